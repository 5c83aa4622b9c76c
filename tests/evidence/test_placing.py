"""Which material each document goes to, by pins, names and content, and to which claim."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voucher_cli.evidence.model import Page, Part, PlacedBy, Placement
from voucher_cli.evidence.model import PartKind as K
from voucher_cli.evidence.placing import place
from voucher_cli.evidence.recognise import parts_of
from voucher_cli.evidence.wanted import ClaimMarks, Pin, Wanted
from voucher_cli.vocabulary import load_vocabulary

from .drawn_pages import file, page

WORDS = load_vocabulary()
SHARED = (
    Wanted(None, "form", None, "1", "模型券奖励申报表（附件3-3）", (K.APPLICATION_FORM,)),
    Wanted(None, "commitment", None, "6", "产业发展资金承诺书（附件3-4）", (K.COMMITMENT_LETTER,)),
    Wanted(None, "funding", None, "7", "未获得其他资金的承诺书", (K.NO_OTHER_FUNDING_LETTER,)),
    Wanted(None, "affiliation", None, "9", "非关联企业的证明材料", (K.NON_AFFILIATION_PROOF,)),
    Wanted(None, "licence", None, "10", "营业执照复印件", (K.BUSINESS_LICENCE,)),
)


def of_claim(claim: str) -> tuple[Wanted, ...]:
    return (
        Wanted(claim, "contract", None, "2", "项目合同", (K.CONTRACT,), ("采购协议",)),
        Wanted(claim, "settlement", None, "3", "API调用结算单", (K.SETTLEMENT,)),
        Wanted(claim, "papers", "invoice", "4", "支付发票", (K.INVOICE,)),
        Wanted(claim, "papers", "payment", "4", "付款证明", (K.PAYMENT,)),
        Wanted(claim, "usage", None, "5", "情况说明", (K.QUALIFICATION, K.USAGE_STATEMENT)),
    )


ONE = (*SHARED, *of_claim("api"))
TWO = (*SHARED, *of_claim("api"), *of_claim("private"))
MARKS = (
    ClaimMarks("api", ("API",), ("YF-1",), ("北京云阶人工智能有限公司",), ("云阶",), ("云帆客服",)),
    ClaimMarks("private", ("私有化",), ("YF-2",), ("北京观象科技有限公司",), ("观象",)),
)
CONTRACT = "采购合同\n合同编号：{number}\n甲方：北京云帆有限公司\n乙方：{vendor}\n标的：{model}模型"


def parts(path: str, *pages: str) -> tuple[Part, ...]:
    made: tuple[Page, ...] = tuple(
        page(text, n, readable=bool(text)) for n, text in enumerate(pages or ("",), start=1)
    )
    return parts_of(file(path, *made), WORDS)


def placed(
    path: str, *pages: str, wanted: tuple[Wanted, ...] = ONE, pins: tuple[Pin, ...] = ()
) -> list[Placement]:
    return list(place(parts(path, *pages), wanted, MARKS, pins, WORDS))


def only(found: list[Placement]) -> tuple[str | None, str | None, str | None]:
    (one,) = found
    return one.claim, one.material, one.material_part


# --- by name -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "material", "part"),
    [
        ("1.模型劵奖励申报表（盖章版）.pdf", "form", None),
        ("02-项目合同_最终版.pdf", "contract", None),
        ("（3）API调用结算单(1).pdf", "settlement", None),
        ("四、付款证明 20241203.pdf", "papers", "payment"),
        ("4支付发票-2.pdf", "papers", "invoice"),
        ("附件3-4 承诺书.pdf", "commitment", None),
        ("附件3-3.pdf", "form", None),
        ("7.pdf", "funding", None),
        ("03 结算单/扫描件_1.pdf", "settlement", None),
        ("合同/微信图片_20241203.jpg", "contract", None),
        ("采购协议.pdf", "contract", None),
        ("合同结算单.pdf", "settlement", None),
        ("9-非关联证明（扫描件）.pdf", "affiliation", None),
    ],
)
def test_unread_files_go_by_their_names(path: str, material: str, part: str | None) -> None:
    assert only(placed(path))[1:] == (material, part)


def test_a_name_that_says_both_parts_leaves_the_part_open() -> None:
    assert only(placed("4、支付发票和付款证明.pdf"))[1] == "papers"


@pytest.mark.parametrize("path", ["扫描件_20241203.pdf", "IMG_12.jpg", "20241203.pdf", "盖章.pdf"])
def test_names_that_say_nothing_place_nothing(path: str) -> None:
    assert only(placed(path)) == (None, None, None)


# --- by content ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "material", "part"),
    [
        ("模型券奖励申报表\n企业名称", "form", None),
        (CONTRACT, "contract", None),
        ("大模型调用结算单\n结算金额：1.00元", "settlement", None),
        ("电子发票（普通发票）\n发票号码：24112000000012345678", "papers", "invoice"),
        ("某某银行电子回单\n付款人户名", "papers", "payment"),
        ("非关联关系声明\n特此声明", "affiliation", None),
        ("营业执照\n统一社会信用代码", "licence", None),
    ],
)
def test_files_without_telling_names_go_by_content(
    text: str, material: str, part: str | None
) -> None:
    (found,) = placed("扫描件_20241203.pdf", text)
    assert (found.material, found.material_part, found.by) == (material, part, PlacedBy.CONTENT)


def test_content_outweighs_a_wrong_name_and_number() -> None:
    assert only(placed("4、支付发票.pdf", "某某银行电子回单\n付款人"))[2] == "payment"
    assert only(placed("2.pdf", "大模型调用结算单\n结算金额"))[1] == "settlement"


@pytest.mark.parametrize(
    "path", ["差旅报销须知.pdf", "3.pdf", "2、报销.pdf", "公司/制度/报销须知 v2.pdf"]
)
def test_what_no_list_asks_for_stays_unplaced(path: str) -> None:
    (found,) = placed(path, "差旅报销须知\n一、住宿标准")
    assert (found.material, found.by) == (None, None)


def test_a_kind_that_this_list_does_not_ask_for_is_not_forced_in() -> None:
    assert only(placed("4.pdf", "项目验收报告\n验收日期：2024年11月30日")) == (None, None, None)


def test_copies_stand_side_by_side() -> None:
    both = [*placed("1、申报表.docx", "申报表"), *placed("1、申报表（盖章版）.pdf")]
    assert [p.material for p in both] == ["form", "form"]


def test_every_document_of_a_volume_finds_its_place() -> None:
    found = placed(
        "全部材料.pdf",
        CONTRACT,
        "电子发票（普通发票）\n发票号码：24112000000012345678\n开票日期",
        "某某银行电子回单\n付款人",
        "差旅报销须知\n一、住宿",
    )
    assert [(p.material, p.material_part) for p in found] == [
        ("contract", None),
        ("papers", "invoice"),
        ("papers", "payment"),
        (None, None),
    ]


def test_what_fits_two_materials_names_its_rival() -> None:
    twice = (
        Wanted("api", "a", None, "1", "甲", (K.CONTRACT,)),
        Wanted("api", "b", None, "2", "乙", (K.CONTRACT,)),
    )
    (found,) = placed("x.pdf", CONTRACT, wanted=twice)
    assert (found.material, found.rivals) == ("a", ("b",))
    (numbered,) = placed("2.合同.pdf", CONTRACT, wanted=twice)
    assert (numbered.material, numbered.rivals) == ("b", ())


# --- which claim ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text", "claim"),
    [
        ("2、项目合同（私有化）.pdf", "", "private"),
        ("API/2、项目合同.pdf", "", "api"),
        ("2、项目合同（YF-2）.pdf", "", "private"),
        ("2、项目合同.pdf", CONTRACT.format(number="YF-2", vendor="某公司", model=""), "private"),
        ("a.pdf", CONTRACT.format(number="X", vendor="北京云阶人工智能有限公司", model=""), "api"),
        ("a.pdf", CONTRACT.format(number="X", vendor="某公司", model="观象"), "private"),
        ("发票.pdf", "电子发票\n销售方名称：北京观象科技有限公司", "private"),
        ("合同.pdf", "大模型私有化部署采购合同\n甲方：某公司", "private"),
    ],
)
def test_marks_tell_the_claim(path: str, text: str, claim: str) -> None:
    (found,) = placed(path, text, wanted=TWO)
    assert (found.claim, found.rivals) == (claim, ())


def test_nothing_tells_the_claim() -> None:
    (found,) = placed("2、项目合同.pdf", wanted=TWO)
    assert (found.material, found.rivals) == ("contract", ("contract",))


def test_one_statement_may_speak_for_both_claims() -> None:
    text = "大模型使用情况说明\n一、云阶大模型用于客服。\n二、观象大模型用于古籍。"
    found = placed("5、情况说明.pdf", text, wanted=TWO)
    assert [(p.claim, p.material) for p in found] == [("api", "usage"), ("private", "usage")]


def test_shared_materials_have_no_claim() -> None:
    assert only(placed("6、承诺书.pdf", "承诺书", wanted=TWO))[:2] == (None, "commitment")


# --- what the manifest says ----------------------------------------------------------------------


def test_pins_come_first() -> None:
    pin = Pin("扫描件3.pdf", None, None, None, "commitment", None)
    (found,) = placed("扫描件3.pdf", CONTRACT, pins=(pin,))
    assert (found.material, found.by) == ("commitment", PlacedBy.PIN)


def test_entries_of_the_manifest_come_before_names() -> None:
    pin = Pin("4、支付发票.pdf", None, None, "api", "contract", None, PlacedBy.MANIFEST)
    (found,) = placed("4、支付发票.pdf", pins=(pin,))
    assert (found.material, found.by) == ("contract", PlacedBy.MANIFEST)


def test_pins_of_pages_speak_of_those_pages() -> None:
    pin = Pin("all.pdf", 2, 2, None, "commitment", None)
    found = placed("all.pdf", CONTRACT, "某某银行电子回单\n付款人", pins=(pin,))
    assert [(p.material, p.by) for p in found] == [
        ("contract", PlacedBy.CONTENT),
        ("commitment", PlacedBy.PIN),
    ]


def test_a_volume_named_by_several_entries_is_parted_by_kind() -> None:
    pins = (
        Pin("all.pdf", None, None, "api", "contract", None, PlacedBy.MANIFEST),
        Pin("all.pdf", None, None, "api", "papers", "payment", PlacedBy.MANIFEST),
    )
    found = placed("all.pdf", CONTRACT, "某某银行电子回单\n付款人", "承诺书\n承诺如下", pins=pins)
    assert [(p.material, p.material_part, p.by) for p in found] == [
        ("contract", None, PlacedBy.MANIFEST),
        ("papers", "payment", PlacedBy.MANIFEST),
        ("commitment", None, PlacedBy.CONTENT),
    ]


def test_one_file_of_two_claims_is_placed_at_both() -> None:
    pins = tuple(
        Pin("发票.pdf", None, None, claim, "papers", "invoice", PlacedBy.MANIFEST)
        for claim in ("api", "private")
    )
    found = placed("发票.pdf", "电子发票\n开票日期", wanted=TWO, pins=pins)
    assert [p.claim for p in found] == ["api", "private"]


@given(st.text(max_size=30), st.lists(st.text(max_size=20), max_size=4))
@settings(max_examples=100)
def test_every_part_is_placed_once_at_least(name: str, pages: list[str]) -> None:
    made = parts(f"{name}.pdf", *pages)
    found = place(made, TWO, MARKS, (), WORDS)
    assert {id(p.part) for p in found} == {id(p) for p in made}
