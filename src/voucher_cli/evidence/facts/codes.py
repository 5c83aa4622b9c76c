"""The QR code of an invoice: `01,type,code,number,amount,YYYYMMDD,check,crc`.

Old invoices (a code of ten or twelve digits, a number of eight) state the amount without tax,
fully digital ones (no code, twenty digits) the amount with tax.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from voucher_cli.evidence.model import Code, Fact, Page, Source
from voucher_cli.money import AmountError, parse_amount
from voucher_cli.text import normalise

_BEGINS = re.compile(
    r"0?1,(?P<type>\d{2}),(?P<code>\d{10}|\d{12})?,(?P<number>\d{20}|\d{8})(?!\d)(?:,(?P<rest>.*))?"
)
_WITHOUT_TAX = {"01", "04", "08", "10"}
_WITH_TAX = {"31", "32"}
_SPECIAL = {"01", "08", "31"}
"""on paper, electronic, fully digital"""
_DAY = re.compile(r"(20\d{2})[-/.年]?(\d{2})[-/.月]?(\d{2})日?")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class InvoiceCode:
    """What an invoice's QR code says. `with_tax` is None for types of which it is not known."""

    type: str
    number: str
    amount: Decimal | None
    with_tax: bool | None
    issued_on: date | None
    code: Code

    @property
    def is_special(self) -> bool:
        """Whether it is a special VAT invoice (专用发票)."""
        return self.type in _SPECIAL


def invoice_code(code: Code) -> InvoiceCode | None:
    """The invoice that a QR code names; None for links and all others."""
    plain = re.sub(r"\s", "", normalise(code.text[:_LONGEST])).replace(";", ",").replace("、", ",")
    match = _BEGINS.match(plain)
    if match is None:
        return None
    rest: list[str] = (match["rest"] or "").split(",")
    amount, day = (*rest, "", "")[:2]
    kind = match["type"]
    with_tax = True if kind in _WITH_TAX else False if kind in _WITHOUT_TAX else None
    return InvoiceCode(kind, match["number"], _amount(amount), with_tax, _day(day), code)


def invoice_codes(page: Page) -> tuple[InvoiceCode, ...]:
    """The invoices that the codes on a page name, each once."""
    found = map(invoice_code, page.look.codes if page.look else ())
    return tuple({(c.type, c.number): c for c in reversed([*filter(None, found)])}.values())[::-1]


def code_facts(found: InvoiceCode, page: Page, shown: Sequence[Fact]) -> tuple[Fact, ...]:
    """Its facts. `shown` are those read from the page: where it is not known whether an amount is
    with tax, they decide."""
    raw, box = found.code.text[:80], page.shown(found.code.box)
    values: list[tuple[str, Decimal | date | str]] = [("number", found.number)]
    if found.issued_on is not None:
        values.append(("issued_on", found.issued_on))
    name = _name_of_amount(found, shown)
    if found.amount is not None and name is not None:
        values.append((name, found.amount))
    return tuple(Fact(n, v, raw, Source.QR, page.number, box=box) for n, v in values)


def _name_of_amount(found: InvoiceCode, shown: Sequence[Fact]) -> str | None:
    if found.with_tax is not None:
        return "amount" if found.with_tax else "net"
    alike = [f.name for f in shown if f.name in {"amount", "net"} and f.value == found.amount]
    return alike[0] if alike else None


def _amount(text: str) -> Decimal | None:
    try:
        return parse_amount(text)
    except AmountError:
        return None


def _day(text: str) -> date | None:
    match = _DAY.fullmatch(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
