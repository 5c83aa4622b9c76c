"""The window, the bases and the award of a manifest's claims."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from voucher_cli.manifest.load import parse_manifest
from voucher_cli.manifest.model import Manifest
from voucher_cli.policy.library import get_policy
from voucher_cli.workflow.awarding import award_of, bases_of, window_of

BEIJING, TONGZHOU = get_policy("beijing-model-2024"), get_policy("tongzhou-2025")
APPLIED, DEADLINE = date(2025, 7, 20), date(2025, 9, 30)


@pytest.mark.parametrize(
    ("policy", "deadline", "ends_on"),
    [
        (BEIJING, None, APPLIED),
        (BEIJING, DEADLINE, APPLIED),
        (TONGZHOU, None, APPLIED),
        (TONGZHOU, DEADLINE, DEADLINE),
    ],
)
def test_what_closes_the_window(policy: object, deadline: date | None, ends_on: date) -> None:
    from voucher_cli.policy.model import Policy

    assert isinstance(policy, Policy)
    manifest = Manifest(1, applied_on=APPLIED, deadline=deadline)
    assert window_of(policy, manifest).ends_on == ends_on


def test_the_policys_own_deadline_comes_before_the_manifests() -> None:
    own = replace(TONGZHOU, window=replace(TONGZHOU.window, deadline=date(2025, 8, 31)))
    manifest = Manifest(1, applied_on=APPLIED, deadline=DEADLINE)
    assert window_of(own, manifest).ends_on == date(2025, 8, 31)


def test_only_the_claims_asked_for_are_computed() -> None:
    text = """
version: 1
applied_on: 2024-12-10
claims:
- {route: api, purchases: [{contract: {amount: 10万}, settlements: [{amount: 10万}],
   invoices: [{amount: 10万}]}]}
- {route: private, purchases: [{contract: {amount: 50万}, invoices: [{amount: 50万}]}]}
"""
    manifest = parse_manifest(text.encode(), "manifest.yaml").value
    every = bases_of(BEIJING, manifest, manifest.claims)
    assert set(every) == {"api", "private"}
    whole = award_of(BEIJING, manifest, manifest.claims, every)
    assert whole.ceiling == Decimal("150000.00")
    one = manifest.claims[:1]
    award = award_of(BEIJING, manifest, one, bases_of(BEIJING, manifest, one))
    assert award.ceiling == Decimal("50000.00")
    assert [claim.id for claim in award.claims] == ["api"]
