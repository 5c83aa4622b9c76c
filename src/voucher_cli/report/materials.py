"""How each material of the checklist stands."""

from __future__ import annotations

from collections.abc import Sequence

from voucher_cli.checks.case import Case, ClaimCase
from voucher_cli.checks.requirements import material_subject, materials
from voucher_cli.evidence.model import Part
from voucher_cli.policy.materials import Material, MaterialPart, PartsNeeded
from voucher_cli.report.model import MaterialState, MaterialStatus


def material_states(case: Case) -> tuple[MaterialState, ...]:
    """Every material of every claim in the lists' order, those that claims share once."""
    return tuple(_material(claim, material) for claim, material in materials(case))


def _material(claim: ClaimCase, material: Material) -> MaterialState:
    subject = material_subject(claim, material)
    found = claim.parts(material)
    parts = tuple(_part(claim, material, part, subject.claim) for part in material.parts)
    return MaterialState(
        claim=subject.claim,
        route=subject.route,
        id=material.id,
        number=material.number,
        title=material.title,
        status=_status(found, parts),
        files=_files(found),
        parts=parts,
    )


def _status(found: Sequence[Part], parts: Sequence[MaterialState]) -> MaterialStatus:
    """Missing also where one of several parts is that are all needed."""
    if not found or any(part.status is MaterialStatus.MISSING for part in parts):
        return MaterialStatus.MISSING
    return MaterialStatus.PRESENT


def _part(
    claim: ClaimCase, material: Material, part: MaterialPart, shown_claim: str | None
) -> MaterialState:
    found = claim.parts(material, part.id)
    if found:
        status = MaterialStatus.PRESENT
    elif material.parts_needed is PartsNeeded.ANY and claim.parts(material):
        status = MaterialStatus.OPTIONAL
    else:
        status = MaterialStatus.MISSING
    return MaterialState(
        claim=shown_claim,
        route=claim.route.id if shown_claim else None,
        id=part.id,
        number=material.number,
        title=part.title,
        status=status,
        files=_files(found),
    )


def _files(found: Sequence[Part]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.file for part in found))
