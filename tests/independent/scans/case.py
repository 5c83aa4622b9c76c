"""An application as facts: who bought what from whom, when, for how much; and its ceiling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from .bill import Bill
from .firms import Firm


@dataclass(frozen=True)
class Row:
    """A row of the price table."""

    name: str
    unit: str
    quantity: str
    price: Decimal
    amount: Decimal


@dataclass(frozen=True)
class Month:
    """What was settled for one stretch of time; `usage` as the vendor counts it."""

    starts_on: date
    ends_on: date
    amount: Decimal
    usage: str


@dataclass(frozen=True)
class Payment:
    """A transfer: `bank` picks the slip's layout."""

    paid_on: date
    amount: Decimal
    serial: str
    bank: str
    purpose: str


@dataclass(frozen=True)
class Case:
    """One package. `look` picks among wordings and layouts; `defects` what was planted."""

    name: str
    policy: str
    route: str
    applicant: Firm
    vendor: Firm
    model: str
    filing: str
    product: str
    scenario: str
    industry_code: str
    applied_on: date
    contract_number: str
    signed_on: date
    starts_on: date
    ends_on: date
    rows: tuple[Row, ...]
    months: tuple[Month, ...]
    bills: tuple[Bill, ...]
    payments: tuple[Payment, ...]
    contact: tuple[str, str, str]
    region: str
    employees: int = 64
    revenue: tuple[int, int, int] = (18_600_000, 23_250_000, 30_000_000)
    accepted_on: date | None = None
    look: int = 0
    defects: tuple[str, ...] = ()
    prefix: str = ""

    @property
    def amount(self) -> Decimal:
        return sum((row.amount for row in self.rows), Decimal("0.00"))

    @property
    def settled(self) -> Decimal:
        return sum((month.amount for month in self.months), Decimal("0.00"))

    @property
    def invoiced(self) -> Decimal:
        return sum((bill.total for bill in self.bills), Decimal("0.00"))

    @property
    def paid(self) -> Decimal:
        """As the manifest states it."""
        stated = sum((payment.amount for payment in self.payments), Decimal("0.00"))
        return stated + (SLIP if "payment-amount" in self.defects else 0)

    @property
    def beijing(self) -> bool:
        return self.policy == "beijing-model-2024"

    @property
    def private(self) -> bool:
        return self.route == "private"


SLIP = Decimal("10000.00")  # by how much a planted payment differs from the manifest


def ceiling(case: Case) -> Decimal:
    """The most that the policy allows, from the manifest's amounts. Yuan, to the fen, down."""
    measures = [case.amount]
    if not case.private:
        measures.append(case.settled)
    if case.beijing:
        measures.append(max(case.invoiced, case.paid))
    else:
        measures += [case.invoiced, case.paid]
    base = min(measures)
    if not case.beijing:
        cap = 500_000 if case.route == "compute" else 300_000
        return min(_down(base * Decimal("0.30")), Decimal(cap)).quantize(Decimal("0.01"))
    steps = _PRIVATE if case.private else _API
    if base < steps[0]:
        return Decimal("0.00")
    award, lower = Decimal("0.00"), Decimal(0)
    for upper, rate in steps[1]:
        award += _down(max(min(base, Decimal(upper)) - lower, Decimal(0)) * Decimal(rate))
        lower = Decimal(upper)
    return min(award, Decimal(5_000_000)).quantize(Decimal("0.01"))


_FAR = 10**12
_API = (100_000, ((1_000_000, "0.50"), (5_000_000, "0.25"), (_FAR, "0.10")))
_PRIVATE = (500_000, ((2_000_000, "0.20"), (5_000_000, "0.10"), (_FAR, "0.05")))


def _down(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_FLOOR)
