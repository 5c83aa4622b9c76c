"""Wordings that documents drawn without a look at the readers showed to be common."""

from __future__ import annotations

import pytest

from voucher_cli.evidence.model import PartKind
from voucher_cli.vocabulary import load_vocabulary

from .drawn_pages import facts, shown


def read(kind: PartKind, *pages: str) -> dict[str, list[str]]:
    return shown(facts(kind, *pages))


@pytest.mark.parametrize(
    "name",
    [
        "砺算智算中心(北京)有限公司",
        "北京安和嘉诚医院管理有限公司",
        "中国移动通信集团北京有限公司",
        "中国移动通信集团北京有限公司海淀分公司",
        "中国科学院自动化研究所",
        "北京大学第一医院",
        "北京京信会计师事务所(普通合伙)",
        "北京语穹人工智能有限公司",
    ],
)
def test_a_name_does_not_end_at_the_first_word_that_ends_names(name: str) -> None:
    organisation = load_vocabulary().organisation
    for text in (name, f"{name}(以下简称甲方)", f"{name},地址:北京市中关村大街1号"):
        match = organisation.match(text)
        assert match is not None
        assert match[0] == name


def test_two_names_in_one_sentence_are_not_one() -> None:
    match = load_vocabulary().organisation.match("北京安和医院与清数智能有限公司签订")
    assert match is not None
    assert match[0] == "北京安和医院"


CONTRACT = """
    服务合同
    甲方：北京甲有限公司
    乙方：北京乙有限公司
"""


@pytest.mark.parametrize(
    ("sentence", "starts", "ends"),
    [
        ("租期一年，自2024年7月1日起算。", ["2024-07-01"], ["2025-06-30"]),
        ("服务期限为12个月，自2024年7月1日起。", ["2024-07-01"], ["2025-06-30"]),
        (
            "协议期限：本协议自2024年9月1日起生效，至2025年8月31日终止。",
            ["2024-09-01"],
            ["2025-08-31"],
        ),
        ("服务期限：自合同签订之日起至2025年12月31日。", [], ["2025-12-31"]),
        ("服务期限：自2024年9月1日至2025年8月31日。", ["2024-09-01"], ["2025-08-31"]),
        ("服务期限：合同签订后至验收之日。", [], []),
    ],
)
def test_a_term(sentence: str, starts: list[str], ends: list[str]) -> None:
    found = read(PartKind.CONTRACT, CONTRACT + f"    第二条  {sentence}\n")
    assert found.get("starts_on", []) == starts
    assert found.get("ends_on", []) == ends


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("编号：SL租字[2024]第 0066 号", "SL租字[2024]第0066号"),
        ("No. ZT-AI-240915", "ZT-AI-240915"),
        ("合同编号：FZ〔2024〕117 号", "FZ[2024]117号"),
        ("协议编号：CG-2024-1107-补 1", "CG-2024-1107-补1"),
        ("合同编号：FZ-117 签订地点：北京", "FZ-117"),
    ],
)
def test_a_number(line: str, number: str) -> None:
    assert read(PartKind.CONTRACT, CONTRACT + f"    {line}\n")["number"] == [number]


def test_a_number_of_a_contract_in_brackets_ends_with_them() -> None:
    found = read(
        PartKind.ACCEPTANCE_REPORT,
        "验收报告\n项目（合同编号：BJZH-HT-2024-038）已按合同约定完成\n验收日期：2025-03-21",
    )
    assert found["contract_number"] == ["BJZH-HT-2024-038"]


def test_a_day_in_english() -> None:
    found = read(PartKind.CONTRACT, CONTRACT + "    签署日期: October 12, 2024 / 2024年10月12日\n")
    assert found["signed_on"] == ["2024-10-12"]


@pytest.mark.parametrize(
    "sentence",
    [
        "本协议价款总计为人民币壹拾万元整（￥100,000.00），该价款为含税价。",
        "本项目报酬（服务费）：10万元（大写：壹拾万元整）。",
    ],
)
def test_a_total(sentence: str) -> None:
    found = read(PartKind.CONTRACT, CONTRACT + f"    {sentence}\n")
    assert [float(value) for value in found["amount"]] == [100000]


def test_an_order_in_two_languages() -> None:
    found = read(
        PartKind.CONTRACT,
        """
        订单 Purchase Order
        订单号 PO No. | PO-24-000873 | 下单日期 Date | 2024/10/21
        买方 Buyer | 北京甲有限公司 | 卖方 Seller | 上海乙有限公司
        收货地 | 北京市海淀区 | 服务期 Term | 2024/11/01-2025/04/30
        序号 | 产品 | 数量 | 含税单价 | 含税总价
        1 | 推理API | 12,000 | 30.00 | 360,000.00
        合计 Total (CNY)                     360,000.00
        """,
    )
    assert found["number"] == ["PO-24-000873"]
    assert found["signed_on"] == ["2024-10-21"]
    assert found["party_a"] == ["北京甲有限公司"]
    assert found["party_b"] == ["上海乙有限公司"]
    assert (found["starts_on"], found["ends_on"]) == (["2024-11-01"], ["2025-04-30"])
    assert found["amount"] == ["360000"]


def test_the_invoice_that_a_red_one_takes_back_is_not_it() -> None:
    found = read(
        PartKind.INVOICE,
        """
        电子发票（增值税专用发票）
        发票号码：25112000000001230045
        备注  被红冲蓝字数电发票号码：24112000000187650000
        """,
    )
    assert found["number"] == ["25112000000001230045"]


def test_tax_numbers_below_names_that_say_whose_they_are() -> None:
    found = read(
        PartKind.INVOICE,
        """
        购买方 名称：北京甲有限公司            销售方 名称：北京乙有限公司
        纳税人识别号：91330106MA2GYU5177  纳税人识别号：91110105MA7C4QWE16
        """,
    )
    assert found["buyer_id"] == ["91330106MA2GYU5177"]
    assert found["seller_id"] == ["91110105MA7C4QWE16"]


def test_a_slip_whose_day_has_no_label() -> None:
    found = read(
        PartKind.PAYMENT,
        """
        单位客户专用回单
        币别：人民币      2024年10月31日      流水号：110601234000N0
        付款人户名：北京甲有限公司      收款人户名：北京乙有限公司
        打印时间：2024-11-04 09:11:52
        """,
    )
    assert found["paid_on"] == ["2024-10-31"]


def test_banks_of_a_transfer_are_not_its_parties() -> None:
    found = read(
        PartKind.PAYMENT,
        """
        电汇凭证（回单）
        汇  全 称      北京甲有限公司        收  全 称      北京乙有限公司
        款  账 号      2000001234            款  账 号      1100612340
        人  汇出行名称  北京银行南礼士路支行  人  汇入行名称  交通银行中关村支行
        """,
    )
    assert found["payer"] == ["北京甲有限公司"]
    assert found["payee"] == ["北京乙有限公司"]


def test_a_payment_as_the_one_row_of_a_list() -> None:
    found = read(
        PartKind.PAYMENT,
        """
        交易明细回单
        户名：北京甲有限公司
        交易日期      借/贷    对方户名            对方账号            交易金额
        2025-01-09    借       北京乙有限公司      110931456710802     216,000.00
        """,
    )
    assert found["paid_on"] == ["2025-01-09"]
    assert found["payee"] == ["北京乙有限公司"]


@pytest.mark.parametrize(
    "sentence",
    [
        "贵司于2024年12月1日至2025年2月28日期间实际调用我司大模型，共计发生服务费用人民币156,250.00元（大写：壹拾伍万陆仟贰佰伍拾元整）。",
        "自2024年12月1日起至2025年2月28日止，实际发生大模型API调用费用合计人民币壹拾伍万陆仟贰佰伍拾元整（￥156,250.00）。",
    ],
)
def test_a_settlement_in_one_sentence(sentence: str) -> None:
    found = read(PartKind.SETTLEMENT, f"服务费用结算证明\n{sentence}\n北京乙有限公司\n2025年3月5日")
    assert found["starts_on"] == ["2024-12-01"]
    assert found["ends_on"] == ["2025-02-28"]
    assert found["amount"] == ["156250"]
    assert found["issuer"] == ["北京乙有限公司"]


def test_a_total_is_told_by_the_heading_over_it_not_by_what_stands_next() -> None:
    found = read(
        PartKind.SETTLEMENT,
        """
        算力服务结算明细表
        月份        使用率     卡时        金额（元）
        7月         71%        67,600      296,000.00
        8月         83%        79,100      296,000.00
        应付合计               146,700     592,000.00
        """,
    )
    assert found["amount"] == ["592000"]


def test_the_customer_of_a_bill_did_not_issue_it() -> None:
    found = read(
        PartKind.SETTLEMENT,
        """
        上海乙有限公司
        用量账单
        客户          北京甲有限公司
        账单周期      2024-09-10~2024-11-30
        应付总额      368,000.00
        """,
    )
    assert found["issuer"] == ["上海乙有限公司"]


def test_a_column_with_tax_is_no_column_of_tax() -> None:
    found = read(
        PartKind.SETTLEMENT,
        """
        算力费用结算表
        统计时间：2024/05/06-2024/07/31
        规格        不含税金额     税额         含税金额
        8卡         245283.02      14716.98     260000.00
        4卡         122641.51      7358.49      130000.00
        总计        367924.53      22075.47     390000.00
        """,
    )
    assert (found["net"], found["tax"], found["amount"]) == (
        ["367924.53"],
        ["22075.47"],
        ["390000"],
    )
    assert (found["starts_on"], found["ends_on"]) == (["2024-05-06"], ["2024-07-31"])


def test_a_bill_of_one_month() -> None:
    found = read(
        PartKind.SETTLEMENT,
        """
        月度服务费确认单
        双方确认，2025年4月份大模型API服务费用如下：
        模型        费用（元）
        千语-L      45,000.00
        千语-M      24,000.00
        本月应结算总额      69,000.00
        """,
    )
    assert (found["starts_on"], found["ends_on"]) == (["2025-04-01"], ["2025-04-30"])
    assert found["amount"] == ["69000"]


def test_parties_under_headings() -> None:
    found = read(
        PartKind.CONTRACT,
        """
        云服务订购合同
        订购方信息
        公司名称    北京甲有限公司      纳税人识别号    91110302MA01B2C3D4
        服务方信息
        公司名称    北京乙有限公司      纳税人识别号    91110108MA7LQ8XG0X
        产品        服务开通期间                      费用（元）
        大模型API   2025年3月1日至2026年2月28日       760,000.00
        """,
    )
    assert found["party_a"] == ["北京甲有限公司"]
    assert found["party_b"] == ["北京乙有限公司"]
    assert (found["starts_on"], found["ends_on"]) == (["2025-03-01"], ["2026-02-28"])


def test_parties_by_what_they_are_called() -> None:
    found = read(
        PartKind.CONTRACT,
        """
        合同协议书
        使用单位（以下称甲方）：北京甲有限公司
        服务人（以下简称“乙方”）：北京乙有限公司
        """,
    )
    assert found["party_a"] == ["北京甲有限公司"]
    assert found["party_b"] == ["北京乙有限公司"]


def test_a_voucher_with_its_values_below_their_labels() -> None:
    found = read(
        PartKind.PAYMENT,
        """
        商户付款 电子凭证
        付款商户              收款方户名            收款账号
        北京甲有限公司        北京乙有限公司        4000 0212 0920
        """,
    )
    assert found["payer"] == ["北京甲有限公司"]
    assert found["payee"] == ["北京乙有限公司"]
