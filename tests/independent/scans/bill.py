"""What an invoice says, apart from how it is drawn."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from PIL import Image

from .firms import Firm

_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Item:
    """A row: `net` yuan without tax; `rate` in percent."""

    name: str
    model: str
    unit: str
    quantity: Decimal
    net: Decimal
    rate: int

    @property
    def tax(self) -> Decimal:
        return (self.net * self.rate / 100).quantize(_CENT, ROUND_HALF_UP)

    @property
    def price(self) -> str:
        text = f"{self.net / self.quantity:.8f}"
        return text.rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Bill:
    """An invoice. `code` is empty on 数电票. `qr_shift` yuan makes the QR code disagree."""

    number: str
    issued_on: date
    items: tuple[Item, ...]
    buyer: Firm
    seller: Firm
    code: str = ""
    check: str = ""
    special: bool = False
    note: str = ""
    people: tuple[str, str, str] = ("周倩", "孙立", "何雨")
    qr_shift: Decimal = Decimal(0)

    @property
    def net(self) -> Decimal:
        return sum((item.net for item in self.items), Decimal("0.00"))

    @property
    def tax(self) -> Decimal:
        return sum((item.tax for item in self.items), Decimal("0.00"))

    @property
    def total(self) -> Decimal:
        return self.net + self.tax

    def reversed(self, number: str, on: date, note: str) -> Bill:
        """The red-letter invoice that takes this one back."""
        items = tuple(replace(i, net=-i.net, quantity=-i.quantity) for i in self.items)
        return replace(self, number=number, issued_on=on, items=items, note=note)

    def facts(self) -> dict[str, str]:
        """The truth, under the report's names; money with two decimals, dates ISO."""
        return {
            "number": self.number,
            "issued_on": self.issued_on.isoformat(),
            "net": f"{self.net:.2f}",
            "tax": f"{self.tax:.2f}",
            "amount": f"{self.total:.2f}",
            "buyer": self.buyer.name,
            "buyer_id": self.buyer.uscc,
            "seller": self.seller.name,
            "seller_id": self.seller.uscc,
        }


@dataclass(frozen=True)
class Drawn:
    """Pages of one invoice and where the total stands (mm), for a seal to cover it."""

    pages: tuple[Image.Image, ...]
    total_at: tuple[float, float]
    total_page: int = 0
    absent: frozenset[str] = field(default_factory=frozenset)


def items_for(total: Decimal, rate: int, chance: random.Random, goods: tuple[tuple[str, ...], ...]):
    """One row for each of `goods` (name, model, unit) whose sums with tax make `total`."""
    gross = [(total * w).quantize(_CENT) for w in _shares(len(goods), chance)]
    gross[-1] = total - sum(gross[:-1], Decimal(0))
    found = []
    for amount, (name, model, unit) in zip(gross, goods, strict=True):
        net = (amount / (1 + Decimal(rate) / 100)).quantize(_CENT, ROUND_HALF_UP)
        quantity = Decimal(chance.choice((1, 1, 2, 3, 4, 12, 150)))
        item = Item(name, model, unit, quantity, net, rate)
        if item.net + item.tax != amount:  # a cent of rounding: the total follows the rows
            item = replace(item, net=net)
        found.append(item)
    return tuple(found)


def _shares(count: int, chance: random.Random) -> list[Decimal]:
    weights = [chance.randrange(2, 9) for _ in range(count)]
    return [Decimal(w) / sum(weights) for w in weights]


def digital_number(on: date, chance: random.Random, province: str = "11") -> str:
    """20 digits: year, province, channel, sequence."""
    tail = "".join(str(chance.randrange(10)) for _ in range(14))
    return f"{on:%y}{province}{chance.choice('27')}0{tail}"[:20]


def old_code(on: date, chance: random.Random, kind: str, province: str = "0110") -> str:
    """12 digits (ordinary, electronic) or 10 (`kind` "paper")."""
    if kind == "paper":
        return f"{province[1:3]}00{on:%y}{chance.randrange(1, 9)}1{chance.choice('36')}0"
    return f"{province}0{on:%y}00{chance.randrange(1, 8)}11"
