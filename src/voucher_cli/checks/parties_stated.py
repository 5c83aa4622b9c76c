"""The parties that the manifest names: who stands on which paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from voucher_cli.checks.agreement import PartyAgreement, compare_parties
from voucher_cli.checks.case import Case
from voucher_cli.checks.entered import Entered, every_entry
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.manifest.model import Invoice, Payment, Settlement
from voucher_cli.policy.citation import Citation
from voucher_cli.policy.materials import Place
from voucher_cli.text import organisation_key

_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}")


@dataclass(frozen=True, slots=True)
class _Role:
    """Who an entry says stands somewhere, and who should."""

    entered: Entered
    key: str
    stated: str | None
    due: str | None


def parties_are_the_contracts(case: Case) -> Iterator[Finding]:
    """party-mismatch: an entry names another buyer or payer than the applicant, or another
    seller, payee or issuer than the vendor. What the files show is compared elsewhere."""
    if case.drafted:
        return
    for role in _roles(case):
        if not role.stated or not role.due:
            continue
        agreement = compare_parties(role.stated, role.due)
        unsure = agreement is PartyAgreement.UNSURE and _may_be_another(role.stated, role.due)
        if agreement is not PartyAgreement.OTHER and not unsure:
            continue
        entered = role.entered
        subject = entered.claim.subject_of(entered.kind, entered.file)
        place = entered.claim.route.place_of(entered.kind)
        yield Finding(
            "party-mismatch",
            Level.REVIEW if unsure else Level.ERROR,
            replace(subject, where=case.where((*entered.path, role.key))),
            variant=f"stated-{role.key}",
            values={"name": entered.name},
            expected=role.due,
            actual=role.stated,
            source=_source(place, role.key),
            certainty=Certainty.LIKELY if unsure else Certainty.CERTAIN,
            detail=f"stated-{role.key}:{entered.place}",
        )


def _source(place: Place | None, key: str) -> Citation | None:
    """The clause that says who issues the document, else the one that asks for it."""
    if place and key == "issuer" and place.must.issued:
        return place.must.issued.cite
    return place.cite if place else None


def _roles(case: Case) -> Iterator[_Role]:
    applicant = case.completed.applicant.name
    for entered in every_entry(case):
        vendor = entered.purchase.vendor.name
        match entered.entry:
            case Settlement(issuer=issuer):
                yield _Role(entered, "issuer", issuer, vendor)
            case Invoice(buyer=buyer, seller=seller):
                yield _Role(entered, "buyer", buyer, applicant)
                yield _Role(entered, "seller", seller, vendor)
            case Payment(payer=payer, payee=payee):
                yield _Role(entered, "payer", payer, applicant)
                yield _Role(entered, "payee", payee, vendor)


def _may_be_another(stated: str, due: str) -> bool:
    """A person's name, or a long one that is a character off; an abbreviation is neither."""
    left, right = organisation_key(stated), organisation_key(due)
    rest = iter(right)
    if all(character in rest for character in left):
        return False
    return bool(_PERSON.fullmatch(left)) or min(len(left), len(right)) >= 6
