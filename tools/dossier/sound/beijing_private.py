"""A deployed model with hardware beside it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dossier import companies
from dossier.facts import Acceptance, Claim, Contract, Dossier, Item, Letter, Project, Purchase
from dossier.sound.papers import BEIJING, THIRTEEN, Papers, licence


def beijing_private() -> Dossier:
    """A contract with a line of hardware beside the model; numbered sub-folders."""
    buyer, vendor = companies.zhulan(), companies.luming()
    papers = Papers(buyer, vendor, "*软件*大模型软件使用许可", THIRTEEN, "7720")
    first = {"model": Decimal(1_440_000), "compute": Decimal(168_000)}
    second = {"model": Decimal(960_000), "compute": Decimal(112_000)}
    server = Item(
        "compute", "推理服务器", "8卡", "台", Decimal(2), Decimal(140_000), Decimal(280_000)
    )
    folder = "04发票及付款证明/"
    purchase = Purchase(
        model="鹿鸣工业大模型",
        filing_number="Beijing-LuMingGongYe-202406250007",
        vendor=vendor,
        contract=Contract(
            path="02项目合同/鹿鸣大模型采购合同（双方盖章）.pdf",
            title="大模型产品采购及私有化部署合同",
            number="ZL-HT-20240912",
            signed_on=date(2024, 9, 12),
            starts_on=date(2024, 9, 12),
            ends_on=date(2024, 12, 10),
            amount=Decimal(2_680_000),
            items=[licence("鹿鸣工业版72B", 2_400_000), server],
            layout="table",
        ),
        invoices=[
            papers.invoice(folder + "发票20240920.pdf", date(2024, 9, 20), 1_608_000, lines=first),
            papers.invoice(
                folder + "发票20241126.pdf", date(2024, 11, 26), 1_072_000, lines=second
            ),
        ],
        payments=[
            papers.payment(
                folder + "银行回单20240924.pdf",
                date(2024, 9, 24),
                1_608_000,
                "大模型采购首付款",
                "columns",
                lines=first,
            ),
            papers.payment(
                folder + "银行回单20241129.pdf",
                date(2024, 11, 29),
                1_072_000,
                "大模型采购尾款",
                "columns",
                lines=second,
            ),
        ],
        acceptance=Acceptance(
            "03验收/项目验收报告.pdf",
            date(2024, 11, 22),
            "上线试运行期间，工艺问答准确率达到93%，设备故障平均定位时间由4.2小时缩短到1.6小时。",
        ),
    )
    project = Project(
        name="铸澜设备运维知识助手",
        product_type="私有化部署",
        launched_on=date(2024, 11, 25),
        scenario="工业",
        scenario_note="用于封装设备装配、调试和售后环节的工艺问答、故障诊断与维修记录生成。",
        description=(
            "以公司二十年积累的工艺卡片、故障案例和图纸说明建立知识库，由本地部署的大模型完成检索增强问答，"
            "并与售后工单系统打通。"
        ),
        results="覆盖装配与售后人员210人，新员工独立上岗周期缩短三分之一，返修率下降8%。",
        purpose="沉淀维修经验，缩短设备停机时间。",
        cases=("总装二车间：装配工位扫码即可查询工艺要点，月均问答1.4万次。",),
        model_introduction="该模型针对工业文档训练，参数规模720亿，支持表格与图文混合理解。",
    )
    claim = Claim(
        "private",
        "private",
        project,
        [purchase],
        "05企业资质及使用情况说明/企业资质及大模型使用情况说明.docx",
        date(2024, 12, 12),
        requested=Decimal(440_000),
    )
    letters = {
        "application-form": Letter(
            "01申报表/模型券奖励申报表.docx",
            date(2024, 12, 12),
            ("01申报表/模型券奖励申报表-盖章.pdf",),
        ),
        "commitment-letter": Letter("06承诺书/模型券奖励承诺书.pdf", date(2024, 12, 12)),
        "no-other-funding-letter": Letter(
            "07无其他市级财政资金承诺/未获得其他市级财政资金支持的承诺书.pdf", date(2024, 12, 12)
        ),
        "scenario-letter": Letter("08应用承诺/应用场景承诺书.pdf", date(2024, 12, 12)),
        "non-affiliation-proof": Letter("09非关联证明/非关联证明.pdf", date(2024, 12, 12)),
    }
    return Dossier(BEIJING, date(2024, 12, 16), buyer, [claim], letters)
