"""Invoices: of the new kind with twenty digits, of the old ones with code and number, red ones."""
# ruff: noqa: E501  the lines of documents are as long as documents have them

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .paper import INVOICE, Paper
from .truth import Document, Stretch, day, shows, yuan

Item = tuple[str, str, str, str, str, str, str, str]
"""name, specification, unit, quantity, price, amount, rate, tax"""
_HEADS = ("项目名称", "规格型号", "单位", "数 量", "单 价", "金 额", "税率/征收率", "税 额")
_AT = (90.0, 185.0, 235.0, 300.0, 365.0, 440.0, 495.0, 575.0)


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
    for x, head in zip(_AT, _HEADS, strict=True):
        p.put(x, 143, head, 9, "c" if x < 200 else "r")
    if d.values_last:
        for x, y, text in values:
            p.put(x, y, text, 9)
    y = 160.0
    for item in d.items:
        y = _item(p, item, y)
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


def _item(p: Paper, item: Item, y: float) -> float:
    """One line, or two where the name is long."""
    name, *rest = item
    for at in range(0, len(name), 17):
        p.put(22, y + at / 17 * 12, name[at : at + 17], 8.5)
    for x, text in zip(_AT[1:], rest, strict=True):
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


def _stacked() -> bytes:
    """An A4 print-out of a 数电票 whose parties stand one below the other; names over two lines."""
    p = Paper(latin="Courier", margin=40)
    p.title("电子发票(普通发票)", 18, after=8)
    p.put(550, p.y, "发票号码: 24952000000077889900", 9, "r")
    p.put(550, p.y + 16, "开票日期: 2024年09月30日", 9, "r")
    p.y += 30
    p.table(
        [60, 455],
        [
            [
                "购买方",
                "名称: 北京丰泽农业科技有限公司\n统一社会信用代码/纳税人识别号: 91330106MA2GYU5177",
            ],
            [
                "销售方",
                "名称: 北京朔方智汇科技股份有限公司\n统一社会信用代码/纳税人识别号: 91440300MA5F3D8N2N",
            ],
        ],
    )
    p.table(
        [130, 50, 35, 35, 70, 75, 40, 80],
        [
            ["项目名称", "规格型号", "单位", "数量", "单价", "金额", "税率", "税额"],
            [
                "*人工智能服务*“朔方·谷雨”农业大模型推理调用服务（2024年第三季度）",
                "",
                "",
                "1",
                "78301.89",
                "78301.89",
                "6%",
                "4698.11",
            ],
            ["*信息技术服务*接口定制", "", "", "1", "5554.71", "5554.71", "6%", "333.29"],
            ["合计", "", "", "", "", "¥83856.60", "", "¥5031.40"],
        ],
        right_from=3,
    )
    p.table([150, 365], [["价税合计(大写)", "捌万捌仟捌佰捌拾捌圆整       (小写) ¥88888.00"]])
    p.table([60, 455], [["备注", "开票人: 何静"]])
    return p.done()


def _paper_special() -> bytes:
    """The paper form with code and number, cipher block, and the seller at the bottom."""
    p = Paper(INVOICE, latin="Courier", margin=10)
    p.put(40, 45, "1100243130", 14)
    p.put(305, 42, "北京增值税专用发票", 18, "c")
    p.put(305, 60, "发 票 联", 11, "c")
    p.put(460, 45, "№ 06812345", 15)
    p.put(440, 66, "开票日期：2024年10月30日", 9.5)
    p.down(22, 90, "购买方", 9)
    for y, text in (
        (86, "名　　　　称：北京澄观数据科技有限公司"),
        (101, "纳税人识别号：91110108MA02K7XT3X"),
        (116, "地 址、电 话：北京市海淀区学清路8号B座 010-82660001"),
        (131, "开户行及账号：招商银行北京清华园支行 110907712310101"),
    ):
        p.put(42, y, text, 9)
    p.down(348, 90, "密码区", 9)
    for at, cipher in enumerate(
        (
            "03*45/+-<8>7612>*8+29",
            "/6-45<+0098>*3/71-22>",
            "5+<*98/7-6>012*45+<77",
            ">9/08*3+-41<62>7/5*10",
        )
    ):
        p.put(366, 86 + 15 * at, cipher, 9)
    for x, head in zip(
        _AT, ("货物或应税劳务、服务名称", *_HEADS[1:6], "税率", "税 额"), strict=True
    ):
        p.put(x, 152, head, 8.5, "c" if x < 200 else "r")
    _item(
        p,
        (
            "*信息技术服务*算力租赁费",
            "8卡A型",
            "台月",
            "16",
            "17688.68",
            "283018.87",
            "6%",
            "16981.13",
        ),
        168,
    )
    p.put(60, 268, "合　　计", 9)
    p.put(440, 268, "￥283018.87", 9, "r")
    p.put(575, 268, "￥16981.13", 9, "r")
    p.put(40, 284, "价税合计（大写）", 9)
    p.put(160, 284, "ⓧ叁拾万圆整", 9)
    p.put(420, 284, "（小写）￥300000.00", 9)
    p.down(22, 304, "销售方", 9)
    for y, text in (
        (300, "名　　　　称：砺算智算中心（北京）有限公司"),
        (315, "纳税人识别号：91110112MABL90RT6U"),
        (330, "地 址、电 话：北京市通州区潞城镇水仙东路1号 010-89520000"),
        (345, "开户行及账号：中国建设银行北京通州支行 11050163360000000456"),
    ):
        p.put(42, y, text, 9)
    p.put(40, 368, "收款人：郑洁      复核：刘海      开票人：白露      销售方：（章）", 9)
    return p.done()


def _electronic_ordinary() -> bytes:
    """The electronic one before 数电票, with machine number and check code."""
    p = Paper(INVOICE, margin=10)
    p.put(60, 40, "机器编号：499099887766", 8.5)
    p.put(305, 42, "北京增值税电子普通发票", 17, "c")
    for y, text in (
        (30, "发票代码：011002400211"),
        (44, "发票号码：45678901"),
        (58, "开票日期：2024年09月12日"),
        (72, "校 验 码：05671 22334 98765 10293"),
    ):
        p.put(430, y, text, 8.5)
    for y, text in (
        (92, "购　名　　　　称：北京同晖教育咨询有限公司"),
        (105, "买　纳税人识别号：91110112MABL90RT6U"),
        (118, "方　地址、电话：北京市通州区玉带河西街9号 69540000"),
    ):
        p.put(24, y, text, 9)
    for x, head in zip(
        _AT, ("货物或应税劳务、服务名称", *_HEADS[1:6], "税率", "税 额"), strict=True
    ):
        p.put(x, 152, head, 8.5, "c" if x < 200 else "r")
    _item(
        p,
        (
            "*信息技术服务*智能对话接口调用",
            "",
            "次",
            "1000000",
            "0.12",
            "118867.92",
            "6%",
            "7132.08",
        ),
        168,
    )
    p.put(60, 268, "合　计", 9)
    p.put(440, 268, "￥118867.92", 9, "r")
    p.put(575, 268, "￥7132.08", 9, "r")
    p.put(40, 284, "价税合计（大写）  ⊗ 壹拾贰万陆仟元整              （小写） ￥126000.00", 9)
    for y, text in (
        (304, "销　名　　　　称：杭州观微网络科技有限公司"),
        (317, "售　纳税人识别号：91330106MA2GYU5177"),
        (330, "方　开户行及账号：浙商银行杭州西湖支行 3310010120100123456"),
    ):
        p.put(24, y, text, 9)
    p.put(40, 368, "收款人：系统      复核：系统      开票人：系统      销售方（章）：", 9)
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
    Document(
        "微信文件_8f3a.pdf",
        _stacked,
        (
            Stretch(
                "invoice",
                shows(
                    number="24952000000077889900",
                    issued_on=day("2024-09-30"),
                    amount=yuan("88888.00"),
                    net=yuan("83856.60"),
                    tax=yuan("5031.40"),
                    buyer="北京丰泽农业科技有限公司",
                    buyer_id="91330106MA2GYU5177",
                    seller="北京朔方智汇科技股份有限公司",
                    seller_id="91440300MA5F3D8N2N",
                ),
            ),
        ),
    ),
    Document(
        "增值税专票扫描.pdf",
        _paper_special,
        (
            Stretch(
                "invoice",
                shows(
                    number="06812345",
                    issued_on=day("2024-10-30"),
                    amount=yuan("300000.00"),
                    net=yuan("283018.87"),
                    tax=yuan("16981.13"),
                    buyer="北京澄观数据科技有限公司",
                    buyer_id="91110108MA02K7XT3X",
                    seller="砺算智算中心（北京）有限公司",
                    seller_id="91110112MABL90RT6U",
                ),
            ),
        ),
    ),
    Document(
        "SCAN0007.pdf",
        _electronic_ordinary,
        (
            Stretch(
                "invoice",
                shows(
                    number="45678901",
                    issued_on=day("2024-09-12"),
                    amount=yuan("126000.00"),
                    net=yuan("118867.92"),
                    tax=yuan("7132.08"),
                    buyer="北京同晖教育咨询有限公司",
                    buyer_id="91110112MABL90RT6U",
                    seller="杭州观微网络科技有限公司",
                    seller_id="91330106MA2GYU5177",
                ),
            ),
        ),
    ),
)
