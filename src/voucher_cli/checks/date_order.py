"""Dates that cannot follow each other as stated.

A payment before the contract is signed is none of them: prepayments are common.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from voucher_cli.checks.case import Case, ClaimCase
from voucher_cli.findings import Finding, Level, Subject
from voucher_cli.manifest.model import FileRef, Purchase
from voucher_cli.policy.citation import Citation
from voucher_cli.strict_yaml import YamlPath
from voucher_cli.terms import PartKind
from voucher_cli.text import number_key


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date of the manifest: where it stands, what it is (`term`), and in which file."""

    path: YamlPath
    term: str
    day: date | None
    kind: PartKind | None = None
    file: tuple[FileRef, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A date out of order, which order it breaks (`variant`), and what it should be."""

    variant: str
    dated: _Dated
    expected: str


def dates_follow_each_other(case: Case) -> Iterator[Finding]:
    """date-order: each pair of dates in the wrong order, once."""
    applied_on, founded_on = case.completed.applied_on, case.completed.applicant.founded_on
    if applied_on and founded_on and applied_on < founded_on:
        founded = _Dated(("applicant", "founded_on"), "founded_on", founded_on)
        cite = case.policy.window.cite
        variant, expected = "applied-before-founded", f"≤ {applied_on}"
        yield _finding(case, Subject(), cite, _Wrong(variant, founded, expected))
    for claim in case.claims():
        seen: set[tuple[str, str]] = set()
        for wrong in _wrong(claim):
            kind, key = wrong.dated.kind, (wrong.variant, _key(claim, wrong.dated))
            place = claim.route.place_of(kind) if kind else None
            if key in seen or (kind and place is None):  # the list asks for no such document
                continue
            seen.add(key)
            subject = claim.subject_of(kind, wrong.dated.file) if kind else claim.subject()
            yield _finding(case, subject, place.cite if place else case.policy.window.cite, wrong)


def _wrong(claim: ClaimCase) -> Iterator[_Wrong]:
    """Every date of a claim that is out of order."""
    launched = claim.claim.project.launched_on
    path: YamlPath = ("claims", claim.index, "project", "launched_on")
    yield from _in_the_future(claim, _Dated(path, "launched_on", launched))
    for here, purchase, _ in claim.purchases():
        yield from _of_contract(claim, here, purchase)
        yield from _of_settlements(claim, here, purchase)
        yield from _of_papers(claim, here, purchase)


def _of_contract(claim: ClaimCase, path: YamlPath, purchase: Purchase) -> Iterator[_Wrong]:
    """The contract's own dates, and acceptance before signature."""
    contract, acceptance = purchase.contract, purchase.acceptance
    if contract:
        here, kind = (*path, "contract"), PartKind.CONTRACT
        for key, day in (("signed_on", contract.signed_on), ("starts_on", contract.starts_on)):
            dated = _Dated((*here, key), f"contract-{key}", day, kind, contract.file)
            yield from _in_the_future(claim, dated)
        start, end = contract.starts_on, contract.ends_on
        if start and end and end < start:
            ends = _Dated((*here, "ends_on"), "contract-ends_on", end, kind, contract.file)
            yield _Wrong("contract-ends-before-start", ends, f"≥ {start}")
    if acceptance:
        accepted = _Dated(
            (*path, "acceptance", "accepted_on"),
            "accepted_on",
            acceptance.accepted_on,
            PartKind.ACCEPTANCE_REPORT,
            acceptance.file,
        )
        yield from _in_the_future(claim, accepted)
        signed = contract.signed_on if contract else None
        if signed and accepted.day and accepted.day < signed:
            yield _Wrong("accepted-before-signed", accepted, f"≥ {signed}")


def _of_settlements(claim: ClaimCase, path: YamlPath, purchase: Purchase) -> Iterator[_Wrong]:
    """A settlement's own dates, and one that begins before its contract does."""
    contract_start = purchase.contract.starts_on if purchase.contract else None
    for n, settlement in enumerate(purchase.settlements):
        here: YamlPath = (*path, "settlements", n)
        kind, file = PartKind.SETTLEMENT, settlement.file
        start, end = settlement.starts_on, settlement.ends_on
        starts = _Dated((*here, "starts_on"), "settlement-starts_on", start, kind, file)
        ends = _Dated((*here, "ends_on"), "settlement-ends_on", end, kind, file)
        yield from _in_the_future(claim, ends if end else starts)
        if start and end and end < start:
            yield _Wrong("settlement-ends-before-start", ends, f"≥ {start}")
        if start and contract_start and start < contract_start:
            yield _Wrong("settled-before-contract", starts, f"≥ {contract_start}")


def _of_papers(claim: ClaimCase, path: YamlPath, purchase: Purchase) -> Iterator[_Wrong]:
    """Invoices and payments of days still to come."""
    for n, invoice in enumerate(purchase.invoices):
        here = (*path, "invoices", n, "issued_on")
        dated = _Dated(here, "issued_on", invoice.issued_on, PartKind.INVOICE, invoice.file)
        yield from _in_the_future(claim, dated)
    for n, payment in enumerate(purchase.payments):
        here = (*path, "payments", n, "paid_on")
        dated = _Dated(here, "paid_on", payment.paid_on, PartKind.PAYMENT, payment.file)
        yield from _in_the_future(claim, dated)


def _in_the_future(claim: ClaimCase, dated: _Dated) -> Iterator[_Wrong]:
    """Later than the application itself; a contract's end may well be."""
    applied_on = claim.case.completed.applied_on
    if applied_on and dated.day and dated.day > applied_on:
        yield _Wrong(f"{dated.term}-after-application", dated, f"≤ {applied_on}")


def _key(claim: ClaimCase, dated: _Dated) -> str:
    """A contract that several purchases share is told once."""
    if dated.kind is not PartKind.CONTRACT:
        return str(dated.path)
    purchase = claim.claim.purchases[int(dated.path[3])]
    number = purchase.contract.number if purchase.contract else None
    return number_key(number or "") or str(dated.path)


def _finding(case: Case, subject: Subject, cite: Citation, wrong: _Wrong) -> Finding:
    day = wrong.dated.day
    return Finding(
        "date-order",
        Level.WARNING,
        replace(subject, where=case.where(wrong.dated.path)),
        variant=wrong.variant,
        expected=wrong.expected,
        actual=day.isoformat() if day else None,
        source=cite,
        detail=":".join(str(step) for step in (wrong.variant, *wrong.dated.path)),
    )
