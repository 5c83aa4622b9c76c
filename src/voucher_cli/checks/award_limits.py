"""What floors and caps take, and what is asked for beyond the ceiling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from voucher_cli.award.model import CapEffect, PurchaseBase, UnitAward
from voucher_cli.award.units import services
from voucher_cli.checks.case import Case, ClaimCase
from voucher_cli.findings import Certainty, Finding, Level, Subject, Terms
from voucher_cli.money import ZERO, grouped_yuan, total
from voucher_cli.policy.award_rules import AwardUnit, Cap
from voucher_cli.strict_yaml import YamlPath
from voucher_cli.text import number_key, organisation_key


def floors_are_reached(case: Case) -> Iterator[Finding]:
    """amount-below-threshold: a service or claim under its floor.

    A warning where another service of the claim counts, an error where none does. One whose base
    is nothing because a measure has no entry is told by that.
    """
    for claim in case.claims():
        floor = claim.route.award.floor
        if floor is None:
            continue
        another_counts = any(unit.counts for unit in claim.award.units)
        for unit, bases in _units(claim):
            incomplete = any(None in base.measures.values() for base in bases)
            if unit.counts or incomplete or not bases:
                continue
            per_service = claim.route.award.unit is AwardUnit.SERVICE
            yield Finding(
                "amount-below-threshold",
                Level.WARNING if another_counts else Level.ERROR,
                replace(claim.subject(), where=case.where(("claims", claim.index))),
                variant="service" if per_service else "claim",
                values={"unit": unit.name, "limit": grouped_yuan(floor.amount)},
                expected=f"≥ {grouped_yuan(floor.amount)}",
                actual=grouped_yuan(unit.base),
                source=floor.cite,
                detail=unit.name,
            )


def _units(claim: ClaimCase) -> Iterator[tuple[UnitAward, tuple[PurchaseBase, ...]]]:
    """Each unit of the award with the purchases that it is computed on."""
    purchases = claim.award.purchases
    match claim.route.award.unit:
        case AwardUnit.CLAIM:
            groups = [purchases]
        case AwardUnit.PURCHASE:
            groups = [(purchase,) for purchase in purchases]
        case AwardUnit.SERVICE:
            groups = list(services(purchases))
    yield from zip(claim.award.units, groups, strict=True)


def services_are_not_split(case: Case) -> Iterator[Finding]:
    """service-split: one model of one vendor, set apart as several services that each earn tiers.

    The same filing number under several names is likely one model too.
    """
    for claim in case.claims():
        if claim.route.award.unit is not AwardUnit.SERVICE:
            continue
        by_model: dict[tuple[str, str], dict[str, YamlPath]] = defaultdict(dict)
        by_filing: dict[tuple[str, str], dict[str, YamlPath]] = defaultdict(dict)
        for path, purchase, basis in claim.purchases():
            vendor = organisation_key(purchase.vendor.name or purchase.vendor.uscc or "")
            if purchase.model:
                key = (vendor, organisation_key(purchase.model))
                by_model[key].setdefault(basis.base.service, path)
            if purchase.filing_number:
                key = (vendor, number_key(purchase.filing_number))
                by_filing[key].setdefault(basis.base.service, path)
        told: set[YamlPath] = set()
        for groups, certainty in (
            (by_model, Certainty.CERTAIN),
            (by_filing, Certainty.LIKELY),
        ):
            for (_, name), split in groups.items():
                second = list(split.values())[1:2]
                if second and second[0] not in told:
                    told.update(split.values())
                    yield _split(claim, second[0], len(split), name, certainty)


def _split(
    claim: ClaimCase, path: YamlPath, count: int, name: str, certainty: Certainty
) -> Finding:
    purchase = claim.claim.purchases[int(path[-1])]
    return Finding(
        "service-split",
        Level.WARNING,
        replace(claim.subject(), where=claim.case.where(path)),
        values={"model": purchase.model or name, "count": str(count)},
        source=claim.route.award.cite,
        certainty=certainty,
        detail=f"{organisation_key(purchase.vendor.name or '')}:{name}",
    )


def caps_are_told(case: Case) -> Iterator[Finding]:
    """award-capped: a cap of a project, or over several claims, took something away."""
    for claim in case.claims():
        for effect in claim.award.caps:
            if effect.reduced_by > ZERO:
                cap = _cap(claim.route.award.caps, effect)
                yield _capped(claim.subject(), effect, cap)
    claims = tuple(case.claims())
    everywhere = {route.id for route in case.policy.routes}
    for effect in case.award.caps:
        if effect.reduced_by <= ZERO:
            continue
        touched = [c for c in claims if c.route.id in (set(effect.routes) or everywhere)]
        subject = touched[0].subject() if len(touched) == 1 else Subject()
        yield _capped(subject, effect, _cap(case.policy.caps, effect))


def _cap(caps: tuple[Cap, ...], effect: CapEffect) -> Cap | None:
    """The cap of the policy behind an effect."""
    alike = [cap for cap in caps if (cap.per, cap.limit) == (effect.per, effect.limit)]
    exact = [cap for cap in alike if set(cap.routes) == set(effect.routes)]
    return next(iter(exact or alike), None)


def _capped(subject: Subject, effect: CapEffect, cap: Cap | None) -> Finding:
    return Finding(
        "award-capped",
        Level.INFO,
        subject,
        variant="prior" if effect.prior > ZERO else "default",
        values={
            "per": Terms((effect.per.value,)),
            "limit": grouped_yuan(effect.limit),
            "prior": grouped_yuan(effect.prior),
            "reduced_by": grouped_yuan(effect.reduced_by),
        },
        source=cap.cite if cap else None,
        detail=f"{effect.per.value}:{'+'.join(effect.routes)}",
    )


def no_more_is_asked(case: Case) -> Iterator[Finding]:
    """award-overclaimed: a claim asks for more than its own ceiling, or all of them for more than
    the award's. What a claim asks beyond its own is told there and not once more in the sum."""
    asked = [(claim, claim.claim.requested) for claim in case.claims()]
    stated = [(claim, amount) for claim, amount in asked if amount is not None]
    for claim, amount in stated:
        if amount > claim.award.ceiling:
            path: YamlPath = ("claims", claim.index, "requested")
            yield Finding(
                "award-overclaimed",
                Level.ERROR,
                replace(claim.subject(), where=case.where(path)),
                variant="claim",
                values={"limit": grouped_yuan(claim.award.ceiling)},
                expected=f"≤ {grouped_yuan(claim.award.ceiling)}",
                actual=grouped_yuan(amount),
                source=claim.route.award.cite,
                detail="claim",
            )
    allowed = total(min(amount, claim.award.ceiling) for claim, amount in stated)
    if allowed > case.award.ceiling:
        only = stated[0][0] if len(stated) == 1 and len(asked) == 1 else None
        subject = only.subject() if only else Subject()
        capping = next((e for e in case.award.caps if e.reduced_by > ZERO), None)
        cap = _cap(case.policy.caps, capping) if capping else None
        path = ("claims", stated[0][0].index, "requested")
        yield Finding(
            "award-overclaimed",
            Level.ERROR,
            replace(subject, where=case.where(path)),
            variant="together",
            values={"limit": grouped_yuan(case.award.ceiling)},
            expected=f"≤ {grouped_yuan(case.award.ceiling)}",
            actual=grouped_yuan(total(amount for _, amount in stated)),
            source=cap.cite if cap else None,
            detail="together",
        )
