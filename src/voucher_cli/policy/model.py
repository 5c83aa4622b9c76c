"""What a policy says, as data: the types behind rules/*/policy.yaml.

Every rule carries the `Citation` that it rests on. The field names are the YAML keys; see
docs/policies.md for how to write a policy and strict_yaml.py for how one is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from voucher_cli.language import Bilingual
from voucher_cli.terms import CostKind, EntityType, GovernmentLevel, Party


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the policy text says it, literally; `interpretation` where we had to read into it.
    `also` are other places of the text that say the same."""

    document: str
    clause: str
    quote: str
    interpretation: Bilingual | None = None
    also: tuple[Citation, ...] = ()


# --- who may apply, and for what -----------------------------------------------------------------


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


# --- when ----------------------------------------------------------------------------------------


class WindowEnd(StrEnum):
    """What closes the window: the day of application, or the deadline for applications."""

    APPLICATION = "application"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class WindowRule:
    """The days in which a supported cost is incurred. `deadline` stays empty where the text names
    none; a manifest may then supply it."""

    starts_on: date
    ends_with: WindowEnd
    cite: Citation
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class ContractOverlapRule:
    """The contract's execution period touches the window."""

    kind: Literal["overlaps-window"]
    cite: Citation


@dataclass(frozen=True, slots=True)
class ContractSignedRule:
    """The contract is signed on or after `on_or_after`."""

    kind: Literal["signed"]
    on_or_after: date
    cite: Citation


ContractDateRule = ContractOverlapRule | ContractSignedRule


# --- how much ------------------------------------------------------------------------------------


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


# --- what to hand in -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SealRule:
    """Who must have sealed the document."""

    by: tuple[Party, ...]
    cite: Citation


@dataclass(frozen=True, slots=True)
class CitedDuty:
    """A duty that needs no more than its clause: signed, dated, free of secrets."""

    cite: Citation


@dataclass(frozen=True, slots=True)
class IssuerRule:
    """Who must have issued the document."""

    by: Party
    cite: Citation


@dataclass(frozen=True, slots=True)
class YearRule:
    """The year that a statement must be of."""

    year: int
    cite: Citation


class When(StrEnum):
    """For which contracts a clause is asked."""

    ALWAYS = "always"
    FIXED = "fixed"
    """not for framework contracts"""
    FRAMEWORK = "framework"
    OUTLASTS_WINDOW = "outlasts-window"
    """the term begins before the window or ends after it"""


@dataclass(frozen=True, slots=True)
class TopicRule:
    """The document must speak of `topic` (an id of rules/topics.yaml).

    With `unless`, it need not where the document speaks of all of those topics instead.
    """

    topic: str
    cite: Citation
    when: When = When.ALWAYS
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duties:
    """What a document must show, besides being there."""

    sealed: SealRule | None = None
    signed: CitedDuty | None = None
    dated: CitedDuty | None = None
    issued: IssuerRule | None = None
    year: YearRule | None = None
    no_secrets: CitedDuty | None = None
    topics: tuple[TopicRule, ...] = ()
    supplement: SealRule | None = None
    """what the document leaves out may be shown by another paper, sealed by these parties"""


@dataclass(frozen=True, slots=True)
class MaterialPart:
    """One of several documents that make up a material."""

    id: str
    title: str
    kinds: tuple[str, ...]
    cite: Citation
    must: Duties = field(default_factory=Duties)


class PartsNeeded(StrEnum):
    """Whether every part of a material must be there, or one is enough."""

    ALL = "all"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Material:
    """One entry of a route's checklist. `kinds` are the document kinds that satisfy it (ids of
    rules/documents.yaml), `names` what files of it are called besides those kinds' own names.
    A `shared` material is handed in once for all claims of a package."""

    id: str
    number: str
    title: str
    cite: Citation
    kinds: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    shared: bool = False
    form: str | None = None
    parts: tuple[MaterialPart, ...] = ()
    parts_needed: PartsNeeded = PartsNeeded.ALL
    must: Duties = field(default_factory=Duties)


@dataclass(frozen=True, slots=True)
class Place:
    """A material, or one of its parts."""

    material: Material
    part: MaterialPart | None = None

    @property
    def cite(self) -> Citation:
        """The clause that asks for it."""
        return self.part.cite if self.part else self.material.cite

    @property
    def must(self) -> Duties:
        """What the document must show."""
        return self.part.must if self.part else self.material.must


# --- the whole -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Route:
    """One way to apply under a policy."""

    id: str
    title: Bilingual
    list_document: str
    base: BaseRule
    award: AwardRule
    materials: tuple[Material, ...]
    contract_dates: tuple[ContractDateRule, ...] = ()
    marks: tuple[str, ...] = ()
    """words by which files and contracts of this route are told from those of another one"""

    def material(self, material_id: str) -> Material | None:
        """The material of that id, if the route asks for it."""
        return next((m for m in self.materials if m.id == material_id), None)

    def place_of(self, kind: str) -> Place | None:
        """Where documents of that kind are handed in, if the route asks for them."""
        for material in self.materials:
            for part in material.parts:
                if kind in part.kinds:
                    return Place(material, part)
            if kind in material.kinds:
                return Place(material)
        return None


@dataclass(frozen=True, slots=True)
class Form:
    """An official form or a letter to be drafted; templates/ holds its blank."""

    id: str
    title: str
    document: str
    cite: Citation


@dataclass(frozen=True, slots=True)
class NotChecked:
    """What the text asks and no file can show, with the reason; listed in every report."""

    what: Bilingual
    reason: Bilingual
    cite: Citation
    routes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the text that is a title only; never reported. `opens` is the clause that begins
    with it, where the line bears no number of its own (一、 （一） 1. （1）)."""

    line: str
    opens: str | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """One published support policy."""

    id: str
    version: str
    title: Bilingual
    authority: str
    level: GovernmentLevel
    window: WindowRule
    eligibility: tuple[EligibilityRule, ...]
    routes: tuple[Route, ...]
    caps: tuple[Cap, ...]
    readings: tuple[Reading, ...] = ()
    forms: tuple[Form, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    headings: tuple[Heading, ...] = ()
    sha256: str = field(default="", metadata={"not_in_yaml": True})
    """of policy.yaml as loaded"""

    def route(self, route_id: str) -> Route | None:
        """The route of that id, if there is one."""
        return next((r for r in self.routes if r.id == route_id), None)
