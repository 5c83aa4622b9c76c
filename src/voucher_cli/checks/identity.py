"""Whether the documents name the applicant that the manifest names, and real credit codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from voucher_cli.checks.agreement import PartyAgreement, compare_parties, same_number
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
        if name and applicant.name:
            agreement = compare_parties(str(name.value), applicant.name)
            if agreement is not PartyAgreement.SAME:
                unsure = agreement is PartyAgreement.UNSURE
                yield _finding(
                    case, placement, "party-mismatch", name, applicant.name, unsure=unsure
                )
        if uscc and applicant.uscc and not same_number(str(uscc.value), applicant.uscc):
            yield _finding(case, placement, "number-mismatch", uscc, applicant.uscc, unsure=False)


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
