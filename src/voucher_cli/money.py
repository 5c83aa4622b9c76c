"""Money: exact decimal yuan, read as people write it and printed as yuan or 万元.

Amounts are `Decimal` yuan, tax included, everywhere inside the program. What is rounded is
rounded down to the fen, because every limit of the policies is a 不超过.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal, localcontext

FEN = Decimal("0.01")
YUAN_PER_WAN = Decimal(10_000)
ZERO = Decimal("0.00")

MOST = Decimal(10) ** 15
"""No amount here comes near it; beyond it, sums would no longer be exact."""
_LONGEST = 100  # characters; what is longer is no amount
_MOST_DECIMALS = 10  # of yuan, so that every sum stays exact

_UNITS = {
    "": Decimal(1),
    "千": Decimal(1_000),
    "万": YUAN_PER_WAN,
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
}
_SIGN = r"(?P<sign>[-+]?)"
_DIGITS = r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
_PLAIN = re.compile(
    rf"(?:人民币|RMB|CNY)?[:：]?\s*{_SIGN}\s*¥?\s*(?P<sign2>-?)\s*{_DIGITS}\s*"
    r"(?P<unit>[百千]?万|千|亿)?\s*(?:元|圆)?\s*(?:人民币|RMB|CNY)?(?:整|正)?",
    re.IGNORECASE,
)
_MINUS = str.maketrans("−–﹣", "---")

_CAPITAL_DIGITS = {
    c: n
    for n, group in enumerate(
        (
            "零〇○",
            "壹一弌",
            "贰二弍貳两兩",
            "叁三弎參参叄",
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
_CAPITAL_HEAD = re.compile(r"人民币|\(?大写\)?|\s|[:：]")
_CAPITAL_NEGATIVE = re.compile(r"\(负数\)|负数?|-")
_CAPITAL_INTEGER = re.compile(r"(?:(?P<yi>.+?)[亿億])?(?:(?P<wan>.+?)[万萬])?(?P<rest>.*)")
_CAPITAL_AMOUNT = re.compile(
    r"(?:(?P<yuan>[^元圆圓角分]+)[元圆圓])?(?:零?(?P<jiao>.)角)?(?:零?(?P<fen>.)分)?零?"
)
CAPITAL_CHARACTERS = "".join([*_CAPITAL_DIGITS, *_CAPITAL_PLACES, "万萬亿億元圆圓角分整正"])


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
    plain = unicodedata.normalize("NFKC", text).strip().replace("，", ",").translate(_MINUS)
    match = _PLAIN.fullmatch(plain) if len(plain) <= _LONGEST else None
    if match is None:
        return parse_capital_amount(plain)
    value = Decimal(match["digits"].replace(",", "")) * _UNITS[match["unit"] or ""]
    exponent = value.as_tuple().exponent
    if value >= MOST or not isinstance(exponent, int) or exponent < -_MOST_DECIMALS:
        raise AmountError(text)
    if match["sign"] and match["sign2"]:
        raise AmountError(text)
    return -value if "-" in (match["sign"], match["sign2"]) else value


def parse_capital_amount(text: str) -> Decimal:
    """An amount in Chinese capitals (大写), in yuan. Raises AmountError.

    `壹仟肆佰零玖元伍角` is 1409.50, `(负数)壹佰元整` of a red-letter invoice is -100. Each 零 may
    be left out or stand at every empty place; what could be read in two ways is refused.
    """
    if len(text) > _LONGEST:
        raise AmountError(text)
    plain = unicodedata.normalize("NFKC", text).translate(_MINUS)
    bare = _CAPITAL_HEAD.sub("", plain)
    negative = _CAPITAL_NEGATIVE.match(bare)
    amount = bare[negative.end() :] if negative else bare
    whole = amount.rstrip("整正")
    if (whole != amount or "人民币" in plain) and not re.search("[元圆圓角分]", whole):
        whole += "元"
    match = _CAPITAL_AMOUNT.fullmatch(whole)
    if match is None or not any(match.groups()):
        raise AmountError(text)
    try:
        value = Decimal(_capital_integer(match["yuan"] or "零"))
        for name, weight in (("jiao", "0.1"), ("fen", "0.01")):
            if match[name]:
                value += _CAPITAL_DIGITS[match[name]] * Decimal(weight)
    except (KeyError, ValueError) as error:
        raise AmountError(text) from error
    if value >= MOST:
        raise AmountError(text)
    return -value if negative else value


def _capital_integer(text: str) -> int:
    """`伍佰零壹万伍仟` → 5015000. Raises ValueError or KeyError when it is not well formed."""
    sections = _CAPITAL_INTEGER.fullmatch(text)
    if sections is None:  # pragma: no cover - the pattern takes any text
        raise ValueError(text)
    result = _capital_integer(sections["yi"]) * 100_000_000 if sections["yi"] else 0
    if sections["wan"]:
        result += _capital_section(sections["wan"], follows=result > 0) * 10_000
    if sections["rest"]:
        result += _capital_section(sections["rest"], follows=result > 0)
    return result


def _capital_section(text: str, *, follows: bool) -> int:
    """Up to four digits with their places: `伍仟零壹` → 5001; `follows` a higher section.

    A last digit that follows neither 拾 nor 零 is refused: 三百二 is 320 to some and 302 to others.
    So is a place without a digit (`  仟  佰  拾元` is a blank form), except a leading 拾.
    """
    value = 0
    place = 10_000 if follows else None
    digit: int | None = None
    after_zero = False
    for character in text:
        if character in _CAPITAL_DIGITS:
            if digit:
                raise ValueError(text)
            digit = _CAPITAL_DIGITS[character]
            after_zero = after_zero or digit == 0
            continue
        weight = _CAPITAL_PLACES[character]
        bare_ten = weight == 10 and value == 0
        if (place and weight >= place) or (digit is None and not bare_ten):
            raise ValueError(text)
        value += (1 if digit is None else digit) * weight
        place, digit, after_zero = weight, None, False
    if digit and place and place > 10 and not after_zero:
        raise ValueError(text)
    return value + (digit or 0)


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
