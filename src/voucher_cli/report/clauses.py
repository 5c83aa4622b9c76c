"""Which rules of a policy a finding rests on, for `voucher explain`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from voucher_cli.policy.citation import Citation
from voucher_cli.policy.eligibility import (
    AffiliationRule,
    EligibilityRule,
    EntityRule,
    FilingRule,
    IndustryRule,
    OverlapRule,
    RegionRule,
    ScenarioRule,
)
from voucher_cli.policy.materials import Duties
from voucher_cli.policy.model import Policy
from voucher_cli.policy.periods import ContractOverlapRule, ContractSignedRule
from voucher_cli.terms import PartKind

Clauses = Callable[[Policy], Iterator[Citation]]

_ENTRIES = (
    PartKind.CONTRACT,
    PartKind.SETTLEMENT,
    PartKind.INVOICE,
    PartKind.PAYMENT,
    PartKind.ACCEPTANCE_REPORT,
)


def clauses_of(name: str, policy: Policy) -> tuple[Citation, ...]:
    """The clauses of `policy` behind the finding, each once; none where it rests on no clause
    (a damaged file, say) or where the policy has no such rule."""
    find = _CLAUSES.get(name)
    return tuple(dict.fromkeys(find(policy))) if find else ()


def _eligibility(kind: type[EligibilityRule]) -> Clauses:
    return lambda policy: (rule.cite for rule in policy.eligibility if isinstance(rule, kind))


def _duties(policy: Policy) -> Iterator[Duties]:
    for route in policy.routes:
        for material in route.materials:
            yield material.must
            for part in material.parts:
                yield part.must


def _sealed(policy: Policy) -> Iterator[Citation]:
    return (must.sealed.cite for must in _duties(policy) if must.sealed)


def _signed(policy: Policy) -> Iterator[Citation]:
    return (must.signed.cite for must in _duties(policy) if must.signed)


def _dated(policy: Policy) -> Iterator[Citation]:
    return (must.dated.cite for must in _duties(policy) if must.dated)


def _no_secrets(policy: Policy) -> Iterator[Citation]:
    return (must.no_secrets.cite for must in _duties(policy) if must.no_secrets)


def _years(policy: Policy) -> Iterator[Citation]:
    return (must.year.cite for must in _duties(policy) if must.year)


def _topics_of(policy: Policy, *, contracts: bool) -> Iterator[Citation]:
    for route in policy.routes:
        for material in route.materials:
            if ("contract" in material.kinds) == contracts:
                for must in (material.must, *(part.must for part in material.parts)):
                    yield from (rule.cite for rule in must.topics)
                    if must.supplement:
                        yield must.supplement.cite


def _papers_of_purchases(policy: Policy) -> Iterator[Citation]:
    """What asks for the documents that the manifest's entries are held against."""
    for route in policy.routes:
        for kind in _ENTRIES:
            place = route.place_of(kind)
            if place:
                yield place.cite


def _parties(policy: Policy) -> Iterator[Citation]:
    yield from _papers_of_purchases(policy)
    yield from (must.issued.cite for must in _duties(policy) if must.issued)


def _facts(policy: Policy) -> Iterator[Citation]:
    """What the rules need that only the manifest states."""
    yield policy.window.cite
    yield from (rule.cite for rule in policy.eligibility)
    yield from _bases(policy)


def _materials(policy: Policy) -> Iterator[Citation]:
    return (material.cite for route in policy.routes for material in route.materials)


def _forms(policy: Policy) -> Iterator[Citation]:
    return (form.cite for form in policy.forms)


def _window(policy: Policy) -> Iterator[Citation]:
    yield policy.window.cite


def _papers(policy: Policy) -> Iterator[Citation]:
    yield policy.window.cite
    yield from (route.base.papers_cite for route in policy.routes)


def _settlements(policy: Policy) -> Iterator[Citation]:
    yield policy.window.cite
    yield from (r.base.settlement_cite for r in policy.routes if r.base.settlement_cite)


def _bases(policy: Policy) -> Iterator[Citation]:
    return (route.base.cite for route in policy.routes)


def _units(policy: Policy) -> Iterator[Citation]:
    return (route.award.cite for route in policy.routes if route.award.cite)


def _floors(policy: Policy) -> Iterator[Citation]:
    return (route.award.floor.cite for route in policy.routes if route.award.floor)


def _caps(policy: Policy) -> Iterator[Citation]:
    yield from (cap.cite for route in policy.routes for cap in route.award.caps)
    yield from (cap.cite for cap in policy.caps)


def _overlaps(policy: Policy) -> Iterator[Citation]:
    return _contract_dates(policy, ContractOverlapRule)


def _signing(policy: Policy) -> Iterator[Citation]:
    return _contract_dates(policy, ContractSignedRule)


def _contract_dates(
    policy: Policy, kind: type[ContractOverlapRule | ContractSignedRule]
) -> Iterator[Citation]:
    for route in policy.routes:
        yield from (rule.cite for rule in route.contract_dates if isinstance(rule, kind))


_CLAUSES: Mapping[str, Clauses] = {
    "amount-mismatch": _papers_of_purchases,
    "amount-below-threshold": _floors,
    "application-late": _window,
    "award-capped": _caps,
    "award-overclaimed": _caps,
    "cap-shared": _caps,
    "classified-marking": _no_secrets,
    "contract-clause-missing": lambda policy: _topics_of(policy, contracts=True),
    "contract-exceeded": _bases,
    "contract-outside-window": _overlaps,
    "contract-signed-too-early": _signing,
    "cost-ineligible": _bases,
    "date-mismatch": _papers_of_purchases,
    "date-order": _papers_of_purchases,
    "deadline-unknown": _window,
    "document-undated": _dated,
    "document-year-wrong": _years,
    "entity-ineligible": _eligibility(EntityRule),
    "evidence-short": _papers,
    "fact-missing": _facts,
    "form-altered": _forms,
    "form-choice-mismatch": _forms,
    "form-field-empty": _forms,
    "form-field-mismatch": _forms,
    "form-text-too-long": _forms,
    "funding-overlap": _eligibility(OverlapRule),
    "industry-ineligible": _eligibility(IndustryRule),
    "invoice-duplicate": _papers,
    "invoice-outside-window": _papers,
    "invoice-reversed": _papers,
    "lines-sum-mismatch": _bases,
    "material-missing": _materials,
    "model-unfiled": _eligibility(FilingRule),
    "number-mismatch": _papers_of_purchases,
    "party-mismatch": _parties,
    "payment-outside-window": _papers,
    "region-ineligible": _eligibility(RegionRule),
    "scenario-ineligible": _eligibility(ScenarioRule),
    "seal-kind": _sealed,
    "seal-missing": _sealed,
    "seal-party-mismatch": _sealed,
    "seal-unverifiable": _sealed,
    "service-split": _units,
    "settlement-outside-window": _settlements,
    "settlement-straddles-window": _settlements,
    "signature-missing": _signed,
    "statement-content-missing": lambda policy: _topics_of(policy, contracts=False),
    "source-conflict": _papers_of_purchases,
    "tax-basis": _papers,
    "uppercase-amount-mismatch": _papers_of_purchases,
    "value-not-found": _papers_of_purchases,
    "vendor-affiliated": _eligibility(AffiliationRule),
}
