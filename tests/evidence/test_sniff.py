import io

import pytest

from voucher_cli.evidence.model import FileState, FileType
from voucher_cli.evidence.sniff import is_misnamed, promised_type, sniff

from .papers import lines, pdf, zipped

DOCX = zipped({"[Content_Types].xml": b"", "_rels/.rels": b"", "word/document.xml": b""})
XLSX = zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""})
PPTX = zipped({"[Content_Types].xml": b"", "ppt/presentation.xml": b""})
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ENCRYPTED = OLE2 + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf(lines("a")), FileType.PDF),
        (b"HTTP/1.1 200 OK\r\n\r\n" + b" " * 900 + pdf(lines("a")), FileType.PDF),
        (DOCX, FileType.DOCX),
        (XLSX, FileType.XLSX),
        (DOCX[: len(DOCX) // 2], FileType.DOCX),  # truncated: its first headers still tell
        (zipped({"OFD.xml": b"", "Doc_0/Document.xml": b""}), FileType.OFD),
        (zipped({"a.pdf": b""}), FileType.ARCHIVE),
        (b"Rar!\x1a\x07\x01\x00", FileType.ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", FileType.ARCHIVE),
        (b"\x1f\x8b\x08\x00abc", FileType.ARCHIVE),
        (b"a.pdf" + b"\0" * 252 + b"ustar\x0000" + b"\0" * 300, FileType.ARCHIVE),
        (OLE2, FileType.LEGACY_OFFICE),
        (b"{\\rtf1\\ansi text}", FileType.LEGACY_OFFICE),
        (b"\x09\x02\x06\x00\x00\x00\x10\x00", FileType.LEGACY_OFFICE),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", FileType.IMAGE),
        (b"\x89PNG\r\n\x1a\n", FileType.IMAGE),
        (b"II*\x00\x08\x00\x00\x00", FileType.IMAGE),
        (b"GIF89a", FileType.IMAGE),
        (b"BM" + b"\x00\x10\0\0" + b"\0" * 30, FileType.IMAGE),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", FileType.IMAGE),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", FileType.IMAGE),
        (b'<?xml version="1.0"?><EInvoice/>', FileType.XML),
        (b"\xef\xbb\xbf<?xml version='1.0'?><EInvoice/>", FileType.XML),
        ("合同金额：320万元".encode(), FileType.TEXT),
        ("合同金额：320万元".encode("gb18030"), FileType.TEXT),
        ("合同金额：320万元".encode("utf-16"), FileType.TEXT),
        (b"\x00\x01\x02\x03random\xff\xfe", FileType.UNKNOWN),
    ],
)
def test_types_are_told_by_content(data: bytes, kind: FileType) -> None:
    assert sniff(data, "扫描件").type is kind


def test_a_suffix_parts_csv_from_text() -> None:
    assert sniff(b"a,b\n1,2\n", "对账单.CSV").type is FileType.CSV
    assert sniff(b"a,b\n1,2\n", "对账单.txt").type is FileType.TEXT


def test_long_text_cut_within_a_character_is_text() -> None:
    assert sniff(("一" * 30000).encode(), "a.txt").type is FileType.TEXT
    assert sniff(("一" * 40000).encode("gb18030"), "a.txt").type is FileType.TEXT


@pytest.mark.parametrize("page", [b"<html><body>x</body></html>", b"<!DOCTYPE HTML>", b" <table>"])
def test_a_web_page_is_no_document(page: bytes) -> None:
    assert sniff(page, "流水.xls").state is FileState.UNSUPPORTED


@pytest.mark.parametrize("data", [PPTX, zipped({"mimetype": b"application/epub+zip"})])
def test_other_zips_are_told_to_become_pdf(data: bytes) -> None:
    sniffed = sniff(data, "a.pptx")
    assert sniffed.state is FileState.UNSUPPORTED
    assert sniffed.detail is not None
    assert "PDF" in sniffed.detail.zh


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.docx", FileType.DOCX),
        ("a.xlsx", FileType.XLSX),
        ("a.doc", FileType.LEGACY_OFFICE),
        ("a", FileType.LEGACY_OFFICE),
    ],
)
def test_an_office_file_behind_a_password(name: str, kind: FileType) -> None:
    sniffed = sniff(ENCRYPTED, name)
    assert (sniffed.type, sniffed.state) == (kind, FileState.ENCRYPTED)
    assert not is_misnamed(sniffed.type, name) or name == "a"


@pytest.mark.parametrize(
    ("kind", "name", "misnamed"),
    [
        (FileType.PDF, "合同.pdf", False),
        (FileType.PDF, "合同.PDF", False),
        (FileType.PDF, "合同.pdf ", False),
        (FileType.DOCX, "合同.doc", True),
        (FileType.PDF, "合同.jpg", True),
        (FileType.PDF, "合同", True),
        (FileType.PDF, "合同.pdf.tmp", True),
        (FileType.IMAGE, "照片.jpeg", False),
        (FileType.TEXT, "说明.dat", False),
        (FileType.TEXT, "合同.pdf", True),
        (FileType.CSV, "a.txt", False),
        (FileType.UNKNOWN, "合同.pdf", False),
        (FileType.LEGACY_OFFICE, "合同.wps", False),
    ],
)
def test_misnamed(kind: FileType, name: str, misnamed: bool) -> None:
    assert is_misnamed(kind, name) is misnamed


def test_a_hidden_file_has_no_suffix() -> None:
    assert promised_type(".pdf") is None
    assert promised_type("a/b.OFD") is FileType.OFD


def test_a_zip_with_a_broken_listing_is_still_told() -> None:
    data = io.BytesIO(XLSX).getvalue()
    assert sniff(data[:-4], "a.xlsx").type is FileType.XLSX
