import os
import unicodedata
from pathlib import Path

import pytest

from voucher_cli.errors import VoucherError
from voucher_cli.evidence import folder, packed
from voucher_cli.evidence.model import FileState
from voucher_cli.evidence.package import open_package
from voucher_cli.evidence.packed import (
    PackedFile,
    PackedFileError,
    in_order,
    natural_key,
    printable,
)

from .papers import put, zipped


def paths(path: Path, **options: bool) -> list[str]:
    with open_package(path, **options) as package:
        return [entry.path for entry in package.entries]


def refusal(entry: PackedFile) -> PackedFileError:
    with pytest.raises(PackedFileError) as caught:
        entry.read()
    return caught.value


def test_a_folder_is_its_own_root_without_a_manifest(tmp_path: Path) -> None:
    put(tmp_path, {"2-合同.pdf": b"b", "子目录/1.pdf": b"a"})
    with open_package(tmp_path) as package:
        assert [e.path for e in package.entries] == ["2-合同.pdf", "子目录/1.pdf"]
        assert [e.read() for e in package.entries] == [b"b", b"a"]
        assert package.manifest is None
        assert package.left_out == ()


def test_the_root_is_where_the_manifest_lies(tmp_path: Path) -> None:
    put(tmp_path, {"材料/manifest.yaml": b"version: 1", "材料/合同.pdf": b"", "备份.pdf": b""})
    with open_package(tmp_path) as package:
        assert [e.path for e in package.entries] == ["合同.pdf"]
        assert package.manifest is not None
        assert package.manifest.read() == b"version: 1"
        assert package.root == "材料"
        assert package.left_out == ("备份.pdf",)


def test_several_manifests_are_an_error_that_names_them(tmp_path: Path) -> None:
    put(tmp_path, {"a/manifest.yaml": b"", "b/manifest.yaml": b""})
    with pytest.raises(VoucherError, match=r"a/manifest\.yaml, b/manifest\.yaml"):
        open_package(tmp_path)


def test_several_manifests_do_not_matter_to_who_brings_another(tmp_path: Path) -> None:
    put(tmp_path, {"a/manifest.yaml": b"", "b/manifest.yaml": b"", "b/合同.pdf": b""})
    assert "b/合同.pdf" in paths(tmp_path, other_manifest=True)


def test_confirmations_are_no_paper(tmp_path: Path) -> None:
    put(tmp_path, {"confirmations.yaml": b"[]", "合同.pdf": b""})
    with open_package(tmp_path) as package:
        assert package.confirmations is not None
        assert [e.path for e in package.entries] == ["合同.pdf"]


@pytest.mark.parametrize(
    "junk",
    [
        "~$合同.docx",
        "Thumbs.db",
        "a/desktop.ini",
        ".DS_Store",
        "__MACOSX/合同.pdf",
        "a/__MACOSX/b/._x",
        "._合同.pdf",
    ],
)
def test_what_systems_leave_behind_is_ignored(tmp_path: Path, junk: str) -> None:
    put(tmp_path, {junk: b"x", "合同.pdf": b""})
    assert paths(tmp_path) == ["合同.pdf"]


def test_own_outputs_are_left_out_and_told(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "report.json": b"",
            "report.html": b"",
            "forms/3-3.docx": b"",
            "forms/3-3-盖章扫描.pdf": b"",
            "验收/report.html": b"",
        },
    )
    with open_package(tmp_path) as package:
        assert [e.path for e in package.entries] == ["forms/3-3-盖章扫描.pdf", "验收/report.html"]
        assert package.left_out == ("forms/3-3.docx", "report.html", "report.json")


def test_order_is_as_people_count() -> None:
    names = ["10、a.pdf", "2、b.pdf", "2、B/1.pdf", "1.pdf", "合同2.pdf", "合同10.pdf"]
    ordered = sorted(names, key=natural_key)
    assert ordered == ["1.pdf", "2、B/1.pdf", "2、b.pdf", "10、a.pdf", "合同2.pdf", "合同10.pdf"]


def test_equal_paths_are_told_apart() -> None:
    twice = [PackedFile(path, 0, lambda: b"") for path in ("a/合同.pdf", "a/合同.pdf", "x", "x")]
    ordered = [entry.path for entry in in_order(twice)]
    assert ordered == ["a/合同.pdf", "a/合同 (2).pdf", "x", "x (2)"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("合同[1](盖章).pdf", "合同[1](盖章).pdf"),
        ("a\nb.pdf", r"a\x0ab.pdf"),
        ("gpj\u202e.fdp", r"gpj\u202e.fdp"),
        ("a\udcff.pdf", r"a\xff.pdf"),
        (unicodedata.normalize("NFD", "é.pdf"), "é.pdf"),
    ],
)
def test_names_are_composed_and_printable(name: str, shown: str) -> None:
    assert printable(name) == shown


def test_an_undecodable_name_on_disk_is_read_under_a_stand_in(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xba\xcf.pdf"))).write_bytes(b"x")
    with open_package(tmp_path) as package:
        (entry,) = package.entries
        assert entry.path == r"\xba\xcf.pdf"
        assert entry.read() == b"x"


def test_links_are_followed_only_to_files_of_the_package(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside", {"secret.pdf": b"secret"})
    root = put(tmp_path / "root", {"real.pdf": b"real", "sub/x.pdf": b"x"})
    (root / "a-out.pdf").symlink_to(outside / "secret.pdf")
    (root / "b-in.pdf").symlink_to("real.pdf")
    (root / "c-dangling.pdf").symlink_to("nowhere.pdf")
    (root / "d-folder").symlink_to(outside)
    (root / "e-loop").symlink_to(".")
    with open_package(root) as package:
        by_path = {entry.path: entry for entry in package.entries}
        assert by_path["b-in.pdf"].read() == b"real"
        states = {
            p: refusal(by_path[p]).state for p in sorted(by_path) if p[1] == "-" and p[0] != "b"
        }
    assert states == {
        "a-out.pdf": FileState.UNSUPPORTED,
        "c-dangling.pdf": FileState.UNREADABLE,
        "d-folder": FileState.UNSUPPORTED,
        "e-loop": FileState.UNSUPPORTED,
    }


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    with open_package(tmp_path) as package:
        assert refusal(package.entries[0]).state is FileState.UNSUPPORTED


def test_a_file_that_became_a_link_since_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path, {"secret": b"secret", "root/a.pdf": b"a"})
    with open_package(tmp_path / "root") as package:
        (tmp_path / "root/a.pdf").unlink()
        (tmp_path / "root/a.pdf").symlink_to(tmp_path / "secret")
        assert refusal(package.entries[0]).state is FileState.UNREADABLE


def test_a_file_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"a.pdf": b"a"})

    def denied(*_: object) -> int:
        raise PermissionError

    with open_package(tmp_path) as package:
        monkeypatch.setattr(os, "open", denied)
        error = refusal(package.entries[0])
    assert error.state is FileState.UNREADABLE
    assert "权限" in error.detail.zh


def test_a_huge_file_is_told_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MAX_FILE_BYTES", 10)
    put(tmp_path, {"big.pdf": b"x" * 11, "fits.pdf": b"x" * 10})
    with open_package(tmp_path) as package:
        assert refusal(package.entries[0]).state is FileState.UNSUPPORTED
        assert len(package.entries[1].read()) == 10


def test_the_whole_disk_is_no_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MAX_ENTRIES", 2)
    put(tmp_path, dict.fromkeys("abc", b""))
    with pytest.raises(VoucherError, match="right folder"):
        open_package(tmp_path)


def test_folders_nested_without_end_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "MAX_DEPTH", 3)
    put(tmp_path, {"a/b/ok.pdf": b"", "a/b/c/d.pdf": b""})
    with open_package(tmp_path) as package:
        assert [e.path for e in package.entries] == ["a/b/c", "a/b/ok.pdf"]
        assert refusal(package.entries[0]).state is FileState.UNSUPPORTED


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("nowhere", None, "is not there"),
        ("合同.pdf", b"%PDF-1.4", "neither a folder nor a zip"),
        ("材料.rar", b"Rar!\x1a\x07\x00", "unpack"),
        (
            "表.docx",
            zipped({"[Content_Types].xml": b"", "word/document.xml": b""}),
            "single document",
        ),
        ("a.zip", b"PK\x03\x04 and then nothing", "no readable zip"),
        ("empty.zip", b"", "is an empty file"),
    ],
)
def test_what_is_no_package_is_an_error(
    tmp_path: Path, name: str, data: bytes | None, says: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(VoucherError, match=says) as caught:
        open_package(tmp_path / name)
    assert caught.value.exit_status == 2


def test_a_name_with_a_nul_is_an_error() -> None:
    with pytest.raises(VoucherError):
        open_package(Path("a\0b"))


def test_an_empty_folder_is_an_empty_package(tmp_path: Path) -> None:
    assert paths(tmp_path) == []


def test_sizes_are_as_listed(tmp_path: Path) -> None:
    put(tmp_path, {"a.pdf": b"12345"})
    with open_package(tmp_path) as package:
        assert package.entries[0].size == 5
        assert package.entries[0].name == "a.pdf"
        assert packed.MAX_FILE_BYTES > 5


@pytest.mark.parametrize("inner", ["[Content_Types].xml", "OFD.xml", "a.txt"])
def test_a_zip_cut_off_behind_a_zip_within_is_damaged(tmp_path: Path, inner: str) -> None:
    """Its end looks like the listing of the one within."""
    whole = zipped({"a.pdf": b"%PDF", "合同.docx": zipped({inner: b"x" * 99}), "c.pdf": b"%PDF"})
    path = tmp_path / "包.zip"
    path.write_bytes(whole[: whole.index(b"c.pdf") - 30])
    with pytest.raises(VoucherError) as error:
        open_package(path)
    assert "已损坏或不完整" in error.value.message.zh
