"""Settlements: sheets, letters, bills."""

from __future__ import annotations

import pytest

from voucher_cli.evidence.model import Page, PartKind

from .drawn_pages import facts, page, sheet, shown

A = "北京云帆智能科技有限公司"
B = "北京云阶人工智能有限公司"

SHEET = sheet(
    "结算",
    ("大模型API调用结算单", None, None, None),
    ("客户名称", A, "结算周期", "2024.09.10-2024.11.30"),
    ("服务提供方", B, "合同编号", "YF-2024-091"),
    ("月份", "调用量（万tokens）", "单价（元）", "金额（元）"),
    ("2024-09", "120000", "8", "960000"),
    ("2024-10", "140000", "8", "1120000"),
    ("2024-11", "140000", "8", "1120000"),
    ("合计", "400000", None, "3200000"),
)
LETTER = page(
    f"""
    服务费用结算单
    {A}：
    贵公司自2024年9月10日起使用我公司大模型API服务，现就计费周期2024年9月10日至2024年11月
    30日的费用结算如下：
    月份        用量（百万tokens）        金额（元）
    9月         1,200                     960,000.00
    10月        1,400                     1,120,000.00
    11月        1,400                     1,120,000.00
    本期应付金额：人民币3,200,000.00元（大写：叁佰贰拾万元整）
    {B}（盖章）
    2024年12月1日
    """
)
BILL = page(
    f"""
    云服务账单
    账单周期    2024年9月10日 - 2024年11月30日
    供应商      {B}
    客户        {A}
    产品        资源包费用
    模型推理    3,200,000.00
    应付总额    ￥3,200,000.00
    """
)
FORM = page(
    f"""
    算力资源结算确认单                                    单位：万元
    甲方    {A}        乙方    {B}
    结算开始日期    2024-09-10        结算结束日期    2024-11-30
    资源类型        卡时              费用
    GPU节点         20000             200.00
    存储节点        12000             120.00
    合计            32000             320.00
    """
)
SHORT_END = page(
    f"""
    结算证明
    兹证明结算期间为2024年9月10日至11月30日，结算总金额为叁佰贰拾万元整（¥3,200,000.00）。
    出具单位：{B}
    """
)


@pytest.mark.parametrize("made", [SHEET, LETTER, BILL, FORM, SHORT_END])
def test_every_layout_of_a_settlement_is_read(made: Page) -> None:
    found = shown(facts(PartKind.SETTLEMENT, made))
    assert found["starts_on"] == ["2024-09-10"]
    assert found["ends_on"] == ["2024-11-30"]
    assert found["amount"] == ["3200000"]
    assert found["issuer"] == [B]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024年9月-11月", "2024-09-01", "2024-11-30"),
        ("2024年9月至2024年11月", "2024-09-01", "2024-11-30"),
        ("2024.09—2024.11", "2024-09-01", "2024-11-30"),
        ("2024-12~2025-02", "2024-12-01", "2025-02-28"),
        ("202409", "2024-09-01", "2024-09-30"),
        ("202409-202411", "2024-09-01", "2024-11-30"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
        ("2024年第三季度", "2024-07-01", "2024-09-30"),
        ("2024年9月1日-30日", "2024-09-01", "2024-09-30"),
        ("2024/9/1～2024/9/30", "2024-09-01", "2024-09-30"),
        ("20240901-20240930", "2024-09-01", "2024-09-30"),
        ("自 2024 年 9 月 1 日起至 2024 年 9 月 30 日止", "2024-09-01", "2024-09-30"),
        ("2024-09-01 00:00:00 至 2024-09-30 23:59:59", "2024-09-01", "2024-09-30"),
    ],
)
def test_periods_as_people_write_them(written: str, first: str, last: str) -> None:
    found = shown(facts(PartKind.SETTLEMENT, f"结算单\n账期：{written}"))
    assert found["starts_on"] == [first]
    assert found["ends_on"] == [last]


@pytest.mark.parametrize(
    "written", ["2024年13月", "2024年9月31日至2024年9月32日", "待定", "三个月"]
)
def test_what_is_no_period_is_left_out(written: str) -> None:
    assert shown(facts(PartKind.SETTLEMENT, f"结算期间：{written}")) == {}


def test_months_are_no_totals() -> None:
    found = shown(
        facts(
            PartKind.SETTLEMENT,
            """
            月份        费用总额
            2024-09     100.00
            2024-10     200.00
            """,
        )
    )
    assert "amount" not in found


def test_the_recipient_is_not_the_issuer() -> None:
    found = shown(facts(PartKind.SETTLEMENT, f"致：{A}\n结算金额：100.00元"))
    assert "issuer" not in found


def test_quantities_in_the_row_of_totals_are_no_money() -> None:
    found = shown(
        facts(PartKind.SETTLEMENT, "月份    调用次数\n9月    100\n10月    200\n合计    300")
    )
    assert "amount" not in found
