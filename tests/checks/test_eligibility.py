"""Each condition of eligibility: broken, and beside it what is sound."""

from typing import Any

import pytest

from .stated_packages import BEIJING, ROUTES, TONGZHOU, found, package, spoilt, told

ELSEWHERE = ["河北省廊坊市", "上海市", "天津市武清区", "南京市北京东路"]
IN_BEIJING = [
    "北京市",
    "北京市海淀区",
    " 北京 ",
    "中国（北京）自由贸易试验区",
    "北京经济技术开发区",
]


@pytest.mark.parametrize("region", ELSEWHERE)
@pytest.mark.parametrize("route", ["api", "private"])
def test_registered_elsewhere(route: str, region: str) -> None:
    data = spoilt(package(BEIJING, route), applicant__region=region)
    [finding] = found(data)
    assert told([finding]) == [("region-ineligible", "error")]
    assert (finding.subject.claim, finding.actual) == (None, region)
    assert finding.source is not None
    assert finding.source.clause == "一.1"
    assert finding.subject.where is not None


@pytest.mark.parametrize("region", IN_BEIJING)
def test_registered_in_beijing(region: str) -> None:
    assert found(spoilt(package(BEIJING, "api"), applicant__region=region)) == []


def test_a_district_is_completed_by_the_registered_address() -> None:
    data = spoilt(package(BEIJING, "api"), applicant__region="通州区")
    assert found(data) == []
    data = spoilt(data, applicant__registered_address="江苏省南通市通州区世纪大道6号")
    assert told(found(data)) == [("region-ineligible", "error")]


def test_a_policy_that_names_no_region_asks_for_none() -> None:
    for region in ("河北省廊坊市", None):
        assert found(spoilt(package(TONGZHOU, "api"), applicant__region=region)) == []


@pytest.mark.parametrize(("policy", "route"), ROUTES)
def test_an_unsupported_kind_of_organisation(policy: str, route: str) -> None:
    data = spoilt(package(policy, route), applicant__entity_type="other")
    assert ("entity-ineligible", "error") in told(found(data))


def test_no_independent_legal_person() -> None:
    data = spoilt(package(BEIJING, "private"), applicant__independent_legal_person=False)
    [finding] = found(data)
    assert (finding.name, finding.variant) == ("entity-ineligible", "legal-person")


@pytest.mark.parametrize("code", ["J6620", "F5179", "I6311", "6620", "P8310"])
def test_an_unsupported_industry(code: str) -> None:
    [finding] = found(spoilt(package(BEIJING, "api"), applicant__industry_code=code))
    assert (finding.name, finding.variant) == ("industry-ineligible", "default")
    assert finding.expected == "C13–C43、I64–I65、M73–M75"


@pytest.mark.parametrize("code", ["软件业", "I", "C6513", "65133"])
def test_what_is_no_industry_code(code: str) -> None:
    [finding] = found(spoilt(package(BEIJING, "api"), applicant__industry_code=code))
    assert (finding.name, finding.variant) == ("industry-ineligible", "malformed")


@pytest.mark.parametrize("code", ["I64", "6599", "C1311", "C4390", "M7310", "i6513 应用软件开发"])
def test_supported_industries(code: str) -> None:
    assert found(spoilt(package(BEIJING, "api"), applicant__industry_code=code)) == []


@pytest.mark.parametrize("kind", ["school", "hospital"])
@pytest.mark.parametrize("code", ["P8341", None])
def test_schools_and_hospitals_have_no_industry_test(kind: str, code: str | None) -> None:
    data = spoilt(
        package(BEIJING, "api"), applicant__industry_code=code, applicant__entity_type=kind
    )
    assert found(data) == []


@pytest.mark.parametrize(("policy", "route"), ROUTES)
@pytest.mark.parametrize("scenario", [None, "", "无"])
def test_no_scenario(policy: str, route: str, scenario: str | None) -> None:
    data = spoilt(package(policy, route), claims__0__project__scenario=scenario)
    [finding] = found(data)
    assert told([finding]) == [("scenario-ineligible", "error")]
    assert finding.subject.claim == route


@pytest.mark.parametrize(("policy", "route"), ROUTES)
def test_a_scenario_that_the_open_list_does_not_name(policy: str, route: str) -> None:
    data = spoilt(package(policy, route), claims__0__project__scenario="宠物养护")
    assert told(found(data)) == [("scenario-ineligible", "review")]


@pytest.mark.parametrize("scenario", ["金融", "金融行业", "金融、宠物", " 医 疗 ", "智慧交通"])
def test_listed_scenarios(scenario: str) -> None:
    assert found(spoilt(package(BEIJING, "api"), claims__0__project__scenario=scenario)) == []


def test_the_lists_differ_by_route() -> None:
    """未来产业 stands in the list of models, not in that of compute."""
    data = package(TONGZHOU, "compute", "api")
    data = spoilt(data, claims__0__project__scenario="未来产业")
    data = spoilt(data, claims__1__project__scenario="未来产业")
    [finding] = found(data)
    assert (finding.name, finding.subject.claim) == ("scenario-ineligible", "compute")


def support(**changes: Any) -> list[dict[str, Any]]:
    entry = {"program": "示范项目", "year": 2024, "amount": 110000, "same_project": True}
    return [{**entry, **changes}]


@pytest.mark.parametrize(("policy", "level"), [(BEIJING, "municipal"), (TONGZHOU, "district")])
def test_other_funding_of_the_same_level(policy: str, level: str) -> None:
    data = package(policy, "api")
    data["applicant"]["other_support"] = support(level=level)
    assert told(found(data)) == [("funding-overlap", "error")]
    data["applicant"]["other_support"] = support(level=level, same_project=False)
    assert found(data) == []
    other = "district" if level == "municipal" else "municipal"
    data["applicant"]["other_support"] = support(level=other)
    assert found(data) == []


FILED = [("beijing-yanchi-20231115", "lower case"), ("Beijing–YanChi–202311150001", "dashes")]
UNFILED = [None, "", "无", "办理中"]
NO_FILINGS = [
    "网信算备110108645502801230035号",
    "京ICP备2021000001号",
    "Beijing-YanChi-2023",
    "YanChi",
]


@pytest.mark.parametrize(("policy", "route"), [pair for pair in ROUTES if pair[1] != "compute"])
@pytest.mark.parametrize("number", UNFILED)
def test_no_filing_number(policy: str, route: str, number: str | None) -> None:
    data = spoilt(package(policy, route), claims__0__purchases__0__filing_number=number)
    [finding] = found(data)
    assert told([finding]) == [("model-unfiled", "error")]
    assert finding.subject.claim == route


@pytest.mark.parametrize("number", NO_FILINGS)
def test_a_number_that_is_no_filing_of_a_model(number: str) -> None:
    data = spoilt(package(BEIJING, "api"), claims__0__purchases__0__filing_number=number)
    level = "warning" if any(c.isdigit() for c in number) else "error"
    assert told(found(data)) == [("model-unfiled", level)]


@pytest.mark.parametrize("number", [number for number, _ in FILED])
def test_other_ways_to_write_a_filing_number(number: str) -> None:
    assert (
        found(spoilt(package(BEIJING, "api"), claims__0__purchases__0__filing_number=number)) == []
    )


def test_compute_needs_no_filing() -> None:
    assert "filing_number" not in package(TONGZHOU, "compute")["claims"][0]["purchases"][0]


def test_a_draft_is_not_blamed_for_what_only_a_manifest_can_state() -> None:
    data = spoilt(package(BEIJING, "api"), claims__0__project__scenario=None)
    data = spoilt(data, claims__0__purchases__0__filing_number=None)
    [finding] = found(data, drafted=True)
    assert (finding.name, finding.variant) == ("fact-missing", "no-manifest")


def test_a_model_is_told_once_a_claim_and_each_model_by_itself() -> None:
    data = spoilt(package(BEIJING, "private"), claims__0__purchases__0__filing_number=None)
    second = spoilt(data["claims"][0]["purchases"][0], invoices__0__number="24112000000000000077")
    data["claims"][0]["purchases"].append(second)
    assert [f.values["model"] for f in found(data)] == ["砚池大模型"]
    second["model"] = "墨石大模型"
    assert [f.values["model"] for f in found(data)] == ["砚池大模型", "墨石大模型"]


def test_what_the_messages_name() -> None:
    [finding] = found(spoilt(package(BEIJING, "api"), applicant__region="上海市"))
    assert finding.expected == "北京市"
    data = package(BEIJING, "api")
    data["applicant"]["other_support"] = support(level="municipal")
    [finding] = found(data)
    assert (finding.values["program"], finding.values["year"]) == ("示范项目", "2024")
    data["applicant"]["other_support"] = [{"level": "municipal", "same_project": True}]
    [finding] = found(data)
    assert (finding.values["program"], finding.values["year"]) == ("other_support[0]", "—")
