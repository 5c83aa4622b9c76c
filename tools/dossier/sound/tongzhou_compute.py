"""A year of leased compute."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dossier import companies
from dossier.facts import Claim, Contract, Dossier, Letter, Project, Purchase
from dossier.sound.papers import SIX, TONGZHOU, Papers, card_hours, settled


def tongzhou_compute() -> Dossier:
    """A year of leased compute, two settlement sheets, quarterly invoices."""
    buyer, vendor = companies.luchuan(), companies.taiwei()
    papers = Papers(buyer, vendor, "*经营租赁*算力租赁费", SIX, "6602")
    quarters = [
        ("2024年3季度", date(2024, 10, 12), date(2024, 10, 21)),
        ("2024年4季度", date(2025, 1, 10), date(2025, 1, 17)),
        ("2025年1季度", date(2025, 4, 11), date(2025, 4, 18)),
        ("2025年2季度", date(2025, 7, 10), date(2025, 7, 18)),
    ]
    halves = (
        ("5-1", (date(2024, 7, 1), date(2024, 12, 31)), 2024, range(7, 13), date(2025, 1, 6)),
        ("5-2", (date(2025, 1, 1), date(2025, 6, 30)), 2025, range(1, 7), date(2025, 7, 4)),
    )
    purchase = Purchase(
        model="太微智算中心",
        filing_number=None,
        vendor=vendor,
        contract=Contract(
            path="3、算力采购合同.pdf",
            title="智能算力资源租用合同",
            number="TWYS-2024-LC-018",
            signed_on=date(2024, 6, 20),
            starts_on=date(2024, 7, 1),
            ends_on=date(2025, 6, 30),
            amount=Decimal(1_440_000),
            items=[card_hours(96_000, "15")],
            layout="terms",
        ),
        settlements=[
            settled(
                f"{n}、算力结算单.xlsx",
                "monthly-sheet",
                vendor,
                period=period,
                price="15",
                usage={f"{year}-{month:02d}": 8_000 for month in months},
                issued_on=issued,
            )
            for n, period, year, months, issued in halves
        ],
        invoices=[
            papers.invoice(f"6-{n}、发票{name}.pdf", day, 360_000)
            for n, (name, day, _) in enumerate(quarters, 1)
        ],
        payments=[
            papers.payment(f"6-{n}、付款证明{name}.pdf", day, 360_000, "算力租金", "columns")
            for n, (name, _, day) in enumerate(quarters, 5)
        ],
    )
    project = Project(
        name="潞川肺结节影像大模型训练",
        product_type="智能算力租用",
        launched_on=date(2024, 7, 15),
        scenario="医疗",
        scenario_note="用于胸部CT影像大模型的预训练、微调以及医院上线前的批量推理验证。",
        description="本项目训练面向胸部CT的影像理解大模型，为放射科提供结节检出与报告草拟。",
        results="完成三轮预训练，结节检出灵敏度由91%提高到96%，在4家医院完成验证。",
        purpose="满足影像大模型训练对高显存集群的需要，避免自建机房的一次性投入。",
        cases=(),
        model_introduction="",
    )
    claim = Claim(
        "compute",
        "compute",
        project,
        [purchase],
        "4、算力使用情况说明.docx",
        date(2025, 9, 10),
        requested=Decimal(432_000),
    )
    letters = {
        "application-form": Letter("1、申报表.docx", date(2025, 9, 10)),
        "commitment-letter": Letter("7、承诺书.pdf", date(2025, 9, 10)),
    }
    return Dossier(
        TONGZHOU,
        date(2025, 9, 15),
        buyer,
        [claim],
        letters,
        deadline=date(2025, 9, 30),
        licence="2-1、营业执照复印件.pdf",
        statements="2-2、2024年度财务报表.xlsx",
    )
