"""Contracts in PDF: rented, licensed, in two columns; with signature pages and in two languages."""
# ruff: noqa: E501  the lines of documents are as long as documents have them

from __future__ import annotations

from .paper import Paper
from .truth import Document, Stretch, day, shows, yuan


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


CONTRACTS_RENT = (
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
