"""All files or none, nothing over something by accident, inputs never."""

from pathlib import Path

import pytest

from voucher_cli.errors import VoucherError
from voucher_cli.workflow.saving import check_targets, save_all


def test_what_is_there_already_is_told_all_at_once(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1")
    two.write_text("2")
    with pytest.raises(VoucherError) as error:
        check_targets([one, two, tmp_path / "three"], force=False)
    assert str(one) in str(error.value)
    assert str(two) in str(error.value)
    assert "three" not in str(error.value)
    check_targets([one, two], force=True)


def test_an_input_is_not_written_over_even_with_force(tmp_path: Path) -> None:
    blank = tmp_path / "blank.docx"
    blank.touch()
    (tmp_path / "link.docx").symlink_to(blank)
    for target in (blank, tmp_path / "link.docx", tmp_path / "." / "blank.docx"):
        with pytest.raises(VoucherError, match="never written over"):
            check_targets([target], force=True, inputs=[blank])


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(VoucherError, match="is a folder"):
        check_targets([tmp_path], force=True)


def test_files_are_written_whole_and_folders_made(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "c"
    save_all({target: b"1", tmp_path / "d": b"2"})
    assert target.read_bytes() == b"1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "d"]


def test_when_one_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(VoucherError, match="cannot write"):
        save_all({tmp_path / "good": b"1", tmp_path / "file" / "below": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
