"""XML → the invoices that it holds, each on a page of its own as rows of label and value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from voucher_cli.evidence.facts.records import LABELS, Field, invoice_record, number_in
from voucher_cli.evidence.model import Cell, FileState, Page, Record, Row, Source
from voucher_cli.evidence.readers import Content, damaged
from voucher_cli.evidence.readers.xml_tree import (
    ForbiddenXmlError,
    XmlError,
    leaves,
    name_of,
    parse_xml,
)
from voucher_cli.language import Bilingual

MAX_INVOICES = 500
MAX_ROWS = 5_000
_WORDS = 10
"""fewer Chinese characters than this are no document that anyone reads"""
_LONGEST_CODE = 80
"""longer runs of Latin letters and digits are keys, certificates and signatures"""
_CODE = re.compile(rf"[!-~\s]{{{_LONGEST_CODE},}}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_OTHER_LABELS = {
    "SpecMod": "规格型号",
    "Specification": "规格型号",
    "MeaUnits": "单位",
    "MeasurementDimension": "单位",
    "Quantity": "数量",
    "UnPrice": "单价",
    "Price": "单价",
    "Amount": "金额",
    "TaxRate": "税率/征收率",
    "TaxScheme": "税率/征收率",
    "ComTaxAm": "税额",
    "TaxAmount": "税额",
    "Remark": "备注",
    "Note": "备注",
    "Drawer": "开票人",
    "InvoiceClerk": "开票人",
    "Payee": "收款人",
    "Checker": "复核",
    "InvoiceCode": "发票代码",
    "InvoiceCheckCode": "校验码",
}
"""the words on an invoice for what is no fact of its own"""

_FORBIDDEN = Bilingual(
    "XML 含有文档类型声明（DOCTYPE）或实体，为安全起见不读取；请从税务平台重新下载原始文件",
    "the XML has a document type or entities, which are not read for safety: download the "
    "original again",
)
_NO_DOCUMENT = Bilingual(
    "XML 中没有发票数据，也没有可读的文字；请另附 PDF 或 OFD 版式文件",
    "the XML holds neither an invoice nor words to read: add a PDF or OFD copy",
)


def read_xml(data: bytes) -> Content:
    """An invoice, or several; other XML is read where it plainly holds words."""
    try:
        root = parse_xml(data)
    except ForbiddenXmlError:
        return Content(FileState.UNSUPPORTED, detail=_FORBIDDEN)
    except XmlError:
        return damaged("XML")
    pages, records = [], []
    for number, element in enumerate(_invoices(root), start=1):
        record = invoice_record(fields_of(element), Source.XML, number)
        if record is not None:
            records.append(record)
        pages.append(_page(number, element, record))
    if not records and not _has_words(pages):
        return Content(FileState.UNSUPPORTED, detail=_NO_DOCUMENT)
    return Content(
        FileState.READ, tuple(pages), len(pages), read_by=Source.XML, records=tuple(records)
    )


def records_in_xml(data: bytes, source: Source) -> tuple[Record, ...]:
    """The invoices in an XML that is attached to another file; none where it cannot be read."""
    try:
        root = parse_xml(data)
    except XmlError:
        return ()
    found = (invoice_record(fields_of(element), source) for element in _invoices(root))
    return tuple(_without_place(record) for record in found if record is not None)


def _without_place(record: Record) -> Record:
    """A place within an attachment is none that people look up."""
    return replace(record, facts=tuple(replace(fact, where=None) for fact in record.facts))


def fields_of(element: Element) -> Iterator[Field]:
    """Its named values; attributes only where their name says what they are."""
    for path, text in leaves(element):
        name, inside = path[-1], path[-2] if len(path) > 1 else ""
        if name.startswith("@"):
            field = Field(name[1:], text, inside, "/".join(path))
            if field.fact is not None:
                yield field
        else:
            yield Field(name, text, inside, "/".join(path))


def _invoices(root: Element) -> list[Element]:
    """The elements that are one invoice each, or the root where there are not several."""
    found = [root]
    for _ in range(20):  # through wrappers around wrappers, a level each time
        parted = [part for element in found for part in _parted(element)]
        if len(parted) == len(found):
            break
        found = parted
    return found[:MAX_INVOICES]


def _parted(element: Element) -> list[Element]:
    """Its children that hold invoices, where it holds several of one name; a red-letter invoice
    also holds the number of the one that it takes back."""
    inner = element
    while len(_numbers(inner)) > 1:
        bearing = [child for child in inner if _numbers(child)]
        if len(bearing) != 1:
            alike = len({name_of(child) for child in bearing}) == 1
            return bearing if alike and all(len(child) for child in bearing) else [element]
        inner = bearing[0]
    return [element]


def _numbers(element: Element) -> set[str]:
    return {number for field in fields_of(element) if (number := number_in(field))}


def _page(number: int, element: Element, record: Record | None) -> Page:
    rows = [row for field in fields_of(element) for row in _rows(field)]
    if record is not None:
        rows.insert(0, Row((Cell(_title(record), where=name_of(element)),)))
    return Page(number, tuple(rows[:MAX_ROWS]), readable=len(rows) <= MAX_ROWS, read_by=Source.XML)


def _title(record: Record) -> str:
    kind = next((str(fact.value) for fact in record.facts if fact.name == "type"), "")
    if not kind:
        return "电子发票"
    return kind if kind.startswith("电子发票") else f"电子发票（{kind}）"


def rows_of_record(record: Record) -> tuple[Row, ...]:
    """A record as rows of label and value, for files that show it on no page."""
    labelled = ((LABELS.get(fact.name), fact.raw) for fact in record.facts)
    rows = (Row((Cell(label), Cell(raw))) for label, raw in labelled if label)
    return (Row((Cell(_title(record)),)), *rows)


def _rows(field: Field) -> Iterator[Row]:
    if _CODE.fullmatch(field.text) and field.fact is None:
        return
    label = LABELS.get(field.fact or "") or _OTHER_LABELS.get(field.name, field.name)
    yield Row((Cell(label, where=field.where), Cell(field.text, where=field.where)))


def _has_words(pages: list[Page]) -> bool:
    values = (row.cells[-1].text for page in pages for row in page.rows)
    return sum(len(_CHINESE.findall(value)) for value in values) >= _WORDS
