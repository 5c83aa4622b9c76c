"""Names, addresses, codes and dates in other styles than the manifest's."""

from __future__ import annotations

from datetime import date

import pytest

from voucher_cli.forms.agreement import agrees, has_gaps
from voucher_cli.forms.load import form_map
from voucher_cli.forms.model import FormField
from voucher_cli.forms.values import Day, Number, Words

BEIJING = form_map("beijing-model-2024", "3-3")
TONGZHOU = form_map("tongzhou-2025", "1-1")

SAME = [
    ("name", "北京云帆智能科技有限公司", "北京云帆智能科技有限公司（盖章）"),
    ("name", "云帆（北京）科技有限公司", "云帆(北京) 科技有限公司"),
    ("uscc", "91110108MA01ABCD2H", "9111 0108 MA01 ABCD 2H"),
    ("uscc", "91110108MA01ABCD2H", "91110108ma01abcd2h"),
    ("registered-address", "北京市海淀区学院路8号3层301", "海淀区学院路8号3层301"),
    ("registered-address", "北京市海淀区学院路8号3层301", "北京海淀区学院路8号3层301"),
    ("registered-address", "海淀区学院路8号", "北京市海淀区学院路 8 号"),
    ("registered-address", "北京市海淀区学院路8号3层301室", "北京市海淀区学院路8号3层301"),
    ("registered-address", "北京市海淀区学院路8号3号楼5层508室", "北京市海淀区学院路8-3-5-508"),
    ("nature", "民营企业", "私营企业"),
    ("nature", "民营企业", "有限责任公司"),
    ("nature", "民营企业", "☑民营企业 □国有企业 □外资企业"),
    ("nature", "民营企业", "民营"),
    ("email", "limin@example.com", "LiMin@Example.com"),
    ("contact", "李敏", "李 敏"),
    ("contact", "李敏", "李敏（项目经理）"),
    ("phone", "13800000000", "138 0000 0000"),
    ("phone", "13800000000", "+86-138-0000-0000"),
    ("phone", "010-62345678", "（010）62345678"),
    ("industry", "I6513", "6513"),
    ("industry", "I6513", "I6513 应用软件开发"),
    ("industry", "I6513", "I65"),
    ("industry", "6513", "软件和信息技术服务业（65）"),
    ("product", "云帆智能客服", "“云帆智能客服”"),
    ("product", "云帆智能客服", "云帆智能客服系统"),
    ("product-type", "API调用", "api调用"),
    ("product-type", "API调用、智能体", "智能体 / API调用"),
    ("product-type", "API调用", "☑API调用 □私有化部署"),
]
OTHER = [
    ("name", "北京云帆智能科技有限公司", "北京云帆科技有限公司"),
    ("name", "北京云帆智能科技有限公司", "北京云帆智能科技有限公司通州分公司"),
    ("uscc", "91110108MA01ABCD2H", "91110108MA01ABCD3H"),
    ("registered-address", "北京市海淀区学院路8号3层301", "北京市海淀区学院路9号3层301"),
    ("registered-address", "北京市海淀区学院路8号", "北京市朝阳区学院路8号"),
    ("nature", "民营企业", "国有企业"),
    ("nature", "民营企业", "□民营企业 ☑外资企业"),
    ("email", "limin@example.com", "limin@example.cn"),
    ("contact", "李敏", "李明"),
    ("phone", "13800000000", "13800000001"),
    ("industry", "I6513", "I6420"),
    ("industry", "I6513", "软件业"),
    ("product", "云帆智能客服", "云帆知识库"),
    ("product-type", "API调用", "私有化部署"),
]


def field(name: str) -> FormField:
    found = BEIJING.field(name) or TONGZHOU.field(name)
    assert found is not None
    return found


@pytest.mark.parametrize(("name", "stated", "text"), SAME)
def test_it_says_the_same(name: str, stated: str, text: str) -> None:
    assert agrees(text, Words(stated), field(name), None)


@pytest.mark.parametrize(("name", "stated", "text"), OTHER)
def test_it_says_something_else(name: str, stated: str, text: str) -> None:
    assert not agrees(text, Words(stated), field(name), None)


@pytest.mark.parametrize(
    "text",
    [
        "李敏 13800000000",
        "13800000000（李敏）",
        "联系人：李敏；电话：138-0000-0000",
        "李敏/13800000000",
    ],
)
def test_name_and_phone_in_either_order(text: str) -> None:
    contact = TONGZHOU.field("contact")
    assert contact is not None
    assert agrees(text, Words("李敏 13800000000"), contact, None)
    assert not agrees(text, Words("李敏 13900000000"), contact, None)
    assert not agrees(text, Words("王敏 13800000000"), contact, None)


@pytest.mark.parametrize(
    "text",
    ["2019-07-01", "2019年7月1日", "2019.7.1", "2019/07/01", "20190701", "二〇一九年七月一日",
     "2019年7月", "2019.07", "2019年"],
)  # fmt: skip
def test_a_day_in_any_style_and_no_more_exact_than_it_is_shown(text: str) -> None:
    founded = TONGZHOU.field("founded")
    assert founded is not None
    assert agrees(text, Day(date(2019, 7, 1)), founded, None)
    assert not agrees(text, Day(date(2018, 8, 2)), founded, None)


def test_in_a_picture_one_character_of_a_name_may_be_misread() -> None:
    name = BEIJING.field("name")
    assert name is not None
    value = Words("北京云帆智能科技有限公司")
    assert agrees("北京云帆智能科枝有限公司", value, name, None, misread=True)
    assert not agrees("北京云帆智能科枝有限公司", value, name, None)
    assert not agrees("北京墨池语言技术有限公司", value, name, None, misread=True)


@pytest.mark.parametrize(
    ("shown", "same"),
    [
        ("91110108MA01ABCD2H", True),
        ("91110108MAO1ABCD2H", True),
        ("91110108MA01ABCCD2H", True),
        ("91110108MA01ABC2H", True),
        ("91110108MA01ABCD3H", False),
        ("91350100M000100Y43", False),
    ],
)
def test_slips_of_a_picture_make_no_other_code(shown: str, same: bool) -> None:
    code = BEIJING.field("uscc")
    assert code is not None
    assert agrees(shown, Words("91110108MA01ABCD2H"), code, None, misread=True) is same


def test_a_code_that_checks_was_read_right() -> None:
    code = BEIJING.field("uscc")
    assert code is not None
    assert not agrees("91350100M000100Y43", Words("9135010M000100Y43"), code, None, misread=True)


@pytest.mark.parametrize(
    ("shown", "gaps"),
    [
        ("北京云帆限公司", True),
        ("北京云机限公司", True),
        ("北京云帆智能科技有限公司", False),
        ("北京墨池智能科技有限公司", False),
        ("公司", False),
    ],
)
def test_what_a_stamp_left_of_a_name(shown: str, gaps: bool) -> None:
    assert has_gaps(shown, "北京云帆智能科技有限公司") is gaps


def test_letters_in_a_figure_of_a_picture_are_digits() -> None:
    people = TONGZHOU.field("employees")
    assert people is not None
    assert agrees("3l5人", Number(315), people, None, misread=True)
    assert not agrees("3l5人", Number(315), people, None)
    assert not agrees("3l6人", Number(315), people, None, misread=True)
    assert agrees("O人", Number(0), people, None, misread=True)
