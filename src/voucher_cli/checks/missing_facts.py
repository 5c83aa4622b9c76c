"""What the manifest leaves out and a rule of the policy needs.

Each function yields the facts that are missing in one part of the manifest. What is needed comes
from the policy's rules alone, so that a policy without a rule of region asks for no region.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voucher_cli.checks.case import Case, ClaimCase
from voucher_cli.findings import Subject
from voucher_cli.manifest.model import Contract, Invoice, Payment, PriorAward, Purchase, Settlement
from voucher_cli.policy.award_rules import Papers
from voucher_cli.policy.citation import Citation
from voucher_cli.policy.eligibility import (
    AffiliationRule,
    EntityRule,
    FilingRule,
    IndustryRule,
    OverlapRule,
    RegionRule,
)
from voucher_cli.policy.materials import When
from voucher_cli.policy.periods import ContractOverlapRule, ContractSignedRule
from voucher_cli.strict_yaml import YamlPath
from voucher_cli.terms import PartKind


@dataclass(frozen=True, slots=True)
class MissingFact:
    """`term` names the fact and `reason` why it is needed, both by keys of the catalogue."""

    path: YamlPath
    term: str
    reason: str
    cite: Citation | None
    subject: Subject


def of_package(case: Case) -> Iterator[MissingFact]:
    """The day of application, the claims, and what prior awards need to count against a cap."""
    cite = case.policy.window.cite
    if case.manifest.applied_on is None:
        yield MissingFact(("applied_on",), "applied_on", "window", cite, Subject())
    if not case.manifest.claims:
        yield MissingFact(("claims",), "claims", "claims", None, Subject())
    for n, award in enumerate(case.manifest.prior_awards):
        yield from _of_prior_award(case, n, award)


def _of_prior_award(case: Case, n: int, award: PriorAward) -> Iterator[MissingFact]:
    """One of another policy or year counts against nothing, and needs no more."""
    applied_on = case.manifest.applied_on
    other_year = applied_on is not None and award.year not in {None, applied_on.year}
    if award.policy not in {None, case.policy.id} or other_year or not case.policy.caps:
        return
    every_route = {route.id for route in case.policy.routes}
    by_route = any(cap.routes and set(cap.routes) != every_route for cap in case.policy.caps)
    values = {"policy": award.policy, "year": award.year, "amount": award.amount}
    for key, value in (values | ({"route": award.route} if by_route else {})).items():
        if value is None:
            yield MissingFact(
                ("prior_awards", n, key),
                f"prior_awards.{key}",
                "prior-award",
                case.policy.caps[0].cite,
                Subject(),
            )


def of_applicant(case: Case) -> Iterator[MissingFact]:
    """Name and code, for the form and every paper; and what the rules of eligibility ask."""
    applicant = case.manifest.applicant
    form = next((c.route.place_of(PartKind.APPLICATION_FORM) for c in case.claims()), None)
    asked: list[tuple[str, object, str, Citation | None]] = [
        ("name", applicant.name, "party", form.cite if form else None),
        ("uscc", applicant.uscc, "party", form.cite if form else None),
    ]
    for region, _ in case.rules(RegionRule):
        asked.append(("region", applicant.region, "region", region.cite))
    for entity, _ in case.rules(EntityRule):
        asked.append(("entity_type", applicant.entity_type, "entity", entity.cite))
        if entity.independent_legal_person:
            legal = applicant.independent_legal_person
            asked.append(("independent_legal_person", legal, "entity", entity.cite))
    for industry, _ in case.rules(IndustryRule):
        if applicant.entity_type not in industry.exempt:
            asked.append(("industry_code", applicant.industry_code, "industry", industry.cite))
    for key, value, reason, cite in asked:
        if value is None or value == "":
            yield MissingFact(("applicant", key), f"applicant.{key}", reason, cite, Subject())
    yield from _of_other_support(case)


def _of_other_support(case: Case) -> Iterator[MissingFact]:
    """Level and project of other funding, unless the other one already rules an overlap out."""
    for rule, _ in case.rules(OverlapRule):
        for n, support in enumerate(case.manifest.applicant.other_support):
            if support.level is None and support.same_project is not False:
                key = "level"
            elif support.level is rule.level and support.same_project is None:
                key = "same_project"
            else:
                continue
            path = ("applicant", "other_support", n, key)
            yield MissingFact(path, f"other_support.{key}", "overlap", rule.cite, Subject())


def of_claim(claim: ClaimCase) -> Iterator[MissingFact]:
    """Everything that the purchases of one claim leave out."""
    path: YamlPath = ("claims", claim.index, "purchases")
    if not claim.stated.purchases:
        cite = claim.route.base.cite
        yield MissingFact(path, "purchases", "measure", cite, claim.subject())
    for n, purchase in enumerate(claim.stated.purchases):
        here = (*path, n)
        yield from _of_vendor(claim, here, purchase)
        yield from _of_contract(claim, (*here, "contract"), purchase.contract)
        if claim.route.base.settlement:
            yield from _of_settlements(claim, here, purchase)
        yield from _of_papers(claim, here, purchase)
    yield from _of_acceptance(claim)


def _of_vendor(claim: ClaimCase, path: YamlPath, purchase: Purchase) -> Iterator[MissingFact]:
    subject = claim.subject()
    for filing in claim.rules(FilingRule):
        if not purchase.model:
            yield MissingFact((*path, "model"), "model", "model", filing.cite, subject)
    for rule in claim.rules(AffiliationRule):
        vendor = (*path, "vendor")
        if not purchase.vendor.name:
            term = "vendor.name"
            yield MissingFact((*vendor, "name"), term, "affiliation", rule.cite, subject)
        if purchase.vendor.affiliated is None:
            term = "vendor.affiliated"
            yield MissingFact((*vendor, "affiliated"), term, "affiliation", rule.cite, subject)


def _of_contract(
    claim: ClaimCase, path: YamlPath, contract: Contract | None
) -> Iterator[MissingFact]:
    """Its amount unless it is a framework contract, and the dates that the clauses judge by."""
    subject = claim.subject_of(PartKind.CONTRACT, contract.file if contract else ())
    base = claim.route.base
    if contract is None:
        if _has_files(claim, PartKind.CONTRACT):
            yield MissingFact(path, "contract", "measure", base.cite, subject)
        return
    if contract.amount is None and not contract.lines and not contract.framework:
        yield MissingFact((*path, "amount"), "contract.amount", "measure", base.cite, subject)
    for key, cite, reason in _contract_dates(claim):
        if getattr(contract, key) is None:
            yield MissingFact((*path, key), f"contract.{key}", reason, cite, subject)


def _contract_dates(claim: ClaimCase) -> Iterator[tuple[str, Citation, str]]:
    """The dates of a contract that a clause needs, each once."""
    needed: dict[str, tuple[Citation, str]] = {}
    for rule in claim.route.contract_dates:
        match rule:
            case ContractSignedRule():
                needed.setdefault("signed_on", (rule.cite, "contract-date"))
            case ContractOverlapRule():
                needed.setdefault("starts_on", (rule.cite, "contract-date"))
                needed.setdefault("ends_on", (rule.cite, "contract-date"))
    place = claim.route.place_of(PartKind.CONTRACT)
    for topic in place.must.topics if place else ():
        if topic.when is When.OUTLASTS_WINDOW:
            needed.setdefault("starts_on", (topic.cite, "instalments"))
            needed.setdefault("ends_on", (topic.cite, "instalments"))
    for key, (cite, reason) in needed.items():
        yield key, cite, reason


def _of_settlements(claim: ClaimCase, path: YamlPath, purchase: Purchase) -> Iterator[MissingFact]:
    base = claim.route.base
    cite = base.settlement_cite or base.cite
    if not purchase.settlements and _has_files(claim, PartKind.SETTLEMENT):
        subject = claim.subject_of(PartKind.SETTLEMENT)
        yield MissingFact((*path, "settlements"), "settlements", "measure", cite, subject)
    for n, settlement in enumerate(purchase.settlements):
        subject = claim.subject_of(PartKind.SETTLEMENT, settlement.file)
        here = (*path, "settlements", n)
        for key in ("starts_on", "ends_on"):
            if getattr(settlement, key) is None:
                yield MissingFact((*here, key), f"settlement.{key}", "paper-date", cite, subject)
        if _has_no_amount(settlement):
            term = "settlement.amount"
            yield MissingFact((*here, "amount"), term, "measure", cite, subject)


def _of_papers(claim: ClaimCase, path: YamlPath, purchase: Purchase) -> Iterator[MissingFact]:
    """Invoices and payments: both (和), or at least one of the two (或)."""
    base = claim.route.base
    either = base.papers is Papers.EITHER and bool(purchase.invoices or purchase.payments)
    for key, kind, entries in (
        ("invoices", PartKind.INVOICE, purchase.invoices),
        ("payments", PartKind.PAYMENT, purchase.payments),
    ):
        if not entries and not either and _has_files(claim, kind):
            subject = claim.subject_of(kind)
            yield MissingFact((*path, key), key, "measure", base.papers_cite, subject)
    for n, invoice in enumerate(purchase.invoices):
        yield from _of_paper(claim, (*path, "invoices", n), PartKind.INVOICE, invoice)
    for n, payment in enumerate(purchase.payments):
        yield from _of_paper(claim, (*path, "payments", n), PartKind.PAYMENT, payment)


def _of_paper(
    claim: ClaimCase, path: YamlPath, kind: PartKind, paper: Invoice | Payment
) -> Iterator[MissingFact]:
    cite = claim.route.base.papers_cite
    subject = claim.subject_of(kind, paper.file)
    if isinstance(paper, Invoice):
        if not paper.number:
            yield MissingFact((*path, "number"), "invoice.number", "number", cite, subject)
        if paper.issued_on is None:
            term = "invoice.issued_on"
            yield MissingFact((*path, "issued_on"), term, "paper-date", cite, subject)
    elif paper.paid_on is None:
        yield MissingFact((*path, "paid_on"), "payment.paid_on", "paper-date", cite, subject)
    if _has_no_amount(paper):
        yield MissingFact((*path, "amount"), f"{kind.value}.amount", "measure", cite, subject)


def _of_acceptance(claim: ClaimCase) -> Iterator[MissingFact]:
    """The day of acceptance, where the list has a report and there is one."""
    place = claim.route.place_of(PartKind.ACCEPTANCE_REPORT)
    if place is None:
        return
    path: YamlPath = ("claims", claim.index, "purchases")
    none_stated = True
    for n, purchase in enumerate(claim.stated.purchases):
        if purchase.acceptance is not None:
            none_stated = False
            if purchase.acceptance.accepted_on is None:
                subject = claim.subject_of(PartKind.ACCEPTANCE_REPORT, purchase.acceptance.file)
                here = (*path, n, "acceptance", "accepted_on")
                yield MissingFact(here, "acceptance.accepted_on", "acceptance", place.cite, subject)
    reports = [p for p in claim.parts(place.material) if p.kind is PartKind.ACCEPTANCE_REPORT]
    if none_stated and reports and claim.stated.purchases:
        subject = claim.subject_of(PartKind.ACCEPTANCE_REPORT)
        here = (*path, 0, "acceptance")
        yield MissingFact(here, "acceptance.accepted_on", "acceptance", place.cite, subject)


def _has_files(claim: ClaimCase, kind: PartKind) -> bool:
    """Whether a document of that kind is there; where none is, material-missing says it."""
    place = claim.route.place_of(kind)
    if place is None:
        return False
    return bool(claim.parts(place.material, place.part.id if place.part else None))


def _has_no_amount(entry: Settlement | Invoice | Payment) -> bool:
    return entry.amount is None and not entry.lines
