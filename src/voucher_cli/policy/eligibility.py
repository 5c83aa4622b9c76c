"""Rules on who may apply, and for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from voucher_cli.policy.citation import Citation
from voucher_cli.terms import EntityType, GovernmentLevel


@dataclass(frozen=True, slots=True)
class RegionRule:
    """The applicant is registered in one of `regions` (names as an address begins with them)."""

    kind: Literal["region"]
    regions: tuple[str, ...]
    cite: Citation
    routes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityRule:
    """The applicant is one of `types` and, where asked, an independent legal person."""

    kind: Literal["entity"]
    types: tuple[EntityType, ...]
    independent_legal_person: bool
    cite: Citation
    routes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndustryRule:
    """The industry code (GB/T 4754-2017) begins with one of `codes`; `exempt` types need none."""

    kind: Literal["industry"]
    codes: tuple[str, ...]
    cite: Citation
    exempt: tuple[EntityType, ...] = ()
    routes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioRule:
    """The project's scenario is in the list; `open_ended` where the list ends in 等."""

    kind: Literal["scenario"]
    scenarios: tuple[str, ...]
    open_ended: bool
    cite: Citation
    routes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AffiliationRule:
    """Applicant and vendor are not affiliated."""

    kind: Literal["affiliation"]
    cite: Citation
    routes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilingRule:
    """The model has a filing number with the Cyberspace Administration, of the form `pattern`."""

    kind: Literal["filing"]
    pattern: str
    cite: Citation
    routes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OverlapRule:
    """The same project has no other funding of `level`."""

    kind: Literal["funding-overlap"]
    level: GovernmentLevel
    cite: Citation
    routes: tuple[str, ...] = ()


EligibilityRule = (
    RegionRule
    | EntityRule
    | IndustryRule
    | ScenarioRule
    | AffiliationRule
    | FilingRule
    | OverlapRule
)
