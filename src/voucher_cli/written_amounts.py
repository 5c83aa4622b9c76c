"""Finds amounts of money anywhere in a text, in any style in which people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from voucher_cli.money import CAPITAL_CHARACTERS, AmountError, parse_amount, parse_capital_amount
from voucher_cli.text import normalise

# A comma before or behind a figure may belong to the sentence: it goes on with another figure only
# in groups of three, and only before the first group is full.
_LONGEST = 20  # digits of one unit
_FIGURE = re.compile(
    r"(?<![\d.])(?:(?<!\d,)|(?<=\d{4},))[-+]?\s?[¥$]?\s?-?"
    r"(?:\d{1,3}(?:,\d{3})+(?!,\d{3}(?!\d))|\d{4,}|\d{1,3}(?!,\d{3}))(?:\.\d+)?(?!\d)"
    r"\s*(?P<unit>[百千]?万|千|亿)?(?:元|圆)?"
)
_SPOKEN = re.compile(
    r"(?<![\d.,])(?:(?P<yi>\d+(?:\.\d+)?)亿)?(?:(?P<wan>\d+(?:\.\d+)?)万)?"
    r"(?:(?P<qian>\d{1,3}(?:\.\d+)?)千)?(?P<rest>\d{1,4}(?:\.\d+)?)?(?:元|圆)"
)
"""320万5千元, 1亿2000万元"""
_CAPITAL = re.compile(rf"[{CAPITAL_CHARACTERS}]{{2,}}")


def find_amounts(text: str) -> Iterator[Decimal]:
    """Every figure and every amount in Chinese capitals, in yuan.

    A figure under a heading 万元 cannot be told from one in yuan here: both readings are given
    where the text speaks of 万元 at all.
    """
    plain = normalise(text)
    in_wan = "万元" in plain
    for match in _FIGURE.finditer(plain):
        try:
            amount = parse_amount(match[0])
        except AmountError:
            continue
        yield amount
        if in_wan and not match["unit"]:
            yield amount * 10_000
    yield from _spoken(plain)
    for match in _CAPITAL.finditer(re.sub(r"\s", "", plain)):
        try:
            yield parse_capital_amount(match[0])
        except AmountError:
            continue


def _spoken(plain: str) -> Iterator[Decimal]:
    """Figures of several units."""
    places = {
        "yi": Decimal(10**8),
        "wan": Decimal(10**4),
        "qian": Decimal(1000),
        "rest": Decimal(1),
    }
    for match in _SPOKEN.finditer(plain):
        written = {name: figure for name, figure in match.groupdict().items() if figure}
        if len(written) > 1 and all(len(figure) <= _LONGEST for figure in written.values()):
            yield sum((Decimal(f) * places[name] for name, f in written.items()), Decimal(0))
