"""Contracts, settlements, papers and applications at the edges of the window."""

from datetime import date
from typing import Any

import pytest

from .stated_packages import BEIJING, TONGZHOU, Data, at, found, package, spoilt, told

BOUGHT = "claims__0__purchases__0"
INVOICE, PAYMENT = f"{BOUGHT}__invoices__0", f"{BOUGHT}__payments__0"
SETTLEMENT, CONTRACT = f"{BOUGHT}__settlements__0", f"{BOUGHT}__contract"


def days(entry: str, starts_on: date | None, ends_on: date | None) -> dict[str, date | None]:
    return {f"{entry}__starts_on": starts_on, f"{entry}__ends_on": ends_on}


# --- contracts -----------------------------------------------------------------------------------


@pytest.mark.parametrize("route", ["compute", "api"])
@pytest.mark.parametrize(
    ("starts_on", "ends_on", "outside"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), True),
        (date(2023, 1, 1), date(2024, 1, 1), False),
        (date(2025, 6, 30), date(2026, 6, 29), False),
        (date(2025, 7, 1), date(2026, 6, 30), True),
        (date(2023, 1, 1), date(2026, 12, 31), False),
    ],
)
def test_execution_has_to_touch_the_window(
    route: str, starts_on: date, ends_on: date, outside: bool
) -> None:
    data = spoilt(package(TONGZHOU, route), **days(CONTRACT, starts_on, ends_on))
    findings = [f for f in found(data) if f.name != "date-order"]
    assert told(findings) == ([("contract-outside-window", "error")] if outside else [])
    for finding in findings:
        assert finding.subject.file == f"合同-{route}-1.pdf"
        assert finding.expected == "2024-01-01 … 2025-06-30"


def test_only_where_a_clause_says_so() -> None:
    """Beijing's list for API calls has no such clause."""
    data = spoilt(package(BEIJING, "api"), **days(CONTRACT, date(2024, 1, 1), date(2024, 8, 31)))
    assert found(data) == []


@pytest.mark.parametrize(
    ("policy", "day", "early"),
    [
        (BEIJING, date(2024, 8, 31), True),
        (BEIJING, date(2024, 9, 1), False),
        (BEIJING, date(2024, 9, 2), False),
        (TONGZHOU, date(2023, 12, 31), True),
        (TONGZHOU, date(2024, 1, 1), False),
        (TONGZHOU, date(2024, 1, 2), False),
    ],
)
def test_private_contracts_are_signed_in_the_window(policy: str, day: date, early: bool) -> None:
    findings = found(spoilt(package(policy, "private"), **{f"{CONTRACT}__signed_on": day}))
    assert told(findings) == ([("contract-signed-too-early", "error")] if early else [])


@pytest.mark.parametrize(("policy", "route"), [(BEIJING, "api"), (TONGZHOU, "compute")])
def test_other_contracts_may_be_signed_earlier(policy: str, route: str) -> None:
    data = spoilt(package(policy, route), **{f"{CONTRACT}__signed_on": date(2023, 6, 1)})
    assert found(data) == []


def test_a_contract_of_several_purchases_is_told_once() -> None:
    data = spoilt(package(BEIJING, "private"), **{f"{CONTRACT}__signed_on": date(2024, 8, 1)})
    purchases = data["claims"][0]["purchases"]
    purchases.append(spoilt(purchases[0], invoices__0__number="24112000000000000077"))
    assert told(found(data)) == [("contract-signed-too-early", "error")]


# --- settlements ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "name"),
    [
        (date(2024, 9, 1), date(2024, 12, 10), None),
        (date(2024, 9, 30), date(2024, 9, 30), None),
        (date(2024, 8, 31), date(2024, 10, 31), "settlement-straddles-window"),
        (date(2024, 8, 1), date(2024, 9, 1), "settlement-straddles-window"),
        (date(2024, 7, 1), date(2024, 8, 31), "settlement-outside-window"),
    ],
)
def test_settlements_at_the_start_of_the_window(
    starts_on: date, ends_on: date, name: str | None
) -> None:
    data = spoilt(package(BEIJING, "api"), **days(SETTLEMENT, starts_on, ends_on))
    data = spoilt(data, **{f"{CONTRACT}__starts_on": date(2024, 7, 1)})
    second = {"starts_on": date(2024, 9, 5), "ends_on": date(2024, 11, 30), "amount": 600000}
    at(data, "claims.0.purchases.0.settlements").append(second)
    findings = [f for f in found(data) if f.name.startswith("settlement")]
    levels = {"settlement-straddles-window": "warning", "settlement-outside-window": "error"}
    assert told(findings) == ([(name, levels[name])] if name else [])
    assert [f.subject.material for f in findings] == ["settlement"] * len(findings)


def test_a_settlement_that_ends_after_the_application_straddles_too() -> None:
    data = spoilt(package(BEIJING, "api"), **{f"{SETTLEMENT}__ends_on": date(2024, 12, 11)})
    names = {name for name, _ in told(found(data))}
    assert {"settlement-straddles-window", "date-order"} <= names


def test_a_private_route_has_no_settlements_to_judge() -> None:
    data = package(BEIJING, "private")
    data["claims"][0]["purchases"][0]["settlements"] = [
        {"starts_on": date(2024, 1, 1), "ends_on": date(2024, 2, 1), "amount": 1}
    ]
    assert found(data) == []


# --- invoices and payments -----------------------------------------------------------------------

BEFORE, FIRST, LAST = date(2024, 8, 31), date(2024, 9, 1), date(2024, 12, 10)


@pytest.mark.parametrize("day", [FIRST, LAST])
@pytest.mark.parametrize("route", ["api", "private"])
def test_the_ends_of_the_window_belong_to_it(route: str, day: date) -> None:
    data = spoilt(package(BEIJING, route), **{f"{INVOICE}__issued_on": day})
    assert found(spoilt(data, **{f"{PAYMENT}__paid_on": day})) == []


@pytest.mark.parametrize(
    ("policy", "route", "day"),
    [
        (BEIJING, "api", BEFORE),
        (TONGZHOU, "api", date(2023, 12, 31)),
        (TONGZHOU, "compute", date(2023, 12, 1)),
    ],
)
def test_an_outside_paper_counts_beside_its_settlement(policy: str, route: str, day: date) -> None:
    [finding] = found(spoilt(package(policy, route), **{f"{INVOICE}__issued_on": day}))
    assert told([finding]) == [("invoice-outside-window", "review")]
    assert finding.subject.part == "invoice"
    assert finding.subject.file == f"发票-{route}-1.pdf"
    [finding] = found(spoilt(package(policy, route), **{f"{PAYMENT}__paid_on": day}))
    assert told([finding]) == [("payment-outside-window", "review")]
    assert finding.subject.part == "payment"


def test_an_outside_paper_of_a_private_purchase_does_not_count() -> None:
    data = spoilt(package(BEIJING, "private"), **{f"{INVOICE}__issued_on": BEFORE})
    assert told(found(data)) == [("invoice-outside-window", "error")]
    data = spoilt(package(TONGZHOU, "private"), **{f"{PAYMENT}__paid_on": date(2023, 12, 31)})
    findings = [f for f in found(data) if f.name == "payment-outside-window"]
    assert told(findings) == [("payment-outside-window", "error")]


def test_without_a_settlement_in_the_window_it_does_not_count() -> None:
    data = spoilt(package(BEIJING, "api"), **days(SETTLEMENT, date(2024, 7, 1), BEFORE))
    data = spoilt(data, **{f"{INVOICE}__issued_on": BEFORE})
    findings = [f for f in found(data) if f.name == "invoice-outside-window"]
    assert told(findings) == [("invoice-outside-window", "error")]


def split_payment(policy: str, route: str, outside: int, inside: int, day: date) -> Data:
    """A package with two payments, the first of them outside the window."""
    data = spoilt(package(policy, route), **{f"{PAYMENT}__paid_on": day})
    payments: list[dict[str, Any]] = at(data, "claims.0.purchases.0.payments")
    payments[0]["amount"] = outside
    payments.append({**payments[0], "paid_on": date(2024, 12, 5), "amount": inside})
    return data


@pytest.mark.parametrize(
    ("inside", "level"), [(599999, "review"), (600000, "info"), (600001, "info")]
)
def test_it_is_not_needed_where_those_inside_are_enough(inside: int, level: str) -> None:
    day = date(2023, 12, 1)
    findings = found(split_payment(TONGZHOU, "compute", 100000, inside, day))
    outside = [f for f in findings if f.name == "payment-outside-window"]
    assert told(outside) == [("payment-outside-window", level)]


def test_nor_is_one_that_would_not_count() -> None:
    findings = found(split_payment(TONGZHOU, "private", 100000, 600000, date(2023, 12, 1)))
    assert told(findings) == [("payment-outside-window", "info")]


# --- the application -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "late"),
    [(date(2025, 6, 29), False), (date(2025, 6, 30), False), (date(2025, 7, 1), True)],
)
def test_the_deadline(day: date, late: bool) -> None:
    findings = found(spoilt(package(TONGZHOU, "api"), applied_on=day))
    assert told(findings) == ([("application-late", "error")] if late else [])


def test_a_deadline_that_nobody_names() -> None:
    findings = found(spoilt(package(TONGZHOU, "api"), deadline=None))
    assert told(findings) == [("deadline-unknown", "info")]


def test_a_policy_without_deadline_needs_none() -> None:
    data = package(BEIJING, "api")
    data["deadline"] = date(2024, 1, 1)
    assert found(data) == []


# --- what is enough ------------------------------------------------------------------------------


def test_enough_is_measured_by_the_smallest_of_the_others() -> None:
    """Where both papers are asked, the other kind of paper is one of them."""
    data = split_payment(TONGZHOU, "compute", 100000, 500000, date(2023, 12, 1))
    at(data, "claims.0.purchases.0.invoices.0")["amount"] = 500000
    findings = [f for f in found(data) if f.name == "payment-outside-window"]
    assert told(findings) == [("payment-outside-window", "info")]


def test_where_either_paper_will_do_the_other_kind_sets_no_measure() -> None:
    data = split_payment(BEIJING, "api", 100000, 500000, date(2024, 8, 1))
    at(data, "claims.0.purchases.0.invoices.0")["amount"] = 100000
    findings = [f for f in found(data) if f.name == "payment-outside-window"]
    assert told(findings) == [("payment-outside-window", "review")]


def test_a_private_paper_counts_up_to_the_day_of_application() -> None:
    data = package(TONGZHOU, "private")
    day = date(2025, 6, 21)
    findings = found(spoilt(data, **{f"{INVOICE}__issued_on": day}))
    [finding] = [f for f in findings if f.name == "invoice-outside-window"]
    assert (finding.level, finding.expected) == ("error", "2024-01-01 … 2025-06-20")
    assert found(spoilt(data, **{f"{INVOICE}__issued_on": date(2025, 6, 20)})) == []


def test_a_finding_names_the_paper_it_is_about() -> None:
    [finding] = found(spoilt(package(BEIJING, "api"), **{f"{INVOICE}__issued_on": BEFORE}))
    assert (
        finding.values["mark"]
        == at(package(BEIJING, "api"), "claims.0.purchases.0.invoices.0")["number"]
    )
    [finding] = found(spoilt(package(BEIJING, "api"), **{f"{PAYMENT}__paid_on": BEFORE}))
    assert finding.values["mark"] == "600,000.00"
    assert finding.expected == "2024-09-01 … 2024-12-10"
