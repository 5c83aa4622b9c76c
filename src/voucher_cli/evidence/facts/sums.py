"""The amounts of an invoice as their sum and the amount in capitals prove them to be.

Net and tax come to the total, and the total stands there twice, in figures and in capitals. Where
a picture was misread (a point or a minus lost, ¥ taken for a digit), the one way of reading all of
them that adds up is the right one. Digits are never taken for others: a difference stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from decimal import Decimal
from itertools import product

_CENT = Decimal("0.01")
_LIKE_YUAN = "147"
"""digits that ¥ is taken for"""
_FAR_BELOW = 2
"""times: what a total is less than its parts to be none"""
_DEAREST_TAX = Decimal("0.2")
"""no rate of VAT is higher"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What an invoice comes to, each as far as it was read; `capital` is the total in capitals."""

    amount: Decimal | None = None
    net: Decimal | None = None
    tax: Decimal | None = None
    capital: Decimal | None = None

    @property
    def summed(self) -> Decimal | None:
        """What net and tax come to, where both were read."""
        return None if self.net is None or self.tax is None else self.net + self.tax

    @property
    def adds_up(self) -> bool:
        """Whether nothing that was read contradicts, and something bears it out."""
        others = [value for value in (self.summed, self.capital) if value is not None]
        return self.amount is not None and bool(others) and set(others) == {self.amount}


def settled(read: Figures, *, red: bool, whole: Collection[str] = ()) -> Figures:
    """The figures as they must have stood there, or as read where more than one way adds up, or
    none. `red` tells that the invoice takes another one back, so that a minus may be lost;
    `whole` names the figures whose first digit cannot be a ¥."""
    if read.adds_up and not (red and (read.amount or 0) > 0):
        return read
    ways = [
        way
        for way in _ways(read, whole, red=red)
        if way.adds_up and not (red and (way.amount or 0) > 0)
    ]
    fewest = min((_changes(way, read) for way in ways), default=0)
    nearest = {way for way in ways if _changes(way, read) == fewest}
    return nearest.pop() if len(nearest) == 1 else read


def _ways(read: Figures, whole: Collection[str], *, red: bool) -> Iterator[Figures]:
    signs = red or any(value is not None and value < 0 for value in astuple(read))
    amounts, nets, taxes = (
        [None]
        if value is None
        else list(dict.fromkeys(_readings(value, whole=name in whole, signs=signs)))
        for name, value in (("amount", read.amount), ("net", read.net), ("tax", read.tax))
    )
    capitals = [read.capital]
    if signs and read.capital is not None:
        capitals.append(-read.capital)
    for way in product(amounts, nets, taxes, capitals):
        yield Figures(*way)


def _readings(value: Decimal, *, whole: bool, signs: bool) -> Iterator[Decimal]:
    """A figure as read, without a ¥ that became a digit, with the point put back where none was
    read, as a minus."""
    unsigned = [value]
    digits = f"{abs(value):f}"
    if not whole and digits[0] in _LIKE_YUAN and len(digits.partition(".")[0]) > 1:
        unsigned.append(Decimal(digits[1:]).copy_sign(value))
    unsigned += [each * _CENT for each in unsigned if "." not in digits]
    yield from unsigned
    if signs:
        yield from (-each for each in unsigned)


def _changes(way: Figures, read: Figures) -> int:
    return sum(a != b for a, b in zip(astuple(way), astuple(read), strict=True))


def believed(read: Figures, *, odd: bool, rows: Decimal | None) -> Figures:
    """The figures with the total in capitals where that is right and the total in figures is not,
    and without a total where they contradict each other and nothing decides.

    `odd` tells that the total has no decimals or too many, as scraps of a seal leave it; `rows` is
    what the items come to: the amount before tax, or with it.
    """
    if read.amount is None:
        return read
    sums = {abs(value) for value in (read.summed, rows) if value is not None}
    total, capital = abs(read.amount), read.capital
    if total in sums or (capital is not None and total == abs(capital)):
        return read
    if capital is not None and (odd or abs(capital) in sums):
        return replace(read, amount=capital)
    least = max((abs(value) for value in (read.net, rows) if value is not None), default=_CENT)
    if odd or capital is not None or total * _FAR_BELOW < least:
        return replace(read, amount=None)
    return read


def parted(total: Decimal, figures: Iterable[Decimal]) -> tuple[Decimal, Decimal] | None:
    """The one pair of net and tax among the figures that comes to the total."""
    values: Sequence[Decimal] = list(dict.fromkeys(figures))
    pairs = {
        (net, total - net)
        for net in values
        if total - net in values and 0 < abs(total - net) <= _DEAREST_TAX * abs(net)
        if (net < 0) == (total < 0) == (total - net < 0)
    }
    return pairs.pop() if len(pairs) == 1 else None
