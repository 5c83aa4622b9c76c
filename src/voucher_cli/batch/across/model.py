"""What the index keeps of a package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from voucher_cli.batch.across.identity import Identity
from voucher_cli.batch.season import Place
from voucher_cli.manifest.model import PriorAward
from voucher_cli.money import total
from voucher_cli.terms import PartKind


@dataclass(frozen=True, slots=True)
class Use:
    """An invoice, contract or file in one package, of one applicant under one policy.

    `shown` is its number (or path) as the package writes it, `key` that made comparable;
    `counterpart` is who issued the invoice or is the other party of the contract. It is `listed`
    where a claim rests on it; else it only lies there.
    """

    place: Place
    policy: str | None
    applicant: Identity
    key: str
    shown: str
    listed: bool = True
    certain: bool = True
    counterpart: Identity = field(default_factory=Identity)
    dated: date | None = None
    amount: Decimal | None = None
    kinds: tuple[PartKind, ...] = ()
    numbered: bool = False
    """of a file: the package states a number for what it holds, under this path"""
    foreign: bool = False
    """of a file: its text does not name the applicant, as a blank form's or general terms'"""


@dataclass(frozen=True, slots=True)
class Share:
    """What one package may claim of the caps of its enterprise and policy, in yuan. `year` is None
    where the package does not date its application."""

    package: str
    policy: str
    year: int | None
    applicant: Identity
    shown: str
    by_route: Mapping[str, Decimal]
    prior: tuple[PriorAward, ...]

    @property
    def claimed(self) -> Decimal:
        """All that it claims, before any cap."""
        return total(self.by_route.values())


@dataclass(frozen=True, slots=True)
class Service:
    """A purchase of a model under a claim of `base` yuan; `model` as it is written, `about` that
    with the project and parties, made comparable."""

    place: Place
    policy: str
    route: str
    year: int | None
    model: str
    base: Decimal
    about: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A party as one package states it: the applicant, or the vendor that it buys from.

    `marks` are phone, addresses and legal representative: what is compared → as it is written.
    """

    place: Place
    party: Identity
    shown: str
    marks: Mapping[str, str]
    buyer: Identity | None = None
    """whose vendor it is; None for the applicant itself"""
    buyer_shown: str = ""
