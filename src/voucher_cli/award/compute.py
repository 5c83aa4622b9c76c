"""From bases to the award ceiling: floors and tiers, then caps, then the other readings.

Every tier is rounded down to the fen and every total is a sum of what stands before it, so that
what is shown adds up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from voucher_cli.award.caps import capped_project, capped_routes
from voucher_cli.award.model import Award, ClaimAward, ClaimBases, ReadingAward
from voucher_cli.award.readings import alternatives
from voucher_cli.award.units import unit_awards
from voucher_cli.money import ZERO, total
from voucher_cli.policy.model import Policy, Route

if TYPE_CHECKING:
    from voucher_cli.manifest.model import PriorAward


def compute_award(
    policy: Policy, claims: Sequence[ClaimBases], prior: Sequence[PriorAward], year: int | None
) -> Award:
    """The most that the policy allows for `claims` together, with every step.

    `year` is that of the application, for the caps of a year. Other readings of the text are told
    where they come to another ceiling. Claims for a route that the policy lacks are left out.
    """
    award = _award(policy, claims, prior, year)
    readings = []
    for other in alternatives(policy, claims):
        ceiling = _award(other.policy, other.claims, prior, year).ceiling
        if ceiling != award.ceiling:
            readings.append(ReadingAward(other.reading.id, other.reading.note, ceiling))
    return replace(award, readings=tuple(readings))


def _award(
    policy: Policy, claims: Sequence[ClaimBases], prior: Sequence[PriorAward], year: int | None
) -> Award:
    awards = tuple(
        _claim_award(claim, route) for claim in claims if (route := policy.route(claim.route))
    )
    by_route = {award.route: ZERO for award in awards}
    for award in awards:
        by_route[award.route] += award.ceiling
    caps, ceiling = capped_routes(policy, by_route, prior, year)
    return Award(ceiling, awards, caps, readings=())


def _claim_award(claim: ClaimBases, route: Route) -> ClaimAward:
    units = unit_awards(claim, route.award)
    earned = total(unit.award for unit in units)
    caps, ceiling = capped_project(route.id, earned, route.award.caps)
    return ClaimAward(claim.id, claim.route, claim.purchases, units, caps, ceiling)
