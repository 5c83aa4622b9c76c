"""Finds amounts of money anywhere in a text, in any style in which people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from voucher_cli.money import CAPITAL_CHARACTERS, AmountError, parse_amount, parse_capital_amount
from voucher_cli.text import normalise

_FIGURE = re.compile(
    r"(?<![\d.,])[-+]?\s?[¥$]?\s?-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d,])\s*(?:万|亿)?(?:元|圆)?"
)
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
        if in_wan:
            yield amount * 10_000
    for match in _CAPITAL.finditer(re.sub(r"\s", "", plain)):
        try:
            yield parse_capital_amount(match[0])
        except AmountError:
            continue
