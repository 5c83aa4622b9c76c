"""The documents of one claim that speak of purchases, with copies of one document together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from voucher_cli.draft.facts import T, text, value
from voucher_cli.evidence.model import Evidence, Part, PartKind, Placement
from voucher_cli.manifest.model import FileRef
from voucher_cli.policy.model import Route
from voucher_cli.text import UNIQUE_NUMBER, number_key, organisation_key

_VENDOR_FACTS = {
    PartKind.SETTLEMENT: ("issuer",),
    PartKind.INVOICE: ("seller",),
    PartKind.PAYMENT: ("payee",),
    PartKind.CONTRACT: ("party_b", "party_a"),
    PartKind.ACCEPTANCE_REPORT: (),
    PartKind.DEPLOYMENT_PROOF: (),
}
"""What a purchase is drafted from, and which facts name the vendor there."""

_SUPPLEMENT = "补充协议"
_TITLE_LENGTH = 120


@dataclass(frozen=True)
class Paper:
    """One document, be it in several files (an invoice as PDF and as XML)."""

    kind: PartKind
    parts: tuple[Part, ...]
    files: tuple[FileRef, ...]

    @property
    def amount(self) -> Decimal | None:
        return value(self.parts, "amount", Decimal)

    @property
    def number(self) -> str | None:
        return text(self.parts, "number")

    def value(self, name: str, kind: type[T]) -> T | None:
        return value(self.parts, name, kind)

    def day(self, name: str) -> date | None:
        return value(self.parts, name, date)

    def text(self, name: str) -> str | None:
        return text(self.parts, name)

    @cached_property
    def squeezed(self) -> str:
        """All its text without white space."""
        return "".join(part.squeezed for part in self.parts)

    @property
    def supplements(self) -> bool:
        """Whether it is a supplement to another contract."""
        return _SUPPLEMENT in self.squeezed[:_TITLE_LENGTH]

    def vendor(self, applicant: str) -> str | None:
        """The side that is not the applicant (an organisation_key)."""
        sides = [self.text(name) for name in _VENDOR_FACTS[self.kind]]
        return next((s for s in sides if s and organisation_key(s) != applicant), None)


def papers_of(claim: str, route: Route, evidence: Evidence, *, only: bool) -> tuple[Paper, ...]:
    """The claim's documents, and if it is the `only` claim those placed for none in particular."""
    found: list[Paper] = []
    marked: dict[Hashable, list[int]] = defaultdict(list)
    for placement in evidence.placements:
        mine = placement.claim == claim or (only and placement.claim is None)
        kind = _kind(placement, route) if mine and placement.material else None
        if kind is None:
            continue
        paper = Paper(kind, (placement.part,), (_reference(placement.part, evidence),))
        mark = _mark(paper)
        alike = marked[mark] if mark is not None else []
        at = next((n for n in alike if _is_copy(paper, found[n])), None)
        if at is None:
            alike.append(len(found))
            found.append(paper)
        else:
            before = found[at]
            found[at] = Paper(kind, before.parts + paper.parts, before.files + paper.files)
    return tuple(found)


def _kind(placement: Placement, route: Route) -> PartKind | None:
    """What the document is, or, where it could not be read, what its place is for."""
    if placement.part.kind in _VENDOR_FACTS:
        return placement.part.kind
    material = route.material(placement.material or "")
    if material is None or placement.part.kind is not PartKind.OTHER:
        return None
    part = next((p for p in material.parts if p.id == placement.material_part), None)
    kinds = part.kinds if part else material.kinds
    return next((kind for kind in _VENDOR_FACTS if kind in kinds), None)


def _reference(part: Part, evidence: Evidence) -> FileRef:
    """The file, and the pages where other documents lie in it too."""
    alone = sum(placement.part.file == part.file for placement in evidence.placements) == 1
    return FileRef(part.file) if alone else FileRef(part.file, part.first_page, part.last_page)


# --- copies --------------------------------------------------------------------------------------


def _mark(paper: Paper) -> Hashable:
    """What copies of one document have in common at least: an invoice's number, a slip's serial,
    a settlement's period. None where that is not known; then every document stands for itself."""
    amount = paper.amount
    match paper.kind:
        case PartKind.INVOICE:
            mark: tuple[object, ...] = (number_key(paper.number or "") or None,)
        case PartKind.PAYMENT if paper.text("serial"):
            mark = (paper.text("serial"), amount)
        case PartKind.PAYMENT:
            mark = (paper.day("paid_on"), amount)
        case PartKind.SETTLEMENT:
            days = (paper.day("starts_on"), paper.day("ends_on"))
            mark = (*days, amount, organisation_key(paper.text("issuer") or ""))
        case _:
            return None
    return None if None in mark else (paper.kind, *mark)


def _is_copy(paper: Paper, of: Paper) -> bool:
    """Whether two papers of the same mark are one document.

    Numbers of eight digits recur with other sellers. A provider may bill two models for the same
    month and amount: only the same bill in another format reads otherwise. Slips without a serial
    are one where every character is the same.
    """
    alike = bool(paper.squeezed) and paper.squeezed == of.squeezed
    match paper.kind:
        case PartKind.INVOICE:
            sellers = {organisation_key(p.text("seller") or "") for p in (paper, of)} - {""}
            return len(sellers) < 2 or len(number_key(paper.number or "")) >= UNIQUE_NUMBER
        case PartKind.PAYMENT:
            return alike or paper.text("serial") is not None
        case _:
            return alike or _formats(paper).isdisjoint(_formats(of))


def _formats(paper: Paper) -> set[str]:
    return {file.path.rpartition(".")[2].casefold() for file in paper.files}
