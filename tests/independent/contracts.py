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


def _compute_rent() -> bytes:
    """出租方 and 承租方, the term as a year from a day, signed in Chinese numerals on the last page."""
    p = Paper(foot="- {page} -")
    p.put(540, 50, "编号：SL租字[2024]第 0066 号", 9, "r")
    p.y = 70
    p.title("智能算力租赁合同", 20)
    p.texts(
        "甲方（承租方）：北京澄观数据科技有限公司",
        "法定代表人：周可",
        "乙方（出租方）：砺算智算中心（北京）有限公司",
        "法定代表人：齐鸣远",
        "　　鉴于甲方开展行业大模型训练及推理业务需要租用智能算力，双方依据有关法律法规订立本合同。",
        "第1条 算力资源",
        "1.1 乙方向甲方提供8卡GPU服务器16台（单台FP16算力不低于2.5PFLOPS），合计约40PFLOPS。",
        "1.2 交付时间：本合同生效后7日内完成开通并书面通知甲方。",
        "第2条 租期",
        "2.1 租期一年，自2024年7月1日起算。",
        "第3条 租金",
        "3.1 租金标准为每台每月18,500元（含税）。",
        "3.2 全年租金总额：人民币3,552,000元，大写叁佰伍拾伍万贰仟元整。",
        "3.3 甲方应于每季度结束后十五日内支付该季度租金888,000元。",
        "第4条 服务等级",
        "4.1 月度可用性不低于99.5%，低于该标准的，按当月租金的5%减免。",
    )
    p.texts(
        *[
            f"4.{n} 乙方应对机房的供电、制冷、网络及安全负责，并保留运维记录备查。"
            for n in range(2, 12)
        ]
    )
    p.texts(
        "第5条 保密",
        "5.1 双方对因履行本合同知悉的商业秘密负有保密义务，期限三年。",
        "第6条 合同的变更与解除",
        "6.1 经双方协商一致，可以书面变更或解除本合同。",
        "第7条 附则",
        "7.1 本合同自双方法定代表人或授权代表签字并加盖公章之日起生效。",
    )
    p.turn()
    p.text("（本页为签署页）")
    p.y += 40
    p.texts("甲方：北京澄观数据科技有限公司（公章）", "法定代表人或授权代表（签字）：")
    p.y += 50
    p.texts("乙方：砺算智算中心（北京）有限公司（公章）", "法定代表人或授权代表（签字）：")
    p.y += 50
    p.text("签订日期：二〇二四年六月二十五日", indent=220)
    return p.done()


def _subscription_english() -> bytes:
    """Bilingual, the English first; amounts as CNY."""
    p = Paper(latin="Times-Roman", foot="Page {page}")
    p.title("Private Deployment Licence Agreement", 18, after=4)
    p.title("大模型私有化部署许可合同", 16)
    p.texts(
        "Contract No. 合同编号: QS-LIC-2024-019",
        "Effective Date 签署日期: October 12, 2024 / 2024年10月12日",
        "Party A (Licensee) 甲方（被许可方）: 北京安和嘉诚医院管理有限公司",
        "Party B (Licensor) 乙方（许可方）: 清数智能科技（北京）有限公司",
        "1. Subject matter 许可标的",
        "Party B licenses to Party A the “清数医语” large language model (70B) for on-premises use. "
        "乙方许可甲方在其自有机房部署并使用“清数医语”大模型（70B）一套，许可用户数不限。",
        "2. Fees 费用",
        "2.1 The total contract price is CNY 2,650,000.00 (tax inclusive). "
        "合同总价（含税）为人民币2,650,000.00元。",
        "2.2 Price breakdown 价格明细:",
    )
    p.table(
        [40, 230, 90, 90],
        [
            ["No.", "Item 项目", "Tax 税率", "Amount 金额"],
            ["1", "LLM licence 大模型许可费", "13%", "2,200,000.00"],
            ["2", "Implementation 部署实施费", "6%", "300,000.00"],
            ["3", "Annual support 年度维保费", "6%", "150,000.00"],
        ],
    )
    p.y += 8
    p.texts(
        "3. Payment 付款: 50% within 10 days after signing; 50% within 20 days after acceptance. "
        "签约后10日内付50%，验收后20日内付50%。",
        "4. Term 期限: from November 1, 2024 to October 31, 2027 自2024年11月1日起至2027年10月31日止。",
        "5. Acceptance 验收: Party A shall accept the model within 30 days after delivery. "
        "甲方应于交付后30日内完成验收并出具验收报告。",
    )
    p.y += 30
    p.put(80, p.y, "Party A 甲方 (Seal):")
    p.put(330, p.y, "Party B 乙方 (Seal):")
    return p.done()


def _two_columns() -> bytes:
    """Letters of seal and signature in two columns; the sum first in words, 小写 behind."""
    p = Paper(margin=64)
    p.title("云服务合同", 20, after=6)
    p.put(530, p.y, "合同号 HTXY20250308", 9, "r")
    p.y += 12
    for left, right in (
        ("客户（甲方）：北京禾木文旅发展有限公司", "服务商（乙方）：杭州观微网络科技有限公司"),
        ("住所地：北京市通州区新华西街60号", "住所地：杭州市西湖区文三路90号"),
        ("电话：010-80556677", "电话：0571-88990011"),
    ):
        p.put(64, p.y, left, 9)
        p.put(310, p.y, right, 9)
        p.y += 18
    p.texts(
        "一、服务内容：乙方为甲方文旅智能导览项目提供“观微”大模型API调用服务，含对话与图文理解两个接口。",
        "二、合同金额：人民币（大写）肆拾玖万伍仟元整，（小写）￥495,000.00元。",
        "三、合同期限：2025年3月10日—2026年3月9日。",
        "四、结算：按自然月结算，甲方应于次月20日前付清上月费用。",
        "五、发票：乙方在收到款项后五个工作日内开具6%增值税专用发票。",
        "六、知识产权、保密与数据安全：按附件一执行。",
        "七、本合同经双方签字盖章后生效，传真件、扫描件与原件具有同等效力。",
    )
    p.y += 30
    for left, right in (
        ("甲方（公章）：北京禾木文旅发展有限公司", "乙方（公章）：杭州观微网络科技有限公司"),
        ("代表签字：", "代表签字："),
        ("签署日期：2025年3月8日", "签署日期：2025年3月9日"),
    ):
        p.put(64, p.y, left, 9.5)
        p.put(310, p.y, right, 9.5)
        p.y += 26
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
    Document(
        "3.算力合同（盖章版）.pdf",
        _compute_rent,
        (
            Stretch(
                "contract",
                shows(
                    number="SL租字[2024]第0066号",
                    amount=yuan("3552000"),
                    party_a="北京澄观数据科技有限公司",
                    party_b="砺算智算中心（北京）有限公司",
                    signed_on=day("2024-06-25"),
                    starts_on=day("2024-07-01"),
                    ends_on=day("2025-06-30"),
                ),
                last=2,
            ),
        ),
    ),
    Document(
        "0A1B2C3D.pdf",
        _subscription_english,
        (
            Stretch(
                "contract",
                shows(
                    number="QS-LIC-2024-019",
                    amount=yuan("2650000.00"),
                    party_a="北京安和嘉诚医院管理有限公司",
                    party_b="清数智能科技（北京）有限公司",
                    signed_on=day("2024-10-12"),
                    starts_on=day("2024-11-01"),
                    ends_on=day("2027-10-31"),
                ),
            ),
        ),
    ),
    Document(
        "IMG_0231.pdf",
        _two_columns,
        (
            Stretch(
                "contract",
                shows(
                    number="HTXY20250308",
                    amount=yuan("495000.00"),
                    party_a="北京禾木文旅发展有限公司",
                    party_b="杭州观微网络科技有限公司",
                    signed_on=day("2025-03-09"),
                    starts_on=day("2025-03-10"),
                    ends_on=day("2026-03-09"),
                ),
                may=shows(signed_on=day("2025-03-08")),
            ),
        ),
    ),
)
