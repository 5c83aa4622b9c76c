"""Numbers and dates as Chinese papers write them."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_SECTIONS = ("", "万", "亿")
_NUMERALS = "〇一二三四五六七八九"
_USCC_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def uscc(seventeen: str) -> str:
    """A whole 统一社会信用代码 from its first 17 characters (GB 32100-2015)."""
    total = sum(
        weight * _USCC_CHARACTERS.index(character)
        for weight, character in zip(_USCC_WEIGHTS, seventeen, strict=True)
    )
    return seventeen + _USCC_CHARACTERS[(31 - total % 31) % 31]


def fen(amount: Decimal) -> Decimal:
    """Rounded to the fen, half up, as invoices do."""
    return amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def figures(amount: Decimal) -> str:
    """`1,240,000.00`."""
    return f"{fen(amount):,f}"


def number(value: Decimal) -> str:
    """A quantity or unit price without trailing zeros: `12.5`, `530,000`."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def wan(amount: Decimal) -> str:
    """In 万元, without trailing zeros: `124`."""
    return number(amount / 10_000).replace(",", "")


def capitals(amount: Decimal, yuan: str = "元") -> str:
    """`壹佰贰拾肆万元整`, `壹仟肆佰零玖元伍角`."""
    whole, cents = divmod(int(fen(abs(amount)) * 100), 100)
    text = _capital_integer(whole) + yuan if whole else ""
    jiao, last = divmod(cents, 10)
    if jiao:
        text += _DIGITS[jiao] + "角"
    elif last and text:
        text += "零"
    if last:
        text += _DIGITS[last] + "分"
    else:
        text += "整"
    return ("（负数）" if amount < 0 else "") + (text if whole or cents else f"零{yuan}整")


def _capital_integer(value: int) -> str:
    text, zero = "", False
    for section in (2, 1, 0):
        group = value // 10_000**section % 10_000
        if not group:
            zero = bool(text)
            continue
        for place in (3, 2, 1, 0):
            digit = group // 10**place % 10
            if digit:
                text += ("零" if zero and text else "") + _DIGITS[digit] + _PLACES[place]
                zero = False
            else:
                zero = bool(text)
        text += _SECTIONS[section]
        zero = False
    return text


def chinese_date(day: date) -> str:
    """`2024年9月5日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def padded_date(day: date) -> str:
    """`2024年09月05日`, as invoices print it."""
    return f"{day:%Y}年{day:%m}月{day:%d}日"


def numeral_date(day: date) -> str:
    """`二〇二四年九月五日`, as covers and letters write it."""
    year = "".join(_NUMERALS[int(c)] for c in str(day.year))
    return f"{year}年{numeral(day.month)}月{numeral(day.day)}日"


def numeral(value: int) -> str:
    """1 to 99 in Chinese: `十二`."""
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else _NUMERALS[tens] + "十"
    return head + (_NUMERALS[ones] if ones or not tens else "")
