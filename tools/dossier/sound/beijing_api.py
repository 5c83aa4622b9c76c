"""One API contract that outlasts the window."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dossier import companies
from dossier.facts import Claim, Contract, Dossier, Letter, Project, Purchase
from dossier.sound.papers import BEIJING, SIX, Papers, settled, tokens


def beijing_api() -> Dossier:
    """A fixed contract that outlasts the window, settled monthly; tidy numbered names."""
    buyer, vendor = companies.lanxi(), companies.yanshan()
    papers = Papers(buyer, vendor, "*信息技术服务*大模型API调用费", SIX, "4183")
    purchase = Purchase(
        model="砚山大模型",
        filing_number="Beijing-YanShan-202403180021",
        vendor=vendor,
        contract=Contract(
            path="2-项目合同.pdf",
            title="大模型接口调用服务合同",
            number="LX-CG-2024-0907",
            signed_on=date(2024, 9, 2),
            starts_on=date(2024, 9, 5),
            ends_on=date(2025, 9, 4),
            amount=Decimal(1_860_000),
            items=[tokens("砚山大模型V3", 310_000, "6")],
            outlasts=True,
        ),
        settlements=[
            settled(
                "3-大模型API调用结算单.pdf",
                "usage-bill",
                vendor,
                period=(date(2024, 9, 5), date(2024, 11, 30)),
                price="6",
                usage={"2024年9月": 62_000, "2024年10月": 71_500, "2024年11月": 73_000},
                issued_on=date(2024, 12, 2),
            )
        ],
        invoices=[
            papers.invoice("4-1-发票（9月）.pdf", date(2024, 10, 9), 372_000),
            papers.invoice("4-2-发票（10月）.pdf", date(2024, 11, 7), 429_000),
            papers.invoice("4-3-发票（11月）.pdf", date(2024, 12, 3), 438_000),
        ],
        payments=[
            papers.payment(
                "4-4-付款回单（9月）.pdf", date(2024, 10, 16), 372_000, "9月大模型调用费", "boxed"
            ),
            papers.payment(
                "4-5-付款回单（10月）.pdf", date(2024, 11, 14), 429_000, "10月大模型调用费", "boxed"
            ),
            papers.payment(
                "4-6-付款回单（11月）.pdf", date(2024, 12, 5), 438_000, "11月大模型调用费", "boxed"
            ),
        ],
    )
    project = Project(
        name="岚汐智能坐席助手",
        product_type="API调用",
        launched_on=date(2024, 9, 18),
        scenario="金融",
        scenario_note="用于银行客户服务中心的来电意图识别、话术推荐和通话小结自动生成。",
        description=(
            "产品在客服人员通话过程中实时转写语音，调用大模型判断客户意图并给出应答建议，挂机后自动生成小结"
            "和工单。"
        ),
        results="截至2024年11月接入坐席1100席，平均通话时长缩短19%，小结填写时间由3分钟降至20秒。",
        purpose="提高客服应答质量，减少通话后的手工录入。",
        cases=(
            "某城市商业银行信用卡中心接入600席，质检覆盖率由5%提高到100%。",
            "某财产保险公司报案热线接入320席，一次解决率提高11个百分点。",
        ),
        model_introduction=(
            "该模型为通用中文大语言模型，上下文长度128K，擅长对话理解、信息抽取和长文摘要。"
        ),
    )
    claim = Claim(
        "api",
        "api",
        project,
        [purchase],
        "5-企业资质及大模型使用情况说明.pdf",
        date(2024, 12, 6),
        requested=Decimal(559_750),
    )
    letters = {
        "application-form": Letter(
            "1-模型券奖励申报表.docx", date(2024, 12, 6), ("1-模型券奖励申报表（盖章版）.pdf",)
        ),
        "commitment-letter": Letter("6-承诺书（附件3-4）.pdf", date(2024, 12, 6)),
        "no-other-funding-letter": Letter(
            "7-未获其他市级财政资金支持承诺书.pdf", date(2024, 12, 6)
        ),
        "scenario-letter": Letter("8-应用场景承诺书.pdf", date(2024, 12, 6)),
        "non-affiliation-proof": Letter("9-非关联企业证明.pdf", date(2024, 12, 6)),
    }
    return Dossier(BEIJING, date(2024, 12, 10), buyer, [claim], letters)
