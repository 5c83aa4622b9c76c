"""Values of spreadsheet cells as people see them there."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DECIMALS = re.compile(r"\.([0#?]+)")
_SHOWN_DIGITS = 11
"""what a General cell shows at most"""


def shown(value: Any, number_format: str | None) -> str:
    """A value in its cell's format: ISO dates, plain numbers, percentages, else the text."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float, Decimal)):
        return _number(value, _bare(number_format))
    if isinstance(value, datetime):
        return _moment(value, _bare(number_format))
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value).strip()


def _bare(number_format: str | None) -> str:
    """The part of a format for positive numbers, without literals and colours."""
    return _QUOTED.sub("", number_format or "").partition(";")[0].casefold()


def _moment(value: datetime, layout: str) -> str:
    """A date; with its time only where it has one, by its month where only that is shown."""
    if "y" in layout and "m" in layout and "d" not in layout and value.day == 1:
        return f"{value.year}年{value.month}月"
    if value.time() == time(0):
        return value.date().isoformat()
    return value.isoformat(sep=" ", timespec="seconds")


def _number(value: int | float | Decimal, layout: str) -> str:
    """Digits without float noise or grouping. Money keeps its fen even where the format hides it,
    since what is hidden still counts in the sums that people see."""
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        return str(value)
    places = _DECIMALS.search(layout)
    decimals = len(places[1]) if places else 0
    with localcontext() as context:
        context.prec = 400
        if "%" in layout:
            return f"{_rounded(number * 100, decimals):f}%"
        if "e+" in layout or layout in {"", "general", "@"}:
            decimals = max(2, _SHOWN_DIGITS - 1 - max(number.adjusted(), 0))
        text = f"{_rounded(number, max(decimals, 2)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
