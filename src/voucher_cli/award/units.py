"""Floor and tiers: what each unit of a claim earns, before any cap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import assert_never

from voucher_cli.award.model import ClaimBases, PurchaseBase, TierAward, UnitAward
from voucher_cli.money import floor_to_fen, total
from voucher_cli.policy.award_rules import AwardRule, AwardUnit, Tier


def unit_awards(claim: ClaimBases, rule: AwardRule) -> tuple[UnitAward, ...]:
    """One award for each service, purchase, or for the claim as a whole, as `rule.unit` says."""
    match rule.unit:
        case AwardUnit.CLAIM:
            return (_unit_award(claim.id, claim.purchases, rule),)
        case AwardUnit.PURCHASE:
            return tuple(_unit_award(p.name, (p,), rule) for p in claim.purchases)
        case AwardUnit.SERVICE:
            return tuple(
                _unit_award(group[0].service_name or group[0].name, group, rule)
                for group in services(claim.purchases)
            )
        case _:
            assert_never(rule.unit)


def services(purchases: Iterable[PurchaseBase]) -> tuple[tuple[PurchaseBase, ...], ...]:
    """The purchases by service, in the order in which the services first appear."""
    groups: dict[str, list[PurchaseBase]] = {}
    for purchase in purchases:
        groups.setdefault(purchase.service, []).append(purchase)
    return tuple(tuple(group) for group in groups.values())


def reaches_floor(base: Decimal, rule: AwardRule) -> bool:
    """Whether `base` is enough to earn anything (the floor itself is)."""
    return rule.floor is None or base >= rule.floor.amount


def _unit_award(name: str, purchases: Sequence[PurchaseBase], rule: AwardRule) -> UnitAward:
    base = total(purchase.base for purchase in purchases)
    counts = reaches_floor(base, rule)
    reached = [tier for tier in rule.tiers if counts and base > tier.above]
    tiers = tuple(_tier_award(base, tier) for tier in reached)
    return UnitAward(name, base, counts, tiers, total(tier.award for tier in tiers))


def _tier_award(base: Decimal, tier: Tier) -> TierAward:
    amount = (base if tier.up_to is None else min(base, tier.up_to)) - tier.above
    return TierAward(tier.above, tier.up_to, tier.rate, amount, floor_to_fen(amount * tier.rate))
