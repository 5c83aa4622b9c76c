"""What the season allows at most, held against a budget."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal, localcontext
from typing import ClassVar

from voucher_cli.batch.season import Totals
from voucher_cli.money import ZERO

BARS = (4, 800)
"""where bars begin and where the longest ends, in units of the drawing"""
_THINNEST = 2


@dataclass(frozen=True, slots=True)
class BudgetBar:
    """Widths in units of the drawing: `ready` packages, the `rest` of the ceiling, and where the
    budget ends. `left` is what the ceiling leaves of the budget, negative where it exceeds it;
    `share` the ceiling in per cent of the budget, None for one of nothing."""

    budget: Decimal
    ready: int
    rest: int
    end: int
    left: Decimal
    share: str | None

    width: ClassVar[int] = 810
    begin: ClassVar[int] = BARS[0]


def budget_bar(totals: Totals) -> BudgetBar | None:
    """None without a budget."""
    if totals.budget is None:
        return None
    most = max(totals.budget, totals.ceiling, totals.ready, ZERO)
    ready = _length(min(totals.ready, totals.ceiling), most)
    return BudgetBar(
        budget=totals.budget,
        ready=ready,
        rest=_length(totals.ceiling, most) - ready,
        end=BARS[0] + _length(totals.budget, most),
        left=totals.budget - totals.ceiling,
        share=_share(totals.ceiling, totals.budget),
    )


def _length(amount: Decimal, most: Decimal) -> int:
    if amount <= 0 or most <= 0:
        return 0
    return max(int((BARS[1] - BARS[0]) * amount / most), _THINNEST)


def _share(part: Decimal, whole: Decimal) -> str | None:
    if whole <= 0:
        return None
    with localcontext() as context:
        context.prec = 60
        share = (part * 100 / whole).quantize(Decimal("0.1"), rounding=ROUND_DOWN)
    return f"{share:,f}"
