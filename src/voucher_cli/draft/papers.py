"""The documents of one claim that speak of purchases, with copies of one document together."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from voucher_cli.draft.facts import T, text, value
from voucher_cli.evidence.model import Evidence, Part, PartKind, Placement
from voucher_cli.manifest.model import FileRef
from voucher_cli.policy.model import Route
from voucher_cli.text import organisation_key

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
    found: dict[Hashable, Paper] = {}
    for number, placement in enumerate(evidence.placements):
        mine = placement.claim == claim or (only and placement.claim is None)
        kind = _kind(placement, route) if mine and placement.material else None
        if kind is None:
            continue
        paper = Paper(kind, (placement.part,), (_reference(placement.part, evidence),))
        key = _identity(paper) or number
        before = found.get(key)
        found[key] = (
            Paper(kind, before.parts + paper.parts, before.files + paper.files) if before else paper
        )
    return tuple(found.values())


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


def _identity(paper: Paper) -> Hashable:
    """What makes two papers one: an invoice's number, a slip's serial, a settlement's period.

    None where that is not known; then every document stands for itself.
    """
    match paper.kind:
        case PartKind.INVOICE:
            identity: tuple[object, ...] = (paper.number,)
        case PartKind.PAYMENT:
            identity = (paper.text("serial"), paper.amount)
        case PartKind.SETTLEMENT:
            days = (paper.day("starts_on"), paper.day("ends_on"))
            identity = (*days, paper.amount, organisation_key(paper.text("issuer") or ""))
        case _:
            return None
    return None if None in identity else (paper.kind, *identity)
