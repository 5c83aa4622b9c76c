"""Numbers in forms: what they show, at the precision that they show it."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.forms.figures import amount_in, shows_count, shows_money, shows_percent
from voucher_cli.forms.model import Unit

YUAN = Decimal(29_590_000)


@pytest.mark.parametrize(
    "text",
    [
        "2959万元", "2,959.00万元", "２９５９ 万元", "29,590,000元", "29590000.00 元",
        "2959", "2,959.00", "29590000", "人民币2959万元整", "0.2959亿元",
        "0.3亿元", "0.29亿元", "约2959万元", "¥29,590,000", "贰仟玖佰伍拾玖万元整",
        "2 959 万元", "29,590 千元", "2023年：2959万元", "29.59百万元", "2.959千万元",
    ],
)  # fmt: skip
def test_an_amount_may_be_written_in_many_ways(text: str) -> None:
    assert shows_money(text, YUAN, None, Unit.WAN)


@pytest.mark.parametrize(
    "text",
    [
        "2958万元",
        "2960万元",
        "3000万元",
        "2959元",
        "29590000万元",
        "2,959.10",
        "0.28亿元",
        "无",
        "/",
        "见附表",
    ],
)
def test_another_amount_is_another(text: str) -> None:
    assert not shows_money(text, YUAN, None, Unit.WAN)


def test_a_unit_that_the_form_states_is_the_only_one() -> None:
    assert shows_money("2959", YUAN, Unit.WAN, Unit.WAN)
    assert not shows_money("29590000", YUAN, Unit.WAN, Unit.WAN)
    assert shows_money("29590000元", YUAN, Unit.WAN, Unit.WAN)


def test_nothing_is_nought() -> None:
    assert shows_money("无", Decimal(0), None, Unit.WAN)
    assert shows_money("/", Decimal(0), None, Unit.WAN)
    assert shows_count("无", 0)


@pytest.mark.parametrize(
    "text",
    ["15%", "15.0%", "15.02%", "15.01%", "15.016", "0.15", "15 ％", "增长15.02%", "15.0156%"],
)
def test_a_share_is_right_when_cut_off_or_rounded(text: str) -> None:
    assert shows_percent(text, Decimal("15.0156"), None)


@pytest.mark.parametrize(
    "text", ["16%", "15.1%", "15.03%", "-15%", "14.9%", "0.16", "1.5", "0.15%"]
)
def test_any_other_share_is_wrong(text: str) -> None:
    assert not shows_percent(text, Decimal("15.0156"), None)


@pytest.mark.parametrize("text", ["-5%", "下降5%", "(5%)", "（5%）", "−5.0%", "-0.05", "减少 5 %"])
def test_a_share_may_fall(text: str) -> None:
    assert shows_percent(text, Decimal(-5), None)


@pytest.mark.parametrize("text", ["5%", "增长5%", "-4%"])
def test_growth_is_no_fall(text: str) -> None:
    assert not shows_percent(text, Decimal(-5), None)


@pytest.mark.parametrize("text", ["67人", "67", "约67名", "67 人（其中研发40人）", "６７"])
def test_a_count_has_its_word(text: str) -> None:
    assert shows_count(text, 67)
    assert not shows_count(text, 76)


@pytest.mark.parametrize(
    ("text", "yuan"),
    [("6.6", 66_000), ("6.6万元", 66_000), ("66,000元", 66_000), ("陆万陆仟元整", 66_000)],
)
def test_the_one_amount_of_a_text(text: str, yuan: int) -> None:
    assert amount_in(text, Unit.WAN, Unit.WAN) == yuan


@pytest.mark.parametrize("text", ["6.6万元，其中算力3万元", "按政策核定", ""])
def test_of_several_amounts_none_is_the_one(text: str) -> None:
    assert amount_in(text, Unit.WAN, Unit.WAN) is None


@given(
    st.decimals(0, 10**10, places=2),
    st.integers(0, 6),
    st.sampled_from([ROUND_DOWN, ROUND_HALF_UP]),
)
def test_whatever_is_shown_of_an_amount_shows_it(yuan: Decimal, places: int, rounding: str) -> None:
    shown = (yuan / 10_000).quantize(Decimal(1).scaleb(-places), rounding=rounding)
    assert shows_money(f"{shown:,f}万元", yuan, None, Unit.WAN)
    step = Decimal(2).scaleb(-places)
    assert not shows_money(f"{shown + step:,f}万元", yuan, None, Unit.WAN)


@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    shows_money(text, YUAN, None, Unit.WAN)
    shows_percent(text, Decimal(5), Unit.PERCENT)
    shows_count(text, 3)
    amount_in(text, None, Unit.WAN)
