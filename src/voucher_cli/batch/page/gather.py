"""One pass over the rows of a season: the packages to list, and what the charts count.

However many rows there are, only the listed ones are kept, and of those only what is shown.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from voucher_cli.batch.model import Row
from voucher_cli.batch.page.index import Index
from voucher_cli.batch.page.links import report_link
from voucher_cli.batch.page.sizes import Size, size_of
from voucher_cli.batch.season import season_verdict
from voucher_cli.findings import Level
from voucher_cli.report.model import Verdict

MOST_ROWS = 5_000
"""packages in the table: with more of them a browser is no longer quick"""
LONGEST = 300
"""characters kept of a text; a cell shows fewer"""

Kinds = Mapping[str, Mapping[Level, int]]
"""findings by their name and level"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A package as the table lists it. `number` is its place in the season, from 1; `verdict` is
    that of the season, None for a broken package; `counts` stand in the order of Level; `across`
    are the positions of the season's findings that concern it."""

    number: int
    package: str
    applicant: str
    report: str | None
    policy: str | None
    routes: tuple[str, ...]
    verdict: Verdict | None
    problem: str
    ceiling: Decimal | None
    counts: tuple[int, ...]
    across: tuple[int, ...]

    @property
    def gravity(self) -> tuple[int, ...]:
        """Sorts the gravest first; packages alike in all else keep their order."""
        errors, warnings, reviews, infos = self.counts
        return (_rank(self.verdict), -errors, -reviews, -warnings, -infos, self.number)


@dataclass(frozen=True, slots=True)
class Known:
    """Where a package that a finding names is to be found."""

    number: int
    report: str | None


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a pass over the rows leaves: `listed` the gravest first, `packages` how many there are,
    `known` those packages that the shown findings name."""

    listed: tuple[Listed, ...]
    packages: int
    kinds: Kinds
    sizes: Mapping[Size, int]
    known: Mapping[str, Known]


class _Tally:
    """What is counted on the way."""

    def __init__(self, index: Index) -> None:
        self.packages = 0
        self.kinds: dict[str, Counter[Level]] = {}
        self.sizes: Counter[Size] = Counter()
        self.known: dict[str, Known] = {}
        for found in index.findings:
            self._count(found.finding.name, {found.finding.level: 1})

    def add(self, row: Row, listed: Listed, *, named: bool) -> None:
        self.packages += 1
        for name, levels in row.by_level.items():
            self._count(name, levels)
        if row.ceiling is not None:
            self.sizes[size_of(row.ceiling)] += 1
        if named:
            self.known[row.package] = Known(listed.number, listed.report)

    def _count(self, name: str, levels: Mapping[Level, int]) -> None:
        self.kinds.setdefault(name, Counter()).update(levels)


def gather(rows: Iterable[Row], index: Index, most: int = MOST_ROWS) -> Gathered:
    """Goes over `rows` once and keeps at most `most` of them."""
    tally = _Tally(index)
    listed = heapq.nsmallest(most, _listed(rows, index, tally), key=lambda one: one.gravity)
    return Gathered(tuple(listed), tally.packages, tally.kinds, tally.sizes, tally.known)


def _listed(rows: Iterable[Row], index: Index, tally: _Tally) -> Iterator[Listed]:
    for number, row in enumerate(rows, 1):
        positions = index.positions(row.package)
        listed = Listed(
            number=number,
            package=row.package[:LONGEST],
            applicant=(row.applicant.name or "")[:LONGEST],
            report=report_link(row.written),
            policy=row.policy,
            routes=row.routes,
            verdict=season_verdict(row, tuple(index.findings[at] for at in positions)),
            problem=(row.problem or "")[:LONGEST],
            ceiling=row.ceiling,
            counts=tuple(row.counts.get(level, 0) for level in Level),
            across=positions,
        )
        tally.add(row, listed, named=row.package in index.named)
        yield listed


def _rank(verdict: Verdict | None) -> int:
    """Broken packages first: nobody knows yet what is wrong with them."""
    return 0 if verdict is None else 1 + list(Verdict).index(verdict)
