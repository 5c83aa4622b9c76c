"""What the text of a cell is: label, hint, unit, blank, boxes, a place for ink."""

import pytest

from voucher_cli.forms.labels import Content, content, keys, limit_in, unit_in_label
from voucher_cli.forms.model import Unit


@pytest.mark.parametrize(
    "text",
    [
        "企业名称",
        "企 业 名 称",
        "企业\n名称",
        "1.企业名称",
        "（一）企业名称：",
        "*企业名称",
        "①企业名称",
        "企业名称（必填）",
        "企业名称（与营业执照一致）",
        "企业名称（加盖公章）",
        "１．企业名称： ____",
        "企业（单位）名称",
    ],
)
def test_the_same_label_in_other_clothes(text: str) -> None:
    assert "企业名称" in keys(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("营业收入（2023年）", "营业收入"),
        ("法定代表人（签字）", "法定代表人"),
        ("2023年度营业收入", "度营业收入"),
        ("申报单位（盖章）", "申报单位"),
        ("联系人（财务）", "联系人"),
        ("企业名称变更情况", "企业名称"),
    ],
)
def test_what_tells_values_apart_stays_in_the_label(text: str, label: str) -> None:
    assert label not in keys(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", Content.BLANK),
        ("　", Content.BLANK),
        ("______", Content.BLANK),
        ("/", Content.BLANK),
        ("万元", Content.UNIT),
        ("（万元）", Content.UNIT),
        ("____万元", Content.UNIT),
        ("%", Content.UNIT),
        ("人", Content.UNIT),
        ("单位：万元", Content.UNIT),
        ("    年  月  日", Content.DATE),
        ("2024年  月  日", Content.DATE),
        ("20××年×月×日", Content.HINT),
        ("□是 □否", Content.CHOICES),
        ("（ ）是 （ ）否", Content.CHOICES),
        ("☑有", Content.CHOICES),
        ("（1000字以内描述）", Content.HINT),
        ("示例：历史沿革", Content.HINT),
        ("请填写全称", Content.HINT),
        ("描述背景，不超过 500 字", Content.HINT),
        ("单击或点击此处输入文字。", Content.HINT),
        ("北京XX科技有限公司", Content.HINT),
        ("如：软件开发", Content.HINT),
        ("（盖章）", Content.INK),
        ("法定代表人签字：", Content.INK),
        ("（由审核部门填写）", Content.RESERVED),
        ("主管部门意见", Content.RESERVED),
        ("企业名称", Content.TEXT),
        ("北京云帆智能科技有限公司", Content.TEXT),
        ("100", Content.TEXT),
        ("2024年9月1日", Content.TEXT),
        ("如皋市", Content.TEXT),
    ],
)
def test_what_a_cell_is_for(text: str, kind: Content) -> None:
    assert content(text) is kind


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("注册资本（万元）", Unit.WAN),
        ("注册资本（人民币：万元）", Unit.WAN),
        ("金额，元", Unit.YUAN),
        ("财务数据（单位：万元）", Unit.WAN),
        ("占比（%）", Unit.PERCENT),
        ("注册资本", None),
        ("人数（人）", Unit.PEOPLE),
        ("营业收入（2023年）", None),
    ],
)
def test_the_unit_of_a_label(text: str, unit: Unit | None) -> None:
    assert unit_in_label(text) == unit


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("（1000字以内描述）", 1000),
        ("不超过 500 个字", 500),
        ("限300字", 300),
        ("不少于800字", None),
        ("500字以上", None),
        ("2024年", None),
    ],
)
def test_the_limit_that_a_hint_states(text: str, most: int | None) -> None:
    assert limit_in(text) == most


def test_a_text_of_brackets_alone_takes_no_time() -> None:
    assert keys("(" * 100_000)
    assert content("（" * 100_000 + "字") is not Content.BLANK
