"""GB/T 4754-2017 codes as people write them."""

import pytest

from voucher_cli.checks.industry_code import IndustryCode, parse_industry_code, written


@pytest.mark.parametrize(
    ("text", "section", "digits"),
    [
        ("I6513", "I", "6513"),
        ("6513", "I", "6513"),
        ("i65", "I", "65"),
        ("Ｉ６５１０", "I", "6510"),
        ("I-6513 应用软件开发", "I", "6513"),
        ("6510软件开发", "I", "6510"),
        ("C13", "C", "13"),
        ("C4390", "C", "4390"),
        ("0111", "A", "0111"),
        ("T9700", "T", "9700"),
        ("M", "M", ""),
    ],
)
def test_codes_are_read(text: str, section: str, digits: str) -> None:
    assert parse_industry_code(text) == IndustryCode(section, digits)


@pytest.mark.parametrize(
    "text", ["", "软件业", "C6513", "I", "65133", "9", "00", "9800", "X65", "I6513A"]
)
def test_what_is_none(text: str) -> None:
    code = parse_industry_code(text)
    assert code is None or not code.digits


@pytest.mark.parametrize(
    ("code", "under", "expected"),
    [("I6513", "I65", True), ("I6513", "I64", False), ("6440", "I64", True), ("C13", "C", True)],
)
def test_falling_under(code: str, under: str, expected: bool) -> None:
    left, right = parse_industry_code(code), parse_industry_code(under)
    assert left is not None
    assert right is not None
    assert left.falls_under(right) is expected


def test_divisions_in_a_row_are_written_as_a_range() -> None:
    assert written(("C13", "C14", "C15", "I64", "I65", "M73")) == "C13–C15、I64–I65、M73"
    assert written(("C43", "D44", "I6513", "I6514")) == "C43、D44、I6513、I6514"
