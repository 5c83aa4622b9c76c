"""Fully digital invoices as OFD (GB/T 33190): form and labels on a template page, the values on the
page itself, and the same data once more as CustomDatas and as an attached XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count
from xml.sax.saxutils import escape

from dossier.invoice import InvoiceSheet
from dossier.xml_invoice import invoice_xml

_MM_A_POINT = 25.4 / 72
_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_STAMP = (2024, 12, 1, 10, 21, 36)
"""the time in the archive: the same bytes whenever it is drawn"""


@dataclass(frozen=True)
class Parts:
    """What of an OFD is written: some hold their data only in one of these."""

    attachment: bool = True
    custom_data: bool = True
    text: bool = True


@dataclass
class _Layer:
    """Objects of one page or template, placed in millimetres from the top left."""

    ids: Iterator[int]
    objects: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 9, *, right: bool = False) -> None:
        """`text` with its baseline at y, beginning at x or ending there."""
        em = size * _MM_A_POINT
        widths = [em if c >= "\u2e80" else em / 2 for c in text]
        width = sum(widths)
        left = x - width if right else x
        steps = " ".join(f"{w:.4f}" for w in widths[:-1])
        deltas = f' DeltaX="{steps}"' if steps else ""
        self.objects.append(
            f'<ofd:TextObject ID="{next(self.ids)}" Boundary="{left:.3f} {y - em:.3f} {width:.3f} '
            f'{1.3 * em:.3f}" Font="2" Size="{em:.4f}"><ofd:TextCode X="0" Y="{em:.4f}"{deltas}>'
            f"{escape(text)}</ofd:TextCode></ofd:TextObject>"
        )

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line."""
        self.objects.append(
            f'<ofd:PathObject ID="{next(self.ids)}" Boundary="{x1} {y1} {x2 - x1} {y2 - y1}" '
            'LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L '
            f"{x2 - x1} {y2 - y1}</ofd:AbbreviatedData></ofd:PathObject>"
        )

    def content(self, head: str = "") -> str:
        """The Content.xml of the layer."""
        objects = "".join(self.objects)
        return (
            f"{_HEAD}<ofd:Page {_SPACE}><ofd:Area><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox>"
            f'</ofd:Area>{head}<ofd:Content><ofd:Layer ID="{next(self.ids)}" Type="Body">{objects}'
            "</ofd:Layer></ofd:Content></ofd:Page>"
        )


def draw_ofd(sheet: InvoiceSheet, parts: Parts = Parts()) -> bytes:
    """The invoice as an OFD file."""
    ids = count(10)
    form, values = _Layer(ids), _Layer(ids)
    if parts.text:
        _form(form)
        _values(values, sheet)
    entries = {
        "OFD.xml": _root(sheet if parts.custom_data else None),
        "Doc_0/Document.xml": _document(attachments=parts.attachment),
        "Doc_0/PublicRes.xml": f'{_HEAD}<ofd:Res {_SPACE} BaseLoc="Res"><ofd:Fonts>'
        '<ofd:Font ID="2" FontName="宋体"/></ofd:Fonts></ofd:Res>',
        "Doc_0/Tpls/Tpl_0/Content.xml": form.content(),
        "Doc_0/Pages/Page_0/Content.xml": values.content(
            '<ofd:Template TemplateID="3" ZOrder="Background"/>'
        ),
    }
    if parts.attachment:
        entries["Doc_0/Attachs/Attachments.xml"] = (
            f'{_HEAD}<ofd:Attachments {_SPACE}><ofd:Attachment ID="1" Name="original_invoice" '
            'Format="xml"><ofd:FileLoc>original_invoice.xml</ofd:FileLoc></ofd:Attachment>'
            "</ofd:Attachments>"
        )
        entries["Doc_0/Attachs/original_invoice.xml"] = invoice_xml(sheet).decode()
    return _packed(entries)


def _packed(entries: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text.encode())
    return buffer.getvalue()


def _root(sheet: InvoiceSheet | None) -> str:
    custom = ""
    if sheet is not None:
        data = {
            "发票号码": sheet.number,
            "开票日期": sheet.issued_on,
            "合计金额": str(sum((n for _, n, _ in sheet.rows), Decimal(0))),
            "合计税额": str(sum((t for _, _, t in sheet.rows), Decimal(0))),
            "购买方纳税人识别号": sheet.buyer[1],
            "销售方纳税人识别号": sheet.seller[1],
        }
        rows = (f'<ofd:CustomData Name="{k}">{v}</ofd:CustomData>' for k, v in data.items())
        custom = f"<ofd:CustomDatas>{''.join(rows)}</ofd:CustomDatas>"
    return (
        f'{_HEAD}<ofd:OFD {_SPACE} DocType="OFD" Version="1.1"><ofd:DocBody><ofd:DocInfo>'
        f"<ofd:DocID>5a1c0d6e8b7f4c21</ofd:DocID>{custom}</ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )


def _document(*, attachments: bool) -> str:
    attached = "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>" if attachments else ""
    return (
        f"{_HEAD}<ofd:Document {_SPACE}><ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID>"
        "<ofd:PageArea><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        '<ofd:TemplatePage ID="3" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>'
        '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>'
        f"{attached}</ofd:Document>"
    )


def _form(layer: _Layer) -> None:
    for y in (26, 48, 95, 103, 122):
        layer.rule(8, y, 202, y)
    for x, top, bottom in (
        (8, 26, 122),
        (202, 26, 122),
        (15, 26, 48),
        (105, 26, 48),
        (112, 26, 48),
    ):
        layer.rule(x, top, x, bottom)
    layer.text(148, 14, "发票号码：")
    layer.text(148, 20, "开票日期：")
    for x, label in ((8, "购买方信息"), (105, "销售方信息")):
        for n, character in enumerate(label):
            layer.text(x + 2, 30.5 + n * 4, character, 8.5)
        layer.text(x + 9, 34, "名称：")
        layer.text(x + 9, 43, "统一社会信用代码/纳税人识别号：", 8)
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
        layer.text(x, 53, label)
    layer.text(24, 92, "合    计")
    layer.text(18, 100.5, "价税合计（大写）")
    layer.text(138, 100.5, "（小写）")
    for n, character in enumerate("备注"):
        layer.text(10, 110 + n * 6, character)
    layer.text(14, 129, "开票人：")


def _values(layer: _Layer, sheet: InvoiceSheet) -> None:
    layer.text(70, 16, f"电子发票（{sheet.kind}）", 18)
    layer.text(164, 14, sheet.number)
    layer.text(164, 20, sheet.issued_on)
    for x, (name, number) in ((8, sheet.buyer), (105, sheet.seller)):
        layer.text(x + 19, 34, name)
        layer.text(x + 54, 43, number, 8)
    for n, (item, net, tax) in enumerate(sheet.rows):
        y = 60 + 6 * n
        layer.text(10, y, item)
        layer.text(86, y, "项")
        layer.text(106, y, "1" if net > 0 else "-1", right=True)
        layer.text(132, y, f"{abs(net)}", right=True)
        layer.text(154, y, f"{net}", right=True)
        layer.text(163, y, sheet.rate)
        layer.text(200, y, f"{tax}", right=True)
    net = sum((n for _, n, _ in sheet.rows), Decimal(0))
    tax = sum((t for _, _, t in sheet.rows), Decimal(0))
    layer.text(154, 92, f"¥{net}", right=True)
    layer.text(200, 92, f"¥{tax}", right=True)
    layer.text(58, 100.5, f"⊗{sheet.in_capitals}")
    layer.text(152, 100.5, f"¥{sheet.total:.2f}")
    layer.text(18, 109, sheet.note, 8)
    layer.text(28, 129, "孟瑶")
