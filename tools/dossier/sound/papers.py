"""Prices, settlements, invoices and payments of the sound dossiers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dossier.facts import (
    Applicant,
    Invoice,
    Item,
    Payment,
    Settlement,
    SettlementLayout,
    SlipLayout,
    Vendor,
)

BEIJING, TONGZHOU = "beijing-model-2024", "tongzhou-2025"
SIX, THIRTEEN = Decimal("0.06"), Decimal("0.13")
MILLION_TOKENS = "百万tokens"


def tokens(model: str, quantity: int, price: str) -> Item:
    """The price row of a model that is called through an API."""
    amount = quantity * Decimal(price)
    return Item(
        "model",
        "大模型API调用服务",
        model,
        MILLION_TOKENS,
        Decimal(quantity),
        Decimal(price),
        amount,
    )


def licence(model: str, amount: int) -> Item:
    """The price row of a model that is deployed on the buyer's machines."""
    price = Decimal(amount)
    return Item("model", "大模型软件使用许可（私有化部署）", model, "套", Decimal(1), price, price)


def card_hours(quantity: int, price: str) -> Item:
    """The price row of leased compute."""
    amount = quantity * Decimal(price)
    return Item(
        "compute",
        "智能算力租用",
        "80GB显存训练卡",
        "卡时",
        Decimal(quantity),
        Decimal(price),
        amount,
    )


def settled(
    path: str,
    layout: SettlementLayout,
    vendor: Vendor,
    *,
    period: tuple[date, date],
    price: str,
    usage: dict[str, int],
    issued_on: date,
) -> Settlement:
    """A settlement of `usage` (month → quantity)."""
    months = [(month, Decimal(q), q * Decimal(price)) for month, q in usage.items()]
    total = sum((amount for _, _, amount in months), Decimal(0))
    return Settlement(path, vendor.name, *period, total, months, issued_on, layout)


class Papers:
    """Draws up the invoices and payments of one purchase."""

    def __init__(
        self, buyer: Applicant, vendor: Vendor, item: str, rate: Decimal, seed: str
    ) -> None:
        self.buyer, self.vendor, self.item, self.rate, self.seed = buyer, vendor, item, rate, seed
        self.count = 0

    def invoice(
        self, path: str, day: date, amount: int, *, lines: dict[str, Decimal] | None = None
    ) -> Invoice:
        """An invoice with a number of its own."""
        self.count += 1
        number = f"{day:%y}{self.vendor.uscc[2:4]}2000000{self.seed}{day:%m%d}{self.count}"
        return Invoice(
            path,
            number,
            day,
            Decimal(amount),
            self.buyer.name,
            self.vendor.name,
            self.item,
            self.rate,
            lines or {},
        )

    def payment(
        self,
        path: str,
        day: date,
        amount: int,
        purpose: str,
        layout: SlipLayout,
        *,
        lines: dict[str, Decimal] | None = None,
    ) -> Payment:
        """A transfer with a serial number of its own."""
        self.count += 1
        serial = f"{day:%Y%m%d}{self.seed}{self.count:04d}73"
        return Payment(
            path,
            day,
            Decimal(amount),
            self.buyer.name,
            self.vendor.name,
            purpose,
            serial,
            lines or {},
            layout,
        )
