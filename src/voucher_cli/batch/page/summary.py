"""The season's totals as the page tells them: verdicts, routes, and what caps took away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from voucher_cli.batch.page import words
from voucher_cli.batch.page.policies import PolicyNames
from voucher_cli.batch.season import Totals
from voucher_cli.language import Bilingual
from voucher_cli.money import total
from voucher_cli.report.model import Verdict


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How many packages have a verdict; `key` is the filter's and the style's."""

    key: str
    word: Bilingual
    note: Bilingual
    count: int


@dataclass(frozen=True, slots=True)
class RouteLine:
    """One route of one policy, in yuan."""

    policy: str
    route: str
    claims: int
    base: Decimal
    ceilings: Decimal
    ready: Decimal


@dataclass(frozen=True, slots=True)
class RouteSums:
    """The routes together."""

    claims: int
    base: Decimal


def verdict_counts(totals: Totals) -> Iterator[VerdictCount]:
    """What may be handed in first, what could not be judged last."""
    for verdict in (Verdict.READY, Verdict.REVIEW, Verdict.INCOMPLETE, None):
        yield VerdictCount(
            words.verdict_key(verdict),
            words.verdict_word(verdict),
            words.VERDICT_NOTES[verdict],
            totals.broken if verdict is None else totals.verdicts.get(verdict, 0),
        )


def route_lines(totals: Totals, names: PolicyNames) -> Iterator[RouteLine]:
    """In the order of the totals."""
    for one in totals.routes:
        yield RouteLine(
            names.policy(one.policy),
            names.route(one.policy, one.route),
            one.claims,
            one.base,
            one.ceilings,
            one.ready,
        )


def route_sums(totals: Totals) -> RouteSums:
    """Of all routes."""
    return RouteSums(
        claims=sum(one.claims for one in totals.routes),
        base=total(one.base for one in totals.routes),
    )
