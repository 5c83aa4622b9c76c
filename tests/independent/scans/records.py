"""Invoices as data: the XML of the 数电票 and the OFD, in the variations one meets."""

# ruff: noqa: E501

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

from .bill import Bill
from .figures import day, in_words, plain

_OFD = "http://www.ofdspec.org/2016"


def xml(bill: Bill, way: int) -> bytes:
    """The EInvoice document. `way` 0–7 varies declaration, encoding, namespace, gaps, order."""
    basic = {
        "TotalAmWithoutTax": plain(bill.net),
        "TotalTaxAm": plain(bill.tax),
        "TotalTax-includedAmount": plain(bill.total),
        "TotalTax-includedAmountInChinese": in_words(abs(bill.total), "圆"),
        "Drawer": bill.people[2],
    }
    seller = {"SellerIdNum": bill.seller.uscc, "SellerName": bill.seller.name,
              "SellerAddr": bill.seller.address}  # fmt: skip
    buyer = {"BuyerIdNum": bill.buyer.uscc, "BuyerName": bill.buyer.name}
    stamp = {
        0: bill.issued_on.isoformat(),
        1: f"{bill.issued_on.isoformat()} 10:23:45",
        2: day(bill.issued_on, "zh0"),
    }[way % 3]
    items = "".join(
        _tag("IssuItemInformation", {
            "ItemName": i.name, "SpecMod": i.model, "MeaUnits": i.unit,
            "Quantity": f"{i.quantity:f}", "UnPrice": i.price, "Amount": plain(i.net),
            "TaxRate": f"0.{i.rate:02}", "ComTaxAm": plain(i.tax),
            "TotaltaxIncludedAmount": plain(i.net + i.tax), "TaxClassificationCode": "30402",
        })
        for i in bill.items
    )  # fmt: skip
    groups = [_tag("SellerInformation", seller), _tag("BuyerInformation", buyer),
              _tag("BasicInformation", basic), items,
              _tag("SpecificInformation", {}),
              _tag("AdditionalInformation", {"Remark": bill.note})]  # fmt: skip
    if way >= 4:
        groups = [groups[2], groups[1], groups[0], *groups[3:]]
    data = f"<EInvoiceData>{''.join(groups)}</EInvoiceData>"
    label = "01" if bill.special else "02"
    header = (
        "<Header><EIid>1</EIid><EInvoiceTag>SWEI3200</EInvoiceTag><Version>0.2</Version>"
        f"<InherentLabel><EInvoiceType><LabelCode>{label}</LabelCode></EInvoiceType>"
        "</InherentLabel></Header>"
    )
    tax = _tag("TaxSupervisionInfo", {
        "InvoiceNumber": bill.number, "IssueTime": stamp, "TaxBureauCode": "11100000000",
        "TaxBureauName": "国家税务总局北京市税务局"})  # fmt: skip
    space = ' xmlns="http://www.chinatax.gov.cn/einvoice"' if way in (3, 6) else ""
    body = f"<EInvoice{space}>{header}{data}{tax}</EInvoice>"
    encoding = "GB18030" if way == 5 else "UTF-8"
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n{body}' if way != 7 else body
    if way in (1, 4):
        text = text.replace("><", ">\n  <")
    return (b"\xef\xbb\xbf" if way == 2 else b"") + text.encode(encoding)


def ofd(bill: Bill, way: int, chance: random.Random) -> bytes:
    """An OFD. `way`: 0 all, 1 CustomDatas and text, 2 attachment only, 3 letters one by one,
    4 other prefix and absolute paths, 5 GBK entry names, 6 text only, 7 no prefix, text only."""
    prefix = {4: "ns2:", 7: ""}.get(way, "ofd:")
    root = "/" if way in (4, 6) else ""
    space = f'xmlns{":" + prefix[:-1] if prefix else ""}="{_OFD}"'

    def tag(name: str, inner: str, marks: str = "") -> str:
        return f"<{prefix}{name}{' ' + marks if marks else ''}>{inner}</{prefix}{name}>"

    custom = ""
    if way in (0, 1, 4, 5):
        pairs = {"发票代码": bill.code, "发票号码": bill.number, "合计税额": plain(bill.tax),
                 "合计金额": plain(bill.net), "开票日期": day(bill.issued_on, "zh0"),
                 "购买方纳税人识别号": bill.buyer.uscc, "销售方纳税人识别号": bill.seller.uscc}  # fmt: skip
        custom = tag("CustomDatas", "".join(
            tag("CustomData", escape(v), f'Name="{k}"') for k, v in pairs.items()))  # fmt: skip
    info = tag("DocInfo", tag("DocID", f"{chance.getrandbits(128):032x}") + custom)
    files = {
        "OFD.xml": tag("OFD", tag("DocBody", info + tag("DocRoot", f"{root}Doc_0/Document.xml")),
                       f'{space} Version="1.1" DocType="OFD"'),
        "Doc_0/Document.xml": _document(tag, space, way),
        "Doc_0/PublicRes.xml": tag("Res", "", f'{space} BaseLoc="Res"'),
        "Doc_0/Pages/Page_0/Content.xml": _page(tag, space, bill, way),
    }  # fmt: skip
    name = "附件_original_invoice.xml" if way == 5 else "original_invoice.xml"
    if way in (0, 2, 4, 5):
        files[f"Doc_0/Attachs/{name}"] = _original(bill)
        files["Doc_0/Attachs/Attachments.xml"] = tag(
            "Attachments",
            tag("Attachment", tag("FileLoc", name), 'ID="1" Name="original_invoice" Format="xml"'),
            space,
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            data = ('<?xml version="1.0" encoding="UTF-8"?>' + text).encode()
            archive.writestr(_entry(path, way), data)
    return out.getvalue()


def _entry(path: str, way: int) -> zipfile.ZipInfo:
    """Entry names; with `way` 5 in GBK without the mark of UTF-8, as old tools write."""
    if way == 5 and not path.isascii():
        return _GbkInfo(path)
    return zipfile.ZipInfo(path, (2024, 11, 20, 10, 0, 0))


class _GbkInfo(zipfile.ZipInfo):
    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def _document(tag: Callable[..., str], space: str, way: int) -> str:
    area = tag("PageArea", tag("PhysicalBox", "0 0 210 140"))
    common = tag("CommonData", tag("MaxUnitID", "900") + area + tag("PublicRes", "PublicRes.xml"))
    where = "/Doc_0/Pages/Page_0/Content.xml" if way in (4, 6) else "Pages/Page_0/Content.xml"
    pages = tag("Pages", tag("Page", "", f'ID="1" BaseLoc="{where}"'))
    attached = tag("Attachments", "Attachs/Attachments.xml") if way in (0, 2, 4, 5) else ""
    return tag("Document", common + pages + attached, space)


def _page(tag: Callable[..., str], space: str, bill: Bill, way: int) -> str:
    """The text objects: the layout of the 数电票, or nothing but the title (`way` 2)."""
    kind = "增值税专用发票" if bill.special else "普通发票"
    runs: list[tuple[float, float, str]] = [(70, 6, f"电子发票（{kind}）")]
    if way != 2:
        runs += [
            (150, 8, "发票号码："), (168, 8, bill.number),
            (150, 14, "开票日期："), (168, 14, day(bill.issued_on, "zh0")),
            (14, 30, "名称："), (24, 30, bill.buyer.name), (114, 30, "名称："),
            (124, 30, bill.seller.name),
            (14, 40, "统一社会信用代码/纳税人识别号："), (60, 40, bill.buyer.uscc),
            (114, 40, "统一社会信用代码/纳税人识别号："), (160, 40, bill.seller.uscc),
            (14, 48, "项目名称"), (60, 48, "单位"), (80, 48, "数量"), (100, 48, "单价"),
            (130, 48, "金额"), (156, 48, "税率/征收率"), (185, 48, "税额"),
        ]  # fmt: skip
        for at, i in enumerate(bill.items):
            y = 54 + at * 6
            runs += [(8, y, i.name), (60, y, i.unit), (80, y, f"{i.quantity:f}"),
                     (100, y, i.price), (128, y, plain(i.net)), (158, y, f"{i.rate}%"),
                     (184, y, plain(i.tax))]  # fmt: skip
        runs += [
            (20, 84, "合计"), (126, 84, "¥" + plain(bill.net)), (182, 84, "¥" + plain(bill.tax)),
            (14, 92, "价税合计（大写）"), (60, 92, in_words(abs(bill.total), "圆")),
            (140, 92, "（小写）"), (154, 92, "¥" + plain(bill.total)), (20, 130, "开票人："),
            (36, 130, bill.people[2]),
        ]  # fmt: skip
    objects, unit = [], 10
    for x, y, text in runs:
        pieces = _letters(x, text) if way == 3 else [(x, text)]
        for left, piece in pieces:
            steps = " ".join(f"{_step(c):.2f}" for c in piece[:-1])
            gap = f'DeltaX="{steps}"' if steps else ""
            code = tag("TextCode", escape(piece), f'X="0" Y="3.2" {gap}'.strip())
            marks = f'ID="{unit}" Boundary="{left:.2f} {y:.2f} {sum(map(_step, piece)) + 0.2:.2f} 4.5" Font="1" Size="3.2"'
            objects.append(tag("TextObject", code, marks))
            unit += 1
    layer = tag("Layer", "".join(objects), 'ID="2"')
    return tag(
        "Page", tag("Area", tag("PhysicalBox", "0 0 210 140")) + tag("Content", layer), space
    )


def _step(letter: str) -> float:
    """How wide a letter of 3.2 mm is."""
    return 1.6 if letter.isascii() or letter == "¥" else 3.2


def _letters(x: float, text: str) -> list[tuple[float, str]]:
    """Each letter and where it begins."""
    starts = [x + sum(map(_step, text[:n])) for n in range(len(text))]
    return list(zip(starts, text, strict=True))


def _original(bill: Bill) -> str:
    """The older attachment with its own names."""
    fields = {
        "InvoiceNo": bill.number, "InvoiceCode": bill.code, "IssueDate": bill.issued_on.isoformat(),
        "TaxExclusiveTotalAmount": plain(bill.net), "TaxTotalAmount": plain(bill.tax),
        "TaxInclusiveTotalAmount": plain(bill.total),
    }  # fmt: skip
    buyer = _tag("Buyer", {"BuyerName": bill.buyer.name, "BuyerTaxID": bill.buyer.uscc})
    seller = _tag("Seller", {"SellerName": bill.seller.name, "SellerTaxID": bill.seller.uscc})
    goods = _tag("GoodsInfos", {}) if not bill.items else "<GoodsInfos>" + "".join(
        _tag("GoodsInfo", {"Item": i.name, "Quantity": f"{i.quantity:f}", "Amount": plain(i.net),
                           "TaxScheme": f"{i.rate}%", "TaxAmount": plain(i.tax)})
        for i in bill.items) + "</GoodsInfos>"  # fmt: skip
    inner = "".join(f"<{k}>{escape(v)}</{k}>" for k, v in fields.items() if v)
    return f"<eInvoice>{inner}{buyer}{seller}{goods}</eInvoice>"


def _tag(name: str, fields: dict[str, str]) -> str:
    inner = "".join(f"<{k}>{escape(v)}</{k}>" if v else f"<{k}/>" for k, v in fields.items())
    return f"<{name}>{inner}</{name}>"
