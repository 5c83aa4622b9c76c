"""What lies outside the window: contracts, settlements, invoices, payments, the application."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from voucher_cli.award.base import counted_amount
from voucher_cli.award.model import Measure, PurchaseBasis, Standing
from voucher_cli.award.standing import IN_WINDOW
from voucher_cli.checks.case import Case, ClaimCase
from voucher_cli.dates import Window
from voucher_cli.findings import Finding, Level, Subject
from voucher_cli.manifest.model import Invoice, Payment, Purchase, Settlement
from voucher_cli.money import ZERO, grouped_yuan, total
from voucher_cli.policy.award_rules import BaseRule, OutsidePapers, Papers
from voucher_cli.policy.periods import ContractOverlapRule, ContractSignedRule, WindowEnd
from voucher_cli.strict_yaml import YamlPath
from voucher_cli.terms import PartKind
from voucher_cli.text import number_key, tidy


def contracts_touch_the_window(case: Case) -> Iterator[Finding]:
    """contract-outside-window, contract-signed-too-early: where a clause of the route says so.

    A contract that several purchases share is told once.
    """
    for claim in case.claims():
        seen: set[str] = set()
        for path, purchase, _ in claim.purchases():
            contract = purchase.contract
            if contract is None:
                continue
            key = number_key(contract.number or "") or str(path)
            if key in seen:
                continue
            seen.add(key)
            for finding in _contract(claim, purchase):
                where = case.where((*path, "contract"))
                yield replace(finding, subject=replace(finding.subject, where=where), detail=key)


def _contract(claim: ClaimCase, purchase: Purchase) -> Iterator[Finding]:
    contract = purchase.contract
    if contract is None:
        return
    subject = claim.subject_of(PartKind.CONTRACT, contract.file)
    window, term = claim.case.window, Window(contract.starts_on, contract.ends_on)
    values = {"number": tidy(contract.number or "") or "—"}
    for rule in claim.route.contract_dates:
        if isinstance(rule, ContractOverlapRule) and not window.overlaps(term):
            yield Finding(
                "contract-outside-window",
                Level.ERROR,
                subject,
                values=values,
                expected=str(window),
                actual=str(term),
                source=rule.cite,
            )
        signed = contract.signed_on
        if isinstance(rule, ContractSignedRule) and signed and signed < rule.on_or_after:
            yield Finding(
                "contract-signed-too-early",
                Level.ERROR,
                subject,
                values={**values, "limit": rule.on_or_after.isoformat()},
                expected=f"≥ {rule.on_or_after}",
                actual=signed.isoformat(),
                source=rule.cite,
            )


def settlements_lie_in_the_window(case: Case) -> Iterator[Finding]:
    """settlement-outside-window (error), settlement-straddles-window (warning)."""
    names = {
        Standing.OUTSIDE: ("settlement-outside-window", Level.ERROR),
        Standing.STRADDLES: ("settlement-straddles-window", Level.WARNING),
    }
    for claim in case.claims():
        rule = claim.route.base
        for path, purchase, basis in claim.purchases():
            if not rule.settlement:
                continue
            for n, entry in enumerate(purchase.settlements):
                if basis.settlements[n] not in names:
                    continue
                name, level = names[basis.settlements[n]]
                subject = claim.subject_of(PartKind.SETTLEMENT, entry.file)
                period = _period(entry)
                yield Finding(
                    name,
                    level,
                    replace(subject, where=case.where((*path, "settlements", n))),
                    expected=str(case.window),
                    actual=str(period),
                    source=rule.settlement_cite or case.policy.window.cite,
                    detail=f"{basis.base.name}:{period}",
                )


def _period(settlement: Settlement) -> Window:
    return Window(settlement.starts_on, settlement.ends_on)


def papers_lie_in_the_window(case: Case) -> Iterator[Finding]:
    """invoice-outside-window, payment-outside-window.

    info where those inside are enough without it; else review where it counts beside its
    settlement all the same, error where it does not count.
    """
    for claim in case.claims():
        for path, purchase, basis in claim.purchases():
            invoices = tuple(
                _Paper(("invoices", n), e, e.issued_on, s, e.number or "")
                for n, (e, s) in enumerate(zip(purchase.invoices, basis.invoices, strict=True))
            )
            payments = tuple(
                _Paper(("payments", n), e, e.paid_on, s, grouped_yuan(e.amount or ZERO))
                for n, (e, s) in enumerate(zip(purchase.payments, basis.payments, strict=True))
            )
            yield from _outside(claim, path, basis, PartKind.INVOICE, invoices)
            yield from _outside(claim, path, basis, PartKind.PAYMENT, payments)


@dataclass(frozen=True, slots=True)
class _Paper:
    """An invoice or a payment, its place under the purchase and what it is known by."""

    path: YamlPath
    entry: Invoice | Payment
    day: date | None
    standing: Standing
    mark: str


def _outside(
    claim: ClaimCase,
    path: YamlPath,
    basis: PurchaseBasis,
    kind: PartKind,
    papers: tuple[_Paper, ...],
) -> Iterator[Finding]:
    rule, case = claim.route.base, claim.case
    enough = _reach_alone(rule, basis, kind, papers)
    for paper in papers:
        if paper.standing not in {Standing.OUTSIDE, Standing.OUTSIDE_COUNTS} or paper.day is None:
            continue
        counts = paper.standing is Standing.OUTSIDE_COUNTS
        level = Level.INFO if enough else Level.REVIEW if counts else Level.ERROR
        subject = claim.subject_of(kind, paper.entry.file)
        span = case.window
        if rule.outside_papers is OutsidePapers.NEVER:
            span = Window(case.window.starts_on, case.completed.applied_on)
        yield Finding(
            f"{kind.value}-outside-window",
            level,
            replace(subject, where=case.where((*path, *paper.path))),
            variant="not-needed" if enough else "counts" if counts else "does-not-count",
            values={"mark": paper.mark or "—"},
            expected=str(span),
            actual=paper.day.isoformat(),
            source=rule.papers_cite,
            detail=f"{basis.base.name}:{paper.mark}:{paper.day}",
        )


def _reach_alone(
    rule: BaseRule, basis: PurchaseBasis, kind: PartKind, papers: tuple[_Paper, ...]
) -> bool:
    """Whether the papers inside the window reach the smallest of the purchase's other measures.

    Where either paper will do (或), the other kind of paper sets no limit and is no such measure.
    Where another measure comes to nothing, as without a settlement inside, nothing is enough.
    """
    papers_alike = {Measure.INVOICES, Measure.PAYMENTS}
    own = Measure.INVOICES if kind is PartKind.INVOICE else Measure.PAYMENTS
    left_out = papers_alike if rule.papers is Papers.EITHER else {own}
    others = [v or ZERO for m, v in basis.base.measures.items() if m not in left_out]
    inside = total(_counted(p, rule) for p in papers if p.standing in IN_WINDOW)
    return ZERO < min(others, default=ZERO) <= inside


def _counted(paper: _Paper, rule: BaseRule) -> Decimal:
    return counted_amount(paper.entry, rule) or ZERO


def application_is_in_time(case: Case) -> Iterator[Finding]:
    """application-late after a known deadline; deadline-unknown where the text leaves it open.

    The manifest's deadline serves only where the policy's own text names none.
    """
    rule = case.policy.window
    if rule.ends_with is not WindowEnd.DEADLINE:
        return
    deadline, applied_on = rule.deadline or case.completed.deadline, case.completed.applied_on
    if deadline is None:
        subject = Subject(where=case.where(("deadline",)))
        yield Finding("deadline-unknown", Level.INFO, subject, source=rule.cite)
    elif applied_on is not None and applied_on > deadline:
        yield Finding(
            "application-late",
            Level.ERROR,
            Subject(where=case.where(("applied_on",))),
            values={"limit": deadline.isoformat()},
            expected=f"≤ {deadline}",
            actual=applied_on.isoformat(),
            source=rule.cite,
        )
