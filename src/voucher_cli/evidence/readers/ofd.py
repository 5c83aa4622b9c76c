"""OFD (GB/T 33190) → pages, the invoices that it holds as data, its electronic seals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from voucher_cli.evidence.facts.records import Field, invoice_record
from voucher_cli.evidence.model import (
    Cell,
    ElectronicSignature,
    FileState,
    Page,
    Record,
    Row,
    Source,
)
from voucher_cli.evidence.readers import Content, damaged
from voucher_cli.evidence.readers.ofd_document import Document, documents_in
from voucher_cli.evidence.readers.ofd_package import OfdPackage
from voucher_cli.evidence.readers.ofd_page import Sheet
from voucher_cli.evidence.readers.ofd_seal import signatures_of
from voucher_cli.evidence.readers.pdf_layout import rows_of
from voucher_cli.evidence.readers.xml_invoice import records_in_xml, rows_of_record
from voucher_cli.evidence.readers.zipped import DamagedError
from voucher_cli.language import Bilingual

MAX_PAGES = 1000
SCAN_COVERS = 0.4
STRAY_CHARACTERS = 100
OUTLINE_STROKES = 150
ODD_SHARE = 0.25
"""as for PDF pages (readers/pdf.py)"""

_ENCRYPTED = Bilingual(
    "OFD 已加密；请取消密码后重新提供", "the OFD is encrypted: provide it without a password"
)
_EMPTY = Bilingual("OFD 没有页面，也没有数据", "the OFD has neither pages nor data")
_TOO_LONG = Bilingual(
    f"超过 {MAX_PAGES} 页，其余页面未读取；请拆分",
    f"more than {MAX_PAGES} pages, the rest was not read: split it",
)


def read_ofd(data: bytes) -> Content:
    """The pages of an OFD, with the data and the seals that it holds beside them."""
    try:
        package = OfdPackage(data)
    except DamagedError:
        return damaged("OFD")
    documents = tuple(documents_in(package))
    if not documents:
        locked = package.locked or any(p.endswith("encryptions.xml") for p in package.paths())
        return Content(FileState.ENCRYPTED, detail=_ENCRYPTED) if locked else damaged("OFD")
    pages: list[Page] = []
    records: list[Record] = []
    signatures: list[ElectronicSignature] = []
    for document in documents:
        first = len(pages) + 1
        sheets = [document.sheet(n) for n in range(min(document.page_count, MAX_PAGES - first + 1))]
        own = [_page(first + n, sheet) for n, sheet in enumerate(sheets)]
        found = _records(package, document, sheets)
        if not any(page.rows for page in own) and found:
            own = _shown_as_data(own, first, found)
        pages += own
        records += [replace(record, page=_page_of(record, own)) for record in found]
        signatures += signatures_of(document, first)
    if not pages:
        return Content(FileState.EMPTY, page_count=0, detail=_EMPTY)
    count = sum(document.page_count for document in documents)
    if count > MAX_PAGES:
        pages.append(Page(MAX_PAGES + 1, (), readable=False))  # stands for all that follow
    return Content(
        FileState.READ,
        tuple(pages),
        page_count=max(count, len(pages)),
        read_by=Source.OFD,
        detail=_TOO_LONG if count > MAX_PAGES else None,
        has_signature_field=bool(signatures),
        signatures=tuple(signatures),
        records=tuple(records),
    )


def _page(number: int, sheet: Sheet | None) -> Page:
    if sheet is None:
        return Page(number, (), readable=False)
    rows = rows_of(sheet.runs, sheet.rules)
    if sheet.slanted:
        rows.append(Row((Cell("".join(sheet.slanted)),)))
    return Page(
        number,
        tuple(rows),
        readable=_is_readable(sheet),
        width=sheet.width,
        height=sheet.height,
        read_by=Source.OFD if rows else None,
        pictured=bool(sheet.images),
    )


def _is_readable(sheet: Sheet) -> bool:
    usable = sheet.characters - sheet.odd
    if not sheet.complete or sheet.odd > ODD_SHARE * sheet.characters:
        return False
    if usable >= STRAY_CHARACTERS:
        return True
    pictures = sheet.picture_area / max(sheet.width * sheet.height, 1.0)
    if pictures >= SCAN_COVERS:
        return False
    return usable > 0 or (pictures < 0.01 and sheet.strokes < OUTLINE_STROKES)


# --- data beside the pages -----------------------------------------------------------------------


def _records(
    package: OfdPackage, document: Document, sheets: list[Sheet | None]
) -> tuple[Record, ...]:
    """The invoices told by attachments, by custom data and by tags, the surest first; what one of
    them tells is not asked of the next."""
    attached = tuple(
        chain.from_iterable(
            records_in_xml(data, Source.OFD) for data in _attachments(package, document)
        )
    )
    custom = invoice_record(document.custom_data, Source.OFD)
    found = (*attached, *((custom,) if custom else ()))
    if found:
        return found
    tagged = invoice_record(_tagged(document, sheets), Source.OFD)
    return (tagged,) if tagged else ()


def _attachments(package: OfdPackage, document: Document) -> Iterator[bytes]:
    for path in document.attachments:
        try:
            yield package.read(path)
        except DamagedError:
            continue


def _tagged(document: Document, sheets: list[Sheet | None]) -> Iterator[Field]:
    """Tags name the text objects in which each value stands."""
    texts: dict[str, str] = {}
    for sheet in sheets:
        texts.update(sheet.texts if sheet else {})
    for name, inside, objects in document.tags:
        text = "".join(texts.get(each, "") for each in objects).strip()
        if text:
            yield Field(name, text, inside)


def _shown_as_data(pages: list[Page], first: int, records: tuple[Record, ...]) -> list[Page]:
    """Where no page has any text, the data stand on the first of them."""
    rows = tuple(row for record in records[:1] for row in rows_of_record(record))
    page = pages[0] if pages else Page(first, ())
    return [replace(page, rows=rows, readable=True, read_by=Source.OFD), *pages[1:]]


def _page_of(record: Record, pages: list[Page]) -> int | None:
    """The page that shows the record's number; the only page shows every record."""
    number = next((str(fact.value) for fact in record.facts if fact.name == "number"), "")
    showing = [page.number for page in pages if number and number in page.squeezed]
    if showing:
        return showing[0]
    return pages[0].number if len(pages) == 1 else None
