"""Slips of banks and of a payment service: boxed, listed, two on a page, several in a file."""
# ruff: noqa: E501  the lines of documents are as long as documents have them

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


def _slip(page: int, paid: str, amount: str, payer: str, payee: str, *serial: str) -> Stretch:
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
            _slip(
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
            _slip(
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
        "浦发.pdf",
        _spdb,
        (
            _slip(
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
            _slip(
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
            _slip(
                page, paid, amount, "北京同晖教育咨询有限公司", "杭州观微网络科技有限公司", serial
            )
            for page, paid, amount, serial in (
                (1, "2024-09-20", "126000.00", "4455667701"),
                (2, "2024-10-20", "98400.50", "4455667702"),
                (3, "2024-11-20", "101000.00", "4455667703"),
            )
        ),
    ),
    Document(
        "mmexport1735200000.pdf",
        _transfer_voucher,
        (
            _slip(
                1,
                "2024-12-26",
                "1250000.00",
                "北京安和嘉诚医院管理有限公司",
                "清数智能科技（北京）有限公司",
                "01BJ00778812",
            ),
        ),
    ),
    Document(
        "doc00012320250110.pdf",
        _statement_table,
        (
            _slip(
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
