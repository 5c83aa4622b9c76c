"""Papers that fall short of the cost, and papers beyond the contract."""

from decimal import Decimal

import pytest

from voucher_cli.findings import Terms
from voucher_cli.terms import PartKind

from .stated_packages import (
    BEIJING,
    ROUTES,
    TONGZHOU,
    at,
    document,
    found,
    package,
    purchase,
    spoilt,
    told,
)

BOUGHT = "claims__0__purchases__0"
INVOICE, PAYMENT = f"{BOUGHT}__invoices__0__amount", f"{BOUGHT}__payments__0__amount"
AROUND = [("599999.99", True), ("600000", False)]


@pytest.mark.parametrize("route", ["compute", "api", "private"])
@pytest.mark.parametrize(("amount", "short"), AROUND)
@pytest.mark.parametrize(("path", "part"), [(INVOICE, "invoice"), (PAYMENT, "payment")])
def test_both_papers_have_to_cover_it(
    route: str, amount: str, short: bool, path: str, part: str
) -> None:
    findings = found(spoilt(package(TONGZHOU, route), **{path: amount}))
    assert told(findings) == ([("evidence-short", "warning")] if short else [])
    assert [f.subject.part for f in findings] == [part] * len(findings)


@pytest.mark.parametrize("route", ["api", "private"])
@pytest.mark.parametrize(("amount", "short"), AROUND)
def test_of_either_paper_the_larger_has_to_cover_it(route: str, amount: str, short: bool) -> None:
    data = spoilt(package(BEIJING, route), **{PAYMENT: "1000.00"})
    findings = found(spoilt(data, **{INVOICE: amount}))
    assert told(findings) == ([("evidence-short", "warning")] if short else [])


@pytest.mark.parametrize("key", ["invoices", "payments"])
def test_one_alone_is_enough(key: str) -> None:
    assert found(spoilt(package(BEIJING, "private"), **{f"{BOUGHT}__{key}": None})) == []


def test_a_private_framework_contract_sets_no_amount_to_cover() -> None:
    data = spoilt(package(TONGZHOU, "private"), **{f"{BOUGHT}__contract__framework": True})
    assert found(spoilt(data, **{PAYMENT: 500000})) == []


@pytest.mark.parametrize(("policy", "route"), ROUTES)
@pytest.mark.parametrize(("amount", "over"), [("600000.00", False), ("600000.01", True)])
def test_no_more_counts_than_the_contract(policy: str, route: str, amount: str, over: bool) -> None:
    data = spoilt(package(policy, route), **{INVOICE: amount, PAYMENT: amount})
    findings = found(data)
    assert told(findings) == ([("contract-exceeded", "warning")] if over else [])
    assert all(f.values["papers"] == Terms(("invoices",)) for f in findings)


def test_settled_beyond_the_contract() -> None:
    data = spoilt(package(BEIJING, "api"), **{f"{BOUGHT}__contract__amount": 599999})
    [finding] = found(data)
    assert finding.values["papers"] == Terms(("settlement",))
    data = spoilt(data, **{f"{BOUGHT}__contract__framework": True})
    assert found(data) == []


@pytest.mark.parametrize(("amount", "over"), [(300000, False), (300001, True)])
def test_purchases_that_share_a_contract_share_its_amount(amount: int, over: bool) -> None:
    """Only where its file shows that each of them states the whole of it."""
    data = package(BEIJING, "private")
    data["claims"][0]["purchases"].append(purchase(BEIJING, "private", number="2"))
    for n in (0, 1):
        bought = at(data, f"claims.0.purchases.{n}")
        bought["model"] = f"砚池大模型{n}"
        bought["contract"].update(number="YC-2024-1", file="合同.pdf")
        for key in ("invoices", "payments"):
            bought[key][0]["amount"] = amount
    whole = document("合同.pdf", PartKind.CONTRACT, amount=Decimal(600000))
    findings = [f for f in found(data, [whole]) if f.name == "contract-exceeded"]
    assert [f.variant for f in findings] == (["together"] if over else [])
    shares = document("合同.pdf", PartKind.CONTRACT, amount=Decimal(1200000))
    assert "contract-exceeded" not in {f.name for f in found(data, [shares])}
    assert "contract-exceeded" not in {f.name for f in found(data)}


def test_parted_papers_beyond_the_eligible_lines() -> None:
    """They part the other costs, so the contract's whole amount is no excuse."""
    data = package(BEIJING, "private")
    bought = at(data, "claims.0.purchases.0")
    bought["contract"].update(
        amount=650000,
        lines=[{"kind": "model", "amount": 600000}, {"kind": "data", "amount": 50000}],
    )
    for key in ("invoices", "payments"):
        bought[key][0].update(amount=610000, lines=[{"kind": "model", "amount": 610000}])
    assert told(found(data)) == [("cost-ineligible", "info"), ("contract-exceeded", "warning")]
