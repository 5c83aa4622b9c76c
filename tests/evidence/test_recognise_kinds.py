"""What a document is, told by its title, its phrases or the name of its file."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voucher_cli.evidence.kinds import folded_name, kind_of_path, kind_of_title
from voucher_cli.evidence.model import PartKind as K
from voucher_cli.evidence.model import ToldBy
from voucher_cli.evidence.recognise import parts_of
from voucher_cli.text import squeeze
from voucher_cli.vocabulary import load_vocabulary

from .drawn_pages import file, page

WORDS = load_vocabulary()


def each(table: dict[K, str]) -> list[tuple[K, str]]:
    """Kind and text, for texts that are parted by slashes."""
    return [(kind, text) for kind, texts in table.items() for text in texts.split(" / ")]


TITLES = {
    K.APPLICATION_FORM: (
        "模型券奖励申报表 / 模型劵申请表 / 北京市通州区算力券项目申报书 / 申 报 表"
    ),
    K.BUSINESS_LICENCE: "营业执照 / 营 业 执 照（副 本） / 事业单位法人证书",
    K.FINANCIAL_STATEMENT: (
        "利润表 / 资产负债表 / 2024年度审计报告 / 财务报表 / 现金流量表（2024年度）"
    ),
    K.CONTRACT: (
        "大模型API调用服务采购合同 / 技术服务合同 / 智能算力租赁协议 / 框架合作协议书 / "
        "采购订单 / 软件许可使用合同（2024年） / 补充协议 / "
        "《大模型私有化部署项目采购合同》"
    ),
    K.SETTLEMENT: (
        "大模型API调用结算单 / 合同结算单 / 算力资源使用结算确认单 / 服务对账单 / "
        "云服务账单 / 大模型API调用服务证明 / 2024年9月用量确认单 / 费用结算明细"
    ),
    K.INVOICE: (
        "电子发票（普通发票） / 北京增值税专用发票 / 电子发票(增值税专用发票) / 增值税电子普通发票"
    ),
    K.PAYMENT: (
        "中国工商银行电子回单 / 网上银行电子回执 / 招商银行付款回单 / 支付业务付款凭证 / "
        "转账成功 / 客户回单 / 账户交易明细 / 银行结算业务申请书 / 支付宝电子回单"
    ),
    K.ACCEPTANCE_REPORT: ("项目验收报告 / 验收单 / 系统终验报告 / 合同验收证书 / 验收确认书"),
    K.DEPLOYMENT_PROOF: (
        "大模型部署证明 / 系统上线运行证明 / 私有化部署情况说明 / 模型部署及使用证明"
    ),
    K.USAGE_STATEMENT: (
        "算力使用情况说明 / 大模型使用情况说明 / 大模型应用情况报告 / 企业资质及大模型使用情况说明"
    ),
    K.QUALIFICATION: ("企业资质证明 / 公司简介 / 计算机软件著作权登记证书 / 高新技术企业证书"),
    K.COMMITMENT_LETTER: (
        "模型券奖励承诺书 / 北京市高精尖产业发展资金承诺书（2024年） / 项目申报承诺书 / 承 诺 书"
    ),
    K.NO_OTHER_FUNDING_LETTER: (
        "未获得其他市级财政资金支持的承诺书 / 无其他市级资金承诺函 / "
        "关于未重复申报财政资金的声明 / 未享受其他财政补贴证明"
    ),
    K.SCENARIO_LETTER: "应用场景承诺书 / 企业应用承诺书 / 大模型应用场景承诺函",
    K.NON_AFFILIATION_PROOF: (
        "非关联企业证明 / 无关联关系声明 / 关于不存在关联关系的说明 / 非关联方承诺书"
    ),
    K.OTHER: (
        "差旅报销须知 / 付款通知书 / 保密协议 / 中标通知书 / 劳动合同 / "
        "增值税纳税申报表 / 授权委托书"
    ),
}


@pytest.mark.parametrize(("kind", "title"), each(TITLES))
def test_titles(kind: K, title: str) -> None:
    assert kind_of_title(squeeze(title), WORDS) is kind


@pytest.mark.parametrize(
    "line",
    [
        "双方协商一致可以解除本合同",
        "合同编号：YF-2024-091",
        "根据双方签订的合同，",
        "甲方应在收到发票后付款",
        "第三条 合同金额与单价",
        "特此承诺",
        "详见验收报告。",
    ],
)
def test_lines_that_are_no_titles(line: str) -> None:
    assert kind_of_title(squeeze(line), WORDS) is None


NAMES = {
    K.CONTRACT: (
        "02-项目合同.pdf / 2、采购合同（盖章版）.pdf / 合同/扫描件1.pdf / "
        "云阶-技术服务协议 终稿v2.docx / 附件2 购买合同(1).pdf"
    ),
    K.SETTLEMENT: ("合同结算单.xlsx / 3.API调用结算单(副本).pdf / 202409-11账单.pdf / 对账单.xlsx"),
    K.INVOICE: ("4发票.pdf / 支付发票-2.pdf / 云阶专票20241201.pdf / 合同发票.pdf"),
    K.PAYMENT: "付款证明.pdf / 银行回单2.pdf / 转账凭证.jpg / 网银流水.pdf",
    K.ACCEPTANCE_REPORT: "项目合同验收报告.pdf / （4）验收单.pdf",
    K.COMMITMENT_LETTER: "6、承诺书.pdf / 附件3-4 北京市高精尖产业发展资金承诺书.docx",
    K.NO_OTHER_FUNDING_LETTER: (
        "7、未获得其他市级财政资金支持的承诺书.pdf / 无重复享受资金承诺函.pdf"
    ),
    K.SCENARIO_LETTER: "8应用场景承诺书.pdf",
    K.NON_AFFILIATION_PROOF: "9、非关联企业证明材料.pdf / 非关联关系承诺书.pdf",
    K.APPLICATION_FORM: "模型劵奖励申报表.docx",
    K.BUSINESS_LICENCE: "营业执照复印件.jpg / 营业执照副本.pdf",
    K.FINANCIAL_STATEMENT: "2024年度财务报表.xlsx / 审计报告2024.pdf",
    K.USAGE_STATEMENT: "算力使用情况说明.pdf / 企业资质及大模型使用情况说明.pdf",
    K.OTHER: "保密协议.pdf / 增值税纳税申报表.pdf / 付款通知书.pdf",
}


@pytest.mark.parametrize(("kind", "name"), each(NAMES))
def test_names_of_files(kind: K, name: str) -> None:
    assert kind_of_path(name, WORDS) is kind


@pytest.mark.parametrize(
    "name", ["扫描件_20241203.pdf", "微信图片_20241203.jpg", "3.pdf", "a/b.pdf"]
)
def test_names_that_say_nothing(name: str) -> None:
    assert kind_of_path(name, WORDS) is None


def test_names_from_a_mac_are_read() -> None:
    name = unicodedata.normalize("NFD", "结算单（Café）.pdf")
    assert folded_name(name, WORDS) == "结算单(café)"
    assert kind_of_path(name, WORDS) is K.SETTLEMENT


def test_a_page_that_cannot_be_read_goes_by_its_name() -> None:
    (part,) = parts_of(file("4、验收报告.pdf", page("", readable=False)), WORDS)
    assert (part.kind, part.told_by, part.readable) == (K.ACCEPTANCE_REPORT, ToldBy.NAME, False)


def test_a_file_that_could_not_be_opened_is_one_part() -> None:
    (part,) = parts_of(file("6、承诺书.pdf"), WORDS)
    assert (part.kind, part.readable, part.facts) == (K.COMMITMENT_LETTER, False, ())


def test_the_title_outweighs_the_name() -> None:
    (part,) = parts_of(file("合同.pdf", page("大模型API调用结算单\n结算金额：1.00元")), WORDS)
    assert part.kind is K.SETTLEMENT


def test_a_mere_letter_is_what_it_promises() -> None:
    full = """
        承诺书
        1.本单位承诺提交的全部申报材料均真实、准确、有效。
        2.近三年内无严重不良行为。
        3.未获得其他市级财政资金支持。
        4.自愿接受市区相关部门监管。
        5.若违反以上承诺，将退还全部资金。
        """
    funding = "承诺书\n本单位申报的项目未获得其他市级财政资金支持。\n特此承诺。"
    scenario = "承诺函\n我公司使用大模型所开展的应用符合行动计划所明金融等细分行业场景。"
    affiliation = "声明\n我公司与北京云阶公司不存在关联关系，特此声明。"
    kinds = [
        parts_of(file("x.pdf", page(text)), WORDS)[0].kind
        for text in (full, funding, scenario, affiliation)
    ]
    assert kinds == [
        K.COMMITMENT_LETTER,
        K.NO_OTHER_FUNDING_LETTER,
        K.SCENARIO_LETTER,
        K.NON_AFFILIATION_PROOF,
    ]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            K.INVOICE,
            "发票号码:24112000000012345678\n开票日期:2024\n购买方 销售方\n价税合计",
        ),
        (
            K.PAYMENT,
            "付款人户名 甲\n收款人户名 乙\n交易日期 X\n交易流水号 1\n开户行\n币种",
        ),
        (
            K.BUSINESS_LICENCE,
            "信用代码\n法定代表人\n注册资本\n成立日期\n经营范围\n登记机关",
        ),
        (
            K.CONTRACT,
            "甲方 乙方\n本合同一式四份\n第五条 违约责任\n第六条 争议解决\n不可抗力",
        ),
        (
            K.FINANCIAL_STATEMENT,
            "货币资金 1\n应收账款 2\n资产总计 3\n负债合计 4\n期末余额",
        ),
    ],
)
def test_phrases_tell_a_page_without_title(kind: K, text: str) -> None:
    (part,) = parts_of(file("扫描件.pdf", page(text)), WORDS)
    assert (part.kind, part.told_by) == (kind, ToldBy.MARKS)


def test_a_contract_that_speaks_of_payment_is_no_slip() -> None:
    text = """
        第三条 付款：付款人应在收款人提供发票后以转账方式支付，收款账户开户行：某行，
        户名：乙方，支付时间以银行流水号为准，摘要注明合同编号。本合同金额大写：壹佰元整。
        """
    (part,) = parts_of(file("x.pdf", page(text)), WORDS)
    assert part.kind is not K.PAYMENT


@given(st.lists(st.text(max_size=30), max_size=12), st.text(max_size=20))
@settings(max_examples=120)
def test_no_text_and_no_name_makes_it_fail(lines: list[str], name: str) -> None:
    parts = parts_of(file(f"{name}.pdf", page("\n".join(lines))), WORDS)
    assert [p.number for part in parts for p in part.pages]
