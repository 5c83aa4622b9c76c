"""The manifest against documents read from pictures: slips are forgiven, differences are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from voucher_cli.checks import corroboration
from voucher_cli.checks.searching import shows_amount, shows_date, shows_number
from voucher_cli.evidence.model import Cell, Fact, Page, Part, PartKind, Row, Source
from voucher_cli.findings import Finding

from .papers import run
from .stated_packages import APPLICANT, BEIJING, VENDOR, at, case_of, package

CHECKS = (
    corroboration.amounts_agree,
    corroboration.nets_agree,
    corroboration.dates_agree,
    corroboration.numbers_agree,
    corroboration.parties_agree,
    corroboration.values_are_shown,
)
FILE = "发票-api-1.pdf"
INVOICE = "claims.0.purchases.0.invoices.0"


def scan(text: str = "", **facts: Any) -> Part:
    """An invoice read from a picture; the bars of its text part cells."""
    rows = tuple(Row(tuple(map(Cell, line.split("|")))) for line in text.split("\n"))
    page = Page(1, rows, read_by=Source.OCR)
    shown = tuple(Fact(name, value, str(value), Source.OCR, 1) for name, value in facts.items())
    return Part(FILE, (page,), PartKind.INVOICE, shown, Source.OCR)


def stated() -> dict[str, Any]:
    """What the manifest's invoice says, as facts of a scan."""
    entry = at(package(BEIJING, "api"), INVOICE)
    return {
        "number": entry["number"],
        "issued_on": entry["issued_on"],
        "amount": Decimal(entry["amount"]),
        "buyer": APPLICANT,
        "seller": VENDOR,
    }


def findings(part: Part, **changes: Any) -> list[Finding]:
    """What the checks say of the invoice, with these changes to its entry."""
    data = package(BEIJING, "api")
    at(data, INVOICE).update(changes)
    case = case_of(data, [(FILE, part)])
    found = [finding for check in CHECKS for finding in run(check, case)]
    return [f for f in found if f.subject.file == FILE]


def told(part: Part, **changes: Any) -> list[tuple[str, str]]:
    return [(f.name, f.level.value) for f in findings(part, **changes)]


def test_a_scan_that_shows_everything_is_sound() -> None:
    assert told(scan(**stated())) == []


def test_another_amount_is_for_a_person_unless_the_paper_bears_it_out() -> None:
    other = stated() | {"amount": Decimal(680000)}
    assert told(scan(**other)) == [("amount-mismatch", "review")]
    capitals = other | {"amount_capital": Decimal(680000)}
    assert told(scan(**capitals)) == [("amount-mismatch", "error")]
    summed = other | {"net": Decimal("641509.43"), "tax": Decimal("38490.57")}
    assert told(scan(**summed)) == [("amount-mismatch", "error")]
    wrong_sum = other | {"net": Decimal("641509.43"), "tax": Decimal("0.57")}
    assert told(scan(**wrong_sum)) == [("amount-mismatch", "review")]


def test_a_qr_code_bears_a_value_out() -> None:
    part = scan(**stated() | {"issued_on": date(2024, 12, 3)})
    assert told(part) == [("date-mismatch", "review")]
    code = Fact("issued_on", date(2024, 12, 3), "20241203", Source.QR, 1)
    assert told(replace(part, facts=(*part.facts, code))) == [("date-mismatch", "error")]


@pytest.mark.parametrize(
    ("net", "expected"),
    [("566037.74", []), ("566037.73", [("amount-mismatch", "review")])],
)
def test_the_stated_net_is_held_against_the_invoice(net: str, expected: list[object]) -> None:
    part = scan(**stated() | {"net": Decimal("566037.74"), "tax": Decimal("33962.26")})
    assert told(part, net=net) == expected
    if expected:
        [finding] = findings(part, net=net)
        assert (finding.variant, finding.expected) == ("invoice-net", "566,037.73")


@pytest.mark.parametrize(
    "shown",
    [
        VENDOR.replace("人工", "入工"),
        VENDOR.replace("砚", "砚砚"),
        VENDOR[:-3] + VENDOR[-2:],
        VENDOR.replace("京", "亰").replace("公", "么"),
    ],
)
def test_misread_characters_are_no_other_party(shown: str) -> None:
    assert told(scan(**stated() | {"seller": shown})) == []


def test_another_trade_name_is_told_unless_the_code_is_the_vendors() -> None:
    other = VENDOR.replace("砚池", "星辰")
    assert other != VENDOR
    part = scan(**stated() | {"seller": other})
    assert told(part) == [("party-mismatch", "review")]
    code = at(package(BEIJING, "api"), "claims.0.purchases.0.vendor.uscc")
    assert told(scan(**stated() | {"seller": other, "seller_id": code})) == []
    far = stated() | {"seller": "上海浦江云计算有限公司", "seller_id": code}
    assert told(scan(**far)) == [("party-mismatch", "review")]


def test_the_same_slip_in_a_text_is_told() -> None:
    part = scan(**stated() | {"seller": VENDOR.replace("人工", "入工")})
    facts = tuple(replace(fact, source=Source.PDF_TEXT) for fact in part.facts)
    assert told(replace(part, facts=facts)) == [("party-mismatch", "review")]


def test_letters_read_for_digits_make_no_other_number() -> None:
    number = stated()["number"]
    assert told(scan(**stated() | {"number": number.replace("0", "O")})) == []
    assert told(scan(**stated() | {"number": number[:-1] + "9"})) == [("number-mismatch", "review")]


def test_what_no_label_told_is_looked_for_leniently() -> None:
    entry = at(package(BEIJING, "api"), INVOICE)
    number = entry["number"]
    text = f"发禀号妈|{number[:9]} {number[10:]}\n2O24|年| l2月 02|曰\n羊6OO,OOO 00"
    assert told(scan(text)) == []
    other = text.replace("6OO,OOO", "68O,OOO").replace("02|曰", "12|曰")
    assert [name for name, _ in told(scan(other))] == ["value-not-found"] * 2


@pytest.mark.parametrize(
    ("text", "amount", "expected"),
    [
        ("3 018 867.92", "3018867.92", True),
        ("301886792", "3018867.92", True),
        ("3.018.867,92", "3018867.92", True),
        ("3,018,867 92元", "3018867.92", True),
        ("3 200 000", "3200000.00", True),
        ("3,200,000 00", "3200000.00", True),
        ("320000000", "3200000.00", False),
        ("320,000,000", "3200000.00", False),
        ("3,280,000.00", "3200000.00", False),
        ("13,200,000.00", "3200000.00", False),
        ("3200000001", "3200000.00", False),
        ("3018867921", "3018867.92", False),
        ("叁佰贰拾万园整", "3200000.00", True),
    ],
)
def test_amounts_are_found_without_their_marks(text: str, amount: str, expected: bool) -> None:
    assert shows_amount([scan(text)], [Decimal(amount)]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024|年|12|月|2|日", True),
        ("2024 12 02", True),
        ("2024-12.02", True),
        ("2024年12月22日", False),
        ("2024年1月22日", False),
        ("2024年12月2", True),
    ],
)
def test_dates_are_found_torn(text: str, expected: bool) -> None:
    assert shows_date([scan(text)], date(2024, 12, 2)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24112OOO0000 12345678", True),
        ("2411200000012345678", True),
        ("24112000000012345679", False),
        ("241120000012345678", False),
    ],
)
def test_one_lost_character_of_a_long_number_is_forgiven(text: str, expected: bool) -> None:
    assert shows_number([scan(text)], "24112000000012345678") is expected


def test_text_is_taken_as_it_stands() -> None:
    page = Page(1, (Row((Cell("3 018 867 92 24112OOO000012345678"),)),), read_by=Source.PDF_TEXT)
    part = replace(scan(), pages=(page,))
    assert not shows_amount([part], [Decimal("3018867.92")])
    assert not shows_number([part], "24112000000012345678")
