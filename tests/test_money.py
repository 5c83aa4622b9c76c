"""Money as people write it, and as we write it."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.money import (
    AmountError,
    floor_to_fen,
    grouped_yuan,
    in_wan,
    parse_amount,
    parse_capital_amount,
    plain_yuan,
    total,
)

FEN = st.integers(min_value=1, max_value=10**14)
"""0.01 to a million million yuan"""

# --- figures -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "3200000",
        "3200000.00",
        "3,200,000",
        "3,200,000.00",
        "3，200，000.00",
        "320万",
        "320 万元",
        "320.00万元",
        "0.032亿",
        "3200千元",
        "3.2百万",
        "0.32千万元",
        "￥3200000",
        "¥ 3,200,000.00",
        "¥3,200,000.00元",
        "￥3,200,000.00元整",
        "３２０万",
        "３，２００，０００．００",
        "人民币3200000元",
        "人民币：3,200,000.00元整",
        "RMB 3,200,000.00",
        "CNY3200000",
        "3200000 CNY",
        "3,200,000.00人民币",
        " +3200000\n",
        "叁佰贰拾万元整",
        "人民币叁佰贰拾万元整",
        "人民币（大写）：叁佰贰拾万圆正",
        "人民币叁佰贰拾万整",
    ],
)
def test_one_amount_in_many_styles(text: str) -> None:
    assert parse_amount(text) == 3_200_000


@pytest.mark.parametrize("text", ["-3200", "−3200.00", "￥-3,200.00", "-¥3200", "-0.32万"])
def test_negative_amounts(text: str) -> None:
    assert parse_amount(text) == -3200


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "元",
        "万",
        "￥",
        ".",
        ",",
        "-",
        "abc",
        "12abc",
        "1,23",
        "32,0000",
        "3,200,00",
        "1.2.3",
        "1,2345",
        "1 000 000",
        "1e6",
        "inf",
        "-inf",
        "nan",
        "0x10",
        "1_000",
        "٣٢٠",
        "$3200000",
        "USD 100",
        "--5",
        "-¥-5",
        "+-5",
        "5-",
        "3200000元/年",
        "约320万",
        "320万-400万",
        "1亿亿",
        "9" * 40,
        "9" * 1_000_000,
        "0." + "9" * 40,
        "99999." + "9" * 60,
        "1000000000000000",
        "1" + ",000" * 50_000,
        "\x00",
        "3200\x00000",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(AmountError):
        parse_amount(text)


@given(st.text(max_size=40))
def test_any_text_is_an_amount_or_an_amount_error(text: str) -> None:
    with contextlib.suppress(AmountError):
        assert parse_amount(text).is_finite()


@given(FEN)
def test_what_is_printed_is_read_back(fen: int) -> None:
    amount = Decimal(fen) / 100
    assert parse_amount(plain_yuan(amount)) == amount
    assert parse_amount(f"￥{grouped_yuan(amount)}元") == amount
    assert parse_amount(in_wan(amount) + "万元") == amount


# --- capitals ------------------------------------------------------------------------------------


def in_capitals(fen: int) -> str:
    """How a bank writes an amount in capitals; written here apart from the reader of it."""
    yuan, rest = divmod(fen, 100)
    jiao, cents = divmod(rest, 10)
    text = _integer_in_capitals(yuan) + "元" if yuan else ""
    if not rest:
        return text + "整"
    if jiao:
        text += "零壹贰叁肆伍陆柒捌玖"[jiao] + "角"
    elif yuan:
        text += "零"
    return text + ("零壹贰叁肆伍陆柒捌玖"[cents] + "分" if cents else "整")


def _integer_in_capitals(number: int) -> str:
    for weight, name in ((10**8, "亿"), (10**4, "万")):
        if number >= weight:
            high, low = divmod(number, weight)
            text = _integer_in_capitals(high) + name
            if not low:
                return text
            gap = low < weight // 10
            return text + ("零" if gap else "") + _integer_in_capitals(low)
    text = ""
    for weight, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit, number = divmod(number, weight)
        if digit:
            text += "零壹贰叁肆伍陆柒捌玖"[digit] + name
        elif text and number and not text.endswith("零"):
            text += "零"
    return text


@given(FEN)
def test_every_amount_in_capitals_is_read_back(fen: int) -> None:
    assert parse_amount(in_capitals(fen)) == Decimal(fen) / 100


@given(FEN, st.booleans(), st.sampled_from(["", "人民币", "人民币（大写）：", "大写 "]))
def test_other_hands_write_capitals_otherwise(fen: int, plain: bool, head: str) -> None:
    text = in_capitals(fen).replace("元", "圆").replace("整", "正")
    if plain:
        text = text.translate(str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千"))
    assert parse_amount(head + text) == Decimal(fen) / 100


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("壹仟肆佰零玖元伍角", "1409.50"),
        ("壹拾万元整", "100000"),
        ("拾万元整", "100000"),
        ("十五元", "15"),
        ("壹佰壹拾万元", "1100000"),
        ("伍佰零壹万伍仟元整", "5015000"),
        ("壹万零伍佰元整", "10500"),
        ("壹万伍佰元整", "10500"),
        ("壹仟伍拾元整", "1050"),
        ("壹亿零伍元整", "100000005"),
        ("壹万亿元整", "1000000000000"),
        ("壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分", "123456789.12"),
        ("零佰叁拾贰万零仟零佰零拾零元零角零分", "320000"),
        ("叁佰贰拾万零仟零佰零拾零元整", "3200000"),
        ("叁佰元零伍分", "300.05"),
        ("叁佰元伍分", "300.05"),
        ("伍角", "0.50"),
        ("伍分", "0.05"),
        ("零元整", "0"),
        ("叁佰貳拾萬圓整", "3200000"),
        ("叄佰陸拾元整", "360"),
        ("两百元", "200"),
        ("（负数）壹佰元整", "-100"),
        ("负壹佰元整", "-100"),
    ],
)
def test_capitals_of_many_hands(text: str, amount: str) -> None:
    assert parse_capital_amount(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "整",
        "元整",
        "人民币元整",
        "佰元",
        "仟佰拾元",
        "拾万仟佰拾元角分",
        "元角分",
        "三百二元",
        "一万五元",
        "壹亿贰元",
        "壹贰元",
        "壹拾贰佰元",
        "壹佰贰佰元",
        "壹万贰万元",
        "壹亿贰亿元",
        "万元",
        "亿元",
        "壹亿万元",
        "二〇二四元",
        "叁佰贰拾万",
        "三",
        "壹佰元元",
        "壹佰元拾角",
        "壹佰元伍分伍角",
        "壹佰伍角",
        "壹万万亿亿元",
        "玖" * 1000 + "元",
        "壹亿" * 40 + "元",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_what_is_no_amount_in_capitals(text: str) -> None:
    with pytest.raises(AmountError):
        parse_capital_amount(text)


@given(st.text(alphabet="零壹贰叁拾佰仟万亿元角分整负(", max_size=20))
def test_any_capitals_are_an_amount_or_an_amount_error(text: str) -> None:
    with contextlib.suppress(AmountError):
        assert parse_capital_amount(text).is_finite()


# --- sums and printing ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "floored"),
    [("0.019", "0.01"), ("0.01", "0.01"), ("249999.995", "249999.99"), ("-0.019", "-0.01")],
)
def test_what_is_rounded_is_rounded_towards_zero(amount: str, floored: str) -> None:
    assert str(floor_to_fen(Decimal(amount))) == floored


def test_a_sum_has_two_decimals_even_of_nothing() -> None:
    assert str(total([])) == "0.00"
    assert str(total([Decimal(1), Decimal("0.5")])) == "1.50"


@pytest.mark.parametrize(
    ("amount", "wan"),
    [("1050000", "105"), ("10000", "1"), ("1", "0.0001"), ("0", "0"), ("123456.78", "12.345678")],
)
def test_wan(amount: str, wan: str) -> None:
    assert in_wan(Decimal(amount)) == wan


def test_wan_is_rounded_down() -> None:
    assert in_wan(Decimal("19999.99"), places=0) == "1"
    assert in_wan(Decimal("19999.99"), places=2) == "1.99"


def test_grouping() -> None:
    assert grouped_yuan(Decimal("1234567.899")) == "1,234,567.89"
    assert plain_yuan(Decimal("1E+6")) == "1000000.00"
