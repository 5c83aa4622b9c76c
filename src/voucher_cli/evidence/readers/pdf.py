"""PDF → pages. pdfium reads the text; its form-fill module draws the values of form fields, and
flattening a page puts them and other annotations among its text."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from voucher_cli.evidence.model import Cell, ElectronicSignature, FileState, Page, Row, Source
from voucher_cli.evidence.readers import Content, damaged
from voucher_cli.evidence.readers.pdf_blank import has_no_pages, truly_blank
from voucher_cli.evidence.readers.pdf_drawing import Drawing, drawing_on
from voucher_cli.evidence.readers.pdf_info import records_in_pdf
from voucher_cli.evidence.readers.pdf_layout import rows_of
from voucher_cli.evidence.readers.pdf_readable import is_readable
from voucher_cli.evidence.readers.pdf_text import Frame, PageText, read_runs
from voucher_cli.language import Bilingual

MAX_PAGES = 3000

_ENCRYPTED = Bilingual(
    "PDF 设有打开密码；请取消密码后重新提供",
    "the PDF needs a password to open: save it without one",
)
_NO_PAGES = Bilingual("PDF 没有页面", "the PDF has no pages")
_ALL_BLANK = Bilingual("PDF 的所有页面都是空白", "all pages of the PDF are blank")
_TRUNCATED = Bilingual(
    "PDF 不完整（文件尾部缺失）；请重新下载或导出",
    "the PDF is incomplete (its end is missing): download or export it again",
)
_TOO_LONG = Bilingual(
    f"超过 {MAX_PAGES} 页，其余页面未读取；请拆分",
    f"more than {MAX_PAGES} pages, the rest was not read: split it",
)


def read_pdf(data: bytes) -> Content:
    """The pages of a PDF, each with its rows; a scanned page has none and is not readable."""
    if not _has_end(data):
        return Content(FileState.UNREADABLE, detail=_TRUNCATED)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # pdfium keeps the code of an earlier failure where it sets none: the file must agree.
        if error.err_code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in data:
            return Content(FileState.ENCRYPTED, detail=_ENCRYPTED)
        if has_no_pages(data):
            return Content(FileState.EMPTY, page_count=0, detail=_NO_PAGES)
        return damaged("PDF")
    with document:
        return _read_document(document, data)


def _has_end(data: bytes) -> bool:
    """A PDF closes with startxref and %%EOF; one that lost both was cut off."""
    tail = data.rstrip(b"\0\r\n\t ")[-4096:]
    return b"%%EOF" in tail or b"startxref" in tail


def _read_document(document: pypdfium2.PdfDocument, data: bytes) -> Content:
    count = len(document)
    if count == 0:
        return Content(FileState.EMPTY, page_count=0, detail=_NO_PAGES)
    if document.get_formtype() != pdfium.FORMTYPE_NONE:
        document.init_forms()
    is_signed = _is_signed(document)  # before pages are flattened, which takes the fields away
    pages: list[Page] = []
    broken, bare = 0, []
    for index in range(min(count, MAX_PAGES)):
        try:
            page, things = _read_page(document, index)
        except pypdfium2.PdfiumError:
            broken += 1
            page, things = Page(index + 1, (), readable=False), 1
        pages.append(page)
        if things == 0:
            bare.append(index)
    if broken == len(pages):
        return damaged("PDF")
    blank = truly_blank(data, bare) if bare else set()
    for index in set(bare) - blank:
        pages[index] = replace(pages[index], readable=False)
    if count > MAX_PAGES:
        pages.append(Page(MAX_PAGES + 1, (), readable=False))  # stands for all that follow
    if len(blank) == count:
        return Content(FileState.EMPTY, page_count=count, detail=_ALL_BLANK)
    return Content(
        FileState.READ,
        tuple(pages),
        page_count=count,
        read_by=Source.PDF_TEXT,
        detail=_TOO_LONG if count > MAX_PAGES else None,
        has_signature_field=is_signed,
        signatures=_signatures(data) if is_signed else (),
        records=records_in_pdf(document, data),
    )


def _signatures(data: bytes) -> tuple[ElectronicSignature, ...]:
    """Loaded only for a file that holds some: the library takes a second."""
    from voucher_cli.evidence.readers.pdf_signatures import signatures_in

    return signatures_in(data)


def _is_signed(document: pypdfium2.PdfDocument) -> bool:
    """Whether some signature field holds a signature."""
    return any(
        pdfium.FPDFSignatureObj_GetContents(pdfium.FPDF_GetSignatureObject(document, n), None, 0)
        > 0
        for n in range(max(pdfium.FPDF_GetSignatureCount(document), 0))
    )


def _read_page(document: pypdfium2.PdfDocument, index: int) -> tuple[Page, int]:
    """A page, and how many things stand on it."""
    page = document[index]
    try:
        notes: tuple[Row, ...] = ()
        if pdfium.FPDFPage_GetAnnotCount(page) > 0:
            notes = _free_text(page)
            if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
                page.close()
                page = document[index]
        left, bottom, right, top = page.get_bbox()
        frame = Frame(left, bottom, right, top, turns=page.get_rotation() // 90 % 4)
        text_page = page.get_textpage()
        try:
            text = read_runs(text_page, frame)
        finally:
            text_page.close()
        drawing = drawing_on(page)
        width, height = frame.size
        page_read = Page(
            number=index + 1,
            rows=(*_rows(text, drawing, frame), *notes),
            readable=is_readable(text, drawing, width * height),
            width=width,
            height=height,
            read_by=Source.PDF_TEXT if text.characters else None,
            pictured=drawing.may_show_more,
        )
        return page_read, drawing.things + len(notes)
    finally:
        page.close()


def _rows(text: PageText, drawing: Drawing, frame: Frame) -> list[Row]:
    """Upright text first, then text turned another way, then watermarks."""
    rows: list[Row] = []
    most_first = sorted(text.turned.items(), key=lambda item: -sum(len(r.text) for r in item[1]))
    for turn, runs in most_first:
        rules = [frame.reading(frame.shown_box(rule), turn) for rule in drawing.rules]
        rows.extend(rows_of(runs, rules))
    if text.slanted:
        rows.append(Row((Cell("".join(text.slanted)),)))
    return rows


def _free_text(page: Any) -> tuple[Row, ...]:
    """Text that was typed onto the page as an annotation without a drawn appearance."""
    rows = []
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), 5000)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        try:
            if (
                pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_FREETEXT
                and pdfium.FPDFAnnot_GetAP(note, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0)
                <= 2
            ):
                contents = _string_value(note, b"Contents")
                rows += [
                    Row((Cell(line.strip()),)) for line in contents.splitlines() if line.strip()
                ]
        finally:
            pdfium.FPDFPage_CloseAnnot(note)
    return tuple(rows)


def _string_value(note: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    if not 2 < size < 1_000_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(
        note, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size
    )
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
