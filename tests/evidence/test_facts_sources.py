"""The best source first; what repeats it, contradicts it, or is but a slip of the reading."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.evidence.facts.sources import is_slip_of, merged
from voucher_cli.evidence.model import Conflict, Fact, Source

BOX = (10.0, 10.0, 60.0, 20.0)
NUMBER = "24112000000087654321"


def facts(source: Source, **values: Any) -> tuple[Fact, ...]:
    box = None if source in {Source.XML, Source.PDF_INFO} else BOX
    return tuple(
        Fact(name, Decimal(v) if name in MONEY else v, str(v), source, 1, box=box)
        for name, v in values.items()
    )


MONEY = {"amount", "net", "tax", "amount_capital"}
PRINT = facts(Source.OCR, number=NUMBER, amount="212000", net="200000", tax="12000")


def found(*groups: tuple[Fact, ...]) -> tuple[dict[str, tuple[Any, Source]], list[Conflict]]:
    records = [g for g in groups if g[0].box is None]
    shown = [f for g in groups if g[0].box is not None for f in g]
    result = merged(records, shown)
    return {f.name: (f.value, f.source) for f in result.facts}, list(result.conflicts)


def test_each_fact_comes_from_the_best_source_that_has_it() -> None:
    values, conflicts = found(
        facts(Source.PDF_TEXT, number=NUMBER, amount="212000", item="模型调用"),
        facts(Source.PDF_INFO, number=NUMBER),
        facts(Source.QR, amount="212000", issued_on=date(2024, 11, 28)),
    )
    assert conflicts == []
    assert values == {
        "number": (NUMBER, Source.PDF_INFO),
        "amount": (Decimal(212000), Source.PDF_TEXT),
        "item": ("模型调用", Source.PDF_TEXT),
        "issued_on": (date(2024, 11, 28), Source.QR),
    }


def test_data_are_shown_where_the_page_repeats_them() -> None:
    result = merged(
        [facts(Source.XML, amount="212000.00")], facts(Source.PDF_TEXT, amount="212000")
    )
    [amount] = result.facts
    assert (amount.source, amount.page, amount.box) == (Source.XML, 1, BOX)


def test_print_and_code_disagree() -> None:
    print_ = facts(Source.PDF_TEXT, number=NUMBER, amount="212000")
    _, [conflict] = found(print_, facts(Source.QR, number=NUMBER, amount="312000"))
    assert (conflict.better.value, conflict.worse.value) == (212000, 312000)
    assert conflict.certain


def test_a_misread_amount_is_certain_only_where_its_page_bears_it_out() -> None:
    code = facts(Source.QR, amount="312000")
    values, [conflict] = found(PRINT, code)
    assert values["amount"] == (312000, Source.QR)
    assert conflict.certain  # net and tax say the same as the figure
    _, [conflict] = found(facts(Source.OCR, amount="212000"), code)
    assert not conflict.certain
    capitals = facts(Source.OCR, amount="212000", amount_capital="212000")
    assert found(capitals, code)[1][0].certain


@pytest.mark.parametrize("read", ["21200", "2120.00", "22000"])
def test_lost_signs_of_an_amount_are_set_right(read: str) -> None:
    values, conflicts = found(facts(Source.OCR, amount=read), facts(Source.QR, amount="212000"))
    assert values["amount"][0] == 212000
    assert conflicts == []


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("¥3,200,000.00", "320000"),
        ("¥320,000.00", "3200000"),
        ("320,000.00", "3200000"),
        ("¥3,000,000.00", "3200000"),
        ("3000000.00", "3200000"),
        ("¥200,000.00", "3200000"),
        ("¥320,000,000.00", "3200000"),
    ],
)
def test_another_amount_is_no_lost_sign(read: str, right: str) -> None:
    """Not even where the rest of the page, which was not altered, bears the code out."""
    value = Decimal(read.strip("¥").replace(",", ""))
    [amount] = (replace(f, raw=read) for f in facts(Source.OCR, amount=value))
    rest = facts(Source.OCR, net="301886.79", tax="18113.21")
    for beside in ((), rest):
        assert len(found((amount, *beside), facts(Source.QR, amount=right))[1]) == 1


@pytest.mark.parametrize("read", ["200,000.00", "3200000", "320000000", "320000.00"])
def test_a_point_or_the_beginning_of_an_amount_may_be_lost(read: str) -> None:
    [amount] = (
        replace(f, raw=read) for f in facts(Source.OCR, amount=Decimal(read.replace(",", "")))
    )
    right = "3200000"
    assert found((amount,), facts(Source.QR, amount=right))[1] == []


def test_a_digit_too_many_is_told() -> None:
    assert (
        len(found(facts(Source.OCR, amount="2121000"), facts(Source.QR, amount="212000"))[1]) == 1
    )


def test_a_lookalike_digit_only_where_the_sum_bears_the_code_out() -> None:
    code = facts(Source.QR, amount="218000")
    assert len(found(facts(Source.OCR, amount="213000"), code)[1]) == 1
    summed = facts(Source.OCR, amount="213000", net="206000", tax="12000")
    assert found(summed, code)[1] == []


@pytest.mark.parametrize(
    "read", [NUMBER[:-1], NUMBER[:8], NUMBER.replace("8", "6"), NUMBER.replace("1", "7", 1)]
)
def test_slips_in_a_number_are_set_right(read: str) -> None:
    values, conflicts = found(facts(Source.OCR, number=read), facts(Source.QR, number=NUMBER))
    assert (values["number"], conflicts) == ((NUMBER, Source.QR), [])


def test_another_number_is_a_conflict() -> None:
    other = facts(Source.OCR, number="24112000000087650000")
    _, [conflict] = found(other, facts(Source.QR, number=NUMBER))
    assert not conflict.certain


def test_the_number_of_the_next_invoice_is_a_conflict() -> None:
    code = facts(Source.QR, number=NUMBER)
    assert len(found(facts(Source.OCR, number=NUMBER[:-1] + "2"), code)[1]) == 1
    assert not is_slip_of(NUMBER[:-1] + "2", NUMBER)


def test_a_value_under_the_wrong_label_is_none() -> None:
    data = facts(Source.XML, net="200000", tax="12000", buyer="甲公司", seller="乙公司")
    print_ = facts(Source.PDF_TEXT, net="12000", buyer="乙公司")
    assert found(data, print_)[1] == []


def test_old_codes_are_held_against_the_net_amount() -> None:
    assert found(PRINT, facts(Source.QR, net="200000"))[1] == []
    [conflict] = found(PRINT, facts(Source.QR, net="250000"))[1]
    assert (conflict.better.name, conflict.certain) == ("net", True)


def test_names_in_another_style_agree() -> None:
    data = facts(Source.XML, buyer="北京汀兰（数据）有限公司")
    assert found(data, facts(Source.PDF_TEXT, buyer="北京汀兰(数据)有限公司"))[1] == []


def test_several_values_of_one_source_agree_with_any() -> None:
    print_ = (*facts(Source.PDF_TEXT, amount="5"), *facts(Source.PDF_TEXT, amount="212000"))
    assert found(print_, facts(Source.QR, amount="212000"))[1] == []


@given(st.text("0123456789", min_size=8, max_size=20), st.data())
def test_one_lost_digit_is_always_a_slip(number: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(number) - 1))
    assert is_slip_of(number[:at] + number[at + 1 :], number)


@given(st.text("0123456789", min_size=8, max_size=20))
def test_nothing_is_a_slip_of_itself(number: str) -> None:
    assert not is_slip_of(number, number)
    assert not is_slip_of("4" * len(number), "5" * len(number))
