"""Bank slips (电子回单) as three banks lay them out."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.blocks import Block, Gap, Grid, Text, line, title
from dossier.faces import SONG
from dossier.facts import Company, Payment, SlipLayout
from dossier.pdf import draw_pdf, new_canvas
from dossier.writing import capitals, figures, padded_date
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

SIZE = (210 * mm, 110 * mm)


@dataclass(frozen=True)
class Slip:
    """All that is printed on one slip; a party is (name, account, bank)."""

    layout: SlipLayout
    bank: str
    payer: tuple[str, str, str]
    payee: tuple[str, str, str]
    paid_on: str
    iso: str
    amount: str
    in_capitals: str
    purpose: str
    serial: str


def slip_of(payment: Payment, buyer: Company, vendor: Company) -> Slip:
    """The slip of a payment from the buyer's bank."""
    return Slip(
        layout=payment.layout,
        bank=buyer.bank.split("股份")[0].split("银行")[0] + "银行",
        payer=(payment.payer, buyer.account, buyer.bank),
        payee=(payment.payee, vendor.account, vendor.bank),
        paid_on=padded_date(payment.paid_on),
        iso=payment.paid_on.isoformat(),
        amount=figures(payment.amount),
        in_capitals=capitals(payment.printed_capitals or payment.amount),
        purpose=payment.purpose,
        serial=payment.serial,
    )


def draw_slip(slip: Slip, face: str = SONG) -> bytes:
    """The slip as a PDF."""
    match slip.layout:
        case "boxed":
            return _boxed(slip, face)
        case "columns":
            return draw_pdf(_columns(slip), face=face)
        case "list":
            return draw_pdf(_list(slip), face=face)


def _boxed(slip: Slip, face: str) -> bytes:
    """Payer left, payee right in one frame, the label words written downwards."""
    canvas, buffer = new_canvas(SIZE, face)

    def text(x: float, y: float, words: str, size: float = 9) -> None:
        canvas.setFont(face, size)
        canvas.drawString(x * mm, SIZE[1] - y * mm, words)

    text(70, 14, f"{slip.bank}电子回单凭证", 15)
    text(12, 23, f"回单编号：{slip.serial[-12:]}")
    text(90, 23, f"记账日期：{slip.paid_on}")
    text(160, 23, "币种：人民币")
    _box(canvas)
    for x, label, (name, account, bank) in (
        (12, "付款人", slip.payer),
        (107, "收款人", slip.payee),
    ):
        for n, character in enumerate(label):
            text(x + 1.5, 36 + n * 7, character)
        for n, (key, value) in enumerate((("户名", name), ("账号", account), ("开户行", bank))):
            text(x + 10, 34 + n * 8.5, key)
            text(x + 24, 34 + n * 8.5, value)
    text(14, 62, "金额（大写）")
    text(40, 62, f"人民币{slip.in_capitals}")
    text(128, 62, "金额（小写）")
    text(152, 62, f"￥{slip.amount}")
    text(14, 71, "用途")
    text(40, 71, slip.purpose)
    text(14, 80, "交易流水号")
    text(40, 80, slip.serial)
    text(128, 80, "状态")
    text(152, 80, "交易成功")
    text(12, 92, "本回单可通过网上银行验证，多次打印无效，请避免重复记账。", 8)
    canvas.save()
    return buffer.getvalue()


def _box(canvas: Canvas) -> None:
    def rule(x1: float, y1: float, x2: float, y2: float) -> None:
        canvas.line(x1 * mm, SIZE[1] - y1 * mm, x2 * mm, SIZE[1] - y2 * mm)

    for y in (27, 56, 65, 74, 83):
        rule(10, y, 200, y)
    for x in (10, 200):
        rule(x, 27, x, 83)
    for x in (20, 34, 105, 115, 129):
        rule(x, 27, x, 56)


def _columns(slip: Slip) -> tuple[Block, ...]:
    """A ruled table of labels and values, two pairs a row."""
    return (
        title(f"{slip.bank}", 16),
        Text("国内支付业务付款回单", align="center", size=13, indent=False, gap=10),
        line(f"交易时间：{slip.iso} 10:24:37　　　凭证号码：{slip.serial[:8]}", size=9),
        Grid(
            (
                ("付款方全称", slip.payer[0], "收款方全称", slip.payee[0]),
                ("付款方账号", slip.payer[1], "收款方账号", slip.payee[1]),
                ("付款方开户银行", slip.payer[2], "收款方开户银行", slip.payee[2]),
                ("交易金额（小写）", f"{slip.amount}元", "交易渠道", "企业网银"),
                ("交易金额（大写）", f"人民币{slip.in_capitals}", None, None),
                ("附言", slip.purpose, None, None),
                ("业务流水号", slip.serial, None, None),
            ),
            (1.2, 2, 1.2, 2),
            size=9,
        ),
        line("（此件为客户回单，以银行实际入账记录为准）", size=8),
    )


def _list(slip: Slip) -> tuple[Block, ...]:
    """One label and value a line."""
    pairs = (
        ("付款账户名称", slip.payer[0]),
        ("付款账号", slip.payer[1]),
        ("付款银行", slip.payer[2]),
        ("收款账户名称", slip.payee[0]),
        ("收款账号", slip.payee[1]),
        ("收款银行", slip.payee[2]),
        ("汇款币种", "人民币"),
        ("汇款金额", f"CNY {slip.amount}"),
        ("大写金额", slip.in_capitals),
        ("摘要", slip.purpose),
        ("付款日期", slip.iso),
        ("电子回单号", slip.serial),
    )
    return (
        title(f"{slip.bank}　网上银行电子回执", 15),
        Gap(6),
        *(line(f"{key}：{value}") for key, value in pairs),
        Gap(10),
        line("提示：电子回执仅供参考，不作为到账依据。", size=9),
    )
