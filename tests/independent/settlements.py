"""What vendors make out for the costs of a time: sheets, bills of a console, letters."""
# ruff: noqa: E501  the lines of documents are as long as documents have them

from __future__ import annotations

from datetime import date

from .office import grid, say, title, word, word_bytes, workbook
from .paper import Paper
from .truth import Document, Stretch, day, shows, yuan


def _reconciliation() -> bytes:
    """A sheet by month, the time as 2024年9月—11月, sums as numbers and formulas' neighbours."""
    return workbook(
        (
            "对账单",
            [
                ["往来对账单"],
                ["客户名称：", "北京同晖教育咨询有限公司", "", "对账期间：", "2024年9月—11月"],
                ["供应商名称：", "北京语穹人工智能有限公司", "", "币种：", "人民币（元）"],
                ["月份", "接口", "调用量（百万tokens）", "单价", "金额（含税）"],
                ["2024年9月", "千语-Pro", 2500, 20, 50000],
                ["2024年10月", "千语-Pro", 3125, 20, 62500],
                ["2024年11月", "千语-Pro", 4010, 20, 80200],
                ["合计（含税）", None, 9635, None, 192700],
                ["大写：壹拾玖万贰仟柒佰元整"],
                ["以上数据经核对无误。"],
                ["供应商（盖章）：", None, None, "客户（盖章）："],
                ["日期：2024年12月3日", None, None, "日期："],
            ],
            ["A1:E1", "A9:E9"],
        )
    )


def _console_bill() -> bytes:
    """What a cloud console exports: one sheet for the sum, one for the usage."""
    return workbook(
        (
            "账单概览",
            [
                ["凌云云计算（上海）有限公司"],
                ["API用量账单"],
                ["主账号", "100028837711"],
                ["客户", "北京澄观数据科技有限公司"],
                ["账单周期", "2024-09-10~2024-11-30"],
                ["出账时间", "2024-12-01 03:12:09"],
                ["目录总价", "402,117.30"],
                ["优惠金额", "34,117.30"],
                ["应付总额（元，含税）", "368,000.00"],
            ],
            [],
        ),
        (
            "用量明细",
            [
                ["日期", "产品", "计费项", "用量", "应付金额"],
                [date(2024, 9, 30), "大模型推理", "输入tokens", 1288812311, 96000.00],
                [date(2024, 10, 31), "大模型推理", "输入tokens", 1620098110, 121500.00],
                [date(2024, 11, 30), "大模型推理", "输入tokens", 2001122890, 150500.00],
            ],
            [],
        ),
    )


def _confirmation_letter() -> bytes:
    """A letter of the vendor to the customer."""
    w = word()
    title(w, "大模型服务费用结算确认函")
    say(
        w,
        "致：北京丰泽农业科技有限公司",
        "根据贵我双方签订的《购销合同》（合同编号：FZ〔2024〕117号），贵司于2024年12月1日至2025年2月28日期间，"
        "通过API方式实际调用我司“朔方·谷雨”农业大模型，共计发生服务费用人民币156,250.00元"
        "（大写：壹拾伍万陆仟贰佰伍拾元整），具体如下：",
    )
    grid(
        w,
        [
            ["月份", "调用次数（万次）", "费用（元）"],
            ["2024.12", "310", "48,000.00"],
            ["2025.01", "342", "52,250.00"],
            ["2025.02", "361", "56,000.00"],
        ],
    )
    say(w, "特此确认。", "北京朔方智汇科技股份有限公司（盖章）", "2025年3月5日")
    return word_bytes(w)


def _settlement_pdf() -> bytes:
    """With a contract number and both parties, the sum called 本期结算金额."""
    p = Paper(latin="Helvetica", margin=56)
    p.title("API调用费用结算单", 18, after=8)
    p.put(540, p.y, "单据编号：JS-202412-0007", 9, "r")
    p.y += 10
    p.table(
        [80, 162, 80, 162],
        [
            ["服务提供方", "北京语穹人工智能有限公司", "服务使用方", "北京澄观数据科技有限公司"],
            ["合同编号", "CG-2024-1107", "结算周期", "2024.11.10-2024.12.31"],
            ["开票信息", "91110108MA02K7XT3X", "结算日期", "2025.01.06"],
        ],
    )
    p.y += 10
    p.table(
        [40, 164, 90, 80, 110],
        [
            ["序号", "模型名称", "用量(千tokens)", "单价(元)", "小计(元)"],
            ["1", "千语-文本生成", "4,800,000", "0.05", "240,000.00"],
            ["2", "千语-向量化", "16,000,000", "0.005", "80,000.00"],
        ],
        right_from=2,
    )
    p.y += 8
    p.texts(
        "本期结算金额：¥320,000.00（含税）",
        "累计已结算金额：¥320,000.00；合同剩余金额：¥960,000.00",
    )
    return p.done()


def _compute_quarter() -> bytes:
    """A quarter by its name, resources and times of use."""
    p = Paper(margin=56)
    p.title("智能算力服务结算明细表", 18)
    p.texts(
        "出具单位：砺算智算中心（北京）有限公司",
        "租用单位：北京澄观数据科技有限公司",
        "结算期间：2024年第三季度（2024年7月1日至2024年9月30日）",
    )
    p.table(
        [70, 120, 70, 70, 70, 83],
        [
            ["月份", "资源规格", "台数", "使用率", "卡时", "金额（元）"],
            ["7月", "8卡A型", "16", "71%", "67,600", "296,000.00"],
            ["8月", "8卡A型", "16", "83%", "79,100", "296,000.00"],
            ["9月", "8卡A型", "16", "80%", "73,700", "296,000.00"],
            ["应付合计", "", "", "", "220,400", "888,000.00"],
        ],
        right_from=2,
    )
    p.y += 16
    p.text("人民币（大写）：捌拾捌万捌仟元整")
    p.text("砺算智算中心（北京）有限公司（业务专用章）　　2024年10月8日", indent=150)
    return p.done()


def _usage_proof() -> bytes:
    """A proof of costs in words."""
    p = Paper()
    p.title("大模型API调用服务证明", 20)
    p.texts(
        "　　兹证明，北京禾木文旅发展有限公司（统一社会信用代码：91110112MABL90RT6U）为我公司“观微”大模型"
        "API服务客户。自2025年3月10日起至2025年6月30日止，该公司累计调用我公司大模型接口1,843万次，"
        "消耗tokens约52亿，按合同（HTXY20250308）约定单价计算，实际发生大模型API调用费用合计人民币"
        "壹拾叁万柒仟伍佰元整（￥137,500.00）。",
        "　　特此证明。",
    )
    p.y += 60
    p.text("杭州观微网络科技有限公司", indent=260)
    p.text("二〇二五年七月三日", indent=280)
    return p.done()


def _plain_sheet() -> bytes:
    """No title row but the sheet's name; total in the head."""
    return workbook(
        (
            "结算单",
            [
                ["项目", "内容"],
                ["乙方（结算出具方）", "北京朔方智汇科技股份有限公司"],
                ["甲方", "北京振华职业学院"],
                ["服务内容", "智慧校园大模型接口调用费结算"],
                ["结算开始日期", date(2024, 11, 21)],
                ["结算截止日期", date(2024, 12, 31)],
                ["结算总金额（元）", 328833.33],
                ["大写金额", "叁拾贰万捌仟捌佰叁拾叁元叁角叁分"],
                ["制表人", "韩冰"],
            ],
            [],
        )
    )


def _of(starts: str, ends: str, amount: str, issuer: str, last: int = 1) -> tuple[Stretch, ...]:
    facts = shows(starts_on=day(starts), ends_on=day(ends), amount=yuan(amount), issuer=issuer)
    return (Stretch("settlement", facts, 1, last),)


SETTLEMENTS = (
    Document(
        "2024年对账单.xlsx",
        _reconciliation,
        _of("2024-09-01", "2024-11-30", "192700", "北京语穹人工智能有限公司"),
    ),
    Document(
        "export_100028837711.xlsx",
        _console_bill,
        _of("2024-09-10", "2024-11-30", "368000", "凌云云计算（上海）有限公司", 2),
    ),
    Document(
        "新建 Microsoft Word 文档.docx",
        _confirmation_letter,
        _of("2024-12-01", "2025-02-28", "156250.00", "北京朔方智汇科技股份有限公司"),
    ),
    Document(
        "03 API调用结算单（语穹）.pdf",
        _settlement_pdf,
        _of("2024-11-10", "2024-12-31", "320000.00", "北京语穹人工智能有限公司"),
    ),
    Document(
        "未命名.pdf",
        _compute_quarter,
        _of("2024-07-01", "2024-09-30", "888000.00", "砺算智算中心（北京）有限公司"),
    ),
    Document(
        "CCF_000192.pdf",
        _usage_proof,
        _of("2025-03-10", "2025-06-30", "137500.00", "杭州观微网络科技有限公司"),
    ),
    Document(
        "工作簿1.xlsx",
        _plain_sheet,
        _of("2024-11-21", "2024-12-31", "328833.33", "北京朔方智汇科技股份有限公司"),
    ),
)
