"""Floors, caps, split services, and what is asked for beyond the ceiling."""

from decimal import Decimal

import pytest

from .stated_packages import BEIJING, ROUTES, TONGZHOU, Data, at, found, package, purchase, told


def bought(policy: str, route: str, *amounts: str) -> Data:
    """A claim with one purchase for each amount, each of another model."""
    data = package(policy, route)
    data["claims"][0]["purchases"] = []
    for n, amount in enumerate(amounts, start=1):
        entry = purchase(policy, route, number=str(n))
        entry["model"] = f"砚池大模型{n}号"
        if "filing_number" in entry:
            entry["filing_number"] = f"Beijing-YanChi{n}-20231115{n:04}"
        for paper in (entry["contract"], entry["invoices"][0], entry["payments"][0]):
            paper["amount"] = amount
        for paper in entry.get("settlements", []):
            paper["amount"] = amount
        data["claims"][0]["purchases"].append(entry)
    return data


@pytest.mark.parametrize(
    ("route", "amount", "under"),
    [
        ("api", "99999.99", True),
        ("api", "100000", False),
        ("api", "100000.01", False),
        ("private", "499999.99", True),
        ("private", "500000", False),
        ("private", "500000.01", False),
    ],
)
def test_the_floor(route: str, amount: str, under: bool) -> None:
    findings = found(bought(BEIJING, route, amount))
    assert told(findings) == ([("amount-below-threshold", "error")] if under else [])
    assert all(f.subject.claim == route for f in findings)
    assert all(f.variant == ("service" if route == "api" else "claim") for f in findings)


def test_a_small_service_beside_one_that_counts_is_a_warning() -> None:
    [finding] = found(bought(BEIJING, "api", "600000", "99999.99"))
    assert told([finding]) == [("amount-below-threshold", "warning")]
    assert finding.values["unit"] == "砚池大模型2号"


def test_several_small_services_are_errors() -> None:
    assert told(found(bought(BEIJING, "api", "60000", "60000"))) == [
        ("amount-below-threshold", "error"),
        ("amount-below-threshold", "error"),
    ]


def test_purchases_of_a_private_claim_reach_the_floor_together() -> None:
    assert found(bought(BEIJING, "private", "250000", "250000")) == []


@pytest.mark.parametrize("route", ["compute", "api", "private"])
def test_tongzhou_has_no_floor(route: str) -> None:
    assert found(bought(TONGZHOU, route, "1.00")) == []


# --- services ------------------------------------------------------------------------------------


def test_one_model_as_several_services() -> None:
    data = package(BEIJING, "api")
    data["claims"][0]["purchases"].append(purchase(BEIJING, "api", number="2"))
    assert found(data) == []
    at(data, "claims.0.purchases.1")["service"] = "客服线路"
    assert told(found(data)) == [("service-split", "warning")]


def test_one_filing_under_several_names_is_likely_one_model() -> None:
    data = bought(BEIJING, "api", "600000", "600000")
    assert found(data) == []
    for entry in data["claims"][0]["purchases"]:
        entry["filing_number"] = "Beijing-YanChi-202311150001"
    [finding] = found(data)
    assert (finding.name, finding.certainty) == ("service-split", "likely")


@pytest.mark.parametrize(("policy", "route"), [pair for pair in ROUTES if pair != (BEIJING, "api")])
def test_splitting_matters_only_where_tiers_are_by_service(policy: str, route: str) -> None:
    data = package(policy, route)
    data["claims"][0]["purchases"].append(purchase(policy, route, number="2"))
    at(data, "claims.0.purchases.1")["service"] = "客服线路"
    assert "service-split" not in {f.name for f in found(data)}


# --- caps and requests ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "route", "reached", "over"),
    [
        (TONGZHOU, "api", "1000000", "1000000.04"),
        (TONGZHOU, "private", "1000000", "1000000.04"),
        (TONGZHOU, "compute", "1666666.66", "1666666.70"),
        (BEIJING, "api", "40000000", "40000000.10"),
        (BEIJING, "private", "86000000", "91000000.20"),
    ],
)
def test_a_cap_is_told_where_it_takes_something(
    policy: str, route: str, reached: str, over: str
) -> None:
    assert found(bought(policy, route, reached)) == []
    [finding] = found(bought(policy, route, over))
    assert told([finding]) == [("award-capped", "info")]
    assert finding.source is not None
    assert finding.subject.claim == route


def test_a_cap_over_several_claims_belongs_to_none() -> None:
    data = package(TONGZHOU, "api", "private")
    [finding] = found(data)
    assert (finding.name, finding.subject.claim) == ("award-capped", None)


def test_prior_awards_are_named() -> None:
    data = package(TONGZHOU, "api")
    prior = {"policy": TONGZHOU, "route": "private", "year": 2025, "amount": 120000}
    data["prior_awards"] = [prior]
    assert found(data) == []
    data["prior_awards"] = [{**prior, "amount": "120000.01"}]
    [finding] = found(data)
    assert (finding.name, finding.variant) == ("award-capped", "prior")


@pytest.mark.parametrize(("policy", "route"), ROUTES)
@pytest.mark.parametrize(("more", "over"), [("-0.01", False), ("0", False), ("0.01", True)])
def test_a_claim_asks_for_its_ceiling_at_most(
    policy: str, route: str, more: str, over: bool
) -> None:
    ceilings = {"api": "300000", "private": "120000"} if policy == BEIJING else {}
    data = package(policy, route)
    data["claims"][0]["requested"] = str(Decimal(ceilings.get(route, "180000")) + Decimal(more))
    findings = found(data)
    assert told(findings) == ([("award-overclaimed", "error")] if over else [])
    assert all(f.subject.claim == route for f in findings)


@pytest.mark.parametrize(("second", "over"), [("120000", False), ("120000.01", True)])
def test_claims_together_ask_for_the_awards_ceiling_at_most(second: str, over: bool) -> None:
    data = package(TONGZHOU, "api", "private")
    for claim, amount in zip(data["claims"], ("180000", second), strict=True):
        claim["requested"] = amount
    findings = [f for f in found(data) if f.name != "award-capped"]
    assert told(findings) == ([("award-overclaimed", "error")] if over else [])
    assert all((f.variant, f.subject.claim) == ("together", None) for f in findings)


def test_a_claim_over_its_own_ceiling_is_not_told_twice() -> None:
    data = package(BEIJING, "api", "private")
    data["claims"][0]["requested"] = 300001
    data["claims"][1]["requested"] = 120000
    [finding] = found(data)
    assert (finding.variant, finding.subject.claim) == ("claim", "api")


def test_who_states_no_request_asks_for_no_more_than_the_ceiling() -> None:
    data = package(TONGZHOU, "api", "private")
    data["claims"][0]["requested"] = 180000
    assert told(found(data)) == [("award-capped", "info")]
