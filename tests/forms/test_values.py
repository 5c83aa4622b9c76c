"""From manifest and award to what a form is to hold."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from voucher_cli.forms.applied import Applied
from voucher_cli.forms.document import open_form
from voucher_cli.forms.fill import fill
from voucher_cli.forms.load import blank_path, form_map
from voucher_cli.forms.model import FormField, Unit
from voucher_cli.forms.values import (
    Asked,
    Chosen,
    Lack,
    Missing,
    Money,
    Number,
    Share,
    Value,
    Words,
    is_value_name,
    value_named,
)
from voucher_cli.forms.wording import worded
from voucher_cli.manifest.model import Claim, YearFinances

from .facts import BEIJING, SECOND_CLAIM, TONGZHOU, applied


def value(name: str, application: Applied) -> Value | Missing:
    costs = form_map("beijing-model-2024", "3-3").costs
    return value_named(name, Asked(application, None, costs))


def with_claims(application: Applied, *claims: Claim) -> Applied:
    return replace(application, claims=claims)


def with_finances(application: Applied, **years: YearFinances) -> Applied:
    finances = {int(year.removeprefix("y")): figures for year, figures in years.items()}
    applicant = replace(application.manifest.applicant, finances=finances)
    return replace(application, manifest=replace(application.manifest, applicant=applicant))


def test_the_support_is_what_is_requested() -> None:
    assert value("support", applied(TONGZHOU)) == Money(Decimal("331234.56"))


def test_without_a_request_the_support_is_the_ceiling() -> None:
    assert value("support", applied(BEIJING)) == Money(Decimal("1050000.00"))
    both = applied(BEIJING + SECOND_CLAIM)
    assert value("support", both) == Money(both.award.ceiling)


def test_a_request_beside_a_ceiling_counts_as_requested() -> None:
    asked_for_less = BEIJING.replace("  - route: api\n", "  - route: api\n    requested: 1000000\n")
    both = applied(asked_for_less + SECOND_CLAIM)
    second = both.award.claims[1].ceiling
    assert value("support", both) == Money(1_000_000 + second)


def test_a_ceiling_beside_a_request_stops_at_what_the_caps_leave_of_both() -> None:
    asked = BEIJING.replace("  - route: api\n", "  - route: api\n    requested: 400000\n")
    prior = "{policy: beijing-model-2024, route: api, year: 2024, amount: 4500000}"
    both = applied(asked.replace("claims:", f"prior_awards: [{prior}]\nclaims:") + SECOND_CLAIM)
    assert both.award.ceiling == 500_000
    assert value("support", both) == Money(Decimal(500_000))


def test_an_incomplete_base_leaves_the_support_blank_and_names_what_lacks() -> None:
    no_settlement = "\n".join(x for x in BEIJING.split("\n") if "settlements" not in x)
    lack = value("support", applied(no_settlement))
    assert lack == Missing(Lack.BASE_INCOMPLETE, "云阶大模型: settlement")
    assert value("itemised-costs", applied(no_settlement)) == lack


def test_a_claim_without_purchases_has_no_base() -> None:
    nothing_bought = TONGZHOU.replace("    requested: 180000\n", "")
    assert value("support", applied(nothing_bought)) == Missing(Lack.BASE_INCOMPLETE, "compute")


def test_a_ceiling_of_nothing_is_no_support() -> None:
    small = BEIJING.replace("3200000", "99999").replace("3600000", "499999")
    assert value("support", applied(small)) == Missing(Lack.NOTHING_DUE)


@pytest.mark.parametrize(
    ("before", "after", "growth"),
    [("100", "100", "0"), ("300", "200", "-33.33"), ("300", "100.01", "-66.66"),
     ("200", "201", "0.5"), ("8", "8.0004", "0.01"), ("8", "8.0003", "0")],
)  # fmt: skip
def test_growth_is_rounded_to_two_decimals(before: str, after: str, growth: str) -> None:
    one = with_finances(
        applied(TONGZHOU),
        y2023=YearFinances(revenue=Decimal(before)),
        y2024=YearFinances(revenue=Decimal(after)),
    )
    share = value("growth.2024", one)
    assert isinstance(share, Share)
    assert worded(share, FormField("g", "g", "growth.2024"), Unit.PERCENT) == growth


def test_what_cannot_be_divided_is_missing() -> None:
    none = with_finances(
        applied(TONGZHOU),
        y2023=YearFinances(revenue=Decimal(0)),
        y2024=YearFinances(revenue=Decimal(5)),
    )
    assert value("growth.2024", none) == Missing(Lack.NO_DIVISOR)
    assert value("rnd-share.2024", none) == Missing(Lack.NOT_STATED, "applicant.finances.2024.rnd")


def test_last_year_is_the_year_before_the_application() -> None:
    one = applied(BEIJING)
    assert value("revenue-last-year", one) == Money(Decimal(23000000))
    undated = replace(one, manifest=replace(one.manifest, applied_on=None))
    assert value("revenue-last-year", undated) == Missing(Lack.NOT_STATED, "applied_on")


def test_both_vouchers_of_tongzhou_are_chosen() -> None:
    assert value("routes", applied(TONGZHOU)) == Chosen(("compute", "api"))


def test_costs_are_itemised_with_compute_apart_and_first_of_the_others() -> None:
    lines = "lines: [{kind: model, amount: 3200000}, {kind: data, amount: 100}, "
    lines += "{kind: compute, amount: 250000}, {kind: compute, amount: 150000}]"
    manifest = BEIJING.replace(
        "lines: [{kind: model, amount: 3200000}, {kind: compute, amount: 400000}]", lines
    )
    assert value("itemised-costs", applied(manifest)) == Words(
        "云阶大模型API调用费用320万元；算力费用40万元（单独列出，不计入申报费用）；"
        "数据费用0.01万元（单独列出，不计入申报费用）"
    )


def test_claims_for_one_project_are_one_undertaking() -> None:
    same = (BEIJING + SECOND_CLAIM).replace("云帆知识库", "云帆智能客服")
    assert len(applied(same).undertakings()) == 2  # launched on different days
    same = same.replace("2024-11-02", "2024-09-20")
    assert len(applied(same).undertakings()) == 1
    assert value("project.product_type", applied(same)) == Words("API调用、私有化部署")
    assert value("project.description", applied(same)) == Words(
        "调用大模型识别意图。、在院内部署大模型。"
    )


def test_a_project_with_two_launch_days_conflicts() -> None:
    both = applied(BEIJING + SECOND_CLAIM)
    assert value("project.launched_on", both) == Missing(Lack.CONFLICTING, "project.launched_on")


def test_a_scenario_that_the_note_begins_with_is_not_said_twice() -> None:
    manifest = BEIJING.replace("scenario_note: 用于", "scenario_note: 金融领域，用于")
    assert value("scenario-described", applied(manifest)) == Words("金融领域，用于银行客服。")


@pytest.mark.parametrize(
    "name",
    ["applicant.nmae", "project", "applicant.finances.revenue", "growth", "applicant.name.x"],
)
def test_what_is_no_value_has_no_name(name: str) -> None:
    assert not is_value_name(name)


@pytest.mark.parametrize(
    ("stated", "text"),
    [(Unit.WAN, "123.456789"), (Unit.YUAN, "1234567.89"), (None, "123.456789万元"),
     (Unit.YI, "0.0123456789"), (Unit.PERCENT, "123.456789万元")],
)  # fmt: skip
def test_an_amount_is_written_in_the_unit_of_the_form(stated: Unit | None, text: str) -> None:
    asked = FormField("a", "a", "applicant.valuation", unit=Unit.WAN)
    assert worded(Money(Decimal("1234567.899")), asked, stated) == text


def test_people_are_counted_with_their_unit_where_the_form_has_none() -> None:
    asked = FormField("a", "a", "applicant.employees", unit=Unit.PEOPLE)
    assert worded(Number(7), asked, None) == "7人"
    assert worded(Number(7), asked, Unit.PEOPLE) == "7"


def test_two_routes_are_told_where_the_form_has_a_place_for_it() -> None:
    form = form_map("beijing-model-2024", "3-3")
    told = {}
    for manifest in (
        BEIJING,
        (BEIJING + SECOND_CLAIM).replace("      supplement: 两", "      # 两"),
    ):
        blank = blank_path("beijing-model-2024", "3-3").read_bytes()
        filling = fill(open_form(blank, "3-3"), form, applied(manifest))
        told[manifest] = [placed.text for placed in filling.placed if placed.field == "supplement"]
    assert list(told.values()) == [[], ["本次同时申请API调用和私有化部署两种方式的应用奖励。"]]
