"""No document counts for more than it shows, and what takes from the others is not left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from voucher_cli.checks.case import Case
from voucher_cli.checks.documents import Document
from voucher_cli.checks.entries import Entry
from voucher_cli.checks.witnesses import documents_of, place
from voucher_cli.evidence.model import PartKind, Source
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.money import ZERO, grouped_yuan, total
from voucher_cli.written_amounts import find_amounts


def amounts_count_once(case: Case) -> Iterator[Finding]:
    """amount-mismatch: entries that each agree with one slip or settlement come to more than it
    shows; told on the last of them. Numbered invoices are invoice-duplicate's.

    Where no label tells what it shows, entries alike in amount and day are taken for one.
    """
    if case.drafted:
        return
    for document, takers in documents_of(case):
        numbered = document.numbers or any(e.numbers for e in takers)
        known = document.kind is PartKind.CONTRACT or (
            document.kind is PartKind.INVOICE and numbered
        )
        mine = [entry for entry in takers if entry.checked]
        if known or not mine or len(takers) < 2:
            continue
        shown = document.capacity
        if shown is not None:
            agreeing = [e for e in takers if e.amounts & document.figures]
            yield from _over(document, agreeing, shown, likely=False)
            continue
        for same in _alike(takers):
            count = max(1, _times_shown(document, same[0]))
            yield from _over(document, same, count * abs(same[0].total or ZERO), likely=True)


def _alike(takers: Iterable[Entry]) -> Iterable[list[Entry]]:
    groups: dict[object, list[Entry]] = {}
    for entry in takers:
        groups.setdefault((entry.total, *entry.dates.items()), []).append(entry)
    return groups.values()


def _times_shown(document: Document, entry: Entry) -> int:
    """How often the entry's amount stands in it; once a page where it cannot be read."""
    most = 0
    for part in document.parts:
        amounts = list(find_amounts(part.text)) if part.readable else []
        most = max(most, amounts.count(entry.total or ZERO) if amounts else len(part.pages))
    return most


def _over(
    document: Document, takers: list[Entry], shown: Decimal, *, likely: bool
) -> Iterator[Finding]:
    counted = total(abs(entry.share) for entry in takers)
    mine = [entry for entry in takers if entry.checked]
    if counted <= shown or not mine:
        return
    part = next((p for p in document.parts if p.all("amount")), document.parts[0])
    fact = part.first("amount")
    subject, cite = place(mine[-1], part, fact)
    likely = likely or (fact is not None and fact.source is Source.OCR)
    yield Finding(
        "amount-mismatch",
        Level.REVIEW if likely else Level.ERROR,
        subject,
        variant=f"{document.kind.value}-counted",
        values={
            "manifest": mine[-1].where or "manifest.yaml",
            "times": str(len(takers)),
        },
        expected=grouped_yuan(counted),
        actual=grouped_yuan(shown),
        source=cite,
        certainty=Certainty.LIKELY if likely else Certainty.CERTAIN,
        detail=f"counted:{part.first_page}",
    )


def red_letters_are_stated(case: Case) -> Iterator[Finding]:
    """invoice-reversed: a red-letter invoice lies in the package and no entry states it."""
    if case.drafted:
        return
    placed = {id(p.part): p for p in case.evidence.placements if p.material is not None}
    for document, takers in documents_of(case):
        part = next((p for p in document.parts if id(p) in placed), None)
        red = document.figures and max(document.figures) < ZERO
        if takers or not red or part is None or document.kind is not PartKind.INVOICE:
            continue
        fact = next(f for p in document.parts for f in p.all("amount"))
        placement = placed[id(part)]
        subject, cite = case.place(placement)
        number = part.first("number")
        likely = fact.source is Source.OCR
        yield Finding(
            "invoice-reversed",
            Level.WARNING,
            replace(subject, file=part.file, page=fact.page, where=fact.where, box=fact.box),
            variant="not-stated",
            values={"number": str(number.value) if number else part.file},
            actual=grouped_yuan(document.amount or ZERO),
            source=cite,
            certainty=Certainty.LIKELY if likely else Certainty.CERTAIN,
            detail=f"not-stated:{number.value if number else part.first_page}",
        )
