"""Every amount, date, number and party that the manifest states, held against its document.

A labelled value that is another one is a mismatch; a document that was read and shows the value
nowhere at all leaves it unproved (value-not-found). What could not be read is told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache, wraps

from voucher_cli.checks.agreement import PartyAgreement, compare_parties, same_number
from voucher_cli.checks.case import Case
from voucher_cli.checks.entries import Entry
from voucher_cli.checks.witnesses import Witness, place, witnesses
from voucher_cli.dates import find_dates
from voucher_cli.evidence.model import Fact, Part, Source
from voucher_cli.findings import Certainty, Finding, Level, Terms
from voucher_cli.money import grouped_yuan, total
from voucher_cli.text import number_key
from voucher_cli.written_amounts import find_amounts

_CONTRACT_PARTIES = {"party_a", "party_b"}


def _told_once(check: Callable[[Case], Iterator[Finding]]) -> Callable[[Case], Iterator[Finding]]:
    """Entries that share a document may all be wrong in the same way: that is one finding."""

    @wraps(check)
    def telling(case: Case) -> Iterator[Finding]:
        seen: set[str] = set()
        for finding in check(case):
            if finding.id not in seen:
                seen.add(finding.id)
                yield finding

    return telling


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
        found = _mismatch("amount-mismatch", witness, wrong[0], grouped_yuan(entry.total))
        together = witness.together
        yield found if together is None else replace(found, actual=grouped_yuan(together))


def _mere_lines(witness: Witness, facts: list[Fact]) -> list[Fact]:
    """Labelled amounts that are some of the entry's lines, where nothing shows all of it."""
    entry = witness.entry
    whole = {entry.total, entry.share, *witness.also_right}
    shown = {f.value for f in facts if isinstance(f.value, Decimal)}
    if shown & whole or total(shown) in whole or whole & _all_amounts(witness.parts):
        return []
    return facts


@_told_once
def dates_agree(case: Case) -> Iterator[Finding]:
    """date-mismatch: none of the dates under a label is the entry's."""
    for witness in witnesses(case):
        if case.drafted or not witness.of_kind:
            continue
        for name, day in witness.entry.dates.items():
            facts = [f for part in witness.parts for f in part.all(name)]
            right = {day, getattr(witness.period, name, day)}
            if witness.shares_period and all(f.value in (witness.period or ()) for f in facts):
                continue  # a bill of several months, one entry each, may label the first alone
            if facts and not any(f.value in right for f in facts):
                found = _mismatch("date-mismatch", witness, facts[0], day.isoformat(), name)
                yield found


@_told_once
def numbers_agree(case: Case) -> Iterator[Finding]:
    """number-mismatch: the contract or invoice number in the document is another one."""
    for witness in witnesses(case):
        if case.drafted or not witness.of_kind:
            continue
        for name, number in witness.entry.numbers.items():
            facts = [f for part in witness.parts for f in part.all(name)]
            if facts and not any(same_number(str(f.value), number) for f in facts):
                yield _mismatch("number-mismatch", witness, facts[0], number, name)


@_told_once
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


@_told_once
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


def _mismatch(
    name: str, witness: Witness, fact: Fact, stated: str, what: str = "amount"
) -> Finding:
    part = next(p for p in witness.parts if fact in p.facts)
    subject, cite = place(witness.entry, part, fact)
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
        detail=f"{what}:{stated}:{part.first_page}",
    )


def _not_found(witness: Witness, what: str, stated: str) -> Finding:
    part = witness.parts[0]
    subject, cite = place(witness.entry, part)
    return Finding(
        "value-not-found",
        Level.REVIEW,
        subject,
        variant=_variant(witness.entry, what),
        values={"manifest": witness.entry.where or "manifest.yaml"},
        expected=stated,
        source=cite,
        certainty=Certainty.LIKELY,
        detail=f"{what}:{stated}:{part.first_page}",
    )


def _unborne(witness: Witness) -> Finding:
    """Its file is another document by its title; or no file is named, and none of those that
    were placed for the claim shows the entry."""
    entry = witness.entry
    wanted = entry.claim.route.place_of(entry.kind)
    amount = grouped_yuan(entry.total) if entry.total is not None else "…"
    subject = entry.claim.subject_of(entry.kind)
    if witness.parts:
        subject, _ = place(witness.entry, witness.parts[0])
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
        source=wanted.cite if wanted else None,
        certainty=Certainty.LIKELY,
        detail=f"unnamed:{entry.path}",
    )


def _variant(entry: Entry, what: str) -> str:
    """The wording: by kind of document and value, such as `invoice-issued_on`."""
    return f"{entry.kind.value}-{what}"
