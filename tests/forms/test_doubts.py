"""Where a value could go wrong it is not written: one small form for each such place, and beside it
one where the same value is certain."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from voucher_cli.forms.document import open_form
from voucher_cli.forms.fill import fill, fill_all
from voucher_cli.forms.load import form_map
from voucher_cli.forms.locate import Locator, Wanted
from voucher_cli.forms.pairs import fill_pairs
from voucher_cli.forms.spot import Doubt

from .facts import BEIJING, SECOND_CLAIM, applied
from .word import Cell, Drawing, Rows, lab, on, texts, val

FORM = form_map("beijing-model-2024", "3-3")


def drawn(rows: Rows) -> Drawing:
    drawing = Drawing()
    drawing.table(rows)
    return drawing


def assert_filled(rows: Rows, manifest: str = BEIJING) -> None:
    drawing = drawn(rows)
    filling = fill(open_form(drawing.bytes(), "b"), FORM, applied(manifest))
    assert texts(filling.form.saved()) == drawing.expected


def assert_pairs(rows: Rows, **pairs: str | Sequence[str]) -> None:
    drawing = drawn(rows)
    values = {k: (v,) if isinstance(v, str) else tuple(v) for k, v in pairs.items()}
    filling = fill_pairs(open_form(drawing.bytes(), "b"), values)
    assert texts(filling.form.saved()) == drawing.expected


PHONE, NAME = "13800000000", "北京云帆智能科技有限公司"


@pytest.mark.parametrize(
    "heading",
    ["二、大模型服务提供方情况", "供应商信息", "合作单位", "推荐单位意见", "第三方机构", "乙方"],
)
def test_a_part_about_somebody_else_stays_blank(heading: str) -> None:
    assert_filled([[lab(heading, 2)], [lab("企业名称"), Cell()]])
    assert_filled([[lab(heading, starts=True), lab("企业名称"), Cell()], [on(), lab("x"), Cell()]])


@pytest.mark.parametrize(
    "heading", ["第三方大模型应用产品基本情况", "一、申报单位基本情况", "企业情况"]
)
def test_a_part_about_the_applicant_is_filled(heading: str) -> None:
    assert_filled([[lab(heading, 2)], [lab("企业名称"), val(NAME)]])


@pytest.mark.parametrize("person", ["法定代表人", "财务负责人", "董事长"])
def test_the_phone_of_another_person_stays_blank(person: str) -> None:
    assert_filled([[lab(person), Cell(), lab("手机"), Cell()]])


@pytest.mark.parametrize("person", ["申报联系人", "联系人"])
def test_the_phone_of_the_contact_is_filled(person: str) -> None:
    assert_filled([[lab(person), val("李敏"), lab("手机"), val(PHONE)]])


def test_a_cell_that_two_labels_lead_to_stays_blank() -> None:
    shared = Cell("", None, starts=True)
    assert_filled([[lab("企业名称"), shared], [lab("统一社会信用代码"), on()]])
    assert_filled([[lab("企业名称"), lab("注册地址")], [Cell("", None, 2)]])


def test_a_label_with_two_answers_beside_it_stays_blank() -> None:
    assert_filled([[lab("企业名称", starts=True), Cell()], [on(), Cell()]])
    assert_filled(
        [[lab("企业名称"), Cell(""), Cell("万元")], [lab("注册地址"), Cell(), Cell("%")]][1:]
    )


@pytest.mark.parametrize(
    ("label", "unit"),
    [("注册地址", "%"), ("企业上一年营收", "%"), ("员工数量", "万元"), ("产品上线时间", "人")],
)
def test_a_value_that_the_unit_does_not_fit_stays_unwritten(label: str, unit: str) -> None:
    assert_filled([[lab(label), Cell(unit)]])
    assert_filled([[lab(label), Cell(), Cell(unit)]])


def test_a_value_that_the_unit_fits_is_written_before_it() -> None:
    assert_filled([[lab("企业上一年营收"), val("23000000元", "元")]])
    assert_filled([[lab("企业上一年营收"), val("2300"), Cell("万元")]])
    assert_filled([[lab("员工数量"), val("86人", " 人")]])


def test_of_cells_that_nobody_merged_the_first_is_filled() -> None:
    assert_filled([[lab("企业名称"), val(NAME), Cell(), Cell()]])


def test_columns_with_headings_of_their_own_are_not_guessed() -> None:
    assert_filled([[lab("项目"), lab("2022年"), lab("2023年")], [lab("企业名称"), Cell(), Cell()]])


def test_the_official_label_goes_before_other_wordings() -> None:
    assert_filled([[lab("联系人手机"), val(PHONE)], [lab("联系电话"), Cell()]])


def test_two_places_under_other_wordings_are_not_guessed() -> None:
    assert_filled([[lab("手机号码"), Cell()], [lab("联系电话"), Cell()]])


def test_of_two_places_the_one_under_the_right_heading_is_filled() -> None:
    rows = [
        [lab("二、应用单位", 2)],
        [lab("企业名称"), Cell()],
        [lab("一、申报单位基本情况", 2)],
        [lab("企业名称"), val(NAME)],
    ]
    assert_filled(rows)


def test_one_filled_and_one_blank_place_are_not_guessed() -> None:
    assert_filled([[lab("企业名称"), Cell("另一家公司")], [lab("企业名称"), Cell()]])


def test_a_heading_over_columns_is_filled_below_it() -> None:
    assert_filled(
        [[lab("企业名称"), lab("注册地址")], [val(NAME), val("北京市海淀区学院路8号3层301")]]
    )
    assert_pairs(
        [[lab("序号"), lab("名称"), lab("年度")], [lab("1"), val("甲"), Cell()]], 名称="甲"
    )


def test_a_blank_below_that_belongs_to_another_label_stays_blank() -> None:
    rows = [[lab("x"), lab("企业名称"), lab("y")], [lab("电话号码归属"), Cell(), lab("z")]]
    assert_filled(rows)


def test_lines_to_seal_and_date_in_a_cell_stay_below_the_answer() -> None:
    rows = [[lab("产品说明"), val("调用大模型识别意图。\n（盖章）", "（1000字以内）\n（盖章）")]]
    assert_filled(rows)


def test_rows_within_a_cell_merged_from_above_are_not_copied() -> None:
    rows = [
        [lab("情况", starts=True), lab("其他"), Cell()],
        [on(), lab("产品名称"), val("云帆智能客服")],
        [lab("x"), lab("产品类型"), val("API调用")],
    ]
    assert_filled(rows, BEIJING + SECOND_CLAIM)


def test_side_headings_that_go_on_below_are_copied() -> None:
    blank = drawn(
        [
            [lab("产品", starts=True), lab("产品名称"), Cell()],
            [on(), lab("产品类型"), Cell()],
            [on(), lab("附注"), Cell()],
        ]
    )
    filling = fill(open_form(blank.bytes(), "b"), FORM, applied(BEIJING + SECOND_CLAIM))
    assert texts(filling.form.saved()) == [
        "产品", "产品名称", "云帆智能客服", "产品类型", "API调用",
        "产品", "产品名称", "云帆知识库", "产品类型", "私有化部署", "附注", "",
    ]  # fmt: skip


def test_two_forms_never_write_to_one_place() -> None:
    drawing = drawn([[lab("企业名称"), val(NAME)]])
    forms = [FORM, form_map("tongzhou-2025", "1-1")]
    filling = fill_all(open_form(drawing.bytes(), "b"), forms, applied(BEIJING))
    assert texts(filling.form.saved()) == drawing.expected
    assert [placed.field for placed in filling.placed] == ["name"]


def test_a_year_in_brackets_is_no_explanation() -> None:
    rows = [[lab("产品名称（请填2022年的）"), Cell()], [lab("产品说明（请填写）"), val("甲")]]
    assert_pairs(rows, 产品名称="乙", 产品说明="甲")


def test_a_value_for_the_authority_stays_unwritten_and_says_why() -> None:
    drawing = drawn([[lab("审查结论"), Cell("（由主管部门填写）")]])
    filling = fill_pairs(open_form(drawing.bytes(), "b"), {"审查结论": ("通过",)})
    assert [left.why for left in filling.left] == [Doubt.RESERVED]


def test_a_list_that_is_longer_than_the_form_leaves_the_rest() -> None:
    drawing = drawn([[lab("名称")], [val("甲")], [val("乙")]])
    filling = fill_pairs(open_form(drawing.bytes(), "b"), {"名称": ("甲", "乙", "丙")})
    assert len(filling.placed) + len(filling.left) == 3


def test_a_place_that_two_values_are_wanted_for_is_given_to_neither() -> None:
    grid = open_form(drawn([[lab("甲"), Cell()]]).bytes(), "b").grid
    wanted = [Wanted("a", frozenset({"甲"})), Wanted("b", frozenset({"甲"}))]
    assert {one.doubt for one in Locator(grid, wanted).found()} == {Doubt.SHARED}
    assert Locator(grid, wanted[:1]).found()[0].spot is not None
