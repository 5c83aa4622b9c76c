"""Slips of banks and of a payment service: boxed, listed, two on a page, several in a file."""

from __future__ import annotations

from .paper import Paper
from .truth import Document, Stretch, day, shows, yuan

A5 = (595.0, 420.0)


def _icbc() -> bytes:
    """Boxes with the parties side by side, 户名/账号/开户银行 below one another."""
    p = Paper(A5, margin=30)
    p.put(297, 50, "中国工商银行  网上银行电子回单", 16, "c")
    p.put(30, 74, "电子回单号码：0024-1211-8876-5033", 9)
    p.put(565, 74, "打印日期：2024年12月15日", 9, "r")
    p.y = 84
    p.table(
        [26, 60, 182, 26, 60, 181],
        [
            [
                "付\n款\n人",
                "户名\n\n账号\n\n开户银行",
                "北京澄观数据科技有限公司\n\n0200049619200362111\n\n工商银行北京学清路支行",
                "收\n款\n人",
                "户名\n\n账号\n\n开户银行",
                "北京语穹人工智能有限公司\n\n110931456710802\n\n招商银行北京望京支行",
            ],
        ],
        size=9,
    )
    p.table(
        [86, 182, 86, 181],
        [["金额", "¥384,000.00元", "金额（大写）", "人民币 叁拾捌万肆仟元整"]],
        size=9,
    )
    p.table(
        [86, 182, 86, 181],
        [
            ["摘要", "大模型接口首付款", "业务（产品）种类", "跨行发报"],
            ["用途", "CG-2024-1107", "", ""],
            ["交易流水号", "62330917", "时间戳", "2024-12-11-15.42.18.336271"],
        ],
        size=9,
    )
    p.table([86, 449], [["备注", "附言：服务费 指令编号：HQP1700098811"]], size=9)
    p.put(30, 330, "验证码：q8Zr+Q2kT0nYwA1m", 8)
    p.put(30, 352, "记账网点：0049   记账柜员：12   记账日期：2024年12月11日", 9)
    return p.done()


def _ccb() -> bytes:
    """全称 for the name; 小写 and 大写 in one row; the date above."""
    p = Paper(A5, latin="Helvetica", margin=36)
    p.title("中国建设银行单位客户专用回单", 15, after=6)
    p.put(36, p.y + 8, "币别：人民币", 9)
    p.put(230, p.y + 8, "2024年10月31日", 9)
    p.put(560, p.y + 8, "流水号：110601234000N0QX9VK", 9, "r")
    p.y += 16
    p.table(
        [24, 56, 182, 24, 56, 181],
        [
            [
                "付",
                "全  称",
                "北京澄观数据科技有限公司",
                "收",
                "全  称",
                "砺算智算中心（北京）有限公司",
            ],
            ["款", "账  号", "11001070400059123456", "款", "账  号", "11050163360000000456"],
            [
                "人",
                "开户行",
                "中国建设银行北京清华园支行",
                "人",
                "开户行",
                "中国建设银行北京通州支行",
            ],
        ],
        size=9,
    )
    p.table(
        [80, 262, 181],
        [["金  额", "（大写）人民币捌拾捌万捌仟元整", "（小写）￥888,000.00"]],
        size=9,
    )
    p.table([80, 262, 181], [["凭证种类", "电子转账凭证", "凭证号码 105209987761"]], size=9)
    p.table([80, 262, 181], [["结算方式", "转账", "用  途 第三季度算力租金"]], size=9)
    p.put(
        36,
        p.y + 20,
        "打印时间：2024-11-04 09:11:52   交易柜员：电子渠道   交易机构：110601234",
        8.5,
    )
    return p.done()


def _cmb_two() -> bytes:
    """Two on a page, no ruled lines, labels and values in columns."""
    p = Paper(latin="Helvetica", margin=40)
    for top, serial, when, sum_, words, use in (
        (60, "C0986QW000ABCDEZ", "2024年10月18日", "50,000.00", "伍万元整", "API费用9月"),
        (440, "C0986QW000FGHIJZ", "2024年11月20日", "62,500.00", "陆万贰仟伍佰元整", "API费用10月"),
    ):
        p.put(297, top, "招商银行 出账回单", 15, "c")
        rows = (
            (f"日期：{when}", f"交易流水：{serial}"),
            ("付款账号：110935123410601", "收款账号：110931456710802"),
            ("付款人：北京同晖教育咨询有限公司", "收款人：北京语穹人工智能有限公司"),
            ("付款开户行：招商银行北京通州支行", "收款开户行：招商银行北京望京支行"),
            (f"交易金额(小写)：CNY {sum_}", f"交易金额(大写)：人民币 {words}"),
            (f"交易摘要：{use}", "业务类型：网银汇款"),
        )
        for at, (left, right) in enumerate(rows):
            p.put(50, top + 36 + 24 * at, left, 10)
            p.put(310, top + 36 + 24 * at, right, 10)
        p.put(50, top + 200, "回单编号：20241220110935001" + ("1" if top < 100 else "2"), 9)
        p.put(310, top + 200, "回单验证码：8AF3-11C9-E0B2", 9)
        p.rule(30, top + 220, 565, top + 220)
    return p.done()


def _transfer_voucher() -> bytes:
    """The paper form 电汇凭证: the date in three places, the sum in columns of digits too."""
    p = Paper(A5, margin=30)
    p.title("北京银行 电汇凭证（回单） 1", 15, after=4)
    p.put(
        40,
        p.y + 4,
        "☑普通 □加急      委托日期  2024 年 12 月 26 日      凭证编号 01BJ00778812",
        9.5,
    )
    p.y += 14
    p.table(
        [24, 60, 180, 24, 60, 187],
        [
            [
                "汇",
                "全 称",
                "北京安和嘉诚医院管理有限公司",
                "收",
                "全 称",
                "清数智能科技（北京）有限公司",
            ],
            ["款", "账 号", "20000012345600045678912", "款", "账 号", "110061234018800012345"],
            [
                "人",
                "汇出行名称",
                "北京银行南礼士路支行",
                "人",
                "汇入行名称",
                "交通银行北京中关村支行",
            ],
        ],
        size=9,
    )
    p.table(
        [60, 285, 190],
        [["金额", "人民币（大写）壹佰贰拾伍万元整", "亿千百十万千百十元角分\n￥1,250,000.00"]],
        size=9,
    )
    p.table([60, 475], [["附加信息及用途", "医语大模型项目首付款50%  AHJC-XX-2024-0311"]], size=9)
    p.put(420, p.y + 30, "汇出行签章", 9)
    return p.done()


def slip(page: int, paid: str, amount: str, payer: str, payee: str, *serial: str) -> Stretch:
    facts = shows(paid_on=day(paid), amount=yuan(amount), payer=payer, payee=payee)
    may: dict[str, tuple[str, ...]] = {}
    if len(serial) == 1:
        facts["serial"] = serial
    else:
        may["serial"] = serial
    return Stretch("payment", facts, page, page, may)


PAYMENTS = (
    Document(
        "付款回单-语穹.pdf",
        _icbc,
        (
            slip(
                1,
                "2024-12-11",
                "384000.00",
                "北京澄观数据科技有限公司",
                "北京语穹人工智能有限公司",
                "0024-1211-8876-5033",
                "62330917",
            ),
        ),
    ),
    Document(
        "IMG_20241104_0911.pdf",
        _ccb,
        (
            slip(
                1,
                "2024-10-31",
                "888000.00",
                "北京澄观数据科技有限公司",
                "砺算智算中心（北京）有限公司",
                "110601234000N0QX9VK",
                "105209987761",
            ),
        ),
    ),
    Document(
        "print.pdf",
        _cmb_two,
        (
            Stretch(
                "payment",
                shows(
                    paid_on=(day("2024-10-18"), day("2024-11-20")),
                    amount=(yuan("50000.00"), yuan("62500.00")),
                    payer="北京同晖教育咨询有限公司",
                    payee="北京语穹人工智能有限公司",
                ),
                may=shows(
                    serial=(
                        "C0986QW000ABCDEZ",
                        "C0986QW000FGHIJZ",
                        "202412201109350011",
                        "202412201109350012",
                    )
                ),
            ),
        ),
    ),
    Document(
        "mmexport1735200000.pdf",
        _transfer_voucher,
        (
            slip(
                1,
                "2024-12-26",
                "1250000.00",
                "北京安和嘉诚医院管理有限公司",
                "清数智能科技（北京）有限公司",
                "01BJ00778812",
            ),
        ),
    ),
)
