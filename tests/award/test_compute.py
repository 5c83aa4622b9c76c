"""Floors, tiers and caps."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.award.compute import compute_award
from voucher_cli.award.model import Award, ClaimBases, PurchaseBase
from voucher_cli.manifest.model import PriorAward
from voucher_cli.money import floor_to_fen, total
from voucher_cli.policy.award_rules import AwardUnit, Cap, CapPer
from voucher_cli.policy.model import Policy

from .small_policies import CITE, FLAT, TIERED, award_rule, policy, purchase, route, year_cap


def claim(
    route_id: str, *purchases: PurchaseBase | str | int | Decimal, claim_id: str | None = None
) -> ClaimBases:
    """Bare amounts become services of their own."""
    bases = tuple(
        p if isinstance(p, PurchaseBase) else purchase(str(p), f"服务{n}")
        for n, p in enumerate(purchases)
    )
    return ClaimBases(claim_id or route_id, route_id, bases)


def awarded(
    which: Policy, *claims: ClaimBases, prior: tuple[PriorAward, ...] = (), year: int | None = 2024
) -> Award:
    return compute_award(which, claims, prior, year)


# --- floors and tiers ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "ceiling"),
    [
        ("99999.99", "0.00"),
        ("100000", "50000.00"),
        ("1000000", "500000.00"),
        ("3200000", "1050000.00"),
        ("5000000", "1500000.00"),
        ("10000000", "2000000.00"),
    ],
)
def test_the_first_tier_counts_from_the_first_yuan_once_the_floor_is_reached(
    base: str, ceiling: str
) -> None:
    assert str(awarded(TIERED, claim("api", base)).ceiling) == ceiling


def test_only_tiers_reached_are_told() -> None:
    (unit,) = awarded(TIERED, claim("api", "3200000")).claims[0].units
    assert [(t.above, t.up_to, t.amount, t.award) for t in unit.tiers] == [
        (0, 1000000, 1000000, 500000),
        (1000000, 5000000, 2200000, 550000),
    ]
    (unit,) = awarded(TIERED, claim("api", "1000000")).claims[0].units
    assert len(unit.tiers) == 1
    (unit,) = awarded(TIERED, claim("api", "5000000.01")).claims[0].units
    assert unit.tiers[-1].up_to is None


def test_under_its_floor_a_service_earns_nothing_and_the_others_count() -> None:
    small, large = awarded(TIERED, claim("api", "80000", "3200000")).claims[0].units
    assert (small.counts, small.tiers, small.award) == (False, (), 0)
    assert (large.counts, large.award) == (True, 1050000)


def test_purchases_of_one_service_share_floor_and_tiers() -> None:
    parts = [purchase("60000", "云阶"), purchase("70000", "别的"), purchase("60000", "云阶")]
    units = awarded(TIERED, claim("api", *parts)).claims[0].units
    assert [(u.name, u.base, u.award) for u in units] == [
        ("云阶", 120000, 60000),
        ("别的", 70000, 0),
    ]


def test_purchases_of_one_claim_share_floor_and_tiers_where_the_claim_is_the_unit() -> None:
    (unit,) = awarded(TIERED, claim("private", "300000", "300000")).claims[0].units
    assert (unit.base, unit.award) == (600000, 120000)


def test_each_purchase_earns_for_itself_where_it_is_the_unit() -> None:
    same = [purchase("0.09", "云阶"), purchase("0.09", "云阶")]
    award = awarded(FLAT, claim("compute", *same))
    assert [unit.award for unit in award.claims[0].units] == [Decimal("0.02")] * 2
    assert award.ceiling == Decimal("0.04")


def test_each_tier_is_rounded_down_to_the_fen() -> None:
    (unit,) = awarded(TIERED, claim("api", "1000000.03")).claims[0].units
    assert [t.award for t in unit.tiers] == [500000, 0]
    assert unit.award == 500000


def test_a_claim_without_purchases_earns_nothing() -> None:
    assert awarded(TIERED, claim("api")).claims[0].units == ()
    (unit,) = awarded(TIERED, claim("private")).claims[0].units
    assert (str(unit.base), unit.counts, unit.tiers) == ("0.00", False, ())
    assert str(awarded(TIERED).ceiling) == "0.00"


def test_a_claim_for_an_unknown_route_is_left_out() -> None:
    assert awarded(TIERED, claim("elsewhere", "1000000")).claims == ()


# --- caps ----------------------------------------------------------------------------------------


def test_a_project_cap_stops_the_claim() -> None:
    award = awarded(TIERED, claim("api", *["10000000"] * 3))
    (cap,) = award.claims[0].caps
    assert (cap.per, cap.limit, cap.reduced_by) == (CapPer.PROJECT, 5000000, 1000000)
    assert award.claims[0].ceiling == 5000000
    assert award.caps[0].reduced_by == 0


def test_a_cap_over_routes_stops_their_sum_and_is_not_apportioned() -> None:
    award = awarded(TIERED, claim("api", *["10000000"] * 2), claim("private", "30000000"))
    assert [c.ceiling for c in award.claims] == [4000000, 1950000]
    (cap,) = award.caps
    assert (cap.routes, cap.reduced_by) == (("api", "private"), 950000)
    assert award.ceiling == 5000000


def test_several_claims_of_one_route_come_under_one_cap() -> None:
    twice = [claim("compute", "1500000"), claim("compute", "1500000", claim_id="compute-2")]
    award = awarded(FLAT, *twice)
    assert [c.ceiling for c in award.claims] == [450000, 450000]
    assert award.ceiling == 500000


def test_caps_side_by_side_each_stop_their_own_routes() -> None:
    award = awarded(
        FLAT, claim("compute", "1380000"), claim("api", "1090000"), claim("private", "500000")
    )
    assert [(c.routes, c.reduced_by) for c in award.caps] == [
        (("compute",), 0),
        (("api", "private"), 177000),
    ]
    assert award.ceiling == 414000 + 300000


def test_a_cap_that_no_claim_falls_under_is_not_told() -> None:
    assert [c.routes for c in awarded(FLAT, claim("api", "1")).caps] == [("api", "private")]


FULL = {"a": 100, "b": 100, "c": 100}


@pytest.mark.parametrize(
    ("caps", "earned", "ceiling", "reduced"),
    [
        # one within another
        ([year_cap("100", "a", "b"), year_cap("60", "a")], FULL, 200, [60, 40]),
        ([year_cap("60", "a"), year_cap("100", "a", "b")], FULL, 200, [40, 60]),
        ([year_cap("60", "a"), year_cap("250")], FULL, 250, [40, 10]),
        ([year_cap("60", "a"), year_cap("250")], {"a": 100, "b": 100, "c": 90}, 250, [40, 0]),
        # overlapping in b: what b gives up serves both
        ([year_cap("100", "a", "b"), year_cap("100", "b", "c")], FULL, 200, [100, 0]),
        ([year_cap("150", "a", "b"), year_cap("150", "b", "c")], FULL, 250, [50, 0]),
        ([year_cap("50", "a", "b"), year_cap("50", "b", "c")], {"b": 100}, 50, [50, 0]),
        ([year_cap("100", "a", "b"), year_cap("50", "b", "c")], FULL, 150, [100, 50]),
        # a cap named twice takes once
        ([year_cap("30", "a"), year_cap("30", "a")], FULL, 230, [70, 0]),
        ([], FULL, 300, []),
    ],
)
def test_caps_that_overlap(
    caps: list[Cap], earned: dict[str, int], ceiling: int, reduced: list[int]
) -> None:
    whole = award_rule(AwardUnit.CLAIM, ("0", "1"))
    which = policy("overlap", tuple(route(r, whole) for r in "abc"), tuple(caps))
    award = awarded(which, *(claim(r, amount) for r, amount in earned.items()))
    assert award.ceiling == ceiling
    assert [cap.reduced_by for cap in award.caps] == reduced


# --- prior awards --------------------------------------------------------------------------------


def granted(
    amount: str = "100000",
    which: str | None = "flat",
    route_id: str | None = "api",
    year: int | None = 2024,
) -> PriorAward:
    return PriorAward(which, route_id, "别的项目", year, Decimal(amount))


@pytest.mark.parametrize(
    ("prior", "ceiling"),
    [
        (granted(), 200000),
        (granted(route_id="private"), 200000),
        (granted(route_id="compute"), 300000),
        (granted(which="tiered"), 300000),
        (granted(which=None), 300000),
        (granted(year=2023), 300000),
        (granted(year=None), 300000),
        (granted(route_id=None), 300000),
        (granted("300000"), 0),
        (granted("900000"), 0),
        (PriorAward("flat", "api", None, 2024, None), 300000),
    ],
)
def test_a_prior_award_counts_within_policy_year_and_routes(
    prior: PriorAward, ceiling: int
) -> None:
    award = awarded(FLAT, claim("api", "5000000"), prior=(prior,))
    assert award.ceiling == ceiling
    assert award.caps[0].prior == (prior.amount if ceiling < 300000 else 0)


def test_a_prior_award_without_route_counts_under_a_cap_over_all_of_them() -> None:
    prior = PriorAward("tiered", None, None, 2024, Decimal(4_900_000))
    assert awarded(TIERED, claim("api", "1000000"), prior=(prior,)).ceiling == 100000


def test_while_the_year_of_the_application_is_unknown_every_year_counts() -> None:
    award = awarded(FLAT, claim("api", "5000000"), prior=(granted(year=2020),), year=None)
    assert award.ceiling == 200000


def test_a_prior_award_takes_only_what_the_cap_would_not_have() -> None:
    award = awarded(FLAT, claim("api", "500000"), prior=(granted("200000"),))
    (cap,) = award.caps
    assert (cap.prior, cap.reduced_by, award.ceiling) == (200000, 50000, 100000)


# --- properties ----------------------------------------------------------------------------------

FEN = st.integers(min_value=0, max_value=6_000_000_000)
BASES = FEN.map(lambda fen: Decimal(fen) / 100)
SOME_BASES = st.lists(BASES, min_size=1, max_size=4)
ROUTES = st.sampled_from(
    [(TIERED, "api"), (TIERED, "private"), (FLAT, "compute"), (FLAT, "api"), (FLAT, "private")]
)
UNCAPPED = policy("uncapped", tuple(route(r.id, r.award) for r in TIERED.routes))


def earned(route_id: str, *bases: Decimal) -> Decimal:
    """Before any cap, with all purchases in one unit."""
    parts = [purchase(base, "同一服务") for base in bases]
    return total(u.award for u in awarded(TIERED, claim(route_id, *parts)).claims[0].units)


@given(ROUTES, BASES, BASES)
def test_more_never_earns_less(where: tuple[Policy, str], one: Decimal, other: Decimal) -> None:
    which, route_id = where
    less, more = sorted([one, other])
    assert (
        awarded(which, claim(route_id, less)).ceiling
        <= awarded(which, claim(route_id, more)).ceiling
    )


@pytest.mark.parametrize("route_id", ["api", "private"])
@given(gap=st.integers(1, 1000))
def test_above_the_floor_the_award_does_not_jump_at_a_tier(route_id: str, gap: int) -> None:
    rule = next(r.award for r in TIERED.routes if r.id == route_id)
    step = Decimal(gap) / 100
    for tier in rule.tiers[1:]:
        before, after = earned(route_id, tier.above - step), earned(route_id, tier.above + step)
        assert 0 <= after - before <= 2 * step


@given(ROUTES, SOME_BASES, SOME_BASES, st.integers(0, 10**9))
def test_no_cap_is_ever_exceeded_and_what_is_shown_adds_up(
    where: tuple[Policy, str], first: list[Decimal], second: list[Decimal], prior_fen: int
) -> None:
    which, route_id = where
    prior = PriorAward(which.id, route_id, None, 2024, Decimal(prior_fen) / 100)
    other = which.routes[-1].id
    claims = [claim(route_id, *first), claim(other, *second, claim_id="second")]
    award = awarded(which, *claims, prior=(prior,))
    for one in award.claims:
        for unit in one.units:
            assert unit.award == total(tier.award for tier in unit.tiers)
            if unit.counts:
                assert unit.base == total(tier.amount for tier in unit.tiers)
            for tier in unit.tiers:
                assert tier.award == floor_to_fen(tier.amount * tier.rate)
        assert total(unit.base for unit in one.units) == total(p.base for p in one.purchases)
        taken = total(cap.reduced_by for cap in one.caps)
        assert one.ceiling == total(unit.award for unit in one.units) - taken
        assert all(one.ceiling <= cap.limit for cap in one.caps)
    taken = total(cap.reduced_by for cap in award.caps)
    assert award.ceiling == total(one.ceiling for one in award.claims) - taken
    for cap in award.caps:
        assert cap.reduced_by >= 0
        if cap.reduced_by:
            under = total(c.ceiling for c in award.claims if c.route in cap.routes)
            assert under - cap.reduced_by == max(Decimal(0), cap.limit - cap.prior)
    assert award.ceiling == award.ceiling.quantize(Decimal("0.01"))


@given(
    st.sampled_from(["api", "private"]),
    st.lists(
        st.integers(50_000_000, 3_000_000_000).map(lambda fen: Decimal(fen) / 100),
        min_size=1,
        max_size=4,
    ),
)
def test_uncapped_parts_never_pay_less_than_their_sum(route_id: str, parts: list[Decimal]) -> None:
    """Each part is at or above the floor; a fen a tier and part is lost in rounding at most."""
    tiers = 3
    slack = Decimal("0.01") * tiers * len(parts)
    apart = total(earned(route_id, part) for part in parts)
    assert apart >= earned(route_id, *parts) - slack


@given(ROUTES, SOME_BASES, FEN, FEN)
def test_a_larger_prior_award_never_leaves_more(
    where: tuple[Policy, str], bases: list[Decimal], one: int, other: int
) -> None:
    which, route_id = where
    less, more = sorted([one, other])
    left = [
        awarded(
            which,
            claim(route_id, *bases),
            prior=(PriorAward(which.id, route_id, None, 2024, Decimal(fen) / 100),),
        ).ceiling
        for fen in (less, more)
    ]
    assert left[0] >= left[1] >= 0
    assert left[0] - left[1] <= Decimal(more - less) / 100


@given(
    st.lists(
        st.tuples(
            st.sets(st.sampled_from("abc"), min_size=1).map(lambda s: tuple(sorted(s))),
            st.integers(0, 200),
        ),
        max_size=2,
    ),
    st.tuples(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100)),
)
def test_overlapping_caps_leave_the_most_that_all_of_them_allow(
    caps: list[tuple[tuple[str, ...], int]], amounts: tuple[int, int, int]
) -> None:
    """Compared with the best share found by filling routes under the fewest caps first."""
    whole = award_rule(AwardUnit.CLAIM, ("0", "1"))
    which = policy(
        "overlap",
        tuple(route(r, whole) for r in "abc"),
        tuple(Cap(CapPer.ENTERPRISE_YEAR, Decimal(limit), CITE, under) for under, limit in caps),
    )
    award = awarded(which, *(claim(r, a) for r, a in zip("abc", amounts, strict=True)))
    room = [limit for _, limit in caps]
    given_out = 0
    by_freedom = sorted("abc", key=lambda r: sum(r in under for under, _ in caps))
    for name in by_freedom:
        concerned = [n for n, (under, _) in enumerate(caps) if name in under]
        share = min([amounts["abc".index(name)], *(room[n] for n in concerned)])
        given_out += share
        for n in concerned:
            room[n] -= share
    assert award.ceiling == given_out


def test_amounts_beyond_any_budget_stay_exact() -> None:
    base = Decimal("999999999999999.99")
    (unit,) = awarded(UNCAPPED, claim("api", base)).claims[0].units
    assert unit.tiers[-1].award == Decimal("99999999499999.99")
