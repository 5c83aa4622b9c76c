"""Are all materials of the list there, and is every file one of them?"""

from __future__ import annotations

from collections.abc import Iterator

from voucher_cli.checks.case import Case, ClaimCase
from voucher_cli.checks.placed import beginning, file_subject, material_title
from voucher_cli.checks.requirements import Requirement, materials
from voucher_cli.evidence.model import FileState
from voucher_cli.findings import Certainty, Finding, Level, Subject
from voucher_cli.policy.materials import Material, PartsNeeded, Place


def materials_are_there(case: Case) -> Iterator[Finding]:
    """material-missing: one for each material that has no file, or for each part of it that has
    none while others do. Less sure where a file's content is not known, or for which claim it is:
    it may be the one."""
    unknown = _files_of_unknown_content(case)
    for claim, material in materials(case):
        placed = claim.parts(material)
        if not placed:
            any_part = material.parts and material.parts_needed is PartsNeeded.ANY
            required = Requirement(claim, Place(material), placed)
            tied = _tied(case, material)
            yield _missing(required, "any" if any_part else "default", (*tied, *unknown))
        elif material.parts_needed is PartsNeeded.ALL:
            undecided = (*_of_unknown_part(case, claim, material), *_tied(case, material))
            for part in material.parts:
                required = Requirement(claim, Place(material, part), claim.parts(material, part.id))
                if not required.parts:
                    yield _missing(required, "part", (*undecided, *unknown))


def _missing(required: Requirement, variant: str, perhaps: tuple[str, ...]) -> Finding:
    material = required.material
    return Finding(
        "material-missing",
        Level.ERROR,
        required.subject,
        variant=f"{variant}-perhaps" if perhaps else variant,
        values={
            "number": material.number,
            "title": material.title,
            "part": required.title,
            "parts": " / ".join(part.title for part in material.parts),
            "files": "、".join(dict.fromkeys(perhaps)),
        },
        expected=required.title,
        source=required.place.cite,
        certainty=Certainty.LIKELY if perhaps else Certainty.CERTAIN,
    )


def _tied(case: Case, material: Material) -> tuple[str, ...]:
    """Files that could as well be for this material, of this claim or of another."""
    return tuple(p.part.file for p in case.evidence.placements if material.id in p.rivals)


def _of_unknown_part(case: Case, claim: ClaimCase, material: Material) -> tuple[str, ...]:
    """Files that are for the material, though for which part of it is not known."""
    return tuple(
        placement.part.file
        for placement in case.evidence.placements
        if placement.material == material.id
        and placement.material_part is None
        and placement.claim == (None if material.shared else claim.id)
    )


def files_are_recognised(case: Case) -> Iterator[Finding]:
    """material-unrecognised: a file that could be opened and that no material claims."""
    claimed = {p.part.file for p in case.evidence.placements if p.material is not None}
    for file in case.evidence.files:
        if file.state is FileState.READ and file.path not in claimed:
            yield Finding(
                "material-unrecognised",
                Level.INFO,
                Subject(file=file.path),
                variant="default" if all(page.readable for page in file.pages) else "unread",
            )


def files_are_unambiguous(case: Case) -> Iterator[Finding]:
    """material-ambiguous: a part of a file that could equally be another material, or for another
    claim."""
    for placement in case.evidence.placements:
        if not placement.rivals:
            continue
        part = placement.part
        subject = file_subject(case, part.file, part.first_page)
        candidates = (placement.material, *placement.rivals)
        titles = [material_title(case, m, placement.claim) for m in candidates if m]
        between = set(candidates) == {placement.material}
        claims = [c.id for c in case.claims() if c.route.material(placement.material or "")]
        yield Finding(
            "material-ambiguous",
            Level.WARNING,
            subject,
            variant="claims" if between else "default" if placement.material else "unplaced",
            values={"titles": " / ".join(dict.fromkeys(titles)), "claims": " / ".join(claims)},
            actual=" / ".join(claims if between else dict.fromkeys(titles)),
            detail=beginning(part),
        )


def _files_of_unknown_content(case: Case) -> tuple[str, ...]:
    """Files that no material claims and whose content nobody knows: what is missing may be one
    of them."""
    claimed = {p.part.file for p in case.evidence.placements if p.material is not None}
    return tuple(
        file.path
        for file in case.evidence.files
        if file.path not in claimed
        and file.state is not FileState.EMPTY
        and (file.state is not FileState.READ or not any(page.readable for page in file.pages))
    )
