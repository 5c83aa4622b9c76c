"""Whether a document shows a value anywhere at all.

Text is taken as it stands. What was read from a picture may have lost the marks between digits, or
have a date torn over several cells: there the digits are looked for, but they must be all of them,
with no others beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from voucher_cli.checks.agreement import number_stands_in
from voucher_cli.dates import find_dates
from voucher_cli.evidence.facts.slips import mended
from voucher_cli.evidence.model import Page, Part, Source
from voucher_cli.money import floor_to_fen
from voucher_cli.text import normalise, squeeze
from voucher_cli.written_amounts import find_amounts

_MARK = r"[\s,.、。·:'‘’]"
_FIGURE = re.compile(rf"(?<!\d)\d(?:{_MARK}{{0,2}}\d)*")
_PARTED = re.compile(rf"{_MARK}+")


def all_amounts(parts: Iterable[Part]) -> set[Decimal]:
    """Every amount that stands there."""
    return {amount for page in _pages(parts) for amount in _amounts_in(_text(page))}


def shows_amount(parts: Iterable[Part], amounts: Iterable[Decimal]) -> bool:
    """Whether one of the amounts stands there; signs do not matter."""
    parts = tuple(parts)
    wanted = {abs(amount) for amount in amounts}
    if wanted & {abs(found) for found in all_amounts(parts)}:
        return True
    cells = [
        c.text for page in _pages(parts) if _scanned(page) for row in page.rows for c in row.cells
    ]
    figures = {figure for cell in cells for figure in _figures_in(cell)}
    return any(_may_be(figure, amount) for figure in figures for amount in wanted)


def shows_date(parts: Iterable[Part], day: date) -> bool:
    """Whether the day stands there, in any way of writing it."""
    pages = list(_pages(parts))
    if any(day in _dates_in(_text(page)) for page in pages):
        return True
    torn = re.compile(rf"(?<!\d){day.year}\D{{0,4}}0?{day.month}\D{{1,4}}0?{day.day}(?!\d)")
    return any(torn.search(_without_gaps(page)) for page in pages if _scanned(page))


def shows_number(parts: Iterable[Part], number: str) -> bool:
    """Whether the number of a contract or invoice stands there; in a picture, in one of its rows
    if a character of it was lost."""
    parts = tuple(parts)
    rows = [row.text for page in _pages(parts) if _scanned(page) for row in page.rows]
    return number_stands_in("".join(part.squeezed for part in parts), number) or any(
        number_stands_in(row, number, scanned=True) for row in rows
    )


def _pages(parts: Iterable[Part]) -> Iterable[Page]:
    return (page for part in parts for page in part.pages)


def _scanned(page: Page) -> bool:
    return page.read_by is Source.OCR


def _text(page: Page) -> str:
    if not _scanned(page):
        return page.text
    return "\n".join(" ".join(mended(normalise(c.text)) for c in row.cells) for row in page.rows)


def _without_gaps(page: Page) -> str:
    """Its rows, each without the gaps between and within cells."""
    return "\n".join(mended(squeeze(row.text)) for row in page.rows)


@lru_cache(maxsize=256)
def _amounts_in(text: str) -> frozenset[Decimal]:
    """Remembered, since many entries may name one long file."""
    return frozenset(find_amounts(text))


@lru_cache(maxsize=256)
def _dates_in(text: str) -> frozenset[date]:
    lines = [*text.splitlines(), re.sub(r"\s", "", text)]
    return frozenset(written.value for line in lines for written in find_dates(line))


@lru_cache(maxsize=4096)
def _figures_in(cell: str) -> tuple[tuple[str, ...], ...]:
    """The figures of a cell, each as the groups of digits that marks part."""
    return tuple(tuple(_PARTED.split(found)) for found in _FIGURE.findall(normalise(cell)))


def _may_be(figure: tuple[str, ...], amount: Decimal) -> bool:
    """Whether the digits are the amount's, with its decimals or, where it has none, without; and
    marks that were read stand where this amount has them. Round amounts need a mark before the
    decimals, or the same digits could be a hundred times as much."""
    fen = floor_to_fen(amount)
    if fen != amount:
        return False
    whole, _, cents = f"{fen:f}".partition(".")
    digits = "".join(figure)
    if digits == whole + cents:
        groups = figure[:-1] if len(figure) > 1 and figure[-1] == cents else figure
        return groups != figure and _by_three(groups) if len(figure) > 1 else cents != "00"
    return cents == "00" and digits == whole and _by_three(figure)


def _by_three(groups: tuple[str, ...]) -> bool:
    return all(len(group) in (3, 6, 9) for group in groups[1:])
