"""Whether applicant and vendor are independent of each other, as far as the manifest tells.

Only a signed declaration proves it; a shared credit code disproves it, and a shared legal
representative, phone or address is for a person to look into.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from voucher_cli.checks.case import Case
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.manifest.model import Applicant, Vendor
from voucher_cli.policy.eligibility import AffiliationRule
from voucher_cli.text import organisation_key, squeeze

_SHORTEST_PHONE = 7
_SHORTEST_ADDRESS = 6


@dataclass(frozen=True, slots=True)
class _Sign:
    """One sign of affiliation: the vendor's key that shows it, and what it is."""

    key: str
    value: str
    proves: bool


def vendors_are_independent(case: Case) -> Iterator[Finding]:
    """vendor-affiliated: stated, or the same organisation: error; else each shared trait: review.

    One vendor of a claim is looked at once, however many purchases it has.
    """
    for rule, claims in case.rules(AffiliationRule):
        for claim in claims:
            seen: set[tuple[str, str]] = set()
            for path, purchase, _ in claim.purchases():
                vendor = purchase.vendor
                name = vendor.name or purchase.model or ""
                for sign in _signs(case.completed.applicant, vendor):
                    if (organisation_key(name), sign.key) in seen:
                        continue
                    seen.add((organisation_key(name), sign.key))
                    where = case.where((*path, "vendor", sign.key))
                    yield Finding(
                        "vendor-affiliated",
                        Level.ERROR if sign.proves else Level.REVIEW,
                        replace(claim.subject(), where=where),
                        variant=sign.key,
                        values={"vendor": name},
                        actual=sign.value,
                        source=rule.cite,
                        certainty=Certainty.CERTAIN if sign.proves else Certainty.LIKELY,
                        detail=f"{organisation_key(name)}:{sign.key}",
                    )


def _signs(applicant: Applicant, vendor: Vendor) -> tuple[_Sign, ...]:
    """The first proof alone, or every sign that is none."""
    return tuple(_proofs(applicant, vendor))[:1] or tuple(_hints(applicant, vendor))


def _proofs(applicant: Applicant, vendor: Vendor) -> Iterator[_Sign]:
    if vendor.affiliated:
        yield _Sign("affiliated", "affiliated: true", proves=True)
    if vendor.uscc and squeeze(vendor.uscc).upper() == squeeze(applicant.uscc or "").upper():
        yield _Sign("uscc", vendor.uscc, proves=True)
    if vendor.name and organisation_key(vendor.name) == organisation_key(applicant.name or ""):
        yield _Sign("name", vendor.name, proves=True)


def _hints(applicant: Applicant, vendor: Vendor) -> Iterator[_Sign]:
    person = squeeze(vendor.legal_representative or "")
    if len(person) > 1 and person == squeeze(applicant.legal_representative or ""):
        yield _Sign("legal_representative", person, proves=False)
    phone = _phone(vendor.phone)
    if len(phone) >= _SHORTEST_PHONE and phone == _phone(applicant.contact.phone):
        yield _Sign("phone", vendor.phone or "", proves=False)
    address = organisation_key(vendor.address or "")
    own = (applicant.registered_address, applicant.office_address, applicant.contact_address)
    if _is_exact(address) and address in {organisation_key(a) for a in own if a}:
        yield _Sign("address", vendor.address or "", proves=False)


def _phone(number: str | None) -> str:
    """The digits alone, without the country's code."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", number or ""))
    return re.sub(r"^(0086|86)(?=1\d{10}$)", "", digits)


def _is_exact(address: str) -> bool:
    """A district or a street alone is shared by many; a house number is not."""
    return len(address) >= _SHORTEST_ADDRESS and any(c.isdigit() for c in address)
