"""Which packages a folder holds."""

import os
from pathlib import Path

import pytest

from voucher_cli.batch.packages import open_place, packages_in
from voucher_cli.batch.season import LeftOut, WhyLeftOut
from voucher_cli.errors import VoucherError

from .seasons import papers, put, zipped


def names(folder: Path, output: Path | None = None) -> list[str]:
    found = packages_in(folder, output or folder / "结果")
    return [package.name for package in found.packages]


def test_each_sub_folder_and_archive_is_one_in_natural_order(tmp_path: Path) -> None:
    put(tmp_path / "包10", papers())
    put(tmp_path / "包2", papers())
    zipped(tmp_path / "乙.ZIP", papers())
    (tmp_path / "丙.rar").write_bytes(b"Rar!")  # its row says that it must be unpacked
    assert names(tmp_path) == ["丙.rar", "乙.ZIP", "包2", "包10"]


def test_what_is_no_package_is_named_and_left_out(tmp_path: Path) -> None:
    put(tmp_path / "包", {})
    put(tmp_path / ".git", {})
    put(tmp_path / "__MACOSX", {})
    put(tmp_path / "结果", {})
    (tmp_path / "名单.xlsx").write_bytes(b"x")
    found = packages_in(tmp_path, tmp_path / "结果")
    assert [package.name for package in found.packages] == ["包"]
    assert [one.name for one in found.left_out] == [".git", "名单.xlsx"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = put(tmp_path / "外", papers())
    inside = put(tmp_path / "季", {})
    put(inside / "包", {})
    (inside / "链").symlink_to(outside)
    (inside / "断.zip").symlink_to(tmp_path / "没有")
    found = packages_in(inside, tmp_path / "结果")
    assert [package.name for package in found.packages] == ["包", "断.zip", "链"]
    for package in found.packages[1:]:
        with pytest.raises(VoucherError) as error:
            open_place(package.path)
        assert "符号链接" in error.value.message.zh


def test_names_can_be_shown_and_none_is_twice(tmp_path: Path) -> None:
    put(tmp_path / "a\nb", {})
    (tmp_path / os.fsdecode(b"\xb2\xc4\xc1\xcf")).mkdir()
    put(tmp_path / "e\u0301", {})
    put(tmp_path / "\u00e9", {})
    found = names(tmp_path)
    assert sorted(found) == ["\\xb2\\xc4\\xc1\\xcf", "a\\x0ab", "\u00e9", "\u00e9 (2)"]
    for name in found:
        name.encode()


def test_an_empty_package_is_told_so(tmp_path: Path) -> None:
    put(tmp_path / "空", {})
    zipped(tmp_path / "空.zip", {})
    for name in ("空", "空.zip"):
        with pytest.raises(VoucherError) as error:
            open_place(tmp_path / name)
        assert "是空的" in error.value.message.zh


def test_names_that_some_systems_do_not_tell_apart_are_told_apart(tmp_path: Path) -> None:
    put(tmp_path / "A01", {})
    put(tmp_path / "a01", {})
    assert sorted(names(tmp_path)) == ["A01", "a01 (2)"]


def test_results_of_another_run_are_no_package(tmp_path: Path) -> None:
    put(tmp_path / "包", {})
    put(tmp_path / "去年的结果" / ".voucher", {"written.txt": b""})
    found = packages_in(tmp_path, tmp_path / "结果")
    assert [package.name for package in found.packages] == ["包"]
    assert found.left_out == (LeftOut("去年的结果", WhyLeftOut.NO_PACKAGE),)


@pytest.mark.parametrize("output", [".", "包", "包/结果", "包/内/结果"])
def test_results_are_not_written_among_papers(tmp_path: Path, output: str) -> None:
    put(tmp_path / "包", {})
    with pytest.raises(VoucherError):
        packages_in(tmp_path, tmp_path / output)


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir()])
def test_a_folder_without_packages_is_told(tmp_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    make(tmp_path / "季")
    with pytest.raises(VoucherError) as error:
        packages_in(tmp_path / "季", tmp_path / "结果")
    assert str(tmp_path / "季") in error.value.message.zh
