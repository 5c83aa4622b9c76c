"""Computing an award from bare amounts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from voucher_cli.award.calc import NamedAmount, calculate
from voucher_cli.errors import VoucherError
from voucher_cli.language import Bilingual
from voucher_cli.nearest import not_known
from voucher_cli.policy.library import get_policy, policies_with_route, route_ids
from voucher_cli.policy.model import Policy
from voucher_cli.report.calc import Calculation
from voucher_cli.workflow.choice import known_route


def calculate_amounts(
    route: str, amounts: Sequence[NamedAmount], prior: Decimal, policy_id: str | None
) -> tuple[Calculation, ...]:
    """The award of these bases on `route`, under `policy_id` or every policy that has the route;
    the highest ceiling first.

    Raises VoucherError for an unknown policy or route.
    """
    if policy_id is not None:
        policy = get_policy(policy_id)
        known_route(policy, route)
        policies: tuple[Policy, ...] = (policy,)
    else:
        policies = policies_with_route(route)
    if not policies:
        raise VoucherError(
            not_known(Bilingual("没有申报路径", "no such route:"), route, route_ids())
        )
    results = [
        Calculation(policy, route, calculate(policy, route, amounts, prior)) for policy in policies
    ]
    return tuple(sorted(results, key=lambda result: -result.award.ceiling))
