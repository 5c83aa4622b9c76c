"""Facts of an invoice: the old ones (code and eight digits) and the fully digital (twenty)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voucher_cli.evidence.facts.labels import Hit, Spot
from voucher_cli.evidence.facts.reading import (
    Document,
    by_role,
    distinct,
    first_money,
    money_facts,
    read_each,
    read_organisations,
    with_capitals,
)
from voucher_cli.evidence.facts.total_rows import total_rows
from voucher_cli.evidence.facts.values import Money, read_date, read_money, read_uscc
from voucher_cli.evidence.model import Fact

_NUMBER = re.compile(r"\s*:?\s*((?:\d\s?){20}|(?:\d\s?){8})(?!\d)")
_OTHER_INVOICE = re.compile(r"(?:红冲|冲红|冲销|蓝字|正数|对应|原)[^:;,。]{0,12}$")
_NO = re.compile(r"^(?:№|N[oO0]\.?:?)\s*(\d{8})(?!\d)")
_ITEM = re.compile(r"\*[^*\s]{2,16}\*[^*]+")
_FIGURE = re.compile(r"[-¥]*\s*[-¥\d][-¥\d,.\s]*$")
_MERGED_TOTALS = re.compile(r"合\s*计\s*([-¥\d][-¥\d,.]*)\s+([-¥\d][-¥\d,.]*)$")
"""the row of totals where a scan has made one cell of it"""
_ROLES = {
    "buyer": re.compile(r"购\s*买?\s*[方货]|买\s*方|付\s*款\s*方"),
    "seller": re.compile(r"销\s*售?\s*[方货]|卖\s*方|收\s*款\s*方"),
}


def invoice_facts(document: Document) -> tuple[Fact, ...]:
    """Number, date, amounts, buyer, seller, their tax numbers, and the items (`item`)."""
    facts = [
        *read_each(document, _own_numbers(document), "number", _read_number),
        *_lone_numbers(document),
        *read_each(document, document.of("issued_on"), "issued_on", read_date),
        *_total(document),
        *_net_and_tax(document),
        *_sides(document),
        *_items(document),
    ]
    return with_capitals(distinct(facts))


def _own_numbers(document: Document) -> Iterator[Hit]:
    """The labels of the number, but not of the invoice that a red one takes back."""
    for hit in document.of("number"):
        if not _OTHER_INVOICE.search(hit.spot.text[: hit.start]):
            yield hit


def _read_number(text: str) -> str | None:
    match = _NUMBER.match(text)
    return re.sub(r"\s", "", match[1]) if match else None


def _lone_numbers(document: Document) -> Iterator[Fact]:
    """`No 12345678` in the corner of an old invoice."""
    for spot in document.grid.spots:
        match = _NO.match(spot.text)
        if match:
            yield document.fact("number", match[1], spot.text[:40], spot)


def _total(document: Document) -> Iterator[Fact]:
    """价税合计 in capitals and figures, side by side or in cells of their own."""
    for hit in document.of("amount"):
        read = first_money(hit)
        if read is None:
            continue
        money, spot = read
        if money.figure is None:
            figure = _figure_beside(document, hit)
            if figure is not None:
                yield from money_facts(document, "amount", figure, hit.spot)
                capital = money.capital
                assert capital is not None
                yield document.fact("amount_capital", capital, money.capital_raw, spot)
                continue
        if money.looks_like_money or hit.name == "amount":
            yield from money_facts(document, "amount", money, spot, hit.note)


def _figure_beside(document: Document, hit: Hit) -> Money | None:
    """The figure further right in the row of capitals."""
    for spot in document.grid.rows[hit.spot.row]:
        for piece in re.split(r"小\s*写\s*\)?", spot.text)[1:] or (
            [spot.text] if spot.column > hit.spot.column else []
        ):
            money = read_money(piece)
            if money is not None and money.figure is not None and money.looks_like_money:
                return money
    return None


def _net_and_tax(document: Document) -> Iterator[Fact]:
    """The row 合计: the amount without tax, then the tax."""
    for spot, text, name in _totals(document):
        money = read_money(text)
        if money is not None and money.figure is not None and money.looks_like_money:
            yield from money_facts(document, name, money, spot)
    for hit in document.of("net", "tax"):
        found = first_money(hit)
        if found is not None and found[0].looks_like_money:
            yield from money_facts(document, hit.name, found[0], found[1])


def _totals(document: Document) -> Iterator[tuple[Spot, str, str]]:
    """Cell, text and name of the two figures in a row of totals."""
    for _head, cells in total_rows(document):
        figures = [cell for cell in cells if _FIGURE.match(cell.text)]
        for name, cell in zip(("net", "tax"), figures, strict=False):
            yield cell, cell.text, name
    for spot in document.grid.spots:
        if merged := _MERGED_TOTALS.match(spot.text):
            yield spot, merged[1], "net"
            yield spot, merged[2], "tax"


def _sides(document: Document) -> Iterator[Fact]:
    """Buyer and seller with their tax numbers, side by side or one below the other."""
    for name in ("buyer", "seller"):
        yield from read_organisations(document, document.of(name), name)
        yield from read_each(document, document.of(f"{name}_id"), f"{name}_id", read_uscc)
    names = by_role(document, document.of("any_name"), _ROLES)
    for role, hit in names:
        yield from read_organisations(document, [hit], role)
    names += [(hit.name, hit) for hit in document.of("buyer", "seller")]
    for hit in document.of("any_id"):
        side = _side_of(hit, names)
        if side is not None:
            yield from read_each(document, [hit], f"{side}_id", read_uscc)


def _side_of(hit: Hit, names: list[tuple[str, Hit]]) -> str | None:
    """Whose name stands over a tax number: the last one above, or of two side by side the one
    that begins nearer."""
    above = [(role, name) for role, name in names if name.spot.row <= hit.spot.row]
    if not above:
        return None
    last_row = max(name.spot.row for _, name in above)
    return min(
        ((role, name) for role, name in above if name.spot.row == last_row),
        key=lambda pair: _distance(pair[1].spot, hit.spot),
    )[0]


def _distance(one: Spot, other: Spot) -> float:
    if one.cell.box is None or other.cell.box is None:
        return abs(one.column - other.column)
    return abs(one.cell.box[0] - other.cell.box[0])


def _items(document: Document) -> Iterator[Fact]:
    for spot in document.grid.spots:
        match = _ITEM.match(spot.text)
        if match:
            yield document.fact("item", match[0].strip(), match[0].strip(), spot)
