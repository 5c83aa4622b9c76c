"""Invoices: of the new kind with twenty digits, of the old ones with code and number, red ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .paper import INVOICE, Paper
from .truth import Document, Stretch, day, shows, yuan

Item = tuple[str, str, str, str, str, str, str, str]
"""name, specification, unit, quantity, price, amount, rate, tax"""
HEADS = ("项目名称", "规格型号", "单位", "数 量", "单 价", "金 额", "税率/征收率", "税 额")
AT = (90.0, 185.0, 235.0, 300.0, 365.0, 440.0, 495.0, 575.0)


@dataclass(frozen=True)
class _Digital:
    """A 数电票. `mark` stands before sums."""

    name: str
    number: str
    issued: str
    buyer: tuple[str, str]
    seller: tuple[str, str]
    items: Sequence[Item]
    net: str
    tax: str
    words: str
    total: str
    remark: str = ""
    mark: str = "¥"
    values_last: bool = False


def _draw(p: Paper, d: _Digital) -> None:
    """Side by side, labels of the blocks standing upright."""
    p.put(305, 40, d.name, 17, "c")
    p.rule(190, 48, 420, 48)
    labels = [(430, 38, "发票号码："), (430, 56, "开票日期：")]
    values = [(480, 38, d.number), (480, 56, d.issued)]
    p.box(18, 70, 592, 370)
    for left, head, (name, ident) in ((18, "购买方信息", d.buyer), (305, "销售方信息", d.seller)):
        p.down(left + 5, 84, head, 8.5, 11)
        p.box(left, 70, left + 18, 130)
        labels += [(left + 22, 90, "名称："), (left + 22, 118, "统一社会信用代码/纳税人识别号：")]
        values += [(left + 50, 90, name), (left + 165, 118, ident)]
    for x, y, text in labels if d.values_last else labels + values:
        p.put(x, y, text, 9)
    for x, head in zip(AT, HEADS, strict=True):
        p.put(x, 143, head, 9, "c" if x < 200 else "r")
    if d.values_last:
        for x, y, text in values:
            p.put(x, y, text, 9)
    y = 160.0
    for item in d.items:
        y = draw_item(p, item, y)
    p.put(60, 285, "合", 9)
    p.put(110, 285, "计", 9)
    p.put(440, 285, d.mark + d.net, 9, "r")
    p.put(575, 285, d.mark + d.tax, 9, "r")
    p.rule(18, 292, 592, 292)
    p.put(40, 308, "价税合计（大写）", 9)
    p.put(170, 308, "⊗" + d.words, 9)
    p.put(420, 308, "（小写）", 9)
    p.put(460, 308, d.mark + d.total, 9)
    p.rule(18, 316, 592, 316)
    p.down(24, 328, "备注", 9, 14)
    p.put(45, 332, d.remark, 8.5)
    p.put(60, 384, "开票人：管理员", 9)


def draw_item(p: Paper, item: Item, y: float) -> float:
    """One line, or two where the name is long."""
    name, *rest = item
    for at in range(0, len(name), 17):
        p.put(22, y + at / 17 * 12, name[at : at + 17], 8.5)
    for x, text in zip(AT[1:], rest, strict=True):
        if text:
            p.put(x, y, text, 8.5, "r")
    return y + 14 * (1 + (len(name) - 1) // 17)


_CHENGGUAN = ("北京澄观数据科技有限公司", "91110108MA02K7XT3X")
_YUQIONG = ("北京语穹人工智能有限公司", "91110105MA7C4QWE16")
_QINGSHU = ("清数智能科技（北京）有限公司", "91110114MACW1PJ07C")
_ANHE = ("北京安和嘉诚医院管理有限公司", "911103027596221KXW")
_TONGHUI = ("北京同晖教育咨询有限公司", "91110112MABL90RT6U")

_SPECIAL = _Digital(
    "电子发票（增值税专用发票）",
    "24112000000187654321",
    "2024年12月02日",
    _CHENGGUAN,
    _YUQIONG,
    [("*信息技术服务*大模型API调用服务费", "", "", "", "", "362264.15", "6%", "21735.85")],
    "362264.15",
    "21735.85",
    "叁拾捌万肆仟圆整",
    "384000.00",
    "合同号：CG-2024-1107  购方开户银行:招商银行北京清华园支行;",
)
_RED = _Digital(
    "电子发票（增值税专用发票）",
    "25112000000001230045",
    "2025年01月08日",
    _CHENGGUAN,
    _YUQIONG,
    [("*信息技术服务*模型调用服务费", "", "项", "-1", "60377.36", "-60377.36", "6%", "-3622.64")],
    "-60377.36",
    "-3622.64",
    "（负数）陆万肆仟圆整",
    "-64000.00",
    "被红冲蓝字数电发票号码：24112000000187650000 红字发票信息确认单编号：11010525011000000123",
)
_BARE = _Digital(
    "电子发票（普通发票）",
    "24312000000900112233",
    "2024年11月15日",
    _TONGHUI,
    ("凌云云计算（上海）有限公司", "9131011569417H2Y8Y"),
    [
        (
            "*信息系统服务*云推理",
            "标准版",
            "套",
            "1",
            "943396.226415094",
            "943396.23",
            "6%",
            "56603.77",
        ),
    ],
    "943396.23",
    "56603.77",
    "壹佰万圆整",
    "1000000.00",
    mark="",
    values_last=True,
)
_MANY = _Digital(
    "电子发票（增值税专用发票）",
    "24112000000233445566",
    "2024年12月25日",
    _ANHE,
    _QINGSHU,
    [
        (
            "*软件*清数医语大模型软件V3.0永久许可使用费",
            "70B",
            "套",
            "1",
            "1946902.65",
            "1946902.65",
            "13%",
            "253097.35",
        ),
        (
            "*信息技术服务*大模型私有化部署及知识库实施服务",
            "",
            "项",
            "1",
            "283018.87",
            "283018.87",
            "6%",
            "16981.13",
        ),
    ],
    "2229921.52",
    "270078.48",
    "贰佰伍拾万圆整",
    "2500000.00",
    "项目名称：医语大模型私有化部署",
)
_FIRST, _SECOND = (
    _Digital(
        "电子发票（普通发票）",
        number,
        issued,
        _TONGHUI,
        _YUQIONG,
        [("*信息技术服务*API调用费", "", "", "", "", net, "6%", tax)],
        net,
        tax,
        words,
        total,
    )
    for number, issued, net, tax, words, total in (
        ("24112000000301010101", "2024年10月16日", "47169.81", "2830.19", "伍万圆整", "50000.00"),
        (
            "24112000000302020202",
            "2024年11月18日",
            "58962.26",
            "3537.74",
            "陆万贰仟伍佰圆整",
            "62500.00",
        ),
    )
)


def _digital(*invoices: _Digital, latin: str | None = None) -> bytes:
    p = Paper(INVOICE, latin=latin, margin=10)
    for at, invoice in enumerate(invoices):
        if at:
            p.turn()
        _draw(p, invoice)
    return p.done()


def _of(d: _Digital, issued: str, page: int = 1) -> Stretch:
    facts = shows(
        number=d.number,
        issued_on=day(issued),
        amount=yuan(d.total),
        net=yuan(d.net),
        tax=yuan(d.tax),
        buyer=d.buyer[0],
        buyer_id=d.buyer[1],
        seller=d.seller[0],
        seller_id=d.seller[1],
    )
    return Stretch("invoice", facts, page, page)


INVOICES = (
    Document(
        "4-1发票.pdf", lambda: _digital(_SPECIAL, latin="Courier"), (_of(_SPECIAL, "2024-12-02"),)
    ),
    Document("dzfp_25112000000001230045.pdf", lambda: _digital(_RED), (_of(_RED, "2025-01-08"),)),
    Document(
        "下载 (3).pdf", lambda: _digital(_BARE, latin="Helvetica"), (_of(_BARE, "2024-11-15"),)
    ),
    Document("附件4 发票-医语.pdf", lambda: _digital(_MANY), (_of(_MANY, "2024-12-25"),)),
    Document(
        "20241220103344.pdf",
        lambda: _digital(_FIRST, _SECOND),
        (_of(_FIRST, "2024-10-16"), _of(_SECOND, "2024-11-18", 2)),
    ),
)
