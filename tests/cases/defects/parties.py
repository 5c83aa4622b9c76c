"""Parties, numbers and dates that the papers show otherwise than the manifest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from dossier.facts import Dossier

from cases.defect import (
    ALL,
    PRIVATE,
    SETTLED,
    TONGZHOU,
    Defect,
    acceptance_file,
    contract_file,
    invoice_file,
    payment_file,
    put,
    settlement_file,
    shown,
    stated,
    true,
)

OTHER = "北京枫桥夜泊商贸有限公司"


def later(day: date) -> date:
    """Nine days after."""
    return day + timedelta(days=9)


def _vendor_renamed(dossier: Dossier) -> None:
    """The contract is with somebody else; every other paper is as it was."""
    dossier.purchase.vendor.name = OTHER


def _letter_to(field: str) -> Callable[[Any], Any]:
    return lambda number: number[:-2] + ("17" if number[-2:] != "17" else "71")


def _undated_contract(dossier: Dossier) -> None:
    dossier.purchase.contract.signed_on = None


def _wrong_digit(dossier: Dossier) -> None:
    code = dossier.purchase.vendor.uscc
    dossier.purchase.invoices[0].seller_id = code[:-1] + ("1" if code[-1] != "1" else "2")


DEFECTS = (
    Defect(
        "uscc-invalid",
        "the seller's code on an invoice",
        ALL,
        shown(_wrong_digit),
        level="error",
        file=invoice_file,
    ),
    Defect(
        "number-mismatch",
        "the contract's number",
        ALL,
        stated(put("purchase.contract.number", "HT-2023-0001")),
        level="error",
        file=contract_file,
        # it is told under the contract's number, and so anew under another one
        also=frozenset({"cost-ineligible"}),
    ),
    Defect(
        "number-mismatch",
        "an invoice's number",
        ALL,
        shown(put("purchase.invoices.0.number", _letter_to("number"))),
        level="error",
        file=invoice_file,
    ),
    Defect(
        "date-mismatch",
        "the contract's signing",
        ALL,
        shown(put("purchase.contract.signed_on", later)),
        level="error",
        file=contract_file,
    ),
    Defect(
        "date-mismatch",
        "the contract's start",
        ALL,
        shown(put("purchase.contract.starts_on", later)),
        level="error",
        file=contract_file,
    ),
    Defect(
        "date-mismatch",
        "the contract's end",
        ALL,
        shown(put("purchase.contract.ends_on", lambda day: day - timedelta(days=4))),
        level="error",
        file=contract_file,
    ),
    Defect(
        "date-mismatch",
        "an invoice's date",
        ALL,
        shown(put("purchase.invoices.0.issued_on", later)),
        level="error",
        file=invoice_file,
    ),
    Defect(
        "date-mismatch",
        "a payment's date",
        ALL,
        shown(put("purchase.payments.0.paid_on", later)),
        level="error",
        file=payment_file,
    ),
    Defect(
        "date-mismatch",
        "a settlement's start",
        SETTLED,
        shown(put("purchase.settlements.0.starts_on", later)),
        level="error",
        file=settlement_file,
    ),
    Defect(
        "date-mismatch",
        "the acceptance",
        PRIVATE,
        shown(put("purchase.acceptance.accepted_on", later)),
        level="error",
        file=acceptance_file,
    ),
    Defect(
        "value-not-found",
        "no date of signing in the contract",
        SETTLED,  # the others are signed on the day on which they start
        shown(_undated_contract),
        level="review",
        file=contract_file,
    ),
    Defect(
        "value-not-found",
        "no number in the contract",
        ALL,
        shown(put("purchase.contract.number", None)),
        level="review",
        file=contract_file,
    ),
    Defect(
        "party-mismatch",
        "the contract's seller",
        ALL,
        shown(_vendor_renamed),
        level="error",
        file=contract_file,
    ),
    Defect(
        "party-mismatch",
        "an invoice's buyer",
        ALL,
        shown(put("purchase.invoices.0.buyer", OTHER)),
        level="error",
        file=invoice_file,
    ),
    Defect(
        "party-mismatch",
        "an invoice's seller",
        ALL,
        shown(put("purchase.invoices.0.seller", OTHER)),
        level="error",
        file=invoice_file,
    ),
    Defect(
        "party-mismatch",
        "paid by a third party",
        ALL,
        shown(put("purchase.payments.0.payer", OTHER)),
        level="error",
        file=payment_file,
    ),
    Defect(
        "party-mismatch",
        "paid to a third party",
        ALL,
        shown(put("purchase.payments.0.payee", OTHER)),
        level="error",
        file=payment_file,
    ),
    Defect(
        "party-mismatch",
        "settled by a third party",
        SETTLED,
        shown(put("purchase.settlements.0.issuer", OTHER)),
        level="error",
        file=settlement_file,
    ),
    Defect(
        "document-year-wrong",
        "statements of the year before",
        TONGZHOU,
        shown(put("statement_year", 2023)),
        level="error",
        file=lambda d: d.statements or "",
    ),
    Defect(
        "party-mismatch",
        "manifest and invoice name the same wrong buyer",
        ALL,
        true(put("purchase.invoices.0.buyer", OTHER)),
        level="error",
    ),
)
