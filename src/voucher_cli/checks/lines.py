"""Lines of contracts and papers: whether they add up, and what of them the policy does not pay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from voucher_cli.award.model import PurchaseBasis
from voucher_cli.checks.case import Case, ClaimCase
from voucher_cli.checks.entered import Entered, every_entry, of_purchase
from voucher_cli.checks.invoices import invoice_parts
from voucher_cli.evidence.model import Fact, Part
from voucher_cli.findings import Certainty, Finding, Level, Terms
from voucher_cli.money import grouped_yuan
from voucher_cli.terms import PartKind


def lines_add_up(case: Case) -> Iterator[Finding]:
    """lines-sum-mismatch: the lines of an entry do not come to its amount.

    Where several purchases share a document, each may state the whole amount and its own lines
    only; then all their lines together have to come to it.
    """
    entries = every_entry(case)
    together: dict[Hashable, Decimal] = defaultdict(Decimal)
    for entry in entries:
        for document in _documents(entry):
            together[document] += entry.lines_sum
    for entry in entries:
        if entry.amount is None or not entry.entry.lines or entry.amount == entry.lines_sum:
            continue
        if any(entry.amount == together[document] for document in _documents(entry)):
            continue
        subject = entry.claim.subject_of(entry.kind, entry.file)
        yield Finding(
            "lines-sum-mismatch",
            Level.ERROR,
            replace(subject, where=case.where(entry.path)),
            variant=entry.kind.value,
            values={"name": entry.name},
            expected=grouped_yuan(entry.amount),
            actual=grouped_yuan(entry.lines_sum),
            source=entry.claim.route.base.cite,
            detail=entry.place,
        )


def _documents(entry: Entered) -> tuple[Hashable, ...]:
    """What tells that entries speak of one document: its number, else its file and its amount."""
    if entry.document:
        return (entry.document,)
    return tuple((entry.kind, reference, entry.amount) for reference in entry.file)


def other_costs_are_left_out(case: Case) -> Iterator[Finding]:
    """cost-ineligible: lines of other kinds are left out of the base (info); papers of a contract
    with such lines that do not part them count whole, and a person has to look (review)."""
    for claim in case.claims():
        for path, _, basis in claim.purchases():
            entries = tuple(of_purchase(claim, path, basis))
            left_out = [entry for entry in entries if entry.other_kinds]
            if left_out:
                yield _costs(claim, basis, left_out, unparted(entries))


def other_items_are_told(case: Case) -> Iterator[Finding]:
    """cost-ineligible: an invoice that counts whole has an item that plainly is for something the
    route does not support. What lines part, in it or in the contract, is told by them."""
    for claim in case.claims():
        for path, _, basis in claim.purchases():
            entries = tuple(of_purchase(claim, path, basis))
            if any(entry.other_kinds for entry in entries):
                continue
            for entry in entries:
                if entry.kind is PartKind.INVOICE and entry.counts and not entry.entry.lines:
                    yield from _of_items(case, basis, entry)


def _of_items(case: Case, basis: PurchaseBasis, entry: Entered) -> Iterator[Finding]:
    eligible = {kind.value for kind in entry.claim.route.base.eligible_kinds}
    for part in invoice_parts(case, entry):
        found = [fact for fact in part.all("cost_kind") if fact.value not in eligible]
        if not found:
            continue
        first, subject = found[0], entry.claim.subject_of(PartKind.INVOICE, entry.file)
        yield Finding(
            "cost-ineligible",
            Level.REVIEW,
            replace(subject, file=part.file, page=first.page, where=first.where, box=first.box),
            variant="items",
            values={
                "purchase": basis.base.name,
                "number": entry.name,
                "kinds": Terms(tuple(dict.fromkeys(str(fact.value) for fact in found))),
            },
            actual="、".join(dict.fromkeys(_item_of(part, fact) for fact in found)),
            source=entry.claim.route.base.cite,
            certainty=Certainty.LIKELY,
            detail=f"items:{entry.place}",
        )
        return


def _item_of(part: Part, kind: Fact) -> str:
    """The name of the item whose kind that is."""
    names = (str(item.value) for item in part.all("item") if item.box == kind.box)
    return next((name for name in names if name), kind.raw)


def unparted(entries: Sequence[Entered]) -> tuple[Entered, ...]:
    """Papers of a purchase that count whole, for want of lines, though its contract has others."""
    if not any(e.kind is PartKind.CONTRACT and e.other_kinds for e in entries):
        return ()
    return tuple(e for e in entries if e.counts and not e.entry.lines)


def _costs(
    claim: ClaimCase,
    basis: PurchaseBasis,
    left_out: Sequence[Entered],
    unparted: Sequence[Entered],
) -> Finding:
    first = (*unparted, *left_out)[0]
    most = max(left_out, key=lambda entry: entry.other_amount)
    kinds = dict.fromkeys(kind.value for entry in left_out for kind in entry.other_kinds)
    papers = dict.fromkeys(entry.kind.value for entry in unparted)
    subject = claim.subject_of(first.kind, first.file)
    return Finding(
        "cost-ineligible",
        Level.REVIEW if unparted else Level.INFO,
        replace(subject, where=claim.case.where(first.path)),
        variant="unparted" if unparted else "left-out",
        values={
            "purchase": basis.base.name,
            "kinds": Terms(tuple(kinds)),
            "papers": Terms(tuple(papers)),
        },
        actual=grouped_yuan(most.other_amount),
        source=claim.route.base.cite,
        certainty=Certainty.LIKELY if unparted else Certainty.CERTAIN,
        detail=basis.base.name,
    )
