"""The award as a drawing."""

from dataclasses import replace
from decimal import Decimal

from voucher_cli.award.model import (
    Award,
    CapEffect,
    ClaimAward,
    Measure,
    PurchaseBase,
    TierAward,
    UnitAward,
)
from voucher_cli.language import Language
from voucher_cli.policy.award_rules import CapPer
from voucher_cli.policy.library import get_policy
from voucher_cli.report.html.waterfall import BARS, WIDTH, Bar, claim_waterfall, total_waterfall

ROUTE = get_policy("beijing-model-2024").route("api")
assert ROUTE is not None
MEASURES = {
    Measure.CONTRACT: Decimal("3200000.00"),
    Measure.SETTLEMENT: Decimal("1600000.00"),
    Measure.INVOICES: None,
}
PURCHASE = PurchaseBase("云阶", "云阶", MEASURES, Decimal("1600000.00"), Measure.SETTLEMENT)
TIERS = (
    TierAward(
        Decimal(0), Decimal(1000000), Decimal("0.5"), Decimal("1000000.00"), Decimal("500000.00")
    ),
    TierAward(
        Decimal(1000000),
        Decimal(5000000),
        Decimal("0.25"),
        Decimal("600000.00"),
        Decimal("150000.00"),
    ),
)
UNIT = UnitAward("云阶", Decimal("1600000.00"), True, TIERS, Decimal("650000.00"))
CAP = CapEffect(
    CapPer.PROJECT, ("api",), Decimal("400000.00"), Decimal("0.00"), Decimal("250000.00")
)
CLAIM = ClaimAward("api", "api", (PURCHASE,), (UNIT,), (CAP,), Decimal("400000.00"))


def rows(bar: Bar, claim: ClaimAward = CLAIM) -> list[tuple[int, int, str]]:
    drawing = claim_waterfall(claim, ROUTE, Language.ZH)
    return [(row.x - BARS[0], row.width, row.value) for row in drawing.rows if row.bar is bar]


def test_bars_are_as_long_as_their_amounts_and_the_longest_fills_the_width() -> None:
    full = BARS[1] - BARS[0]
    assert rows(Bar.EVIDENCE) == [(0, full, "3,200,000.00"), (0, full // 2, "1,600,000.00")]
    assert rows(Bar.BASE) == [(0, full // 2, "1,600,000.00")]


def test_each_tier_begins_where_the_last_one_ended_and_a_cap_takes_from_the_end() -> None:
    (first, second), (cut,), (ceiling,) = rows(Bar.TIER), rows(Bar.CUT), rows(Bar.CEILING)
    assert first[0] == 0
    assert second[0] == first[1]
    assert cut[0] == ceiling[1]
    assert abs(cut[0] + cut[1] - (second[0] + second[1])) <= 1
    assert (cut[2], ceiling[2]) == ("-250,000.00", "400,000.00")


def test_what_is_not_there_is_said_and_has_no_bar() -> None:
    said = {row.label: row.value for row in claim_waterfall(CLAIM, ROUTE, Language.ZH).rows}
    assert said["发票"] == "无"
    below = replace(UNIT, counts=False, tiers=(), award=Decimal("0.00"))
    free = replace(CAP, reduced_by=Decimal("0.00"))
    claim = replace(CLAIM, units=(below,), caps=(free,), ceiling=Decimal("0.00"))
    texts = [row.value for row in claim_waterfall(claim, ROUTE, Language.ZH).rows]
    assert "低于起算额，不计" in texts
    assert "未超过" in texts


def test_negative_amounts_and_nothing_at_all_can_be_drawn() -> None:
    purchase = replace(
        PURCHASE, measures={Measure.INVOICES: Decimal("-5.00")}, base=Decimal("-5.00")
    )
    for claim in (
        replace(CLAIM, purchases=(purchase,)),
        replace(CLAIM, purchases=(), units=(), caps=(), ceiling=Decimal("0.00")),
    ):
        for row in claim_waterfall(claim, ROUTE, Language.EN).rows:
            assert BARS[0] <= row.x + row.width <= WIDTH or not row.width


def test_long_names_are_shortened_and_many_purchases_left_to_the_tables() -> None:
    purchase = replace(PURCHASE, name="云" * 100)
    drawing = claim_waterfall(replace(CLAIM, purchases=(purchase,) * 40), ROUTE, Language.ZH)
    assert all(len(row.label) < 30 for row in drawing.rows)
    assert any("另有 28 项采购" in row.label for row in drawing.rows)


def test_the_whole_is_drawn_only_where_it_says_more_than_the_claim() -> None:
    assert total_waterfall(Award(Decimal("400000.00"), (CLAIM,), (), ()), Language.ZH) is None
    cap = replace(CAP, per=CapPer.ENTERPRISE_YEAR, reduced_by=Decimal("100000.00"))
    for claims in ((CLAIM,), (CLAIM, CLAIM)):
        drawing = total_waterfall(Award(Decimal("300000.00"), claims, (cap,), ()), Language.ZH)
        assert drawing is not None
        assert [row.value for row in drawing.rows][-2:] == ["-100,000.00", "300,000.00"]
