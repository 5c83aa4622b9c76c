"""Invoices against each other: counted twice, reversed, and what they come to without tax."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from voucher_cli.award.model import Measure, PurchaseBasis
from voucher_cli.checks.case import Case, ClaimCase
from voucher_cli.checks.entered import Entered, every_entry, of_purchase
from voucher_cli.evidence.facts.codes import invoice_codes
from voucher_cli.evidence.model import Part
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.manifest.model import Invoice
from voucher_cli.money import ZERO, grouped_yuan, total
from voucher_cli.policy.award_rules import Papers
from voucher_cli.terms import PartKind
from voucher_cli.text import number_key

_SPECIAL = "专用发票"


def invoices_count_once(case: Case) -> Iterator[Finding]:
    """invoice-duplicate: entries of one invoice come to more than the invoice itself.

    Its total is what its files show. Where they show none, two entries of the same amount and day
    are taken for the same money, since an invoice split in equal halves is rare.
    """
    groups: dict[str, list[Entered]] = defaultdict(list)
    for entry in every_entry(case):
        if entry.kind is PartKind.INVOICE and entry.document and entry.amount is not None:
            groups[entry.document].append(entry)
    for group in groups.values():
        counted = _counted(group)
        shown = _shown_total(case, group)
        if len(group) == 1 or (shown is not None and counted <= shown):
            continue
        if shown is None and len({(e.amount, _day(e)) for e in group}) == len(group):
            continue
        last = group[-1]
        limit = shown if shown is not None else max(_share(entry) for entry in group)
        subject = last.claim.subject_of(PartKind.INVOICE, last.file)
        yield Finding(
            "invoice-duplicate",
            Level.ERROR,
            replace(subject, where=case.where(last.path)),
            values={
                "number": last.name,
                "times": str(len(group)),
                "limit": grouped_yuan(limit),
            },
            expected=f"≤ {grouped_yuan(limit)}",
            actual=grouped_yuan(counted),
            source=last.claim.route.base.papers_cite,
            certainty=Certainty.CERTAIN if shown is not None else Certainty.LIKELY,
            detail=last.document,
        )


def _counted(group: Sequence[Entered]) -> Decimal:
    """What the entries come to; one that takes another back again counts by itself."""
    red = [entry for entry in group if (entry.amount or ZERO) < ZERO]
    black = [entry for entry in group if entry not in red]
    return max(total(map(_share, red)), total(map(_share, black)))


def _share(entry: Entered) -> Decimal:
    """What of the invoice the entry takes: its lines where they are only a part of it."""
    lines = abs(entry.lines_sum)
    whole = abs(entry.amount or ZERO)
    return min(lines, whole) if entry.entry.lines else whole


def _day(entry: Entered) -> object:
    return entry.entry.issued_on if isinstance(entry.entry, Invoice) else None


def _shown_total(case: Case, group: Sequence[Entered]) -> Decimal | None:
    """The largest total that a file of these entries shows for this invoice."""
    shown: list[Decimal] = []
    for entry in group:
        for part in invoice_parts(case, entry):
            values = [fact.value for fact in part.all("amount")]
            shown.extend(abs(value) for value in values if isinstance(value, Decimal))
    return max(shown, default=None)


def invoice_parts(case: Case, entry: Entered) -> tuple[Part, ...]:
    """The invoices in the entry's files, of these the one of its number where they tell it."""
    parts = tuple(p for p in case.parts_at(entry.file) if p.kind is PartKind.INVOICE)
    numbered = tuple(p for p in parts if _number(p) == number_key(entry.name))
    return numbered or tuple(p for p in parts if not _number(p))


def _number(part: Part) -> str:
    fact = part.first("number")
    return number_key(str(fact.value)) if fact else ""


def reversed_invoices_are_told(case: Case) -> Iterator[Finding]:
    """invoice-reversed: a red-letter invoice, unless what is left still covers the rest.

    One that was issued anew takes nothing from the base.
    """
    for claim in case.claims():
        for path, _, basis in claim.purchases():
            for entry in of_purchase(claim, path, basis):
                red = entry.kind is PartKind.INVOICE and (entry.amount or ZERO) < ZERO
                if not red or not entry.counts or _still_covered(claim, basis):
                    continue
                subject = claim.subject_of(PartKind.INVOICE, entry.file)
                yield Finding(
                    "invoice-reversed",
                    Level.WARNING,
                    replace(subject, where=case.where(entry.path)),
                    values={"number": entry.name, "purchase": basis.base.name},
                    actual=grouped_yuan(entry.amount or ZERO),
                    source=claim.route.base.papers_cite,
                    detail=entry.document or entry.place,
                )


def _still_covered(claim: ClaimCase, basis: PurchaseBasis) -> bool:
    """Whether the invoices, reversed ones taken off, reach what else limits the base."""
    rule = claim.route.base
    alike = {Measure.INVOICES, Measure.PAYMENTS}
    left_out = alike if rule.papers is Papers.EITHER else {Measure.INVOICES}
    others = [v for m, v in basis.base.measures.items() if m not in left_out and v is not None]
    return bool(others) and (basis.base.measures.get(Measure.INVOICES) or ZERO) >= min(others)


def special_invoices_show_their_net(case: Case) -> Iterator[Finding]:
    """tax-basis: what the special VAT invoices of a claim come to without tax.

    Their buyer may deduct the tax, and the text does not say whether it counts.
    """
    for claim in case.claims():
        special = [
            entry
            for path, _, basis in claim.purchases()
            for entry in of_purchase(claim, path, basis)
            if entry.kind is PartKind.INVOICE and entry.counts and _is_special(case, entry)
        ]
        if not special:
            continue
        nets = [_net(case, entry) for entry in special]
        known = [net for net in nets if net is not None]
        gross = total(entry.amount or ZERO for entry in special)
        first = special[0]
        yield Finding(
            "tax-basis",
            Level.INFO,
            replace(claim.subject_of(PartKind.INVOICE), where=case.where(first.path)),
            variant="default" if len(known) == len(nets) else "net-unknown",
            values={"count": str(len(special)), "gross": grouped_yuan(gross)},
            actual=grouped_yuan(total(known)) if len(known) == len(nets) else None,
            source=claim.route.base.papers_cite,
        )


def _is_special(case: Case, entry: Entered) -> bool:
    """By the kind that the invoice or its QR code names (a stamp may cover the title of a scan);
    a stated net amount alone is no sign of it."""
    for part in invoice_parts(case, entry):
        named = part.first("type")
        if _SPECIAL in (str(named.value) if named else part.squeezed):
            return True
        number = part.first("number")
        codes = (code for page in part.pages for code in invoice_codes(page))
        if number and any(code.is_special and code.number == number.value for code in codes):
            return True
    return False


def _net(case: Case, entry: Entered) -> Decimal | None:
    if isinstance(entry.entry, Invoice) and entry.entry.net is not None:
        return entry.entry.net
    values = [fact.value for part in invoice_parts(case, entry) for fact in part.all("net")[:1]]
    return next((value for value in values if isinstance(value, Decimal)), None)
