"""What placing is told of policy and manifest, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from voucher_cli.evidence.model import Part, PartKind, PlacedBy


@dataclass(frozen=True, slots=True)
class Wanted:
    """One entry of a checklist, or one part of it.

    `claim` is None for what the claims share; `number` is the entry's number in its list; `kinds`
    satisfy it; `names` is what files of it are called besides those kinds' own names.
    """

    claim: str | None
    material: str
    part: str | None
    number: str
    title: str
    kinds: tuple[PartKind, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimMarks:
    """What tells the documents of one claim from those of another."""

    claim: str
    route_marks: tuple[str, ...] = ()
    contract_numbers: tuple[str, ...] = ()
    vendors: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pin:
    """A file, or pages of it, that the manifest gives to a material: under `materials` (PIN) or
    as the file of an entry (MANIFEST). Without pages it speaks of the whole file."""

    path: str
    first: int | None
    last: int | None
    claim: str | None
    material: str
    part: str | None
    by: PlacedBy = PlacedBy.PIN

    def covers(self, part: Part) -> bool:
        """Whether it speaks of the part, or of some of its pages."""
        return part.lies_on(self.path, self.first, self.last)
