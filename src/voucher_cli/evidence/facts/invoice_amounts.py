"""Total, net and tax of an invoice, in figures and capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from voucher_cli.evidence.facts.labels import Hit, Spot
from voucher_cli.evidence.facts.reading import (
    Document,
    first_money,
    money_facts,
    with_capitals,
)
from voucher_cli.evidence.facts.sums import Figures, parted, settled
from voucher_cli.evidence.facts.total_rows import total_rows
from voucher_cli.evidence.facts.values import Money, read_money
from voucher_cli.evidence.model import Fact, Source
from voucher_cli.text import squeeze

_FIGURE = re.compile(r"[-¥]*\s*[-¥\d][-¥\d,.\s]*$")
_MERGED_TOTALS = re.compile(r"合\s*计\s*([-¥\d][-¥\d,.]*)\s+([-¥\d][-¥\d,.]*)$")
"""the row of totals where a scan has made one cell of it"""
_FIGURES_IN = re.compile(r"(?<![\d.,])[-¥]{0,2}\s?-?\d[\d,]*\.\d{2}(?!\d)")
_RED = re.compile(r"销项负数|红冲蓝字|被红冲|对应正数发票|红字(?:增值税)?(?:专用)?(?:发票)?信息")
_TICKET = re.compile("客票|行程单")
_FIXED = re.compile("定额发票")
_FIRST_DIGIT_READ = re.compile(r"[¥￥]\s*-?\s*\d|^\D*\d\s?,")
"""of a figure: a ¥ stands before it, or its first digit is a group of its own"""
_WORDS_OF_TOTAL = re.compile("[大小]写|价税")


def amount_facts(document: Document) -> tuple[Fact, ...]:
    """amount, amount_capital, net and tax; those read from a picture as their sum proves them."""
    facts = [*_total(document), *_net_and_tax(document)]
    if not any(fact.name == "amount" for fact in facts):
        facts += [*_fares(document), *_face_value(document)]
    facts = list(with_capitals(facts))
    if any(fact.source is Source.OCR for fact in facts):
        facts = _settled(document, facts)
    return (*facts, *_parted(document, facts))


def _total(document: Document) -> Iterator[Fact]:
    """价税合计 in capitals and figures, side by side or in cells of their own."""
    for hit in (*document.of("amount"), *_summed_up(document)):
        read = first_money(hit)
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
        found = first_money(hit)
        total = _WORDS_OF_TOTAL.search(hit.note)
        if found is not None and found[0].looks_like_money and not total:
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


# --- what the sum decides -------------------------------------------------------------------------


def _settled(document: Document, facts: list[Fact]) -> list[Fact]:
    """The facts with the figures that add up, where each was read in one way only."""
    names = ("amount", "net", "tax", "amount_capital")
    values = {name: _values(facts, name) for name in names}
    if any(len(found) > 1 for found in values.values()):
        return facts
    read = Figures(*(next(iter(values[name]), None) for name in names))
    red = any(_RED.search(squeeze(spot.text)) for spot in document.grid.spots)
    whole = {fact.name for fact in facts if _FIRST_DIGIT_READ.search(fact.raw)}
    right = settled(read, red=red, whole=whole)
    by_name = dict(zip(names, (right.amount, right.net, right.tax, right.capital), strict=True))
    return [
        replace(fact, value=value) if (value := by_name.get(fact.name)) is not None else fact
        for fact in facts
    ]


def _values(facts: Iterable[Fact], name: str) -> set[Decimal]:
    return {f.value for f in facts if f.name == name and isinstance(f.value, Decimal)}


def _parted(document: Document, facts: list[Fact]) -> Iterator[Fact]:
    """Net and tax by their sum, where the row of totals could not be made out."""
    totals = _values(facts, "amount")
    if len(totals) != 1 or any(fact.name in ("net", "tax") for fact in facts):
        return
    figures: dict[Decimal, tuple[str, Spot]] = {}
    for spot in document.grid.spots:
        for match in _FIGURES_IN.finditer(spot.text):
            money = read_money(match[0])
            if money is not None and money.figure is not None:
                figures[money.figure] = match[0], spot
    pair = parted(totals.pop(), figures)
    for name, value in zip(("net", "tax"), pair or (), strict=False):
        yield document.fact(name, value, *figures[value])
