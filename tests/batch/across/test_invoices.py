"""One invoice in several packages: which are one, and how grave it is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from batch.across.rows import (
    BEIJING,
    DAY,
    TONGZHOU,
    company,
    findings,
    invoice,
    only,
    package,
    told,
)
from voucher_cli.batch.model import PartyMarks, Row, UsedInvoice
from voucher_cli.batch.season import Place

NAME = "invoice-reused"
OLD = invoice(1, number="12345678")


def using(number: int, used: UsedInvoice, **changes: object) -> Row:
    return package(number, invoices=(used,), **changes)


def test_packages_with_nothing_in_common_show_nothing() -> None:
    assert findings(*(package(number) for number in range(5))) == ()


def test_two_applicants() -> None:
    found = only(using(1, invoice(7)), using(2, invoice(7, claim="private", file="b.ofd")))
    assert told(found) == (NAME, "applicants", "error", "certain")
    assert found.places == (Place("包1", "api", "发票.pdf"), Place("包2", "private", "b.ofd"))
    assert found.packages == ("包1", "包2")


def test_one_applicant_twice_under_one_policy() -> None:
    found = only(using(1, invoice(7)), using(2, invoice(7), applicant=company(1)))
    assert told(found) == (NAME, "one-policy", "error", "certain")


def test_one_applicant_under_policies_of_different_levels() -> None:
    found = only(using(1, invoice(7)), using(2, invoice(7), applicant=company(1), policy=TONGZHOU))
    assert told(found) == (NAME, "policies", "warning", "certain")


def test_two_applicants_under_policies_of_different_levels() -> None:
    found = only(using(1, invoice(7)), using(2, invoice(7), policy=TONGZHOU))
    assert told(found)[1:3] == ("applicants", "error")


def test_the_gravest_case_of_a_group_counts() -> None:
    rows = [
        using(1, invoice(7)),
        using(2, invoice(7), applicant=company(1), policy=TONGZHOU),
        using(3, invoice(7), applicant=company(1), policy=BEIJING),
    ]
    found = only(*rows)
    assert told(found)[1:3] == ("one-policy", "error")
    assert found.packages == ("包1", "包2", "包3")


def test_a_name_tells_an_applicant_where_a_code_is_missing() -> None:
    spaced = PartyMarks("北京第1号 科技有限公司")
    found = only(using(1, invoice(7)), using(2, invoice(7), applicant=spaced))
    assert told(found)[1] == "one-policy"


def test_a_slip_in_the_code_makes_no_second_applicant() -> None:
    slip = replace(company(1), uscc=company(2).uscc)
    found = only(using(1, invoice(7)), using(2, invoice(7), applicant=slip))
    assert told(found) == (NAME, "one-policy", "error", "likely")
    chain = using(3, invoice(7), applicant=replace(slip, name="北京更名科技有限公司"))
    found = only(using(1, invoice(7)), using(2, invoice(7), applicant=slip), chain)
    assert told(found)[1] == "one-policy"
    assert told(only(*(using(n, invoice(7)) for n in (1, 2)), chain))[1] == "applicants"


def test_an_applicant_that_nobody_knows_is_not_a_second_one() -> None:
    found = only(using(1, invoice(7)), using(2, invoice(7), applicant=PartyMarks()))
    assert told(found)[1] == "one-policy"


def test_in_two_claims_of_one_package_it_is_none() -> None:
    assert findings(package(1, invoices=(invoice(7), invoice(7, claim="private")))) == ()


def test_one_that_is_not_listed_is_a_second_side_only() -> None:
    lying = invoice(7, claim=None)
    assert findings(using(1, lying), using(2, lying)) == ()
    found = only(using(1, invoice(7)), using(2, lying), using(3, lying))
    assert told(found)[:3] == (NAME, "unlisted", "warning")
    assert found.packages == ("包1", "包2", "包3")


def test_one_that_is_listed_and_lies_there_again_is_listed() -> None:
    again = package(2, invoices=(invoice(7, claim=None, file="b.pdf"), invoice(7)))
    assert told(only(using(1, invoice(7)), again))[1] == "applicants"


def test_a_number_that_was_only_recognised_is_likely() -> None:
    found = only(using(1, invoice(7)), using(2, invoice(7, claim=None, certain=False)))
    assert found.finding.certainty.value == "likely"


@pytest.mark.parametrize("written", ["２４１１0000000000000007", "No.2411 0000 0000 0000 0007"])
def test_numbers_are_compared_as_numbers(written: str) -> None:
    assert told(only(using(1, invoice(7)), using(2, invoice(7, number=written))))[0] == NAME


@pytest.mark.parametrize("written", ["", "无", "-", "0" * 20, "88888888", "00000000"])
def test_placeholders_are_no_numbers(written: str) -> None:
    blank = invoice(7, number=written)
    assert findings(using(1, blank), using(2, blank)) == ()


# --- numbers of eight digits ---------------------------------------------------------------------


def test_an_old_number_alone_tells_nothing() -> None:
    other = replace(OLD, seller="另一家公司", amount=Decimal("9.00"), issued_on=date(2024, 9, 9))
    nothing = UsedInvoice("api", OLD.number)
    assert findings(using(1, OLD), using(2, other), using(3, nothing), using(4, nothing)) == ()


def test_an_old_number_of_one_seller_is_one_invoice() -> None:
    other = replace(OLD, amount=Decimal("9.00"))
    assert told(only(using(1, OLD), using(2, OLD))) == (NAME, "applicants", "error", "certain")
    assert told(only(using(1, OLD), using(2, other))) == (NAME, "applicants", "error", "likely")
    later = replace(OLD, issued_on=date(2025, 1, 1))
    assert told(only(using(1, OLD), using(2, later)))[3] == "likely"
    bare = replace(OLD, issued_on=None, amount=None)
    assert told(only(using(1, bare), using(2, bare)))[3] == "likely"


@pytest.mark.parametrize("whole", ["011002400111 12345678", "1100240011 12345678"])
def test_an_old_number_with_its_code_is_the_same_invoice(whole: str) -> None:
    coded = replace(OLD, number=whole)
    found = only(using(1, OLD), using(2, coded))
    assert told(found) == (NAME, "applicants", "error", "likely")
    assert only(using(2, coded), using(1, OLD)) == found
    for change in ({"seller": "另一家公司"}, {"amount": Decimal("9")}, {"issued_on": None}):
        assert findings(using(1, OLD), using(2, replace(coded, **change))) == ()


def test_two_whole_numbers_that_end_alike_are_two_invoices() -> None:
    first, second = (replace(OLD, number=f"2411200000{n}12345678") for n in (10, 20))
    assert findings(using(1, first), using(2, second)) == ()
    found = findings(using(1, first), using(2, second), using(3, OLD), using(4, OLD))
    assert [f.packages for f in found] == [("包3", "包4")]


def test_an_old_number_of_one_amount_and_date_is_one_invoice() -> None:
    assert told(only(using(1, OLD), using(2, replace(OLD, seller=None))))[0] == NAME
    other_day = replace(OLD, seller="另一家公司", issued_on=date(2024, 9, 9))
    other_sum = replace(OLD, seller="第三家公司", amount=Decimal("9.00"))
    assert findings(using(1, OLD), using(2, other_day), using(3, other_sum)) == ()
    undated = [replace(OLD, seller=None, issued_on=None) for _ in range(2)]
    assert findings(*(using(n, used) for n, used in enumerate(undated))) == ()


def test_two_invoices_of_one_old_number_are_two_findings() -> None:
    other = replace(OLD, seller="另一家公司", amount=Decimal("9.00"))
    found = findings(using(1, OLD), using(2, OLD), using(3, other), using(4, other))
    assert [f.packages for f in found] == [("包1", "包2"), ("包3", "包4")]
    assert found[0].id != found[1].id
    assert OLD.issued_on == DAY
