"""What the applicant states about itself, the project, the model and other funding."""

from __future__ import annotations

from decimal import Decimal

from dossier.facts import Dossier, Support

from cases.defect import (
    ALL,
    BEIJING,
    FIXED,
    MODELS,
    NO_REQUEST,
    SETTLED,
    TONGZHOU,
    Defect,
    put,
    stated,
    true,
)


def _support(level: str, *, same: bool) -> object:
    def change(dossier: Dossier) -> None:
        support = Support("产业发展专项资金", level, 2024, Decimal(200_000), same)
        dossier.applicant.other_support.append(support)

    return change


def _vendor_is_applicant(dossier: Dossier) -> None:
    dossier.purchase.vendor.uscc = dossier.applicant.uscc


def _the_contacts_phone(dossier: Dossier) -> None:
    dossier.purchase.vendor.phone = dossier.applicant.mobile


def _same(field: str) -> object:
    def change(dossier: Dossier) -> None:
        setattr(dossier.purchase.vendor, field, getattr(dossier.applicant, field))

    return change


def _missing(about: str, path: str, on: tuple[str, ...] = ALL) -> Defect:
    return Defect("fact-missing", about, on, stated(put(path, None)), level="error")


def _miscounted(code: str) -> str:
    return code[:-1] + ("1" if code[-1] != "1" else "2")


FOREIGN = {
    "registered": put("applicant.region", "天津市滨海新区"),
    "address": put("applicant.address", "天津市滨海新区黄海路28号"),
}

DEFECTS = (
    Defect(
        "region-ineligible",
        "registered in another city",
        BEIJING,
        true(*FOREIGN.values()),
        level="error",
    ),
    Defect(
        "industry-ineligible",
        "a wholesaler",
        BEIJING,
        true(put("applicant.industry_code", "F5179")),
        level="error",
    ),
    Defect(
        "entity-ineligible",
        "neither enterprise nor school nor hospital",
        BEIJING,
        stated(put("applicant.entity_type", "other")),
        level="error",
    ),
    Defect(
        "entity-ineligible",
        "no independent legal person",
        BEIJING,
        stated(put("applicant.independent_legal_person", False)),
        level="error",
    ),
    Defect(
        "scenario-ineligible",
        "none stated",
        ALL,
        stated(put("claims.0.project.scenario", None)),
        level="error",
    ),
    Defect(
        "scenario-ineligible",
        "not in the list",
        ALL,
        true(put("claims.0.project.scenario", "航海")),
        level="review",
    ),
    Defect(
        "vendor-affiliated",
        "stated",
        ALL,
        stated(put("purchase.vendor.affiliated", True)),
        level="error",
    ),
    Defect("vendor-affiliated", "the same USCC", ALL, true(_vendor_is_applicant), level="error"),
    Defect(
        "vendor-affiliated",
        "the same legal representative",
        ALL,
        true(_same("representative")),
        level="review",
    ),
    Defect("vendor-affiliated", "the same phone", ALL, true(_the_contacts_phone), level="review"),
    Defect("vendor-affiliated", "the same address", ALL, true(_same("address")), level="review"),
    Defect(
        "model-unfiled",
        "no filing number",
        MODELS,
        true(put("purchase.filing_number", None)),
        level="error",
    ),
    Defect(
        "model-unfiled",
        "the number of an algorithm's filing",
        MODELS,
        true(put("purchase.filing_number", "网信算备110108000123450016号")),
        level="warning",
    ),
    Defect(
        "funding-overlap",
        "municipal money for the same project",
        BEIJING,
        stated(_support("municipal", same=True)),
        level="error",
    ),
    Defect(
        "funding-overlap",
        "district money for the same project",
        TONGZHOU,
        stated(_support("district", same=True)),
        level="error",
    ),
    _missing("region", "applicant.region", BEIJING),
    _missing("industry code", "applicant.industry_code", BEIJING),
    _missing("kind of entity", "applicant.entity_type", BEIJING),
    _missing("legal person", "applicant.independent_legal_person", BEIJING),
    _missing("affiliation", "purchase.vendor.affiliated"),
    _missing("contract's signing date", "purchase.contract.signed_on", ("beijing-private",)),
    _missing("contract's start", "purchase.contract.starts_on", ("tongzhou-compute",)),
    _missing("applicant's name", "applicant.name"),
    _missing("USCC", "applicant.uscc"),
    _missing("vendor's name", "purchase.vendor.name"),
    _missing("an invoice's date", "purchase.invoices.0.issued_on"),
    _missing("a payment's date", "purchase.payments.0.paid_on"),
    _missing("a settlement's start", "purchase.settlements.0.starts_on", SETTLED),
    Defect(
        "fact-missing",
        "contract's amount",
        FIXED,
        stated(
            NO_REQUEST, put("purchase.contract.amount", None), put("purchase.contract.items", [])
        ),
        level="error",
        # what beijing-private says of its other costs then rests on its papers
        also=frozenset({"cost-ineligible"}),
    ),
    Defect(
        "uscc-invalid",
        "the applicant's check digit",
        ALL,
        true(put("applicant.uscc", _miscounted)),
        level="error",
    ),
    Defect(
        "uscc-invalid",
        "the vendor's check digit",
        ALL,
        true(put("purchase.vendor.uscc", _miscounted)),
        level="error",
    ),
    Defect(
        "award-overclaimed",
        "one yuan more than the ceiling",
        ALL,
        true(put("claims.0.requested", lambda amount: amount + 1)),
        level="error",
    ),
    Defect(
        "deadline-unknown",
        "no deadline stated",
        TONGZHOU,
        stated(put("deadline", None)),
        level="info",
    ),
)
