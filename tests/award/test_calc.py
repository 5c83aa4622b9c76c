"""The award on bare amounts."""

from __future__ import annotations

from decimal import Decimal

from voucher_cli.award.calc import NamedAmount, calculate

from .small_policies import FLAT, TIERED


def amounts(*values: str) -> list[NamedAmount]:
    return [
        NamedAmount(name or None, Decimal(amount))
        for name, _, amount in (value.rpartition("=") for value in values)
    ]


def test_several_amounts_are_several_services() -> None:
    award = calculate(TIERED, "api", amounts("1000000", "1000000"), Decimal(0))
    assert award.ceiling == 1_000_000
    assert [unit.name for unit in award.claims[0].units] == ["1", "2"]


def test_one_name_is_one_service() -> None:
    award = calculate(TIERED, "api", amounts("云阶=60000", "别的=60000", "云阶=60000"), Decimal(0))
    assert [(u.name, u.award) for u in award.claims[0].units] == [("云阶", 60000), ("别的", 0)]


def test_several_amounts_are_purchases_of_one_claim() -> None:
    award = calculate(TIERED, "private", amounts("300000", "300000"), Decimal(0))
    assert award.ceiling == 120_000


def test_several_amounts_are_contracts() -> None:
    award = calculate(FLAT, "compute", amounts("甲=0.09", "甲=0.09"), Decimal(0))
    assert [unit.award for unit in award.claims[0].units] == [Decimal("0.02")] * 2


def test_a_prior_award_counts_under_the_caps_of_the_route() -> None:
    award = calculate(FLAT, "private", amounts("5000000"), Decimal("100000.009"))
    assert award.ceiling == 200_000
    assert [str(cap.prior) for cap in award.caps] == ["100000.00"]


def test_no_reading_asks_for_what_bare_amounts_do_not_tell() -> None:
    award = calculate(TIERED, "api", amounts("1000000", "1000000"), Decimal(0))
    assert {r.id: r.ceiling for r in award.readings} == {
        "pooled-services": 750000,
        "floor-deducted": 900000,
    }


def test_bare_amounts_have_no_measures() -> None:
    (purchase,) = calculate(TIERED, "api", amounts("99999.999"), Decimal(0)).claims[0].purchases
    assert (purchase.measures, purchase.limited_by) == ({}, None)
    assert purchase.base == Decimal("99999.99")
