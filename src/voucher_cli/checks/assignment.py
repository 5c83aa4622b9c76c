"""Which document each entry of the manifest is about.

An entry goes to a document of its files that has its number, else its amount and date, else its
amount, and so on; what one entry has taken another gets only where nothing is left that fits it
better. An entry that names no file chooses among what is placed for its claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from voucher_cli.checks.case import Case, once
from voucher_cli.checks.documents import Document, grouped
from voucher_cli.checks.entries import Entry, entries
from voucher_cli.evidence.model import Part, PartKind
from voucher_cli.manifest.model import FileRef
from voucher_cli.money import total
from voucher_cli.text import number_key
from voucher_cli.written_amounts import find_amounts


@dataclass(frozen=True)
class Assigned:
    """An entry with the documents that it is about.

    `named` are all parts in its files, `parts` those of its documents that lie in them. Where it
    is about several documents `together`, their sum should be its total, or that of the entries
    that share them.
    """

    entry: Entry
    named: tuple[Part, ...]
    documents: tuple[Document, ...] = ()
    together: bool = False

    def parts(self, document: Document) -> tuple[Part, ...]:
        """Those of the document's parts that the entry's files have."""
        if not self.entry.files:
            return document.parts
        named = {id(part) for part in self.named}
        return tuple(part for part in document.parts if id(part) in named)


@dataclass(frozen=True)
class Assignment:
    """All entries with their documents, and all documents with the entries that are about them."""

    entries: tuple[Assigned, ...]
    documents: tuple[Document, ...]
    takers: Mapping[Document, tuple[Entry, ...]]


@once
def assignment(case: Case) -> Assignment:
    """The assignment of every entry of every claim, those that nobody asked for included."""
    every = tuple(entries(case))
    named = _Named(case)
    kinds = {entry.kind for entry in every} | {PartKind.INVOICE}
    alike = [part for part in named.parts if part.kind in kinds]
    side_by_side = [
        (tuple(p for p in named.of(entry) if p.kind is entry.kind), entry.total)
        for entry in every
        if len(entry.files) > 1
    ]
    documents = grouped(alike, side_by_side)
    of_part = {id(part): document for document in documents for part in document.parts}
    chosen = _Choice(of_part, documents)
    scopes: dict[tuple[Hashable, ...], _Scope] = {}
    for entry in every:
        reach = dict.fromkeys(of_part[id(p)] for p in named.of(entry) if p.kind is entry.kind)
        key = entry.kind, tuple(map(id, reach)) if entry.files else entry.claim.id
        scopes.setdefault(key, _Scope(tuple(reach), bool(entry.files))).entries.append(entry)
    chosen.choose(sorted(scopes.values(), key=lambda scope: len(scope.documents)))
    takers: dict[Document, list[Entry]] = defaultdict(list)
    found = tuple(chosen.of(entry, named.of(entry)) for entry in every)
    for assigned in found:
        for document in assigned.documents:
            takers[document].append(assigned.entry)
    return Assignment(found, documents, {d: tuple(e) for d, e in takers.items()})


class _Named:
    """The parts that entries name, or that are placed for their claims."""

    def __init__(self, case: Case) -> None:
        placements = case.evidence.placements
        self.parts = tuple({id(p.part): p.part for p in placements}.values())
        self._in_file: dict[str, list[Part]] = defaultdict(list)
        for part in self.parts:
            self._in_file[part.file].append(part)
        self._placed: dict[tuple[str | None, PartKind], dict[int, Part]] = defaultdict(dict)
        for placement in placements:
            self._placed[placement.claim, placement.part.kind][id(placement.part)] = placement.part

    def of(self, entry: Entry) -> tuple[Part, ...]:
        """The parts in the entry's files, each once."""
        if not entry.files:
            return tuple(self._placed[entry.claim.id, entry.kind].values())
        return tuple({id(p): p for ref in entry.files for p in self._at(ref)}.values())

    def _at(self, reference: FileRef) -> Iterator[Part]:
        for part in self._in_file[reference.path]:
            if part.lies_on(reference.path, reference.first_page, reference.last_page):
                yield part


@dataclass
class _Scope:
    """Documents among which the same entries choose."""

    documents: tuple[Document, ...]
    named: bool
    entries: list[Entry] = field(default_factory=list)


Keys = Callable[[Entry], Iterable[Hashable]]


class _Choice:
    """Chooses for scope after scope, and within it by what tells most."""

    def __init__(self, of_part: Mapping[int, Document], documents: Sequence[Document]) -> None:
        self._of_part = of_part
        self._numbered: dict[tuple[PartKind, str], Document] = {}
        for document in documents:
            for number in document.numbers:
                self._numbered.setdefault((document.kind, number), document)
        self._chosen: dict[int, tuple[Document, ...]] = {}
        self._together: set[int] = set()
        self._taken: set[Document] = set()

    def of(self, entry: Entry, named: tuple[Part, ...]) -> Assigned:
        """What was chosen for the entry."""
        documents = self._chosen.get(id(entry), ())
        return Assigned(entry, named, documents, id(entry) in self._together)

    def choose(self, scopes: Sequence[_Scope]) -> None:
        """Chooses for all of them, by one thing after the other."""
        for step in (
            self._outright,
            self._by_number,
            lambda scope: self._free(scope, _amounts_and_dates, _shown_amounts_and_dates),
            lambda scope: self._free(scope, _amounts, _shown_amounts),
            self._sums,
            lambda scope: self._free(scope, _dates, _shown_dates),
            self._what_is_left,
            self._beside,
        ):
            for scope in scopes:
                step(scope)

    def _take(self, entry: Entry, documents: Sequence[Document], *, together: bool = False) -> None:
        self._chosen[id(entry)] = tuple(documents)
        self._taken.update(documents)
        if together:
            self._together.add(id(entry))

    def _open(self, scope: _Scope) -> list[Entry]:
        return [entry for entry in scope.entries if id(entry) not in self._chosen]

    def _untaken(self, scope: _Scope) -> list[Document]:
        return [document for document in scope.documents if document not in self._taken]

    def _outright(self, scope: _Scope) -> None:
        """The only document of the files; all of a contract; the months that one entry sums up."""
        if not scope.named or not scope.documents:
            return
        several = len(scope.documents) > 1
        if not several or scope.entries[0].kind is PartKind.CONTRACT:
            for entry in scope.entries:
                self._take(entry, scope.documents, together=several)
        elif len(scope.entries) == 1 and come_to(scope.documents, scope.entries[0].total):
            self._take(scope.entries[0], scope.documents, together=True)

    def _by_number(self, scope: _Scope) -> None:
        for entry in self._open(scope):
            for number in map(number_key, entry.numbers.values()):
                document = self._numbered.get((entry.kind, number))
                if document is None or (scope.named and document not in scope.documents):
                    continue
                documents = [document, *_citing(scope, document, number)]
                self._take(entry, documents, together=len(documents) > 1)
                break

    def _free(
        self, scope: _Scope, keys: Keys, shown: Callable[[Document], Iterable[Hashable]]
    ) -> None:
        """Gives each open entry a document that none has taken and that has one of its keys."""
        index: dict[Hashable, list[Document]] = defaultdict(list)
        for document in reversed(self._untaken(scope)):
            for key in shown(document):
                index[key].append(document)
        for entry in self._open(scope):
            for key in keys(entry):
                fitting = index.get(key, [])
                while fitting and fitting[-1] in self._taken:
                    fitting.pop()
                if fitting:
                    self._take(entry, [fitting[-1]])
                    break

    def _sums(self, scope: _Scope) -> None:
        """Entries that part what is left between them; files that one entry alone names, though
        they do not come to it."""
        left, free = self._open(scope), self._untaken(scope)
        if scope.named and len(scope.entries) == len(left) == 1 and len(free) > 1:
            self._take(left[0], free, together=True)
            return
        if left and free and come_to(free, total(entry.share for entry in left)):
            for entry in left:
                self._take(entry, free, together=len(free) > 1)

    def _what_is_left(self, scope: _Scope) -> None:
        left, free = self._open(scope), self._untaken(scope)
        agreeing = _index(scope.documents, _shown_amounts_and_dates)
        similar = _index(scope.documents, _shown_amounts)
        for entry in left:
            again = _first(agreeing, _amounts_and_dates(entry))
            if not scope.named:
                if again and not _other_number(entry, again):
                    self._take(entry, [again])
                continue
            again = again or (free.pop(0) if free else _first(similar, _amounts(entry)))
            if again or scope.documents:
                self._take(entry, [again or scope.documents[0]])

    def _beside(self, scope: _Scope) -> None:
        """Each further file that one entry alone names must agree with it, too."""
        if not scope.named or len(scope.entries) > 1 or not scope.documents:
            return
        entry = scope.entries[0]
        chosen = self._chosen[id(entry)]
        files = {part.file for document in chosen for part in document.parts}
        further = [
            document
            for document in self._untaken(scope)
            if document.amount is not None and not files & {part.file for part in document.parts}
        ]
        if id(entry) not in self._together:
            self._take(entry, [*chosen, *further])


def _index(
    documents: Sequence[Document], keys: Callable[[Document], Iterable[Hashable]]
) -> dict[Hashable, Document]:
    return {key: document for document in reversed(documents) for key in keys(document)}


def _first(index: Mapping[Hashable, Document], keys: Iterable[Hashable]) -> Document | None:
    return next((index[key] for key in keys if key in index), None)


def _amounts(entry: Entry) -> list[Hashable]:
    """The total first."""
    return sorted(entry.amounts, key=lambda amount: (amount != entry.total, amount))


def _dates(entry: Entry) -> list[Hashable]:
    return list(entry.dates.items())


def _amounts_and_dates(entry: Entry) -> list[Hashable]:
    return [(amount, day) for amount in _amounts(entry) for day in entry.dates.items()]


def _shown_amounts(document: Document) -> Iterable[Hashable]:
    return document.figures


def _shown_dates(document: Document) -> Iterable[Hashable]:
    return document.dates


def _shown_amounts_and_dates(document: Document) -> Iterable[Hashable]:
    return ((amount, day) for amount in document.figures for day in document.dates)


def _other_number(entry: Entry, document: Document) -> bool:
    numbers = set(map(number_key, entry.numbers.values()))
    return bool(numbers and document.numbers and not numbers & document.numbers)


def _citing(scope: _Scope, contract: Document, number: str) -> Iterator[Document]:
    """The supplements of a contract: they have its number in their text."""
    if contract.kind is PartKind.CONTRACT:
        for other in scope.documents:
            text = number_key("".join(part.squeezed for part in other.parts))
            if other is not contract and number in text:
                yield other


def come_to(documents: Sequence[Document], whole: Decimal | None) -> bool:
    """Whether the documents sum up to it; the amount of one of them may stand under no label."""
    unlabelled = [document for document in documents if document.amount is None]
    if whole is None or len(unlabelled) > 1:
        return False
    rest = whole - total(d.amount for d in documents if d.amount is not None)
    if not unlabelled:
        return rest == 0
    shown = (amount for part in unlabelled[0].parts for amount in find_amounts(part.text))
    return rest != 0 and rest in shown
