"""Unified social credit codes (USCC, GB 32100-2015), as stated and as documents show them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from stdnum.cn import uscc

from voucher_cli.checks.case import Case
from voucher_cli.evidence.model import Fact, Placement, Source
from voucher_cli.findings import Certainty, Finding, Level, Subject
from voucher_cli.text import squeeze

_USCC = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}")
_OLDER_TAX_NUMBERS = {15, 20}
"""lengths of the tax numbers that came before the credit code and are none"""
_ALIKE = tuple(map(set, ("0ODQC", "1ILJT7", "2Z7", "5S6", "8B3", "6G", "4A", "VUY", "EF", "MNWH")))
_MOST_SLIPS = 2
_SHOWN_AS = {"uscc": "name", "buyer_id": "buyer", "seller_id": "seller"}
"""facts that are codes → the fact that names whose they are"""


def stated_codes_are_valid(case: Case) -> Iterator[Finding]:
    """uscc-invalid: a code of the applicant or a vendor that GB 32100-2015 does not allow."""
    applicant = case.completed.applicant
    if applicant.uscc and (variant := _fault(applicant.uscc)):
        subject = Subject(where=case.where(("applicant", "uscc")))
        yield _invalid(subject, variant, applicant.name, applicant.uscc)
    for claim in case.claims():
        seen: set[str] = set()
        for path, purchase, _ in claim.purchases():
            code = purchase.vendor.uscc
            if not code or code in seen:
                continue
            seen.add(code)
            if variant := _fault(code):
                subject = replace(claim.subject(), where=case.where((*path, "vendor", "uscc")))
                yield _invalid(subject, variant, purchase.vendor.name, code)


def shown_codes_are_valid(case: Case) -> Iterator[Finding]:
    """uscc-invalid: a licence or an invoice shows 18 characters with a wrong check digit.

    Codes that the manifest states too are told there; each other one once, where it first stands.
    One read from a picture that differs from a right one only by look-alikes is that one.
    """
    told = {squeeze(code) for code in _stated(case)}
    right = {code for code in (*told, *_shown_right(case)) if _fault(code) is None}
    for placement in case.evidence.placements:
        for name, owner in _SHOWN_AS.items():
            for fact in placement.part.all(name):
                code = squeeze(str(fact.value)).upper()
                if code in told or _fault(code) != "check-digit":
                    continue
                told.add(code)
                if fact.source is Source.OCR and any(_is_slip(code, other) for other in right):
                    continue
                yield _shown(case, placement, fact, placement.part.first(owner))


def _stated(case: Case) -> Iterator[str]:
    yield case.completed.applicant.uscc or ""
    for claim in case.claims():
        for purchase in claim.claim.purchases:
            yield purchase.vendor.uscc or ""


def _shown_right(case: Case) -> Iterator[str]:
    for placement in case.evidence.placements:
        for name in _SHOWN_AS:
            for fact in placement.part.all(name):
                yield squeeze(str(fact.value)).upper()


def _is_slip(read: str, right: str) -> bool:
    """Whether the code is the right one but for at most two signs that look alike."""
    wrong = [{a, b} for a, b in zip(read, right, strict=False) if a != b]
    alike = all(any(pair <= twins for twins in _ALIKE) for pair in wrong)
    return len(read) == len(right) and len(wrong) <= _MOST_SLIPS and alike


def _shown(case: Case, placement: Placement, fact: Fact, owner: Fact | None) -> Finding:
    claim = next((c for c in case.claims() if c.id == placement.claim), None)
    material, part = placement.material, placement.material_part
    subject = claim.subject(material, part) if claim else Subject(material=material, part=part)
    subject = replace(
        subject, file=placement.part.file, page=fact.page, where=fact.where, box=fact.box
    )
    name = str(owner.value) if owner else None
    found = _invalid(subject, "shown", name, str(fact.value))
    if fact.source is Source.OCR:
        return replace(found, level=Level.REVIEW, certainty=Certainty.LIKELY)
    return found


def _fault(code: str) -> str | None:
    plain = squeeze(code).upper().replace("-", "")
    if len(plain) in _OLDER_TAX_NUMBERS and plain.isalnum():
        return None
    if not _USCC.fullmatch(plain):
        return "malformed"
    return None if uscc.calc_check_digit(plain) == plain[-1] else "check-digit"


def _invalid(subject: Subject, variant: str, name: str | None, code: str) -> Finding:
    values = {"name": name or "—", "length": str(len(squeeze(code)))}
    detail = squeeze(code)
    level = Level.ERROR
    return Finding("uscc-invalid", level, subject, variant, values, actual=code, detail=detail)
