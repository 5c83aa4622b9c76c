"""An enterprise's packages against the caps of its year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from batch.across.rows import (
    BEIJING,
    TONGZHOU,
    company,
    findings,
    only,
    package,
    season,
    told,
)
from voucher_cli.batch.model import ClaimTotal, PartyMarks, Row
from voucher_cli.catalogue import message
from voucher_cli.language import Language
from voucher_cli.manifest.model import PriorAward
from voucher_cli.report.model import Verdict


def claiming(number: int, amount: str, route: str = "api", **changes: object) -> Row:
    """A package of company 1."""
    ceiling = Decimal(amount)
    row = package(
        number,
        applicant=company(1),
        ceiling=ceiling,
        claims=(ClaimTotal(route, route, ceiling * 2, ceiling),),
    )
    return replace(row, **changes)


def prior(amount: str, **changes: object) -> PriorAward:
    return replace(PriorAward(BEIJING, "api", "客服", 2024, Decimal(amount)), **changes)


def test_up_to_the_cap_nothing_is_taken() -> None:
    rows = [claiming(1, "3000000.00"), claiming(2, "2000000.00", "private")]
    assert findings(*rows) == ()
    assert season(rows).totals.ceiling == Decimal("5000000.00")


def test_beyond_the_cap_of_all_routes() -> None:
    rows = [claiming(1, "3000000.00"), claiming(2, "2000000.01", "private")]
    found = only(*rows)
    assert told(found) == ("cap-shared", "default", "warning", "certain")
    assert found.packages == ("包1", "包2")
    assert (found.finding.values["sum"], found.finding.values["taken"]) == ("5,000,000.01", "0.01")
    assert found.finding.expected == "≤ 5,000,000.00"
    assert found.finding.source is not None
    totals = season(rows).totals
    assert (totals.ceiling, totals.capped) == (Decimal("5000000.00"), Decimal("0.01"))


@pytest.mark.parametrize(
    "changes",
    [
        {"applicant": company(2)},
        {"applied_on": date(2025, 1, 1)},
        {"policy": TONGZHOU},
    ],
)
def test_another_enterprise_year_or_policy_has_a_cap_of_its_own(changes: dict[str, object]) -> None:
    rows = [claiming(1, "4000000.00"), claiming(2, "4000000.00", **changes)]
    assert findings(*rows, name="cap-shared") == ()
    assert season(rows).totals.ceiling == Decimal("8000000.00")


def test_an_enterprise_is_known_by_its_name_where_a_code_is_missing() -> None:
    unnamed = claiming(2, "4000000.00", applicant=PartyMarks(company(1).name))
    found = only(claiming(1, "4000000.00"), unnamed)
    assert told(found) == ("cap-shared", "default", "warning", "likely")
    assert only(unnamed, claiming(1, "4000000.00")).id == found.id
    by_name = [unnamed, claiming(3, "4000000.00", applicant=unnamed.applicant)]
    assert told(only(*by_name))[3] == "likely"


def test_a_slip_in_the_code_does_not_double_the_cap() -> None:
    slip = replace(company(1), uscc=company(2).uscc)
    renamed = replace(slip, name="北京更名科技有限公司")
    rows = [claiming(1, "4000000.00"), claiming(2, "4000000.00", applicant=slip)]
    assert told(only(*rows)) == ("cap-shared", "default", "warning", "likely")
    third = claiming(3, "4000000.00", applicant=renamed)
    assert only(*rows, third).packages == ("包1", "包2", "包3")
    assert season([third, *rows]).totals.ceiling == Decimal("5000000.00")
    assert season([third, rows[0]]).totals.ceiling == Decimal("8000000.00")


def test_an_unknown_year_is_any_year() -> None:
    undated = claiming(2, "4000000.00", applied_on=None)
    found = only(claiming(1, "4000000.00"), undated)
    assert told(found) == ("cap-shared", "undated", "warning", "likely")
    assert "2024" not in message(found.finding, Language.ZH)
    both = [undated, claiming(3, "4000000.00", applied_on=None)]
    assert told(only(*both)) == ("cap-shared", "undated", "warning", "likely")
    assert season(both).totals.ceiling == Decimal("5000000.00")


def test_what_is_not_dated_counts_in_the_year_that_leaves_it_most() -> None:
    rows = [
        claiming(1, "4000000.00"),
        claiming(2, "1000000.00", applied_on=date(2025, 1, 1)),
        claiming(3, "3000000.00", applied_on=None),
    ]
    assert findings(*rows) == ()
    assert season(rows).totals.ceiling == Decimal("8000000.00")
    found = only(*rows, claiming(4, "4000000.00", applied_on=None))
    assert found.finding.values["taken"] == "2,000,000.00"


def test_shared_caps_and_others_are_told_apart() -> None:
    both = (
        ClaimTotal("compute", "compute", Decimal(0), Decimal("400000.00")),
        ClaimTotal("api", "api", Decimal(0), Decimal("200000.00")),
    )
    first = claiming(1, "600000.00", policy=TONGZHOU, claims=both)
    model = claiming(2, "150000.00", "private", policy=TONGZHOU)
    compute = claiming(3, "200000.00", "compute", policy=TONGZHOU)
    found = findings(first, model, compute)
    taken = [(f.finding.values["limit"], f.finding.values["taken"], f.packages) for f in found]
    assert sorted(taken) == [
        ("300,000.00", "50,000.00", ("包1", "包2")),
        ("500,000.00", "100,000.00", ("包1", "包3")),
    ]
    assert len({f.id for f in found}) == 2
    assert season([first, model, compute]).totals.capped == Decimal("150000.00")


def test_what_a_package_loses_by_itself_is_not_taken_twice() -> None:
    capped = claiming(
        1,
        "5000000.00",
        claims=(ClaimTotal("api", "api", Decimal(0), Decimal("9000000.00")),),
    )
    found = only(capped, claiming(2, "1000000.00"))
    assert (found.finding.values["sum"], found.finding.values["taken"]) == (
        "6,000,000.00",
        "1,000,000.00",
    )


def test_what_is_taken_is_told_of_the_cap_that_takes_it() -> None:
    both = (
        ClaimTotal("compute", "compute", Decimal(0), Decimal("900000.00")),
        ClaimTotal("api", "api", Decimal(0), Decimal("200000.00")),
    )
    first = claiming(1, "700000.00", policy=TONGZHOU, claims=both)
    found = only(first, claiming(2, "200000.00", policy=TONGZHOU))
    assert found.finding.values["limit"] == "300,000.00"
    assert found.finding.values["taken"] == "100,000.00"


def test_prior_awards_of_all_packages_count_once() -> None:
    rows = [
        claiming(1, "3000000.00", prior_awards=(prior("1000000"),)),
        claiming(2, "2000000.00", prior_awards=(prior("1000000", project="客 服"),)),
    ]
    found = only(*rows)
    assert told(found)[1] == "prior"
    assert found.finding.values["taken"] == "1,000,000.00"
    twice = [replace(row, prior_awards=row.prior_awards * 2) for row in rows]
    assert only(*twice).finding.values["taken"] == "2,000,000.00"
    others = (prior("1000000", year=2023), prior("1000000", policy=TONGZHOU))
    assert findings(*(replace(row, prior_awards=others) for row in rows)) == ()


def test_a_prior_award_that_only_one_package_tells_counts_for_both() -> None:
    rows = [claiming(1, "4000000.00", prior_awards=(prior("1000000"),)), claiming(2, "100.00")]
    assert only(*rows).finding.values["taken"] == "100.00"
    unready = replace(rows[0], verdict=Verdict.REVIEW)
    ready = claiming(2, "4000000.00")
    assert season([unready, ready]).totals.ready == Decimal("4000000.00")
    assert season([unready, claiming(2, "5000000.00")]).totals.ready == Decimal("4000000.00")


def test_the_ready_sum_is_capped_over_ready_packages_alone() -> None:
    unready = claiming(3, "3000000.00", verdict=Verdict.INCOMPLETE)
    rows = [claiming(1, "3000000.00"), claiming(2, "1000000.00"), unready]
    totals = season(rows).totals
    assert (totals.ceiling, totals.ready) == (Decimal("5000000.00"), Decimal("4000000.00"))
    totals = season([*rows, claiming(4, "3000000.00")]).totals
    assert totals.ready == Decimal("5000000.00")


def test_an_undated_package_loses_by_itself_what_its_own_report_says() -> None:
    undated = claiming(
        2,
        "3000000.00",
        applied_on=None,
        claims=(ClaimTotal("api", "api", Decimal(0), Decimal("4000000.00")),),
        prior_awards=(prior("2000000", year=2023),),
    )
    assert findings(claiming(1, "1000000.00"), undated) == ()
    found = only(claiming(1, "3000000.00"), undated)
    assert found.finding.values["taken"] == "1,000,000.00"
