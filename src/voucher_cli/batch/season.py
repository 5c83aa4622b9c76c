"""The season as a whole: what only packages side by side show, and what they come to together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from voucher_cli.batch.model import Row
from voucher_cli.findings import Finding, Level
from voucher_cli.money import ZERO, total
from voucher_cli.report.model import Verdict


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the season something was seen; `claim` and `file` as far as they are known."""

    package: str
    claim: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class SeasonFinding:
    """One thing that several packages show together, told once with every place.

    `finding.subject` is empty: the places stand for it. `id` is stable between runs.
    """

    id: str
    finding: Finding
    places: tuple[Place, ...]

    @property
    def packages(self) -> tuple[str, ...]:
        """The packages concerned, each once, in their order."""
        return tuple(dict.fromkeys(place.package for place in self.places))


@dataclass(frozen=True, slots=True)
class RouteTotal:
    """One route of one policy over the season, in yuan. `ceilings` are the claims' own, before the
    caps that an enterprise's claims share; `ready` of those packages alone that are ready."""

    policy: str
    route: str
    claims: int
    base: Decimal
    ceilings: Decimal
    ready: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    """What the season comes to at most, in yuan. Nothing of it is granted.

    `ceiling` is what all checked packages allow together, `capped` of it what the caps of an
    enterprise and year take away over several packages (already taken off). `ready` is the same
    sum over packages whose season verdict is ready. `budget` is the user's, None without one.
    `reused` packages have an invoice or contract in common with another that only one of them may
    claim; the sums count each of them.
    """

    packages: int
    broken: int
    verdicts: Mapping[Verdict, int]
    """of the season: a package's own findings and those across packages"""
    counts: Mapping[Level, int]
    names: Mapping[str, int]
    """findings of the packages and of the season, by their name"""
    routes: tuple[RouteTotal, ...]
    ceiling: Decimal
    capped: Decimal
    ready: Decimal
    budget: Decimal | None = None
    reused: int = 0

    @property
    def claimed(self) -> Decimal:
        """All claims' own ceilings: the ceiling before any cap that claims share."""
        return total(route.ceilings for route in self.routes)

    @property
    def shared(self) -> Decimal:
        """What caps take that the claims of one package share."""
        return max(ZERO, self.claimed - self.capped - self.ceiling)


class WhyLeftOut(StrEnum):
    """Why something in the season's folder was not judged."""

    NO_PACKAGE = "no-package"
    """neither a folder nor an archive, hidden, or the results of another run"""
    OTHER_ROUTE = "other-route"
    """a package for another policy or route than the user asked for"""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in the season's folder that was not judged."""

    name: str
    why: WhyLeftOut


@dataclass(frozen=True, slots=True)
class Season:
    """Totals, and the findings across packages, the gravest first. `left_out` is what lay in the
    folder and was not judged."""

    totals: Totals
    findings: tuple[SeasonFinding, ...]
    left_out: tuple[LeftOut, ...] = ()

    def passes(self, *, strict: bool) -> bool:
        """Whether every package could be judged and nothing stands in the way of any: no error; if
        `strict`, no warning or review."""
        grave = {Level.ERROR, Level.WARNING, Level.REVIEW} if strict else {Level.ERROR}
        return not self.totals.broken and not any(self.totals.counts.get(lv) for lv in grave)

    def of(self, package: str) -> tuple[SeasonFinding, ...]:
        """The findings that concern one package, in their order."""
        return tuple(found for found in self.findings if package in found.packages)


def season_verdict(row: Row, across: tuple[SeasonFinding, ...]) -> Verdict | None:
    """The package's verdict with the findings across packages that concern it; None for a broken
    package."""
    if row.verdict is None:
        return None
    levels = {found.finding.level for found in across}
    if row.verdict is Verdict.INCOMPLETE or Level.ERROR in levels:
        return Verdict.INCOMPLETE
    if row.verdict is Verdict.REVIEW or Level.REVIEW in levels:
        return Verdict.REVIEW
    return Verdict.READY
