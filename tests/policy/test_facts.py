"""What the two policies say, read from their texts a second time, without their rules."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from voucher_cli.money import parse_amount
from voucher_cli.policy.award_rules import AwardUnit, CapPer, OutsidePapers, Papers, ReadingKind
from voucher_cli.policy.eligibility import (
    AffiliationRule,
    EligibilityRule,
    EntityRule,
    FilingRule,
    IndustryRule,
    OverlapRule,
    RegionRule,
    ScenarioRule,
)
from voucher_cli.policy.library import get_policy
from voucher_cli.policy.materials import Material, PartsNeeded
from voucher_cli.policy.model import Policy, Route
from voucher_cli.policy.periods import ContractSignedRule, WindowEnd
from voucher_cli.resources import data_folder
from voucher_cli.terms import CostKind, EntityType, GovernmentLevel, Party

BEIJING, TONGZHOU = "beijing-model-2024", "tongzhou-2025"
ROUTES = [
    (BEIJING, "api"),
    (BEIJING, "private"),
    (TONGZHOU, "compute"),
    (TONGZHOU, "api"),
    (TONGZHOU, "private"),
]
SEALS = {"A": Party.APPLICANT, "V": Party.VENDOR}


def text_of(policy_id: str) -> str:
    """The text without white space."""
    path = data_folder("rules") / policy_id / "source.txt"
    return "".join(path.read_text(encoding="utf-8").split())


def route_of(policy_id: str, route_id: str) -> Route:
    route = get_policy(policy_id).route(route_id)
    assert route is not None
    return route


def rule_of(policy: Policy, kind: type, route: str) -> EligibilityRule | None:
    found = [
        rule
        for rule in policy.eligibility
        if isinstance(rule, kind) and (not rule.routes or route in rule.routes)
    ]
    assert len(found) <= 1
    return found[0] if found else None


# --- money ---------------------------------------------------------------------------------------


def test_beijing_tiers_are_those_of_the_table() -> None:
    """The table alternates between API and private: base, rate, base, rate in each row."""
    table = text_of(BEIJING).split("奖励比例不超过")[-1].split("附件3-1")[0]
    cells = re.findall(
        r"大于([\d.]+)万(?:（含）)?(?:且小于([\d.]+)万（含）)?(?:的资金部分)?(\d+)%", table
    )
    assert len(cells) == 6
    for index, route_id in enumerate(("api", "private")):
        tiers = route_of(BEIJING, route_id).award.tiers
        rows = cells[index::2]
        for tier, (above, up_to, percent) in zip(tiers, rows, strict=True):
            first = tier is tiers[0]
            assert tier.above == (0 if first else parse_amount(above + "万"))
            assert tier.up_to == (parse_amount(up_to + "万") if up_to else None)
            assert tier.rate == Decimal(percent) / 100
        floor = route_of(BEIJING, route_id).award.floor
        assert floor is not None
        assert floor.amount == parse_amount(rows[0][0] + "万")


@pytest.mark.parametrize(
    ("route_id", "sentence"),
    [
        ("api", r"单个大模型API服务使用金额应不低于(\d+万)元"),
        ("private", r"大模型采购金额应不低于(\d+万)元"),
    ],
)
def test_beijing_floors_are_conditions_7_and_8(route_id: str, sentence: str) -> None:
    floor = route_of(BEIJING, route_id).award.floor
    match = re.search(sentence, text_of(BEIJING))
    assert floor is not None
    assert match is not None
    assert floor.amount == parse_amount(match[1])


def test_tongzhou_pays_one_rate_from_the_first_yuan() -> None:
    (percent,) = set(re.findall(r"采购服务合同总金额的(\d+)%", text_of(TONGZHOU)))
    for route_id in ("compute", "api", "private"):
        award = route_of(TONGZHOU, route_id).award
        assert [(t.above, t.up_to, t.rate) for t in award.tiers] == [
            (0, None, Decimal(percent) / 100)
        ]
        assert award.floor is None
        assert award.caps == ()


def test_caps_of_beijing() -> None:
    text = text_of(BEIJING)
    api, private = route_of(BEIJING, "api").award.caps, route_of(BEIJING, "private").award.caps
    expected = {
        r"单个项目累计获得的奖励金额不超过(\d+万)元": (api, CapPer.PROJECT, ()),
        r"单个项目年度奖励金额最高不超过(\d+万)元": (private, CapPer.PROJECT_YEAR, ()),
        r"单一企业每个自然年本政策累计享受奖励总金额不超过(\d+万)元": (
            get_policy(BEIJING).caps,
            CapPer.ENTERPRISE_YEAR,
            ("api", "private"),
        ),
    }
    for sentence, (caps, per, routes) in expected.items():
        match = re.search(sentence, text)
        assert match is not None
        assert [(c.per, c.limit, c.routes) for c in caps] == [(per, parse_amount(match[1]), routes)]


def test_caps_of_tongzhou() -> None:
    limits = re.findall(r"单个企业年度补贴金额不超过(\d+万)元", text_of(TONGZHOU))
    caps = get_policy(TONGZHOU).caps
    assert [(c.per, c.limit) for c in caps] == [
        (CapPer.ENTERPRISE_YEAR, parse_amount(limit)) for limit in limits
    ]
    assert [c.routes for c in caps] == [("compute",), ("api", "private")]


@pytest.mark.parametrize(
    ("policy_id", "route_id", "unit", "kinds", "settlement", "papers"),
    [
        (BEIJING, "api", AwardUnit.SERVICE, CostKind.MODEL, True, Papers.EITHER),
        (BEIJING, "private", AwardUnit.CLAIM, CostKind.MODEL, False, Papers.EITHER),
        (TONGZHOU, "compute", AwardUnit.PURCHASE, CostKind.COMPUTE, True, Papers.BOTH),
        (TONGZHOU, "api", AwardUnit.PURCHASE, CostKind.MODEL, True, Papers.BOTH),
        (TONGZHOU, "private", AwardUnit.PURCHASE, CostKind.MODEL, False, Papers.BOTH),
    ],
)
def test_what_the_base_is_made_of(
    policy_id: str,
    route_id: str,
    unit: AwardUnit,
    kinds: CostKind,
    settlement: bool,
    papers: Papers,
) -> None:
    route = route_of(policy_id, route_id)
    base = route.base
    assert route.award.unit is unit
    assert base.eligible_kinds == (kinds,)
    assert (base.settlement, base.papers) == (settlement, papers)
    assert (base.outside_papers is OutsidePapers.WITH_SETTLEMENT) is settlement
    assert (papers is Papers.BOTH) is ("和" in base.papers_cite.quote)


def test_readings() -> None:
    kinds = {p: {r.kind: r.routes for r in get_policy(p).readings} for p in (BEIJING, TONGZHOU)}
    assert kinds == {
        BEIJING: {
            ReadingKind.POOLED_SERVICES: ("api",),
            ReadingKind.FLOOR_DEDUCTED: ("api", "private"),
            ReadingKind.TAX_EXCLUDED: ("api", "private"),
            ReadingKind.PAPERS_IN_WINDOW: ("api",),
        },
        TONGZHOU: {
            ReadingKind.TAX_EXCLUDED: ("compute", "api", "private"),
            ReadingKind.PAPERS_IN_WINDOW: ("compute", "api"),
        },
    }


# --- dates ---------------------------------------------------------------------------------------


def test_windows() -> None:
    beijing, tongzhou = get_policy(BEIJING).window, get_policy(TONGZHOU).window
    assert "2024年9月1日至申报之日内" in text_of(BEIJING)
    assert (beijing.starts_on, beijing.ends_with) == (date(2024, 9, 1), WindowEnd.APPLICATION)
    assert "政策执行期（2024年1月1日至项目申报截止日）" in text_of(TONGZHOU)
    assert (tongzhou.starts_on, tongzhou.ends_with) == (date(2024, 1, 1), WindowEnd.DEADLINE)
    assert tongzhou.deadline is None


def test_dates_of_contracts() -> None:
    dates = {(p, r): route_of(p, r).contract_dates for p, r in ROUTES}
    assert dates[BEIJING, "api"] == ()
    signed = {key: rules[0] for key, rules in dates.items() if key[1] == "private"}
    assert {
        key: rule.on_or_after
        for key, rule in signed.items()
        if isinstance(rule, ContractSignedRule)
    } == {(BEIJING, "private"): date(2024, 9, 1), (TONGZHOU, "private"): date(2024, 1, 1)}
    assert signed[BEIJING, "private"].cite.interpretation is not None, "the text names no year"
    for route_id in ("compute", "api"):
        assert [rule.kind for rule in dates[TONGZHOU, route_id]] == ["overlaps-window"]


# --- who and what for ----------------------------------------------------------------------------


def test_eligibility_is_asked_only_where_the_text_asks() -> None:
    asked = {
        (policy_id, route_id): {
            kind.__name__
            for kind in EligibilityRule.__args__
            if rule_of(get_policy(policy_id), kind, route_id)
        }
        for policy_id, route_id in ROUTES
    }
    everywhere = {"EntityRule", "ScenarioRule", "AffiliationRule", "OverlapRule"}
    for route_id in ("api", "private"):
        assert asked[BEIJING, route_id] == everywhere | {"RegionRule", "IndustryRule", "FilingRule"}
        assert asked[TONGZHOU, route_id] == everywhere | {"FilingRule"}
    assert asked[TONGZHOU, "compute"] == everywhere


def test_applicants() -> None:
    beijing = get_policy(BEIJING)
    entity = rule_of(beijing, EntityRule, "api")
    region = rule_of(beijing, RegionRule, "api")
    industry = rule_of(beijing, IndustryRule, "api")
    assert isinstance(entity, EntityRule)
    assert set(entity.types) == {EntityType.ENTERPRISE, EntityType.SCHOOL, EntityType.HOSPITAL}
    assert entity.independent_legal_person
    assert isinstance(region, RegionRule)
    assert region.regions == ("北京市", "北京")
    assert isinstance(industry, IndustryRule)
    manufacturing = {f"C{n}" for n in range(13, 44)}
    assert set(industry.codes) == manufacturing | {"I64", "I65", "M73", "M74", "M75"}
    assert set(industry.exempt) == {EntityType.SCHOOL, EntityType.HOSPITAL}
    tongzhou = rule_of(get_policy(TONGZHOU), EntityRule, "api")
    assert isinstance(tongzhou, EntityRule)
    assert tongzhou.types == (EntityType.ENTERPRISE,)
    assert not tongzhou.independent_legal_person


@pytest.mark.parametrize(
    ("policy_id", "route_ids", "sentence", "count"),
    [
        (BEIJING, ("api", "private"), r"所明确的([^。]+?)等细分行业场景", 14),
        (TONGZHOU, ("compute",), r"在(工业[^。]+?)等领域", 10),
        (TONGZHOU, ("api", "private"), r"开展(工业[^。]+?)等细分行业场景", 9),
    ],
)
def test_scenarios(policy_id: str, route_ids: tuple[str, ...], sentence: str, count: int) -> None:
    match = re.search(sentence, text_of(policy_id))
    assert match is not None
    for route_id in route_ids:
        rule = rule_of(get_policy(policy_id), ScenarioRule, route_id)
        assert isinstance(rule, ScenarioRule)
        assert list(rule.scenarios) == match[1].split("、")
        assert len(rule.scenarios) == count
        assert rule.open_ended


def test_other_funding_is_judged_within_the_same_level() -> None:
    for policy_id, level, word in (
        (BEIJING, GovernmentLevel.MUNICIPAL, "其他市级财政资金"),
        (TONGZHOU, GovernmentLevel.DISTRICT, "其他区级财政资金"),
    ):
        rule = rule_of(get_policy(policy_id), OverlapRule, "api")
        assert isinstance(rule, OverlapRule)
        assert rule.level is level is get_policy(policy_id).level
        assert word in rule.cite.quote


@pytest.mark.parametrize(
    ("number", "filed"),
    [
        ("Beijing-YunJie-202311150001", True),
        ("Beijing-WenXinYiYan-20230821", True),
        ("Shanghai-ABAB-202308290002", True),
        ("网信算备110108123456701230011号", False),
        ("京ICP备2023000001号", False),
        ("Beijing-YunJie", False),
        ("Beijing-YunJie-2023", False),
        ("Beijing-YunJie-20231115001", False),
    ],
)
def test_filing_numbers(number: str, filed: bool) -> None:
    for policy_id in (BEIJING, TONGZHOU):
        rule = rule_of(get_policy(policy_id), FilingRule, "api")
        assert isinstance(rule, FilingRule)
        assert bool(re.match(rule.pattern, number)) is filed


def test_affiliation_is_cited_from_the_route_it_concerns() -> None:
    for route_id, clause in (("compute", "申报要求(一)"), ("api", "申报要求(二)1")):
        rule = rule_of(get_policy(TONGZHOU), AffiliationRule, route_id)
        assert rule is not None
        assert rule.cite.clause == clause


# --- materials -----------------------------------------------------------------------------------

SHARED = {
    "application-form",
    "commitment-letter",
    "no-other-funding-letter",
    "scenario-letter",
    "non-affiliation-proof",
    "licence-and-financials",
}
CONTRACT = ["delivery-object", "payment-time", "instalments outlasts-window"]
SCALE = ["scale fixed", "amount fixed"]
FRAMEWORK = ["volume framework", "term framework"]
QUALIFICATION = ["scenario", "case", "model-introduction", "team", "intellectual-property"]
USE = ["model-introduction", "scenario", "purpose", "effect"]

# for each material: who seals, whether it is signed and dated, and the topics that it is asked for
Expected = dict[str, tuple[str, str, list[str]]]
LETTERS: Expected = {
    "commitment-letter": ("A", "signed dated", []),
    "no-other-funding-letter": ("A", "signed dated", []),
    "scenario-letter": ("A", "signed dated", []),
    "non-affiliation-proof": ("A", "signed", []),
}
LISTS: dict[tuple[str, str], Expected] = {
    (BEIJING, "api"): {
        "application-form": ("A", "", []),
        "contract": ("AV", "", [*CONTRACT, "model-object", *FRAMEWORK]),
        "settlement": ("", "issued", ["actual-usage"]),
        "invoice-or-payment": ("", "", []),
        "qualification-and-usage": ("", "", QUALIFICATION),
        **LETTERS,
    },
    (BEIJING, "private"): {
        "application-form": ("A", "", []),
        "contract": ("AV", "", [*CONTRACT, "model-object", *SCALE]),
        "invoice-or-payment": ("", "", []),
        "acceptance-report": ("", "", ["scenario", "effect"]),
        "qualification-and-usage": ("", "", QUALIFICATION),
        **LETTERS,
    },
    (TONGZHOU, "compute"): {
        "application-form": ("", "", []),
        "licence-and-financials": ("", "", []),
        "contract": (
            "AV",
            "no_secrets supplement",
            [*CONTRACT, "compute-object", "delivery-time", *SCALE, "unit-price framework"],
        ),
        "usage-statement": ("", "", ["project-introduction", "purpose", "scenario"]),
        "settlement": ("", "issued", ["actual-usage"]),
        "invoice-and-payment": ("", "", []),
        "commitment-letter": ("A", "signed dated", []),
    },
    (TONGZHOU, "api"): {
        "application-form": ("", "", []),
        "licence-and-financials": ("", "", []),
        "contract": ("AV", "", [*CONTRACT, "model-object", *SCALE, *FRAMEWORK]),
        "settlement": ("", "issued", ["actual-usage"]),
        "invoice-and-payment": ("", "", []),
        "usage-statement": ("A", "", USE),
        "commitment-letter": ("A", "signed dated", []),
    },
    (TONGZHOU, "private"): {
        "application-form": ("", "", []),
        "licence-and-financials": ("", "", []),
        "contract": ("AV", "", [*CONTRACT, "model-object", *SCALE]),
        "invoice-and-payment": ("", "", []),
        "acceptance-or-deployment": ("A", "", ["scenario", "effect"]),
        "model-statement": ("A", "", USE),
        "commitment-letter": ("A", "signed dated", []),
    },
}


@pytest.mark.parametrize(("policy_id", "route_id"), ROUTES)
def test_the_list_of_materials(policy_id: str, route_id: str) -> None:
    route = route_of(policy_id, route_id)
    assert [m.id for m in route.materials] == list(LISTS[policy_id, route_id])
    assert [m.number for m in route.materials] == [
        str(n) for n in range(1, len(route.materials) + 1)
    ]
    assert {m.id for m in route.materials if m.shared} == SHARED & set(LISTS[policy_id, route_id])


@pytest.mark.parametrize(
    ("policy_id", "route_id", "begins", "ends", "number"),
    [
        (BEIJING, "api", "API调用模型券奖励政策申报材料清单", "附件3-2", r"\n\s*(\d)\."),
        (BEIJING, "private", "私有化部署模型券奖励政策申报材料清单", "\n附件3-3", r"\n\s*(\d)\."),
        (TONGZHOU, "compute", "四、申报材料", "（二）模型劵", r"\n\s*(\d)\."),
        (TONGZHOU, "api", "1.API调用方式", "2.私有化部署方式", r"\n\s*（(\d)）"),
        (TONGZHOU, "private", "2.私有化部署方式", "附件1-1\n", r"\n\s*（(\d)）"),
    ],
)
def test_a_list_has_as_many_entries_as_the_text(
    policy_id: str, route_id: str, begins: str, ends: str, number: str
) -> None:
    text = (data_folder("rules") / policy_id / "source.txt").read_text(encoding="utf-8")
    section = text.split(begins, 1)[1].split(ends, 1)[0]
    materials = route_of(policy_id, route_id).materials
    assert re.findall(number, section) == [material.number for material in materials]


@pytest.mark.parametrize(("policy_id", "route_id"), ROUTES)
def test_what_each_material_must_show(policy_id: str, route_id: str) -> None:
    for material in route_of(policy_id, route_id).materials:
        sealed, others, topics = LISTS[policy_id, route_id][material.id]
        duties = material.must
        by = duties.sealed.by if duties.sealed else ()
        assert by == tuple(SEALS[letter] for letter in sealed), material.id
        shown = [
            name
            for name in ("issued", "no_secrets", "signed", "dated", "supplement")
            if getattr(duties, name) is not None
        ]
        assert " ".join(shown) == others, material.id
        asked = [f"{t.topic} {t.when}".removesuffix(" always") for t in duties.topics]
        assert sorted(asked) == sorted(topics), material.id


def test_a_framework_contract_for_compute_needs_its_unit_price_or_volume_and_term() -> None:
    contract = material_of(TONGZHOU, "compute", "contract")
    unless = {rule.topic: rule.unless for rule in contract.must.topics if rule.unless}
    assert unless == {"unit-price": ("volume", "term")}


def test_invoice_and_payment_are_both_needed_where_the_text_says_and() -> None:
    for policy_id, route_id in ROUTES:
        material = next(
            m for m in route_of(policy_id, route_id).materials if m.id.startswith("invoice-")
        )
        needed = PartsNeeded.ANY if policy_id == BEIJING else PartsNeeded.ALL
        assert material.parts_needed is needed
        assert [part.id for part in material.parts] == ["invoice", "payment"]
        assert ("或" in material.cite.quote) is (needed is PartsNeeded.ANY)


def test_licence_and_statements_of_2024() -> None:
    for route_id in ("compute", "api", "private"):
        material = material_of(TONGZHOU, route_id, "licence-and-financials")
        assert material.parts_needed is PartsNeeded.ALL
        assert [part.id for part in material.parts] == ["business-licence", "financial-statement"]
        years = [part.must.year.year if part.must.year else None for part in material.parts]
        assert years == [None, 2024]


def test_forms() -> None:
    assert [form.id for form in get_policy(BEIJING).forms] == [
        "3-3",
        "3-4",
        "no-other-funding-letter",
        "scenario-letter",
        "non-affiliation-proof",
    ]
    assert [form.id for form in get_policy(TONGZHOU).forms] == ["1-1", "1-2"]
    for policy_id, route_id in ROUTES:
        forms = {m.id: m.form for m in route_of(policy_id, route_id).materials if m.form}
        expected = ("3-3", "3-4") if policy_id == BEIJING else ("1-1", "1-2")
        assert (forms["application-form"], forms["commitment-letter"]) == expected


def material_of(policy_id: str, route_id: str, material_id: str) -> Material:
    material = route_of(policy_id, route_id).material(material_id)
    assert material is not None
    return material
