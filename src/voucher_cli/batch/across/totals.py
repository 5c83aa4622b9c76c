"""What the season comes to together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from voucher_cli.batch.across import contracts, invoices
from voucher_cli.batch.across.caps import CapGroup
from voucher_cli.batch.across.wording import told
from voucher_cli.batch.model import Row, Status
from voucher_cli.batch.season import RouteTotal, SeasonFinding, Totals, season_verdict
from voucher_cli.findings import Finding, Level
from voucher_cli.money import ZERO, grouped_yuan, total
from voucher_cli.report.model import Verdict

BUDGET = "budget-exceeded"


@dataclass(slots=True)
class _Route:
    claims: int = 0
    base: Decimal = ZERO
    ceilings: Decimal = ZERO
    ready: Decimal = ZERO

    def add(self, row: Row, route: str, *, ready: bool) -> None:
        for claim in row.claims:
            if claim.route == route:
                self.claims += 1
                self.base += claim.base
                self.ceilings += claim.ceiling
                self.ready += claim.ceiling if ready else ZERO


@dataclass(slots=True)
class _Sums:
    """What the rows come to, added up one at a time."""

    packages: int = 0
    broken: int = 0
    ceiling: Decimal = ZERO
    ready: Decimal = ZERO
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    counts: Counter[Level] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    routes: dict[tuple[str, str], _Route] = field(default_factory=lambda: defaultdict(_Route))

    def add(self, row: Row, verdict: Verdict | None) -> None:
        self.packages += 1
        if row.status is Status.BROKEN:
            self.broken += 1
            return
        ready = verdict is Verdict.READY
        if verdict is not None:
            self.verdicts[verdict] += 1
        self.counts.update(row.counts)
        self.names.update(row.names)
        self.ceiling += row.ceiling or ZERO
        self.ready += (row.ceiling or ZERO) if ready else ZERO
        for route in {claim.route for claim in row.claims}:
            self.routes[row.policy or "", route].add(row, route, ready=ready)


def totals_of(
    rows: Iterable[Row],
    findings: Sequence[SeasonFinding],
    groups: Sequence[CapGroup],
    budget: Decimal | None,
) -> Totals:
    """Adds up the rows and the findings across packages, in one pass. The budget's own finding
    is not among `findings`; see `with_finding`."""
    concerned: dict[str, list[SeasonFinding]] = defaultdict(list)
    for found in findings:
        for package in found.packages:
            concerned[package].append(found)
    may_be_ready = {share.package for group in groups for share in group.shares}
    ready: set[str] = set()
    sums = _Sums()
    for row in rows:
        verdict = season_verdict(row, tuple(concerned.get(row.package, ())))
        sums.add(row, verdict)
        if verdict is Verdict.READY and row.package in may_be_ready:
            ready.add(row.package)
    for found in findings:
        sums.counts[found.finding.level] += 1
        sums.names[found.finding.name] += 1
    capped = total(group.taken_of_all for group in groups)
    reused = {package for found in findings if _is_reuse(found) for package in found.packages}
    return Totals(
        packages=sums.packages,
        broken=sums.broken,
        verdicts={verdict: sums.verdicts[verdict] for verdict in Verdict},
        counts={level: sums.counts[level] for level in Level},
        names=dict(sorted(sums.names.items())),
        routes=tuple(_routes(sums)),
        ceiling=sums.ceiling - capped,
        capped=capped,
        ready=sums.ready - total(group.taken(ready) for group in groups),
        budget=budget,
        reused=len(reused),
    )


def _is_reuse(found: SeasonFinding) -> bool:
    """Of what only one package may claim."""
    reuse = (invoices.NAME, contracts.NAME)
    return found.finding.name in reuse and found.finding.level is Level.ERROR


def _routes(sums: _Sums) -> Iterable[RouteTotal]:
    for (policy, route), of in sorted(sums.routes.items()):
        yield RouteTotal(policy, route, of.claims, of.base, of.ceilings, of.ready)


def over_budget(totals: Totals) -> tuple[SeasonFinding, ...]:
    """budget-exceeded: all packages together may claim more than the budget holds."""
    if totals.budget is None or totals.ceiling <= totals.budget:
        return ()
    finding = Finding(
        BUDGET,
        Level.WARNING,
        values={
            "ceiling": grouped_yuan(totals.ceiling),
            "budget": grouped_yuan(totals.budget),
            "over": grouped_yuan(totals.ceiling - totals.budget),
            "ready": grouped_yuan(totals.ready),
        },
        expected=f"≤ {grouped_yuan(totals.budget)}",
        actual=grouped_yuan(totals.ceiling),
        detail="season",
    )
    return (told(finding, ()),)
