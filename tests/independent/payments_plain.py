"""Slips as lists of label and value: of banks, of a payment service, a row of a statement."""
# ruff: noqa: E501  the lines of documents are as long as documents have them

from __future__ import annotations

from .paper import Paper
from .payments import A5, slip
from .truth import Document


def _spdb() -> bytes:
    """A list of label and value; the clock with the date; glyph by glyph."""
    p = Paper(by_glyph=True, margin=60)
    p.title("上海浦东发展银行", 16, after=0)
    p.title("业务凭证/回单", 14, after=16)
    for label, value in (
        ("交易日期", "20241105"),
        ("交易时间", "10:23:41"),
        ("付款方户名", "北京同晖教育咨询有限公司"),
        ("付款方账号", "91170078801300001234"),
        ("付款方开户行", "上海浦东发展银行北京通州支行"),
        ("收款方户名", "凌云云计算（上海）有限公司"),
        ("收款方账号", "98280078801600005566"),
        ("收款方开户行", "上海浦东发展银行张江科技支行"),
        ("交易金额", "1,000,000.00"),
        ("大写金额", "人民币壹佰万元整"),
        ("手续费", "0.00"),
        ("交易流水号", "5099720241105000871"),
        ("附言", "云推理服务费"),
    ):
        p.put(80, p.y, label + "：", 11)
        p.put(190, p.y, value, 11)
        p.y += 22
    return p.done()


def _alipay() -> bytes:
    """A certificate of a payment service for firms."""
    p = Paper(latin="Helvetica", margin=60)
    p.title("支付宝电子回单", 18, after=4)
    p.put(297, p.y + 4, "电子回单编号：20241009000112233445566", 9, "c")
    p.y += 20
    p.table(
        [110, 365],
        [
            ["回单类型", "转账到银行卡/企业付款"],
            [
                "付款方",
                "账户名：北京丰泽农业科技有限公司\n账号：fin***@fengze.example\n账户类型：支付宝账户",
            ],
            [
                "收款方",
                "账户名：北京朔方智汇科技股份有限公司\n账号：0200006009014488996\n机构名称：中国工商银行",
            ],
            ["支付宝流水号", "2024100922001156781409982211"],
            ["付款时间", "2024-10-09 16:05:33"],
            ["付款金额", "小写：88,888.00元\n大写：捌万捌仟捌佰捌拾捌元整"],
            ["摘要", "谷雨大模型推理 三季度"],
        ],
        size=10,
    )
    p.text("声明：本回单仅证明您的付款行为，不作为收款方发货依据。", 8)
    return p.done()


def _boc_three() -> bytes:
    """Three slips, a page each, as exported in one file."""
    p = Paper(A5, margin=30)
    for at, (when, sum_, words, serial) in enumerate(
        (
            ("2024/09/20", "126,000.00", "壹拾贰万陆仟元整", "4455667701"),
            ("2024/10/20", "98,400.50", "玖万捌仟肆佰元零伍角", "4455667702"),
            ("2024/11/20", "101,000.00", "壹拾万零壹仟元整", "4455667703"),
        )
    ):
        if at:
            p.turn()
        p.title("国内支付业务付款回单", 16, after=10)
        for left, right in (
            (f"客户号：1029938{at}", f"日期：{when}"),
            ("付款人账号：331567890123", "收款人账号：3310010120100123456"),
            ("付款人名称：北京同晖教育咨询有限公司", "收款人名称：杭州观微网络科技有限公司"),
            ("付款人开户行：中国银行北京通州支行", "收款人开户行：浙商银行杭州西湖支行"),
            (f"金额：CNY{sum_}", ""),
            (f"人民币：{words}", ""),
            ("业务种类：普通汇兑", f"交易流水号：{serial}"),
            ("用途：智能对话接口服务费", "附言："),
        ):
            p.put(36, p.y, left, 10)
            p.put(320, p.y, right, 10)
            p.y += 24
        p.put(
            36,
            p.y + 6,
            "此回单以客户真实交易为依据，可通过本行网站校验真伪，电子回单可重复打印，请勿重复记账",
            8,
        )
    return p.done()


def _statement_table() -> bytes:
    """One payment as a row of a transaction list with the account holder above."""
    p = Paper(latin="Helvetica", margin=40)
    p.title("交易明细回单", 16, after=8)
    p.texts(
        "户名：中科朔方（北京）工业软件有限公司    账号：7113210182600012345    开户行：中信银行北京亦庄支行"
    )
    p.y += 4
    p.table(
        [62, 60, 120, 115, 74, 84],
        [
            ["交易日期", "借/贷", "对方户名", "对方账号", "交易金额", "摘要"],
            [
                "2025-01-09",
                "借",
                "北京语穹人工智能有限公司",
                "110931456710802",
                "216,000.00",
                "质检接口四季度",
            ],
        ],
        size=9,
    )
    p.texts("柜员流水号：G1109230045    回单打印次数：1")
    return p.done()


PAYMENTS_PLAIN = (
    Document(
        "浦发.pdf",
        _spdb,
        (
            slip(
                1,
                "2024-11-05",
                "1000000.00",
                "北京同晖教育咨询有限公司",
                "凌云云计算（上海）有限公司",
                "5099720241105000871",
            ),
        ),
    ),
    Document(
        "20241009000112233445566.pdf",
        _alipay,
        (
            slip(
                1,
                "2024-10-09",
                "88888.00",
                "北京丰泽农业科技有限公司",
                "北京朔方智汇科技股份有限公司",
                "2024100922001156781409982211",
                "20241009000112233445566",
            ),
        ),
    ),
    Document(
        "银行回单合集.pdf",
        _boc_three,
        tuple(
            slip(page, paid, amount, "北京同晖教育咨询有限公司", "杭州观微网络科技有限公司", serial)
            for page, paid, amount, serial in (
                (1, "2024-09-20", "126000.00", "4455667701"),
                (2, "2024-10-20", "98400.50", "4455667702"),
                (3, "2024-11-20", "101000.00", "4455667703"),
            )
        ),
    ),
    Document(
        "doc00012320250110.pdf",
        _statement_table,
        (
            slip(
                1,
                "2025-01-09",
                "216000.00",
                "中科朔方（北京）工业软件有限公司",
                "北京语穹人工智能有限公司",
                "G1109230045",
            ),
        ),
    ),
)
