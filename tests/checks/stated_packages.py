"""Packages for the tests of checks: sound ones for every route, to be spoiled in one place.

A package is the plain data of a manifest. `case_of` makes the case of it, as the workflow does,
with the documents that a test gives; `found` runs the checks on the applicant's statements, and
holds on the way that every finding can be told in both languages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

from stdnum.cn import uscc

from voucher_cli import checks
from voucher_cli.catalogue import hint, load_catalogue, message
from voucher_cli.checks.case import Case
from voucher_cli.evidence.model import (
    Cell,
    Evidence,
    Fact,
    Page,
    Part,
    PlacedBy,
    Placement,
    Row,
    Source,
)
from voucher_cli.findings import Finding
from voucher_cli.language import Language
from voucher_cli.manifest.load import parse_manifest
from voucher_cli.policy.library import get_policy
from voucher_cli.terms import PartKind
from voucher_cli.workflow.awarding import award_of, bases_of, window_of

Data = dict[str, Any]

BEIJING, TONGZHOU = "beijing-model-2024", "tongzhou-2025"
ROUTES = (
    (BEIJING, "api"),
    (BEIJING, "private"),
    (TONGZHOU, "compute"),
    (TONGZHOU, "api"),
    (TONGZHOU, "private"),
)
APPLICANT, VENDOR = "北京临溪数字科技有限公司", "北京砚池人工智能有限公司"

_STATED = frozenset(
    module.__name__
    for module in (
        checks.affiliation,
        checks.award_limits,
        checks.completeness,
        checks.credit_codes,
        checks.date_order,
        checks.eligibility,
        checks.invoices,
        checks.lines,
        checks.measures,
        checks.parties_stated,
        checks.window,
    )
)


def code(first: str) -> str:
    """A credit code of 17 characters and its check digit."""
    return first + uscc.calc_check_digit(first)


def package(policy: str, *routes: str) -> Data:
    """A sound manifest with a claim of 60万 for each route."""
    beijing = policy == BEIJING
    return {
        "version": 1,
        "policy": policy,
        "applied_on": date(2024, 12, 10) if beijing else date(2025, 6, 20),
        **({} if beijing else {"deadline": date(2025, 6, 30)}),
        "applicant": {
            "name": APPLICANT,
            "uscc": code("91110112MA01K3LX7"),
            "region": "北京市通州区",
            "registered_address": "北京市通州区运河东大街56号",
            "founded_on": date(2018, 5, 3),
            "industry_code": "I6513",
            "entity_type": "enterprise",
            "independent_legal_person": True,
            "legal_representative": "沈知行",
            "contact": {"name": "陆一鸣", "phone": "13800138000"},
            "other_support": [],
        },
        "claims": [claim(policy, route) for route in routes],
    }


def claim(policy: str, route: str) -> Data:
    """A sound claim with one purchase of 60万."""
    return {
        "route": route,
        "project": {
            "name": "临溪问答",
            "launched_on": date(2024, 10, 8),
            "scenario": "金融" if route != "compute" else "科学研究",
        },
        "purchases": [purchase(policy, route)],
    }


def purchase(policy: str, route: str, amount: int = 600000, number: str = "1") -> Data:
    """A purchase that is settled (or accepted), invoiced and paid in the window."""
    file = f"{route}-{number}"
    bought: Data = {
        "model": "砚池大模型",
        "vendor": {"name": VENDOR, "uscc": code("91110108MA7F2Q9B3"), "affiliated": False},
        "contract": {
            "file": f"合同-{file}.pdf",
            "number": f"YC-{file}",
            "signed_on": date(2024, 9, 2),
            "starts_on": date(2024, 9, 5),
            "ends_on": date(2024, 11, 30),
            "amount": amount,
        },
        "invoices": [
            {
                "file": f"发票-{file}.pdf",
                "number": f"241120000000{route.encode().hex()[:6]:0>6}{int(number):02}",
                "issued_on": date(2024, 12, 2),
                "amount": amount,
                "buyer": APPLICANT,
                "seller": VENDOR,
            }
        ],
        "payments": [
            {
                "file": f"回单-{file}.pdf",
                "paid_on": date(2024, 12, 4),
                "amount": amount,
                "payer": APPLICANT,
                "payee": VENDOR,
            }
        ],
    }
    if route != "compute":
        bought["filing_number"] = "Beijing-YanChi-202311150001"
    if route == "private":
        bought["acceptance"] = {"file": f"验收-{file}.pdf", "accepted_on": date(2024, 11, 20)}
    else:
        bought["settlements"] = [
            {
                "file": f"结算-{file}.xlsx",
                "issuer": VENDOR,
                "starts_on": date(2024, 9, 5),
                "ends_on": date(2024, 11, 30),
                "amount": amount,
            }
        ]
    return bought


def at(data: Data, path: str) -> Any:
    """What stands at `claims.0.purchases.0.contract` and the like."""
    here: Any = data
    for step in path.split("."):
        here = here[int(step)] if step.isdigit() else here[step]
    return here


def spoilt(data: Data, **changes: Any) -> Data:
    """A copy with other values; `__` parts the steps of a path, None takes the entry out."""
    data = deepcopy(data)
    for path, value in changes.items():
        *parents, last = path.split("__")
        here = at(data, ".".join(parents)) if parents else data
        if value is None:
            del here[last]
        else:
            here[int(last) if last.isdigit() else last] = value
    return data


def document(
    file: str, kind: PartKind, text: str = "", **facts: Decimal | date | str
) -> tuple[str, Part]:
    """A document of one page that shows these facts."""
    shown = tuple(Fact(name, value, str(value), Source.PDF_TEXT) for name, value in facts.items())
    page = Page(1, (Row((Cell(text),)),))
    return file, Part(file, (page,), kind, shown, Source.PDF_TEXT)


def case_of(
    data: Data, documents: Iterable[tuple[str, Part]] = (), *, drafted: bool = False
) -> Case:
    """The case of a manifest's data; documents are placed by their kind, for the first claim."""
    bound = parse_manifest(json.dumps(data, default=str).encode(), "manifest.yaml")
    manifest = bound.value
    policy = get_policy(manifest.policy or BEIJING)
    placements = []
    for _, part in documents:
        first = manifest.claims[0]
        route = policy.route(first.route)
        place = route.place_of(part.kind) if route else None
        material, of = (place.material.id, place.part) if place else (None, None)
        part_id = of.id if of else None
        placements.append(Placement(part, first.id, material, part_id, PlacedBy.CONTENT))
    bases = bases_of(policy, manifest, manifest.claims)
    return Case(
        policy=policy,
        manifest=manifest,
        completed=manifest,
        drafted=drafted,
        where=bound.where,
        evidence=Evidence((), tuple(placements)),
        window=window_of(policy, manifest),
        bases=bases,
        award=award_of(policy, manifest, manifest.claims, bases),
        topics={},
    )


def found(
    data: Data, documents: Iterable[tuple[str, Part]] = (), *, drafted: bool = False
) -> list[Finding]:
    """What the checks on the applicant's statements say, every check of the table in its turn."""
    case = case_of(data, documents, drafted=drafted)
    findings = [f for c in checks.CHECKS if c.__module__ in _STATED for f in c(case)]
    for finding in findings:
        assert finding.level in load_catalogue()[finding.name].levels
        for language in Language:
            told = message(finding, language) + hint(finding, language)
            assert "None" not in told
            assert "{" not in told
    assert len({finding.id for finding in findings}) == len(findings)
    return findings


def told(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Name and level of each."""
    return [(finding.name, finding.level.value) for finding in findings]
