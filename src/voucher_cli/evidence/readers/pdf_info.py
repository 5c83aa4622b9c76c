"""The invoices that a PDF holds as data: in its information dictionary, in XMP, or as an attached
XML. For a PDF without any of them this costs next to nothing."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from voucher_cli.evidence.facts.records import Field, invoice_record
from voucher_cli.evidence.model import Record, Source
from voucher_cli.evidence.readers.xml_invoice import records_in_xml

MAX_ATTACHMENTS = 50
MAX_ATTACHMENT = 16 * 1024 * 1024
MAX_VALUE = 4_000
_KEYS = (
    *("InvoiceNumber", "InvoiceNo", "EIid", "IssueTime", "IssueDate", "InvoiceDate"),
    *("TotalTax-includedAmount", "TaxInclusiveTotalAmount", "TotalAmWithoutTax"),
    *("TaxExclusiveTotalAmount", "TotalTaxAm", "TaxTotalAmount", "InvoiceTypeName"),
    *("BuyerName", "BuyerIdNum", "BuyerTaxID", "SellerName", "SellerIdNum", "SellerTaxID"),
)
"""the names in the dictionary are ASCII; those of facts/records.py that were seen there"""
_NUMBER_KEYS = re.compile(rb"InvoiceN(?:umber|o)|EIid")
_XMP = re.compile(rb"<x:xmpmeta\b.{0,200000}?</x:xmpmeta>", re.DOTALL)


def records_in_pdf(document: Any, data: bytes) -> tuple[Record, ...]:
    """The invoices, attached ones first. `document` is pdfium's handle, `data` the PDF's bytes."""
    found = [
        record
        for attached in _attachments(document)
        for record in records_in_xml(attached, Source.XML)
    ]
    stated = invoice_record(_stated(document), Source.PDF_INFO)
    if stated is not None:
        found.append(stated)
    elif _NUMBER_KEYS.search(data):
        for packet in _XMP.findall(data)[:5]:
            found += records_in_xml(packet, Source.PDF_INFO)
    return tuple(found)


def _stated(document: Any) -> Iterator[Field]:
    """The values of the information dictionary under the names of an invoice's fields."""
    for key in _KEYS:
        text = _info(document, key)
        if text:
            yield Field(key, text)


def _info(document: Any, key: str) -> str:
    size = pdfium.FPDF_GetMetaText(document, key.encode(), None, 0)
    if not 2 < size <= MAX_VALUE:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, key.encode(), buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").strip()


def _attachments(document: Any) -> Iterator[bytes]:
    """Embedded files that look like XML."""
    count = min(max(pdfium.FPDFDoc_GetAttachmentCount(document), 0), MAX_ATTACHMENTS)
    for number in range(count):
        attached = pdfium.FPDFDoc_GetAttachment(document, number)
        size = ctypes.c_ulong()
        if not attached or not pdfium.FPDFAttachment_GetFile(attached, None, 0, size):
            continue
        if not 0 < size.value <= MAX_ATTACHMENT:
            continue
        buffer = ctypes.create_string_buffer(size.value)
        if pdfium.FPDFAttachment_GetFile(attached, buffer, size.value, size):
            data = buffer.raw
            if data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] == b"<":
                yield data
