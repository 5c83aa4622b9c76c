"""Both Beijing routes in one package."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dossier import companies
from dossier.facts import Acceptance, Applicant, Claim, Contract, Dossier, Letter, Project, Purchase
from dossier.sound.papers import BEIJING, SIX, THIRTEEN, Papers, licence, settled, tokens


def beijing_both() -> Dossier:
    """Both Beijing routes of one company, one framework contract among them."""
    buyer = companies.tangxu()
    letters = {
        "application-form": Letter(
            "1.申报表.docx", date(2024, 12, 18), ("1.申报表（盖章扫描件）.pdf",)
        ),
        "commitment-letter": Letter("6.资金承诺书.pdf", date(2024, 12, 18)),
        "no-other-funding-letter": Letter("7.无其他市级财政支持承诺书.pdf", date(2024, 12, 18)),
        "scenario-letter": Letter("8.应用承诺书.pdf", date(2024, 12, 18)),
        "non-affiliation-proof": Letter("9.非关联关系证明.pdf", date(2024, 12, 18)),
    }
    claims = [_tangxu_api(buyer), _tangxu_private(buyer)]
    return Dossier(BEIJING, date(2024, 12, 20), buyer, claims, letters)


def _tangxu_api(buyer: Applicant) -> Claim:
    vendor = companies.mochi()
    papers = Papers(buyer, vendor, "*信息技术服务*大模型API服务费", SIX, "2056")
    purchase = Purchase(
        model="墨池大模型",
        filing_number="Shanghai-MoChi-202312220013",
        vendor=vendor,
        contract=Contract(
            path="2.1 API调用框架合同.pdf",
            title="大模型API服务框架协议",
            number="TX2024-API-03",
            signed_on=date(2024, 9, 10),
            starts_on=date(2024, 9, 10),
            ends_on=date(2024, 12, 15),
            amount=None,
            items=[tokens("墨池Pro", 120_000, "5")],
            framework=True,
            layout="terms",
        ),
        settlements=[
            settled(
                "3.API调用结算单.xlsx",
                "monthly-sheet",
                vendor,
                period=(date(2024, 9, 10), date(2024, 11, 30)),
                price="5",
                usage={"2024-09": 22_400, "2024-10": 31_000, "2024-11": 36_600},
                issued_on=date(2024, 12, 3),
            )
        ],
        invoices=[
            papers.invoice("4.1 API发票一.pdf", date(2024, 10, 12), 112_000),
            papers.invoice("4.1 API发票二.pdf", date(2024, 12, 6), 338_000),
        ],
        payments=[
            papers.payment(
                "4.2 API付款凭证一.pdf", date(2024, 10, 28), 112_000, "API服务费", "list"
            ),
            papers.payment(
                "4.2 API付款凭证二.pdf", date(2024, 12, 16), 338_000, "API服务费", "list"
            ),
        ],
    )
    project = Project(
        name="棠序备课助手",
        product_type="API调用",
        launched_on=date(2024, 9, 23),
        scenario="教育",
        scenario_note="为中小学教师生成教案、课件提纲和分层作业。",
        description="教师选择教材章节后，系统调用大模型生成教学设计初稿，并依据课程标准自动校对。",
        results="注册教师3.1万人，平均每份教案的准备时间由90分钟降至25分钟。",
        purpose="减轻教师备课负担。",
        cases=("朝阳区某学区12所小学整体使用，累计生成教案2.6万份。",),
        model_introduction="该模型为中文教育语料增强的大语言模型，提供对话与结构化输出接口。",
    )
    return Claim(
        "api",
        "api",
        project,
        [purchase],
        "5.1 企业资质及大模型使用情况说明（API）.pdf",
        date(2024, 12, 18),
        requested=Decimal(225_000),
    )


def _tangxu_private(buyer: Applicant) -> Claim:
    vendor = companies.yanshan()
    papers = Papers(buyer, vendor, "*软件*砚山大模型许可费", THIRTEEN, "9314")
    purchase = Purchase(
        model="砚山大模型",
        filing_number="Beijing-YanShan-202403180021",
        vendor=vendor,
        contract=Contract(
            path="2.2 私有化部署合同.pdf",
            title="砚山大模型私有化部署合同",
            number="TX2024-SY-01",
            signed_on=date(2024, 9, 19),
            starts_on=date(2024, 9, 20),
            ends_on=date(2024, 12, 10),
            amount=Decimal(760_000),
            items=[licence("砚山教育版32B", 760_000)],
        ),
        invoices=[papers.invoice("4.3 私有化发票.pdf", date(2024, 11, 29), 760_000)],
        payments=[
            papers.payment(
                "4.4 私有化付款凭证一.pdf", date(2024, 10, 11), 456_000, "部署合同首款", "boxed"
            ),
            papers.payment(
                "4.4 私有化付款凭证二.pdf", date(2024, 12, 4), 304_000, "部署合同尾款", "boxed"
            ),
        ],
        acceptance=Acceptance(
            "4.5 私有化项目验收报告.pdf",
            date(2024, 11, 27),
            "接入区级教研资源库后，教研员检索并形成评课意见的用时下降六成，内容差错率低于1%。",
        ),
    )
    project = Project(
        name="棠序区域教研平台",
        product_type="私有化部署",
        launched_on=date(2024, 11, 28),
        scenario="教育",
        scenario_note="为区级教研机构提供课堂实录分析与评课意见生成，数据不出本地。",
        description="平台在教研机构机房内部署大模型，对课堂实录文字稿进行结构化分析。",
        results="试点两个区，累计分析课堂实录4800节。",
        purpose="在数据不出域的前提下使用大模型开展教研。",
        cases=("某区教师发展中心用于年度优质课评选，评审周期由六周缩短到两周。",),
        model_introduction="采用320亿参数的教育增强版本，支持本地国产算力推理。",
    )
    return Claim(
        "private",
        "private",
        project,
        [purchase],
        "5.2 企业资质及大模型使用情况说明（私有化）.pdf",
        date(2024, 12, 18),
        requested=Decimal(152_000),
    )
