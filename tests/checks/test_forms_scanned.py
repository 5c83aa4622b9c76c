"""Filled forms read from pictures in which a seal covers values or ticked boxes were lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forms.facts import BEIJING, TONGZHOU
from voucher_cli.evidence.model import (
    Cell,
    Leaf,
    Look,
    Page,
    Part,
    PartKind,
    Row,
    Seal,
    SealShape,
    Source,
)
from voucher_cli.findings import Finding

from .form_packages import case_with, said
from .test_forms import FIRST, beijing, findings, tongzhou

SEAL = Seal((420.0, 95.0, 520.0, 195.0), SealShape.ROUND)
Line = tuple[tuple[float, float, float, str], ...]
"""left, right and top of each cell, and its text"""
NAME: Line = ((88, 136, 164, "企业名称"), (169, 308, 160, "北京云帆智能科技有限公司"))
CODE = (323.0, 417.0, 165.0, "统一社会信用代码")
REST: tuple[Line, ...] = (
    ((89, 135, 202, "注册地址"), (166, 313, 202, "北京市海淀区学院路8号3层301"),
     (343, 390, 201, "单位性质"), (452, 506, 201, "民营企业")),
    ((73, 150, 213, "企业上一年营收"), (215, 263, 213, "2300万元"),
     (343, 390, 213, "员工数量"), (466, 494, 213, "86人")),
)  # fmt: skip


def scan(*code: tuple[float, float, float, str], seals: tuple[Seal, ...] = (SEAL,)) -> Part:
    """Rows of form 3-3 with these cells behind the label of the credit code."""
    rows = tuple(
        Row(tuple(Cell(text, (left, top, right, top + 12)) for left, right, top, text in line))
        for line in ((*NAME, CODE, *code), *REST)
    )
    page = Page(1, rows, read_by=Source.OCR, look=Look(seals=seals))
    return Part("申报表.pdf", (page,), PartKind.OTHER, (), Source.OCR)


def told(part: Part) -> list[Finding]:
    return list(said(case_with(BEIJING, "3-3", [part])))


def test_a_value_that_a_seal_tears_is_put_together() -> None:
    torn = (
        (430.0, 512.0, 165.0, "91110108MA01A"),
        (486.0, 501.0, 183.0, "B"),
        (514, 530, 165, "CD2H"),
    )
    assert told(scan(*torn)) == []
    assert told(scan(*torn, seals=())) == []
    [apart] = told(scan(torn[0], (590, 620, 165, "CD2H"), seals=()))
    assert (apart.name, apart.actual) == ("form-field-mismatch", "91110108MA01A")


def test_what_is_lost_under_a_seal_is_no_other_value() -> None:
    piece = (430.0, 480.0, 165.0, "91110108MA01")
    assert told(scan(piece)) == []
    assert told(scan()) == []
    assert [f.name for f in told(scan(piece, seals=()))] == ["form-field-mismatch"]
    assert [f.name for f in told(scan(seals=()))] == ["form-field-empty"]


@pytest.mark.parametrize(
    "heading",
    [
        "第一部分申请基本情况申请企业情况（加盖公章)",
        "第一部分 申请基木情况一一申请企业情况（加盖公章）",
    ],
)
def test_a_heading_whose_marks_were_lost_is_no_value(heading: str) -> None:
    part = scan((430.0, 530.0, 165.0, "91110108MA01ABCD2H"))
    head = Row((Cell(heading, (150.0, 136.0, 443.0, 148.0)),))
    page = replace(part.pages[0], rows=(head, *part.pages[0].rows))
    assert told(replace(part, pages=(page,))) == []


def test_another_value_under_a_seal_is_told() -> None:
    [found] = told(scan((430, 530, 165, "91350100M000100Y43")))
    assert (found.name, found.actual) == ("form-field-mismatch", "91350100M000100Y43")


def test_findings_stand_where_a_viewer_shows_the_page() -> None:
    part = scan((430, 530, 165, "91350100M000100Y43"))
    upside_down = Leaf(0.0, (-1.0, 0.0, 595.0, 0.0, -1.0, 842.0, 0.0, 0.0, 1.0))
    turned = replace(part, pages=(replace(part.pages[0], leaves=(upside_down,)),))
    [found] = told(turned)
    assert found.subject.box == (65.0, 665.0, 165.0, 677.0)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("□计划3年内挂牌或上市 暂无计划", []),
        ("□计划3年内挂牌或上市 √暂无计划", []),
        ("计划3年内挂牌或上市 □暂无计划", ["form-choice-mismatch"]),
        ("√计划3年内挂牌或上市 □暂无计划", ["form-choice-mismatch"]),
    ],
)
def test_ticked_boxes_are_lost_in_pictures(text: str, names: list[str]) -> None:
    found = findings(tongzhou({"挂牌或上市进展": text}), TONGZHOU, by=Source.OCR)
    assert [f.name for f in found] == names


def test_a_piece_of_a_label_is_not_another_one() -> None:
    torn = beijing(FIRST).replace("国民经济行业分类代码", "行业分类代码")
    assert findings(torn, BEIJING, "3-3", by=Source.OCR) == []
    assert [f.name for f in findings(torn, BEIJING, "3-3")] == ["form-altered"]
