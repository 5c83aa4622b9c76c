"""Whether a settlement, invoice or payment counts towards the base, by its date alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from voucher_cli.award.model import Standing
from voucher_cli.dates import Window
from voucher_cli.manifest.model import Settlement
from voucher_cli.policy.award_rules import BaseRule, OutsidePapers

IN_WINDOW = frozenset({Standing.INSIDE, Standing.UNDATED})
"""What counts in full."""
COUNTED = IN_WINDOW | {Standing.OUTSIDE_COUNTS}
"""What counts at all."""


def settlement_standing(settlement: Settlement, window: Window) -> Standing:
    """Where the settlement's period lies.

    A period with one end unknown is undated unless the known end already lies outside. Ends in
    the wrong order are a finding of their own and are read in the right one here.
    """
    starts, ends = settlement.starts_on, settlement.ends_on
    if starts and ends and ends < starts:
        starts, ends = ends, starts
    period = Window(starts, ends)
    if not window.overlaps(period):
        return Standing.OUTSIDE
    if any(day is not None and day not in window for day in (starts, ends)):
        return Standing.STRADDLES
    return Standing.INSIDE if starts and ends else Standing.UNDATED


def paper_standings(
    days: Iterable[date | None],
    rule: BaseRule,
    window: Window,
    applied_on: date | None,
    *,
    settled: bool,
) -> tuple[Standing, ...]:
    """Where invoices or payments of these dates stand.

    Where the list asks for papers that correspond to costs incurred in the window, one dated
    outside it still counts beside a settlement inside it (`settled`). Elsewhere a paper counts
    from the window's start to the day of application, whatever closes the window.
    """
    match rule.outside_papers:
        case OutsidePapers.WITH_SETTLEMENT:
            span = window
            outside = Standing.OUTSIDE_COUNTS if settled else Standing.OUTSIDE
        case OutsidePapers.NEVER:
            span = Window(window.starts_on, applied_on)
            outside = Standing.OUTSIDE
    return tuple(
        Standing.UNDATED if day is None else Standing.INSIDE if day in span else outside
        for day in days
    )
