"""Invoices for the tests of the data that files hold: one sheet, and the PDFs that carry it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from dossier.invoice import InvoiceSheet, draw_invoice
from pypdf import PdfReader, PdfWriter

from voucher_cli.evidence.model import Fact, Part, SourceFile
from voucher_cli.evidence.read import read_content, source_file
from voucher_cli.evidence.recognise import parts_of
from voucher_cli.vocabulary import load_vocabulary

NUMBER = "24112000000087654321"
SHEET = InvoiceSheet(
    kind="增值税专用发票",
    number=NUMBER,
    issued_on="2024年11月28日",
    buyer=("北京汀兰数据科技有限公司", "91110108MA01ABCD2H"),
    seller=("北京栖霞云计算有限公司", "91110105MA7XKQ4H3P"),
    rows=(("*信息技术服务*模型调用", Decimal("200000.00"), Decimal("12000.00")),),
    rate="6%",
    total=Decimal("212000.00"),
    in_capitals="贰拾壹万贰仟圆整",
    note="合同号 QX-2024-17",
    code=f"01,31,,{NUMBER},212000.00,20241128,,7C1E",
)
RED = replace(
    SHEET,
    rows=(("*信息技术服务*模型调用", Decimal("-200000.00"), Decimal("-12000.00")),),
    total=Decimal("-212000.00"),
    in_capitals="（负数）贰拾壹万贰仟圆整",
)


def pdf_with(
    sheet: InvoiceSheet,
    info: Mapping[str, str] | None = None,
    attached: Mapping[str, bytes] | None = None,
) -> bytes:
    """The printed sheet as a PDF with these keys and embedded files."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(draw_invoice(sheet))))
    writer.add_metadata({f"/{key}": value for key, value in (info or {}).items()})
    for name, data in (attached or {}).items():
        writer.add_attachment(name, data)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def seen(path: str, data: bytes) -> SourceFile:
    """The file as it is read without looking at pictures."""
    kind, content = read_content(path, data)
    return source_file(path, len(data), "", kind, content)


def part_of(path: str, data: bytes) -> Part:
    """The only document in a file."""
    [part] = parts_of(seen(path, data), load_vocabulary())
    return part


def told(facts: tuple[Fact, ...]) -> dict[str, tuple[str, str]]:
    """Value and source of the first fact of each name."""
    return {f.name: (str(f.value), f.source.value) for f in reversed(facts)}
