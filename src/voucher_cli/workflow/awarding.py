"""From a manifest's claims to their bases and the award."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from voucher_cli.award.base import purchase_basis
from voucher_cli.award.compute import compute_award
from voucher_cli.award.model import Award, ClaimBases, PurchaseBasis
from voucher_cli.dates import Window
from voucher_cli.manifest.model import Claim, Manifest
from voucher_cli.policy.model import Policy
from voucher_cli.policy.periods import WindowEnd

Bases = Mapping[str, tuple[PurchaseBasis, ...]]
"""claim id → the basis of each of its purchases, in order"""


def window_of(policy: Policy, manifest: Manifest) -> Window:
    """The days in which a supported cost is incurred. A deadline that the text leaves open may
    come from the manifest; where nobody knows it, the day of application closes the window."""
    rule = policy.window
    ends_on = manifest.applied_on
    if rule.ends_with is WindowEnd.DEADLINE:
        ends_on = rule.deadline or manifest.deadline or manifest.applied_on
    return Window(rule.starts_on, ends_on)


def bases_of(policy: Policy, manifest: Manifest, claims: Sequence[Claim]) -> Bases:
    """The bases of `claims`, each of which is for a route of the policy."""
    window = window_of(policy, manifest)
    bases: dict[str, tuple[PurchaseBasis, ...]] = {}
    for claim in claims:
        route = policy.route(claim.route)
        if route is not None:
            bases[claim.id or claim.route] = tuple(
                purchase_basis(purchase, route.base, window, manifest.applied_on)
                for purchase in claim.purchases
            )
    return bases


def award_of(policy: Policy, manifest: Manifest, claims: Sequence[Claim], bases: Bases) -> Award:
    """The award of `claims` together; prior awards and the year come from the manifest."""
    year = manifest.applied_on.year if manifest.applied_on else None
    computed = [
        ClaimBases(key, claim.route, tuple(basis.base for basis in bases[key]))
        for claim in claims
        if (key := claim.id or claim.route) in bases
    ]
    return compute_award(policy, computed, manifest.prior_awards, year)
