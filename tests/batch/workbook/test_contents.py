"""What stands in the rows of each sheet."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from voucher_cli.batch.model import ClaimTotal
from voucher_cli.batch.row import row_of
from voucher_cli.batch.season import Place, RouteTotal, Season
from voucher_cli.batch.workbook.table import Limits
from voucher_cli.evidence.read_all import ReadOptions
from voucher_cli.findings import Level
from voucher_cli.language import Language
from voucher_cli.report.json import report_text
from voucher_cli.report.model import MaterialStatus, Report, Verdict
from voucher_cli.workflow.check import Request, check

from ..seasons import papers, put
from .made import (
    BEIJING,
    MISSING,
    PRESENT,
    broken,
    finding,
    material,
    opened,
    parts,
    records,
    report,
    reused,
    row,
    totals,
    values,
    written,
)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A package that lacks most of its materials."""
    folder = put(tmp_path_factory.mktemp("season") / "甲", papers())
    return check(Request(folder, reading=ReadOptions(ocr=False, jobs=0)))


# --- a real package -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
def test_all_that_a_report_finds_is_listed(
    tmp_path: Path, judged: Report, language: Language
) -> None:
    one = row_of("甲", "key", judged, {})
    told = json.loads(report_text(judged, language))
    book = opened(tmp_path, [one], {"甲": told}, language=language)
    listed = values(book.worksheets[3])[1:]
    assert [(cells[4], cells[6], cells[20]) for cells in listed] == [
        (each["name"], each["message"], each["id"]) for each in told["findings"]
    ]
    assert len(listed) >= 5
    assert all(cells[5] for cells in listed)
    computed = values(book.worksheets[4])[1:]
    assert computed[0][7] == float(one.claims[0].base)
    assert computed[0][10] in ("合同", "contract")
    assert {cells[2] for cells in computed} in ({"申报项", "共用上限"}, {"Claim", "Shared cap"})


# --- packages -------------------------------------------------------------------------------------


def test_a_package_is_one_row_with_the_seasons_verdict(tmp_path: Path) -> None:
    one = row("甲", counts={Level.WARNING: 2}, pages=19)
    season = Season(totals([one]), (reused("1", Place("甲"), Place("乙")),))
    shown = records(opened(tmp_path, [one], season=season)["材料包"])
    assert shown == [
        {
            "材料包": "甲",
            "申报单位": "甲公司",
            "统一社会信用代码": "91110108MA01ABCD2H",
            "政策": "北京市模型券奖励（2024年）",
            "申报路径": "API调用",
            "申报日期": datetime(2024, 12, 10),
            "全季结论": "需补正",
            "最高可申领额": 1050000,
            "申请金额": None,
            "错误": 0,
            "警告": 2,
            "待核实": 0,
            "提示": 0,
            "跨材料包问题": 1,
            "页数": 19,
            "无法检查的原因": None,
            "报告文件": "reports/甲.html",
        }
    ]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [((None, None), None), (("10.50", None), 30.5), (("10.50", "0.00"), 10.5)],
)
def test_a_claim_that_names_no_amount_asks_for_its_ceiling(
    tmp_path: Path, asked: tuple[str | None, ...], shown: float | None
) -> None:
    claims = tuple(
        ClaimTotal(f"api-{n}", "api", Decimal(50), Decimal(20), amount and Decimal(amount))
        for n, amount in enumerate(asked)
    )
    book = opened(tmp_path, [row(claims=claims)])
    assert records(book["材料包"])[0]["申请金额"] == shown


def test_a_broken_package_says_why_on_every_sheet_that_lists_packages(tmp_path: Path) -> None:
    book = opened(tmp_path, [broken("坏", "压缩包损坏")])
    shown = records(book["材料包"])[0]
    assert (shown["全季结论"], shown["无法检查的原因"]) == ("无法检查", "压缩包损坏")
    assert shown["最高可申领额"] is shown["错误"] is shown["页数"] is None
    told = records(book["问题"])[0]
    assert (told["材料包"], told["问题"], told["说明"]) == ("坏", "无法检查", "压缩包损坏")
    assert values(book["材料矩阵"])[-1] == ("坏", None, "无法检查")
    assert len(values(book["测算"])) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        {},
        {"findings": 3},
        report(finding(level="grave")),
        report(finding(message=None)),
        report(finding(page="first")),
        [],
    ],
    ids=repr,
)
def test_findings_that_cannot_be_read_are_not_taken_for_none(tmp_path: Path, wrong: Any) -> None:
    told = records(opened(tmp_path, [row("甲")], {"甲": wrong})["问题"])
    assert len(told) == 1
    assert told[0]["材料包"] == "甲"
    assert told[0]["说明"] == "该材料包的报告缺失或无法读取，问题未列出"


def test_a_package_without_findings_has_no_row_among_them(tmp_path: Path) -> None:
    assert records(opened(tmp_path, [row("甲")], {"甲": report()})["问题"]) == []


# --- links ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("reports/甲 乙.html", "reports/甲%20乙.html"),
        ("reports/a#b%c?d.html", "reports/a%23b%25c%3Fd.html"),
        ("javascript:alert(1).html", "javascript%3Aalert%281%29.html"),
        ("reports/a\n.html", None),
        (f"reports/{'a' * 3000}.html", None),
        ("reports/a.json", None),
    ],
)
def test_the_name_of_a_package_leads_to_its_report(
    tmp_path: Path, path: str, address: str | None
) -> None:
    cell = opened(tmp_path, [row(written={path: "0" * 64})])["材料包"]["A2"]
    assert (cell.hyperlink and cell.hyperlink.target) == address
    assert cell.value == "甲"


def test_each_link_stays_with_its_row(tmp_path: Path) -> None:
    rows = [row("甲"), row("乙", written={}), row("丙")]
    cells = opened(tmp_path, rows)["材料包"]["A"][1:]
    targets = [cell.hyperlink and cell.hyperlink.target for cell in cells]
    assert targets == ["reports/甲.html", None, "reports/丙.html"]
    assert [bool(cell.font.underline) for cell in cells] == [True, False, True]


def test_a_sheet_has_no_more_links_than_it_can_hold(tmp_path: Path) -> None:
    rows = [row(f"包{n}") for n in range(4)]
    path = written(tmp_path, rows, limits=Limits(links=2))
    assert parts(path)["xl/worksheets/sheet2.xml"].count("<hyperlink ") == 2
    book = opened(tmp_path, rows, limits=Limits(links=2))
    assert [cell.value for cell in book["材料包"]["A"][1:]] == [f"包{n}" for n in range(4)]
    assert any("最多 2 个链接" in str(cells[1]) for cells in values(book["汇总"]))


# --- materials ------------------------------------------------------------------------------------


def test_materials_stand_under_their_policy_and_route_in_the_lists_order(tmp_path: Path) -> None:
    both = row(
        "甲",
        routes=("api", "private"),
        materials=(
            material("application-form", "模型券奖励申报表", claim=None, route=None),
            material("settlement", "结算单", MISSING),
            material("contract", "项目合同"),
            material("acceptance-report", "验收报告", MISSING, "private", "private"),
        ),
    )
    tongzhou = row(
        "乙",
        policy="tongzhou-2025",
        routes=("compute",),
        materials=(material("contract", "算力采购合同", MaterialStatus.OPTIONAL, "c", "compute"),),
    )
    other = row("丙", policy="elsewhere", materials=(material("x", "别的"),))
    sheet = opened(tmp_path, [other, tongzhou, both])["材料矩阵"]
    shown = values(sheet)
    form, contract, settlement = "模型券奖励申报表", "项目合同", "结算单"
    heads = (form, contract, settlement, form, "验收报告", "别的", "算力采购合同")
    assert shown[1][3:] == heads
    assert shown[0][3:] == (
        "北京市模型券奖励（2024年） · API调用",
        None,
        None,
        "北京市模型券奖励（2024年） · 私有化部署",
        None,
        "elsewhere · api",
        "通州区算力券、模型券（2025年） · 算力券",
    )
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {"D1:F1", "G1:H1"}
    present, missing = "✓ 已有", "✗ 缺失"
    assert shown[2][3:] == (None, None, None, None, None, present, None)
    assert shown[3][3:] == (None, None, None, None, None, None, "可免")
    assert shown[4][3:] == (present, present, missing, present, missing, None, None)
    assert sheet["F5"].fill.fgColor.rgb != sheet["E5"].fill.fgColor.rgb


def test_what_is_shared_stands_only_under_routes_that_ask_for_it(tmp_path: Path) -> None:
    one = row(
        routes=("api", "private"),
        materials=(
            material("acceptance-report", "验收报告", claim=None, route=None),
            material("unheard-of", "别的", claim=None, route=None),
        ),
    )
    shown = values(opened(tmp_path, [one])["材料矩阵"])
    assert shown[1][3:] == ("别的", "验收报告", "别的")
    assert shown[0][3:5] == (
        "北京市模型券奖励（2024年） · API调用",
        "北京市模型券奖励（2024年） · 私有化部署",
    )


def test_of_two_claims_on_one_route_the_worse_is_shown_with_its_name(tmp_path: Path) -> None:
    materials = (
        material("contract", "项目合同", PRESENT, "api"),
        material("contract", "项目合同", MISSING, "api-2"),
        material("settlement", "结算单", MISSING, "api"),
        material("settlement", "结算单", MISSING, "api-2"),
    )
    shown = values(opened(tmp_path, [row(materials=materials)])["材料矩阵"])
    assert shown[2][3:] == ("✗ 缺失（api-2）", "✗ 缺失")


# --- findings -------------------------------------------------------------------------------------


def test_a_finding_is_one_row_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    told = finding(
        level="review",
        certainty="likely",
        claim="api",
        material="contract",
        file="02-项目合同.pdf",
        page=3,
        where="B2",
        expected="2024-09-01",
        actual="2024-08-20",
        source={"document": "附件3-1", "clause": "4", "quote": "原文"},
        confirmed={"by": "李敏", "on": "2024-12-11", "reason": "已核对"},
    )
    shown = records(opened(tmp_path, [row("甲")], {"甲": report(told)})["问题"])
    assert shown == [
        {
            "材料包": "甲",
            "申报单位": "甲公司",
            "级别": "待核实",
            "把握": "很可能",
            "问题名称": "invoice-outside-window",
            "问题": "发票日期不在政策执行期内",
            "说明": "发票日期早于政策执行期",
            "如何改正": "换一张",
            "申报项": "api",
            "材料": "项目合同",
            "文件": "02-项目合同.pdf",
            "页": 3,
            "位置": "B2",
            "应为": "2024-09-01",
            "实为": "2024-08-20",
            "条款": "附件3-1 4",
            "条款原文": "原文",
            "确认人": "李敏",
            "确认日期": datetime(2024, 12, 11),
            "确认理由": "已核对",
            "问题编号": "invoice-outside-window-0123456789",
        }
    ]


def test_a_part_of_a_material_is_named_and_a_material_without_a_title_by_its_id(
    tmp_path: Path,
) -> None:
    told = report(finding(material="invoice-or-payment", part="payment"), finding(material="x"))
    payment = {"id": "payment", "title": "付款证明"}
    told["materials"] = [{"id": "invoice-or-payment", "title": "发票或付款", "parts": [payment]}]
    shown = records(opened(tmp_path, [row("甲")], {"甲": told})["问题"])
    assert [each["材料"] for each in shown] == ["付款证明", "x"]


# --- awards ---------------------------------------------------------------------------------------


def test_claims_come_before_the_caps_that_they_share(tmp_path: Path) -> None:
    one = row(
        claims=(
            ClaimTotal("api", "api", Decimal("300.00"), Decimal("200.00"), project="项目"),
            ClaimTotal("p", "private", Decimal("50.00"), Decimal("40.00"), Decimal("30.00")),
        )
    )
    claim = {
        "id": "api",
        "purchases": [
            {"name": "云阶", "limited_by": "contract"},
            {"name": None, "limited_by": "payments"},
        ],
        "caps": [{"per": "project", "limit": "200.00", "reduced_by": "7.00"}],
    }
    cap = {
        "per": "enterprise-year",
        "routes": ["api", "private"],
        "limit": "210.00",
        "prior": "5.00",
        "reduced_by": "35.00",
    }
    book = opened(tmp_path, [one], {"甲": report(claims=[claim], caps=[cap])})
    api, private, shared = (cells[2:] for cells in values(book["测算"])[1:])
    beijing = "北京市模型券奖励（2024年）"
    first = ("申报项", beijing, "API调用", "api", "项目", 300, 200, None, "云阶：合同\n-：付款", 7)
    assert api == (*first, None, None, None, None)
    second = ("申报项", beijing, "私有化部署", "p", None, 50, 40, 30)
    assert private == (*second, *(None,) * 6)
    between = (None,) * 7
    routes = "API调用、私有化部署"
    assert shared == ("共用上限", beijing, routes, *between, "单个企业年度上限", 210, 5, 35)


def test_claims_are_listed_without_their_report_too(tmp_path: Path) -> None:
    shown = records(opened(tmp_path, [row("甲")])["测算"])
    assert [(one["申报项"], one["核定基数"]) for one in shown] == [("api", 3200000)]


# --- across packages ------------------------------------------------------------------------------


def test_the_places_of_a_finding_stand_together(tmp_path: Path) -> None:
    rows = [row("甲"), row("乙")]
    season = Season(
        totals(rows),
        (
            reused("111", Place("甲", "api", "a.pdf"), Place("乙", "api-2", "b.pdf")),
            reused("222", Place("甲"), Place("没有这行"), level=Level.WARNING),
        ),
    )
    shown = records(opened(tmp_path, rows, season=season)["跨材料包"])
    seen = [(r["序号"], r["级别"], r["材料包"], r["申报单位"], r["文件"]) for r in shown]
    assert seen == [
        (1, "错误", "甲", "甲公司", "a.pdf"),
        (1, "错误", "乙", "乙公司", "b.pdf"),
        (2, "警告", "甲", "甲公司", None),
        (2, "警告", "没有这行", None, None),
    ]
    assert shown[0]["说明"] == shown[1]["说明"] != shown[2]["说明"]
    assert "111" in shown[0]["说明"]


# --- the overview ---------------------------------------------------------------------------------


def test_the_overview_says_what_the_season_comes_to_and_that_nothing_is_granted(
    tmp_path: Path,
) -> None:
    rows = [row("甲"), broken("乙", "坏")]
    made = totals(
        rows,
        verdicts={Verdict.READY: 1},
        counts={Level.ERROR: 2, Level.INFO: 1},
        names={"seal-missing": 2, "award-capped": 1, "unheard-of": 7},
        routes=(RouteTotal(BEIJING, "api", 3, Decimal(900), Decimal("450.50"), Decimal(100)),),
        ready=Decimal("1050000.00"),
        capped=Decimal("12.34"),
        budget=Decimal("1000000.00"),
        reused=2,
    )
    shown = values(opened(tmp_path, rows, season=Season(made, ()))["汇总"])
    by_label = {cells[0]: cells[1:] for cells in shown}
    assert any("不是核定或批准金额" in str(cells[0]) for cells in shown)
    assert by_label["材料齐备"][1] == 1
    assert by_label["无法检查"][1] == 1
    assert by_label["合计"][1] == 2
    assert by_label["全部材料包"][1] == by_label["其中：材料齐备的材料包"][1] == 1050000
    assert by_label["减：同一企业跨材料包的年度上限"][1] == 12.34
    assert by_label["各申报项上限之和"][1] == 450.5
    assert any("2 个材料包重复使用了发票或合同" in str(cells[0]) for cells in shown)
    assert by_label["超出预算"][1] == 50000
    route = ("北京市模型券奖励（2024年）", "API调用", 3, 900, 450.5, 100)
    assert route in shown
    assert (by_label["错误"][1], by_label["警告"][1], by_label["提示"][1]) == (2, 0, 1)
    names = [cells[1] for cells in shown if cells[1] in made.names]
    assert names == ["unheard-of", "seal-missing", "award-capped"]
    assert "发票真伪" in by_label
    assert "预算余额" not in by_label


def test_a_budget_that_suffices_and_none_at_all(tmp_path: Path) -> None:
    enough = Season(totals([row()], budget=Decimal("2000000.00")), ())
    shown = values(opened(tmp_path, [row()], season=enough)["汇总"])
    assert {cells[0]: cells[2] for cells in shown}["预算余额"] == 950000
    none = {cells[0]: cells for cells in values(opened(tmp_path, [row()])["汇总"])}
    assert none["预算"][1:3] == ("未给出", None)
    assert "预算余额" not in none


def test_a_season_in_which_nothing_could_be_checked_says_so(tmp_path: Path) -> None:
    said = [cells[0] for cells in values(opened(tmp_path, [broken("乙", "坏")])["汇总"])]
    assert "没有一个材料包得到检查，下列金额为零不说明任何问题。" in said
    sound = [cells[0] for cells in values(opened(tmp_path, [row()])["汇总"])]
    assert not any("没有一个" in str(cell) for cell in sound)
