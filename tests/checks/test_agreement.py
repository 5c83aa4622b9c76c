"""Whether a shown value agrees with a stated one."""

import pytest

from voucher_cli.checks.agreement import PartyAgreement, compare_parties, number_key, same_number

STATED = "北京远岫数据技术有限公司"


@pytest.mark.parametrize(
    "shown",
    [
        "北京远岫数据技术有限公司",
        "北京远岫数据技术有限公司 ",
        "甲方：北京远岫数据技术有限公司",
        "北京远岫数据技术有限公司（甲方）",
        "北 京 远 岫 数 据 技 术 有 限 公 司",
        "北京远岫数据技术有限公",
        "北京远岫数据技术有限公司通州分公司",
    ],
)
def test_the_same_organisation_written_otherwise(shown: str) -> None:
    assert compare_parties(shown, STATED) is PartyAgreement.SAME


@pytest.mark.parametrize(
    "shown",
    [
        "北京云汀智算有限公司",
        "上海远岫数据技术有限公司",
        "北京远岫大模型技术有限公司",
        "北京远岫人工智能股份有限公司",
    ],
)
def test_clearly_another_organisation(shown: str) -> None:
    assert compare_parties(shown, STATED) is PartyAgreement.OTHER


@pytest.mark.parametrize("shown", ["北京远袖数据技术有限公司", "远岫数据", "张三", ""])
def test_a_slip_or_a_piece_proves_nothing(shown: str) -> None:
    assert compare_parties(shown, STATED) is not PartyAgreement.OTHER


@pytest.mark.parametrize(
    ("shown", "stated"),
    [
        ("数据技术有限公司", STATED),
        ("有限公司", STATED),
        ("远岫数据技术有限公司", STATED),
        ("杭州远岫数据技术有限公司", "远岫数据技术有限公司"),
        (f"{STATED}工会委员会", STATED),
    ],
)
def test_what_shares_the_end_of_a_name_is_not_surely_the_same(shown: str, stated: str) -> None:
    assert compare_parties(shown, stated) is PartyAgreement.UNSURE


@pytest.mark.parametrize(
    "shown",
    [f"购买方名称{STATED}", f"{STATED}、北京云汀智算有限公司", f"{STATED}（曾用名：远岫有限公司）"],
)
def test_what_the_layout_glued_to_a_name_does_not_matter(shown: str) -> None:
    assert compare_parties(shown, STATED) is PartyAgreement.SAME


def test_width_brackets_and_case_of_brackets_do_not_matter() -> None:
    assert (
        compare_parties("云阶(北京)科技有限公司", "云阶（北京）科技有限公司") is PartyAgreement.SAME
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("YF-2024-091", "ＹＦ—２０２４—０９１"),
        ("京云合字〔2024〕第12号", "京云合字[2024]第12号"),
        ("HT 2024 03", "ht202403"),
    ],
)
def test_the_same_number_in_another_style(left: str, right: str) -> None:
    assert same_number(left, right)


def test_other_and_empty_numbers_are_not_the_same() -> None:
    assert not same_number("YF-2024-091", "YF-2024-019")
    assert not same_number("", "")
    assert number_key("—") == ""
