"""Reads one file: bytes → type → the reader of that type → Content → SourceFile.

`read_content` reads its text and `look_at` the pictures of its pages: each may be the task of a
worker (see `read_all`). `read_file` does all of it here and now.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from voucher_cli.evidence.model import FileState, FileType, Page, Row, SourceFile
from voucher_cli.evidence.packed import PackedFile, PackedFileError
from voucher_cli.evidence.readers import Content, damaged
from voucher_cli.evidence.sniff import is_misnamed, promised_type, sniff
from voucher_cli.language import Bilingual

MAX_CHARACTERS = 300_000
"""of one page, which for a Word or text file is all of it: some three hundred printed pages"""

_UNSUPPORTED = {
    FileType.LEGACY_OFFICE: Bilingual(
        "旧版 Office 或 WPS 格式无法读取，请另存为 PDF、.docx 或 .xlsx",
        "a legacy Office or WPS format that cannot be read: save it as PDF, .docx or .xlsx",
    ),
    FileType.ARCHIVE: Bilingual(
        "材料包内的压缩文件不会展开，请解压后直接放入材料包",
        "archives within the package are not opened: unpack it into the package",
    ),
    FileType.UNKNOWN: Bilingual(
        "无法识别的文件格式，请另存为 PDF 后重新提供",
        "of no known format: save it as PDF and provide that",
    ),
}
_NOT_WHAT_IT_SAYS = Bilingual(
    "文件内容已损坏，或不是其扩展名所示的格式；请重新导出",
    "damaged, or not at all what its suffix says: export it again",
)
_ALL_ZERO = Bilingual(
    "文件内容全部为零字节（同步或下载未完成）；请重新提供",
    "holds nothing but zero bytes (an unfinished download?): provide it again",
)
_EMPTY = Bilingual("文件为空（0 字节）", "the file is empty (0 bytes)")


def read_packed(entry: PackedFile, *, ocr: bool = True) -> SourceFile:
    """One file. Where its bytes cannot be had, `sha256` is empty and `detail` says why."""
    try:
        data = entry.read()
    except PackedFileError as error:
        return file_without_bytes(entry, error)
    return read_file(entry.path, data, ocr=ocr)


def file_without_bytes(entry: PackedFile, error: PackedFileError) -> SourceFile:
    """A file that is listed and cannot be had."""
    return SourceFile(
        path=entry.path,
        size=entry.size,
        sha256="",
        type=promised_type(entry.path) or FileType.UNKNOWN,
        state=error.state,
        detail=error.detail,
    )


def read_file(path: str, data: bytes, *, ocr: bool = True) -> SourceFile:
    """The file called `path` with these bytes. Never raises for what they are."""
    try:
        kind, content = read_content(path, data)
    except MemoryError:
        kind, content = promised_type(path) or FileType.UNKNOWN, damaged("MemoryError")
    wanted = pages_to_look_at(content)
    if wanted:
        with contextlib.suppress(Exception):  # whatever it is, the pages stay as unread as they are
            content = with_looks(content, look_at(data, kind, wanted, ocr=ocr))
    return source_file(path, len(data), hashlib.sha256(data).hexdigest(), kind, content)


def source_file(path: str, size: int, digest: str, kind: FileType, content: Content) -> SourceFile:
    """The file called `path`, of `size` bytes with the SHA-256 `digest`, and what it holds."""
    return SourceFile(
        path=path,
        size=size,
        sha256=digest,
        type=kind,
        state=content.state,
        misnamed=is_misnamed(kind, path),
        page_count=content.page_count,
        pages=content.pages,
        read_by=content.read_by,
        detail=content.detail,
        has_signature_field=content.has_signature_field,
        signatures=content.signatures,
        records=content.records,
    )


def read_content(path: str, data: bytes) -> tuple[FileType, Content]:
    """The type and the text of a file; of `path` only the suffix matters. Raises MemoryError and
    nothing else."""
    if not data:
        kind = promised_type(path) or FileType.UNKNOWN
        return kind, Content(FileState.EMPTY, detail=_EMPTY)
    kind, content = _read_content(path, data)
    return kind, replace(content, pages=tuple(map(_bounded, content.pages)))


def pages_to_look_at(content: Content) -> tuple[Page, ...]:
    """Those of its pages that hold what only their pictures show."""
    return tuple(page for page in content.pages if page.pictured or not page.readable)


def look_at(
    data: bytes, kind: FileType, pages: Sequence[Page], *, ocr: bool = True
) -> tuple[Page, ...]:
    """These pages of a file with what their pictures show. May raise anything."""
    from voucher_cli.evidence.pictures.look import look_at_pages

    return tuple(map(_bounded, look_at_pages(data, kind, pages, ocr=ocr)))


def with_looks(content: Content, looked: Iterable[Page]) -> Content:
    """The content with these pages in place of its own of the same numbers."""
    by_number = {page.number: page for page in looked}
    pages = tuple(by_number.get(page.number, page) for page in content.pages)
    read_by = content.read_by or next((page.read_by for page in pages if page.read_by), None)
    return replace(content, pages=pages, read_by=read_by)


def _bounded(page: Page) -> Page:
    """The page, without the rows beyond what any paper holds: so much text would keep every check
    busy for minutes. What is left out is unread."""
    rows: list[Row] = []
    room = MAX_CHARACTERS
    for row in page.rows:
        room -= len(row.text)
        if room < 0:
            return replace(page, rows=tuple(rows), readable=False)
        rows.append(row)
    return page


def _read_content(path: str, data: bytes) -> tuple[FileType, Content]:
    sniffed = sniff(data, path)
    kind = sniffed.type
    if sniffed.state is not None:
        return kind, Content(sniffed.state, detail=sniffed.detail)
    if kind is FileType.UNKNOWN and not data.strip(b"\0"):
        return kind, Content(FileState.UNREADABLE, detail=_ALL_ZERO)
    if kind is FileType.UNKNOWN and promised_type(path) is not None:
        return kind, Content(FileState.UNREADABLE, detail=_NOT_WHAT_IT_SAYS)
    if kind in _UNSUPPORTED:
        return kind, Content(FileState.UNSUPPORTED, detail=_UNSUPPORTED[kind])
    try:
        return kind, _reader(kind)(data)
    except MemoryError:
        raise
    except Exception as error:  # whatever a stranger's file does, it must not end the run
        return kind, damaged(type(error).__name__)


def _reader(kind: FileType) -> Callable[[bytes], Content]:
    """The reader of a type; imported here, so that each costs only those who need it."""
    if kind is FileType.PDF:
        from voucher_cli.evidence.readers.pdf import read_pdf as reader
    elif kind is FileType.DOCX:
        from voucher_cli.evidence.readers.word import read_word as reader
    elif kind is FileType.XLSX:
        from voucher_cli.evidence.readers.sheet import read_workbook as reader
    elif kind is FileType.IMAGE:
        from voucher_cli.evidence.readers.image import read_image as reader
    elif kind is FileType.XML:
        from voucher_cli.evidence.readers.xml_invoice import read_xml as reader
    elif kind is FileType.OFD:
        from voucher_cli.evidence.readers.ofd import read_ofd as reader
    elif kind is FileType.CSV:
        from voucher_cli.evidence.readers.plain import read_csv as reader
    else:
        from voucher_cli.evidence.readers.plain import read_text as reader
    return reader
