"""A third round: measured, and nothing mended after it. Its figures say what to expect of others."""
# ruff: noqa: E501  the lines of documents are as long as documents have them

from __future__ import annotations

from .office import grid, say, title, word, word_bytes, workbook
from .paper import INVOICE, Paper
from .truth import Document, Stretch, Value, day, shows, yuan

_HENGYUAN, _BAICHUAN = "北京恒远影视制作有限公司", "百川数科（北京）股份有限公司"


def _licence_agreement() -> bytes:
    """Recitals first; the price in a clause of its own; the term behind the clause's number."""
    p = Paper(latin="Times-Roman", foot="{page}")
    p.title("AI大模型技术许可使用协议", 19)
    p.texts(
        "协议编码：BC-AI-L2410-06",
        "本协议由下列双方于2024年10月9日在北京市朝阳区签署：",
        f"（1）{_HENGYUAN}（“甲方”），注册地址为北京市朝阳区酒仙桥路2号；",
        f"（2）{_BAICHUAN}（“乙方”），注册地址为北京市海淀区上地十街10号。",
        "第1条 许可范围",
        "1.1 乙方授予甲方在影视剧本创作中使用“百川·剧本”大模型的非独占许可，部署于甲方机房。",
        "第2条 许可费",
        "2.1 许可费总计人民币1,180,000元整（大写：人民币壹佰壹拾捌万元整），含13%增值税。",
        "2.2 甲方应在收到模型交付物后三十日内一次付清。",
        "第3条 协议期间",
        "3.1 本协议自2024年10月15日起生效，有效期两年。",
        "第4条 验收",
        "4.1 交付后十五日内甲方应组织验收。",
    )
    return p.done()


def _compute_order() -> bytes:
    """A work order under a framework: fields in a table, the sum in 万元."""
    w = word()
    title(w, "算力资源采购订单（第3号）")
    grid(
        w,
        [
            ["采购方", _HENGYUAN, "供应方", _BAICHUAN],
            ["订单编号", "DD-2025-03", "订单日期", "2025年1月6日"],
            ["资源规格", "8卡推理服务器4台", "租用期限", "2025年1月10日至2025年7月9日"],
            ["订单金额（含税，万元）", "51.6", "结算方式", "按月结算，次月15日前付款"],
        ],
    )
    say(
        w,
        "本订单为《算力服务框架合同》（编号BC-KJ-2024-11）的组成部分。",
        "采购方盖章：　　　　供应方盖章：",
    )
    return word_bytes(w)


def _monthly_bill() -> bytes:
    """A bill of a cloud: what was before, what was paid, what is due."""
    p = Paper(latin="Helvetica", margin=50)
    p.put(50, 56, _BAICHUAN, 12)
    p.title("2024年12月大模型服务费用账单", 16, after=8)
    p.table(
        [90, 160, 90, 155],
        [
            ["客户名称", _HENGYUAN, "客户编号", "C00918"],
            ["账单周期", "2024.12.01~2024.12.31", "出账日期", "2025.01.02"],
            ["消费金额", "￥63,210.40", "优惠", "￥3,210.40"],
            ["应付金额", "￥60,000.00", "缴费截止日", "2025.01.20"],
        ],
    )
    return p.done()


def _settlement_letter() -> bytes:
    p = Paper(margin=70)
    p.title("大模型服务结算说明", 18)
    p.texts(
        f"{_HENGYUAN}：",
        "　　按双方协议约定，现就贵公司2024年四季度使用我公司大模型服务情况结算如下：",
        "　　结算时间段：2024年10月15日-12月31日；",
        "　　调用次数：86万次；",
        "　　费用总计：172,000.00元（人民币壹拾柒万贰仟元整）。",
        "　　请贵公司核对无误后付款。",
    )
    p.text(_BAICHUAN, indent=240)
    p.text("2025年1月8日", indent=260)
    return p.done()


def _cost_sheet() -> bytes:
    return workbook(
        (
            "费用",
            [
                ["大模型API调用费用明细及结算表"],
                ["供应商", _BAICHUAN, "采购商", _HENGYUAN],
                ["起始日期", "2025-02-01", "截止日期", "2025-04-30"],
                ["月份", "模型", "调用次数", "金额（元）"],
                ["2月", "剧本-L", 102000, 20400],
                ["3月", "剧本-L", 131500, 26300],
                ["4月", "剧本-L", 127500, 25500],
                ["合  计", None, 361000, 72200],
            ],
            ["A1:D1"],
        )
    )


def _invoice() -> bytes:
    """A 数电票 whose parties' labels end without a colon and whose sums carry thousands' commas."""
    p = Paper(INVOICE, margin=16)
    p.put(305, 40, "电子发票（普通发票）", 17, "c")
    p.put(420, 36, "发票号码 25112000000098760001", 9)
    p.put(420, 52, "开票日期 2025年01月15日", 9)
    for left, side, name, code in (
        (18, "购买方", _HENGYUAN, "91110105MA7C4QWE16"),
        (306, "销售方", _BAICHUAN, "91110108MA02K7XT3X"),
    ):
        p.put(left, 90, f"{side}名称 {name}", 9)
        p.put(left, 108, f"{side}纳税人识别号 {code}", 9)
    for n, row in enumerate(
        (
            ("项目名称", "单位", "数量", "单价", "金额", "税率", "税额"),
            ("*信息技术服务*大模型服务费", "项", "1", "56,603.77", "56,603.77", "6%", "3,396.23"),
        )
    ):
        for x, text in zip((24, 200, 250, 330, 420, 480, 570), row, strict=True):
            p.put(x, 140 + 18 * n, text, 9, "l" if x < 30 else "r")
    p.put(60, 260, "合计", 9)
    p.put(420, 260, "￥56,603.77", 9, "r")
    p.put(570, 260, "￥3,396.23", 9, "r")
    p.put(40, 284, "价税合计(大写) 陆万元整", 9)
    p.put(400, 284, "(小写) ￥60,000.00", 9)
    return p.done()


def _slip() -> bytes:
    """Parties in one column each with a heading, 发生额 for the sum."""
    p = Paper((595, 420), latin="Helvetica", margin=36)
    p.title("民生银行电子回单", 15, after=8)
    p.table(
        [70, 190, 70, 193],
        [
            ["付款方信息", "", "收款方信息", ""],
            ["名称", _HENGYUAN, "名称", _BAICHUAN],
            ["账号", "6301 2233 44", "账号", "7719 0088 123"],
            ["开户行", "民生银行北京望京支行", "开户行", "宁波银行北京分行"],
            ["发生额", "60,000.00", "大写", "陆万元整"],
            ["入账日期", "2025-01-17", "流水号", "MS20250117A00917"],
            ["摘要", "大模型服务费", "打印日期", "2025-02-10"],
        ],
        size=9,
    )
    return p.done()


def _acceptance() -> bytes:
    w = word()
    title(w, "剧本大模型私有化部署项目竣工验收意见书")
    say(
        w,
        f"2024年12月20日，{_HENGYUAN}会同{_BAICHUAN}对本项目进行了验收，形成意见如下：",
        "一、项目已按协议完成部署，应用于影视行业剧本创作场景。",
        "二、剧本初稿时间由20天缩短至6天，效果良好。",
        "三、同意通过验收。",
        "（签字）　　　　　　（签字）",
    )
    return word_bytes(w)


def _is(name: str, draw: object, kind: str, **facts: Value) -> Document:
    return Document(name, draw, (Stretch(kind, shows(**facts)),))  # type: ignore[arg-type]


THIRD_ROUND: tuple[Document, ...] = (
    _is(
        "b1.pdf",
        _licence_agreement,
        "contract",
        number="BC-AI-L2410-06",
        amount=yuan("1180000"),
        party_a=_HENGYUAN,
        party_b=_BAICHUAN,
        signed_on=day("2024-10-09"),
        starts_on=day("2024-10-15"),
        ends_on=day("2026-10-14"),
    ),
    _is(
        "b2.docx",
        _compute_order,
        "contract",
        number="DD-2025-03",
        amount=yuan("516000"),
        party_a=_HENGYUAN,
        party_b=_BAICHUAN,
        signed_on=day("2025-01-06"),
        starts_on=day("2025-01-10"),
        ends_on=day("2025-07-09"),
    ),
    _is(
        "b3.pdf",
        _monthly_bill,
        "settlement",
        starts_on=day("2024-12-01"),
        ends_on=day("2024-12-31"),
        amount=yuan("60000"),
        issuer=_BAICHUAN,
    ),
    _is(
        "b4.pdf",
        _settlement_letter,
        "settlement",
        starts_on=day("2024-10-15"),
        ends_on=day("2024-12-31"),
        amount=yuan("172000"),
        issuer=_BAICHUAN,
    ),
    _is(
        "b5.xlsx",
        _cost_sheet,
        "settlement",
        starts_on=day("2025-02-01"),
        ends_on=day("2025-04-30"),
        amount=yuan("72200"),
        issuer=_BAICHUAN,
    ),
    _is(
        "b6.pdf",
        _invoice,
        "invoice",
        number="25112000000098760001",
        issued_on=day("2025-01-15"),
        amount=yuan("60000"),
        net=yuan("56603.77"),
        tax=yuan("3396.23"),
        buyer=_HENGYUAN,
        buyer_id="91110105MA7C4QWE16",
        seller=_BAICHUAN,
        seller_id="91110108MA02K7XT3X",
    ),
    _is(
        "b7.pdf",
        _slip,
        "payment",
        paid_on=day("2025-01-17"),
        amount=yuan("60000"),
        payer=_HENGYUAN,
        payee=_BAICHUAN,
        serial="MS20250117A00917",
    ),
    _is("b8.docx", _acceptance, "acceptance-report", accepted_on=day("2024-12-20")),
)
