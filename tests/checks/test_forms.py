"""Filled forms as a reader of PDF or pictures gives them, and letters: what is said of each."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from forms.facts import BEIJING, BEIJING_WANTED, SECOND_CLAIM, SECOND_WANTED, TONGZHOU
from forms.facts import TONGZHOU_WANTED as WANTED
from voucher_cli.evidence.model import Cell, Page, Part, Row, Source
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.forms.official import official_forms
from voucher_cli.forms.read_back import read_back
from voucher_cli.language import Bilingual
from voucher_cli.policy.library import get_policy

from .form_packages import case_with, printed, said, told

HEAD = "附件1-1\n申报表\n一、申报单位基本情况"
LONG = "申请单位情况说明"


def tongzhou(changes: Mapping[str, str | None] = {}, drop: tuple[str, ...] = ()) -> str:
    """Form 1-1 in lines, with other texts in some cells; None leaves a cell empty."""
    values: dict[str, str | None] = {**WANTED, **changes}
    rows, pair = [HEAD], []
    for label, text in values.items():
        if label in drop:
            continue
        value = (text or "").replace("\n\n", "\n").replace("\n", "\\n")
        printed_label = label
        if label == "申报方向":
            rows.append("二、申报项目基本情况")
            printed_label = "申报方向（按照《申报指南》政策条款原文内容填写）"
        pair += [printed_label, value]
        wide = label[:4].isdigit() or label in (LONG,) or len(rows) > 8
        if wide or len(pair) == 4:
            rows.append("|".join(pair))
            pair = []
    return "\n".join(rows)


def beijing(*products: Mapping[str, str], changes: Mapping[str, str] = {}) -> str:
    """Form 3-3 in lines with one block of rows a product."""
    values = {**BEIJING_WANTED, **changes}
    labels = list(BEIJING_WANTED)
    first = labels.index("产品名称")
    rows = ["附件3-3", "模型券奖励申报表", "第一部分 申请基本情况——申请企业情况（加盖公章）"]
    for n in range(0, 12, 2):
        a, b = labels[n : n + 2]
        rows.append(f"{a}|{values[a]}|{b}|{values[b]}")
    rows += [f"{label}|{values[label]}".replace("\n", "\\n") for label in labels[12:first]]
    rows.append("第二部分 大模型应用产品基本情况")
    for product in products:
        rows += [f"{label}|{product.get(label, '')}" for label in labels[first:]]
    rows.append("补充说明|无")
    return "\n".join(rows)


def findings(
    text: str,
    manifest: str = TONGZHOU,
    form: str = "1-1",
    *,
    by: Source = Source.PDF_TEXT,
    drafted: bool = False,
    only: int | None = None,
) -> list[Finding]:
    parts = [printed("申报表.pdf", *text.split("\f"), by=by)]
    return said(case_with(manifest, form, parts, drafted=drafted, only=only))


FIRST = {k: v for k, v in BEIJING_WANTED.items() if k in SECOND_WANTED}


def test_the_forms_as_they_should_be() -> None:
    assert findings(tongzhou()) == []
    assert findings(beijing(FIRST), BEIJING, "3-3") == []
    assert findings(beijing(FIRST, SECOND_WANTED), BEIJING + SECOND_CLAIM, "3-3") == []


STYLES: list[dict[str, str | None]] = [
    {"注册资本": "10,000,000元", "登记注册时间": "2018-05-03", "单位人数": "86"},
    {"2023年度营业收入": "23,000,000.00 元", "2024年度营业收入": "0.3105亿元"},
    {"2024年度营业收入增长率": "35.0%", "2024年度研发费用占营业收入比例": "20%"},
    {"2024年度营业收入增长率": "0.35", "2024年度研发费用占营业收入比例": "19.96%"},
    {"项目联系人及电话": "138-0000-0000 李敏", "申报方向": "√算力券  √模型券"},
    {"挂牌或上市进展": "暂无计划", "申报支持资金（万元）": "33.12"},
    {"申报支持资金（万元）": "331,234.56元", "企业估值": "1.5亿元"},
    {"注册地址": "海淀区学院路8号3层301", "2024年纳税": "150.01万元"},
    {"2024年纳税": "150万元", "2024年度净利润": "贰佰壹拾万元整"},
    {"注册行业代码": "6513", "统计行业代码": "I65", "登记注册时间": "2018年5月"},
    {"单位人数": "__86__人", "单位名称": "__北京云帆智能科技有限公司____"},
]


@pytest.mark.parametrize("style", STYLES)
def test_values_in_other_styles_are_the_same_values(style: dict[str, str | None]) -> None:
    assert findings(tongzhou(style)) == []


WRONG = [
    ("单位人数", "87人", "86人"),
    ("注册资本", "100万元", "1000万元"),
    ("登记注册时间", "2018年5月4日", "2018年5月3日"),
    ("2024年度营业收入", "3,205.00万元", "3105万元"),
    ("2024年度营业收入增长率", "53%", "35%"),
    ("2024年度研发费用占营业收入比例", "18.97%", "19.97%"),
    ("申报支持资金（万元）", "0", "33.123456"),
    ("项目联系人及电话", "李敏 13900000000", "李敏 13800000000"),
    ("企业估值", "/", "15000万元"),
]


@pytest.mark.parametrize(("label", "text", "expected"), WRONG)
def test_another_value_is_a_mismatch(label: str, text: str, expected: str) -> None:
    (found,) = findings(tongzhou({label: text}))
    assert found.name == "form-field-mismatch"
    assert found.subject.page == 1
    assert (found.actual, found.expected) == (text, expected)


@pytest.mark.parametrize("label", [k for k in WANTED if k not in ("申报方向", "挂牌或上市进展")])
@pytest.mark.parametrize("text", [None, "　", "____", "万元"])
def test_an_empty_cell_is_told(label: str, text: str | None) -> None:
    names = told(findings(tongzhou({label: text})))
    assert names == [("form-field-empty", label)]


def test_a_hint_alone_is_nothing_and_beside_a_text_does_not_count() -> None:
    hint = (
        "示例：历史沿革、技术优势、主要产品、行业优势、资质荣誉、发展预期、专利情况、人员学历占比情况、"
        "近三年获得市、区两级各类政府资金支持情况等（不超过1000字）"
    )
    assert told(findings(tongzhou({LONG: hint}))) == [("form-field-empty", LONG)]
    assert findings(tongzhou({LONG: hint + "公司成立于2018年。"})) == []
    assert findings(tongzhou({LONG: hint + "字" * 1000})) == []


def test_a_text_may_have_just_as_many_characters_as_the_form_says() -> None:
    assert findings(tongzhou({LONG: "字 " * 1000})) == []
    (found,) = findings(tongzhou({LONG: "字" * 1001}))
    assert (found.name, found.expected, found.actual) == ("form-text-too-long", "1000", "1001")


@pytest.mark.parametrize(
    ("label", "text", "actual"),
    [
        ("申报方向", "☑算力劵\n□模型劵", "算力券"),
        ("申报方向", "□算力劵\n□模型劵", Bilingual("（未勾选）", "nothing")),
        ("挂牌或上市进展", "☑计划3年内挂牌或上市\n□暂无计划", "计划3年内挂牌或上市"),
        ("挂牌或上市进展", "☑计划3年内挂牌或上市\n☑暂无计划", "计划3年内挂牌或上市、暂无计划"),
    ],
)
def test_a_wrong_box_or_none(label: str, text: str, actual: object) -> None:
    (found,) = findings(tongzhou({label: text}))
    assert (found.name, found.actual) == ("form-choice-mismatch", actual)


def test_what_the_manifest_leaves_out_must_only_be_filled_in() -> None:
    manifest = TONGZHOU.replace("  employees: 86\n", "").replace("  valuation: 150000000\n", "")
    assert findings(tongzhou({"单位人数": "九十人", "企业估值": "/"}), manifest) == []
    assert told(findings(tongzhou({"单位人数": None}), manifest)) == [
        ("form-field-empty", "单位人数")
    ]


def test_rows_that_may_stay_empty_and_prose_are_not_compared() -> None:
    text = beijing(FIRST, changes={"企业所处行业排名": "", "企业基本情况介绍": "另一段介绍。"})
    assert findings(text, BEIJING, "3-3") == []


def test_a_share_that_follows_from_the_forms_own_figures_is_right() -> None:
    """Only the figure that it follows from is told."""
    wrong = tongzhou({"2024年度营业收入": "3220万元", "2024年度营业收入增长率": "40%"})
    assert told(findings(wrong)) == [("form-field-mismatch", "2024年度营业收入")]


def test_without_a_manifest_only_the_forms_own_arithmetic_is_checked() -> None:
    strange = tongzhou({"单位人数": "999人", "企业估值": "1万元"})
    assert findings(strange, drafted=True) == []
    wrong = tongzhou({"2024年度研发费用占营业收入比例": "25%"})
    assert told(findings(wrong, drafted=True)) == [
        ("form-field-mismatch", "2024年度研发费用占营业收入比例")
    ]


def test_the_amount_that_the_form_asks_for() -> None:
    more = findings(tongzhou({"申报支持资金（万元）": "50"}))
    assert told(more) == [("award-overclaimed", "申报支持资金（万元）")]
    # asking for what the manifest asks for is told of the manifest
    assert findings(tongzhou({"申报支持资金（万元）": "33.123456"})) == []
    # a run for one route cannot tell the total of all
    assert findings(tongzhou({"申报支持资金（万元）": "50"}), only=1) == []


def test_every_project_has_its_rows() -> None:
    two = BEIJING + SECOND_CLAIM
    assert told(findings(beijing(FIRST), two, "3-3")) == [("form-field-mismatch", "产品名称")]
    assert findings(beijing(SECOND_WANTED, FIRST), two, "3-3") == []  # in another order
    swapped = beijing({**FIRST, "产品上线时间": "2024年11月2日"}, SECOND_WANTED)
    assert told(findings(swapped, two, "3-3")) == [("form-field-mismatch", "产品上线时间")]
    both = {k: f"{v}；{SECOND_WANTED[k]}" for k, v in FIRST.items()}
    assert findings(beijing(both), two, "3-3") == []
    assert findings(beijing(FIRST, SECOND_WANTED, {}), two, "3-3") == []  # rows not needed


def test_each_copy_is_told_of_by_itself() -> None:
    parts = [
        printed("申报表.docx", tongzhou({"单位人数": "68人"})),
        printed("盖章/申报表.pdf", tongzhou({"企业估值": None})),
        printed("盖章/申报表2.pdf", tongzhou()),
        printed("盖章/佐证材料.pdf", "行业排名证明\n经核查，该公司位列第六。"),
    ]
    found = said(case_with(TONGZHOU, "1-1", parts))
    assert [(f.name, f.subject.file) for f in found] == [
        ("form-field-empty", "盖章/申报表.pdf"),
        ("form-field-mismatch", "申报表.docx"),
    ]


def test_pages_in_files_of_their_own_make_one_form() -> None:
    lines = tongzhou().split("\n")
    halves = ["\n".join(lines[:9]), "\n".join(lines[9:])]
    parts = [printed(f"申报表{n}.pdf", text) for n, text in enumerate(halves, 1)]
    assert said(case_with(TONGZHOU, "1-1", parts)) == []


def test_a_form_over_two_pages_with_page_numbers() -> None:
    text = tongzhou().replace("\n2024年度净利润", "\n第 1 页 共 2 页\f2024年度净利润", 1)
    assert findings(text + "\n- 2 -") == []


LAID_OUT = [
    # left, right, top of each piece; labels wrap, and stand half way down beside their text
    [(60, 120, 100, "单位名称"), (140, 260, 94, "北京云帆智能科"), (300, 400, 100, "单位人数"),
     (420, 460, 100, "86人")],
    [(140, 200, 108, "技有限公司")],
    [(60, 130, 130, "2024年度营业收入"), (140, 200, 136, "35%")],
    [(60, 90, 142, "增长率")],
    [(60, 130, 160, "申报支持资金（万"), (140, 200, 166, "33.1234")],
    [(60, 80, 172, "元）"), (140, 160, 172, "56")],
]  # fmt: skip


def test_wrapped_lines_of_a_form_without_rules() -> None:
    rows = tuple(
        Row(tuple(Cell(text, (left, top, right, top + 10)) for left, right, top, text in row))
        for row in LAID_OUT
    )
    form = next(f for f in official_forms(get_policy("tongzhou-2025")) if f.id == "1-1")
    filled = read_back(form, [Page(1, rows)], misread=False)
    assert {a.field.label: a.text.replace("\n", "") for a in filled.answers} == {
        "单位名称": "北京云帆智能科技有限公司",
        "单位人数": "86人",
        "2024年度营业收入增长率": "35%",
        "申报支持资金（万元）": "33.123456",
    }


def test_labels_with_spaces_numbers_and_colons_are_the_official_ones() -> None:
    text = tongzhou()
    for label, other in {
        "单位名称": "单 位 名 称", "注册资本": "3、注册资本：", "企业估值": "企业估值（万元）",
        "单位人数": "单位人数\\n（人）", "登记注册时间": "登记注册时间（年/月/日）",
    }.items():  # fmt: skip
        text = text.replace(label, other, 1)
    assert findings(text) == []


def test_a_label_that_was_changed_or_is_gone() -> None:
    (found,) = findings(tongzhou().replace("单位人数", "员工人数"))
    assert (found.name, found.level) == ("form-altered", Level.ERROR)
    assert (found.expected, found.actual) == ("单位人数", "员工人数")
    (gone,) = findings(tongzhou(drop=("企业估值",)))
    assert (gone.name, gone.expected) == ("form-altered", "企业估值")


def test_a_form_read_from_a_picture() -> None:
    misread = tongzhou({"单位名称": "北京云帆智能科枝有限公司"}).replace("注册资本", "注册贷本")
    assert findings(misread, by=Source.OCR) == []
    (found,) = findings(tongzhou({"单位人数": "68人"}), by=Source.OCR)
    assert found.certainty is Certainty.LIKELY
    assert findings(tongzhou(drop=("企业估值",)), by=Source.OCR) == []


def test_a_scrap_where_a_number_must_be_is_for_a_person_to_look_at() -> None:
    scrap = tongzhou({"登记注册时间": "马"})
    (found,) = findings(scrap, by=Source.OCR)
    assert (found.name, found.level) == ("form-field-mismatch", Level.REVIEW)
    (typed,) = findings(scrap)
    assert typed.level is Level.ERROR
    (other,) = findings(tongzhou({"登记注册时间": "2019年1月1日"}), by=Source.OCR)
    assert other.level is Level.ERROR


def test_added_rows_are_no_change() -> None:
    text = tongzhou().replace("二、申报", "备注|无\n开户银行|某某银行通州支行\n二、申报", 1)
    assert findings(text) == []


# --- letters -------------------------------------------------------------------------------------

PROMISE = """附件1-2
北京城市副中心数字经济高质量
发展项目申报承诺书
通州区经济和信息化局：
本单位拟申请贵局数字经济高质量发展项目补助资金，承诺如下：
1.本单位对项目申报材料的准确性和真实性负责，如有不实，愿承担相应的责
任；
2.本单位财务管理制度健全且近三年无严重失信记录和重大安全事故；
3.项目申报后，本单位不会以任何形式干预后续进行的项目审查、评审和确定工作；
4.本次申请资金的项目在通州区未获得其他区级财政资金支持。
法定代表人（签字）：王建国
申请单位（签章）：北京云帆智能科技有限公司
时间：2025年8月28日"""

BEIJING_PROMISE = """北京市高精尖产业发展资金承诺书
（2024年）
北京市经济和信息化局:
申报单位(全称) 北京云帆智能科技有限公司 (以下简称"本单位")拟申报2024年模型劵奖励,具体承诺如下:
1、本单位承诺提交的全部申报材料均真实、准确、有效，申请资格和条件符合政策规定。
2、本单位近三年内在工商、税务、银行、海关、环保等部门无严重不良行为，主要生产经营活动和结算在本市，无重大安全环保和质量事故。
3、本次申请奖励的事项在京建设、各项手续齐备且未获得其他市级财政资金支持。
4、本单位将长期立足北京稳定发展。
5、本单位自愿接受并积极配合市区相关部门监管。
- 1 -\f6、本单位遵循诚实守信原则，若违反以上承诺事项，
将在六个月内向北京市经济和信息化局退还全部资金。
8、承诺使用大模型所开展的应用符合《北京市推动“人工智能+”行动计划（2024-2025年）》所明教育、医疗、文化、交通、政务、工业、金融、营销、司法、传媒、能源、影视、游戏、园林绿化等细分行业场景。（格式自拟，法定代表人签字并加企业公章）。
9、本企业所采购的大模型企业为非关联企业。
10、本单位将按照相关法律法规和制度规定使用奖励资金，如申报和使用中存在虚报、骗取、挪用、贿赂等违法违规行为，将依照《财政违法行为处罚处分条例》等相关法律法规接受处理。涉嫌犯罪的，自愿接受司法机关依法处理。
特此承诺。
法定代表人（签字）：|单位（签章）：
2024年12月10日"""


def letter(text: str, form: str = "1-2", by: Source = Source.PDF_TEXT) -> list[tuple[object, ...]]:
    manifest = TONGZHOU if form == "1-2" else BEIJING
    found = said(case_with(manifest, form, [printed("承诺书.pdf", *text.split("\f"), by=by)]))
    return [(f.name, f.level.value, f.expected, f.actual) for f in found]


def test_letters_with_their_wording() -> None:
    assert letter(PROMISE) == []
    assert letter(BEIJING_PROMISE, "3-4") == []
    without_numbers = "\n".join(line.lstrip("1234.") for line in PROMISE.split("\n"))
    assert letter(without_numbers) == []


ALTERED = [
    ("近三年无", "近一年无", "本单位财务管理制度健全且近三年无严重失信记录和重大安全事故",
     "本单位财务管理制度健全且近一年无严重失信记录和重大安全事故"),
    ("不会以任何", "会以任何",
     "项目申报后,本单位不会以任何形式干预后续进行的项目审查、评审和确定工作",
     "项目申报后,本单位会以任何形式干预后续进行的项目审查、评审和确定工作"),
    ("其他区级", "其他国家级", "本次申请资金的项目在通州区未获得其他区级财政资金支持",
     "本次申请资金的项目在通州区未获得其他国家级财政资金支持"),
]  # fmt: skip


@pytest.mark.parametrize(("was", "now", "expected", "actual"), ALTERED)
def test_the_differing_sentence_is_quoted(was: str, now: str, expected: str, actual: str) -> None:
    assert letter(PROMISE.replace(was, now)) == [("form-altered", "error", expected, actual)]


def test_a_sentence_left_out_or_added() -> None:
    lines = PROMISE.split("\n")
    without = "\n".join(line for line in lines if not line.startswith("2."))
    ((name, _, expected, actual),) = letter(without)
    assert (name, expected) == ("form-altered", ALTERED[0][2])
    assert actual == Bilingual("（无此内容）", "nothing of the kind")
    added = PROMISE.replace("事故；", "事故；但疫情期间除外；")
    ((name, _, expected, actual),) = letter(added)
    assert (name, actual) == ("form-altered", "但疫情期间除外")
    clause = PROMISE.replace("法定代表人", "5.本承诺书有效期一年。\n法定代表人")
    ((name, _, _, actual),) = letter(clause)
    assert (name, actual) == ("form-altered", "5.本承诺书有效期一年")


def test_another_text_altogether_is_told_once() -> None:
    other = (
        "承诺书\n我公司郑重承诺：所报材料属实，绝无虚假。\n如有违反，愿承担一切后果。\n2025年8月"
    )
    found = letter(other)
    assert [(name, level) for name, level, *_ in found] == [("form-altered", "error")]


def test_a_letter_read_from_a_picture_is_for_a_person_to_compare() -> None:
    assert letter(PROMISE.replace("准确性", "淮确性"), by=Source.OCR) == []
    ((name, level, _, _),) = letter(PROMISE.replace("不会以任何", "会以任何"), by=Source.OCR)
    assert (name, level) == ("form-altered", "review")


def test_the_applicants_name_in_a_letter() -> None:
    name = "北京云帆智能科技有限公司"
    empty = letter(BEIJING_PROMISE.replace(f" {name} ", "_______"), "3-4")
    assert [found[0] for found in empty] == ["form-field-empty"]
    other = letter(BEIJING_PROMISE.replace(f" {name} ", "北京云阶人工智能有限公司"), "3-4")
    assert other == [("form-field-mismatch", "error", name, "北京云阶人工智能有限公司")]


def test_what_was_handed_in_with_a_letter_is_not_the_letter() -> None:
    identity = printed("法人身份证明.pdf", "法定代表人身份证明\n王建国系我公司法定代表人。")
    parts: list[Part] = [printed("承诺书.pdf", PROMISE), identity]
    assert said(case_with(TONGZHOU, "1-2", parts)) == []


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["单位名称|x|注册地址|y"] * 400),
        "单位名称|" + "(" * 30_000,
        "申报方向|" + "□算力券☑模型券" * 2_000,
        "\n".join(["单位名称：" * 30] * 200),
        "_" * 50_000,
    ],
    ids=["labels", "brackets", "boxes", "colons", "lines"],
)
def test_hostile_forms_are_read_as_far_as_a_form_reaches(text: str) -> None:
    findings(text)
    findings(text, form="1-2")
