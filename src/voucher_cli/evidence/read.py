"""Reads each file of a package once: bytes → type → the reader of that type → SourceFile."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from voucher_cli.evidence.model import FileState, FileType, Page, Row, SourceFile
from voucher_cli.evidence.package import Package
from voucher_cli.evidence.packed import PackedFile, PackedFileError
from voucher_cli.evidence.readers import Content, damaged
from voucher_cli.evidence.sniff import is_misnamed, promised_type, sniff
from voucher_cli.language import Bilingual

Progress = Callable[[str, int, int], None]
"""called before each file with its path, its number from 1, and how many there are"""

MAX_CHARACTERS = 300_000
"""of one page, which for a Word or text file is all of it: some three hundred printed pages"""

_UNSUPPORTED = {
    FileType.OFD: Bilingual(
        "本版本尚不能读取 OFD 文件，请另附 PDF 版式文件",
        "this version cannot read OFD files yet: add a PDF copy",
    ),
    FileType.XML: Bilingual(
        "本版本尚不能读取 XML 文件，请另附 PDF 版式文件",
        "this version cannot read XML files yet: add a PDF copy",
    ),
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


def read_package(
    package: Package, progress: Progress | None = None, *, ocr: bool = True
) -> tuple[SourceFile, ...]:
    """Every file of the package, in its order. Never raises for what a file holds."""
    files = []
    for number, entry in enumerate(package.entries, start=1):
        if progress is not None:
            progress(entry.path, number, len(package.entries))
        files.append(read_packed(entry, ocr=ocr))
    return tuple(files)


def read_packed(entry: PackedFile, *, ocr: bool = True) -> SourceFile:
    """One file. Where its bytes cannot be had, `sha256` is empty and `detail` says why."""
    try:
        data = entry.read()
    except PackedFileError as error:
        return SourceFile(
            path=entry.path,
            size=entry.size,
            sha256="",
            type=promised_type(entry.path) or FileType.UNKNOWN,
            state=error.state,
            detail=error.detail,
        )
    return read_file(entry.path, data, ocr=ocr)


def read_file(path: str, data: bytes, *, ocr: bool = True) -> SourceFile:
    """The file called `path` with these bytes. Never raises for what they are."""
    if data:
        kind, content = _read_content(path, data)
    else:
        kind = promised_type(path) or FileType.UNKNOWN
        content = Content(FileState.EMPTY, detail=_EMPTY)
    content = _looked_at(data, kind, content, ocr=ocr)
    return SourceFile(
        path=path,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        type=kind,
        state=content.state,
        misnamed=is_misnamed(kind, path),
        page_count=content.page_count,
        pages=tuple(map(_bounded, content.pages)),
        read_by=content.read_by,
        detail=content.detail,
        has_signature_field=content.has_signature_field,
        signatures=content.signatures,
        records=content.records,
    )


def _looked_at(data: bytes, kind: FileType, content: Content, *, ocr: bool) -> Content:
    """With what the pictures of its pages show."""
    wanted = [page for page in content.pages if page.pictured or not page.readable]
    if not wanted:
        return content
    from voucher_cli.evidence.pictures.look import look_at_pages

    try:
        looked = {page.number: page for page in look_at_pages(data, kind, wanted, ocr=ocr)}
    except Exception:  # as below: the pages stay as unread as they were
        return content
    pages = tuple(looked.get(page.number, page) for page in content.pages)
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
    elif kind is FileType.CSV:
        from voucher_cli.evidence.readers.plain import read_csv as reader
    else:
        from voucher_cli.evidence.readers.plain import read_text as reader
    return reader
