"""Contracts of many hands: cover and body, forms, orders, supplements."""

from __future__ import annotations

import pytest

from voucher_cli.evidence.model import Cell, Page, PartKind, Row

from .drawn_pages import facts, shown

A = "北京云帆智能科技有限公司"
B = "北京云阶人工智能有限公司"


def read(*pages: str) -> dict[str, list[str]]:
    return shown(facts(PartKind.CONTRACT, *pages))


COVER_AND_BODY = (
    f"""
                     大模型API技术服务合同
    合同编号：YF-2024-091
    委托方（甲方）：{A}
    受托方（乙方）：{B}
    签订时间：2024年9月5日
    签订地点：北京市海淀区
    """,
    """
    第二条 服务期限
    本合同服务期限为自2024年9月10日起至2025年9月9日止，期满前三十日协商续签。
    第三条 合同价款
    本合同总价款为人民币（大写）叁佰贰拾万元整（￥3,200,000.00），含6%增值税。
    乙方逾期的，每日按合同总价款的0.05%支付违约金，累计不超过合同总金额的10%。
    """,
)
FORM = (
    f"""
    算力服务采购合同
    合同号 | YF-2024-091 | 签约日期 | 2024/9/5
    采购方 | {A} | 供应商 | {B}
    服务期 | 2024/9/10-2025/9/9 | 合同总金额（万元） | 320
    """,
)
ORDER = (
    f"""
    采购订单
    订单编号：YF-2024-091        签订日期：2024.09.05
    买方：{A}
    卖方：{B}
    序号    产品名称              数量    单价（元）    金额（元）
    1       大模型调用包          400     8000          3200000
    合计                          400                   3200000
    开始日期：2024-09-10        结束日期：2025-09-09
    """,
)
IN_WAN = (
    f"""
    服务协议书
    协议编号：YF-2024-091
    甲 方：{A}
    乙 方：{B}
    一、服务期间：2024年9月10日—2025年9月9日
    二、费用总额：人民币320万元整（大写：叁佰贰拾万元整）。
    三、首付款为合同总额的30%，即960,000.00元，于签约后5日内支付。
    甲方（盖章）：                      乙方（盖章）：
    日期：2024年9月5日                  日期：2024年9月5日
    """,
)
TERM_OF_A_YEAR = (
    f"""
    模型授权许可合同
    编号：YF-2024-091
    被许可方（甲方）：{A}
    许可方（乙方）：{B}
    授权期限：自2024年9月10日起，为期一年。
    含税总价：￥３，２００，０００．００元
    甲乙双方于2024年9月5日在北京签署本合同。
    """,
)
CAPITALS_ONLY = (
    f"""
    大模型采购合同
    合同编号 YF－2024－091
    需方：{A}（以下简称“甲方”）
    供方：{B}（以下简称“乙方”）
    签署日期：二〇二四年九月五日
    合同有效期：2024年9月10日至2025年9月9日
    合同金额：人民币叁佰贰拾万元整
    """,
)
TORN_OVER_LINES = (
    f"""
    技术服务合同
    合同编号：YF-2024-091
    甲方：北京云帆智能科技
    有限公司
    乙方：{B}
    本合同期限自2024年9月10
    日起至2025年9月9日止。本合同总金额（含税）为人
    民币3,200,000.00元。
    签订日期：2024年9月5日
    """,
)
SIGNATURE_PAGE = (
    f"""
    框架采购合同
    合同编号：YF-2024-091
    甲方：{A}
    乙方：{B}
    有效期自2024年09月10日至2025年09月09日。价税合计：3,200,000元。
    """,
    f"""
    （以下无正文，为签署页）
    甲方（公章）：{A}        乙方（公章）：{B}
    法定代表人：              法定代表人：
    2024年9月5日              2024年9月5日
    """,
)
CONTRACTS = {
    "cover and body": COVER_AND_BODY,
    "form": FORM,
    "order": ORDER,
    "in 万元": IN_WAN,
    "term of a year": TERM_OF_A_YEAR,
    "capitals only": CAPITALS_ONLY,
    "torn over lines": TORN_OVER_LINES,
    "signature page": SIGNATURE_PAGE,
}


@pytest.mark.parametrize("pages", CONTRACTS.values(), ids=CONTRACTS)
def test_every_layout_of_a_contract_is_read(pages: tuple[str, ...]) -> None:
    found = read(*pages)
    assert [n.replace("－", "-") for n in found["number"]] == ["YF-2024-091"]
    assert found["signed_on"] == ["2024-09-05"]
    assert found["starts_on"] == ["2024-09-10"]
    assert found["ends_on"] == ["2025-09-09"]
    assert found["amount"] == ["3200000"]
    assert found["party_a"] == [A]
    assert found["party_b"] == [B]


def test_price_table_and_clause_give_both_totals() -> None:
    found = read(
        """
        3.1 合同总金额（含税）为人民币4,600,000.00元（大写：肆佰陆拾万元整）。
        序号    名称          单价（元）    金额（元）
        1       模型调用      8             4,240,000.00
        2       数据加工      —             360,000.00
        合计                                4,500,000.00
        """
    )
    assert found["amount"] == ["4600000", "4500000"]
    assert found["amount_capital"] == ["4600000"]


def test_totals_of_parts_are_no_totals() -> None:
    found = read(
        """
        合同总价：1,000,000.00元
        一、模型费用
        名称          金额（元）
        模型          600,000.00
        合计          600,000.00
        二、算力费用
        名称          金额（元）
        算力          400,000.00
        合计          400,000.00
        """
    )
    assert found["amount"] == ["1000000"]


@pytest.mark.parametrize(
    "line",
    [
        "首期合同金额为人民币960,000.00元",
        "违约金累计不超过合同总金额的10%",
        "预付合同总价 30%",
        "每月服务费总额 50,000.00元",
        "合同总金额：____元",
        "单价：8元/百万tokens",
        "保证金总额：100,000.00元",
        "合同总金额详见附件一 第2页",
        "合同总金额不超过人民币500,000.00元",
        "第四条 合同价款\n4.1 合同的价款分两期支付",
        "第四条 合同价款\n4.10 单价见附件",
    ],
)
def test_what_is_no_total_is_not_taken_for_one(line: str) -> None:
    assert "amount" not in read(line)


@pytest.mark.parametrize(
    "clause",
    [
        "第二条 价款：人民币叁佰贰拾万元整（￥3,200,000.00），含6%增值税。",
        "二、金额：3,200,000.00元，大写叁佰贰拾万元整。",
        "3.服务费用及支付方式：共计人民币3,200,000元，分三期支付。",
        "（三）合同价款\n人民币叁佰贰拾万元整。",
        "第四条 费用：【3,200,000.00】元（大写：【叁佰贰拾万】元整）",
    ],
)
def test_the_clause_on_the_price_is_a_label(clause: str) -> None:
    assert read(f"服务合同\n第一条 标的：大模型。\n{clause}\n第九条 其他")["amount"] == ["3200000"]


@pytest.mark.parametrize(
    "lines",
    [
        "四、付款安排\n1、金额：100,000.00元，签订后支付\n2、金额：200,000.00元，验收后支付",
        "第二条 价款：按实际用量结算",
        "第二条 费用：100元/卡时",
        "第二条 价款\n2.10 单价见附件",
        "前期费用：100,000.00元",
    ],
)
def test_what_a_heading_does_not_say_is_no_total(lines: str) -> None:
    assert "amount" not in read(lines)


def test_a_labelled_total_goes_before_a_heading() -> None:
    found = read("第二条 费用：100,000.00元为部署费。\n第三条 合同总金额：3,200,000.00元。")
    assert found["amount"] == ["3200000"]


def test_blanks_that_were_filled_in() -> None:
    found = read(
        f"""
        合同编号【LS-SY-2024-56】
        委托方【{A}】
        受托方【{B}】
        合同总金额：人民币【3,200,000.00】元
        合同期限：【2024】年【9】月【10】日至【2025】年【9】月【9】日
        签订日期：【2024】年【9】月【5】日
        """
    )
    assert found == {
        "number": ["LS-SY-2024-56"],
        "party_a": [A],
        "party_b": [B],
        "amount": ["3200000"],
        "signed_on": ["2024-09-05"],
        "starts_on": ["2024-09-10"],
        "ends_on": ["2025-09-09"],
    }
    assert read("合同编号：京云合字〔2024〕第12号")["number"] == ["京云合字[2024]第12号"]


def test_the_term_is_named_briefly_and_what_happens_within_is_not_it() -> None:
    found = read("2、合同期：2024年9月2日至2024年11月30日。")
    assert (found["starts_on"], found["ends_on"]) == (["2024-09-02"], ["2024-11-30"])
    assert "starts_on" not in read("合同期内，乙方于2024年9月2日至2024年9月5日完成培训。")


def test_net_and_tax_are_told_from_the_total() -> None:
    found = read(
        "合同含税总价：1,060,000.00元，其中不含税金额1,000,000.00元，增值税额60,000.00元（税率6%）。"
    )
    assert found["amount"] == ["1060000"]
    assert found["net"] == ["1000000"]
    assert found["tax"] == ["60000"]


def test_the_unit_of_the_table_holds_for_its_figures() -> None:
    found = read(
        """
        费用明细                                    单位：万元
        名称                数量        金额
        模型授权            2           280.50
        实施服务            1           39.50
        总计                            320.00
        """
    )
    assert found["amount"] == ["3200000"]


def test_columns_of_net_tax_and_total() -> None:
    found = read(
        """
        名称        不含税金额（元）    税率    税额（元）    价税合计（元）
        模型        1,000,000.00        6%      60,000.00     1,060,000.00
        合计        1,000,000.00                60,000.00     1,060,000.00
        """
    )
    assert (found["net"], found["tax"], found["amount"]) == (["1000000"], ["60000"], ["1060000"])


def test_other_periods_are_not_the_term() -> None:
    found = read("质保服务期限自2025年9月10日至2026年9月9日。\n验收合格后30日内付款。")
    assert "starts_on" not in found


def test_a_blank_is_no_value() -> None:
    assert read("合同编号：________\n甲方：\n乙方：____\n签订日期：    年  月  日") == {}


def test_parties_in_sentences_are_no_labels() -> None:
    assert read("甲方应当保证其提供的材料真实，乙方有权要求甲方补充。") == {}
    assert read("4.1 付款时间：甲方应在收到乙方结算单及发票后十个\n工作日内以银行转账支付") == {}


def test_what_a_scan_runs_together_is_parted() -> None:
    found = read(
        f"""
        合同编号：YF-2024-091签订日期2024年9月5日
        甲方(盖章)： 乙方(盖章)：
        {A} {B}
        """
    )
    assert found == {"number": ["YF-2024-091"], "signed_on": ["2024-09-05"]}


def test_gaps_between_the_letters_of_a_number_are_closed() -> None:
    page = Page(1, (Row((Cell("合同编号"), Cell("T W YS-2024-LC-018"))),))
    assert shown(facts(PartKind.CONTRACT, page)) == {"number": ["TWYS-2024-LC-018"]}
