"""What the summary takes from a package's JSON report. The dataclasses are the shape that is asked
for; whatever else the report holds is left aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from voucher_cli.award.model import Measure
from voucher_cli.findings import Certainty, Level
from voucher_cli.policy.award_rules import CapPer


@dataclass(frozen=True, slots=True)
class ReadClause:
    """Where the policy says it."""

    document: str
    clause: str
    quote: str


@dataclass(frozen=True, slots=True)
class ReadConfirmation:
    """A reviewer's word that a finding is settled."""

    by: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class ReadFinding:
    """One finding; `material` and `part` are ids."""

    id: str
    name: str
    level: Level
    certainty: Certainty
    message: str
    hint: str | None = None
    claim: str | None = None
    material: str | None = None
    part: str | None = None
    file: str | None = None
    page: int | None = None
    where: str | None = None
    expected: str | None = None
    actual: str | None = None
    confirmed: ReadConfirmation | None = None
    source: ReadClause | None = None


@dataclass(frozen=True, slots=True)
class ReadMaterial:
    """A material or a part of one, for its title."""

    id: str
    title: str
    parts: tuple[ReadMaterial, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadPurchase:
    """A purchase and the kind of evidence that limits its base."""

    name: str | None = None
    limited_by: Measure | None = None


@dataclass(frozen=True, slots=True)
class ReadCap:
    """A cap of one claim or of several, in yuan."""

    per: CapPer
    limit: Decimal
    reduced_by: Decimal
    prior: Decimal = Decimal("0.00")
    routes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """How one claim was computed."""

    id: str
    purchases: tuple[ReadPurchase, ...] = ()
    caps: tuple[ReadCap, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadAward:
    """The claims, and the caps that they share."""

    claims: tuple[ReadClaim, ...]
    caps: tuple[ReadCap, ...]


@dataclass(frozen=True, slots=True)
class PackageReport:
    """The report on one package."""

    materials: tuple[ReadMaterial, ...]
    findings: tuple[ReadFinding, ...]
    award: ReadAward

    def titles(self) -> Mapping[str, str]:
        """The titles of the materials and their parts, by their ids."""
        return dict(_titles(self.materials))


def read_report(report: Mapping[str, Any] | None) -> PackageReport | None:
    """None where there is no report, or something else in its place."""
    if report is None:
        return None
    try:
        return _reports().validate_python(report)
    except ValidationError:
        return None


@cache
def _reports() -> TypeAdapter[PackageReport]:
    return TypeAdapter(PackageReport)


def _titles(materials: tuple[ReadMaterial, ...]) -> Iterator[tuple[str, str]]:
    for material in materials:
        yield material.id, material.title
        yield from _titles(material.parts)
