"""Contracts in PDF: bought, ordered, commissioned, rented; by many legal departments."""
# ruff: noqa: E501  the lines of documents are as long as documents have them

from __future__ import annotations

from .paper import Paper
from .truth import Document, Stretch, day, shows, yuan


def _purchase() -> bytes:
    """A cover page, parties in a table, the total in words with the figure behind."""
    p = Paper(foot="第 {page} 页")
    p.y = 150
    p.title("大模型服务采购协议", 26, after=60)
    p.text("协议编号：CG-2024-1107", 12, indent=90)
    p.y += 160
    for who in ("采购方：北京澄观数据科技有限公司", "供应方：北京语穹人工智能有限公司"):
        p.text(who, 14, indent=60)
    p.text("签订地点：北京市海淀区", 14, indent=60)
    p.turn()
    p.table(
        [70, 155, 70, 156],
        [
            ["甲方", "北京澄观数据科技有限公司", "乙方", "北京语穹人工智能有限公司"],
            ["统一社会信用代码", "91110108MA02K7XT3X", "统一社会信用代码", "91110105MA7C4QWE16"],
            ["地址", "北京市海淀区学清路8号B座", "地址", "北京市朝阳区望京东园四区2号"],
            ["联系人", "周可  13911112222", "联系人", "孟凡  13722223333"],
        ],
    )
    p.y += 10
    p.texts(
        "　　甲乙双方在平等、自愿的基础上，就甲方向乙方采购“语穹·千语”大模型接口服务事宜，达成如下协议：",
        "一、标的",
        "　　乙方通过公网 API 向甲方提供“语穹·千语”大模型的文本生成与向量化接口，预计调用量 8.6 亿 tokens。",
        "二、价款",
        "　　2.1 本协议价款总计为人民币壹佰贰拾捌万元整（￥1,280,000.00），该价款为含税价，税率6%。",
        "　　2.2 除上述价款外，甲方无需向乙方支付其他任何费用。",
        "三、支付",
        "　　甲方于本协议签署后十个工作日内支付价款的30%，即￥384,000.00；余款按季度据实结算，乙方开具发票后15日内付清。",
        "四、期限",
        "　　本协议服务期限自2024年11月10日起至2025年11月9日止。",
        "五、违约责任",
        "　　任何一方迟延履行的，每逾期一日应按未履行部分的万分之五支付违约金，累计不超过￥64,000.00。",
        "六、争议解决",
        "　　因本协议引起的争议，提交北京仲裁委员会仲裁。",
        "七、其他",
        "　　本协议一式肆份，双方各执贰份，自双方盖章之日起生效。（以下无正文）",
    )
    p.y += 20
    for left, right in (
        ("甲方（盖章）：", "乙方（盖章）："),
        ("授权代表：", "授权代表："),
        ("日期：2024年11月7日", "日期：2024年11月7日"),
    ):
        p.put(80, p.y, left)
        p.put(320, p.y, right)
        p.y += 24
    return p.done()


def _technical_service() -> bytes:
    """The model text of the ministry: 委托方 and 受托方, dates with blanks filled in by hand."""
    p = Paper(latin="Times-Roman", foot="{page}")
    p.put(72, 80, "合同登记编号：2024110108008812", 10)
    p.y = 140
    p.title("技 术 服 务 合 同", 24, after=40)
    for row in (
        "项目名称：   智能质检大模型接口技术服务   ",
        "委托方（甲方）：  中科朔方（北京）工业软件有限公司  ",
        "受托方（乙方）：  北京语穹人工智能有限公司  ",
        "签订时间：    2024  年  9  月  18  日    ",
        "签订地点：  北京市经济技术开发区  ",
        "有效期限：  2024 年 10 月 8 日 至 2025 年 10 月 7 日  ",
    ):
        p.text(row, 13)
        p.y += 8
    p.turn()
    p.texts(
        "　　依据《中华人民共和国民法典》的规定，合同双方就智能质检大模型接口技术服务项目，经协商一致，签订本合同。",
        "第一条  服务内容、方式和要求",
        "乙方以云端API方式向甲方提供多模态质检大模型调用服务，并协助甲方完成接口联调。",
        "第二条  工作条件和协作事项",
        "甲方应在合同生效后5日内提供产线样本图片不少于2000张。",
        "第三条  履行期限",
        "自二〇二四年十月八日至二〇二五年十月七日。",
        "第四条  验收标准和方式",
        "按月出具调用量统计表，双方确认即为验收。",
        "第五条  报酬及其支付方式",
        "（一）本项目报酬（服务费）：86.4万元（大写：捌拾陆万肆仟元整）。",
        "（二）支付方式：分期支付。每季度首月10日前支付上一季度实际发生额。",
        "第六条  违约金或者损失赔偿额的计算方法",
        "违反本合同约定，违约方应当支付违约金5万元。",
        "第七条  本合同正本一式两份，双方各执一份。",
    )
    p.y += 30
    p.table(
        [60, 60, 330],
        [
            [
                "委托方\n（甲方）",
                "单位名称",
                "中科朔方（北京）工业软件有限公司              （签章）",
            ],
            ["", "法定代表人", "林致远                  （签章）"],
            ["", "开户银行", "中国建设银行北京经济技术开发区支行"],
            [
                "受托方\n（乙方）",
                "单位名称",
                "北京语穹人工智能有限公司                    （签章）",
            ],
            ["", "法定代表人", "唐若水                  （签章）"],
            ["", "开户银行", "招商银行北京望京支行"],
        ],
    )
    return p.done()


def _order() -> bytes:
    """One page, English beside Chinese, the total only in the price table."""
    p = Paper(latin="Helvetica", margin=50)
    p.put(50, 60, "LingYun Cloud Computing (Shanghai) Co., Ltd.", 9)
    p.y = 80
    p.title("订单 Purchase Order", 17, after=10)
    p.table(
        [90, 160, 90, 155],
        [
            ["订单号 PO No.", "PO-24-000873", "下单日期 Date", "2024/10/21"],
            ["买方 Buyer", "北京澄观数据科技有限公司", "卖方 Seller", "凌云云计算（上海）有限公司"],
            ["收货/服务地", "北京市海淀区", "服务期 Term", "2024/11/01-2025/04/30"],
        ],
    )
    p.y += 14
    p.table(
        [30, 165, 60, 70, 80, 90],
        [
            ["序号", "产品/服务", "单位", "数量", "含税单价", "含税总价"],
            ["1", "凌云大模型推理 API 标准版", "百万tokens", "12,000", "30.00", "360,000.00"],
            ["2", "专属实例技术支持", "月", "6", "4,500.00", "27,000.00"],
            ["", "合计 Total (CNY)", "", "", "", "387,000.00"],
        ],
        right_from=3,
    )
    p.y += 14
    p.texts(
        "1. 付款 Payment：卖方每月5日前提供上月用量清单，买方收到增值税专用发票后30天内电汇付款。",
        "2. 未尽事宜适用双方于2023年3月15日签署的《主服务协议》（编号 MSA-2023-0315）。",
        "3. This order is governed by the laws of the People's Republic of China.",
    )
    p.y += 30
    p.put(60, p.y, "买方盖章 Buyer (Seal)：")
    p.put(320, p.y, "卖方盖章 Seller (Seal)：")
    return p.done()


CONTRACTS = (
    Document(
        "大模型服务采购协议.pdf",
        _purchase,
        (
            Stretch(
                "contract",
                shows(
                    number="CG-2024-1107",
                    amount=yuan("1280000.00"),
                    party_a="北京澄观数据科技有限公司",
                    party_b="北京语穹人工智能有限公司",
                    signed_on=day("2024-11-07"),
                    starts_on=day("2024-11-10"),
                    ends_on=day("2025-11-09"),
                ),
                last=2,
            ),
        ),
    ),
    Document(
        "扫描件_20241203.pdf",
        _technical_service,
        (
            Stretch(
                "contract",
                shows(
                    amount=yuan("864000.00"),
                    party_a="中科朔方（北京）工业软件有限公司",
                    party_b="北京语穹人工智能有限公司",
                    signed_on=day("2024-09-18"),
                    starts_on=day("2024-10-08"),
                    ends_on=day("2025-10-07"),
                ),
                last=2,
                may=shows(number="2024110108008812"),
            ),
        ),
    ),
    Document(
        "PO-24-000873.pdf",
        _order,
        (
            Stretch(
                "contract",
                shows(
                    number="PO-24-000873",
                    amount=yuan("387000.00"),
                    party_a="北京澄观数据科技有限公司",
                    party_b="凌云云计算（上海）有限公司",
                    signed_on=day("2024-10-21"),
                    starts_on=day("2024-11-01"),
                    ends_on=day("2025-04-30"),
                ),
            ),
        ),
    ),
)
