"""The measures of a purchase held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from voucher_cli.award.base import stated_whole
from voucher_cli.award.model import Measure, PurchaseBasis
from voucher_cli.checks.case import Case, ClaimCase
from voucher_cli.checks.entered import of_purchase
from voucher_cli.checks.lines import unparted
from voucher_cli.findings import Finding, Level, Terms
from voucher_cli.money import ZERO, grouped_yuan, total
from voucher_cli.policy.award_rules import Papers
from voucher_cli.strict_yaml import YamlPath
from voucher_cli.terms import PartKind

_DOCUMENTS = {
    Measure.CONTRACT: PartKind.CONTRACT,
    Measure.SETTLEMENT: PartKind.SETTLEMENT,
    Measure.INVOICES: PartKind.INVOICE,
    Measure.PAYMENTS: PartKind.PAYMENT,
}


def papers_cover_the_cost(case: Case) -> Iterator[Finding]:
    """evidence-short: invoices or payments that count cover less than was settled in the window,
    or, where the list has no settlement, than the eligible amount of the contract.

    Where both are asked (和) each must cover it; where either will do (或), only the larger.
    """
    for claim in case.claims():
        whole = Measure.SETTLEMENT if claim.route.base.settlement else Measure.CONTRACT
        for path, _, basis in claim.purchases():
            target = basis.base.measures.get(whole)
            papers = _papers(basis)
            if target is None or not papers:
                continue
            if claim.route.base.papers is Papers.EITHER:
                larger = max(papers, key=lambda measure: papers[measure])
                papers = {larger: papers[larger]}
            for measure, amount in papers.items():
                if amount < target:
                    yield _short(claim, path, basis, whole, measure)


def _papers(basis: PurchaseBasis) -> dict[Measure, Decimal]:
    values = ((m, basis.base.measures.get(m)) for m in (Measure.INVOICES, Measure.PAYMENTS))
    return {measure: value for measure, value in values if value is not None}


def _short(
    claim: ClaimCase, path: YamlPath, basis: PurchaseBasis, whole: Measure, measure: Measure
) -> Finding:
    measures = basis.base.measures
    subject = claim.subject_of(_DOCUMENTS[measure])
    return Finding(
        "evidence-short",
        Level.WARNING,
        replace(subject, where=claim.case.where((*path, measure.value))),
        variant=f"than-{whole.value}",
        values={
            "purchase": basis.base.name,
            "papers": Terms((measure.value,)),
            "limit": _written(measures, whole),
        },
        expected=f"≥ {_written(measures, whole)}",
        actual=_written(measures, measure),
        source=claim.route.base.papers_cite,
        detail=f"{basis.key}:{measure.value}",
    )


def contract_is_not_exceeded(case: Case) -> Iterator[Finding]:
    """contract-exceeded: more settled, invoiced or paid than the eligible amount of the contract.

    Papers that do not part the contract's other costs may rightly come to its whole amount.
    """
    for claim in case.claims():
        for path, purchase, basis in claim.purchases():
            measures, contract = basis.base.measures, purchase.contract
            limit = measures.get(Measure.CONTRACT)
            if limit is None or contract is None:
                continue
            if contract.amount and unparted(tuple(of_purchase(claim, path, basis))):
                limit = max(limit, contract.amount)
            others = {m: v or ZERO for m, v in measures.items() if m is not Measure.CONTRACT}
            most = max(others, key=lambda measure: others[measure], default=None)
            if most is None or others[most] <= limit:
                continue
            subject = claim.subject_of(_DOCUMENTS[most])
            yield Finding(
                "contract-exceeded",
                Level.WARNING,
                replace(subject, where=case.where((*path, "contract"))),
                values={
                    "purchase": basis.base.name,
                    "papers": Terms((most.value,)),
                    "limit": grouped_yuan(limit),
                },
                expected=f"≤ {grouped_yuan(limit)}",
                actual=grouped_yuan(others[most]),
                source=claim.route.base.cite,
                detail=basis.key,
            )


def shared_contracts_are_not_exceeded(case: Case) -> Iterator[Finding]:
    """contract-exceeded: purchases that each state the whole of one contract take more of it
    together. Where its file does not show that it is the whole, each may state its share."""
    for claim in case.claims():
        for group in stated_whole(claim.claim.purchases):
            first = claim.claim.purchases[group[0]].contract
            if first is None or first.amount is None or first.framework:
                continue
            shown = {f.value for p in case.parts_at(first.file) for f in p.all("amount")}
            bases = [claim.bases[n].base for n in group]
            taken = {m: total(b.measures.get(m) or ZERO for b in bases) for m in _DOCUMENTS}
            del taken[Measure.CONTRACT]
            most = max(taken, key=lambda measure: taken[measure])
            alone = any((b.measures.get(most) or ZERO) > first.amount for b in bases)
            if first.amount not in shown or taken[most] <= first.amount or alone:
                continue
            path = ("claims", claim.index, "purchases", group[-1], "contract")
            yield Finding(
                "contract-exceeded",
                Level.WARNING,
                replace(claim.subject_of(PartKind.CONTRACT, first.file), where=case.where(path)),
                variant="together",
                values={
                    "number": first.number or "—",
                    "papers": Terms((most.value,)),
                    "limit": grouped_yuan(first.amount),
                },
                expected=f"≤ {grouped_yuan(first.amount)}",
                actual=grouped_yuan(taken[most]),
                source=claim.route.base.cite,
                detail=f"together:{first.number}",
            )


def _written(measures: Mapping[Measure, Decimal | None], measure: Measure) -> str:
    return grouped_yuan(measures.get(measure) or ZERO)
