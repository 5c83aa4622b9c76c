"""Money: exact decimal yuan, read as people write it and printed as yuan or 万元.

Amounts are `Decimal` yuan, tax included, everywhere inside the program. What is rounded is
rounded down to the fen, because every limit of the policies is a 不超过.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal, InvalidOperation, localcontext

FEN = Decimal("0.01")
YUAN_PER_WAN = Decimal(10_000)
ZERO = Decimal("0.00")

_UNITS = {"": Decimal(1), "万": YUAN_PER_WAN, "亿": Decimal(100_000_000)}
_SIGN = r"(?P<sign>[-+]?)"
_DIGITS = r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_PLAIN = re.compile(
    rf"(?:人民币|RMB|CNY)?[:：]?\s*{_SIGN}\s*[¥$]?\s*(?P<sign2>-?)\s*{_DIGITS}\s*(?P<unit>万|亿)?\s*"
    r"(?:元|圆)?\s*(?:人民币|RMB|CNY)?(?:整|正)?",
    re.IGNORECASE,
)

_CAPITAL_DIGITS = {
    c: n
    for n, group in enumerate(
        (
            "零〇○",
            "壹一弌",
            "贰二弍貳两",
            "叁三弎參参",
            "肆四",
            "伍五",
            "陆六陸",
            "柒七",
            "捌八",
            "玖九",
        )
    )
    for c in group
}
_CAPITAL_PLACES = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_CAPITAL_SECTIONS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
CAPITAL_CHARACTERS = "".join(
    [*_CAPITAL_DIGITS, *_CAPITAL_PLACES, *_CAPITAL_SECTIONS, "元圆角分整正"]
)


class AmountError(ValueError):
    """A text that is no amount of money."""


def floor_to_fen(amount: Decimal) -> Decimal:
    """`amount` rounded down to the fen (towards zero)."""
    with localcontext() as context:
        context.prec = 60
        return amount.quantize(FEN, rounding=ROUND_DOWN)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum, with two decimals even when there is nothing to add."""
    return sum(amounts, ZERO)


def parse_amount(text: str) -> Decimal:
    """An amount as people write it, in yuan.

    `3200000`, `3,200,000.00`, `320万`, `320万元`, `￥3200000`, `人民币3,200,000.00元整`, full-width
    digits, `叁佰贰拾万元整`. Nothing is rounded. Raises AmountError for anything else, also
    for digits grouped otherwise than by three.
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace("，", ",")
    match = _PLAIN.fullmatch(plain)
    if match is None:
        return parse_capital_amount(plain)
    try:
        value = Decimal(match["digits"].replace(",", ""))
    except InvalidOperation as error:  # pragma: no cover - the pattern admits only numbers
        raise AmountError(text) from error
    negative = "-" in (match["sign"], match["sign2"])
    value *= _UNITS[match["unit"] or ""]
    return -value if negative else value


def parse_capital_amount(text: str) -> Decimal:
    """An amount in Chinese capitals (大写): `壹仟肆佰零玖元伍角` is 1409.50. Raises AmountError."""
    plain = re.sub(r"\s|人民币|[:：]", "", unicodedata.normalize("NFKC", text))
    plain = plain.rstrip("整正")
    match = re.fullmatch(r"(?P<sign>[负-]?)(?:(?P<yuan>[^元圆角分]+)[元圆])?(?P<rest>.*)", plain)
    if not plain or match is None:
        raise AmountError(text)
    fen = re.fullmatch(r"零?(?:(?P<jiao>.)角)?零?(?:(?P<fen>.)分)?", match["rest"])
    if fen is None or not (match["yuan"] or fen["jiao"] or fen["fen"]):
        raise AmountError(text)
    try:
        value = Decimal(_capital_integer(match["yuan"] or "零"))
        for name, weight in (("jiao", "0.1"), ("fen", "0.01")):
            if fen[name]:
                value += _CAPITAL_DIGITS[fen[name]] * Decimal(weight)
    except (KeyError, ValueError) as error:
        raise AmountError(text) from error
    return -value if match["sign"] else value


def _capital_integer(text: str) -> int:
    """`伍佰零壹万伍仟` → 5015000. Raises ValueError or KeyError when it is not well formed."""
    result = section = 0
    digit: int | None = None
    for character in text:
        if character in _CAPITAL_DIGITS:
            if digit:  # two digits in a row are no capital amount
                raise ValueError(text)
            digit = _CAPITAL_DIGITS[character]
        elif character in _CAPITAL_PLACES:
            section += (digit if digit else 1) * _CAPITAL_PLACES[character]
            digit = None
        else:
            weight = _CAPITAL_SECTIONS[character]
            section += digit or 0
            if weight == max(_CAPITAL_SECTIONS.values()):
                result = (result + section) * weight
            else:
                result += section * weight
            section, digit = 0, None
    return result + section + (digit or 0)


def plain_yuan(amount: Decimal) -> str:
    """`1050000.00`: two decimals, no grouping, as the JSON report has it."""
    return f"{floor_to_fen(amount):f}"


def grouped_yuan(amount: Decimal) -> str:
    """`1,050,000.00`, for people."""
    return f"{floor_to_fen(amount):,f}"


def in_wan(amount: Decimal, places: int = 6) -> str:
    """The amount in 万元, rounded down to `places` decimals, without trailing zeros: `105`."""
    with localcontext() as context:
        context.prec = 60
        value = (amount / YUAN_PER_WAN).quantize(Decimal(1).scaleb(-places), rounding=ROUND_DOWN)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
