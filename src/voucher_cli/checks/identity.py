"""Whether the documents name the applicant that the manifest names, and real credit codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from voucher_cli.checks.agreement import (
    PartyAgreement,
    compare_parties,
    same_but_for_slips,
    same_number,
)
from voucher_cli.checks.case import Case
from voucher_cli.evidence.model import Fact, PartKind, Placement, Source
from voucher_cli.findings import Certainty, Finding, Level

_LICENCE = PartKind.BUSINESS_LICENCE


def licence_is_the_applicants(case: Case) -> Iterator[Finding]:
    """party-mismatch and number-mismatch: the business licence is another organisation's."""
    applicant = case.manifest.applicant
    for placement in case.evidence.placements:
        if placement.part.kind is not _LICENCE or placement.material is None or case.drafted:
            continue
        name, uscc = placement.part.first("name"), placement.part.first("uscc")
        same_code = bool(uscc and applicant.uscc and _is_code_of(uscc, applicant.uscc))
        if name and applicant.name:
            agreement = compare_parties(str(name.value), applicant.name)
            if agreement is not PartyAgreement.SAME and not _is_slip(
                name, applicant.name, same_code=same_code
            ):
                unsure = agreement is PartyAgreement.UNSURE
                yield _finding(
                    case, placement, "party-mismatch", name, applicant.name, unsure=unsure
                )
        if uscc and applicant.uscc and not same_code:
            yield _finding(case, placement, "number-mismatch", uscc, applicant.uscc, unsure=False)


def _is_code_of(shown: Fact, stated: str) -> bool:
    return same_number(str(shown.value), stated, scanned=shown.source is Source.OCR)


def _is_slip(shown: Fact, stated: str, *, same_code: bool) -> bool:
    """Whether a name is another one only by misread characters of a picture."""
    scanned = shown.source is Source.OCR
    return scanned and same_but_for_slips(str(shown.value), stated, same_code=same_code)


def _finding(
    case: Case, placement: Placement, name: str, fact: Fact, stated: str, *, unsure: bool
) -> Finding:
    unsure = unsure or fact.source is Source.OCR
    subject, cite = case.place(placement)
    return Finding(
        name,
        Level.REVIEW if unsure else Level.ERROR,
        replace(
            subject,
            file=placement.part.file,
            page=fact.page,
            where=fact.where,
            box=fact.box,
        ),
        variant=f"{_LICENCE.value}-{fact.name}",
        values={"manifest": case.where(("applicant", fact.name)) or "manifest.yaml"},
        expected=stated,
        actual=str(fact.value),
        source=cite,
        certainty=Certainty.LIKELY if unsure else Certainty.CERTAIN,
        detail=f"{fact.name}:{stated}",
    )
