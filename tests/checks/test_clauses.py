"""contract-clause-missing and statement-content-missing."""

from dataclasses import replace
from datetime import date

import pytest

from voucher_cli.checks.clauses import contracts_say_what_is_asked as contracts
from voucher_cli.checks.clauses import statements_say_what_is_asked as statements
from voucher_cli.evidence.model import Fact, FileState, Placement, Source
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.workflow.judging import in_order

from .papers import Paper, case, changed, papers, run, said
from .stated_packages import BEIJING, ROUTES, TONGZHOU, Data, package, purchase, spoilt


def topics(findings: list[Finding]) -> list[str]:
    return [finding.detail for finding in findings]


@pytest.mark.parametrize(("policy", "route"), ROUTES)
def test_a_sound_set_says_everything(policy: str, route: str) -> None:
    made = papers(policy, route)
    assert run(contracts, (policy, made)) == []
    assert run(statements, (policy, made)) == []


PAYMENT = "第四条 付款时间：甲方按月结算，每月10日前支付上月费用。"


@pytest.mark.parametrize(("policy", "route"), ROUTES)
@pytest.mark.parametrize("left", ["", "第四条 付款时间：____", "第四条 付款时间：另行约定"])
def test_a_contract_without_payment_time(policy: str, route: str, left: str) -> None:
    made = said(papers(policy, route), "contract", PAYMENT, left)
    [finding] = run(contracts, (policy, made))
    assert (finding.name, finding.level) == ("contract-clause-missing", Level.REVIEW)
    assert (finding.subject.claim, finding.subject.material) == (route, "contract")
    assert finding.subject.file == f"合同-{route}-1.pdf"
    assert finding.detail == "payment-time"
    assert finding.certainty is Certainty.CERTAIN
    assert finding.source is not None


def test_delivery_time_is_asked_of_compute_only() -> None:
    old = "，乙方应于2024年9月5日前完成开通"
    assert topics(run(contracts, (TONGZHOU, said(papers(TONGZHOU, "compute"), "contract", old))))
    assert not run(contracts, (TONGZHOU, said(papers(TONGZHOU, "api"), "contract", old)))


def lasting(policy: str, route: str, **dates: date) -> Data:
    changes = {f"claims__0__purchases__0__contract__{k}": v for k, v in dates.items()}
    return spoilt(package(policy, route), **changes)


@pytest.mark.parametrize(("policy", "route"), ROUTES)
def test_instalments_are_asked_where_the_term_outlasts_the_window(policy: str, route: str) -> None:
    once = said(papers(policy, route), "contract", PAYMENT, "第四条 甲方应于收到发票后15日内支付。")
    longer = lasting(policy, route, ends_on=date(2026, 9, 4))
    assert topics(run(contracts, case(longer, once))) == ["instalments"]
    assert run(contracts, case(package(policy, route), once)) == []
    assert run(contracts, case(longer, papers(policy, route))) == []


def test_a_term_that_begins_before_the_window_outlasts_it_too() -> None:
    once = said(papers(BEIJING, "api"), "contract", PAYMENT, "甲方应于收到发票后15日内支付。")
    for start, asked in ((date(2024, 9, 1), []), (date(2024, 8, 31), ["instalments"])):
        subject = case(lasting(BEIJING, "api", starts_on=start), once)
        assert topics(run(contracts, subject)) == asked


FRAMEWORK = "claims__0__purchases__0__contract__framework"


def test_a_framework_contract_states_volume_and_term() -> None:
    made = said(papers(BEIJING, "api"), "contract", "1.2 预计使用量为300亿tokens。")
    assert run(contracts, (BEIJING, made)) == []
    framework = spoilt(package(BEIJING, "api"), **{FRAMEWORK: True})
    assert topics(run(contracts, case(framework, made))) == ["volume"]


def test_a_framework_for_compute_may_state_a_unit_price_instead() -> None:
    framework = spoilt(package(TONGZHOU, "compute"), **{FRAMEWORK: True})
    made = papers(TONGZHOU, "compute")
    no_price = said(made, "contract", "，单价：300,000元/套")
    no_volume = said(made, "contract", "1.2 预计使用量为300亿tokens。")
    neither = said(no_price, "contract", "1.2 预计使用量为300亿tokens。")
    assert run(contracts, case(framework, no_price)) == []
    assert run(contracts, case(framework, no_volume)) == []
    assert topics(run(contracts, case(framework, neither))) == ["unit-price"]


def test_what_could_not_be_read_is_not_judged() -> None:
    made = changed(papers(BEIJING, "api"), "contract", pages=(None, None))
    assert run(contracts, (BEIJING, made)) == []
    made = changed(papers(BEIJING, "api"), "contract", state=FileState.UNREADABLE)
    assert run(contracts, (BEIJING, made)) == []


def test_what_was_read_in_part_is_judged_with_less_certainty() -> None:
    [paper] = [p for p in papers(BEIJING, "api") if p.material == "contract"]
    text = (paper.pages[0] or "").replace(PAYMENT, "")
    made = changed(papers(BEIJING, "api"), "contract", pages=(text, None))
    [finding] = run(contracts, (BEIJING, made))
    assert (finding.certainty, finding.variant) == (Certainty.LIKELY, "partly-read")
    made = changed(papers(BEIJING, "api"), "contract", pages=(text,), read_by=Source.OCR)
    [finding] = run(contracts, (BEIJING, made))
    assert finding.certainty is Certainty.LIKELY


def test_a_supplement_may_say_what_the_contract_does_not() -> None:
    made = said(papers(TONGZHOU, "compute"), "contract", PAYMENT)
    more = Paper("补充协议.pdf", "contract", ("补充协议\n" + PAYMENT,), claim="compute")
    assert run(contracts, (TONGZHOU, [*made, more])) == []


def two_contracts(second: str) -> tuple[Data, list[Paper]]:
    data = package(BEIJING, "api")
    data["claims"][0]["purchases"].append(purchase(BEIJING, "api", number="2"))
    made = papers(BEIJING, "api")
    return data, [*made, Paper("合同-api-2.pdf", "contract", (second,), claim="api")]


def test_each_contract_is_judged_by_itself() -> None:
    [first] = [p for p in papers(BEIJING, "api") if p.material == "contract"]
    text = first.pages[0] or ""
    data, made = two_contracts(text.replace(PAYMENT, ""))
    [finding] = run(contracts, case(data, made))
    assert finding.subject.file == "合同-api-2.pdf"
    addendum = Paper("补充.pdf", "contract", (f"合同YC-api-2补充协议\n{PAYMENT}",), claim="api")
    assert run(contracts, case(data, [*made, addendum])) == []
    other = Paper("补充.pdf", "contract", (f"合同YC-api-1补充协议\n{PAYMENT}",), claim="api")
    data["claims"][0]["purchases"][0]["contract"]["number"] = "YC-api-1"
    made_with_numbers = [
        *changed(made[:-1], "contract", facts=(("number", "YC-api-1"),)),
        made[-1],
        Paper(other.path, "contract", other.pages, "api", facts=(("number", "YC-api-1"),)),
    ]
    assert len(run(contracts, case(data, made_with_numbers))) == 1


def test_contracts_in_one_volume_have_findings_of_their_own() -> None:
    [first] = [p for p in papers(BEIJING, "api") if p.material == "contract"]
    text = (first.pages[0] or "").replace(PAYMENT, "")
    data, made = two_contracts(text)
    numbers = ("YC-api-1", "YC-api-2")
    for n, bought in enumerate(data["claims"][0]["purchases"], start=1):
        bought["contract"].update(number=numbers[n - 1], file=f"{first.path}#{n}")
    volume = Paper(
        first.path, "contract", (f"{numbers[0]}\n{text}", f"{numbers[1]}\n{text}"), "api"
    )
    [whole] = case(data, [volume]).evidence.placements
    both = [
        replace(
            whole,
            part=replace(
                whole.part,
                pages=(page,),
                facts=(Fact("number", number, number, Source.PDF_TEXT, page.number),),
            ),
        )
        for page, number in zip(whole.part.pages, numbers, strict=True)
    ]
    there = case(data, [p for p in made if p.material != "contract"])

    def ids(placements: list[Placement]) -> list[str]:
        evidence = replace(there.evidence, placements=(*there.evidence.placements, *placements))
        found = run(contracts, replace(there, evidence=evidence))
        return [reported.id for reported in in_order(found)]

    early, late = ids(both)
    assert ids(both[1:]) == [late]
    assert ids(both[:1]) == [early]


def test_one_contract_of_two_purchases_is_judged_once() -> None:
    data = package(BEIJING, "api")
    data["claims"][0]["purchases"].append(purchase(BEIJING, "api", number="1"))
    made = said(papers(BEIJING, "api"), "contract", PAYMENT)
    assert len(run(contracts, case(data, made))) == 1


@pytest.mark.parametrize(
    ("policy", "route", "material", "old", "topic"),
    [
        (
            BEIJING,
            "api",
            "qualification-and-usage",
            "某城市商业银行自上线起使用，覆盖30个网点。",
            "case",
        ),
        (BEIJING, "api", "qualification-and-usage", "项目团队35人，其中博士3人。", "team"),
        (BEIJING, "private", "acceptance-report", "处理时长下降24%。", "effect"),
        (BEIJING, "private", "acceptance-report", "应用于金融行业的智能客服。", "scenario"),
        (TONGZHOU, "api", "usage-statement", "降低人工成本，提升响应速度。", "purpose"),
        (TONGZHOU, "private", "acceptance-or-deployment", "处理时长下降24%。", "effect"),
    ],
)
def test_a_statement_that_lacks_a_topic(
    policy: str, route: str, material: str, old: str, topic: str
) -> None:
    found = run(statements, (policy, said(papers(policy, route), material, old)))
    assert [(f.name, f.level, f.detail) for f in found] == [
        ("statement-content-missing", Level.REVIEW, topic)
    ]
    assert found[0].subject.material == material


@pytest.mark.parametrize("route", ["compute", "api"])
def test_a_settlement_of_money_alone_shows_no_use(route: str) -> None:
    sums = "结算单\n结算期间：2024年9月5日至2024年11月30日\n项目|金额\n服务费|600,000.00元"
    made = changed(papers(TONGZHOU, route), "settlement", pages=(sums,))
    assert topics(run(statements, (TONGZHOU, made))) == ["actual-usage"]


def test_documents_of_one_material_are_taken_together() -> None:
    made = said(papers(BEIJING, "api"), "qualification-and-usage", "项目团队35人，其中博士3人。")
    more = Paper(
        "团队.pdf", "qualification-and-usage", ("项目团队35人，其中博士3人。",), claim="api"
    )
    assert run(statements, (BEIJING, [*made, more])) == []
