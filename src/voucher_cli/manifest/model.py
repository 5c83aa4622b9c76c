"""What the applicant states: the types behind manifest.yaml. Amounts in yuan, tax included.

Only `version` must be there to load; what a rule needs and the manifest leaves out is a finding
(fact-missing), not an error. The field names are the YAML keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from voucher_cli.terms import CostKind, EntityType, GovernmentLevel, PartKind

_MANY = {"one_or_many": True}


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file of the package, or pages of one: `all.pdf#3-7`. Pages count from 1, ends included."""

    path: str
    first_page: int | None = None
    last_page: int | None = None

    def __str__(self) -> str:
        if self.first_page is None:
            return self.path
        if self.first_page == self.last_page:
            return f"{self.path}#{self.first_page}"
        return f"{self.path}#{self.first_page}-{self.last_page}"


class ListingPlan(StrEnum):
    """挂牌或上市进展."""

    WITHIN_3_YEARS = "within-3-years"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Contact:
    name: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class YearFinances:
    """One year of the applicant's figures, in yuan."""

    revenue: Decimal | None = None
    net_profit: Decimal | None = None
    tax: Decimal | None = None
    rnd: Decimal | None = None
    revenue_forecast: Decimal | None = None


@dataclass(frozen=True, slots=True)
class OtherSupport:
    """Other public funding that the applicant has had."""

    program: str | None = None
    level: GovernmentLevel | None = None
    year: int | None = None
    amount: Decimal | None = None
    same_project: bool | None = None


@dataclass(frozen=True, slots=True)
class Applicant:
    name: str | None = None
    uscc: str | None = None
    region: str | None = None
    registered_address: str | None = None
    office_address: str | None = None
    contact_address: str | None = None
    founded_on: date | None = None
    registered_capital: Decimal | None = None
    industry_code: str | None = None
    statistics_code: str | None = None
    entity_type: EntityType | None = None
    entity_nature: str | None = None
    independent_legal_person: bool | None = None
    legal_representative: str | None = None
    employees: int | None = None
    listing_plan: ListingPlan | None = None
    contact: Contact = field(default_factory=Contact)
    finances: Mapping[int, YearFinances] = field(default_factory=dict)
    valuation: Decimal | None = None
    profile: str | None = None
    industry_rank: str | None = None
    model_product_revenue_h1_2024: Decimal | None = None
    other_support: tuple[OtherSupport, ...] = ()


@dataclass(frozen=True, slots=True)
class PriorAward:
    """An award already granted, which counts against caps of the same policy and year."""

    policy: str | None = None
    route: str | None = None
    project: str | None = None
    year: int | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A part of an amount, by what it pays for."""

    kind: CostKind
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Vendor:
    name: str | None = None
    uscc: str | None = None
    affiliated: bool | None = None
    legal_representative: str | None = None
    address: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Contract:
    file: tuple[FileRef, ...] = field(default=(), metadata=_MANY)
    number: str | None = None
    signed_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    amount: Decimal | None = None
    framework: bool = False
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Settlement:
    file: tuple[FileRef, ...] = field(default=(), metadata=_MANY)
    issuer: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    amount: Decimal | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Invoice:
    """A red-letter invoice has a negative amount."""

    file: tuple[FileRef, ...] = field(default=(), metadata=_MANY)
    number: str | None = None
    issued_on: date | None = None
    amount: Decimal | None = None
    net: Decimal | None = None
    buyer: str | None = None
    seller: str | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Payment:
    file: tuple[FileRef, ...] = field(default=(), metadata=_MANY)
    paid_on: date | None = None
    amount: Decimal | None = None
    payer: str | None = None
    payee: str | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Acceptance:
    file: tuple[FileRef, ...] = field(default=(), metadata=_MANY)
    accepted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Deployment:
    file: tuple[FileRef, ...] = field(default=(), metadata=_MANY)


KIND_OF_ENTRY = {
    "contract": PartKind.CONTRACT,
    "settlements": PartKind.SETTLEMENT,
    "invoices": PartKind.INVOICE,
    "payments": PartKind.PAYMENT,
    "acceptance": PartKind.ACCEPTANCE_REPORT,
    "deployment": PartKind.DEPLOYMENT_PROOF,
}
"""what the files of a purchase's entries are, by the entries' key"""

EntryPath = tuple[str] | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Purchase:
    """One contract for a model product or for compute. `service` sets it apart from other
    purchases of the same model and vendor."""

    model: str | None = None
    filing_number: str | None = None
    service: str | None = None
    vendor: Vendor = field(default_factory=Vendor)
    contract: Contract | None = None
    settlements: tuple[Settlement, ...] = ()
    invoices: tuple[Invoice, ...] = ()
    payments: tuple[Payment, ...] = ()
    acceptance: Acceptance | None = None
    deployment: Deployment | None = None

    def named_files(self) -> Iterator[tuple[EntryPath, tuple[FileRef, ...]]]:
        """Each entry's place in the purchase with the files that it names, in order."""
        for key in KIND_OF_ENTRY:
            entries = getattr(self, key)
            if isinstance(entries, tuple):
                yield from (((key, n), entry.file) for n, entry in enumerate(entries))
            elif entries is not None:
                yield (key,), entries.file


@dataclass(frozen=True, slots=True)
class Project:
    name: str | None = None
    product_type: str | None = None
    launched_on: date | None = None
    scenario: str | None = None
    scenario_note: str | None = None
    description: str | None = None
    results: str | None = None
    supplement: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One route applied for, for one project. `id` is always set once loaded."""

    route: str
    id: str | None = None
    requested: Decimal | None = None
    project: Project = field(default_factory=Project)
    purchases: tuple[Purchase, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole of manifest.yaml."""

    version: Literal[1]
    policy: str | None = None
    applied_on: date | None = None
    deadline: date | None = None
    applicant: Applicant = field(default_factory=Applicant)
    prior_awards: tuple[PriorAward, ...] = ()
    claims: tuple[Claim, ...] = ()
    materials: Mapping[str, Mapping[str, tuple[FileRef, ...]]] = field(
        default_factory=dict, metadata=_MANY
    )
