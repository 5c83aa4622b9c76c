"""What a package is asked for, each document once: a route's materials and their parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voucher_cli.checks.case import Case, ClaimCase
from voucher_cli.evidence.model import Part, Source
from voucher_cli.findings import Certainty, Subject
from voucher_cli.policy.materials import Duties, Material, Place
from voucher_cli.terms import PartKind


@dataclass(frozen=True)
class Requirement:
    """One material, or one part of it, for one claim; a shared one stands for all claims."""

    claim: ClaimCase
    place: Place
    parts: tuple[Part, ...]
    """what the package holds for it"""

    @property
    def material(self) -> Material:
        """The material."""
        return self.place.material

    @property
    def must(self) -> Duties:
        """What its documents must show."""
        return self.place.must

    @property
    def is_contract(self) -> bool:
        """Whether it is the contract itself."""
        kinds = self.place.part.kinds if self.place.part else self.place.material.kinds
        return PartKind.CONTRACT in kinds

    @property
    def title(self) -> str:
        """What the list calls it."""
        return self.place.part.title if self.place.part else self.place.material.title

    @property
    def subject(self) -> Subject:
        """What findings on it are about."""
        part = self.place.part.id if self.place.part else None
        return material_subject(self.claim, self.material, part)


def material_subject(claim: ClaimCase, material: Material, part: str | None = None) -> Subject:
    """The subject of a finding on a material: no claim where several share it."""
    if material.shared and sum(1 for _ in claim.case.claims()) > 1:
        return Subject(material=material.id, part=part)
    return claim.subject(material.id, part)


def materials(case: Case) -> Iterator[tuple[ClaimCase, Material]]:
    """Each material of each claim, shared ones with the first claim that needs them."""
    seen: set[str] = set()
    for claim in case.claims():
        for material in claim.route.materials:
            if not (material.shared and material.id in seen):
                seen.add(material.id)
                yield claim, material


def requirements(case: Case) -> Iterator[Requirement]:
    """Each material and, after it, each of its parts."""
    for claim, material in materials(case):
        yield Requirement(claim, Place(material), claim.parts(material))
        for part in material.parts:
            yield Requirement(claim, Place(material, part), claim.parts(material, part.id))


def readable_parts(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Those of which at least a page could be read."""
    return tuple(part for part in parts if any(page.readable for page in part.pages))


def certainty_of_absence(parts: tuple[Part, ...]) -> Certainty:
    """How sure it is that something is nowhere in `parts`: not quite where pages of them could
    not be read, or were read from a picture."""
    if all(part.readable and part.read_by is not Source.OCR for part in parts):
        return Certainty.CERTAIN
    return Certainty.LIKELY


def certainty_of_presence(part: Part) -> Certainty:
    """How sure it is that something read in `part` is there."""
    return Certainty.LIKELY if part.read_by is Source.OCR else Certainty.CERTAIN
