import stat
import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path

import pytest

from voucher_cli.errors import VoucherError
from voucher_cli.evidence import archive
from voucher_cli.evidence.model import FileState
from voucher_cli.evidence.package import open_package
from voucher_cli.evidence.packed import PackedFileError

from .papers import raw_zip, zipped


def write(folder: Path, data: bytes) -> Path:
    path = folder / "材料.zip"
    path.write_bytes(data)
    return path


def listing(folder: Path, data: bytes) -> dict[str, bytes | FileState]:
    """Path → bytes, or the state of what cannot be had."""
    found: dict[str, bytes | FileState] = {}
    with open_package(write(folder, data)) as package:
        for entry in package.entries:
            try:
                found[entry.path] = entry.read()
            except PackedFileError as error:
                found[entry.path] = error.state
    return found


def test_a_lone_top_folder_is_stripped(tmp_path: Path) -> None:
    data = zipped({"云帆/": b"", "云帆/1.pdf": b"a", "云帆/附件/2.pdf": b"b"})
    assert listing(tmp_path, data) == {"1.pdf": b"a", "附件/2.pdf": b"b"}


def test_junk_beside_it_does_not_keep_the_top_folder(tmp_path: Path) -> None:
    data = zipped({"云帆/1.pdf": b"a", "__MACOSX/云帆/._1.pdf": b"", ".DS_Store": b""})
    assert listing(tmp_path, data) == {"1.pdf": b"a"}


def test_two_top_folders_stay(tmp_path: Path) -> None:
    data = zipped({"合同/1.pdf": b"a", "发票/1.pdf": b"b"})
    assert list(listing(tmp_path, data)) == ["发票/1.pdf", "合同/1.pdf"]


def test_only_one_top_folder_is_stripped(tmp_path: Path) -> None:
    assert list(listing(tmp_path, zipped({"a/b/1.pdf": b""}))) == ["b/1.pdf"]


def test_the_manifest_decides_the_root(tmp_path: Path) -> None:
    data = zipped({"a/b/manifest.yaml": b"version: 1", "a/b/1.pdf": b"x", "a/readme.txt": b""})
    with open_package(write(tmp_path, data)) as package:
        assert package.root == "a/b"
        assert package.left_out == ("a/readme.txt",)


@pytest.mark.parametrize(
    ("raw", "flags"),
    [
        ("合同.pdf".encode("gbk"), 0),
        ("合同.pdf".encode("gbk"), 0x800),  # a packer that calls its GBK names UTF-8
        ("合同.pdf".encode(), 0),  # one that does not say that its names are UTF-8
        ("合同.pdf".encode(), 0x800),
        (unicodedata.normalize("NFD", "合同.pdf").encode(), 0x800),
    ],
)
def test_names_in_every_encoding(tmp_path: Path, raw: bytes, flags: int) -> None:
    assert listing(tmp_path, raw_zip(raw, flags=flags)) == {"合同.pdf": b"text"}


def test_a_unicode_path_field_names_the_entry(tmp_path: Path) -> None:
    raw = b"?.pdf"
    field = b"\x01" + struct.pack("<L", zlib.crc32(raw)) + "合同.pdf".encode()
    stale = b"\x01" + struct.pack("<L", 1) + "别的.pdf".encode()
    for value, name in ((field, "合同.pdf"), (stale, "?.pdf")):
        extra = struct.pack("<HH", 0x7075, len(value)) + value
        assert list(listing(tmp_path, raw_zip(raw, extra=extra))) == [name]


def test_backslashes_part_folders(tmp_path: Path) -> None:
    assert list(listing(tmp_path, raw_zip(b"x\\a.pdf"))) == ["a.pdf"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"../../etc/passwd", "passwd"),
        (b"/etc/passwd", "passwd"),
        (b"C:\\Windows\\win.ini", "win.ini"),
        (b"a/../../b.pdf", "b.pdf"),
    ],
)
def test_no_entry_leads_out(tmp_path: Path, name: bytes, shown: str) -> None:
    found = listing(tmp_path, raw_zip(name))
    ((path, state),) = found.items()
    assert path.endswith(shown)
    assert ".." not in path
    assert state is FileState.UNSUPPORTED


def test_a_colon_in_a_name_is_no_drive(tmp_path: Path) -> None:
    assert listing(tmp_path, raw_zip(b"1:2.pdf")) == {"1:2.pdf": b"text"}


def test_links_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        info = zipfile.ZipInfo("link.pdf")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(info, "/etc/passwd")
    assert listing(tmp_path, path.read_bytes()) == {"link.pdf": FileState.UNSUPPORTED}


def test_an_encrypted_entry_is_told(tmp_path: Path) -> None:
    assert listing(tmp_path, raw_zip(b"a.pdf", flags=1)) == {"a.pdf": FileState.ENCRYPTED}


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    data = zipped({"bomb.pdf": b"\0" * (16 * 1024 * 1024), "合同.pdf": b"ok"})
    assert listing(tmp_path, data) == {"bomb.pdf": FileState.UNSUPPORTED, "合同.pdf": b"ok"}


def test_a_size_that_lies_yields_no_more_than_it_says(tmp_path: Path) -> None:
    data = zipped({"a.pdf": b"x" * 1000})
    lying = data.replace(struct.pack("<L", 1000), struct.pack("<L", 10))
    assert listing(tmp_path, lying) == {"a.pdf": FileState.UNREADABLE}


def test_limits_on_entries_and_total(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, zipped({"a": b"12345", "b": b"12345"}))
    monkeypatch.setattr(archive, "MAX_ENTRIES", 1)
    with pytest.raises(VoucherError, match="holds more than 1"):
        open_package(path)
    monkeypatch.setattr(archive, "MAX_ENTRIES", 2)
    monkeypatch.setattr(archive, "MAX_TOTAL_BYTES", 9)
    with pytest.raises(VoucherError, match="unpack to more"):
        open_package(path)


def test_a_damaged_entry_leaves_the_others(tmp_path: Path) -> None:
    data = zipped({"a.pdf": bytes(range(256)) * 4, "b.pdf": b"sound"})
    broken = bytearray(data)
    broken[40:60] = b"\xff" * 20
    assert listing(tmp_path, bytes(broken)) == {"a.pdf": FileState.UNREADABLE, "b.pdf": b"sound"}


def test_an_unknown_packing_method_is_told(tmp_path: Path) -> None:
    data = bytearray(raw_zip(b"a.pdf"))
    data[8:10] = struct.pack("<H", 9)
    central = data.index(b"PK\x01\x02")
    data[central + 10 : central + 12] = struct.pack("<H", 9)
    assert listing(tmp_path, bytes(data)) == {"a.pdf": FileState.UNREADABLE}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_entries_of_one_name_are_both_there(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("a.pdf", b"one")
        made.writestr("a.pdf", b"two")
    assert listing(tmp_path, path.read_bytes()) == {"a.pdf": b"one", "a (2).pdf": b"two"}


def test_a_truncated_zip_is_an_error(tmp_path: Path) -> None:
    data = zipped({"a.pdf": b"x" * 500})
    with pytest.raises(VoucherError, match="pack it again"):
        open_package(write(tmp_path, data[:-30]))


def test_an_empty_zip_is_an_empty_package(tmp_path: Path) -> None:
    assert listing(tmp_path, zipped({})) == {}
