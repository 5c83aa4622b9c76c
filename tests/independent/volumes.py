"""One scan volume that holds a whole purchase: contract, invoice, slip, settlement, letter."""
# ruff: noqa: E501  the lines of documents are as long as documents have them

from __future__ import annotations

from .paper import Paper
from .truth import Document, Stretch, day, shows, yuan


def _volume() -> bytes:
    p = Paper(latin="Times-Roman")
    _contract(p)
    p.turn()
    _invoice(p)
    p.turn()
    _slip(p)
    p.turn()
    _bill(p)
    p.turn()
    _letter(p)
    return p.done()


def _contract(p: Paper) -> None:
    p.title("人工智能模型服务协议", 20, after=10)
    p.put(520, p.y, "No. ZT-AI-240915", 10, "r")
    p.y += 16
    p.texts(
        "甲　方：北京正拓文化传媒有限公司",
        "乙　方：北京语穹人工智能有限公司",
        "根据《中华人民共和国民法典》，双方就甲方使用乙方大模型API事宜达成协议。",
        "1 服务范围：千语大模型文案生成与图像理解接口。",
        "2 服务期：2024年9月20日至2025年3月19日。",
        "3 费用：服务费总额为人民币贰拾肆万元整（RMB 240,000.00），含6%增值税。",
        "4 付款：甲方应于2024年11月30日前一次性支付全部费用。",
    )
    p.turn()
    p.texts(
        "5 违约：逾期付款的，每日按应付金额的0.3‰支付违约金。",
        "6 保密：双方对合作中获悉的对方商业秘密承担保密义务。",
        "7 争议：向甲方所在地人民法院起诉。",
        "8 协议一式两份，盖章生效。",
    )
    p.y += 40
    p.put(80, p.y, "甲方盖章：")
    p.put(320, p.y, "乙方盖章：")
    p.y += 30
    p.put(80, p.y, "2024年9月15日")
    p.put(320, p.y, "2024年9月15日")


def _invoice(p: Paper) -> None:
    p.title("电子发票（普通发票）", 17, after=8)
    p.put(400, p.y, "发票号码：24112000000455667788", 9)
    p.put(400, p.y + 16, "开票日期：2024年11月22日", 9)
    p.y += 26
    p.table(
        [226, 226],
        [
            [
                "购买方  名称：北京正拓文化传媒有限公司\n统一社会信用代码/纳税人识别号：91330106MA2GYU5177",
                "销售方  名称：北京语穹人工智能有限公司\n统一社会信用代码/纳税人识别号：91110105MA7C4QWE16",
            ]
        ],
        size=8.5,
    )
    p.table(
        [202, 90, 70, 90],
        [
            ["项目名称", "金额", "税率", "税额"],
            ["*信息技术服务*千语大模型API服务费", "226415.09", "6%", "13584.91"],
            ["合计", "¥226415.09", "", "¥13584.91"],
        ],
        size=8.5,
    )
    p.table([452], [["价税合计（大写）  贰拾肆万圆整        （小写）¥240000.00"]], size=9)


def _slip(p: Paper) -> None:
    p.title("中国农业银行  电子回单", 16)
    p.texts(
        "回单编号：ABC241126000331　　　　　　　　　　打印时间：2024-12-02 10:00:12",
        "付款方　账号：11230301040012345　　户名：北京正拓文化传媒有限公司",
        "　　　　开户行：农行北京朝阳支行",
        "收款方　账号：110931456710802　　户名：北京语穹人工智能有限公司",
        "　　　　开户行：招商银行北京望京支行",
        "金额（小写）：240,000.00　　金额（大写）：贰拾肆万元整",
        "币种：人民币　　交易渠道：企业网银",
        "记账日期：20241126　　用途：模型服务费",
    )


def _bill(p: Paper) -> None:
    p.title("大模型API服务结算单", 18)
    p.texts(
        "结算单位：北京语穹人工智能有限公司",
        "客户：北京正拓文化传媒有限公司",
        "结算区间：2024/09/20 — 2024/12/19",
    )
    p.table(
        [152, 100, 100, 100],
        [
            ["计费项", "用量", "单价", "费用"],
            ["文案生成", "420万次", "0.02", "84,000.00"],
            ["图像理解", "90万次", "0.04", "36,000.00"],
            ["合计金额（元）", "", "", "120,000.00"],
        ],
    )


def _letter(p: Paper) -> None:
    p.title("非关联企业证明", 20)
    p.texts(
        "　　兹证明北京正拓文化传媒有限公司与北京语穹人工智能有限公司不存在股权、人员、控制等任何关联关系，为非关联企业。",
        "法定代表人（签字）：　　　　　　（公章）",
        "2024年12月20日",
    )


_ZHENGTUO, _YUQIONG = "北京正拓文化传媒有限公司", "北京语穹人工智能有限公司"

VOLUMES = (
    Document(
        "全部材料.pdf",
        _volume,
        (
            Stretch(
                "contract",
                shows(
                    number="ZT-AI-240915",
                    amount=yuan("240000.00"),
                    party_a=_ZHENGTUO,
                    party_b=_YUQIONG,
                    signed_on=day("2024-09-15"),
                    starts_on=day("2024-09-20"),
                    ends_on=day("2025-03-19"),
                ),
                1,
                2,
            ),
            Stretch(
                "invoice",
                shows(
                    number="24112000000455667788",
                    issued_on=day("2024-11-22"),
                    amount=yuan("240000.00"),
                    net=yuan("226415.09"),
                    tax=yuan("13584.91"),
                    buyer=_ZHENGTUO,
                    buyer_id="91330106MA2GYU5177",
                    seller=_YUQIONG,
                    seller_id="91110105MA7C4QWE16",
                ),
                3,
                3,
            ),
            Stretch(
                "payment",
                shows(
                    paid_on=day("2024-11-26"),
                    amount=yuan("240000.00"),
                    payer=_ZHENGTUO,
                    payee=_YUQIONG,
                    serial="ABC241126000331",
                ),
                4,
                4,
            ),
            Stretch(
                "settlement",
                shows(
                    starts_on=day("2024-09-20"),
                    ends_on=day("2024-12-19"),
                    amount=yuan("120000.00"),
                    issuer=_YUQIONG,
                ),
                5,
                5,
            ),
            Stretch("non-affiliation-proof", {}, 6, 6),
        ),
    ),
)
