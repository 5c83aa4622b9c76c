"""The manifest's entries that name documents: what each states and its document should show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from voucher_cli.checks.case import Case, ClaimCase
from voucher_cli.evidence.model import PartKind
from voucher_cli.manifest.model import (
    Acceptance,
    Contract,
    FileRef,
    Invoice,
    Line,
    Payment,
    Purchase,
    Settlement,
)
from voucher_cli.money import ZERO, total
from voucher_cli.strict_yaml import YamlPath
from voucher_cli.text import organisation_key

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Entry:
    """One contract, settlement, invoice, payment or acceptance of the manifest.

    Each mapping goes by the name of the fact that a document shows. `total` is what it comes to:
    its amount, without one the sum of its lines. `share` is what it takes of its document, where
    its lines are only a part of the whole. `amounts` holds, beside these, other figures that the
    document may rightly show: those of its lines.
    """

    claim: ClaimCase
    path: YamlPath
    kind: PartKind
    files: tuple[FileRef, ...]
    total: Decimal | None
    share: Decimal
    amounts: frozenset[Decimal]
    dates: dict[str, date]
    numbers: dict[str, str]
    parties: dict[str, str]
    codes: dict[str, str] = field(default_factory=dict)
    """the credit codes of those parties, where they are stated"""
    net: Decimal | None = None
    """what an invoice comes to without tax"""

    @property
    def where(self) -> str | None:
        """The entry's place in the manifest."""
        return self.claim.case.where(self.path)

    @property
    def checked(self) -> bool:
        """Whether its claim is one that the user asked for."""
        return self.claim.id in self.claim.case.bases


def entries(case: Case) -> Iterator[Entry]:
    """Every entry of every claim, as the applicant wrote it."""
    for claim in case.every_claim():
        for n, purchase in enumerate(claim.stated.purchases):
            path: YamlPath = ("claims", claim.index, "purchases", n)
            yield from _of_purchase(claim, path, purchase)


def _of_purchase(claim: ClaimCase, path: YamlPath, purchase: Purchase) -> Iterator[Entry]:
    applicant = claim.case.manifest.applicant.name
    vendor = purchase.vendor.name
    if purchase.contract is not None:
        yield _contract(claim, (*path, "contract"), purchase.contract, applicant, vendor)
    for n, settlement in enumerate(purchase.settlements):
        yield _settlement(claim, (*path, "settlements", n), settlement, vendor)
    for n, invoice in enumerate(purchase.invoices):
        yield _invoice(claim, (*path, "invoices", n), invoice, purchase)
    for n, payment in enumerate(purchase.payments):
        yield _payment(claim, (*path, "payments", n), payment, applicant, vendor)
    if purchase.acceptance is not None:
        yield _acceptance(claim, (*path, "acceptance"), purchase.acceptance)


def _contract(
    claim: ClaimCase, path: YamlPath, contract: Contract, applicant: str | None, vendor: str | None
) -> Entry:
    return Entry(
        claim,
        path,
        PartKind.CONTRACT,
        contract.file,
        *_figures(contract.amount, contract.lines),
        _present(
            signed_on=contract.signed_on, starts_on=contract.starts_on, ends_on=contract.ends_on
        ),
        _present(number=contract.number),
        _present(party_a=applicant, party_b=vendor),
    )


def _settlement(
    claim: ClaimCase, path: YamlPath, settlement: Settlement, vendor: str | None
) -> Entry:
    return Entry(
        claim,
        path,
        PartKind.SETTLEMENT,
        settlement.file,
        *_figures(settlement.amount, settlement.lines),
        _present(starts_on=settlement.starts_on, ends_on=settlement.ends_on),
        {},
        _present(issuer=settlement.issuer or vendor),
    )


def _invoice(claim: ClaimCase, path: YamlPath, invoice: Invoice, purchase: Purchase) -> Entry:
    applicant, vendor = claim.case.manifest.applicant, purchase.vendor
    return Entry(
        claim,
        path,
        PartKind.INVOICE,
        invoice.file,
        *_figures(invoice.amount, invoice.lines),
        _present(issued_on=invoice.issued_on),
        _present(number=invoice.number),
        _present(buyer=invoice.buyer or applicant.name, seller=invoice.seller or vendor.name),
        _present(
            buyer=applicant.uscc if _is(invoice.buyer, applicant.name) else None,
            seller=vendor.uscc if _is(invoice.seller, vendor.name) else None,
        ),
        invoice.net,
    )


def _is(named: str | None, usual: str | None) -> bool:
    """Whether an entry leaves a party to be the usual one, or names it."""
    return not named or organisation_key(named) == organisation_key(usual or "")


def _payment(
    claim: ClaimCase, path: YamlPath, payment: Payment, applicant: str | None, vendor: str | None
) -> Entry:
    return Entry(
        claim,
        path,
        PartKind.PAYMENT,
        payment.file,
        *_figures(payment.amount, payment.lines),
        _present(paid_on=payment.paid_on),
        {},
        _present(payer=payment.payer or applicant, payee=payment.payee or vendor),
    )


def _acceptance(claim: ClaimCase, path: YamlPath, acceptance: Acceptance) -> Entry:
    return Entry(
        claim,
        path,
        PartKind.ACCEPTANCE_REPORT,
        acceptance.file,
        *_figures(None, ()),
        _present(accepted_on=acceptance.accepted_on),
        {},
        {},
    )


def _figures(
    amount: Decimal | None, lines: tuple[Line, ...]
) -> tuple[Decimal | None, Decimal, frozenset[Decimal]]:
    """The total, the share, and these with each line and the sum of the lines of each kind."""
    by_kind = {total(x.amount for x in lines if x.kind is line.kind) for line in lines}
    of_lines = total(line.amount for line in lines)
    whole = amount if amount is not None else of_lines if lines else None
    share = min(of_lines, whole or ZERO, key=abs) if lines else whole or ZERO
    own = set() if whole is None else {whole}
    return whole, share, frozenset(own | by_kind | {line.amount for line in lines})


def _present(**values: T | None) -> dict[str, T]:
    return {name: value for name, value in values.items() if value is not None}
