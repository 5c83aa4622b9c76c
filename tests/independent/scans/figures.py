"""Money and dates as people write them, and numbers that carry a check digit."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLAIN = "〇一二三四五六七八九"
_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def in_words(amount: Decimal, yuan: str = "元", whole: str = "整") -> str:
    """大写 of a positive amount below a billion: 叁佰贰拾万元整."""
    cents = int((amount * 100).to_integral_value())
    integer, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    words = _integer(integer) + yuan if integer else ""
    if not jiao and not fen:
        return words + whole
    if jiao:
        words += _DIGITS[jiao] + "角"
    elif integer:
        words += "零"
    return words + (_DIGITS[fen] + "分" if fen else whole)


def _integer(number: int) -> str:
    words, pending = "", False
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, number = divmod(number, unit)
        if not group:
            pending = pending or bool(words)
            continue
        if words and (pending or group < 1000):
            words += "零"
        words += _group(group) + name
        pending = False
    return words


def _group(number: int) -> str:
    words, pending = "", False
    for unit, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit, number = divmod(number, unit)
        if not digit:
            pending = pending or bool(words)
            continue
        words += ("零" if pending else "") + _DIGITS[digit] + name
        pending = False
    return words


def figures(amount: Decimal, sign: str = "") -> str:
    """`¥3,200,000.00` with the sign given."""
    return f"{sign}{amount:,.2f}"


def plain(amount: Decimal, sign: str = "") -> str:
    """`3200000.00`, as invoices print it."""
    return f"{sign}{amount:.2f}"


def wan(amount: Decimal) -> str:
    """In 万元, without needless noughts."""
    text = f"{(amount / 10000):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def day(on: date, form: str = "zh") -> str:
    """A date in one of the ways of writing it."""
    if form == "zh":
        return f"{on.year}年{on.month}月{on.day}日"
    if form == "zh0":
        return f"{on.year}年{on.month:02}月{on.day:02}日"
    if form == "spaced":
        return f"{on.year} 年 {on.month} 月 {on.day} 日"
    if form == "words":
        year = "".join(_PLAIN[int(d)] for d in str(on.year))
        return f"{year}年{_small(on.month)}月{_small(on.day)}日"
    return on.strftime({"dash": "%Y-%m-%d", "dot": "%Y.%m.%d", "slash": "%Y/%m/%d"}[form])


def _small(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else _PLAIN[tens]) + "十" if tens else "") + (
        _PLAIN[ones] if ones else ""
    )


def uscc(body: str) -> str:
    """The 17 characters with the check character of GB 32100 behind them."""
    total = sum(w * _USCC.index(c) for w, c in zip(_WEIGHTS, body, strict=True))
    return body + _USCC[(31 - total % 31) % 31]


def account(chance: random.Random, length: int = 19) -> str:
    """An account number."""
    return "".join(str(chance.randrange(10)) for _ in range(length))
