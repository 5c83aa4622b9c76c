"""A framework contract with volume and term."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dossier import companies
from dossier.facts import Claim, Contract, Dossier, Letter, Project, Purchase
from dossier.sound.papers import SIX, TONGZHOU, Papers, settled, tokens


def tongzhou_api() -> Dossier:
    """A framework contract with volume and term, settled quarterly by a signed confirmation."""
    buyer, vendor = companies.yunze(), companies.mochi()
    papers = Papers(buyer, vendor, "*信息技术服务*大模型调用服务费", SIX, "3871")
    usage = {
        "2024年4月": 9_000,
        "2024年5月": 11_000,
        "2024年6月": 12_000,
        "2024年7月": 15_000,
        "2024年8月": 17_000,
        "2024年9月": 14_000,
        "2024年10月": 16_000,
        "2024年11月": 12_500,
        "2024年12月": 11_500,
    }
    quarters = [
        ("第一期", date(2024, 7, 9), date(2024, 7, 23), 153_600),
        ("第二期", date(2024, 10, 10), date(2024, 10, 25), 220_800),
        ("第三期", date(2025, 1, 8), date(2025, 1, 20), 192_000),
    ]
    purchase = Purchase(
        model="墨池大模型",
        filing_number="Shanghai-MoChi-202312220013",
        vendor=vendor,
        contract=Contract(
            path="（3）购买合同.pdf",
            title="大模型API调用服务框架协议",
            number="YZ-KJ-24-011",
            signed_on=date(2024, 3, 25),
            starts_on=date(2024, 4, 1),
            ends_on=date(2024, 12, 31),
            amount=None,
            items=[tokens("墨池标准版", 120_000, "4.8")],
            framework=True,
            layout="terms",
        ),
        settlements=[
            settled(
                "（4）API调用结算单.pdf",
                "confirmation",
                vendor,
                period=(date(2024, 4, 1), date(2024, 12, 31)),
                price="4.8",
                usage=usage,
                issued_on=date(2025, 1, 6),
            )
        ],
        invoices=[
            papers.invoice(f"（5）支付发票-{name}.pdf", day, amount)
            for name, day, _, amount in quarters
        ],
        payments=[
            papers.payment(f"（5）付款证明-{name}.pdf", day, amount, "大模型调用服务费", "list")
            for name, _, day, amount in quarters
        ],
    )
    project = Project(
        name="运泽云导览",
        product_type="API调用",
        launched_on=date(2024, 4, 20),
        scenario="文旅",
        scenario_note="用于景区和博物馆的智能讲解、多语种问答与行程规划。",
        description="游客扫码后以语音或文字提问，系统结合景区知识库调用大模型作答并推荐路线。",
        results="已在16家景区使用，累计服务游客420万人次，人工咨询量下降35%。",
        purpose="以大模型替代固定讲解词，提升游览体验并降低人工咨询成本。",
        cases=(),
        model_introduction="该模型为多语种大语言模型，支持中英日韩对话，响应速度快，适合实时问答。",
    )
    claim = Claim(
        "api",
        "api",
        project,
        [purchase],
        "（6）大模型使用情况说明.pdf",
        date(2025, 9, 2),
        requested=Decimal(169_920),
    )
    letters = {
        "application-form": Letter("（1）申报表（附件1-1）.docx", date(2025, 9, 2)),
        "commitment-letter": Letter("（7）承诺书（附件1-2）.pdf", date(2025, 9, 2)),
    }
    return Dossier(
        TONGZHOU,
        date(2025, 9, 4),
        buyer,
        [claim],
        letters,
        deadline=date(2025, 9, 30),
        licence="（2）营业执照.pdf",
        statements="（2）2024年度财务报表.pdf",
    )
