"""One file that holds several documents, and one document on several pages."""

from __future__ import annotations

from textwrap import dedent

from voucher_cli.evidence.model import Cell, Page, Row
from voucher_cli.evidence.model import PartKind as K
from voucher_cli.evidence.recognise import parts_of
from voucher_cli.vocabulary import load_vocabulary

from .drawn_pages import file, page, sheet, shown

CONTRACT = (
    "技术服务合同\n合同编号：YF-2024-091\n甲方：北京甲有限公司\n乙方：北京乙有限公司",
    "第一条 标的\n1.1 乙方向甲方提供大模型API调用服务。\n第二条 期限\n2.1 本合同期限一年。",
    "第九条 违约责任\n任何一方违反本合同的，应当承担责任。\n第十条 争议解决\n提交仲裁",
    "（以下无正文，为签署页）\n甲方（盖章）：        乙方（盖章）：\n2024年9月5日    2024年9月5日",
)
INVOICE = """
    电子发票（普通发票）    发票号码：{number}
    开票日期：2024年12月01日
    购买方信息  名称：北京甲有限公司  销售方信息  名称：北京乙有限公司
    合计    ¥100.00    ¥6.00
    价税合计（大写）  壹佰零陆圆整    （小写）¥106.00
"""
SLIP = """
    某某银行电子回单
    交易日期：2024年12月03日    交易流水号：{number}
    付款人户名  北京甲有限公司    收款人户名  北京乙有限公司
    金额（大写）  壹佰零陆元整    金额（小写）  ￥106.00
    摘要  服务费    币种  人民币
"""
LETTER = "模型券奖励承诺书\n本单位承诺提交的申报材料均真实、准确、有效。\n法定代表人（签字）："
FUNDING = "未获得其他市级财政资金支持的承诺书\n特此承诺。"


def split(*pages: Page | str, name: str = "全部材料.pdf") -> list[tuple[K, int, int]]:
    made = (page(p, n) if isinstance(p, str) else p for n, p in enumerate(pages, start=1))
    return [
        (part.kind, part.first_page, part.last_page)
        for part in parts_of(file(name, *made), load_vocabulary())
    ]


def invoice(n: int) -> str:
    return INVOICE.format(number=f"2411200000001234567{n}")


def slip(n: int) -> str:
    return SLIP.format(number=f"2024120300{n}")


def test_one_volume_with_everything() -> None:
    assert split(*CONTRACT, invoice(1), slip(1), LETTER, FUNDING) == [
        (K.CONTRACT, 1, 4),
        (K.INVOICE, 5, 5),
        (K.PAYMENT, 6, 6),
        (K.COMMITMENT_LETTER, 7, 7),
        (K.NO_OTHER_FUNDING_LETTER, 8, 8),
    ]


def test_numbers_that_run_through_the_volume_say_nothing() -> None:
    pages = [*CONTRACT, invoice(1), slip(1)]
    assert split(*(f"{text}\n第 {n} 页" for n, text in enumerate(pages, start=1))) == [
        (K.CONTRACT, 1, 4),
        (K.INVOICE, 5, 5),
        (K.PAYMENT, 6, 6),
    ]


def test_a_page_in_the_middle_of_its_numbering_begins_nothing() -> None:
    pages = (
        "第 1 页 共 2 页\n项目验收报告\n验收日期：2024年11月30日",
        "第 2 页 共 2 页\n验收意见\n同意通过验收",
        "第 1 页 共 2 页\n算力使用情况说明\n一、项目介绍",
        "第 2 页 共 2 页\n三、应用效果\n明显",
    )
    assert split(*pages) == [(K.ACCEPTANCE_REPORT, 1, 2), (K.USAGE_STATEMENT, 3, 4)]


def test_a_running_header_begins_nothing() -> None:
    assert split(*(f"技术服务合同\n{text}" for text in CONTRACT)) == [(K.CONTRACT, 1, 4)]


def test_annexes_stay_with_their_contract() -> None:
    annexes = (
        "附件一：技术规格书\n模型参数量 70B",
        "附件二\n保密协议\n双方应当保密",
        "合同附件3：验收标准及验收单\n格式",
    )
    assert split(*CONTRACT, *annexes) == [(K.CONTRACT, 1, 7)]


def test_official_forms_are_no_annexes() -> None:
    assert split(*CONTRACT, "附件3-4\n模型券奖励承诺书\n（2024年）") == [
        (K.CONTRACT, 1, 4),
        (K.COMMITMENT_LETTER, 5, 5),
    ]


def test_two_contracts_in_one_file() -> None:
    other = "算力租赁协议\n第1页\n合同编号：SL-1\n甲方：北京甲有限公司\n乙方：北京丙有限公司"
    assert split(*CONTRACT, other) == [(K.CONTRACT, 1, 4), (K.CONTRACT, 5, 5)]


def test_several_invoices_one_a_page() -> None:
    assert split(invoice(1), invoice(2), invoice(3)) == [
        (K.INVOICE, 1, 1),
        (K.INVOICE, 2, 2),
        (K.INVOICE, 3, 3),
    ]


def test_two_slips_on_one_page_are_two_parts() -> None:
    parts = parts_of(file("回单.pdf", page(slip(1) + "\n" + slip(2))), load_vocabulary())
    assert [(p.kind, p.first_page) for p in parts] == [(K.PAYMENT, 1), (K.PAYMENT, 1)]
    assert [p.all("serial")[0].value for p in parts] == ["20241203001", "20241203002"]


def test_two_invoices_on_one_page_are_two_parts() -> None:
    parts = parts_of(file("发票.pdf", page(invoice(1) + "\n" + invoice(2))), load_vocabulary())
    assert [p.all("number")[0].value for p in parts] == [
        "24112000000012345671",
        "24112000000012345672",
    ]


def test_statements_on_several_pages_and_sheets_are_one() -> None:
    pages = ("资产负债表\n2024年12月31日", "利润表\n2024年度", "现金流量表\n2024年度")
    assert split(*pages) == [(K.FINANCIAL_STATEMENT, 1, 3)]
    sheets = (
        sheet("利润表", ("项目", "本年金额"), ("营业收入", "1")),
        sheet("资产负债表", ("项目", "期末余额"), ("资产总计", "1"), number=2),
    )
    assert split(*sheets) == [(K.FINANCIAL_STATEMENT, 1, 2)]


def test_sheets_of_different_kinds_are_parted() -> None:
    sheets = (
        sheet("申报表", ("模型券奖励申报表",), ("企业名称", "甲")),
        sheet("结算单", ("API调用结算单",), ("结算金额", "1"), number=2),
        sheet("明细", ("日期", "用量"), ("9月1日", "12"), number=3),
    )
    assert split(*sheets) == [(K.APPLICATION_FORM, 1, 1), (K.SETTLEMENT, 2, 3)]


def test_a_scanned_page_in_between_stays_with_the_page_before() -> None:
    scan = page("", 3, readable=False)
    made = (page(CONTRACT[0], 1), page(CONTRACT[1], 2), scan, page(invoice(1), 4))
    parts = parts_of(file("全部.pdf", *made), load_vocabulary())
    assert [(p.kind, p.first_page, p.last_page, p.readable) for p in parts] == [
        (K.CONTRACT, 1, 3, False),
        (K.INVOICE, 4, 4, True),
    ]


def test_pages_are_never_lost() -> None:
    pages = [*CONTRACT, "某页", invoice(1), "", slip(2)]
    spans = split(*pages)
    assert [n for _, first, last in spans for n in range(first, last + 1)] == list(range(1, 9))


def _invoice(number: str, seller: str) -> str:
    return f"""
                                            发票号码：{number}
        电子发票（普通发票）
                                            开票日期：2024年12月01日
        购买方名称：北京云帆智能科技有限公司    销售方名称：{seller}
        合计    ¥100.00    ¥6.00
        价税合计（大写）  壹佰零陆圆整    （小写）¥106.00
        开票人：李明
    """


def test_a_number_over_its_title_goes_with_the_invoice_below() -> None:
    numbers = "24112000000012345678", "24112000000087654321"
    both = "".join(
        dedent(_invoice(number, seller))
        for number, seller in zip(numbers, ("甲算科技有限公司", "乙算科技有限公司"), strict=True)
    )
    parts = parts_of(file("发票.pdf", page(both)), load_vocabulary())
    assert [shown(part.facts)["number"] for part in parts] == [[number] for number in numbers]


def test_the_list_of_goods_goes_with_its_invoice() -> None:
    listed = """
        销售货物或者提供应税劳务、服务清单
        购买方名称：北京云帆智能科技有限公司
        销售方名称：甲算科技有限公司
        所属增值税专用发票代码：1100241130    号码：12345678    共 1 页 第 1 页
        序号    货物名称    金额    税率    税额
        1    *信息技术服务*云存储服务    100.00    6%    6.00
        填开日期：2024年12月01日
    """
    first = page(_invoice("24112000000012345678", "甲算科技有限公司"))
    [part] = parts_of(file("发票.pdf", first, page(listed, 2)), load_vocabulary())
    assert (part.kind, part.last_page) == (K.INVOICE, 2)
    assert shown(part.facts)["item"] == ["*信息技术服务*云存储服务"]


FORM = "附件1-1\n申报表\n一、申报单位基本情况\n单位名称    北京甲有限公司"
LICENCE = """
    91110108MA01ABCD2H    {title}
    名称    北京甲有限公司    注册资本    1200万元
    法定代表人    王建国    成立日期    2019年02月25日
    经营范围    技术开发、技术服务；软件开发
    登记机关    2021年09月16日
"""


def test_a_licence_whose_title_could_not_be_read_is_told_by_its_phrases() -> None:
    licence = dedent(LICENCE.format(title="统一社会信用代码"))
    assert split(FORM, licence, LETTER) == [
        (K.APPLICATION_FORM, 1, 1),
        (K.BUSINESS_LICENCE, 2, 2),
        (K.COMMITMENT_LETTER, 3, 3),
    ]
    assert split(*CONTRACT, licence) == [(K.CONTRACT, 1, 5)]


def test_a_scan_may_set_a_title_and_the_line_below_in_one_cell() -> None:
    cells = (Cell("91110108MA01ABCD2H"), Cell("营业执照\n统一社会信用代码"), Cell("（副本）"))
    licence = Page(2, (Row(cells), *(Row((Cell(f"第{n}项"),)) for n in range(3))))
    assert split(FORM, licence) == [(K.APPLICATION_FORM, 1, 1), (K.BUSINESS_LICENCE, 2, 2)]
