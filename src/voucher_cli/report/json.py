"""The report and the award as JSON, in the published shape (report.schema.json)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from voucher_cli import __version__
from voucher_cli.award.model import (
    Award,
    CapEffect,
    ClaimAward,
    PurchaseBase,
    TierAward,
    UnitAward,
)
from voucher_cli.language import Bilingual, Language
from voucher_cli.money import plain_yuan
from voucher_cli.policy.award_rules import AwardUnit
from voucher_cli.policy.model import NotChecked, Policy

if TYPE_CHECKING:
    from voucher_cli.evidence.model import Evidence, Fact, Placement, SourceFile
    from voucher_cli.report.calc import Calculation
    from voucher_cli.report.model import MaterialState, Report, ReportedFinding, Since

SCHEMA = "voucher-report/1"
Json = dict[str, Any]
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def report_text(report: Report, language: Language) -> str:
    """The whole report; messages and notes in `language`, everything else alike in both."""
    policy = report.policy
    return _dumped(
        {
            "schema": SCHEMA,
            "tool": f"voucher {__version__}",
            "rules": {"policy": policy.id, "version": policy.version, "sha256": policy.sha256},
            "package": report.package,
            "policy": policy.id,
            "routes": list(report.routes),
            "applied_on": report.applied_on and report.applied_on.isoformat(),
            "verdict": report.verdict.value,
            "materials": [_material(state) for state in report.materials],
            "files": _files(report.evidence),
            "findings": [_finding(reported, language) for reported in report.findings],
            "award": _award(report.award, policy, language),
            "not_checked": [_not_checked(entry, language) for entry in report.not_checked],
            **({"since": _since(report.since)} if report.since else {}),
        }
    )


def calculations_text(calculations: Sequence[Calculation], language: Language) -> str:
    """What `voucher calc` prints: one object a policy, with its route (null for several)."""
    return _dumped(
        [
            {"policy": c.policy.id, "route": c.route, **_award(c.award, c.policy, language)}
            for c in calculations
        ]
    )


def policies_text(policies: Sequence[Policy], language: Language) -> str:
    """The policies as the rule files have them, texts in `language`."""
    return _dumped([_plain(policy, language) for policy in policies])


def _plain(value: object, language: Language) -> object:
    """Any value of the policy model as JSON knows it."""
    if isinstance(value, Bilingual):
        return value.text(language)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name), language) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item, language) for item in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value


def _dumped(value: object) -> str:
    """JSON that any encoding can carry on: half a surrogate pair, as names of files may hold,
    stays an escape."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


# --- materials, files, findings ------------------------------------------------------------------


def _material(state: MaterialState) -> Json:
    return {
        "claim": state.claim,
        "route": state.route,
        "id": state.id,
        "number": state.number,
        "title": state.title,
        "status": state.status.value,
        "files": list(state.files),
        "parts": [_material(part) for part in state.parts],
    }


def _files(evidence: Evidence) -> list[Json]:
    placements: dict[str, list[Placement]] = {}
    for placement in evidence.placements:
        placements.setdefault(placement.part.file, []).append(placement)
    return [_file(file, placements.get(file.path, [])) for file in evidence.files]


def _file(file: SourceFile, placements: Sequence[Placement]) -> Json:
    return {
        "path": file.path,
        "sha256": file.sha256,
        "type": file.type.value,
        "pages": file.page_count,
        "parts": [_part(placement) for placement in placements],
    }


def _part(placement: Placement) -> Json:
    part = placement.part
    return {
        "pages": [part.first_page, part.last_page],
        "kind": part.kind.value,
        "claim": placement.claim,
        "material": placement.material,
        "part": placement.material_part,
        "read_by": part.read_by and part.read_by.value,
        "facts": [_fact(fact) for fact in part.facts],
    }


def _fact(fact: Fact) -> Json:
    return {
        "name": fact.name,
        "value": _value(fact.value),
        "page": fact.page,
        "source": fact.source.value,
    }


def _value(value: Decimal | date | str) -> str:
    if isinstance(value, Decimal):
        return plain_yuan(value)
    return value.isoformat() if isinstance(value, date) else value


def _finding(reported: ReportedFinding, language: Language) -> Json:
    from voucher_cli import catalogue

    finding = reported.finding
    subject, source = finding.subject, finding.source
    return {
        "id": reported.id,
        "name": finding.name,
        "level": finding.level.value,
        "certainty": finding.certainty.value,
        "message": catalogue.message(finding, language),
        "hint": catalogue.hint(finding, language),
        "claim": subject.claim,
        "route": subject.route,
        "material": subject.material,
        "part": subject.part,
        "file": subject.file,
        "page": subject.page,
        "where": subject.where,
        "box": subject.box and [round(edge, 2) for edge in subject.box],
        "expected": catalogue.phrase(finding.expected, language),
        "actual": catalogue.phrase(finding.actual, language),
        "confirmed": reported.confirmed
        and {
            "by": reported.confirmed.by,
            "on": reported.confirmed.on.isoformat(),
            "reason": reported.confirmed.reason,
        },
        "source": source
        and {"document": source.document, "clause": source.clause, "quote": source.quote},
    }


def _since(since: Since) -> Json:
    return {
        "of": since.of,
        "new": list(since.new),
        "open": list(since.open),
        "mended": [
            {
                "id": finding.id,
                "name": finding.name,
                "level": finding.level.value,
                "message": finding.message,
                "file": finding.file,
            }
            for finding in since.mended
        ],
    }


def _not_checked(entry: NotChecked, language: Language) -> Json:
    return {
        "document": entry.cite.document,
        "clause": entry.cite.clause,
        "what": entry.what.text(language),
        "reason": entry.reason.text(language),
    }


# --- award ---------------------------------------------------------------------------------------


def _award(award: Award, policy: Policy, language: Language) -> Json:
    return {
        "ceiling": plain_yuan(award.ceiling),
        "claims": [_claim(claim, _unit(policy, claim.route)) for claim in award.claims],
        "caps": [
            {
                "per": cap.per.value,
                "routes": list(cap.routes),
                "limit": plain_yuan(cap.limit),
                "prior": plain_yuan(cap.prior),
                "reduced_by": plain_yuan(cap.reduced_by),
            }
            for cap in award.caps
        ],
        "readings": [
            {
                "id": reading.id,
                "note": reading.note.text(language),
                "ceiling": plain_yuan(reading.ceiling),
            }
            for reading in award.readings
        ],
    }


def _unit(policy: Policy, route_id: str) -> AwardUnit:
    route = policy.route(route_id)
    if route is None:
        raise LookupError(route_id)
    return route.award.unit


def _claim(claim: ClaimAward, unit: AwardUnit) -> Json:
    purchases = [_purchase(purchase) for purchase in claim.purchases]
    shown: Json = {
        "id": claim.id,
        "route": claim.route,
        "ceiling": plain_yuan(claim.ceiling),
        "purchases": purchases,
    }
    match unit:
        case AwardUnit.PURCHASE:
            for purchase, earned in zip(purchases, claim.units, strict=True):
                purchase.update(_earned(earned))
        case AwardUnit.SERVICE:
            shown["services"] = [
                {"name": earned.name, **_base(earned), **_earned(earned)} for earned in claim.units
            ]
        case AwardUnit.CLAIM:
            for earned in claim.units:
                shown.update({**_base(earned), **_earned(earned)})
    shown["caps"] = [_cap(cap) for cap in claim.caps]
    return shown


def _purchase(purchase: PurchaseBase) -> Json:
    return {
        "name": purchase.name,
        "measures": _measures(purchase.measures),
        "base": plain_yuan(purchase.base),
        "limited_by": purchase.limited_by and purchase.limited_by.value,
    }


def _measures(measures: Mapping[Any, Decimal | None]) -> Json:
    return {
        measure.value: None if amount is None else plain_yuan(amount)
        for measure, amount in measures.items()
    }


def _base(earned: UnitAward) -> Json:
    return {"base": plain_yuan(earned.base), "counts": earned.counts}


def _earned(earned: UnitAward) -> Json:
    return {
        "tiers": [_tier(tier) for tier in earned.tiers],
        "award": plain_yuan(earned.award),
    }


def _tier(tier: TierAward) -> Json:
    return {
        "from": plain_yuan(tier.above),
        "to": None if tier.up_to is None else plain_yuan(tier.up_to),
        "rate": f"{tier.rate:.2f}" if tier.rate == round(tier.rate, 2) else f"{tier.rate:f}",
        "amount": plain_yuan(tier.amount),
        "award": plain_yuan(tier.award),
    }


def _cap(cap: CapEffect) -> Json:
    return {
        "per": cap.per.value,
        "limit": plain_yuan(cap.limit),
        "reduced_by": plain_yuan(cap.reduced_by),
    }
