"""Compute and API in one package."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dossier import companies
from dossier.facts import Applicant, Claim, Contract, Dossier, Letter, Project, Purchase
from dossier.sound.papers import SIX, TONGZHOU, Papers, card_hours, settled, tokens


def tongzhou_both() -> Dossier:
    """Compute and API of one company."""
    buyer = companies.gantang()
    letters = {
        "application-form": Letter("1-申报表.docx", date(2025, 8, 26)),
        "commitment-letter": Letter("7-承诺书.pdf", date(2025, 8, 26)),
    }
    return Dossier(
        TONGZHOU,
        date(2025, 8, 28),
        buyer,
        [_gantang_compute(buyer), _gantang_api(buyer)],
        letters,
        deadline=date(2025, 9, 30),
        licence="2-营业执照.pdf",
        statements="2-财务报表（2024年度）.pdf",
    )


def _gantang_compute(buyer: Applicant) -> Claim:
    vendor = companies.taiwei()
    papers = Papers(buyer, vendor, "*经营租赁*智能算力租赁费", SIX, "1408")
    purchase = Purchase(
        model="太微智算中心",
        filing_number=None,
        vendor=vendor,
        contract=Contract(
            path="算力/3-算力采购合同.pdf",
            title="算力资源采购合同",
            number="GT-SL-2024-02",
            signed_on=date(2024, 11, 26),
            starts_on=date(2024, 12, 1),
            ends_on=date(2025, 5, 31),
            amount=Decimal(600_000),
            items=[card_hours(40_000, "15")],
        ),
        settlements=[
            settled(
                "算力/5-算力结算单.pdf",
                "usage-bill",
                vendor,
                period=(date(2024, 12, 1), date(2025, 5, 31)),
                price="15",
                usage={
                    "2024年12月": 6_000,
                    "2025年1月": 6_400,
                    "2025年2月": 6_800,
                    "2025年3月": 6_900,
                    "2025年4月": 6_900,
                    "2025年5月": 7_000,
                },
                issued_on=date(2025, 6, 4),
            )
        ],
        invoices=[papers.invoice("算力/6-发票.pdf", date(2025, 6, 10), 600_000)],
        payments=[
            papers.payment(
                "算力/6-付款回单.pdf", date(2025, 6, 19), 600_000, "算力采购款", "columns"
            )
        ],
    )
    project = Project(
        name="甘棠信贷文本大模型微调",
        product_type="智能算力租用",
        launched_on=date(2024, 12, 9),
        scenario="金融",
        scenario_note="用于信贷合同、流水和征信报告理解模型的微调训练与批量推理。",
        description="本项目基于开源基座微调信贷文本理解大模型，供中小银行审贷使用。",
        results="字段抽取准确率由88%提高到97%，单笔审贷材料处理时间由40分钟降至6分钟。",
        purpose="为模型微调和回溯评测提供稳定算力。",
        cases=(),
        model_introduction="",
    )
    return Claim(
        "compute",
        "compute",
        project,
        [purchase],
        "算力/4-算力使用情况说明.pdf",
        date(2025, 8, 26),
        requested=Decimal(180_000),
    )


def _gantang_api(buyer: Applicant) -> Claim:
    vendor = companies.yanshan()
    papers = Papers(buyer, vendor, "*信息技术服务*大模型接口调用费", SIX, "8295")
    purchase = Purchase(
        model="砚山大模型",
        filing_number="Beijing-YanShan-202403180021",
        vendor=vendor,
        contract=Contract(
            path="模型/3-购买合同.pdf",
            title="砚山大模型服务购买合同",
            number="GT-MX-2025-01",
            signed_on=date(2025, 1, 6),
            starts_on=date(2025, 1, 10),
            ends_on=date(2025, 7, 9),
            amount=Decimal(504_000),
            items=[tokens("砚山大模型V3", 84_000, "6")],
            layout="table",
        ),
        settlements=[
            settled(
                "模型/4-大模型API调用结算单.xlsx",
                "monthly-sheet",
                vendor,
                period=(date(2025, 1, 10), date(2025, 7, 9)),
                price="6",
                usage={
                    "2025-01": 9_000,
                    "2025-02": 12_000,
                    "2025-03": 14_500,
                    "2025-04": 15_000,
                    "2025-05": 15_500,
                    "2025-06": 14_000,
                    "2025-07": 4_000,
                },
                issued_on=date(2025, 7, 14),
            )
        ],
        invoices=[
            papers.invoice("模型/5-发票1.pdf", date(2025, 4, 8), 213_000),
            papers.invoice("模型/5-发票2.pdf", date(2025, 7, 16), 291_000),
        ],
        payments=[
            papers.payment("模型/5-付款回单1.pdf", date(2025, 4, 16), 213_000, "模型费", "columns"),
            papers.payment("模型/5-付款回单2.pdf", date(2025, 7, 28), 291_000, "模型费", "columns"),
        ],
    )
    project = Project(
        name="甘棠智能审贷助手",
        product_type="API调用",
        launched_on=date(2025, 1, 20),
        scenario="金融",
        scenario_note="用于客户经理尽职调查报告撰写和审贷意见问答。",
        description="客户经理上传材料后，系统调用大模型生成尽调报告初稿并提示风险点。",
        results="9家银行使用，月均生成报告2300份，撰写时间平均缩短62%。",
        purpose="利用通用大模型的写作与推理能力提高审贷效率。",
        cases=(),
        model_introduction="该模型为通用中文大语言模型，上下文长度128K，支持结构化输出。",
    )
    return Claim(
        "api",
        "api",
        project,
        [purchase],
        "模型/6-大模型使用情况说明.pdf",
        date(2025, 8, 26),
        requested=Decimal(151_200),
    )
