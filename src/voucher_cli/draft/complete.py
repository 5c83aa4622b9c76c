"""Fills the facts that a manifest leaves out from the documents that its entries name.

Only dates, numbers and parties are filled, never an amount, and never over what is written. Where
several documents of an entry show different values, none is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from voucher_cli.draft.facts import text, value
from voucher_cli.evidence.model import Evidence, Part, PartKind
from voucher_cli.manifest.model import (
    Acceptance,
    Claim,
    Contract,
    FileRef,
    Invoice,
    Manifest,
    Payment,
    Purchase,
    Settlement,
)
from voucher_cli.text import number_key, organisation_key

V = TypeVar("V", str, date)
Read = Callable[[Part], V | None]


def complete(manifest: Manifest, evidence: Evidence) -> Manifest:
    """`manifest` with what its own files show of the facts that it leaves out.

    Claims, purchases and entries stay at their places.
    """
    applicant = organisation_key(manifest.applicant.name or "")
    return replace(
        manifest, claims=tuple(_claim(claim, evidence, applicant) for claim in manifest.claims)
    )


def _claim(claim: Claim, evidence: Evidence, applicant: str) -> Claim:
    return replace(
        claim, purchases=tuple(_purchase(p, evidence, applicant) for p in claim.purchases)
    )


def _purchase(purchase: Purchase, evidence: Evidence, applicant: str) -> Purchase:
    filled = replace(
        purchase,
        contract=_contract(purchase.contract, evidence) if purchase.contract else None,
        settlements=tuple(_settlement(entry, evidence) for entry in purchase.settlements),
        invoices=tuple(_invoice(entry, evidence) for entry in purchase.invoices),
        payments=tuple(_payment(entry, evidence) for entry in purchase.payments),
        acceptance=_acceptance(purchase.acceptance, evidence) if purchase.acceptance else None,
    )
    if filled.vendor.name is not None or filled.contract is None:
        return filled
    parts = _parts(evidence, filled.contract.file, PartKind.CONTRACT)
    sides = [text(parts, "party_b"), text(parts, "party_a")]
    other = [side for side in sides if side and organisation_key(side) != applicant]
    if not other:
        return filled
    return replace(filled, vendor=replace(filled.vendor, name=other[0]))


def _contract(contract: Contract, evidence: Evidence) -> Contract:
    """The parts of a contract (its annexes, a supplement) follow one another: the first tells."""
    parts = _parts(evidence, contract.file, PartKind.CONTRACT)
    return replace(
        contract,
        number=contract.number or text(parts, "number"),
        signed_on=contract.signed_on or value(parts, "signed_on", date),
        starts_on=contract.starts_on or value(parts, "starts_on", date),
        ends_on=contract.ends_on or value(parts, "ends_on", date),
    )


def _settlement(entry: Settlement, evidence: Evidence) -> Settlement:
    parts = _of_entry(evidence, entry.file, PartKind.SETTLEMENT, entry.amount, None)
    starts, ends = _agreed(parts, _day("starts_on")), _agreed(parts, _day("ends_on"))
    if _add_up(parts, entry.amount):  # one entry sums up the settlements of several months
        starts = min((d for p in parts if (d := value([p], "starts_on", date))), default=None)
        ends = max((d for p in parts if (d := value([p], "ends_on", date))), default=None)
    return replace(
        entry,
        issuer=entry.issuer or _agreed(parts, _name("issuer")),
        starts_on=entry.starts_on or starts,
        ends_on=entry.ends_on or ends,
    )


def _invoice(entry: Invoice, evidence: Evidence) -> Invoice:
    parts = _of_entry(evidence, entry.file, PartKind.INVOICE, entry.amount, entry.number)
    return replace(
        entry,
        number=entry.number or _agreed(parts, _name("number")),
        issued_on=entry.issued_on or _agreed(parts, _day("issued_on")),
        buyer=entry.buyer or _agreed(parts, _name("buyer")),
        seller=entry.seller or _agreed(parts, _name("seller")),
    )


def _payment(entry: Payment, evidence: Evidence) -> Payment:
    parts = _of_entry(evidence, entry.file, PartKind.PAYMENT, entry.amount, None)
    return replace(
        entry,
        paid_on=entry.paid_on or _agreed(parts, _day("paid_on")),
        payer=entry.payer or _agreed(parts, _name("payer")),
        payee=entry.payee or _agreed(parts, _name("payee")),
    )


def _acceptance(entry: Acceptance, evidence: Evidence) -> Acceptance:
    parts = _parts(evidence, entry.file, PartKind.ACCEPTANCE_REPORT)
    return replace(entry, accepted_on=entry.accepted_on or _agreed(parts, _day("accepted_on")))


# --- which documents, and what they agree on -----------------------------------------------------


def _parts(evidence: Evidence, references: Iterable[FileRef], kind: PartKind) -> tuple[Part, ...]:
    """The documents of that kind that the references name, in their order."""
    return tuple(
        placement.part
        for reference in references
        for placement in evidence.placements
        if placement.part.kind is kind
        and placement.part.lies_on(reference.path, reference.first_page, reference.last_page)
    )


def _of_entry(
    evidence: Evidence,
    references: Iterable[FileRef],
    kind: PartKind,
    amount: Decimal | None,
    number: str | None,
) -> Sequence[Part]:
    """Of the documents in an entry's files, those that show its number, else its amount.

    Several invoices may lie in one file that several entries name. Where nothing tells them apart
    all are given, and only what they agree on is taken.
    """
    parts = _parts(evidence, references, kind)
    if number is not None:
        key = number_key(number)
        same = [p for p in parts if number_key(text([p], "number") or "") == key]
        if same:
            return same
    if amount is not None:
        same = [p for p in parts if value([p], "amount", Decimal) == amount]
        if same:
            return same
    return parts


def _agreed(parts: Sequence[Part], read: Read[V]) -> V | None:
    """The one value that the parts show; None where they show none or differ."""
    found = {organisation_key(str(v)): v for part in parts if (v := read(part)) is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def _add_up(parts: Sequence[Part], amount: Decimal | None) -> bool:
    shown = [value([part], "amount", Decimal) for part in parts]
    return len(parts) > 1 and sum(s or Decimal(0) for s in shown) == amount


def _day(name: str) -> Read[date]:
    return lambda part: value([part], name, date)


def _name(name: str) -> Read[str]:
    return lambda part: text([part], name)
