"""Fully digital invoices (数电票) on their usual half page."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dossier.faces import SONG
from dossier.facts import Company, Invoice
from dossier.paper import Seal
from dossier.pdf import Sheets, draw_seal, new_canvas
from dossier.writing import capitals, fen, padded_date
from PIL import Image
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

SIZE = (210 * mm, 140 * mm)
BROWN = colors.Color(0.5, 0.25, 0.1)
TAX_BUREAU = Seal("全国统一发票监制章", "国家税务总局", "oval", width=30)
"""printed on every invoice; no company's seal"""


@dataclass(frozen=True)
class InvoiceSheet:
    """All that is printed on one invoice. `rows` are (item, unit, net, tax)."""

    kind: str
    number: str
    issued_on: str
    buyer: tuple[str, str]
    seller: tuple[str, str]
    rows: tuple[tuple[str, Decimal, Decimal], ...]
    rate: str
    total: Decimal
    in_capitals: str
    note: str
    code: str
    """what its QR code holds"""


def invoice_sheet(invoice: Invoice, buyer: Company, vendor: Company) -> InvoiceSheet:
    """The invoice as the tax platform would print it."""
    parts = invoice.lines or {"": invoice.amount}
    rows = []
    for kind, amount in parts.items():
        net = fen(amount / (1 + invoice.rate))
        item = "*计算机外部设备*推理服务器" if kind == "compute" else invoice.item
        rows.append((item, net, amount - net))
    return InvoiceSheet(
        kind="增值税专用发票" if invoice.special else "普通发票",
        number=invoice.number,
        issued_on=padded_date(invoice.issued_on),
        buyer=(invoice.buyer, invoice.buyer_id or buyer.uscc),
        seller=(invoice.seller, invoice.seller_id or vendor.uscc),
        rows=tuple(rows),
        rate=f"{invoice.rate * 100:.0f}%",
        total=invoice.amount,
        in_capitals=capitals(invoice.printed_capitals or invoice.amount, yuan="圆"),
        note=f"购方开户银行：{buyer.bank}；银行账号：{buyer.account}",
        code=_code(invoice),
    )


def _code(invoice: Invoice) -> str:
    """Of a 数电票: type, no code, number, amount with tax, day, and a checksum."""
    kind = "31" if invoice.special else "32"
    amount = fen(invoice.coded_amount or invoice.amount)
    return f"01,{kind},,{invoice.number},{amount},{invoice.issued_on:%Y%m%d},,7C1E"


def net_of(invoice: Invoice) -> Decimal:
    """The amount without tax that its sheet prints."""
    parts = invoice.lines or {"": invoice.amount}
    return sum((fen(a / (1 + invoice.rate)) for a in parts.values()), Decimal(0))


def draw_invoice(sheet: InvoiceSheet, face: str = SONG) -> bytes:
    """The invoice as a PDF."""
    canvas, buffer = new_canvas(SIZE, face)
    _head(canvas, sheet)
    _frame(canvas)
    _parties(canvas, sheet)
    _rows(canvas, sheet)
    _foot(canvas, sheet)
    canvas.save()
    return buffer.getvalue()


def _text(canvas: Sheets, x: float, y: float, text: str, size: float = 9) -> None:
    """Black text at x, y millimetres from the top left corner."""
    canvas.setFillColor(colors.black)
    canvas.setFont(canvas.face, size)
    canvas.drawString(x * mm, SIZE[1] - y * mm, text)


def _label(canvas: Sheets, x: float, y: float, text: str, size: float = 9) -> None:
    canvas.setFillColor(BROWN)
    canvas.setFont(canvas.face, size)
    canvas.drawString(x * mm, SIZE[1] - y * mm, text)


def _right(canvas: Sheets, x: float, y: float, text: str) -> None:
    canvas.setFillColor(colors.black)
    canvas.setFont(canvas.face, 9)
    canvas.drawRightString(x * mm, SIZE[1] - y * mm, text)


def _head(canvas: Sheets, sheet: InvoiceSheet) -> None:
    draw_seal(canvas, TAX_BUREAU, 105 * mm, SIZE[1] - 14 * mm)
    canvas.drawImage(ImageReader(_qr(sheet.code)), 9 * mm, SIZE[1] - 24.5 * mm, 20 * mm, 20 * mm)
    _label(canvas, 70, 16, f"电子发票（{sheet.kind}）", 18)
    _label(canvas, 148, 14, "发票号码：")
    _text(canvas, 164, 14, sheet.number)
    _label(canvas, 148, 20, "开票日期：")
    _text(canvas, 164, 20, sheet.issued_on)


def _qr(text: str) -> Image.Image:
    """A QR code, a pixel a module, with its quiet zone."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    side = code.getModuleCount()
    picture = Image.new("L", (side + 4, side + 4), 255)
    for row in range(side):
        for column in range(side):
            if code.isDark(row, column):
                picture.putpixel((column + 2, row + 2), 0)
    return picture.resize((picture.width * 8, picture.height * 8), Image.Resampling.NEAREST)


def _frame(canvas: Sheets) -> None:
    canvas.setStrokeColor(BROWN)
    canvas.setLineWidth(0.6)

    def rule(x1: float, y1: float, x2: float, y2: float) -> None:
        canvas.line(x1 * mm, SIZE[1] - y1 * mm, x2 * mm, SIZE[1] - y2 * mm)

    for y in (26, 48, 95, 103, 122):
        rule(8, y, 202, y)
    rule(8, 26, 8, 122)
    rule(202, 26, 202, 122)
    for x in (15, 105, 112):
        rule(x, 26, x, 48)
    rule(52, 95, 52, 103)
    rule(15, 103, 15, 122)


def _parties(canvas: Sheets, sheet: InvoiceSheet) -> None:
    for x, label, (name, number) in ((8, "购买方", sheet.buyer), (105, "销售方", sheet.seller)):
        for n, character in enumerate(label + "信息"):
            _label(canvas, x + 2, 30.5 + n * 4, character, 8.5)
        _label(canvas, x + 9, 34, "名称：")
        _text(canvas, x + 19, 34, name)
        _label(canvas, x + 9, 43, "统一社会信用代码/纳税人识别号：", 8)
        _text(canvas, x + 54, 43, number, 8)


def _rows(canvas: Sheets, sheet: InvoiceSheet) -> None:
    for x, label in (
        (22, "项目名称"),
        (60, "规格型号"),
        (84, "单 位"),
        (100, "数 量"),
        (118, "单 价"),
        (142, "金 额"),
        (158, "税率/征收率"),
        (188, "税 额"),
    ):
        _label(canvas, x, 53, label)
    y = 60
    for item, net, tax in sheet.rows:
        _text(canvas, 10, y, item)
        _text(canvas, 86, y, "项")
        _right(canvas, 106, y, "1" if net > 0 else "-1")
        _right(canvas, 132, y, f"{abs(net)}")
        _right(canvas, 154, y, f"{net}")
        _text(canvas, 163, y, sheet.rate)
        _right(canvas, 200, y, f"{tax}")
        y += 6
    _label(canvas, 24, 92, "合    计")
    net = sum((n for _, n, _ in sheet.rows), Decimal(0))
    tax = sum((t for _, _, t in sheet.rows), Decimal(0))
    _right(canvas, 154, 92, f"¥{net}")
    _right(canvas, 200, 92, f"¥{tax}")


def _foot(canvas: Sheets, sheet: InvoiceSheet) -> None:
    _label(canvas, 18, 100.5, "价税合计（大写）")
    _text(canvas, 58, 100.5, f"⊗{sheet.in_capitals}")
    _label(canvas, 138, 100.5, "（小写）")
    _text(canvas, 152, 100.5, f"¥{fen(sheet.total)}")
    for n, character in enumerate("备注"):
        _label(canvas, 10, 110 + n * 6, character)
    _text(canvas, 18, 109, sheet.note, 8)
    _label(canvas, 14, 129, "开票人：")
    _text(canvas, 28, 129, "孟瑶")
