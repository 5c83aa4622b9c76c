"""What is true of one submission, before anything is drawn.

The classes are mutable on purpose: a test copies a sound dossier and changes one thing in it.
Amounts are yuan, tax included.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from dossier.paper import Ink, Scan

Layout = Literal["cover", "table", "terms"]
SlipLayout = Literal["boxed", "columns", "list"]
SettlementLayout = Literal["monthly-sheet", "usage-bill", "confirmation"]


@dataclass
class Company:
    """An organisation as contracts, invoices and bank slips name it."""

    name: str
    uscc: str
    representative: str
    address: str
    phone: str
    bank: str
    account: str


@dataclass
class Year:
    """One year of the applicant's figures."""

    revenue: Decimal | None = None
    net_profit: Decimal | None = None
    tax: Decimal | None = None
    rnd: Decimal | None = None
    revenue_forecast: Decimal | None = None


@dataclass
class Support:
    """Other public funding."""

    program: str
    level: str
    year: int
    amount: Decimal
    same_project: bool


@dataclass
class Applicant(Company):
    """The company that applies."""

    region: str | None
    office_address: str
    founded_on: date
    registered_capital: Decimal
    industry_code: str | None
    employees: int
    contact: str
    mobile: str
    email: str
    finances: dict[int, Year]
    valuation: Decimal
    profile: str
    industry_rank: str
    business: str
    entity_type: str | None = "enterprise"
    entity_nature: str = "民营企业"
    independent_legal_person: bool | None = True
    model_revenue_h1_2024: Decimal | None = None
    other_support: list[Support] = field(default_factory=list)


@dataclass
class Vendor(Company):
    """The seller of a model or of compute."""

    affiliated: bool | None = False


@dataclass
class Item:
    """A row of a price table: what is bought, how much of it, for how much."""

    kind: str
    name: str
    spec: str
    unit: str
    quantity: Decimal
    price: Decimal
    amount: Decimal


@dataclass
class Contract:
    """A purchase contract. `wording` replaces a section's paragraphs by its key; an empty tuple
    drops the section."""

    path: str
    title: str
    number: str | None
    signed_on: date | None
    starts_on: date | None
    ends_on: date | None
    amount: Decimal | None
    items: list[Item]
    framework: bool = False
    layout: Layout = "cover"
    outlasts: bool = False
    """whether it is written for a term that reaches past the support window"""
    wording: dict[str, tuple[str, ...]] = field(default_factory=dict)
    printed_capitals: Decimal | None = None
    marking: str | None = None
    """a marking of secrecy at the head of the first page"""
    photos: tuple[str, ...] = ()
    """the files of its pages, where each is a picture of its own; `path` is then the first"""


@dataclass
class Settlement:
    """What the vendor says was used in a period; `months` are (month, quantity, amount)."""

    path: str
    issuer: str
    starts_on: date
    ends_on: date
    amount: Decimal
    months: list[tuple[str, Decimal, Decimal]]
    issued_on: date
    layout: SettlementLayout = "monthly-sheet"
    printed_capitals: Decimal | None = None
    without_usage: bool = False


@dataclass
class Invoice:
    """A fully digital invoice (数电票)."""

    path: str
    number: str
    issued_on: date
    amount: Decimal
    buyer: str
    seller: str
    item: str
    rate: Decimal
    lines: dict[str, Decimal] = field(default_factory=dict)
    special: bool = False
    printed_capitals: Decimal | None = None
    coded_amount: Decimal | None = None
    """what its QR code says, where that is another amount"""
    copies: tuple[str, ...] = ()
    """more files of the same invoice, as OFD or XML"""
    buyer_id: str | None = None
    seller_id: str | None = None


@dataclass
class Payment:
    """A bank transfer."""

    path: str
    paid_on: date
    amount: Decimal
    payer: str
    payee: str
    purpose: str
    serial: str
    lines: dict[str, Decimal] = field(default_factory=dict)
    layout: SlipLayout = "boxed"
    printed_capitals: Decimal | None = None


@dataclass
class Acceptance:
    """An acceptance report of a private deployment."""

    path: str
    accepted_on: date
    effect: str
    without_effect: bool = False


@dataclass
class Purchase:
    """One contract and the papers that go with it."""

    model: str | None
    filing_number: str | None
    vendor: Vendor
    contract: Contract
    invoices: list[Invoice]
    payments: list[Payment]
    settlements: list[Settlement] = field(default_factory=list)
    acceptance: Acceptance | None = None
    service: str | None = None


@dataclass
class Project:
    """What the claim is for."""

    name: str
    product_type: str
    launched_on: date | None
    scenario: str | None
    scenario_note: str
    description: str
    results: str
    purpose: str
    cases: tuple[str, ...]
    model_introduction: str


@dataclass
class Claim:
    """One route applied for. `statement` is the path of its usage or model statement, written on
    `stated_on`; `wording` replaces a section of it by its key."""

    route: str
    id: str
    project: Project
    purchases: list[Purchase]
    statement: str
    stated_on: date
    requested: Decimal | None = None
    wording: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass
class Letter:
    """A form or letter that all claims share. `dated` None leaves its date blank; `copies` are
    more files of the same paper."""

    path: str
    dated: date | None
    copies: tuple[str, ...] = ()
    wording: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass
class Dossier:
    """A whole submission. `letters` are by material id."""

    policy: str
    applied_on: date | None
    applicant: Applicant
    claims: list[Claim]
    letters: dict[str, Letter]
    deadline: date | None = None
    licence: str | None = None
    statements: str | None = None
    statement_year: int = 2024
    prior_awards: list[dict[str, object]] = field(default_factory=list)
    materials: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    inks: dict[str, Ink] = field(default_factory=dict)
    """by path, the papers that are sealed or signed otherwise than usual"""
    scans: dict[str, Scan] = field(default_factory=dict)
    """by path, the papers that are scanned or photographed"""

    @property
    def purchase(self) -> Purchase:
        """The first claim's first purchase, which most tests change."""
        return self.claims[0].purchases[0]
