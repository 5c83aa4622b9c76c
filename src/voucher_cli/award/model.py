"""The award ceiling and every step to it. Amounts are exact yuan; nothing here is granted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from voucher_cli.language import Bilingual
from voucher_cli.policy.award_rules import CapPer
from voucher_cli.text import number_key

if TYPE_CHECKING:  # building the manifest's types takes as long as a whole quick answer
    from voucher_cli.manifest.model import Purchase


class Measure(StrEnum):
    """What the base is the smallest of; the order settles ties."""

    CONTRACT = "contract"
    SETTLEMENT = "settlement"
    INVOICES = "invoices"
    PAYMENTS = "payments"


@dataclass(frozen=True, slots=True)
class PurchaseBase:
    """The base of one purchase. A measure that sets no limit is left out of `measures`; one that
    is needed and has no entry is None, and the base is then 0.00."""

    name: str
    service: str
    """purchases of one claim with the same service are taken together"""
    measures: Mapping[Measure, Decimal | None]
    base: Decimal
    limited_by: Measure | None
    net_base: Decimal | None = None
    """the base without tax, where every invoice behind it states its net amount"""
    in_window_base: Decimal | None = None
    """the base where invoices and payments outside the window do not count"""
    service_name: str = ""
    """what the service is called for people; `name` where it is empty"""


class Standing(StrEnum):
    """Whether a settlement, invoice or payment counts towards the base."""

    INSIDE = "inside"
    UNDATED = "undated"
    """no date is known: it counts, and what is missing is a finding"""
    OUTSIDE_COUNTS = "outside-counts"
    """dated outside the window, counts only up to the settlement inside it"""
    OUTSIDE = "outside"
    """dated outside the window, does not count"""
    STRADDLES = "straddles"
    """a settlement whose period lies partly in the window: does not count until it is split"""


@dataclass(frozen=True, slots=True)
class PurchaseBasis:
    """A purchase, its base, and the standing of each of its papers, in the manifest's order."""

    purchase: Purchase
    base: PurchaseBase
    settlements: tuple[Standing, ...]
    invoices: tuple[Standing, ...]
    payments: tuple[Standing, ...]

    @property
    def key(self) -> str:
        """What tells it from other purchases in the ids of findings: its name and the number of
        its contract, whatever its place in the manifest."""
        contract = self.purchase.contract
        number = number_key(contract.number or "") if contract else ""
        return ":".join(filter(None, (self.base.name, number)))


@dataclass(frozen=True, slots=True)
class ClaimBases:
    """What the award of one claim is computed from."""

    id: str
    route: str
    purchases: tuple[PurchaseBase, ...]


@dataclass(frozen=True, slots=True)
class TierAward:
    """What one tier gives: `amount` of the base lies in it and earns `rate`."""

    above: Decimal
    up_to: Decimal | None
    rate: Decimal
    amount: Decimal
    award: Decimal


@dataclass(frozen=True, slots=True)
class UnitAward:
    """Floor and tiers on one unit: a service, a claim's sum or a purchase."""

    name: str
    base: Decimal
    counts: bool
    """False where the base is under the floor"""
    tiers: tuple[TierAward, ...]
    award: Decimal


@dataclass(frozen=True, slots=True)
class CapEffect:
    """A cap and what it took away."""

    per: CapPer
    routes: tuple[str, ...]
    limit: Decimal
    prior: Decimal
    reduced_by: Decimal


@dataclass(frozen=True, slots=True)
class ClaimAward:
    """One claim: its purchases' bases, its units (by the route's AwardUnit) and its ceiling."""

    id: str
    route: str
    purchases: tuple[PurchaseBase, ...]
    units: tuple[UnitAward, ...]
    caps: tuple[CapEffect, ...]
    ceiling: Decimal


@dataclass(frozen=True, slots=True)
class ReadingAward:
    """What another reading of the text would give."""

    id: str
    note: Bilingual
    ceiling: Decimal


@dataclass(frozen=True, slots=True)
class Award:
    """The most that the policy allows for these claims."""

    ceiling: Decimal
    claims: tuple[ClaimAward, ...]
    caps: tuple[CapEffect, ...]
    readings: tuple[ReadingAward, ...]
