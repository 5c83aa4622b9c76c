"""What the sums of an invoice decide of its amounts, as far as a picture leaves it open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from voucher_cli.evidence.facts.invoice_rows import sum_of_rows, tax_of_rows
from voucher_cli.evidence.facts.labels import Spot
from voucher_cli.evidence.facts.reading import Document, with_capitals
from voucher_cli.evidence.facts.sums import Figures, believed, parted, settled
from voucher_cli.evidence.facts.values import read_money
from voucher_cli.evidence.model import Fact, Source
from voucher_cli.text import squeeze

_NAMES = ("amount", "net", "tax", "amount_capital")
_FIGURES_IN = re.compile(r"(?<![\d.,])[-¥]{0,2}\s?-?\d[\d,]*\.\d{2}(?!\d)")
_RED = re.compile(r"销项负数|红冲蓝字|被红冲|对应正数发票|红字(?:增值税)?(?:专用)?(?:发票)?信息")
_FIRST_DIGIT_READ = re.compile(r"[¥￥]\s*-?\s*\d|^\D*\d\s?,")
"""of a figure: a ¥ stands before it, or its first digit is a group of its own"""
_WHOLE = re.compile(r"(?:[¥￥]-?\d+|(?<![\d.,])\d{1,3}(?:,\d{3})+)\.\d{2}(?!\d)")
_WITH_UNIT = re.compile(r"\d\s*[元圆万亿]")


def settled_facts(document: Document, facts: list[Fact]) -> list[Fact]:
    """The facts with the figures that add up, where each was read in one way only."""
    values = {name: _values(facts, name) for name in _NAMES}
    if any(len(found) > 1 for found in values.values()):
        return facts
    whole = {fact.name for fact in facts if _FIRST_DIGIT_READ.search(fact.raw)}
    right = settled(_figures(values), red=is_red(document), whole=whole)
    by_name = dict(zip(_NAMES, (right.amount, right.net, right.tax, right.capital), strict=True))
    return [
        replace(fact, value=value) if (value := by_name.get(fact.name)) is not None else fact
        for fact in facts
    ]


def believed_facts(document: Document, facts: list[Fact]) -> list[Fact]:
    """The facts with a total that something bears out or nothing speaks against, or without."""
    odd = {fact.value for fact in facts if fact.name == "amount" and _is_odd(fact)}
    if len(_values(facts, "amount")) > 1:
        sound = [fact for fact in facts if fact.name != "amount" or fact.value not in odd]
        facts = sound if _values(sound, "amount") else facts
    values = {name: _values(facts, name) for name in _NAMES}
    if any(len(found) > 1 for found in values.values()):
        return facts
    read = _figures(values)
    rows = sum_of_rows(document)
    if any(fact.name == "amount" and _is_whole(fact) for fact in facts):
        # what differs from a total that was read in full is for the checks to tell
        alone = believed(replace(read, capital=None), odd=False, rows=rows)
        if alone.amount is not None:
            return facts
    right = believed(read, odd=read.amount in odd, rows=rows)
    if right.amount == read.amount:
        return facts
    others = [fact for fact in facts if fact.name != "amount"]
    return others if right.amount is None else list(with_capitals(others))


def is_red(document: Document) -> bool:
    """Whether the invoice takes another one back."""
    return any(_RED.search(squeeze(spot.text)) for spot in document.grid.spots)


def _is_whole(fact: Fact) -> bool:
    """Whether it is a figure of which nothing is missing: with its sign or groups, to the fen."""
    return _WHOLE.search(re.sub(r"\s", "", fact.raw)) is not None


def _is_odd(fact: Fact) -> bool:
    """Whether it is a figure without a unit that has no decimals, or more than two of them."""
    value = fact.value
    if fact.source is not Source.OCR or not isinstance(value, Decimal):
        return False
    if _WITH_UNIT.search(fact.raw) or not re.search(r"\d", fact.raw):
        return False
    whole = value == value.to_integral_value() and "." not in fact.raw
    return whole or value != round(value, 2)


def _figures(values: dict[str, set[Decimal]]) -> Figures:
    return Figures(*(next(iter(values[name]), None) for name in _NAMES))


def _values(facts: Iterable[Fact], name: str) -> set[Decimal]:
    return {f.value for f in facts if f.name == name and isinstance(f.value, Decimal)}


def parted_facts(document: Document, facts: list[Fact]) -> Iterator[Fact]:
    """Net and tax by their sum, where the row of totals could not be made out."""
    totals = _values(facts, "amount")
    if len(totals) != 1 or any(fact.name in ("net", "tax") for fact in facts):
        return
    figures = _figures_on(document)
    pair = parted(totals.pop(), figures)
    for name, value in zip(("net", "tax"), pair or (), strict=False):
        yield document.fact(name, value, *figures[value])


def tax_by_rows(document: Document, facts: list[Fact]) -> Iterator[Fact]:
    """The tax that a seal hides in the row of totals: what the rows come to, where that and the
    net amount, or else another figure that stands there, make up the total."""
    totals, nets = _values(facts, "amount"), _values(facts, "net")
    rows = tax_of_rows(document)
    if len(totals) != 1 or len(nets) > 1 or _values(facts, "tax") or rows is None:
        return
    tax, spot = rows
    net = totals.pop() - tax
    if not tax or (nets and net not in nets):
        return
    if not nets:
        figures = _figures_on(document)
        if net not in figures:
            return
        yield document.fact("net", net, *figures[net])
    yield document.fact("tax", tax, spot.text[:80], spot)


def _figures_on(document: Document) -> dict[Decimal, tuple[str, Spot]]:
    """The figures with two decimals, each as it was read and with its cell."""
    figures: dict[Decimal, tuple[str, Spot]] = {}
    for spot in document.grid.spots:
        for match in _FIGURES_IN.finditer(spot.text):
            money = read_money(match[0])
            if money is not None and money.figure is not None:
                figures[money.figure] = match[0], spot
    return figures
