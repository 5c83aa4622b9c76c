"""Slips of many banks and platforms, drawn as people know them."""

from __future__ import annotations

import pytest

from voucher_cli.evidence.model import Cell, Page, PartKind, Row, Source

from .drawn_pages import facts, shown

A = "北京云帆智能科技有限公司"
B = "北京云阶人工智能有限公司"

SIDE_BY_SIDE = f"""
                    中国建设银行网上银行电子回执
    币种：人民币元          日期：2024年12月03日        凭证号：105884221190
    付    全    称    {A}      收    全    称    {B}
    款    账    号    11050163360000001234          款    账    号    0200 0036 1920 1234 567
    人    开户行      建行中关村支行                人    开户行      工行海淀支行
    大写金额      叁佰贰拾万元整                    小写金额      3,200,000.00
    用途      API服务费
"""
LABEL_COLON = f"""
    招商银行付款回单
    日期：2024年12月03日       业务类型：转账汇款        流水号：C0923X8123K4
    付款账号：110900000000001        收款账号：6228000000000001
    户名：{A}        户名：{B}
    开户行：招商银行北京分行        开户行：工商银行
    付款方开户行  北京银行海淀支行        收款方开户行  平安银行
    金额（大写）：人民币叁佰贰拾万元整
    金额（小写）：CNY3,200,000.00
"""
STACKED = f"""
    交通银行电子回单凭证
    回单编号：20241203000881        回单类型：网银付款
    付款人名称：{A}
    付款人账号：110060149018170012345
    收款人名称：{B}
    收款人账号：0200003619201234567
    币种：人民币
    金额：3,200,000.00
    大写：叁佰贰拾万元整
    记账日期：20241203
    会计流水号：EEZ0000099
"""
BY_BLOCKS = f"""
    网上银行转账凭证
    交易时间   2024-12-03 10:22:31
    付款方
    户名    {A}
    账号    1105 0000 1234
    收款方
    户名    {B}
    账号    0200 0000 1234
    转账金额    ￥3,200,000.00
    交易流水号  2024120388127731
"""
PLATFORM = f"""
    支付宝电子回单
    交易流水号    2024120322001181
    付款方        账户名：{A}
                  账号：finance@example.com
    收款方        账户名：{B}
    付款时间      2024-12-03 09:10:11
    交易金额（小写）  3200000.00
    （大写）      叁佰贰拾万元整
"""
OUR_SIDE = f"""
    企业网银交易详情
    本方账号    1109 0001        本方户名    {A}
    对方账号    2200 0001        对方户名    {B}
    借贷标志    借        发生额    3,200,000.00 元
    交易日期    2024/12/03        余额    8,812,331.07
    摘要        服务费
"""
HEADINGS = f"""
    单笔转账明细
    付款人名称                      收款人名称                      金额（元）      交易日期
    {A}        {B}        3,200,000.00    2024.12.03
"""
MERGED_BY_SCAN = f"""
    中国工商银行 电子回单
    交易日期2024年12月3日          电子回单号码0003-1290-4441
    付款人户名{A}        收款人户名{B}
    金额(大写)人民币叁佰贰拾万元整      金额(小写)￥3,200, 000.00
"""
WAN = f"""
    电汇凭证
    委托日期 2024年12月3日
    汇款人 全称 {A}    收款人 全称 {B}
    金额  320万元
"""
WRAPPED = """
    付款回单
    付款人户名    北京云帆智能科技有        收款人户名    北京云阶人工智能有
                  限公司                                  限公司
    金额小写      RMB 3,200,000.00          转账日期      2024-12-03
"""

STACKED_IN_CELLS = Page(
    1,
    (
        Row((Cell("某某银行电子回单"),)),
        Row((Cell("付款人"), Cell("收款人"))),
        Row(
            (
                Cell("户名账号开户行"),
                Cell(f"{A}\n110900000000001\n工行海淀支行"),
                Cell("户名账号开户行"),
                Cell(f"{B}340256018732\n中行"),
            )
        ),
        Row((Cell("交易日期"), Cell("2024-12-03"), Cell("金额"), Cell("￥3,200,000.00"))),
    ),
)

SLIPS = {
    "side by side": SIDE_BY_SIDE,
    "labels with colons": LABEL_COLON,
    "stacked": STACKED,
    "by blocks": BY_BLOCKS,
    "platform": PLATFORM,
    "our side": OUR_SIDE,
    "headings": HEADINGS,
    "merged by a scan": MERGED_BY_SCAN,
    "万元": WAN,
    "wrapped": WRAPPED,
    "stacked in cells": STACKED_IN_CELLS,
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_every_layout_of_a_slip_is_read(slip: Page | str) -> None:
    read = shown(facts(PartKind.PAYMENT, slip))
    assert read["amount"] == ["3200000"]
    assert read["paid_on"] == ["2024-12-03"]
    assert read["payer"] == [A]
    assert read["payee"] == [B]


@pytest.mark.parametrize("name", ["side by side", "labels with colons", "stacked", "platform"])
def test_capitals_stand_beside_the_figure(name: str) -> None:
    assert shown(facts(PartKind.PAYMENT, SLIPS[name]))["amount_capital"] == ["3200000"]


def test_capitals_alone_are_the_amount() -> None:
    read = shown(facts(PartKind.PAYMENT, "进账单\n金额（大写）  人民币伍拾万零叁佰元整"))
    assert read == {"amount": ["500300"]}


def test_serial_number_and_slip_number() -> None:
    read = shown(facts(PartKind.PAYMENT, STACKED))
    assert read["serial"] == ["20241203000881", "EEZ0000099"]


def test_balance_fee_and_account_are_no_amounts() -> None:
    read = shown(
        facts(
            PartKind.PAYMENT,
            """
            交易明细
            账号：110933308217760    余额：1,234,567.89    手续费：12.50
            """,
        )
    )
    assert "amount" not in read


def test_a_list_of_payments_tells_none_of_them() -> None:
    read = facts(
        PartKind.PAYMENT,
        """
        账户交易明细
        交易日期        借方发生额      贷方发生额      对方户名                    余额
        2024-12-01      100.00                          北京甲电力有限公司          900.00
        2024-12-03      3,200,000.00                    北京云阶人工智能有限公司    800.00
        """,
    )
    assert read == ()


def test_places_are_told() -> None:
    amount = next(f for f in facts(PartKind.PAYMENT, STACKED) if f.name == "amount")
    assert amount.page == 1
    assert amount.box is not None
    assert "3,200,000.00" in amount.raw


@pytest.mark.parametrize(
    ("cells", "amount"),
    [
        (("￥1,496,0", "00.00"), "1496000"),
        (("￥1,496", ",000.00"), "1496000"),
        (("￥1,496,000.", "00元"), "1496000"),
        (("￥1,496.00", "2,000.00"), "1496"),
    ],
)
def test_a_figure_that_a_stamp_tore_is_put_together(cells: tuple[str, str], amount: str) -> None:
    boxes = ((200.0, 100.0, 260.0, 112.0), (264.0, 100.0, 300.0, 112.0))
    figures = tuple(Cell(text, box) for text, box in zip(cells, boxes, strict=True))
    row = Row((Cell("金额（小写）", (100.0, 100.0, 190.0, 112.0)), *figures))
    slip = Page(1, (Row((Cell("电子回单"),)), row), read_by=Source.OCR)
    assert shown(facts(PartKind.PAYMENT, slip))["amount"] == [amount]


@pytest.mark.parametrize("stamp", ["2024-12-0314.22.31.208", "2024-12-03-14.22.31.208"])
def test_a_time_stamp_is_the_day_where_there_is_no_other(stamp: str) -> None:
    def read(*lines: tuple[str, str]) -> list[str]:
        rows = tuple(Row((Cell(label), Cell(text))) for label, text in lines)
        page = Page(1, (Row((Cell("网上银行电子回单"),)), *rows), read_by=Source.OCR)
        return shown(facts(PartKind.PAYMENT, page))["paid_on"]

    assert read(("时间戳", stamp)) == ["2024-12-03"]
    assert read(("时间戳", stamp), ("记账日期", "2024-12-04")) == ["2024-12-04"]
