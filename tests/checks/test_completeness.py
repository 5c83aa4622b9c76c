"""What the manifest leaves out: asked for only where a rule of the policy needs it."""

from typing import Any

import pytest

from voucher_cli.findings import Terms
from voucher_cli.terms import PartKind

from .stated_packages import (
    BEIJING,
    ROUTES,
    TONGZHOU,
    Data,
    at,
    document,
    found,
    package,
    purchase,
    spoilt,
    told,
)

BOUGHT = "claims__0__purchases__0"

EVERYWHERE = [
    "applicant__name",
    "applicant__uscc",
    f"{BOUGHT}__vendor__name",
    f"{BOUGHT}__vendor__affiliated",
    f"{BOUGHT}__contract__starts_on",
    f"{BOUGHT}__contract__ends_on",
    f"{BOUGHT}__invoices__0__number",
    f"{BOUGHT}__invoices__0__issued_on",
    f"{BOUGHT}__payments__0__paid_on",
]


def missing(data: Data, path: str, **more: Any) -> None:
    """The package without the fact at `path` shows its absence and nothing else."""
    [finding] = found(spoilt(data, **{path: None}), **more)
    assert told([finding]) == [("fact-missing", "error")]
    written = finding.expected
    assert isinstance(written, str)
    assert written.replace("[", ".").replace("]", "") == path.replace("__", ".")
    assert finding.subject.where is not None


@pytest.mark.parametrize(("policy", "route"), ROUTES)
@pytest.mark.parametrize("path", EVERYWHERE)
def test_what_every_route_needs(policy: str, route: str, path: str) -> None:
    missing(package(policy, route), path)


@pytest.mark.parametrize(
    ("policy", "route", "path"),
    [
        (BEIJING, "api", "applicant__region"),
        (BEIJING, "private", "applicant__industry_code"),
        (BEIJING, "api", "applicant__independent_legal_person"),
        (BEIJING, "api", "applicant__entity_type"),
        (TONGZHOU, "compute", "applicant__entity_type"),
        (BEIJING, "private", f"{BOUGHT}__contract__signed_on"),
        (TONGZHOU, "private", f"{BOUGHT}__contract__signed_on"),
        (BEIJING, "api", f"{BOUGHT}__settlements__0__starts_on"),
        (TONGZHOU, "compute", f"{BOUGHT}__settlements__0__ends_on"),
        (TONGZHOU, "private", f"{BOUGHT}__acceptance__accepted_on"),
        (BEIJING, "private", f"{BOUGHT}__acceptance__accepted_on"),
        (BEIJING, "api", f"{BOUGHT}__model"),
    ],
)
def test_what_some_routes_need(policy: str, route: str, path: str) -> None:
    missing(package(policy, route), path)


@pytest.mark.parametrize(
    ("policy", "route", "path"),
    [
        (TONGZHOU, "compute", "applicant__industry_code"),
        (TONGZHOU, "compute", f"{BOUGHT}__model"),
        (TONGZHOU, "compute", f"{BOUGHT}__contract__signed_on"),
        (BEIJING, "api", f"{BOUGHT}__contract__signed_on"),
        (BEIJING, "api", f"{BOUGHT}__contract__number"),
        (BEIJING, "api", f"{BOUGHT}__invoices"),
        (BEIJING, "private", f"{BOUGHT}__payments"),
        (BEIJING, "api", "claims__0__project__launched_on"),
        (BEIJING, "api", "applicant__founded_on"),
    ],
)
def test_what_no_rule_needs_is_not_asked_for(policy: str, route: str, path: str) -> None:
    assert found(spoilt(package(policy, route), **{path: None})) == []


def test_the_day_of_application() -> None:
    findings = found(spoilt(package(TONGZHOU, "api"), applied_on=None))
    assert told(findings) == [("fact-missing", "error")]


@pytest.mark.parametrize(
    ("policy", "route", "entry"),
    [
        (TONGZHOU, "api", "contract"),
        (TONGZHOU, "api", "settlements__0"),
        (TONGZHOU, "private", "invoices__0"),
        (TONGZHOU, "compute", "payments__0"),
    ],
)
def test_an_amount_that_the_base_needs(policy: str, route: str, entry: str) -> None:
    data = package(policy, route)
    without = found(spoilt(data, **{f"{BOUGHT}__{entry}__amount": None}))
    assert told(without) == [("fact-missing", "error")]
    kind = "compute" if route == "compute" else "model"
    lines = [{"kind": kind, "amount": 600000}]
    at(data, f"{BOUGHT}__{entry}".replace("__", ".")).update(lines=lines)
    assert found(spoilt(data, **{f"{BOUGHT}__{entry}__amount": None})) == []


def test_a_framework_contract_has_no_amount() -> None:
    data = spoilt(package(BEIJING, "api"), **{f"{BOUGHT}__contract__amount": None})
    data = spoilt(data, **{f"{BOUGHT}__contract__framework": True})
    assert found(data) == []


@pytest.mark.parametrize(
    ("policy", "route", "key", "kind"),
    [
        (BEIJING, "api", "settlements", PartKind.SETTLEMENT),
        (TONGZHOU, "api", "invoices", PartKind.INVOICE),
        (TONGZHOU, "private", "payments", PartKind.PAYMENT),
        (BEIJING, "private", "contract", PartKind.CONTRACT),
    ],
)
def test_a_measure_without_entry(policy: str, route: str, key: str, kind: PartKind) -> None:
    """Where no file of it is there either, material-missing says so and this keeps silent."""
    data = spoilt(package(policy, route), **{f"{BOUGHT}__{key}": None})
    [finding] = found(data, [document("某文件.pdf", kind)])
    assert told([finding]) == [("fact-missing", "error")]
    assert finding.values["fact"] == Terms((key,))
    assert "fact-missing" not in {f.name for f in found(data)}


def test_either_paper_has_to_be_entered() -> None:
    data = spoilt(package(BEIJING, "api"), **{f"{BOUGHT}__invoices": None})
    data = spoilt(data, **{f"{BOUGHT}__payments": None})
    findings = found(data, [document("发票.pdf", PartKind.INVOICE)])
    assert [f.variant for f in findings if f.name == "fact-missing"] == ["measure"]


def test_an_acceptance_report_without_entry() -> None:
    data = spoilt(package(BEIJING, "private"), **{f"{BOUGHT}__acceptance": None})
    assert found(data) == []
    findings = found(data, [document("验收.pdf", PartKind.ACCEPTANCE_REPORT)])
    assert told(findings) == [("fact-missing", "error")]


def test_a_claim_without_purchases() -> None:
    data = spoilt(package(BEIJING, "api"), claims__0__purchases=[])
    assert told(found(data)) == [("fact-missing", "error")]


def test_no_claims_at_all() -> None:
    data = spoilt(package(BEIJING, "api"), claims=[])
    assert ("fact-missing", "error") in told(found(data))


@pytest.mark.parametrize("key", ["level", "same_project"])
def test_other_funding_that_could_overlap(key: str) -> None:
    entry = {"program": "示范项目", "level": "municipal", "year": 2024, "same_project": True}
    data = package(BEIJING, "api")
    data["applicant"]["other_support"] = [{k: v for k, v in entry.items() if k != key}]
    assert told(found(data)) == [("fact-missing", "error")]


def test_other_funding_that_cannot_overlap_needs_no_more() -> None:
    data = package(BEIJING, "api")
    data["applicant"]["other_support"] = [
        {"program": "甲", "level": "district"},
        {"program": "乙", "same_project": False},
    ]
    assert found(data) == []


@pytest.mark.parametrize("key", ["policy", "year", "amount", "route"])
def test_prior_awards_that_may_count(key: str) -> None:
    award = {"policy": TONGZHOU, "route": "api", "year": 2025, "amount": 10000}
    data = package(TONGZHOU, "api")
    data["prior_awards"] = [{k: v for k, v in award.items() if k != key}]
    assert told(found(data)) == [("fact-missing", "error")]
    data["prior_awards"] = [award]
    assert found(data) == []


def test_prior_awards_of_another_year_or_policy_need_no_more() -> None:
    data = package(BEIJING, "api")
    data["prior_awards"] = [{"policy": BEIJING, "year": 2023}, {"policy": TONGZHOU}]
    assert found(data) == []


def test_a_route_is_not_asked_of_prior_awards_where_the_caps_are_over_all() -> None:
    data = package(BEIJING, "api")
    data["prior_awards"] = [{"policy": BEIJING, "year": 2024, "amount": 10000}]
    assert found(data) == []


def test_every_purchase_is_looked_at() -> None:
    data = package(BEIJING, "private")
    data["claims"][0]["purchases"].append(purchase(BEIJING, "private", number="2"))
    missing(data, "claims__0__purchases__1__contract__signed_on")


def test_without_a_manifest_one_finding_a_claim_lists_what_only_it_can_state() -> None:
    data = {
        "version": 1,
        "policy": BEIJING,
        "applicant": {"name": "北京临溪数字科技有限公司"},
        "claims": [{"route": "api"}, {"route": "private"}],
    }
    for n, route in enumerate(("api", "private")):
        data["claims"][n]["purchases"] = [purchase(BEIJING, route)]  # type: ignore[index]
        del data["claims"][n]["purchases"][0]["vendor"]["affiliated"]  # type: ignore[index]
    findings = [f for f in found(data, drafted=True) if f.name == "fact-missing"]
    assert [f.subject.claim for f in findings] == ["api", "private"]
    facts = findings[0].values["facts"]
    assert isinstance(facts, Terms)
    asked = {"applied_on", "applicant.region", "applicant.entity_type", "vendor.affiliated"}
    assert asked | {"project.scenario", "other_support"} <= set(facts.keys)
    assert "applicant.name" not in facts.keys


def test_a_draft_lists_only_what_it_could_not_find_out() -> None:
    [finding] = found(package(BEIJING, "api"), drafted=True)
    assert finding.values["facts"] == Terms(("other_support",))
    [finding] = found(package(TONGZHOU, "compute"), drafted=True)
    assert finding.values["facts"] == Terms(("other_support",))
    data = spoilt(package(TONGZHOU, "compute"), claims__0__project__scenario=None)
    [finding] = found(data, drafted=True)
    assert finding.values["facts"] == Terms(("other_support", "project.scenario"))


def test_the_clause_that_needs_the_fact_is_cited() -> None:
    data = package(BEIJING, "private")
    [finding] = found(spoilt(data, **{f"{BOUGHT}__contract__ends_on": None}))
    assert finding.variant == "instalments"
    assert finding.source is not None
    assert "分期交付" in finding.source.quote
    [finding] = found(spoilt(data, **{f"{BOUGHT}__contract__signed_on": None}))
    assert finding.variant == "contract-date"
