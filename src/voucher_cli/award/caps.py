"""Caps: the most that is paid for a project, or to an enterprise in a year over several routes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from voucher_cli.award.model import CapEffect
from voucher_cli.money import ZERO, total
from voucher_cli.policy.award_rules import Cap
from voucher_cli.policy.model import Policy

if TYPE_CHECKING:
    from voucher_cli.manifest.model import PriorAward


def capped_project(
    route: str, award: Decimal, caps: Sequence[Cap]
) -> tuple[tuple[CapEffect, ...], Decimal]:
    """What the caps of its own route leave of one claim's award, and what each takes away.

    A claim is one project. Prior awards count against the caps over routes, not here.
    """
    effects = []
    for cap in caps:
        kept = min(award, cap.limit)
        effects.append(CapEffect(cap.per, cap.routes or (route,), cap.limit, ZERO, award - kept))
        award = kept
    return tuple(effects), award


def capped_routes(
    policy: Policy,
    by_route: Mapping[str, Decimal],
    prior: Sequence[PriorAward],
    year: int | None,
) -> tuple[tuple[CapEffect, ...], Decimal]:
    """What the policy's caps leave of the routes' awards together, and what each takes away.

    Only caps that a claimed route falls under are told. Where caps overlap, the narrower one
    takes first; what each takes adds up to the difference, however they overlap.
    """
    everywhere = tuple(route.id for route in policy.routes)
    rooms = [
        _Room(cap, cap.routes or everywhere, _granted(policy, cap, prior, year))
        for cap in policy.caps
        if any(route in by_route for route in cap.routes or everywhere)
    ]
    left = total(by_route.values())
    taken: dict[int, Decimal] = {}
    narrow_first = sorted(range(len(rooms)), key=lambda index: len(rooms[index].routes))
    for count, index in enumerate(narrow_first, start=1):
        most = _most_under([rooms[i] for i in narrow_first[:count]], by_route)
        taken[index], left = left - most, most
    return tuple(
        CapEffect(room.cap.per, room.routes, room.cap.limit, room.prior, taken[index])
        for index, room in enumerate(rooms)
    ), left


class _Room:
    """A cap over routes, and what earlier awards have left of it."""

    def __init__(self, cap: Cap, routes: tuple[str, ...], prior: Decimal) -> None:
        self.cap = cap
        self.routes = routes
        self.prior = prior
        self.left = max(ZERO, cap.limit - prior)


def _granted(policy: Policy, cap: Cap, prior: Sequence[PriorAward], year: int | None) -> Decimal:
    """What was granted before under this cap: the same policy, the same year, one of its routes.

    A prior award that names no route falls under a cap over all of them. While the year of the
    application is unknown, every year counts.
    """
    return total(
        award.amount
        for award in prior
        if award.amount is not None
        and award.policy == policy.id
        and (year is None or award.year == year)
        and (not cap.routes or award.route in cap.routes or _covers_all(policy, cap, award))
    )


def _covers_all(policy: Policy, cap: Cap, award: PriorAward) -> bool:
    return award.route is None and {route.id for route in policy.routes} <= set(cap.routes)


def _most_under(rooms: Sequence[_Room], by_route: Mapping[str, Decimal]) -> Decimal:
    """The most that all caps together leave, shared among the routes as favourably as can be.

    Choose some caps: the routes under them can get no more than the room of these, the others no
    more than their award. The smallest such sum is the answer, for caps side by side, one within
    another, or overlapping in a chain. (Three caps that overlap in a ring could leave less; no
    policy has such.)
    """
    sums = []
    for size in range(len(rooms) + 1):
        for chosen in combinations(rooms, size):
            covered = {route for room in chosen for route in room.routes}
            free = total(award for route, award in by_route.items() if route not in covered)
            sums.append(free + total(room.left for room in chosen))
    return min(sums)
