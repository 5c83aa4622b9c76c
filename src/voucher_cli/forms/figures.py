"""Numbers as people write them into a form, and whether they show an exact value.

A number shows a value when the value, cut off or rounded at the last place that is shown, is that
number: 15 %, 15.0 % and 15.02 % all show 15.0156 %, and so does 0.15 where no % is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext

from voucher_cli.forms.model import Unit
from voucher_cli.money import AmountError, parse_capital_amount
from voucher_cli.text import squeeze, tidy

_NUMBER = re.compile(
    r"(?P<sign>[-−–﹣+]|\((?=[\d.,]+%?\)))?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?:\)(?=%))? ?(?P<unit>百万元?|千万元?|万元?|亿元?|千元|元|圆|%|人|名)?"
)
_YUAN = {
    "元": 1, "圆": 1, "千元": 1000, "万": 10_000, "万元": 10_000, "百万": 10**6, "百万元": 10**6,
    "千万": 10**7, "千万元": 10**7, "亿": 10**8, "亿元": 10**8,
}  # fmt: skip
_FALLS = re.compile(r"下降|减少|降低|下滑|负增长|缩减|-$")
_NONE = re.compile(r"^(?:无|没有|暂无|零|尚无|[-—–/\\]+)$")
_LONGEST = 40
"""digits; what is longer is no figure"""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the value of its last place, and the unit written behind it."""

    value: Decimal
    place: Decimal
    unit: str

    def times(self, factor: Decimal) -> Figure:
        """In another unit."""
        return Figure(self.value * factor, self.place * factor, self.unit)

    def shows(self, exact: Decimal) -> bool:
        """Whether it is `exact`, cut off or rounded at its last place."""
        with localcontext() as context:
            context.prec = 80
            places = exact / self.place
            return any(
                places.to_integral_value(rounding) * self.place == self.value
                for rounding in (ROUND_DOWN, ROUND_HALF_UP, ROUND_FLOOR)
            )


def figures_in(text: str) -> Iterator[Figure]:
    """Every number in the text; spaces may part numbers, or the digits of one."""
    for plain in dict.fromkeys((squeeze(text), tidy(text))):
        for match in _NUMBER.finditer(plain):
            digits = match["digits"].replace(",", "")
            if len(digits) > _LONGEST:
                continue
            value = Decimal(digits)
            exponent = value.as_tuple().exponent
            place = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
            falls = match["sign"] not in (None, "+") or _FALLS.search(plain[: match.start()])
            yield Figure(-value if falls and value else value, place, match["unit"] or "")


def shows_money(text: str, yuan: Decimal, stated: Unit | None, usual: Unit | None) -> bool:
    """Whether an amount in the text is `yuan`. A number without a unit is in the one that label
    or cell state; where they state none, in 元 or the usual one."""
    if says_none(text):
        return yuan == 0
    scales = [_YUAN[stated]] if stated in _YUAN else [1, 10_000, _YUAN.get(usual or "", 1)]
    for figure in figures_in(text):
        own = [_YUAN[figure.unit]] if figure.unit in _YUAN else scales
        if any(figure.times(Decimal(scale)).shows(yuan) for scale in own):
            return True
    try:
        return parse_capital_amount(squeeze(text)) == yuan
    except AmountError:
        return False


def amount_in(text: str, stated: Unit | None, usual: Unit | None) -> Decimal | None:
    """The one amount that the text states, in yuan; None where there is none, or several."""
    found = {
        figure.value * _YUAN.get(figure.unit or "", _YUAN.get(stated or usual or "", 1))
        for figure in figures_in(text)
        if figure.unit in _YUAN or not figure.unit
    }
    if len(found) == 1:
        return found.pop()
    if found:
        return None
    try:
        return parse_capital_amount(squeeze(text))
    except AmountError:
        return None


def shows_percent(text: str, percent: Decimal, stated: Unit | None) -> bool:
    """Whether a share in the text is `percent`. Without a % it may be a plain ratio."""
    if says_none(text):
        return percent == 0
    for figure in figures_in(text):
        if figure.shows(percent):
            return True
        plain_ratio = figure.unit != "%" and stated is not Unit.PERCENT
        if plain_ratio and figure.times(Decimal(100)).shows(percent):
            return True
    return False


def shows_count(text: str, count: int) -> bool:
    """Whether a number in the text is `count`."""
    return any(figure.value == count for figure in figures_in(text)) or (
        count == 0 and says_none(text)
    )


def says_none(text: str) -> bool:
    """`无`, `/`: there is nothing of the kind."""
    return bool(_NONE.match(squeeze(text)))
