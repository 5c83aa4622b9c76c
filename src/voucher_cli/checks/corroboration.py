"""Every amount, date, number and party that the manifest states, held against its document.

A labelled value that is another one is a mismatch; a document that was read and shows the value
nowhere at all leaves it unproved (value-not-found). What could not be read is told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from voucher_cli.checks.agreement import PartyAgreement, compare_parties, same_number
from voucher_cli.checks.case import Case, once
from voucher_cli.checks.documents import Document
from voucher_cli.checks.entries import Entry
from voucher_cli.checks.witnesses import Witness, documents_of, witnesses
from voucher_cli.dates import find_dates
from voucher_cli.evidence.model import Fact, Part, PartKind, Placement, Source
from voucher_cli.findings import Certainty, Finding, Level, Subject, Terms
from voucher_cli.money import ZERO, grouped_yuan, total
from voucher_cli.policy.model import Citation
from voucher_cli.text import number_key
from voucher_cli.written_amounts import find_amounts

_CONTRACT_PARTIES = {"party_a", "party_b"}


def amounts_agree(case: Case) -> Iterator[Finding]:
    """amount-mismatch: a labelled amount is neither the entry's, nor its lines', nor the sum of
    the entries that share the document."""
    for witness in witnesses(case):
        entry = witness.entry
        if case.drafted or entry.total is None or not witness.of_kind:
            continue
        right = entry.amounts | witness.also_right
        facts = [f for part in witness.parts for f in part.all("amount")]
        wrong = [f for f in facts if f.value not in right] or _mere_lines(witness, facts)
        if not wrong or (len(wrong) < len(facts) and witness.several_documents):
            continue
        yield _mismatch("amount-mismatch", witness, wrong[0], grouped_yuan(entry.total))


def _mere_lines(witness: Witness, facts: list[Fact]) -> list[Fact]:
    """Labelled amounts that are some of the entry's lines, where nothing shows all of it."""
    entry = witness.entry
    whole = {entry.total, entry.share, *witness.also_right}
    shown = {f.value for f in facts if isinstance(f.value, Decimal)}
    if shown & whole or total(shown) in whole or whole & _all_amounts(witness.parts):
        return []
    return facts


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
    subject, cite = _place(Witness(mine[-1], (part,), of_kind=True), part, fact)
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


def dates_agree(case: Case) -> Iterator[Finding]:
    """date-mismatch: none of the dates under a label is the entry's."""
    for witness in witnesses(case):
        if case.drafted or not witness.of_kind:
            continue
        for name, day in witness.entry.dates.items():
            facts = [f for part in witness.parts for f in part.all(name)]
            right = {day, getattr(witness.period, name, day)}
            if facts and not any(f.value in right for f in facts):
                found = _mismatch("date-mismatch", witness, facts[0], day.isoformat(), name)
                yield found


def numbers_agree(case: Case) -> Iterator[Finding]:
    """number-mismatch: the contract or invoice number in the document is another one."""
    for witness in witnesses(case):
        if case.drafted or not witness.of_kind:
            continue
        for name, number in witness.entry.numbers.items():
            facts = [f for part in witness.parts for f in part.all(name)]
            if facts and not any(same_number(str(f.value), number) for f in facts):
                yield _mismatch("number-mismatch", witness, facts[0], number, name)


def parties_agree(case: Case) -> Iterator[Finding]:
    """party-mismatch: a labelled party of the document clearly is another organisation."""
    for witness in witnesses(case):
        if case.drafted or not witness.of_kind:
            continue
        for name, stated in witness.entry.parties.items():
            names = _CONTRACT_PARTIES if name in _CONTRACT_PARTIES else {name}
            facts = [f for part in witness.parts for n in sorted(names) for f in part.all(n)]
            judged = [(compare_parties(str(f.value), stated), f) for f in facts]
            if any(agreement is PartyAgreement.SAME for agreement, _ in judged):
                continue
            own = [(agreement, f) for agreement, f in judged if f.name == name]
            other = [f for agreement, f in own if agreement is PartyAgreement.OTHER]
            unsure = [f for agreement, f in own if agreement is PartyAgreement.UNSURE]
            if other and not unsure:
                yield _mismatch("party-mismatch", witness, other[0], stated, name)
            elif unsure:
                found = _mismatch("party-mismatch", witness, unsure[0], stated, name)
                yield replace(found, level=Level.REVIEW, certainty=Certainty.LIKELY)


def values_are_shown(case: Case) -> Iterator[Finding]:
    """value-not-found: a named file was read and does not show the entry's value at all."""
    for witness in witnesses(case):
        if case.drafted or not witness.readable:
            continue
        entry, parts = witness.entry, witness.parts
        if not parts or witness.other_kind:
            yield _unborne(witness)
            continue
        if entry.total is not None and not _labelled(witness, "amount"):
            right = entry.amounts | witness.also_right
            if not any(abs(a) in {abs(r) for r in right} for a in _all_amounts(parts)):
                yield _not_found(witness, "amount", grouped_yuan(entry.total))
        for name, day in entry.dates.items():
            if not _labelled(witness, name) and day not in _all_dates(parts):
                yield _not_found(witness, name, day.isoformat())
        for name, number in entry.numbers.items():
            text = number_key("".join(part.squeezed for part in parts))
            if not _labelled(witness, name) and number_key(number) not in text:
                yield _not_found(witness, name, number)


def _labelled(witness: Witness, name: str) -> bool:
    """Whether the value is decided by a labelled one; a mismatch then says what is to be said."""
    return witness.of_kind and any(part.all(name) for part in witness.parts)


def _all_amounts(parts: Iterable[Part]) -> set[Decimal]:
    return {amount for part in parts for amount in _amounts_in(part.text)}


def _all_dates(parts: Iterable[Part]) -> set[date]:
    return {day for part in parts for day in _dates_in(part.text)}


@lru_cache(maxsize=256)
def _amounts_in(text: str) -> frozenset[Decimal]:
    """Remembered, since many entries may name one long file."""
    return frozenset(find_amounts(text))


@lru_cache(maxsize=256)
def _dates_in(text: str) -> frozenset[date]:
    lines = [*text.splitlines(), re.sub(r"\s", "", text)]
    return frozenset(written.value for line in lines for written in find_dates(line))


def _place(
    witness: Witness, part: Part, fact: Fact | None = None
) -> tuple[Subject, Citation | None]:
    """Where a document's finding belongs, and the clause that asks for the document."""
    claim = witness.entry.claim
    placed = _placements(claim.case).get(id(part))
    material = claim.route.material(placed.material) if placed and placed.material else None
    subject = claim.subject(
        placed.material if placed else None, placed.material_part if placed else None
    )
    subject = replace(subject, file=part.file, page=part.first_page)
    if fact is not None:
        subject = replace(subject, page=fact.page, where=fact.where, box=fact.box)
    return subject, material.cite if material else None


@once
def _placements(case: Case) -> Mapping[int, Placement]:
    """The first placement of every part."""
    return {id(p.part): p for p in reversed(case.evidence.placements)}


def _mismatch(
    name: str, witness: Witness, fact: Fact, stated: str, what: str = "amount"
) -> Finding:
    part = next(p for p in witness.parts if fact in p.facts)
    subject, cite = _place(witness, part, fact)
    from_picture = fact.source is Source.OCR
    return Finding(
        name,
        Level.REVIEW if from_picture else Level.ERROR,
        subject,
        variant=_variant(witness.entry, what),
        values={"manifest": witness.entry.where or "manifest.yaml"},
        expected=stated,
        actual=grouped_yuan(fact.value) if isinstance(fact.value, Decimal) else str(fact.value),
        source=cite,
        certainty=Certainty.LIKELY if from_picture else Certainty.CERTAIN,
        detail=f"{what}:{stated}",
    )


def _not_found(witness: Witness, what: str, stated: str) -> Finding:
    subject, cite = _place(witness, witness.parts[0])
    return Finding(
        "value-not-found",
        Level.REVIEW,
        subject,
        variant=_variant(witness.entry, what),
        values={"manifest": witness.entry.where or "manifest.yaml"},
        expected=stated,
        source=cite,
        certainty=Certainty.LIKELY,
        detail=f"{what}:{stated}",
    )


def _unborne(witness: Witness) -> Finding:
    """Its file is another document by its title; or no file is named, and none of those that
    were placed for the claim shows the entry."""
    entry = witness.entry
    place = entry.claim.route.place_of(entry.kind)
    amount = grouped_yuan(entry.total) if entry.total is not None else "…"
    subject = entry.claim.subject_of(entry.kind)
    if witness.parts:
        subject, _ = _place(witness, witness.parts[0])
    return Finding(
        "value-not-found",
        Level.REVIEW,
        replace(subject, where=entry.where),
        variant=f"{entry.kind.value}-{'other-kind' if witness.other_kind else 'unnamed'}",
        values={
            "manifest": entry.where or "manifest.yaml",
            "kind": Terms((witness.other_kind.value if witness.other_kind else "other",)),
        },
        expected=next(iter(entry.numbers.values()), amount),
        source=place.cite if place else None,
        certainty=Certainty.LIKELY,
        detail=f"unnamed:{entry.path}",
    )


def _variant(entry: Entry, what: str) -> str:
    """The wording: by kind of document and value, such as `invoice-issued_on`."""
    return f"{entry.kind.value}-{what}"
