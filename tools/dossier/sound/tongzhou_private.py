"""A deployed model, accepted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dossier import companies
from dossier.facts import Acceptance, Claim, Contract, Dossier, Letter, Project, Purchase
from dossier.sound.papers import THIRTEEN, TONGZHOU, Papers, licence


def tongzhou_private() -> Dossier:
    """A deployed model, paid in two parts, accepted."""
    buyer, vendor = companies.caotai(), companies.luming()
    papers = Papers(buyer, vendor, "*软件*鹿鸣大模型授权费", THIRTEEN, "5149")
    purchase = Purchase(
        model="鹿鸣工业大模型",
        filing_number="Beijing-LuMingGongYe-202406250007",
        vendor=vendor,
        contract=Contract(
            path="3项目合同/项目合同.pdf",
            title="大模型采购与私有化部署合同",
            number="CT-2024-SW-055",
            signed_on=date(2024, 7, 8),
            starts_on=date(2024, 7, 8),
            ends_on=date(2024, 11, 30),
            amount=Decimal(980_000),
            items=[licence("鹿鸣工业版14B", 980_000)],
            layout="table",
        ),
        invoices=[
            papers.invoice("4发票和付款证明/发票1.pdf", date(2024, 7, 15), 588_000),
            papers.invoice("4发票和付款证明/发票2.pdf", date(2024, 10, 22), 392_000),
        ],
        payments=[
            papers.payment(
                "4发票和付款证明/付款回单1.pdf", date(2024, 7, 19), 588_000, "首付款", "boxed"
            ),
            papers.payment(
                "4发票和付款证明/付款回单2.pdf", date(2024, 10, 30), 392_000, "验收款", "boxed"
            ),
        ],
        acceptance=Acceptance(
            "5项目验收报告/项目验收报告.pdf",
            date(2024, 10, 18),
            "排产建议采纳率达到87%，设备报警误报率由22%降至6%。",
        ),
    )
    project = Project(
        name="漕泰智能排产系统",
        product_type="私有化部署",
        launched_on=date(2024, 10, 21),
        scenario="工业",
        scenario_note="用于汽车零部件工厂的订单排产、异常解释和设备报警归因。",
        description="系统在工厂内网部署大模型，读取订单与设备数据，生成排产建议和说明。",
        results="3家工厂上线，排产耗时由半天缩短至20分钟，设备综合效率提高4.5个百分点。",
        purpose="在内网环境下利用大模型的推理能力辅助计划员决策。",
        cases=(),
        model_introduction="该模型面向制造业语料训练，参数规模140亿，可在单台服务器上推理。",
    )
    claim = Claim(
        "private",
        "private",
        project,
        [purchase],
        "6大模型情况说明/大模型情况说明.pdf",
        date(2025, 8, 20),
        requested=Decimal(294_000),
    )
    letters = {
        "application-form": Letter("1申报表/申报表.docx", date(2025, 8, 20)),
        "commitment-letter": Letter("7承诺书/承诺书（附件1-2）.pdf", date(2025, 8, 20)),
    }
    return Dossier(
        TONGZHOU,
        date(2025, 8, 22),
        buyer,
        [claim],
        letters,
        deadline=date(2025, 9, 30),
        licence="2营业执照及财务报表/营业执照.pdf",
        statements="2营业执照及财务报表/2024年度财务报表.xlsx",
    )
