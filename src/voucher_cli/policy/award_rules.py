"""Rules on how much: the base, and the floor, tiers and caps that make an award of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from voucher_cli.language import Bilingual
from voucher_cli.policy.citation import Citation
from voucher_cli.terms import CostKind


class Papers(StrEnum):
    """Whether invoices and payment proofs are both needed (和) or one of them (或)."""

    BOTH = "both"
    EITHER = "either"


class OutsidePapers(StrEnum):
    """What an invoice or payment dated outside the window is worth."""

    WITH_SETTLEMENT = "count-with-settlement"
    """It counts up to the settlement inside the window, to which it must correspond."""

    NEVER = "never-count"
    """It does not count when dated before the window's start or after the application."""


@dataclass(frozen=True, slots=True)
class BaseRule:
    """What the base (核定基数) is the smallest of; contract always, a settlement where asked."""

    eligible_kinds: tuple[CostKind, ...]
    settlement: bool
    papers: Papers
    outside_papers: OutsidePapers
    cite: Citation
    papers_cite: Citation
    settlement_cite: Citation | None = None


class AwardUnit(StrEnum):
    """On what floor and tiers are computed."""

    SERVICE = "service"
    CLAIM = "claim"
    PURCHASE = "purchase"


@dataclass(frozen=True, slots=True)
class Floor:
    """Less than `amount` earns nothing."""

    amount: Decimal
    cite: Citation


@dataclass(frozen=True, slots=True)
class Tier:
    """The part of the base above `above`, up to `up_to` (None: without end), earns `rate`."""

    above: Decimal
    rate: Decimal
    cite: Citation
    up_to: Decimal | None = None


class CapPer(StrEnum):
    """What a cap limits the awards of."""

    PROJECT = "project"
    PROJECT_YEAR = "project-year"
    ENTERPRISE_YEAR = "enterprise-year"


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that is paid per project, or per enterprise and calendar year over `routes`."""

    per: CapPer
    limit: Decimal
    cite: Citation
    routes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AwardRule:
    """Floor, tiers and the project's cap of one route. `cite` says where the unit is named; every
    policy that load.py has read has one."""

    unit: AwardUnit
    tiers: tuple[Tier, ...]
    floor: Floor | None = None
    caps: tuple[Cap, ...] = ()
    cite: Citation | None = None


class ReadingKind(StrEnum):
    """Another way to read the text that changes the sum; award/readings.py computes each."""

    POOLED_SERVICES = "pooled-services"
    FLOOR_DEDUCTED = "floor-deducted"
    TAX_EXCLUDED = "tax-excluded"
    PAPERS_IN_WINDOW = "papers-in-window"


@dataclass(frozen=True, slots=True)
class Reading:
    """One alternative reading, shown beside the default where the two differ."""

    id: str
    kind: ReadingKind
    note: Bilingual
    cite: Citation
    routes: tuple[str, ...] = ()
