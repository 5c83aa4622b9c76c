"""The entries of a purchase that carry amounts, with their places and their standing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from voucher_cli.award.base import Entry
from voucher_cli.award.model import PurchaseBasis, Standing
from voucher_cli.award.standing import COUNTED
from voucher_cli.checks.case import Case, ClaimCase
from voucher_cli.manifest.model import Contract, FileRef, Invoice, Purchase
from voucher_cli.money import total
from voucher_cli.strict_yaml import YamlPath
from voucher_cli.terms import CostKind, PartKind
from voucher_cli.text import UNIQUE_NUMBER, number_key, organisation_key, tidy


@dataclass(frozen=True, slots=True)
class Entered:
    """A contract, settlement, invoice or payment of a claim, where the manifest has it."""

    claim: ClaimCase
    purchase: Purchase
    path: YamlPath
    kind: PartKind
    entry: Entry
    standing: Standing

    @property
    def file(self) -> tuple[FileRef, ...]:
        """The files that show it."""
        return self.entry.file

    @property
    def counts(self) -> bool:
        """Whether its date lets it count towards the base."""
        return self.standing in COUNTED

    @property
    def amount(self) -> Decimal | None:
        """What it comes to as a whole."""
        return self.entry.amount

    @property
    def lines_sum(self) -> Decimal:
        """What its lines come to."""
        return total(line.amount for line in self.entry.lines)

    @property
    def other_kinds(self) -> tuple[CostKind, ...]:
        """What its lines pay for besides what the route supports."""
        eligible = self.claim.route.base.eligible_kinds
        kinds = (line.kind for line in self.entry.lines if line.kind not in eligible)
        return tuple(dict.fromkeys(kinds))

    @property
    def other_amount(self) -> Decimal:
        """What the lines of other kinds come to."""
        lines = self.entry.lines
        return total(line.amount for line in lines if line.kind in self.other_kinds)

    @property
    def document(self) -> str:
        """Equal for entries of one and the same contract or invoice; empty where unnumbered.

        Older invoices have numbers of eight digits that recur under other codes, so the seller
        belongs to them; contracts are numbered by each vendor.
        """
        if not isinstance(self.entry, Contract | Invoice):
            return ""
        number = number_key(self.entry.number or "")
        if not number:
            return ""
        if isinstance(self.entry, Contract) or len(number) < UNIQUE_NUMBER:
            seller = getattr(self.entry, "seller", None) or self.purchase.vendor.name or ""
            number += f"@{organisation_key(seller)}"
        return f"{self.kind.value}:{number}"

    @property
    def name(self) -> str:
        """What a person knows it by."""
        number = getattr(self.entry, "number", None)
        return tidy(str(number or self.purchase.model or self.purchase.vendor.name or "")) or "—"

    @property
    def place(self) -> str:
        """Its place in the manifest, as the detail of a finding."""
        return ".".join(str(step) for step in self.path)


def every_entry(case: Case) -> tuple[Entered, ...]:
    """All entries that the claims' bases look at, in the manifest's order."""
    return tuple(
        e for c in case.claims() for p, _, b in c.purchases() for e in of_purchase(c, p, b)
    )


def of_purchase(claim: ClaimCase, path: YamlPath, basis: PurchaseBasis) -> Iterator[Entered]:
    """The entries of one purchase; settlements only where the route's list has them."""
    purchase, settled = basis.purchase, claim.route.base.settlement
    if purchase.contract:
        here, kind = (*path, "contract"), PartKind.CONTRACT
        yield Entered(claim, purchase, here, kind, purchase.contract, Standing.INSIDE)
    papers: tuple[tuple[str, PartKind, Sequence[Entry], Sequence[Standing]], ...] = (
        ("settlements", PartKind.SETTLEMENT, purchase.settlements, basis.settlements),
        ("invoices", PartKind.INVOICE, purchase.invoices, basis.invoices),
        ("payments", PartKind.PAYMENT, purchase.payments, basis.payments),
    )
    for key, kind, entries, standings in papers:
        if kind is PartKind.SETTLEMENT and not settled:
            continue
        for n, (entry, standing) in enumerate(zip(entries, standings, strict=True)):
            yield Entered(claim, purchase, (*path, key, n), kind, entry, standing)
