"""The documents that a package's files show: several parts may be copies of one.

An invoice as PDF, OFD and XML is one invoice, and a bill as a sheet and as a print is one bill;
a contract is one with its annexes. What is entered is held against these, not against files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from voucher_cli.evidence.model import Part, PartKind
from voucher_cli.text import number_key

_UNIQUE_NUMBER = 20
"""digits of an invoice number that no other invoice in the country has"""
_SHORTEST_NUMBER = 4
"""of a contract; shorter ones are numbered by hand, or misread"""
_DATES = ("issued_on", "paid_on", "starts_on", "ends_on", "signed_on", "accepted_on")


@dataclass(frozen=True, eq=False)
class Document:
    """One contract, settlement, invoice, payment slip or report, in one or several parts."""

    kind: PartKind
    parts: tuple[Part, ...]

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The keys of all numbers that it shows for itself."""
        return frozenset(filter(None, (_number(part) for part in self.parts)))

    @cached_property
    def figures(self) -> frozenset[Decimal]:
        """Every labelled amount."""
        return frozenset(amount for part in self.parts for amount in amounts_of(part))

    @cached_property
    def dates(self) -> frozenset[tuple[str, date]]:
        """Every labelled date with its name."""
        return frozenset(shown for part in self.parts for shown in dates_of(part))

    @cached_property
    def amount(self) -> Decimal | None:
        """What it comes to, as far as a label says so."""
        return next((amount for part in self.parts for amount in amounts_of(part)), None)

    @cached_property
    def capacity(self) -> Decimal | None:
        """The most that entries can take of it: a statement of several payments is worth all of
        them, any other document its largest amount, which also may stand there twice."""
        worth = [_worth(part) for part in self.parts if amounts_of(part)]
        return max(worth, default=None)


def amounts_of(part: Part) -> tuple[Decimal, ...]:
    """Its labelled amounts, in reading order."""
    return tuple(f.value for f in part.all("amount") if isinstance(f.value, Decimal))


def dates_of(part: Part) -> tuple[tuple[str, date], ...]:
    """Its labelled dates with their names."""
    return tuple(
        (f.name, f.value) for f in part.facts if f.name in _DATES and isinstance(f.value, date)
    )


def _worth(part: Part) -> Decimal:
    amounts = [abs(amount) for amount in amounts_of(part)]
    days = {day for name, day in dates_of(part) if name == "paid_on"}
    serials = {str(fact.value) for fact in part.all("serial")}
    return sum(amounts, Decimal(0)) if max(len(days), len(serials)) > 1 else max(amounts)


def _number(part: Part) -> str:
    fact = part.first("number")
    return number_key(str(fact.value)) if fact else ""


def grouped(
    parts: Sequence[Part], side_by_side: Iterable[tuple[Sequence[Part], Decimal | None]]
) -> tuple[Document, ...]:
    """The documents that `parts` are, in their order.

    `side_by_side` are the parts that one entry names in several files, with the entry's total:
    of these, equal ones are copies, unless it is all of them that come to the total.
    """
    groups = _Groups(parts)
    for same in _equal(parts, _identity):
        groups.join(same)
    for same in _equal(parts, _look):
        if len({part.read_by for part in same}) == len({groups.head(part) for part in same}):
            groups.join(same)  # the same in other formats
    for named, total in side_by_side:
        if sum((amounts_of(part)[:1] or (Decimal(0),))[0] for part in named) != total:
            for same in _equal(named, _look):
                groups.join(same)
    return tuple(Document(group[0].kind, tuple(group)) for group in groups.all())


def _equal(parts: Iterable[Part], key: object) -> Iterator[list[Part]]:
    found: dict[Hashable, list[Part]] = defaultdict(list)
    assert callable(key)
    for part in parts:
        if (of_part := key(part)) is not None:
            found[of_part].append(part)
    return (group for group in found.values() if len(group) > 1)


def _identity(part: Part) -> Hashable:
    """Equal only for copies of one document; None where nothing tells."""
    number, amounts = _number(part), amounts_of(part)
    if part.kind is PartKind.INVOICE and number:
        return part.kind, number, None if len(number) >= _UNIQUE_NUMBER else amounts[:1]
    if part.kind is PartKind.CONTRACT and len(number) >= _SHORTEST_NUMBER:
        return part.kind, number
    serial = part.first("serial")
    if serial and amounts:
        return part.kind, number_key(str(serial.value)), amounts[:1], dates_of(part)[:1]
    if not (part.readable and amounts and part.squeezed):
        return None
    return part.kind, part.squeezed, amounts, dates_of(part)


def _look(part: Part) -> Hashable:
    """Equal for documents that may be copies of each other."""
    amounts, dates = amounts_of(part), dates_of(part)
    if part.kind is PartKind.CONTRACT or not amounts or not dates:
        return None
    return part.kind, _number(part), amounts[0], frozenset(dates)


class _Groups:
    """Parts that are joined bit by bit; the unnumbered ones of a contract's file go with the
    part before them."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._parent = {id(part): id(part) for part in parts}
        for before, part in pairwise(parts):
            contract = before.kind is part.kind is PartKind.CONTRACT
            if contract and before.file == part.file and not _number(part):
                self.join((before, part))

    def head(self, part: Part) -> int:
        """The same for all parts of a group."""
        here = id(part)
        while self._parent[here] != here:
            self._parent[here] = self._parent[self._parent[here]]
            here = self._parent[here]
        return here

    def join(self, same: Sequence[Part]) -> None:
        """Makes one group of the groups of these parts."""
        first = self.head(same[0])
        for part in same[1:]:
            self._parent[self.head(part)] = first

    def all(self) -> Iterable[list[Part]]:
        """The groups, each in the order of the parts."""
        groups: dict[int, list[Part]] = defaultdict(list)
        for part in self._parts:
            groups[self.head(part)].append(part)
        return groups.values()
