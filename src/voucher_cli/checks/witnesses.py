"""Which documents bear witness to a manifest entry: the parts in the files that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from voucher_cli.checks.agreement import same_number
from voucher_cli.checks.case import Case
from voucher_cli.checks.entries import Entry, entries
from voucher_cli.dates import Window
from voucher_cli.evidence.model import Part, PartKind


@dataclass(frozen=True)
class Witness:
    """Parts that together speak of one entry.

    `of_kind` says whether they were recognised as the kind of document that the entry is.
    `also_right` holds figures that such a part may rightly show besides the entry's own: the sum
    of the entries that share one document, or each of the documents that one entry sums up.
    """

    entry: Entry
    parts: tuple[Part, ...]
    of_kind: bool
    also_right: frozenset[Decimal]
    period: Window | None = None
    """of all the entries that share the documents: a bill of three months may be three entries"""

    @property
    def readable(self) -> bool:
        """Whether all of it could be read, so that what is not there is really not there."""
        return all(part.readable for part in self.parts)

    @property
    def several_documents(self) -> bool:
        """Whether it is, say, a contract with a supplement, whose figures rightly differ."""
        return len(self.parts) > 1


def witnesses(case: Case) -> tuple[Witness, ...]:
    """The documents of every entry, in the manifest's order.

    An entry that names no file is borne out by what is placed where its documents belong; where
    none of that agrees with it, its witness has no parts.
    """
    every = tuple(entries(case))
    documents = {id(entry): _documents(case, entry) for entry in every}
    found: list[Witness] = []
    for entry in every:
        alike = tuple(p for group in documents[id(entry)] for p in group if p.kind is entry.kind)
        sharing = [
            other
            for other in every
            if other.kind is entry.kind
            and any(a is b for group in documents[id(other)] for a in group for b in alike)
        ]
        if documents[id(entry)]:
            found.extend(_of_entry(entry, documents[id(entry)], sharing))
    return tuple(found)


def _documents(case: Case, entry: Entry) -> tuple[tuple[Part, ...], ...]:
    """The parts of each file that the entry names; of none, all that are placed for its claim."""
    if entry.files:
        groups = tuple(case.parts_at((reference,)) for reference in entry.files)
        return tuple(group for group in groups if group)
    placed = tuple(
        placement.part
        for placement in case.evidence.placements
        if placement.claim == entry.claim.id and placement.part.kind is entry.kind
    )
    return (placed,) if placed else ()


def _of_entry(
    entry: Entry, documents: tuple[tuple[Part, ...], ...], sharing: list[Entry]
) -> Iterator[Witness]:
    """One witness for all its documents, or one each where they are copies of one (an invoice as
    PDF and as XML): each of those must agree by itself."""
    alike = tuple(part for group in documents for part in group if part.kind is entry.kind)
    rivals = [other for other in sharing if other is not entry]
    mine = tuple(
        part
        for group in documents
        for part in _fitting(entry, tuple(p for p in group if p.kind is entry.kind), rivals)
    )
    right = _also_right(entry, alike, sharing)
    period = _period(sharing)
    if not entry.files and not any(_agreement(entry, part) for part in mine):
        yield Witness(entry, (), False, right, period)
    elif not mine:
        yield Witness(entry, tuple(p for group in documents for p in group), False, right, period)
    elif entry.kind is PartKind.CONTRACT or right - entry.amounts:
        yield Witness(entry, mine, True, right, period)
    else:
        for part in mine:
            yield Witness(entry, (part,), True, right, period)


def _period(sharing: Iterable[Entry]) -> Window | None:
    periods = [e.dates for e in sharing if {"starts_on", "ends_on"} <= e.dates.keys()]
    if not periods:
        return None
    return Window(min(p["starts_on"] for p in periods), max(p["ends_on"] for p in periods))


def _also_right(
    entry: Entry, parts: tuple[Part, ...], sharing: Iterable[Entry]
) -> frozenset[Decimal]:
    claimed = [other.amount for other in sharing if other.amount is not None]
    right = {sum(claimed, Decimal(0))} if len(parts) == 1 and claimed else set()
    shown = [fact.value for part in parts for fact in part.all("amount")[:1]]
    figures = [value for value in shown if isinstance(value, Decimal)]
    if len(parts) > 1 and sum(figures, Decimal(0)) == entry.amount:
        right.update(figures)
    return frozenset(right)


def _fitting(entry: Entry, parts: tuple[Part, ...], rivals: list[Entry]) -> tuple[Part, ...]:
    """Of several documents in one file, the one that the entry speaks of.

    The parts of a contract (the contract, its annexes, a supplement) belong together.
    """
    if len(parts) <= 1 or entry.kind is PartKind.CONTRACT:
        return parts
    scores = [_agreement(entry, part) for part in parts]
    best = max(scores)
    if best > 0:
        return (parts[scores.index(best)],)
    left = tuple(p for p in parts if not any(_agreement(rival, p) > 0 for rival in rivals))
    return left or parts


def _agreement(entry: Entry, part: Part) -> int:
    """How well a part fits an entry: its number counts most, then amount, then date."""
    score = 0
    for name, number in entry.numbers.items():
        score += 8 * any(same_number(str(f.value), number) for f in part.all(name))
    score += 4 * any(f.value in entry.amounts for f in part.all("amount"))
    for name, day in entry.dates.items():
        score += 2 * any(f.value == day for f in part.all(name))
    return score
