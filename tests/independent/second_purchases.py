"""A second round, drawn after the first had been mended: contracts, invoices, slips."""
# ruff: noqa: E501  the lines of documents are as long as documents have them

from __future__ import annotations

from .office import grid, say, title, word, word_bytes
from .paper import INVOICE, Paper
from .truth import Document, Stretch, day, shows, yuan

_XINGHE, _LANJING = "北京星禾医药科技有限公司", "蓝鲸云数（北京）信息技术有限责任公司"


def _subscription() -> bytes:
    """Particulars in a table up front (特别条款), general terms behind."""
    w = word()
    title(w, "大模型云服务订购合同")
    say(w, "合同编号:LJ-SUB-2025-00317")
    grid(
        w,
        [
            ["订购方信息", "", "", ""],
            ["公司名称", _XINGHE, "纳税人识别号", "91110302MA01B2C3D4"],
            ["服务方信息", "", "", ""],
            ["公司名称", _LANJING, "纳税人识别号", "91110108MA7LQ8XG0X"],
            ["订购内容", "", "", ""],
            ["产品", "规格", "服务开通期间", "费用（元）"],
            ["鲸文大模型API", "200亿tokens包", "2025年3月1日至2026年2月28日", "760,000.00"],
            ["鲸文向量检索", "标准版", "2025年3月1日至2026年2月28日", "40,000.00"],
            ["费用合计", "人民币捌拾万元整", "", "¥800,000.00"],
            ["付款安排", "合同生效后15日内一次性付清", "", ""],
        ],
        merge=[(0, 0, 3), (2, 0, 3), (4, 0, 3), (8, 1, 2), (9, 1, 3)],
    )
    say(
        w,
        "通用条款",
        "1. 甲方指订购方，乙方指服务方。",
        "2. 乙方保证服务可用性不低于99.9%。",
        "3. 任何一方违约，应赔偿守约方的直接损失，赔偿总额以本合同总额的20%为限。",
        "订购方（盖章）：　　　　　　　　服务方（盖章）：",
        "签署日：2025年2月24日　　　　　　签署日：2025年2月26日",
    )
    return word_bytes(w)


def _public_contract() -> bytes:
    """第一部分 合同协议书 with numbered blanks, 万元 in words, a cap for the price."""
    p = Paper(foot="第{page}页")
    p.title("算力服务项目", 22, after=4)
    p.title("合同协议书", 22)
    p.put(520, 60, "甲方合同编号：TZ-2024-SL-009", 9, "r")
    p.put(520, 74, "乙方合同编号：SLZS-XS-24-1186", 9, "r")
    p.texts(
        "发包人（以下称甲方）：北京城市副中心智慧文旅集团有限公司",
        "服务人（以下称乙方）：砺算智算中心（北京）有限公司",
        "一、服务内容：向甲方提供智能算力120P，用于文旅大模型训练与推理。",
        "二、服务期：2024年5月6日起，共计十二个月。",
        "三、签约合同价：人民币（大写）壹佰伍拾陆万元（¥1560000元）；其中不含税价1471698.11元，税额88301.89元。",
        "四、本合同价格形式为固定单价，最终结算金额不超过签约合同价的110%。",
        "五、付款：甲方于每季度第一个月25日前支付上季度费用。",
        "六、本协议书于2024年4月28日在北京市通州区签订。",
        "七、本协议书一式捌份，具有同等法律效力。",
    )
    p.y += 30
    p.put(80, p.y, "甲方：（公章）")
    p.put(330, p.y, "乙方：（公章）")
    return p.done()


def _shenzhen_chain_invoice() -> bytes:
    """An invoice by block chain: another title, fields one below the other."""
    p = Paper(INVOICE, margin=20)
    p.put(305, 40, "深圳电子普通发票", 17, "c")
    for at, text in enumerate(
        ("发票代码：144032409110", "发票号码：12700345", "开票日期：2024-11-08", "校验码：8f3e1")
    ):
        p.put(430, 30 + 13 * at, text, 8.5)
    p.put(24, 96, "购买方", 9)
    p.put(70, 90, f"名 称： {_XINGHE}", 9)
    p.put(70, 104, "纳税人识别号： 91110302MA01B2C3D4", 9)
    for x, head in (
        (60, "货物或应税劳务、服务名称"),
        (260, "数量"),
        (330, "单价"),
        (410, "金额"),
        (470, "税率"),
        (540, "税额"),
    ):
        p.put(x, 134, head, 8.5)
    for x, text in (
        (30, "*信息技术服务*模型训练平台使用费"),
        (268, "1"),
        (330, "47169.81"),
        (410, "47169.81"),
        (474, "6%"),
        (540, "2830.19"),
    ):
        p.put(x, 150, text, 8.5)
    p.put(60, 240, "合计", 9)
    p.put(405, 240, "￥47169.81", 9)
    p.put(535, 240, "￥2830.19", 9)
    p.put(40, 262, "价税合计（大写）", 9)
    p.put(150, 262, "伍万元整", 9)
    p.put(420, 262, "（小写） ￥50000.00", 9)
    p.put(24, 296, "销售方", 9)
    p.put(70, 290, "名 称： 深圳观海智能有限公司", 9)
    p.put(70, 304, "纳税人识别号： 91440300MA5F3D8N2N", 9)
    p.put(70, 318, "地址、电话： 深圳市南山区科苑路15号 0755-26001234", 9)
    p.put(40, 360, "收款人： 王      复核： 李      开票人： 赵      销售方：(章)", 9)
    return p.done()


def _digital_a4() -> bytes:
    """A 数电票 with differing rates, a discount line, and the sums far from their labels."""
    p = Paper(INVOICE, latin="Courier", margin=10)
    p.put(305, 36, "电子发票（增值税专用发票）", 16, "c")
    p.put(590, 34, "发票号码：25112000000055661234", 9, "r")
    p.put(590, 50, "开票日期：2025年03月04日", 9, "r")
    for left, side, name, code in (
        (20, "购买方信息", _XINGHE, "91110302MA01B2C3D4"),
        (306, "销售方信息", _LANJING, "91110108MA7LQ8XG0X"),
    ):
        p.down(left, 78, side, 8, 10)
        p.put(left + 18, 84, f"名称：{name}", 9)
        p.put(left + 18, 110, f"统一社会信用代码/纳税人识别号：{code}", 8)
    rows = (
        ("项目名称", "规格型号", "单位", "数量", "单价", "金额", "税率/征收率", "税额"),
        ("*信息技术服务*鲸文大模型API", "", "年", "1", "754716.98", "754716.98", "6%", "45283.02"),
        ("*信息技术服务*鲸文大模型API", "", "", "", "", "-37735.85", "6%", "-2264.15"),
        ("*信息技术服务*鲸文向量检索", "", "年", "1", "37735.85", "37735.85", "6%", "2264.15"),
    )
    for n, row in enumerate(rows):
        for x, text in zip((24, 190, 232, 268, 340, 420, 500, 588), row, strict=True):
            if text:
                p.put(x, 136 + 16 * n, text, 8.5, "l" if x < 30 else "r")
    p.put(90, 270, "合        计", 9)
    p.put(420, 270, "¥754716.98", 9, "r")
    p.put(588, 270, "¥45283.02", 9, "r")
    p.put(50, 292, "价税合计（大写）", 9)
    p.put(210, 292, "捌拾万圆整", 9)
    p.put(430, 292, "（小写）¥800000.00", 9)
    p.put(24, 320, "备注  LJ-SUB-2025-00317", 9)
    p.put(80, 380, "开票人：陈晨", 9)
    return p.done()


def _bocom() -> bytes:
    """Labels 付款人名称 in a ruled form, the sum in words above the figure, 记账日期 in the head."""
    p = Paper((595, 420), margin=36)
    p.put(36, 50, "交通银行", 13)
    p.put(297, 50, "单位电子回单（付款）", 15, "c")
    p.put(36, 74, "记账日期:2025-03-11", 9)
    p.put(230, 74, "会计流水号:EEM2025031100887", 9)
    p.put(430, 74, "回单编号:552007168", 9)
    p.y = 84
    p.table(
        [90, 170, 90, 173],
        [
            ["付款人账号", "110060149012015000123", "收款人账号", "10277000000456789"],
            ["付款人名称", _XINGHE, "收款人名称", _LANJING],
            ["付款人开户行", "交通银行北京亦庄支行", "收款人开户行", "华夏银行北京中关村支行"],
            ["金额(大写)", "捌拾万元整", "币种", "人民币"],
            ["金额(小写)", "800,000.00", "手续费", "10.50"],
            ["业务摘要", "鲸文大模型年费", "业务名称", "汇款"],
        ],
        size=9,
    )
    p.put(36, p.y + 20, "回单打印日期:2025-04-02 次数:1  验证码:ZQ71-88LM", 8.5)
    return p.done()


def _tenpay() -> bytes:
    """A firm's transfer voucher of a payment service, label over value."""
    p = Paper(latin="Helvetica", margin=60)
    p.title("商户付款到银行卡 电子凭证", 17, after=10)
    p.table(
        [160, 160, 155],
        [
            ["付款商户", "收款方户名", "收款账号"],
            [_XINGHE, "深圳观海智能有限公司", "4000 0212 0920 0123 456"],
            ["付款金额", "到账时间", "微信付款单号"],
            ["¥50,000.00", "2024-11-12 09:30:21", "10000983742011120000123456"],
            ["商户付款单号", "付款状态", "付款备注"],
            ["FK20241112001", "付款成功", "训练平台使用费"],
        ],
        size=9.5,
    )
    return p.done()


def _rural_bank() -> bytes:
    """A notice of a debit: 借方通知, day as 20240711, all in one column with wide gaps."""
    p = Paper(latin="Courier", margin=60)
    p.title("北京农村商业银行 网银转账汇款回单", 15, after=10)
    for label, value in (
        ("回 单 编 号", "BRCB-2024-0711-000442"),
        ("交 易 日 期", "20240711"),
        ("付款人全称", "北京城市副中心智慧文旅集团有限公司"),
        ("付款人账号", "0602000103000012345"),
        ("付款人开户行", "北京农商银行通州新城支行"),
        ("收款人全称", "砺算智算中心（北京）有限公司"),
        ("收款人账号", "11050163360000000456"),
        ("收款人开户行", "中国建设银行北京通州支行"),
        ("转 账 金 额", "RMB 390,000.00"),
        ("金 额 大 写", "叁拾玖万元整"),
        ("用 　 　 途", "二季度算力服务费"),
        ("交 易 状 态", "交易成功"),
    ):
        p.put(90, p.y, label, 10.5)
        p.put(220, p.y, value, 10.5)
        p.y += 21
    return p.done()


SECOND_PURCHASES = (
    Document(
        "合同-蓝鲸.docx",
        _subscription,
        (
            Stretch(
                "contract",
                shows(
                    number="LJ-SUB-2025-00317",
                    amount=yuan("800000"),
                    party_a=_XINGHE,
                    party_b=_LANJING,
                    signed_on=day("2025-02-26"),
                    starts_on=day("2025-03-01"),
                    ends_on=day("2026-02-28"),
                ),
                may=shows(signed_on=day("2025-02-24")),
            ),
        ),
    ),
    Document(
        "SKM_C224e25010.pdf",
        _public_contract,
        (
            Stretch(
                "contract",
                shows(
                    number=("TZ-2024-SL-009", "SLZS-XS-24-1186"),
                    amount=yuan("1560000"),
                    party_a="北京城市副中心智慧文旅集团有限公司",
                    party_b="砺算智算中心（北京）有限公司",
                    signed_on=day("2024-04-28"),
                    starts_on=day("2024-05-06"),
                    ends_on=day("2025-05-05"),
                ),
            ),
        ),
    ),
    Document(
        "144032409110_12700345.pdf",
        _shenzhen_chain_invoice,
        (
            Stretch(
                "invoice",
                shows(
                    number="12700345",
                    issued_on=day("2024-11-08"),
                    amount=yuan("50000"),
                    net=yuan("47169.81"),
                    tax=yuan("2830.19"),
                    buyer=_XINGHE,
                    buyer_id="91110302MA01B2C3D4",
                    seller="深圳观海智能有限公司",
                    seller_id="91440300MA5F3D8N2N",
                ),
            ),
        ),
    ),
    Document(
        "a1.pdf",
        _digital_a4,
        (
            Stretch(
                "invoice",
                shows(
                    number="25112000000055661234",
                    issued_on=day("2025-03-04"),
                    amount=yuan("800000"),
                    net=yuan("754716.98"),
                    tax=yuan("45283.02"),
                    buyer=_XINGHE,
                    buyer_id="91110302MA01B2C3D4",
                    seller=_LANJING,
                    seller_id="91110108MA7LQ8XG0X",
                ),
            ),
        ),
    ),
    Document(
        "a2.pdf",
        _bocom,
        (
            Stretch(
                "payment",
                shows(
                    paid_on=day("2025-03-11"),
                    amount=yuan("800000"),
                    payer=_XINGHE,
                    payee=_LANJING,
                ),
                may=shows(serial=("EEM2025031100887", "552007168")),
            ),
        ),
    ),
    Document(
        "微信图片_20241112.pdf",
        _tenpay,
        (
            Stretch(
                "payment",
                shows(
                    paid_on=day("2024-11-12"),
                    amount=yuan("50000"),
                    payer=_XINGHE,
                    payee="深圳观海智能有限公司",
                ),
                may=shows(serial=("10000983742011120000123456", "FK20241112001")),
            ),
        ),
    ),
    Document(
        "a3.pdf",
        _rural_bank,
        (
            Stretch(
                "payment",
                shows(
                    paid_on=day("2024-07-11"),
                    amount=yuan("390000"),
                    payer="北京城市副中心智慧文旅集团有限公司",
                    payee="砺算智算中心（北京）有限公司",
                    serial="BRCB-2024-0711-000442",
                ),
            ),
        ),
    ),
)
