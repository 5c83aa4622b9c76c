"""Total, net and tax of an invoice, in figures and capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from voucher_cli.evidence.facts.invoice_rows import sole_row
from voucher_cli.evidence.facts.invoice_sums import (
    believed_facts,
    is_red,
    parted_facts,
    settled_facts,
    tax_by_rows,
)
from voucher_cli.evidence.facts.labels import Hit, Spot
from voucher_cli.evidence.facts.reading import (
    Document,
    first_money,
    money_facts,
    with_capitals,
)
from voucher_cli.evidence.facts.shifted import shifted_values
from voucher_cli.evidence.facts.total_rows import total_rows
from voucher_cli.evidence.facts.values import Money, read_money
from voucher_cli.evidence.model import Fact, Source
from voucher_cli.text import squeeze

_FIGURE = re.compile(r"[-¥]*\s*[-¥\d][-¥\d,.\s]*$")
_MERGED_TOTALS = re.compile(r"合\s*计\s*([-¥\d][-¥\d,.]*)\s+([-¥\d][-¥\d,.]*)$")
"""the row of totals where a scan has made one cell of it"""
_TICKET = re.compile("客票|行程单")
_FIXED = re.compile("定额发票")
_WORDS_OF_TOTAL = re.compile("[大小]写|价税")


def amount_facts(document: Document) -> tuple[Fact, ...]:
    """amount, amount_capital, net and tax; those read from a picture as their sum proves them."""
    facts = [*_total(document), *_net_and_tax(document)]
    if not any(fact.name == "amount" for fact in facts):
        facts += [*_fares(document), *_face_value(document)]
    if not any(fact.name == "amount_capital" for fact in facts):
        facts += _lone_capitals(document)
    facts = list(with_capitals(facts))
    if not any(fact.name in ("amount", "net", "tax") for fact in facts):
        facts += sole_row(document)
    if any(fact.source is Source.OCR for fact in facts):
        facts = believed_facts(document, settled_facts(document, facts))
        facts += tax_by_rows(document, facts)
    return (*facts, *parted_facts(document, facts))


def _total(document: Document) -> Iterator[Fact]:
    """价税合计 in capitals and figures, side by side or in cells of their own."""
    for hit in (*document.of("amount"), *_summed_up(document)):
        read = first_money(hit) or _shifted_money(document, hit)
        if read is None:
            continue
        money, spot = read
        figure = _figure_beside(document, hit) if money.figure is None else None
        if figure is not None and money.capital is not None:
            yield from money_facts(document, "amount", figure, hit.spot)
            yield document.fact("amount_capital", money.capital, money.capital_raw, spot)
        else:
            yield from money_facts(document, "amount", money, spot, hit.note)


def _summed_up(document: Document) -> Iterator[Hit]:
    """合计金额(小写): without the note it is the amount before tax."""
    return (hit for hit in document.of("net") if _WORDS_OF_TOTAL.search(hit.note))


def _shifted_money(document: Document, hit: Hit) -> tuple[Money, Spot] | None:
    """The one amount that is printed half a line off its label."""
    for spot in shifted_values(document, hit):
        money = read_money(spot.text)
        if money is not None and money.is_all and money.looks_like_money:
            return money, spot
    return None


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


def _lone_capitals(document: Document) -> list[Fact]:
    """The amount in capitals behind 大写, or in a cell of its own where the form has such a place;
    none where there are several, or where a minus before it may be lost."""
    found: dict[Decimal, Fact] = {}
    if is_red(document) or not any("大写" in squeeze(s.text) for s in document.grid.spots):
        return []
    for spot in document.grid.spots:
        if spot.source is not Source.OCR:
            continue
        for piece in (spot.text, *re.split(r"大\s*写\s*\)?", spot.text)[1:2]):
            money = read_money(piece)
            if money is not None and money.capital is not None and money.figure is None:
                fact = document.fact("amount_capital", money.capital, money.capital_raw, spot)
                found.setdefault(money.capital, fact)
    return list(found.values()) if len(found) == 1 else []


def _fares(document: Document) -> Iterator[Fact]:
    """What a ticket costs: the sum under or beside its label, else its one price."""
    if not any(_TICKET.search(squeeze(spot.text)) for spot in document.grid.spots):
        return
    for name in ("ticket_total", "fare"):
        found = [read for hit in document.of(name) if (read := first_money(hit)) is not None]
        for money, spot in found[:1]:
            yield from money_facts(document, "amount", money, spot)
            return


def _face_value(document: Document) -> Iterator[Fact]:
    """What is printed on a 定额发票: the amount in capitals, under no label."""
    if not any(_FIXED.search(squeeze(spot.text)) for spot in document.grid.spots):
        return
    for spot in document.grid.spots:
        money = read_money(spot.text)
        if money is not None and money.capital is not None and money.is_all:
            yield from money_facts(document, "amount", money, spot)
            return


def _net_and_tax(document: Document) -> Iterator[Fact]:
    """The row 合计: the amount without tax, then the tax."""
    for spot, text, name in _totals(document):
        money = read_money(text)
        if money is not None and money.figure is not None and money.looks_like_money:
            yield from money_facts(document, name, money, spot)
    for hit in document.of("net", "tax"):
        found = first_money(hit) or _money_below(document, hit)
        total = _WORDS_OF_TOTAL.search(hit.note)
        if found is not None and found[0].looks_like_money and not total:
            yield from money_facts(document, hit.name, found[0], found[1])


def _money_below(document: Document, hit: Hit) -> tuple[Money, Spot] | None:
    """The amount under a label that heads a column, with other headings beside it."""
    below = document.grid.below(hit.spot)
    money = read_money(below.text) if below is not None else None
    alone = squeeze(hit.spot.text) == hit.label
    return (money, below) if below and money and money.is_all and alone else None


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
