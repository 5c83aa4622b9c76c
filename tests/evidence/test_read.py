import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voucher_cli.evidence.model import FileState, FileType
from voucher_cli.evidence.package import open_package
from voucher_cli.evidence.packed import refused
from voucher_cli.evidence.read import read_file, read_packed
from voucher_cli.evidence.read_all import read_package
from voucher_cli.language import Bilingual

from .papers import lines, pdf, put, zipped

SUFFIXES = ["pdf", "docx", "xlsx", "csv", "txt", "jpg", "ofd", "xml", "doc", "zip", "bin", ""]
HEADS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xd8\xff",
    b"II*\x00",
    b"<?xml version='1.0'?>",
]
SOUND = pdf(lines("合同编号：YF-2024-091"), lines("第二页"))


def test_a_file_is_read_with_its_hash() -> None:
    file = read_file("合同.pdf", SOUND)
    assert file.state is FileState.READ
    assert file.sha256 == hashlib.sha256(SOUND).hexdigest()
    assert (file.size, file.page_count, file.misnamed) == (len(SOUND), 2, False)
    assert [page.number for page in file.pages] == [1, 2]
    assert file.pages[0].text == "合同编号:YF-2024-091"


def test_a_misnamed_file_is_read_as_what_it_is() -> None:
    file = read_file("合同.doc", SOUND)
    assert (file.type, file.state, file.misnamed) == (FileType.PDF, FileState.READ, True)


@pytest.mark.parametrize(
    ("name", "data", "kind", "state"),
    [
        ("a.pdf", b"", FileType.PDF, FileState.EMPTY),
        ("a.pdf", b"\0" * 5000, FileType.UNKNOWN, FileState.UNREADABLE),
        ("a.pdf", b"\x01\x02\x00\xff" * 50, FileType.UNKNOWN, FileState.UNREADABLE),
        ("a.bin", b"\x01\x02\x00\xff" * 50, FileType.UNKNOWN, FileState.UNSUPPORTED),
        ("a.ofd", zipped({"OFD.xml": b""}), FileType.OFD, FileState.UNREADABLE),
        ("a.xml", b"<?xml version='1.0'?><a/>", FileType.XML, FileState.UNSUPPORTED),
        ("a.zip", zipped({"b.pdf": SOUND}), FileType.ARCHIVE, FileState.UNSUPPORTED),
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            FileType.LEGACY_OFFICE,
            FileState.UNSUPPORTED,
        ),
        ("a.pdf", SOUND[: len(SOUND) // 2], FileType.PDF, FileState.UNREADABLE),
        ("a.docx", b"PK\x03\x04 word/ broken", FileType.DOCX, FileState.UNREADABLE),
    ],
)
def test_what_cannot_be_read_says_why(
    name: str, data: bytes, kind: FileType, state: FileState
) -> None:
    file = read_file(name, data)
    assert (file.type, file.state) == (kind, state)
    assert file.pages == ()
    assert file.detail is not None
    assert file.detail.zh
    assert file.detail.en


def test_text_beyond_what_any_paper_holds_is_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voucher_cli.evidence.read.MAX_CHARACTERS", 6)
    (page,) = read_file("合同.txt", "一二三\n四五六\n七".encode()).pages
    assert (page.text, page.readable) == ("一二三\n四五六", False)
    (page,) = read_file("合同.txt", "一二三\n四五六".encode()).pages
    assert page.readable


def test_an_entry_that_cannot_be_had_is_a_file_without_hash() -> None:
    why = Bilingual("设有密码", "needs a password")
    file = read_packed(refused("a.pdf", 10, FileState.ENCRYPTED, why))
    assert (file.state, file.detail, file.sha256, file.size) == (FileState.ENCRYPTED, why, "", 10)
    assert file.type is FileType.PDF


def test_a_package_is_read_in_order_with_progress(tmp_path: Path) -> None:
    put(tmp_path, {"10.pdf": SOUND, "2.txt": b"text", "junk.bin": b"\0\1"})
    seen: list[tuple[str, int, int]] = []
    with open_package(tmp_path) as package:
        files = read_package(package, lambda step: seen.append((step.path, step.file, step.files)))
    assert [f.path for f in files] == ["2.txt", "10.pdf", "junk.bin"]
    assert seen == [("2.txt", 1, 3), ("10.pdf", 2, 3), ("junk.bin", 3, 3)]


def test_a_reader_that_fails_leaves_an_unreadable_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from voucher_cli.evidence.readers import image

    def fail(_: bytes) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(image, "read_image", fail)
    file = read_file("a.jpg", b"\xff\xd8\xff\xe0")
    assert file.state is FileState.UNREADABLE
    assert file.detail is not None
    assert "ZeroDivisionError" in file.detail.en


@settings(max_examples=150)
@given(st.sampled_from(HEADS), st.binary(max_size=400), st.sampled_from(SUFFIXES))
def test_no_bytes_under_any_name_raise(head: bytes, body: bytes, suffix: str) -> None:
    file = read_file(f"a.{suffix}", head + body)
    if file.state is FileState.READ:
        assert file.pages
    else:
        assert file.detail is not None


@settings(max_examples=60)
@given(st.data())
def test_no_damage_to_a_sound_pdf_raises(data: st.DataObject) -> None:
    broken = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 5))):
        broken[data.draw(st.integers(0, len(SOUND) - 1))] = data.draw(st.integers(0, 255))
    assert read_file("a.pdf", bytes(broken), ocr=False).sha256
