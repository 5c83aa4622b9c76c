"""Invoices: fully digital ones, old ones, red-letter ones."""

from __future__ import annotations

import pytest

from voucher_cli.evidence.model import PartKind

from .drawn_pages import facts, shown

A = "北京云帆智能科技有限公司"
B = "北京云阶人工智能有限公司"
A_ID = "91110108MA01ABCD2H"
B_ID = "91110105MA7XYZ123K"

DIGITAL = f"""
                    电子发票（增值税专用发票）          发票号码：24112000000012345678
                                                        开票日期：2024年12月01日
    购买方信息    名称：{A}      销售方信息    名称：{B}
    统一社会信用代码/纳税人识别号：{A_ID}    统一社会信用代码/纳税人识别号：{B_ID}
    项目名称    规格型号    单位    数量    单价    金额    税率/征收率    税额
    *信息技术服务*大模型调用服务    次    1    1886792.45    1886792.45    6%    113207.55
    合 计                                                  ¥1886792.45                   ¥113207.55
    价税合计（大写）      贰佰万圆整                        （小写）¥2000000.00
    开票人：王芳
"""
OLD = f"""
    1100241130            北京增值税专用发票            No 12345678
                                                        开票日期：2024年12月01日
    购买方    名        称：{A}        密码区    03<5>*2
              纳税人识别号：{A_ID}
              地址、电话：北京市海淀区 010-88880000
    货物或应税劳务、服务名称    规格型号    单位    数量    单价    金额    税率    税额
    *信息技术服务*模型服务费                        1,886,792.45    6%    113,207.55
    合      计                                    ￥1,886,792.45        ￥113,207.55
    价税合计（大写）    ⊗贰佰万元整                    （小写）￥2,000,000.00
    销售方    名        称：{B}        备注
              纳税人识别号：{B_ID}
    收款人：李明    复核：赵云    开票人：王芳
"""
STACKED = f"""
    电子发票（普通发票）
    发票号码：2411 2000 0000 1234 5678
    开票日期：2024-12-01
    购买方名称：{A}
    购买方税号：{A_ID}
    销售方名称：{B}
    销售方税号：{B_ID}
    不含税金额：1,886,792.45
    合计税额：113,207.55
    价税合计：2,000,000.00
"""
SCANNED = f"""
    电子发票(普通发票)        发票号码:24112000000012345678
    开票日期:2024年12月1日
    购方名称{A}      销方名称{B}
    合计 ￥1886792.45 ￥113207.55
    价税合计(大写)贰佰万圆整        (小写)￥2000000.00
"""


@pytest.mark.parametrize("invoice", [DIGITAL, OLD, STACKED, SCANNED])
def test_every_layout_of_an_invoice_is_read(invoice: str) -> None:
    found = shown(facts(PartKind.INVOICE, invoice))
    assert found["number"][0] in {"24112000000012345678", "12345678"}
    assert found["issued_on"] == ["2024-12-01"]
    assert found["amount"] == ["2000000"]
    assert found["net"] == ["1886792.45"]
    assert found["tax"] == ["113207.55"]
    assert found["buyer"] == [A]
    assert found["seller"] == [B]


@pytest.mark.parametrize("invoice", [DIGITAL, OLD, STACKED])
def test_tax_numbers_stay_with_their_sides(invoice: str) -> None:
    found = shown(facts(PartKind.INVOICE, invoice))
    assert found["buyer_id"] == [A_ID]
    assert found["seller_id"] == [B_ID]


@pytest.mark.parametrize("invoice", [DIGITAL, OLD, SCANNED])
def test_capitals_stand_beside_the_figure(invoice: str) -> None:
    assert shown(facts(PartKind.INVOICE, invoice))["amount_capital"] == ["2000000"]


@pytest.mark.parametrize(
    ("capital", "figure"),
    [
        ("（负数）贰佰万圆整", "-¥2000000.00"),
        ("负贰佰万圆整", "¥-2000000.00"),
        ("（负数）贰佰万圆整", "￥-2,000,000.00"),
    ],
)
def test_red_letter_invoices_are_negative(capital: str, figure: str) -> None:
    found = shown(
        facts(
            PartKind.INVOICE,
            f"""
            电子发票（普通发票）        发票号码：24112000000087654321
            合计          ¥-1886792.45        ¥-113207.55
            价税合计（大写）    {capital}        （小写）{figure}
            """,
        )
    )
    assert found["amount"] == ["-2000000"]
    assert found["amount_capital"] == ["-2000000"]
    assert found["net"] == ["-1886792.45"]
    assert found["tax"] == ["-113207.55"]


def test_untaxed_invoices_have_no_tax() -> None:
    found = shown(facts(PartKind.INVOICE, "合计    ¥5000.00    ***\n价税合计（小写）  ¥5000.00"))
    assert found == {"amount": ["5000"], "net": ["5000"]}


def test_items_are_kept() -> None:
    assert shown(facts(PartKind.INVOICE, DIGITAL))["item"] == ["*信息技术服务*大模型调用服务"]


def test_another_number_is_no_invoice_number() -> None:
    found = facts(PartKind.INVOICE, "发票代码：011002400111\n校验码：71282 12981 12981 12981")
    assert not [f for f in found if f.name == "number"]


def test_a_code_over_the_colon_of_its_label_is_read() -> None:
    code = "91110108562FBH80P4"
    crossed = STACKED.replace(f"购买方税号：{A_ID}", f"购买方税号{code[0]}：{code[1:]}")
    assert shown(facts(PartKind.INVOICE, crossed))["buyer_id"] == [code]
    wrong = crossed.replace(code[1:], code[1:-1] + "5")
    assert "buyer_id" not in shown(facts(PartKind.INVOICE, wrong))


def test_sides_one_below_the_other_are_told_by_the_words_beside() -> None:
    """购买方 and 销售方 stand in cells beside two blocks over the table of items."""
    invoice = f"""
        电子发票（普通发票）            发票号码：24112000000012345678
        购买方          名称：{A}
                        纳税人识别号：91350100M000100Y43
        销售方          名称：{B}
                        纳税人识别号：91110108MA2B7EX9QN
        项目名称        金额          税额
        价税合计（大写）壹佰元整      （小写）¥100.00
    """
    found = shown(facts(PartKind.INVOICE, invoice))
    assert (found["buyer"], found["seller"]) == ([A], [B])
    assert (found["buyer_id"], found["seller_id"]) == (
        ["91350100M000100Y43"],
        ["91110108MA2B7EX9QN"],
    )
