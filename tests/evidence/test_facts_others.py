"""Acceptance reports, business licences, financial statements; and what holds for every kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voucher_cli.evidence.facts import facts_of
from voucher_cli.evidence.model import Page, PartKind, Source
from voucher_cli.money import grouped_yuan
from voucher_cli.vocabulary import load_vocabulary

from .drawn_pages import facts, page, sheet, shown

A = "北京云帆智能科技有限公司"


@pytest.mark.parametrize(
    "report",
    [
        "验收报告\n项目名称  客服平台\n验收日期  2024年11月30日",
        "项目验收单\n验收时间：2024.11.30    验收地点：北京",
        "验收证书\n合同签订日期：2024年9月5日\n通过验收日期：2024/11/30",
        "验收报告\n本项目于2024年11月30日通过验收，运行稳定。",
        "验收意见\n经测试，双方于2024年11月30日完成验收。\n日期：2024年12月2日",
        "验收报告\n同意通过验收。\n甲方（盖章）    乙方（盖章）\n2024年11月30日  2024年11月30日",
        "项目验收确认书\n验收结论：合格\n建设单位（公章）\n日期：二〇二四年十一月三十日",
        "验收报告\n上线日期：2024年10月8日\n验 收 日 期：2024 年 11 月 30 日",
    ],
)
def test_the_day_of_acceptance(report: str) -> None:
    found = facts(PartKind.ACCEPTANCE_REPORT, report)
    assert [f.value for f in found if f.name == "accepted_on"][:1] == [date(2024, 11, 30)]


def test_signatures_of_different_days_prove_no_acceptance() -> None:
    found = facts(
        PartKind.ACCEPTANCE_REPORT,
        "验收报告\n甲方（盖章）：\n日期：2024年11月29日\n乙方（盖章）：\n日期：2024年11月30日",
    )
    assert found == ()


@pytest.mark.parametrize(
    "licence",
    [
        f"营 业 执 照\n统一社会信用代码  91350100M000100Y43\n名  称  {A}\n类  型  有限责任公司",
        f"营业执照\n名称：{A}    注册资本：500万元\n统一社会信用代码：91350100M000100Y43",
        f"营业执照\n91350100M000100Y43\n名    称    {A}    成立日期    2018年05月03日",
        f"营业执照\n企业名称{A}\n信用代码 9135 0100 M000 100Y 43",
        f"统一社会信用代码\n91350100M000100Y43\n名称\n{A}",
    ],
)
def test_name_and_code_of_a_licence(licence: str) -> None:
    found = shown(facts(PartKind.BUSINESS_LICENCE, licence))
    assert (found["name"], found["uscc"]) == ([A], ["91350100M000100Y43"])


@pytest.mark.parametrize(
    ("read_by", "code"),
    [(Source.OCR, "91350100M000100Y43"), (Source.PDF_TEXT, "9135010OM000100Y43")],
)
def test_a_slip_in_the_code_of_a_scanned_licence_is_set_right(read_by: Source, code: str) -> None:
    licence = f"营业执照\n统一社会信用代码：9135010OM000100Y43\n名称：{A}"
    found = facts_of(PartKind.BUSINESS_LICENCE, (page(licence),), read_by, load_vocabulary())
    assert shown(found)["uscc"] == [code]


def test_what_a_licence_says_of_its_company() -> None:
    licence = (
        f"营业执照\n名称  {A}  注册资本  壹仟万元整\n类型  有限责任公司  成立日期  2018年05月03日\n"
        "法定代表人  王建国  住所  北京市海淀区上地十街10号院2号楼\n"
    )
    found = shown(facts(PartKind.BUSINESS_LICENCE, licence))
    assert found["legal_representative"] == ["王建国"]
    assert found["registered_capital"] == ["10000000"]
    assert found["founded_on"] == ["2018-05-03"]
    assert found["address"] == ["北京市海淀区上地十街10号院2号楼"]


@pytest.mark.parametrize(
    "statement",
    [
        "利润表\n编制单位：甲公司  2024年度  单位：元\n项目  本年金额  上年金额（2023年度）",
        "资产负债表\n编制单位：甲公司\n2024年12月31日    单位：元\n资产    期末余额    年初余额",
        "审计报告\n我们审计了甲公司2024年度的财务报表，包括2024年12月31日的资产负债表",
        "损益表\n会计期间：2024年1月-12月",
        "利润表\n所属期间：2024-01-01至2024-12-31",
        "资产负债表\n2024-12-31    会企01表",
        "财务报表\n报表期间 202412\n项目    本期金额",
        "现金流量表\n二O二四年\n2024年1-12月",
    ],
)
def test_the_year_of_a_statement(statement: str) -> None:
    assert shown(facts(PartKind.FINANCIAL_STATEMENT, statement)) == {"year": ["2024"]}


def test_the_year_before_is_only_compared_with() -> None:
    assert facts(PartKind.FINANCIAL_STATEMENT, "利润表\n上年金额（2023年度）") == ()


def test_statements_on_several_sheets() -> None:
    found = facts(
        PartKind.FINANCIAL_STATEMENT,
        sheet("利润表", ("利润表",), ("编制单位：甲公司", "2023年度")),
        sheet("资产负债表", ("资产负债表",), ("编制单位：甲公司", "2023年12月31日"), number=2),
    )
    assert shown(found) == {"year": ["2023"]}


# --- every kind ----------------------------------------------------------------------------------

_KINDS = [
    PartKind.CONTRACT,
    PartKind.INVOICE,
    PartKind.PAYMENT,
    PartKind.SETTLEMENT,
    PartKind.ACCEPTANCE_REPORT,
    PartKind.BUSINESS_LICENCE,
    PartKind.FINANCIAL_STATEMENT,
]
_PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            *(
                "合同总金额",
                "金额（小写）",
                "（大写）",
                "结算期间",
                "合计",
                "甲方：",
                "户名",
                "开票日期",
            ),
            *(
                "2024年9月1日",
                "至",
                "壹佰万元整",
                "￥",
                "1,000.00",
                "万元",
                "(",
                "（",
                "名 称",
                "验收日期：",
            ),
            *("20240901-20249999", "年 月 日", "2024年99月", "单位：万元", "%", "自", "验收日期："),
        ]
    ),
)
_PAGES = st.lists(st.lists(_PIECES, max_size=4), max_size=8).map(
    lambda rows: page("\n".join("  ".join(row).replace("\n", " ") for row in rows))
)


@given(kind=st.sampled_from(_KINDS), made=_PAGES)
@settings(max_examples=150)
def test_no_text_makes_it_fail(kind: PartKind, made: Page) -> None:
    for fact in facts(kind, made):
        assert isinstance(fact.value, Decimal | date | str)


@given(
    amount=st.decimals(min_value="0.01", max_value="9999999999.99", places=2),
    style=st.sampled_from(["{:,}", "￥{:,}", "{}元", "人民币{:,}元", "RMB {:,}", "¥ {}"]),
)
@settings(max_examples=150)
def test_amounts_are_exact(amount: Decimal, style: str) -> None:
    text = style.format(amount)
    for kind, label in (
        (PartKind.CONTRACT, "合同总金额："),
        (PartKind.PAYMENT, "交易金额："),
        (PartKind.SETTLEMENT, "结算金额："),
        (PartKind.INVOICE, "价税合计："),
    ):
        found = facts(kind, f"{label}{text}")
        assert [f.value for f in found if f.name == "amount"] == [amount], grouped_yuan(amount)
