"""Other readings: what they give, and when they are told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from voucher_cli.award.compute import compute_award
from voucher_cli.award.model import ClaimBases, PurchaseBase
from voucher_cli.policy.award_rules import ReadingKind
from voucher_cli.policy.model import Policy

from .small_policies import FLAT, TIERED, purchase, reading


def told(which: Policy, route_id: str, *bases: PurchaseBase) -> dict[str, Decimal]:
    award = compute_award(which, [ClaimBases(route_id, route_id, bases)], [], 2024)
    return {other.id: other.ceiling for other in award.readings}


def only(kind: ReadingKind, *routes: str) -> Policy:
    return replace(TIERED, readings=(reading(kind, *routes),))


def test_pooled_services_share_the_tiers() -> None:
    two = [purchase("1000000", "甲"), purchase("1000000", "乙")]
    assert told(only(ReadingKind.POOLED_SERVICES), "api", *two) == {"pooled-services": 750000}


def test_one_service_pooled_is_the_same_and_not_told() -> None:
    pooled = only(ReadingKind.POOLED_SERVICES)
    assert told(pooled, "api", purchase("3200000", "甲")) == {}
    assert told(pooled, "private", purchase("1000000", "甲"), purchase("9000000", "乙")) == {}


def test_services_under_the_floor_are_not_pooled() -> None:
    pooled = only(ReadingKind.POOLED_SERVICES)
    assert told(pooled, "api", purchase("3200000", "甲"), purchase("80000", "乙")) == {}
    small = [purchase("60000", "甲"), purchase("60000", "乙")]
    assert told(pooled, "api", *small) == {}


def test_the_floor_deducted_leaves_the_edges_of_the_tiers() -> None:
    deducted = only(ReadingKind.FLOOR_DEDUCTED)
    assert told(deducted, "api", purchase("1000000")) == {"floor-deducted": 450000}
    assert told(deducted, "api", purchase("3200000")) == {"floor-deducted": 1000000}
    assert told(deducted, "private", purchase("1000000")) == {"floor-deducted": 100000}
    assert told(deducted, "api", purchase("100000")) == {"floor-deducted": 0}


def test_under_the_floor_or_above_the_cap_nothing_differs() -> None:
    deducted = only(ReadingKind.FLOOR_DEDUCTED)
    assert told(deducted, "api", purchase("99999")) == {}
    assert told(deducted, "api", purchase("90000000")) == {}


def test_amounts_without_tax() -> None:
    without = only(ReadingKind.TAX_EXCLUDED)
    assert told(without, "api", purchase("106000", net="100000")) == {"tax-excluded": 50000}
    assert told(without, "api", purchase("106000", net="99999.99")) == {"tax-excluded": 0}


def test_without_the_tax_of_every_purchase_nothing_is_told() -> None:
    half = [purchase("106000", "甲", net="100000"), purchase("106000", "乙")]
    assert told(only(ReadingKind.TAX_EXCLUDED), "api", *half) == {}


def test_papers_in_the_window_only() -> None:
    narrow = only(ReadingKind.PAPERS_IN_WINDOW)
    assert told(narrow, "api", purchase("200000", in_window="150000")) == {
        "papers-in-window": 75000
    }
    assert told(narrow, "api", purchase("200000", in_window="200000")) == {}
    assert told(narrow, "api", purchase("200000")) == {}


def test_a_reading_is_for_its_routes_only() -> None:
    elsewhere = only(ReadingKind.FLOOR_DEDUCTED, "private")
    assert told(elsewhere, "api", purchase("1000000")) == {}
    bases = [
        ClaimBases("api", "api", (purchase("1000000"),)),
        ClaimBases("private", "private", (purchase("1000000", net="900000"),)),
    ]
    award = compute_award(only(ReadingKind.TAX_EXCLUDED, "private"), bases, [], 2024)
    assert [(r.id, r.ceiling) for r in award.readings] == [("tax-excluded", 680000)]


def test_a_policy_without_readings_tells_none() -> None:
    assert told(FLAT, "api", purchase("1000", net="900")) == {}
