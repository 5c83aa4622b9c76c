"""Policies of no more than an award, for tests that are about arithmetic alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from voucher_cli.award.model import PurchaseBase
from voucher_cli.language import Bilingual
from voucher_cli.policy.award_rules import (
    AwardRule,
    AwardUnit,
    BaseRule,
    Cap,
    CapPer,
    Floor,
    OutsidePapers,
    Papers,
    Reading,
    ReadingKind,
    Tier,
)
from voucher_cli.policy.citation import Citation
from voucher_cli.policy.model import Policy, Route
from voucher_cli.policy.periods import WindowEnd, WindowRule
from voucher_cli.terms import CostKind, GovernmentLevel

CITE = Citation("条文", "1", "不超过")
TEXT = Bilingual("文", "text")


def base_rule(
    *,
    settlement: bool = True,
    papers: Papers = Papers.EITHER,
    outside: OutsidePapers = OutsidePapers.WITH_SETTLEMENT,
    kinds: tuple[CostKind, ...] = (CostKind.MODEL,),
) -> BaseRule:
    return BaseRule(kinds, settlement, papers, outside, CITE, CITE)


def tiers(*steps: tuple[str, str]) -> tuple[Tier, ...]:
    """Tiers from (above, rate) pairs, each up to the next."""
    ends = [Decimal(above) for above, _ in steps[1:]]
    return tuple(
        Tier(Decimal(above), Decimal(rate), CITE, end)
        for (above, rate), end in zip(steps, [*ends, None], strict=True)
    )


def award_rule(
    unit: AwardUnit, *steps: tuple[str, str], floor: str | None = None, project: str | None = None
) -> AwardRule:
    return AwardRule(
        unit,
        tiers(*steps),
        Floor(Decimal(floor), CITE) if floor else None,
        (Cap(CapPer.PROJECT, Decimal(project), CITE),) if project else (),
    )


def route(route_id: str, award: AwardRule, base: BaseRule | None = None) -> Route:
    return Route(route_id, TEXT, "清单", base or base_rule(), award, ())


def year_cap(limit: str, *routes: str) -> Cap:
    return Cap(CapPer.ENTERPRISE_YEAR, Decimal(limit), CITE, routes)


def reading(kind: ReadingKind, *routes: str) -> Reading:
    return Reading(kind.value, kind, TEXT, CITE, routes)


def policy(
    policy_id: str,
    routes: tuple[Route, ...],
    caps: tuple[Cap, ...] = (),
    readings: tuple[Reading, ...] = (),
) -> Policy:
    return Policy(
        policy_id,
        "1",
        TEXT,
        "某局",
        GovernmentLevel.MUNICIPAL,
        WindowRule(date(2024, 9, 1), WindowEnd.APPLICATION, CITE),
        (),
        routes,
        caps,
        readings,
    )


def purchase(
    amount: str | Decimal,
    service: str = "s",
    *,
    net: str | None = None,
    in_window: str | None = None,
) -> PurchaseBase:
    return PurchaseBase(
        name=service,
        service=service,
        measures={},
        base=Decimal(amount),
        limited_by=None,
        net_base=None if net is None else Decimal(net),
        in_window_base=None if in_window is None else Decimal(in_window),
    )


TIERED = policy(
    "tiered",
    (
        route(
            "api",
            award_rule(
                AwardUnit.SERVICE,
                ("0", "0.50"),
                ("1000000", "0.25"),
                ("5000000", "0.10"),
                floor="100000",
                project="5000000",
            ),
        ),
        route(
            "private",
            award_rule(
                AwardUnit.CLAIM,
                ("0", "0.20"),
                ("2000000", "0.10"),
                ("5000000", "0.05"),
                floor="500000",
                project="5000000",
            ),
        ),
    ),
    (year_cap("5000000", "api", "private"),),
    (
        reading(ReadingKind.POOLED_SERVICES, "api"),
        reading(ReadingKind.FLOOR_DEDUCTED),
        reading(ReadingKind.TAX_EXCLUDED),
        reading(ReadingKind.PAPERS_IN_WINDOW),
    ),
)
"""Services with a floor, a claim with a floor, and one cap over both."""

FLAT = policy(
    "flat",
    tuple(
        route(name, award_rule(AwardUnit.PURCHASE, ("0", "0.30")))
        for name in ("compute", "api", "private")
    ),
    (year_cap("500000", "compute"), year_cap("300000", "api", "private")),
)
"""One rate a purchase, and two caps side by side."""
