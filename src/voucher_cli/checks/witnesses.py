"""Which documents bear witness to a manifest entry, and what they may rightly show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from voucher_cli.checks.assignment import Assigned, Assignment, assignment, come_to
from voucher_cli.checks.case import Case, once
from voucher_cli.checks.documents import Document
from voucher_cli.checks.entries import Entry
from voucher_cli.dates import Window
from voucher_cli.evidence.model import Fact, Part, PartKind, Placement, ToldBy
from voucher_cli.findings import Subject
from voucher_cli.money import total
from voucher_cli.policy.citation import Citation


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
    also_right: frozenset[Decimal] = frozenset()
    period: Window | None = None
    """of all the entries that share the documents: a bill of three months may be three entries"""
    several_documents: bool = False
    """whether it is, say, a contract with a supplement, whose figures rightly differ"""
    together: Decimal | None = None
    """what several documents come to that one entry sums up"""
    nets: frozenset[Decimal] = frozenset()
    """what an invoice may rightly show as its amount without tax, if several entries share it"""
    other_kind: PartKind | None = None
    """what its files' titles say that they are instead"""

    @property
    def shares_period(self) -> bool:
        """Whether the entry's period is but a piece of what its document is for."""
        dates = self.entry.dates
        own = Window(dates.get("starts_on"), dates.get("ends_on"))
        return self.period is not None and self.period != own

    @property
    def readable(self) -> bool:
        """Whether all of it could be read, so that what is not there is really not there."""
        return all(part.readable for part in self.parts)


@once
def witnesses(case: Case) -> tuple[Witness, ...]:
    """The documents of every entry that is checked, in the manifest's order.

    An entry that names no file is borne out by what is placed where its documents belong; where
    none of that agrees with it, its witness has no parts.
    """
    found = assignment(case)
    return tuple(
        witness
        for assigned in found.entries
        if assigned.named and assigned.entry.checked
        for witness in _of_entry(assigned, found)
    )


def _of_entry(assigned: Assigned, found: Assignment) -> Iterator[Witness]:
    """One witness for documents that belong together, else one for each copy: each of those must
    agree by itself."""
    entry, documents = assigned.entry, assigned.documents
    if not documents:
        yield _unborne(assigned)
        return
    sharing = tuple(dict.fromkeys(e for d in documents for e in found.takers[d]))
    right = _also_right(assigned, sharing)
    period = _period(sharing)
    nets = frozenset({total(e.net for e in sharing if e.net is not None)})
    if assigned.together or entry.kind is PartKind.CONTRACT:
        parts = tuple(part for document in documents for part in assigned.parts(document))
        parts = parts or documents[0].parts
        several = len(parts) > 1
        yield Witness(entry, parts, True, right, period, several, _sum(assigned), nets)
        return
    for document in documents:
        for parts in _copies(assigned.parts(document)):
            yield Witness(entry, parts, True, right, period, nets=nets)


def _sum(assigned: Assigned) -> Decimal | None:
    if assigned.entry.kind is PartKind.CONTRACT:
        return None
    return total(d.amount for d in assigned.documents if d.amount is not None)


def _unborne(assigned: Assigned) -> Witness:
    """What an entry's files have where nothing was recognised as its document."""
    if not assigned.entry.files:
        return Witness(assigned.entry, (), of_kind=False)
    titled = [p.kind for p in assigned.named if _is_another(p)]
    if len(titled) == len(assigned.named):
        return Witness(assigned.entry, assigned.named, of_kind=False, other_kind=titled[0])
    searched = tuple(p for p in assigned.named if not _is_another(p))
    return Witness(assigned.entry, searched, of_kind=False)


def _is_another(part: Part) -> bool:
    """Whether its title says what it is; the kinds of entries have been looked for before."""
    return part.told_by is ToldBy.TITLE and part.kind is not PartKind.OTHER


def _copies(parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    """Each part that shows an amount by itself, the first with what shows none."""
    showing = [part for part in parts if part.all("amount")]
    if not showing:
        yield parts
        return
    rest = [part for part in parts if not part.all("amount") and part.readable]
    yield (showing[0], *rest)
    for part in showing[1:]:
        yield (part,)


def _also_right(assigned: Assigned, sharing: Iterable[Entry]) -> frozenset[Decimal]:
    """The sum of the entries that share the documents; of several documents, each figure, if
    they come to that sum."""
    sharing = tuple(sharing)
    right = {
        total(e.total for e in sharing if e.total is not None),
        total(e.share for e in sharing),
    }
    if assigned.together and any(come_to(assigned.documents, whole) for whole in tuple(right)):
        right.update(d.amount for d in assigned.documents if d.amount is not None)
    return frozenset(right)


def _period(sharing: Iterable[Entry]) -> Window | None:
    periods = [e.dates for e in sharing if {"starts_on", "ends_on"} <= e.dates.keys()]
    if not periods:
        return None
    return Window(min(p["starts_on"] for p in periods), max(p["ends_on"] for p in periods))


def documents_of(case: Case) -> tuple[tuple[Document, tuple[Entry, ...]], ...]:
    """Every document with the entries that are about it, none where nobody states it."""
    found = assignment(case)
    return tuple((document, found.takers.get(document, ())) for document in found.documents)


def place(entry: Entry, part: Part, fact: Fact | None = None) -> tuple[Subject, Citation | None]:
    """Where a document's finding belongs, and the clause that asks for the document."""
    claim = entry.claim
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
