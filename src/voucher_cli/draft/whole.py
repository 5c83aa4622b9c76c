"""The whole draft of a manifest: the purchases from their documents, the applicant and the project
from licence, forms and letters, each value with its origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from voucher_cli.draft.answers import Stated, stated_on_forms
from voucher_cli.draft.concluded import (
    application_day,
    entity_type_of,
    filing_number_in,
    is_company,
    model_in,
    region_of,
    scenario_in,
)
from voucher_cli.draft.facts import best_first
from voucher_cli.draft.model import Draft, Origin
from voucher_cli.draft.origins import origin_of, parts_at, purchase_origins
from voucher_cli.evidence.model import Evidence, Part
from voucher_cli.manifest.model import Manifest, Purchase, YearFinances
from voucher_cli.policy.model import Policy
from voucher_cli.strict_yaml import YamlPath
from voucher_cli.terms import PartKind

_LICENCE_FACTS = {
    "name": "name",
    "uscc": "uscc",
    "legal_representative": "legal_representative",
    "registered_address": "address",
    "founded_on": "founded_on",
    "registered_capital": "registered_capital",
}
"""what a business licence tells of the applicant: the manifest's word, and the fact's"""
_TELL_SCENARIOS = (
    PartKind.SCENARIO_LETTER,
    PartKind.APPLICATION_FORM,
    PartKind.USAGE_STATEMENT,
    PartKind.DEPLOYMENT_PROOF,
    PartKind.ACCEPTANCE_REPORT,
)
"""what says where the model is applied, the plainest first"""


class _Sheet:
    """A manifest that is filled in step by step: what is there is never written over."""

    def __init__(self, manifest: Manifest, origins: Mapping[YamlPath, Origin]) -> None:
        self.manifest = manifest
        self.origins = dict(origins)

    def set(self, path: YamlPath, value: Any, origin: Origin | None) -> None:
        """Writes `value` at `path` unless something stands there."""
        changed = _with(self.manifest, path, value)
        if changed is not None:
            self.manifest = changed
            if origin is not None:
                self.origins[path] = origin


def draft_whole(policy: Policy, evidence: Evidence, purchases: Manifest) -> Draft:
    """All that the files tell, beginning with a draft of the purchases (draft.manifest)."""
    sheet = _Sheet(purchases, dict(purchase_origins(purchases, evidence)))
    day = application_day(evidence)
    if day is not None:
        sheet.set(("applied_on",), *day)
    _licence(sheet, evidence)
    _forms(sheet, policy, evidence)
    _conclusions(sheet, policy, evidence)
    return Draft(sheet.manifest, sheet.origins)


def _licence(sheet: _Sheet, evidence: Evidence) -> None:
    for part in _of_kind(evidence, PartKind.BUSINESS_LICENCE):
        for name, fact_name in _LICENCE_FACTS.items():
            for fact in best_first(part, fact_name)[:1]:
                sheet.set(("applicant", name), fact.value, origin_of(part, fact))
                _adopt(sheet, ("applicant", name), fact.value, origin_of(part, fact))
    _told_by_purchases(sheet, evidence)


def _adopt(sheet: _Sheet, path: YamlPath, value: object, origin: Origin) -> None:
    """Tells where a value was read that the draft of the purchases had already."""
    if _at(sheet.manifest, path) == value:
        sheet.origins.setdefault(path, origin)


def _told_by_purchases(sheet: _Sheet, evidence: Evidence) -> None:
    """Where the applicant was concluded from who buys, the documents that say so."""
    pairs = (("name", "buyer"), ("uscc", "buyer_id"), ("name", "party_a"), ("name", "payer"))
    for placement in evidence.placements:
        for name, fact_name in pairs:
            for fact in best_first(placement.part, fact_name):
                origin = origin_of(placement.part, fact)
                _adopt(sheet, ("applicant", name), fact.value, origin)


def _forms(sheet: _Sheet, policy: Policy, evidence: Evidence) -> None:
    applied = sheet.manifest.applied_on
    stated = stated_on_forms(policy, evidence, applied.year - 1 if applied else None)
    for one in stated:
        if one.name.startswith("applicant."):
            sheet.set(_applicant_path(one.name), one.value, one.origin)
    claims = sheet.manifest.claims
    for number in range(len(claims)):
        for one in stated:
            if one.name.startswith("project.") and one.project in (
                None,
                _project_of(stated, number),
            ):
                sheet.set(("claims", number, *one.name.split(".")), one.value, one.origin)
    asked = [one for one in stated if one.name == "requested"]
    if len(claims) == 1 and asked:
        sheet.set(("claims", 0, "requested"), asked[0].value, asked[0].origin)


def _project_of(stated: tuple[Stated, ...], claim: int) -> int:
    """Which product of the form a claim is about: in the order of both, where the form has
    several; its only one is every claim's."""
    return min(claim, max((one.project or 0 for one in stated), default=0))


def _applicant_path(name: str) -> YamlPath:
    """`applicant.finances.2024.revenue` → its path; the year is a key."""
    return tuple(int(step) if step.isdecimal() else step for step in name.split("."))


def _conclusions(sheet: _Sheet, policy: Policy, evidence: Evidence) -> None:
    applicant = sheet.manifest.applicant
    if applicant.registered_address:
        origin = sheet.origins.get(("applicant", "registered_address"))
        sheet.set(("applicant", "region"), region_of(applicant.registered_address), _plain(origin))
    if applicant.name:
        origin = _plain(sheet.origins.get(("applicant", "name")))
        sheet.set(("applicant", "entity_type"), entity_type_of(applicant.name), origin)
        legal = True if is_company(applicant.name) else None
        sheet.set(("applicant", "independent_legal_person"), legal, origin)
    statements = _of_kind(evidence, PartKind.USAGE_STATEMENT)
    proofs = _of_kind(evidence, PartKind.NON_AFFILIATION_PROOF)
    for c, claim in enumerate(sheet.manifest.claims):
        telling = [part for kind in _TELL_SCENARIOS for part in _of_kind(evidence, kind, claim.id)]
        scenario = scenario_in(policy, claim.route, telling)
        if scenario is not None:
            sheet.set(("claims", c, "project", "scenario"), *scenario)
        for p, purchase in enumerate(claim.purchases):
            path = ("claims", c, "purchases", p)
            own = [
                part
                for _, references in purchase.named_files()
                for part in parts_at(evidence, references)
            ]
            alone = sum(len(other.purchases) for other in sheet.manifest.claims) == 1
            others = [*statements, *proofs] if alone else []
            for name, found in (
                ("model", model_in([*own, *others])),
                ("filing_number", filing_number_in(policy, [*own, *others])),
            ):
                if found is not None:
                    sheet.set((*path, name), *found)
            _independence(sheet, path, purchase, proofs)


def _independence(
    sheet: _Sheet, path: YamlPath, purchase: Purchase, proofs: tuple[Part, ...]
) -> None:
    """A declaration of non-affiliation that names the vendor states that it is independent."""
    name = purchase.vendor.name
    for part in proofs:
        if name and name in part.squeezed:
            sheet.set((*path, "vendor", "affiliated"), False, Origin(part.file))


def _of_kind(evidence: Evidence, kind: PartKind, claim: str | None = None) -> tuple[Part, ...]:
    """The placed documents of a kind; where a claim is named, its own and those of all."""
    placed = [p for p in evidence.placements if p.material and p.part.kind is kind]
    return tuple(p.part for p in placed if claim is None or p.claim in (claim, None))


def _plain(origin: Origin | None) -> Origin | None:
    """The same document, without a place: the value is concluded, and does not stand there."""
    return Origin(origin.file) if origin is not None else None


# --- values by path ------------------------------------------------------------------------------


def _at(value: Any, path: YamlPath) -> Any:
    for step in path:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(step, int):
            value = value[step]
        else:
            value = getattr(value, step)
    return value


def _with(whole: Any, path: YamlPath, value: Any) -> Any:
    """`whole` with `value` at `path`; None where something stands there or nothing is to be set."""
    if value is None:
        return None
    if not path:
        return value if whole is None else None
    step, rest = path[0], path[1:]
    if isinstance(whole, Mapping):
        inner = _with(whole.get(step, None if not rest else YearFinances()), rest, value)
        return None if inner is None else {**whole, step: inner}
    if isinstance(whole, tuple):
        assert isinstance(step, int)
        inner = _with(whole[step], rest, value)
        return None if inner is None else (*whole[:step], inner, *whole[step + 1 :])
    inner = _with(getattr(whole, str(step)), rest, value)
    return None if inner is None else replace(whole, **{str(step): inner})
