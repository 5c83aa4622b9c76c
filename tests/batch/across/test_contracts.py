"""One contract in several packages: a number alone is not enough."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from batch.across.rows import TONGZHOU, company, contract, findings, only, package, told
from voucher_cli.batch.model import PartyMarks, Row, UsedContract

NAME = "contract-reused"
ONE = contract(7, number="HT-2024-001")
LATER = date(2024, 10, 1)
OTHER_VENDOR = company(900)
MORE = Decimal("77.00")


def using(number: int, used: UsedContract, **changes: object) -> Row:
    return package(number, contracts=(used,), **changes)


def test_two_applicants() -> None:
    found = only(using(1, ONE), using(2, replace(ONE, number="ht2024001号", claim="b")))
    assert told(found) == (NAME, "applicants", "error", "certain")
    assert found.finding.actual == "HT-2024-001"


def test_one_applicant_in_one_policy_and_in_two() -> None:
    twice = using(2, ONE, applicant=company(1))
    assert told(only(using(1, ONE), twice))[1:3] == ("one-policy", "error")
    allowed = replace(twice, policy=TONGZHOU)
    assert told(only(using(1, ONE), allowed))[1:3] == ("policies", "warning")


def test_in_two_claims_of_one_package_it_is_none() -> None:
    assert findings(package(1, contracts=(ONE, replace(ONE, claim="private")))) == ()


def test_a_number_that_occurs_everywhere_tells_nothing() -> None:
    rows = [
        using(n, contract(n, number="HT-2024-001", signed_on=date(2024, 1, n))) for n in range(1, 9)
    ]
    assert findings(*rows) == ()


@pytest.mark.parametrize(
    "changes",
    [{"signed_on": LATER}, {"amount": None}, {"signed_on": None}],
)
def test_one_vendor_and_amount_or_date_is_one_contract(changes: dict[str, object]) -> None:
    found = only(using(1, ONE), using(2, replace(ONE, **changes)))
    certainty = "certain" if None in changes.values() else "likely"
    assert told(found) == (NAME, "applicants", "error", certainty)


def test_one_vendor_where_nothing_else_is_stated() -> None:
    bare = replace(ONE, amount=None, signed_on=None)
    for first in (ONE, bare):
        found = only(using(1, first), using(2, bare))
        assert told(found) == (NAME, "applicants", "error", "likely")


def test_one_applicant_states_another_amount_of_one_day() -> None:
    found = only(using(1, ONE), using(2, replace(ONE, amount=MORE), applicant=company(1)))
    assert told(found) == (NAME, "one-policy", "error", "likely")


def test_what_states_nothing_does_not_make_one_contract_of_two() -> None:
    rows = [using(1, ONE), using(2, replace(ONE, amount=MORE))]
    for third in (
        replace(ONE, amount=None),
        replace(ONE, amount=None, signed_on=None),
    ):
        found = only(*rows, using(3, third))
        assert told(found) == (NAME, "alike", "warning", "likely")


def test_buyers_that_number_their_own_contracts_with_one_vendor() -> None:
    other = replace(ONE, amount=MORE, signed_on=LATER)
    found = only(using(1, ONE), using(2, other))
    assert told(found) == (NAME, "alike", "warning", "likely")
    for changes in ({"applicant": company(1)}, {"applicant": company(1), "policy": TONGZHOU}):
        assert told(only(using(1, ONE), using(2, other, **changes)))[1:3] == ("alike", "warning")
    same_day = replace(ONE, amount=MORE)
    assert told(only(using(1, ONE), using(2, same_day))) == (NAME, "alike", "warning", "likely")


def test_vendors_that_differ_with_another_amount_or_date() -> None:
    for changes in ({"amount": MORE}, {"signed_on": LATER}, {"amount": None}):
        other = replace(ONE, vendor=OTHER_VENDOR, **changes)
        assert findings(using(1, ONE), using(2, other)) == ()


def test_amount_and_date_alike_are_enough() -> None:
    other = replace(ONE, vendor=OTHER_VENDOR)
    assert told(only(using(1, ONE), using(2, other))) == (NAME, "applicants", "error", "likely")
    unnamed = replace(ONE, vendor=PartyMarks())
    assert told(only(using(1, ONE), using(2, unnamed)))[3] == "likely"


def test_a_vendor_is_known_by_its_code_or_its_name() -> None:
    renamed = replace(OTHER_VENDOR, uscc=ONE.vendor.uscc)
    slip = replace(ONE.vendor, uscc=OTHER_VENDOR.uscc)
    for vendor in (renamed, slip, PartyMarks(ONE.vendor.name)):
        used = replace(ONE, vendor=vendor, signed_on=LATER)
        found = findings(using(1, ONE), using(2, used), name=NAME)
        assert [told(f) for f in found] == [(NAME, "applicants", "error", "likely")]


def test_a_number_read_in_the_file_that_is_not_sure() -> None:
    found = only(using(1, ONE), using(2, replace(ONE, certain=False)))
    assert told(found)[3] == "likely"


def test_a_number_without_vendor_and_amount_is_likely() -> None:
    bare = UsedContract("api", "HT-2024-001")
    assert told(only(using(1, bare), using(2, bare))) == (NAME, "applicants", "error", "likely")
    early, late = (replace(bare, signed_on=day) for day in (LATER, date(2024, 11, 1)))
    assert findings(using(1, early), using(2, late)) == ()
    assert findings(using(1, bare), using(2, ONE)) == ()


def test_a_purchase_without_a_number_is_none() -> None:
    unnumbered = replace(ONE, number=None)
    assert findings(using(1, unnumbered), using(2, unnumbered)) == ()


def test_two_deals_of_one_number_and_vendor() -> None:
    other = replace(ONE, amount=MORE, signed_on=LATER)
    found = findings(using(1, ONE), using(2, ONE), using(3, other), using(4, other))
    assert [(f.finding.variant, len(f.packages)) for f in found] == [
        ("applicants", 2),
        ("applicants", 2),
        ("alike", 4),
    ]
    assert len({f.id for f in found}) == 3
