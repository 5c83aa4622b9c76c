"""Awards by their size: packages counted in steps of 1, 2, 5, 10 … 万元."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from voucher_cli.money import YUAN_PER_WAN

_EDGES = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
"""of the steps, in 万元. Each goes up to its edge and holds it, since every limit is a 不超过"""

_WIDTH, _LEFT = 810, 10
_BASE, _TOP = 200, 24
_WIDEST, _GAP = 92, 8
_LOWEST = 2

Size = int
"""a step: 0 for an award of nothing, the last for what lies above every edge"""


@dataclass(frozen=True, slots=True)
class SizeColumn:
    """A step of the chart, in units of the drawing; `label` in 万元."""

    label: str
    count: int
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        """Where its words stand."""
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class SizeChart:
    """A drawing of `width` by `height`, its columns on a line at `base`."""

    columns: tuple[SizeColumn, ...]

    width: ClassVar[int] = _WIDTH
    height: ClassVar[int] = 232
    base: ClassVar[int] = _BASE


def size_of(amount: Decimal) -> Size:
    """The step that an award in yuan belongs to."""
    return bisect_left(_EDGES, max(amount, Decimal(0)) / YUAN_PER_WAN)


def size_label(size: Size) -> str:
    """`0`, `≤1`, `1–2`, `>5000`: in 万元, without the lower edge and with the upper one."""
    if size == 0:
        return "0"
    if size == 1:
        return f"≤{_EDGES[1]}"
    if size == len(_EDGES):
        return f">{_EDGES[-1]}"
    return f"{_EDGES[size - 1]}–{_EDGES[size]}"


def size_chart(sizes: Mapping[Size, int]) -> SizeChart:
    """From the first step that holds a package to the last, without a gap between them."""
    held = [size for size, count in sizes.items() if count]
    if not held:
        return SizeChart(())
    steps = range(min(held), max(held) + 1)
    pitch = min((_WIDTH - 2 * _LEFT) // len(steps), _WIDEST)
    most = max(sizes.values())
    return SizeChart(
        tuple(
            _column(size, sizes.get(size, 0), most, _LEFT + n * pitch, pitch)
            for n, size in enumerate(steps)
        )
    )


def _column(size: Size, count: int, most: int, x: int, pitch: int) -> SizeColumn:
    height = max(count * (_BASE - _TOP) // most, _LOWEST) if count else 0
    return SizeColumn(size_label(size), count, x + _GAP // 2, _BASE - height, pitch - _GAP, height)
