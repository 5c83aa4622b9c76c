"""Every amount, date, number and party that the manifest states, held against its document.

A labelled value that is another one is a mismatch; a document that was read and shows the value
nowhere at all leaves it unproved (value-not-found). What could not be read is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import wraps

from voucher_cli.checks.agreement import (
    PartyAgreement,
    compare_parties,
    same_but_for_slips,
    same_number,
)
from voucher_cli.checks.borne_out import is_borne_out
from voucher_cli.checks.case import Case
from voucher_cli.checks.entries import Entry
from voucher_cli.checks.searching import all_amounts, shows_amount, shows_date, shows_number
from voucher_cli.checks.witnesses import Witness, place, witnesses
from voucher_cli.evidence.model import Fact, Source
from voucher_cli.findings import Certainty, Finding, Level, Terms
from voucher_cli.money import ZERO, grouped_yuan, total

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
        wrong = _wrong_amounts(witness)
        if not wrong:
            continue
        found = _mismatch("amount-mismatch", witness, wrong[0], grouped_yuan(entry.total))
        together = witness.together
        yield found if together is None else replace(found, actual=grouped_yuan(together))


def _wrong_amounts(witness: Witness) -> list[Fact]:
    """The labelled amounts that are not the entry's; none where only some of several documents
    show another, nor where nobody states an amount."""
    if witness.entry.total is None:
        return []
    right = witness.entry.amounts | witness.also_right
    told = _disputed(witness, "amount", right)
    facts = [f for part in witness.parts for f in part.all("amount") if f.value not in told]
    wrong = [f for f in facts if f.value not in right] or _mere_lines(witness, facts)
    return [] if len(wrong) < len(facts) and witness.several_documents else wrong


def _disputed(witness: Witness, name: str, right: Container[object]) -> set[object]:
    """Values that another source of the same file contradicts with a right one: that the two
    differ is told as source-conflict, and once is enough."""
    return {
        conflict.better.value
        for part in witness.parts
        for conflict in part.conflicts
        if conflict.better.name == name and conflict.worse.value in right
    }


def _mere_lines(witness: Witness, facts: list[Fact]) -> list[Fact]:
    """Labelled amounts that are some of the entry's lines, where nothing shows all of it."""
    entry = witness.entry
    whole = {entry.total, entry.share, *witness.also_right}
    shown = {f.value for f in facts if isinstance(f.value, Decimal)}
    if shown & whole or total(shown) in whole or whole & all_amounts(witness.parts):
        return []
    return facts


def nets_agree(case: Case) -> Iterator[Finding]:
    """amount-mismatch: the amount without tax that an invoice shows is not the stated one, nor
    that of the entries that share it."""
    for witness in witnesses(case):
        entry, net = witness.entry, witness.entry.net
        if case.drafted or net is None or not witness.of_kind or entry.share != entry.total:
            continue
        if _wrong_amounts(witness):
            continue  # another total has another net: that is told already
        facts = [f for part in witness.parts for f in part.all("net")]
        if facts and not any(f.value in {net, *witness.nets} for f in facts):
            yield _mismatch("amount-mismatch", witness, facts[0], grouped_yuan(net), "net")


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
            right |= _disputed(witness, name, right)
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
            facts += [c.worse for p in witness.parts for c in p.conflicts if c.worse.name == name]
            if facts and not any(_same_number(f, number) for f in facts):
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
            codes = {str(f.value) for part in witness.parts for f in part.all(f"{name}_id")}
            same_code = witness.entry.codes.get(name) in codes
            judged = [(_compared(f, stated, same_code=same_code), f) for f in facts]
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


def _same_number(fact: Fact, stated: str) -> bool:
    return same_number(str(fact.value), stated, scanned=fact.source is Source.OCR)


def _compared(fact: Fact, stated: str, *, same_code: bool) -> PartyAgreement:
    """The agreement of a name with the stated one; misread characters of a scan do not count."""
    agreement = compare_parties(str(fact.value), stated)
    if agreement is PartyAgreement.SAME or fact.source is not Source.OCR:
        return agreement
    slip = same_but_for_slips(str(fact.value), stated, same_code=same_code)
    return PartyAgreement.SAME if slip else agreement


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
        wanted = entry.total is not None and not _labelled(witness, "amount")
        if wanted and not shows_amount(parts, entry.amounts | witness.also_right):
            yield _not_found(witness, "amount", grouped_yuan(entry.total or ZERO))
        for name, day in entry.dates.items():
            if not _labelled(witness, name) and not shows_date(parts, day):
                yield _not_found(witness, name, day.isoformat())
        for name, number in entry.numbers.items():
            if not _labelled(witness, name) and not shows_number(parts, number):
                yield _not_found(witness, name, number)


def _labelled(witness: Witness, name: str) -> bool:
    """Whether the value is decided by a labelled one; a mismatch then says what is to be said."""
    return witness.of_kind and any(part.all(name) for part in witness.parts)


def _mismatch(
    name: str, witness: Witness, fact: Fact, stated: str, what: str = "amount"
) -> Finding:
    part = next(p for p in witness.parts if fact in p.facts)
    subject, cite = place(witness.entry, part, fact)
    doubtful = not is_borne_out(part, fact)
    return Finding(
        name,
        Level.REVIEW if doubtful else Level.ERROR,
        subject,
        variant=_variant(witness.entry, what),
        values={"manifest": witness.entry.where or "manifest.yaml"},
        expected=stated,
        actual=grouped_yuan(fact.value) if isinstance(fact.value, Decimal) else str(fact.value),
        source=cite,
        certainty=Certainty.LIKELY if doubtful else Certainty.CERTAIN,
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
