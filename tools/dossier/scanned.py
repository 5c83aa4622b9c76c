"""A sound package of scans and photos, and the same with what is often wrong with such ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from dossier import companies
from dossier.facts import Claim, Contract, Dossier, Letter, Project, Purchase
from dossier.package import Package
from dossier.paper import ElectronicSeal, Ink, Scan
from dossier.sound.papers import BEIJING, SIX, Papers, settled, tokens

FORM = "01-申报表（盖章扫描）.pdf"
CONTRACT = ("02-合同_1.jpg", "02-合同_2.jpg")
SETTLEMENT = "03-结算确认单.png"
INVOICES = ("04-发票1.ofd", "04-发票2.pdf")
SLIPS = ("05-银行回单1.jpg", "05-银行回单2.pdf")
STATEMENT = "06-资质与使用情况.pdf"
COMMITMENT = "07-承诺书.pdf"
FUNDING = "08-未获其他市级资金支持承诺书.pdf"
SCENARIO = "09-应用场景承诺书.tiff"
NON_AFFILIATION = "10-非关联企业证明.jpg"

_FLATBED = Scan(dpi=200, noise=1.5, quality=38)
_PHONE = Scan(dpi=210, noise=2, quality=40, photo=0.012, shadow=38, paper=(246, 243, 234))
SCANS = {
    FORM: replace(_FLATBED, skew=0.5),
    **dict.fromkeys(CONTRACT, replace(_PHONE, seed=7)),
    SETTLEMENT: replace(_FLATBED, mode="grey", noise=0, paper=(255, 255, 255), skew=-0.4),
    INVOICES[1]: replace(_FLATBED, skew=0.8),
    SLIPS[0]: replace(_PHONE, orientation=6, shadow=20),
    SLIPS[1]: replace(_FLATBED, skew=-0.7),
    STATEMENT: replace(_FLATBED, mode="bits", noise=0),
    COMMITMENT: replace(_FLATBED, turns=1, skew=0.3),
    FUNDING: replace(_FLATBED, skew=0.6, turns=2),
    SCENARIO: replace(_FLATBED, skew=-0.9),
    NON_AFFILIATION: replace(_FLATBED, staple=True, paper=(250, 249, 240)),
}
_LEFT_OUT = ("service", "duties", "data", "compliance", "rights", "intellectual-property")
"""articles without which the contract has two pages"""


def beijing_api_scanned() -> Dossier:
    """Scans, photos, and an invoice as OFD and XML."""
    buyer, vendor = companies.wendu(), companies.hengyue()
    project = Project(
        name="闻渡智能审校平台",
        product_type="API调用",
        launched_on=date(2024, 9, 26),
        scenario="传媒",
        scenario_note="用于新闻稿件的事实核对、敏感表述提示和多平台改写。",
        description="编辑提交稿件后，平台调用大模型逐句核对人名、职务和数据，并给出修改建议。",
        results="上线两个月审校稿件21万篇，平均审校时间由26分钟缩短到9分钟，差错率下降六成。",
        purpose="缩短稿件审校时间，降低差错率。",
        cases=("某省级日报社接入采编系统，日均审校稿件1800篇。",),
        model_introduction="该模型为通用中文大语言模型，上下文长度64K，擅长长文理解与改写。",
    )
    claim = Claim(
        "api",
        "api",
        project,
        [_purchase(Papers(buyer, vendor, "*信息技术服务*大模型接口服务费", SIX, "6027"))],
        STATEMENT,
        date(2024, 12, 5),
        requested=Decimal(300_000),
    )
    day = date(2024, 12, 5)
    letters = {
        "application-form": Letter(FORM, day),
        "commitment-letter": Letter(COMMITMENT, day),
        "no-other-funding-letter": Letter(FUNDING, day),
        "scenario-letter": Letter(SCENARIO, day),
        "non-affiliation-proof": Letter(NON_AFFILIATION, day),
    }
    return Dossier(BEIJING, date(2024, 12, 9), buyer, [claim], letters, scans=dict(SCANS))


def _purchase(papers: Papers) -> Purchase:
    first = papers.invoice(INVOICES[0], date(2024, 10, 22), 270_000)
    first.copies = (INVOICES[0].replace(".ofd", ".xml"),)
    return Purchase(
        model="衡岳大模型",
        filing_number="Beijing-HengYue-202405060033",
        vendor=papers.vendor,
        contract=Contract(
            path=CONTRACT[0],
            photos=CONTRACT,
            title="大模型接口服务合同",
            number="WD-2024-0911",
            signed_on=date(2024, 9, 11),
            starts_on=date(2024, 9, 12),
            ends_on=date(2024, 12, 5),
            amount=Decimal(600_000),
            items=[tokens("衡岳大模型V2", 100_000, "6")],
            layout="table",
            wording=dict.fromkeys(_LEFT_OUT, ()),
        ),
        settlements=[
            settled(
                SETTLEMENT,
                "confirmation",
                papers.vendor,
                period=(date(2024, 9, 12), date(2024, 11, 30)),
                price="6",
                usage={"2024年9月": 21_000, "2024年10月": 39_500, "2024年11月": 39_500},
                issued_on=date(2024, 12, 2),
            )
        ],
        invoices=[first, papers.invoice(INVOICES[1], date(2024, 12, 3), 330_000)],
        payments=[
            papers.payment(SLIPS[0], date(2024, 10, 25), 270_000, "大模型服务费一期", "boxed"),
            papers.payment(SLIPS[1], date(2024, 12, 4), 330_000, "大模型服务费二期", "columns"),
        ],
    )


def beijing_api_scanned_with_mistakes() -> Package:
    """With the mistakes that examples/README.md lists; the manifest is that of the sound one."""
    return Package.of(beijing_api_scanned()).show(_mistaken)


def _mistaken(dossier: Dossier) -> None:
    buyer, vendor = dossier.applicant.name, dossier.purchase.vendor.name
    dossier.inks.update(dict.fromkeys(CONTRACT, Ink(seals={vendor: ()})))
    del dossier.scans[FUNDING]
    electronic = ElectronicSeal(buyer, (245, 545))
    dossier.inks[FUNDING] = Ink(seals={buyer: ()}, electronic=electronic)
    dossier.inks[SCENARIO] = Ink(signed=False)
    dossier.scans[COMMITMENT] = replace(SCANS[COMMITMENT], mode="grey")
    dossier.scans[SLIPS[1]] = replace(SCANS[SLIPS[1]], dpi=120)
    dossier.purchase.invoices[1].coded_amount = Decimal(380_000)
