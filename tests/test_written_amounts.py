"""Amounts found anywhere in a text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.written_amounts import find_amounts


@pytest.mark.parametrize(
    "text",
    [
        "合同总价为￥3,200,000.00元",
        "合同总价 3200000 元",
        "合同总价为320万元（含税）",
        "合同总价为叁佰贰拾万元整",
        "金额：３，２００，０００．００",
        "人民币3,200,000元整，分两期支付",
        "叁 佰 贰 拾 万 元 整",
    ],
)
def test_every_style_is_found(text: str) -> None:
    assert Decimal(3200000) in set(find_amounts(text))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("服务费320000，已付清", "320000"),
        ("服务费3,200,000.50，已付清", "3200000.50"),
        ("合计3,200,000，2024年10月1日付清", "3200000"),
        ("支付320000，2024年到账", "320000"),
        ("已付清，320000元", "320000"),
        ("320万5千元", "3205000"),
        ("1亿2000万元", "120000000"),
    ],
)
def test_commas_of_the_sentence_and_spoken_figures(text: str, amount: str) -> None:
    assert Decimal(amount) in set(find_amounts(text))


def test_a_figure_in_wan_is_not_taken_twice() -> None:
    assert Decimal(1250000000) not in set(find_amounts("共计 12.5 万元"))


def test_a_figure_under_a_heading_in_wan_is_read_both_ways() -> None:
    assert {Decimal(320), Decimal(3200000)} <= set(find_amounts("单位：万元\n合计 320"))


def test_a_part_of_a_number_is_no_amount() -> None:
    assert Decimal(123) not in set(find_amounts("3,200,000.123 账号 9123"))


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert all(isinstance(amount, Decimal) for amount in find_amounts(text))
