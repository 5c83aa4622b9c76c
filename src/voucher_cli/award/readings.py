"""Other readings of the text, as pure changes to the rules or to the bases.

Each gives the policy and the claims as that reading sees them, and compute.py computes them like
the default. A reading that cannot be computed from what is known gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import assert_never

from voucher_cli.award.model import ClaimBases, PurchaseBase
from voucher_cli.award.units import reaches_floor, services
from voucher_cli.money import total
from voucher_cli.policy.award_rules import AwardUnit, Reading, ReadingKind
from voucher_cli.policy.model import Policy, Route


@dataclass(frozen=True, slots=True)
class Alternative:
    """The policy and the claims as another reading has them."""

    reading: Reading
    policy: Policy
    claims: tuple[ClaimBases, ...]


def alternatives(policy: Policy, claims: Sequence[ClaimBases]) -> Iterator[Alternative]:
    """Every other reading of the policy that can be computed for these claims."""
    for reading in policy.readings:
        alternative = _alternative(reading, policy, claims)
        if alternative is not None:
            yield alternative


def _alternative(
    reading: Reading, policy: Policy, claims: Sequence[ClaimBases]
) -> Alternative | None:
    """The policy and the claims with the routes of `reading` changed; None if one cannot be."""
    routes = []
    seen = dict(enumerate(claims))
    for route in policy.routes:
        if reading.routes and route.id not in reading.routes:
            routes.append(route)
            continue
        routes.append(_route_as_read(route, reading.kind))
        for index, claim in enumerate(claims):
            if claim.route == route.id:
                purchases = _purchases_as_read(claim.purchases, route, reading.kind)
                if purchases is None:
                    return None
                seen[index] = replace(claim, purchases=purchases)
    return Alternative(reading, replace(policy, routes=tuple(routes)), tuple(seen.values()))


def _route_as_read(route: Route, kind: ReadingKind) -> Route:
    """Where the floor is deducted, the first tier begins at it: what lies below earns nothing."""
    floor = route.award.floor
    if kind is not ReadingKind.FLOOR_DEDUCTED or floor is None:
        return route
    tiers = tuple(
        replace(tier, above=max(tier.above, floor.amount))
        for tier in route.award.tiers
        if tier.up_to is None or tier.up_to > floor.amount
    )
    return replace(route, award=replace(route.award, tiers=tiers))


def _purchases_as_read(
    purchases: tuple[PurchaseBase, ...], route: Route, kind: ReadingKind
) -> tuple[PurchaseBase, ...] | None:
    match kind:
        case ReadingKind.FLOOR_DEDUCTED:
            return purchases
        case ReadingKind.POOLED_SERVICES:
            return _pooled(purchases, route)
        case ReadingKind.TAX_EXCLUDED:
            return _rebased(purchases, [purchase.net_base for purchase in purchases])
        case ReadingKind.PAPERS_IN_WINDOW:
            return _rebased(purchases, [purchase.in_window_base for purchase in purchases])
        case _:
            assert_never(kind)


def _pooled(purchases: tuple[PurchaseBase, ...], route: Route) -> tuple[PurchaseBase, ...]:
    """The tiers run over the services of a project together. The floor stays one of the single
    service, as the text says in so many words: those under it are not pooled."""
    if route.award.unit is not AwardUnit.SERVICE:
        return purchases
    pooled = {
        group[0].service
        for group in services(purchases)
        if reaches_floor(total(purchase.base for purchase in group), route.award)
    }
    return tuple(
        replace(purchase, service=min(pooled)) if purchase.service in pooled else purchase
        for purchase in purchases
    )


def _rebased(
    purchases: tuple[PurchaseBase, ...], bases: Sequence[Decimal | None]
) -> tuple[PurchaseBase, ...] | None:
    changed = []
    for purchase, base in zip(purchases, bases, strict=True):
        if base is None:
            return None
        changed.append(replace(purchase, base=base))
    return tuple(changed)
