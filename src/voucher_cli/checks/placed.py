"""Where a file was placed, for findings about the file itself."""

from __future__ import annotations

from dataclasses import replace

from voucher_cli.checks.case import Case
from voucher_cli.checks.requirements import material_subject
from voucher_cli.evidence.model import Part, Placement
from voucher_cli.findings import Subject


def placements_of(case: Case, path: str) -> tuple[Placement, ...]:
    """The file's placements that have a material, in page order."""
    return tuple(
        placement
        for placement in case.evidence.placements
        if placement.part.file == path and placement.material is not None
    )


def file_subject(case: Case, path: str, page: int | None = None) -> Subject:
    """The file as subject, with the claim and material that it (or that page) was placed at."""
    placed = placements_of(case, path)
    here = [p for p in placed if page is None or p.part.first_page <= page <= p.part.last_page]
    for placement in here or placed:
        for claim in case.claims():
            material = claim.route.material(placement.material or "")
            if material and placement.claim in (claim.id, None):
                subject = material_subject(claim, material, placement.material_part)
                return replace(subject, file=path, page=page)
    return Subject(file=path, page=page)


def beginning(part: Part) -> str:
    """The page that a document of a volume begins on, empty for the first one: as detail of a
    finding it keeps the ids of several documents in one file apart."""
    return str(part.first_page) if part.first_page > 1 else ""


def material_title(case: Case, material_id: str, claim_id: str | None) -> str:
    """What the list calls a material; its id where no claim's list has it."""
    for claim in case.claims():
        material = claim.route.material(material_id)
        if material and claim_id in (claim.id, None):
            return material.title
    return next(
        (m.title for c in case.claims() if (m := c.route.material(material_id))), material_id
    )
