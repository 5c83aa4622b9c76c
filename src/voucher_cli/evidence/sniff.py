"""What a file is by its content, and whether its name says so."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from dataclasses import dataclass

from voucher_cli.evidence.archive import BROKEN_ENTRY_ERRORS
from voucher_cli.evidence.model import FileState, FileType
from voucher_cli.language import Bilingual

PDF_HEADER_WITHIN = 1024
"""readers accept this much junk before %PDF (a proxy's or a scanner's header)"""

_PROMISED = {
    suffix: kind
    for kind, suffixes in {
        FileType.PDF: "pdf",
        FileType.DOCX: "docx docm dotx dotm",
        FileType.XLSX: "xlsx xlsm xltx xltm",
        FileType.CSV: "csv tsv",
        FileType.TEXT: "txt md log",
        FileType.IMAGE: "jpg jpeg jpe jfif png tif tiff bmp gif webp heic heif avif",
        FileType.OFD: "ofd",
        FileType.XML: "xml",
        FileType.LEGACY_OFFICE: "doc dot wps wpt xls xlt et ett ppt pps dps rtf",
        FileType.ARCHIVE: "zip rar 7z gz tgz tar bz2 xz",
    }.items()
    for suffix in suffixes.split()
}
_MODERN_OFFICE = {FileType.DOCX, FileType.XLSX}

_MAGIC: tuple[tuple[bytes, FileType], ...] = (
    (b"\xff\xd8\xff", FileType.IMAGE),
    (b"\x89PNG\r\n\x1a\n", FileType.IMAGE),
    (b"II*\x00", FileType.IMAGE),
    (b"MM\x00*", FileType.IMAGE),
    (b"GIF8", FileType.IMAGE),
    (b"Rar!\x1a\x07", FileType.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileType.ARCHIVE),
    (b"\x1f\x8b\x08", FileType.ARCHIVE),
    (b"BZh", FileType.ARCHIVE),
    (b"\xfd7zXZ\x00", FileType.ARCHIVE),
    (b"{\\rtf", FileType.LEGACY_OFFICE),
    (b"\x09\x00\x04\x00", FileType.LEGACY_OFFICE),  # Excel 2, 3 and 4
    (b"\x09\x02\x06\x00", FileType.LEGACY_OFFICE),
    (b"\x09\x04\x06\x00", FileType.LEGACY_OFFICE),
)
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIF_BRANDS = {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis", b"avif"}
_OFD_ROOT = re.compile(r"(?:\.?[/\\])*(?:[^/\\]+[/\\])?OFD\.xml", re.IGNORECASE)
"""also in another case, behind ./ or in a folder, as careless packers write it"""
_SAMPLE = 65_536
_HTML = re.compile(rb"<!doctype html|<html\b|<head\b|<body\b|<table\b", re.IGNORECASE)

_ADVICE_PDF = Bilingual("请另存为 PDF 后重新提供", "save it as PDF and provide that")
_HTML_PAGE = Bilingual(
    "这是网页（HTML），不是文档；请打印或另存为 PDF 后重新提供",
    "a web page (HTML), not a document: print or save it as PDF",
)
_PROTECTED_OFFICE = Bilingual(
    "Office 文件设有打开密码；请取消密码后重新提供",
    "the Office file needs a password to open: save it without one",
)


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A file's true type. `state` is set where that alone decides what becomes of the file."""

    type: FileType
    state: FileState | None = None
    detail: Bilingual | None = None


def sniff(data: bytes, name: str) -> Sniffed:
    """What `data` is. The name only parts what content cannot: CSV from other text, and the kind
    of an Office file whose content is encrypted."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _sniff_zip(data)
    if data.startswith(_OLE2):
        return _sniff_ole2(data, name)
    kind = _by_magic(data)
    return Sniffed(kind) if kind is not None else _sniff_text(data, name)


def _by_magic(data: bytes) -> FileType | None:
    """The type that fixed bytes at or near the beginning tell."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if b"%PDF-" in data[: PDF_HEADER_WITHIN + 5]:
        return FileType.PDF
    if (
        (data[:2] == b"BM" and len(data) > 26 and data[6:10] == b"\0\0\0\0")
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or (data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS)
    ):
        return FileType.IMAGE
    return FileType.ARCHIVE if data[257:262] == b"ustar" else None


def suffix_of(name: str) -> str:
    """`pdf` of `a/b.PDF`; empty where there is none."""
    stem, dot, suffix = name.rpartition("/")[2].rpartition(".")
    return suffix.strip().casefold() if dot and stem else ""


def promised_type(name: str) -> FileType | None:
    """The type that the file's suffix stands for, where it is a known one."""
    return _PROMISED.get(suffix_of(name))


def is_misnamed(kind: FileType, name: str) -> bool:
    """Whether the suffix promises another type, or is one that says nothing about a type that
    the content makes plain."""
    if kind is FileType.UNKNOWN:
        return False
    promised = promised_type(name)
    if kind in {FileType.TEXT, FileType.CSV}:
        return promised not in {None, FileType.TEXT, FileType.CSV}
    return promised is not kind


def _sniff_zip(data: bytes) -> Sniffed:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                return _sniff_opc(names)
            if any(_OFD_ROOT.fullmatch(name) for name in names):
                return Sniffed(FileType.OFD)
            if "mimetype" in names:
                return Sniffed(FileType.UNKNOWN, FileState.UNSUPPORTED, _ADVICE_PDF)
            return Sniffed(FileType.ARCHIVE)
    except BROKEN_ENTRY_ERRORS:
        pass
    # Local headers still tell what a truncated or damaged file was.
    head = data[: 1024 * 1024]
    for mark, kind in (
        (b"word/", FileType.DOCX),
        (b"xl/", FileType.XLSX),
        (b"OFD.xml", FileType.OFD),
        (b"[Content_Types].xml", FileType.DOCX),
    ):
        if mark in head:
            return Sniffed(kind)
    return Sniffed(FileType.ARCHIVE)


def _sniff_opc(names: set[str]) -> Sniffed:
    """An Office Open XML package: told by the folder of its main part."""
    if any(name.startswith("word/") for name in names):
        return Sniffed(FileType.DOCX)
    if "xl/workbook.bin" in names or any(name.startswith("ppt/") for name in names):
        return Sniffed(FileType.UNKNOWN, FileState.UNSUPPORTED, _ADVICE_PDF)
    if any(name.startswith("xl/") for name in names):
        return Sniffed(FileType.XLSX)
    return Sniffed(FileType.UNKNOWN, FileState.UNSUPPORTED, _ADVICE_PDF)


def _sniff_ole2(data: bytes, name: str) -> Sniffed:
    if "EncryptedPackage".encode("utf-16-le") in data:  # an encrypted .docx or .xlsx
        promised = promised_type(name)
        kind = promised if promised in _MODERN_OFFICE else FileType.LEGACY_OFFICE
        return Sniffed(kind or FileType.LEGACY_OFFICE, FileState.ENCRYPTED, _PROTECTED_OFFICE)
    return Sniffed(FileType.LEGACY_OFFICE)


def _sniff_text(data: bytes, name: str) -> Sniffed:
    if not _looks_like_text(data):
        return Sniffed(FileType.UNKNOWN)
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] == b"<" and _HTML.search(head):
        return Sniffed(FileType.UNKNOWN, FileState.UNSUPPORTED, _HTML_PAGE)
    if head.startswith((b"<?xml", "<?xml".encode("utf-16-le"))) or promised_type(name) is (
        FileType.XML
    ):
        return Sniffed(FileType.XML)
    return Sniffed(FileType.CSV if promised_type(name) is FileType.CSV else FileType.TEXT)


def _looks_like_text(data: bytes) -> bool:
    """Whether nearly all of the beginning reads as characters that people write."""
    sample = data[:_SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        text: str | None = sample[: len(sample) // 2 * 2].decode("utf-16", "replace")
    else:
        text = None if b"\0" in sample else _decoded(sample)
    if text is None:
        return False
    odd = sum(1 for c in text if (c < " " and c not in "\t\r\n\f\x1a") or c in "\ufffd\x7f")
    private = sum(1 for c in text if "\ue000" <= c <= "\uf8ff")
    return (odd + private) * 50 <= len(text)


def _decoded(sample: bytes) -> str | None:
    """The sample as UTF-8 or GB18030; it may end within a character."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return codecs.getincrementaldecoder(encoding)().decode(sample)
        except UnicodeDecodeError:
            continue
    return None
