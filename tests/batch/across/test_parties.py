"""Who applies here and sells there."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from batch.across.rows import company, contract, findings, only, package, season, told
from voucher_cli.batch.model import PartyMarks, Row
from voucher_cli.batch.season import SeasonFinding
from voucher_cli.catalogue import message
from voucher_cli.language import Language

NAME = "parties-linked"
PHONE, ADDRESS, PERSON = ("139-0000 0001",), ("北京市 海淀区知春路１号院",), "第1位代表"


def buying(number: int, *vendors: PartyMarks, **changes: object) -> Row:
    """A package of company `number` that buys from these vendors."""
    contracts = tuple(contract(number * 100 + n, vendor=v) for n, v in enumerate(vendors))
    return package(number, contracts=contracts, **changes)


def linked(found: Sequence[SeasonFinding]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(f.finding.variant, f.finding.level.value, f.packages) for f in found]


def test_who_applies_here_and_sells_there_is_only_told() -> None:
    found = only(package(1), buying(2, company(1)))
    assert told(found) == (NAME, "sells", "info", "certain")
    assert found.packages == ("包1", "包2")
    assert found.places[1].claim == "api"


def test_one_finding_an_enterprise_however_many_customers_it_has() -> None:
    rows = [package(1), *(buying(n, company(1)) for n in range(2, 8))]
    assert linked(findings(*rows)) == [("sells", "info", tuple(f"包{n}" for n in range(1, 8)))]


def test_a_name_alone_is_likely() -> None:
    found = only(package(1), buying(2, PartyMarks(company(1).name)))
    assert told(found) == (NAME, "sells", "info", "likely")
    slip = replace(company(1), uscc=company(999).uscc)
    assert told(only(package(1), buying(2, slip))) == (NAME, "sells", "info", "likely")


def test_one_that_buys_from_itself_is_told_by_the_check() -> None:
    assert findings(buying(1, company(1)), buying(2, company(1), applicant=company(1))) == ()


def test_two_that_buy_from_each_other() -> None:
    rows = [buying(1, company(2)), buying(2, company(1))]
    found = only(*rows)
    assert told(found) == (NAME, "mutual", "review", "certain")
    assert found.packages == ("包1", "包2")
    more = findings(*rows, buying(3, company(1)))
    assert linked(more) == [
        ("mutual", "review", ("包1", "包2")),
        ("sells", "info", ("包1", "包3")),
    ]
    assert more[0].id == found.id
    text = message(found.finding, Language.ZH)
    assert text.startswith("北京第1号科技有限公司 与 北京第2号科技有限公司")


@pytest.mark.parametrize(
    ("shared", "level"),
    [
        ({"phones": PHONE}, "review"),
        ({"addresses": ADDRESS}, "review"),
        ({"legal_representative": PERSON}, "info"),
        ({"legal_representative": PERSON, "phones": PHONE}, "review"),
    ],
)
def test_two_organisations_that_share_something(shared: dict[str, Any], level: str) -> None:
    found = only(package(1), buying(2, replace(company(9), **shared)))
    assert told(found) == (NAME, "shares", level, "likely")
    assert found.packages == ("包1", "包2")


def test_all_that_two_share_is_one_finding() -> None:
    twin = PartyMarks("北京孪生科技有限公司", None, PERSON, ADDRESS, PHONE)
    found = only(package(1), buying(2, twin), buying(3, twin))
    assert found.packages == ("包1", "包2", "包3")
    assert "电话、地址、法定代表人姓名" in message(found.finding, Language.ZH)


@pytest.mark.parametrize(
    "blank",
    [
        {"phones": ("无",)},
        {"phones": ("00000000000",)},
        {"phones": ("123",)},
        {"phones": ("12345678",)},
        {"addresses": ("同上",)},
        {"addresses": ("北京市海淀区",)},
        {"legal_representative": "无"},
        {"legal_representative": "—"},
        {"uscc": "000000000000000000"},
        {"name": "无", "uscc": "/"},
        {"name": "", "uscc": None},
    ],
)
def test_placeholders_are_nobodys(blank: dict[str, Any]) -> None:
    applicant, vendor = replace(company(1), **blank), replace(company(9), **blank)
    assert findings(package(1, applicant=applicant), buying(2, vendor)) == ()


def test_what_one_package_shows_by_itself_is_told_by_the_check() -> None:
    vendor = replace(company(9), phones=PHONE)
    assert findings(buying(1, vendor), buying(2, vendor)) == ()


def test_a_vendor_of_the_applicant_whose_phone_only_another_package_tells() -> None:
    silent = replace(company(99), phones=(), legal_representative=None, addresses=())
    told_there = replace(company(99), phones=PHONE)
    found = only(buying(1, silent), buying(2, told_there))
    assert told(found) == (NAME, "buys", "review", "likely")
    many = [buying(n, told_there) for n in range(2, 12)]
    assert linked(findings(buying(1, silent), *many)) == [("buys", "review", ("包1", "包2"))]


def test_a_vendor_with_many_customers_draws_none_of_them_into_review() -> None:
    vendor = replace(company(99), phones=PHONE)
    rows = [package(1), *(buying(n, vendor) for n in range(2, 7))]
    assert linked(findings(*rows))[0][:2] == ("shares", "review")
    rows.append(buying(7, vendor))
    assert linked(findings(*rows)) == [("shares", "info", tuple(f"包{n}" for n in range(1, 8)))]


def test_what_many_share_is_told_once() -> None:
    tower = ("北京市海淀区中关村大街1号",)
    rows = [
        *(package(n, applicant=replace(company(n), addresses=tower)) for n in range(1, 6)),
        buying(6, replace(company(99), addresses=tower)),
    ]
    assert linked(findings(*rows)) == [("crowd", "info", tuple(f"包{n}" for n in range(1, 7)))]
    assert len(findings(*rows[1:])) == 4


def test_applicants_that_share_something_are_none() -> None:
    """An agency's phone stands in many packages, and says nothing of who buys from whom."""
    rows = [package(n, applicant=replace(company(n), phones=PHONE)) for n in range(1, 9)]
    assert findings(*rows) == ()


def test_another_spelling_of_the_code_is_the_same_company() -> None:
    spaced = replace(company(1), uscc="91110108 ma00 00001x", name="别名")
    assert told(only(package(1), buying(2, spaced)))[1] == "sells"


def test_the_verdict_of_the_season_follows() -> None:
    rows = [buying(1, company(2)), buying(2, company(1)), package(3)]
    verdicts = season(rows).totals.verdicts
    assert {verdict.value: count for verdict, count in verdicts.items()} == {
        "incomplete": 0,
        "review": 2,
        "ready": 1,
    }
