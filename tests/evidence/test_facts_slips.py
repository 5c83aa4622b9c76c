"""Slips of the reading of pictures: what is mended, and what is left as it was read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from voucher_cli.evidence.facts.slips import is_code, mended, mended_code, mended_digits
from voucher_cli.money import grouped_yuan
from voucher_cli.text import normalise

CODE = "91350100M000100Y43"
AMOUNTS = st.integers(min_value=100_000, max_value=10**12).map(lambda fen: Decimal(fen) / 100)


@pytest.mark.parametrize(
    ("read", "stood"),
    [
        ("3,018,867 92", "3,018,867.92"),
        ("3.018.867,92", "3,018,867.92"),
        ("3、018、867.92", "3,018,867.92"),
        ("3，018，867。92", "3,018,867.92"),
        ("3, 018, 867. 92", "3,018,867.92"),
        ("￥ 3 018 867.92", "¥3018867.92"),
        ("¥3018867 92", "¥3018867.92"),
        ("Y3018867.92", "¥3018867.92"),
        ("(小写)羊3018867.92", "(小写)¥3018867.92"),
        ("3,2OO,OOO.OO", "3,200,000.00"),
        ("3,l00,000.00", "3,100,000.00"),
        ("—3,000.00", "-3,000.00"),
        ("¥一1234.00", "¥-1234.00"),
        ("2O24年l2月O1日", "2024年12月01日"),
        ("2024年12月1曰", "2024年12月1日"),
        ("二o二四年十二月十日", "二〇二四年十二月十日"),
        ("二口二四年十二月", "二〇二四年十二月"),
        ("2024-01-2414.22.31.208", "2024-01-24 14.22.31.208"),
        ("2024-01-24-14.22.31.208", "2024-01-24 14.22.31.208"),
        ("2024-09-2410:24:37", "2024-09-24 10:24:37"),
        ("交易时间:2024/09/2410:24凭证", "交易时间:2024/09/24 10:24凭证"),
        ("⊗参佰戴拾万园整", "⊗叁佰贰拾万圆整"),
        ("8叁佰贰拾万圆整", "叁佰贰拾万圆整"),
        ("壹干贰佰圆整", "壹仟贰佰圆整"),
    ],
)
def test_what_has_only_one_sense_is_mended(read: str, stood: str) -> None:
    assert mended(normalise(read)) == stood


@pytest.mark.parametrize(
    "read",
    [
        "3,280,000.00",
        "若干千百",
        "合同编号B8-2024-S01",
        "第1.2.3条",
        "192.168.100.200",
        "单价1,000,000 数量10",
        "100, 200",
        "2024年8月",
        "2024-09-24 10:24:37",
        "12024-09-2410:24",
        "北京方圆软件有限公司",
        "北京八方园林有限公司",
        "张仟",
    ],
)
def test_what_could_have_been_meant_is_left(read: str) -> None:
    assert mended(read) == read


@given(AMOUNTS)
def test_amounts_that_are_well_read_stay(amount: Decimal) -> None:
    for text in (grouped_yuan(amount), f"¥{amount:.2f}", f"{amount:.2f}元"):
        assert mended(text) == text


@given(st.text("0123456789,. ¥年月日", max_size=20))
def test_no_digit_becomes_another(text: str) -> None:
    assert [c for c in mended(text) if c.isdigit()] == [c for c in text if c.isdigit()]


@pytest.mark.parametrize(
    ("read", "stood"),
    [
        (CODE, CODE),
        ("9I350IOOM000I00Y43", CODE),
        ("91350100MO00100Y43", CODE),
        (f"{CODE}1", CODE),
        ("913501O0M000100Y43", CODE),
    ],
)
def test_a_credit_code_is_mended_where_its_check_digit_decides(read: str, stood: str) -> None:
    assert mended_code(read) == stood


@pytest.mark.parametrize("read", ["91350100M000100Y44", "9135010", "91350200M000100Y43"])
def test_a_wrong_credit_code_stays_wrong(read: str) -> None:
    assert mended_code(read) == read
    assert not is_code(read)


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=9, max_size=9))
def test_a_mended_code_is_valid_or_as_read(body: str) -> None:
    code = "91110108" + body
    code += uscc.calc_check_digit(code)
    for at in range(8, 18):
        slip = code[:at] + code[at].translate(str.maketrans("8015", "BOIS")) + code[at + 1 :]
        found = mended_code(slip)
        assert found in (slip, code) or is_code(found)
        if slip != code and slip[at] in "OIS":
            assert found == code


def test_the_number_of_an_invoice_may_have_letters_for_digits() -> None:
    assert mended_digits("2411200000001234567B", 20, 8) == "24112000000012345678"
    assert mended_digits("I2345678 开票", 20, 8) == "12345678"
    assert mended_digits("SOLDOOBI", 20, 8) is None
    assert mended_digits("123456789", 20, 8) is None
