"""The award on bare amounts, for a quick answer before there is a package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from voucher_cli.award.compute import compute_award
from voucher_cli.award.model import Award, ClaimBases, PurchaseBase
from voucher_cli.money import floor_to_fen
from voucher_cli.policy.model import Policy
from voucher_cli.text import organisation_key, tidy

if TYPE_CHECKING:
    from voucher_cli.manifest.model import PriorAward


@dataclass(frozen=True, slots=True)
class NamedAmount:
    """A base in yuan, with what the user called it."""

    name: str | None
    amount: Decimal


def calculate(
    policy: Policy, route_id: str, amounts: Sequence[NamedAmount], prior: Decimal
) -> Award:
    """The award ceiling of one claim on `route_id` whose purchases have these bases.

    Each amount is a purchase and a service of its own, unless two bear the same name; `prior`
    was granted before under the same route and in the same year. Without papers there are no
    measures, and no reading that asks for an amount without tax.
    """
    purchases = tuple(_purchase(number, amount) for number, amount in enumerate(amounts, start=1))
    granted = _granted(policy, route_id, prior) if prior else []
    return compute_award(policy, [ClaimBases(route_id, route_id, purchases)], granted, None)


def _granted(policy: Policy, route_id: str, prior: Decimal) -> list[PriorAward]:
    from voucher_cli.manifest.model import PriorAward

    return [PriorAward(policy=policy.id, route=route_id, amount=floor_to_fen(prior))]


def _purchase(number: int, amount: NamedAmount) -> PurchaseBase:
    name = tidy(amount.name or "")
    base = floor_to_fen(amount.amount)
    return PurchaseBase(
        name=name or str(number),
        service=f"name:{organisation_key(name)}" if name else f"number:{number}",
        measures={},
        base=base,
        limited_by=None,
        in_window_base=base,
    )
