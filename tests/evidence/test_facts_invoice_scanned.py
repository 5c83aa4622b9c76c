"""Invoices as the reading of a picture leaves them: torn rows, slips, sides told by their place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from voucher_cli.evidence.facts import facts_of
from voucher_cli.evidence.model import Fact, PartKind, Source
from voucher_cli.vocabulary import load_vocabulary

from .drawn_pages import page, shown
from .test_facts_invoice import B_ID as OTHER_ID
from .test_facts_invoice import A, B

A_ID = "91350100M000100Y43"
B_ID = "91110108562FBH80P4"

SIDE_BY_SIDE = f"""
                电子发票（普通发票）          发票号码：2411200000001234567B
                                              开票日期：2O24年l2月01日
                                                       名称：{B}
    名称：{A}
    统一社会信用代码/纳税人识别号：{A_ID}
                                                       统一社会信用代码/纳税人识别号：{B_ID}
    项目名称    规格型号    单位    数量    单价    金额    税率/征收率    税额
    信息技术服务*云存储服务    次    1    1886792.45    1886792.45    6%    113207.55
    合
                                            Y1886792.45                   ¥11320755
    价税合计（大写）      戴佰万园整                        （小写）羊2000000.00
"""
STACKED = f"""
    1100241130            北京增值税专用发票            N。 12345678
    名    称：{A}
    纳税人识别号：{A_ID}
    货物或应税劳务、服务名称    规格型号    单位    数量    单价    金额    税率    税额
    *信息技术服务*模型服务费                        1,886,792 45    6%    113.207,55
    合      计                                    ￥1,886,792 45        ￥113.207,55
    价税合计（大写）    ⊗贰佰万元整                    （小写）￥2,000,000.00
    名    称：{B}
    纳税人识别号：{B_ID}
"""


def scanned(drawing: str) -> tuple[Fact, ...]:
    """The facts of an invoice read from a picture."""
    drawn = replace(page(drawing), read_by=Source.OCR)
    return facts_of(PartKind.INVOICE, [drawn], Source.OCR, load_vocabulary())


@pytest.mark.parametrize("drawing", [SIDE_BY_SIDE, STACKED])
def test_sides_are_told_by_their_place(drawing: str) -> None:
    found = shown(scanned(drawing))
    assert (found["buyer"], found["seller"]) == ([A], [B])
    assert (found["buyer_id"], found["seller_id"]) == ([A_ID], [B_ID])


@pytest.mark.parametrize("drawing", [SIDE_BY_SIDE, STACKED])
def test_amounts_keep_their_decimals(drawing: str) -> None:
    found = shown(scanned(drawing))
    assert found["amount"] == found["amount_capital"] == ["2000000"]
    assert (found["net"], found["tax"]) == (["1886792.45"], ["113207.55"])


def test_number_and_date_are_mended_and_keep_what_was_read() -> None:
    facts = {fact.name: fact for fact in scanned(SIDE_BY_SIDE)}
    assert facts["number"].value == "24112000000012345678"
    assert "1234567B" in facts["number"].raw
    assert str(facts["issued_on"].value) == "2024-12-01"
    assert "2O24" in facts["issued_on"].raw


def test_a_number_without_its_sign_is_found_in_the_head() -> None:
    assert shown(scanned(STACKED))["number"] == ["12345678"]


@pytest.mark.parametrize("sign", ["№ ", "N", "N。 ", "NO.", "Ng "])
def test_what_is_left_of_the_sign_of_a_number_tells_it(sign: str) -> None:
    found = shown(scanned(f"1100246018    北京增值税专用发票    {sign}32713155"))
    assert found["number"] == ["32713155"]


def test_the_same_slips_in_a_text_are_no_slips() -> None:
    drawn = page(SIDE_BY_SIDE)
    found = shown(facts_of(PartKind.INVOICE, [drawn], Source.PDF_TEXT, load_vocabulary()))
    assert "number" not in found
    assert "issued_on" not in found


@pytest.mark.parametrize(
    "drawing",
    [
        f"名称：{A}\n纳税人识别号：{A_ID}\n项目名称    金额    税额\n价税合计（小写） ¥5.00",
        f"销售方  名称：{A}      购买方  名称：{B}\n项目名称    金额    税额",
    ],
)
def test_a_side_that_nothing_tells_is_left_out_and_words_beside_decide(drawing: str) -> None:
    found = shown(scanned(drawing))
    if "购买方" in drawing:
        assert (found["seller"], found["buyer"]) == ([A], [B])
    else:
        assert not {"buyer", "seller", "buyer_id", "seller_id"} & set(found)


def test_a_word_on_the_wrong_side_leaves_both_out() -> None:
    found = shown(
        scanned(f"名称：{A}                    购买方  名称：{B}\n项目名称    金额    税额")
    )
    assert "buyer" not in found or found["buyer"] == [B]


def test_a_rolled_invoice_names_the_seller_first() -> None:
    found = shown(
        scanned(
            f"""
            北京增值税普通发票
            发票号码：12345678
            销售方名称：{B}
            纳税人识别号：{B_ID}
            购买方名称：{A}
            纳税人识别号：{A_ID}
            合计金额（小写）：￥2,000,000.00
            合计金额（大写）：贰佰万圆整
            """
        )
    )
    assert (found["seller"], found["seller_id"]) == ([B], [B_ID])
    assert (found["buyer"], found["buyer_id"]) == ([A], [A_ID])
    assert found["amount"] == ["2000000"]
    assert "net" not in found


def test_a_code_that_the_scan_put_on_another_row_goes_with_its_label() -> None:
    found = shown(
        scanned(
            f"""
            购买方    名称：{A}                       销售方    名称：{B}
                      纳税人识别号：                              纳税人识别号：{B_ID}
                                   {A_ID}
            项目名称    金额    税额
            """
        )
    )
    assert found.get("seller_id") == [B_ID]


def test_a_wrong_code_is_not_put_right() -> None:
    found = shown(scanned(SIDE_BY_SIDE.replace(B_ID, OTHER_ID)))
    assert found["seller_id"] == [OTHER_ID]


def test_net_and_tax_without_a_row_of_totals_are_told_by_their_sum() -> None:
    found = shown(
        scanned(
            """
            金额    税额
            ¥1886792.45
            ¥113207.55
            价税合计（小写）¥2000000.00
            """
        )
    )
    assert (found["net"], found["tax"]) == (["1886792.45"], ["113207.55"])


def test_a_lost_minus_is_put_back_on_what_reverses_another_invoice() -> None:
    found = shown(
        scanned(
            """
            合计    ¥1886792.45    ¥-113207.55
            价税合计（大写）  （负数）贰佰万圆整    （小写）¥2000000.00
            备注  被红冲蓝字数电票号码：24112000000099887766
            """
        )
    )
    assert (found["amount"], found["net"], found["tax"]) == (
        ["-2000000"],
        ["-1886792.45"],
        ["-113207.55"],
    )
    assert "number" not in found


@pytest.mark.parametrize(
    ("drawing", "amount"),
    [
        ("电子发票（铁路电子客票）\n票价：￥553.00", "553"),
        (
            "航空运输电子客票行程单\n票价           民航发展基金    合计\n"
            "CNY 1500.92    CNY 50.00       CNY 1550.92",
            "1550.92",
        ),
    ],
)
def test_tickets_are_worth_their_price(drawing: str, amount: str) -> None:
    assert shown(scanned(drawing))["amount"] == [amount]


def test_a_fixed_invoice_is_worth_what_it_says_in_capitals() -> None:
    drawing = "北京市通用定额发票\n发票号码 12345678\n      壹佰元整        ¥100.00"
    found = shown(scanned(drawing))
    assert (found["amount"], found["number"]) == (["100"], ["12345678"])
    assert "amount" not in shown(scanned(drawing.replace("定额", "机打")))


def test_the_amount_before_tax_is_not_the_total() -> None:
    found = shown(scanned("电子发票（普通发票）\n合计    ¥100.00    ¥6.00"))
    assert "amount" not in found


def test_items_lose_a_star_or_break_over_two_lines() -> None:
    assert shown(scanned(SIDE_BY_SIDE))["item"] == ["*信息技术服务*云存储服务"]
    broken = shown(
        scanned(
            """
            项目名称    金额
            *信息系统增值服务*云存储服    1886792.45
            务
            合计    ¥1886792.45
            """
        )
    )
    assert broken["item"] == ["*信息系统增值服务*云存储服务"]


def test_items_without_stars_stand_under_their_heading() -> None:
    found = shown(
        scanned(
            """
            开票项目         单位    金额
            网络带宽服务     项      1000.00
            对象存储         项      2000.00
            合计人民币（大写）：叁仟圆整   （小写）¥3000.00
            """
        )
    )
    assert found["item"] == ["网络带宽服务", "对象存储"]
