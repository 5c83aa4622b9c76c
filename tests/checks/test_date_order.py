"""Dates that cannot follow each other, and those that may."""

from datetime import date

import pytest

from .stated_packages import BEIJING, ROUTES, TONGZHOU, at, found, package, spoilt, told

BOUGHT = "claims__0__purchases__0"
APPLIED = date(2025, 6, 20)
WITH_SETTLEMENT = [pair for pair in ROUTES if pair[1] != "private"]


def order(variant: str, policy: str, route: str, **changes: object) -> None:
    """The changed package shows this order broken and nothing else."""
    [finding] = found(spoilt(package(policy, route), **changes))
    assert told([finding]) == [("date-order", "warning")]
    assert finding.variant == variant
    assert finding.source is not None
    assert finding.subject.where is not None


@pytest.mark.parametrize(("policy", "route"), ROUTES)
@pytest.mark.parametrize(("day", "wrong"), [(date(2024, 9, 4), True), (date(2024, 9, 5), False)])
def test_a_contract_ends_after_it_starts(policy: str, route: str, day: date, wrong: bool) -> None:
    path = f"{BOUGHT}__contract__ends_on"
    if wrong:
        order("contract-ends-before-start", policy, route, **{path: day})
    else:
        assert found(spoilt(package(policy, route), **{path: day})) == []


@pytest.mark.parametrize("policy", [BEIJING, TONGZHOU])
@pytest.mark.parametrize(("day", "wrong"), [(date(2024, 9, 1), True), (date(2024, 9, 2), False)])
def test_acceptance_follows_signature(policy: str, day: date, wrong: bool) -> None:
    path = f"{BOUGHT}__acceptance__accepted_on"
    if wrong:
        order("accepted-before-signed", policy, "private", **{path: day})
    else:
        assert found(spoilt(package(policy, "private"), **{path: day})) == []


@pytest.mark.parametrize(("policy", "route"), WITH_SETTLEMENT)
@pytest.mark.parametrize(("day", "wrong"), [(date(2024, 9, 4), True), (date(2024, 9, 5), False)])
def test_settlement_follows_the_contracts_start(
    policy: str, route: str, day: date, wrong: bool
) -> None:
    path = f"{BOUGHT}__settlements__0__starts_on"
    if wrong:
        order("settled-before-contract", policy, route, **{path: day})
    else:
        assert found(spoilt(package(policy, route), **{path: day})) == []


@pytest.mark.parametrize(("policy", "route"), WITH_SETTLEMENT)
def test_a_settlement_ends_after_it_starts(policy: str, route: str) -> None:
    path = f"{BOUGHT}__settlements__0__starts_on"
    order("settlement-ends-before-start", policy, route, **{path: date(2024, 12, 1)})


@pytest.mark.parametrize(
    ("route", "path", "variant"),
    [
        ("api", "claims__0__project__launched_on", "launched_on-after-application"),
        ("private", f"{BOUGHT}__contract__signed_on", "contract-signed_on-after-application"),
        ("private", f"{BOUGHT}__acceptance__accepted_on", "accepted_on-after-application"),
        ("api", f"{BOUGHT}__settlements__0__ends_on", "settlement-ends_on-after-application"),
        ("compute", f"{BOUGHT}__invoices__0__issued_on", "issued_on-after-application"),
        ("compute", f"{BOUGHT}__payments__0__paid_on", "paid_on-after-application"),
    ],
)
@pytest.mark.parametrize("policy", [TONGZHOU])
def test_nothing_of_the_past_lies_after_the_application(
    policy: str, route: str, path: str, variant: str
) -> None:
    """Between application and deadline, so that the window does not speak of it as well."""
    data = spoilt(package(policy, route), **{f"{BOUGHT}__contract__ends_on": date(2025, 8, 1)})
    findings = found(spoilt(data, **{path: date(2025, 6, 21)}))
    variants = [f.variant for f in findings]
    expected = [variant]
    if variant.startswith("contract-signed"):
        expected.append("accepted-before-signed")
    assert variants == expected
    assert {f.name for f in findings} == {"date-order"}
    findings = found(spoilt(data, **{path: APPLIED}))
    assert [f.variant for f in findings] == expected[1:]


def test_a_contract_may_end_after_the_application_but_not_start_then() -> None:
    data = spoilt(
        package(TONGZHOU, "private"), **{f"{BOUGHT}__contract__ends_on": date(2026, 1, 1)}
    )
    assert found(data) == []
    data = spoilt(data, **{f"{BOUGHT}__contract__starts_on": date(2025, 6, 21)})
    assert [f.variant for f in found(data)] == ["contract-starts_on-after-application"]


@pytest.mark.parametrize(("day", "wrong"), [(date(2025, 6, 21), True), (APPLIED, False)])
def test_nobody_applies_before_being_founded(day: date, wrong: bool) -> None:
    findings = found(spoilt(package(TONGZHOU, "api"), applicant__founded_on=day))
    assert [f.variant for f in findings] == (["applied-before-founded"] if wrong else [])
    assert all(f.subject.claim is None for f in findings)


@pytest.mark.parametrize(("policy", "route"), ROUTES)
def test_prepayment_before_signature_is_none(policy: str, route: str) -> None:
    data = package(policy, route)
    at(data, "claims.0.purchases.0.contract")["signed_on"] = date(2024, 9, 4)
    data = spoilt(data, **{f"{BOUGHT}__payments__0__paid_on": date(2024, 9, 3)})
    assert found(spoilt(data, **{f"{BOUGHT}__invoices__0__issued_on": date(2024, 9, 3)})) == []


def test_a_finding_names_the_dated_paper() -> None:
    data = spoilt(
        package(BEIJING, "private"), **{f"{BOUGHT}__acceptance__accepted_on": date(2024, 9, 1)}
    )
    [finding] = found(data)
    assert finding.subject.file == "验收-private-1.pdf"
    assert finding.subject.material == "acceptance-report"
    assert (finding.expected, finding.actual) == ("≥ 2024-09-02", "2024-09-01")


def test_a_settlement_of_one_day_is_in_order() -> None:
    day = date(2024, 9, 30)
    data = spoilt(package(BEIJING, "api"), **{f"{BOUGHT}__settlements__0__starts_on": day})
    assert found(spoilt(data, **{f"{BOUGHT}__settlements__0__ends_on": day})) == []


def test_what_the_list_does_not_ask_for_is_not_judged() -> None:
    data = package(BEIJING, "api")
    at(data, "claims.0.purchases.0")["acceptance"] = {"accepted_on": date(2024, 1, 1)}
    assert found(data) == []


def test_a_contract_of_several_purchases_is_told_once() -> None:
    data = spoilt(package(BEIJING, "private"), **{f"{BOUGHT}__contract__ends_on": date(2024, 9, 1)})
    purchases = at(data, "claims.0.purchases")
    purchases.append(spoilt(purchases[0], invoices__0__number="24112000000000000077"))
    assert told(found(data)) == [("date-order", "warning")]
    purchases[1]["contract"]["number"] = "YC-2024-2"
    assert told(found(data)) == [("date-order", "warning")] * 2
