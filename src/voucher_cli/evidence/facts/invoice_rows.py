"""The rows of an invoice: what their amounts come to, which speaks for its total or against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from voucher_cli.evidence.facts.labels import Spot
from voucher_cli.evidence.facts.reading import Document
from voucher_cli.evidence.facts.values import Money, read_money
from voucher_cli.evidence.model import Fact, Source
from voucher_cli.text import squeeze

_AMOUNTS = re.compile(r"金额(?:\(.{0,6}\))?")
"""the heading of the column of amounts"""
_TAXES = re.compile(r"税额(?:\(.{0,6}\))?")
_CENTS = re.compile(r"-?\d+\.\d{2}")
_TAX = re.compile("税额|税率|征收率")
_END = re.compile(r"合|小计|价税|大写|小写|备注|总计")
_MOST_ROWS = 60
_FACTOR = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?![\d%])")
_MOST_FACTORS = 6
_HALF_A_CENT = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class _Amount:
    """The amount of a row, in its cell."""

    figure: Decimal
    money: Money
    spot: Spot


def sum_of_rows(document: Document) -> Decimal | None:
    """What the figures under the heading 金额 come to, None where there are none."""
    amounts, _end = _table(document)
    return sum((amount.figure for amount in amounts), Decimal(0)) if amounts else None


def tax_of_rows(document: Document) -> tuple[Decimal, Spot] | None:
    """What the figures under the heading 税额 come to, also where a scan has run two rows into one
    cell, and the last of these cells."""
    cells, _end = _column(document, _TAXES)
    found = [(Decimal(figure), cell) for cell in cells for figure in _CENTS.findall(cell.text)]
    total = sum((figure for figure, _cell in found), Decimal(0))
    return (total, found[-1][1]) if found else None


def sole_row(document: Document) -> Iterator[Fact]:
    """The amount of an invoice that shows no tax and whose total is lost, by its only row: where
    price and number prove that, and no other row fits in between it and the total."""
    amounts, end = _table(document)
    taxed = any(_TAX.search(squeeze(spot.text)) for spot in document.grid.spots)
    if taxed or len(amounts) != 1 or end is None or amounts[0].spot.source is not Source.OCR:
        return
    amount = amounts[0]
    if _is_product(document, amount) and _follows_closely(amount.spot, end):
        yield document.fact("amount", amount.figure, amount.money.figure_raw, amount.spot)


def _table(document: Document) -> tuple[list[_Amount], Spot | None]:
    """The amounts under the first heading 金额, and the cell that ends them."""
    cells, end = _column(document, _AMOUNTS)
    read = [(read_money(spot.text), spot) for spot in cells]
    amounts = [
        _Amount(money.figure, money, spot)
        for money, spot in read
        if money is not None and money.figure is not None and money.is_all
    ]
    return amounts, end


def _column(document: Document, heading: re.Pattern[str]) -> tuple[list[Spot], Spot | None]:
    """The cells under the first such heading, and the cell that ends the table."""
    cells: list[Spot] = []
    head = next((s for s in document.grid.spots if heading.fullmatch(squeeze(s.text))), None)
    if head is None:
        return cells, None
    for row in document.grid.rows[head.row + 1 : head.row + _MOST_ROWS]:
        for spot in row:
            if spot.page != head.page or _END.match(squeeze(spot.text)):
                return cells, spot if spot.page == head.page else None
        cells += [spot for spot in row if spot.is_above_or_below(head)]
    return cells, None


def _is_product(document: Document, amount: _Amount) -> bool:
    """Whether two figures before it in its row come to it, but for the rounding of the price."""
    before = " ".join(s.text for s in document.grid.rows[amount.spot.row][: amount.spot.column])
    factors = [Decimal(found.replace(",", "")) for found in _FACTOR.findall(before)]
    return any(
        abs(a * b - amount.figure) <= _HALF_A_CENT * (min(a, b) + 1)
        for a, b in combinations(factors[:_MOST_FACTORS], 2)
    )


def _follows_closely(spot: Spot, end: Spot) -> bool:
    if spot.cell.box is None or end.cell.box is None:
        return False
    top, bottom = spot.cell.box[1], spot.cell.box[3]
    return end.cell.box[1] - bottom < bottom - top
