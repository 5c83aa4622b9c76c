"""Usage and model statements, qualifications and acceptance reports.

A statement is a list of (key, heading, paragraphs); `Claim.wording` replaces paragraphs by key.
"""

from __future__ import annotations

from dossier.blocks import Block, Signer, Signing, Text, heading, line, title
from dossier.facts import Acceptance, Applicant, Claim, Purchase
from dossier.paper import Seal
from dossier.writing import chinese_date, figures, numeral

Part = tuple[str, str, tuple[str, ...]]


def statement_blocks(policy: str, applicant: Applicant, claim: Claim) -> tuple[Block, ...]:
    """The statement that the claim's route asks for."""
    project = claim.project
    if policy.startswith("beijing"):
        name = "大模型应用开发企业资质及大模型使用情况说明"
        parts = _beijing(applicant, claim)
    elif claim.route == "compute":
        name, parts = "算力使用情况说明", _compute(claim)
    else:
        name = "大模型使用情况说明" if claim.route == "api" else "大模型情况说明"
        parts = _tongzhou_model(claim)
    blocks: list[Block] = [title(name), line(f"项目名称：{project.name}", align="center")]
    n = 0
    for key, words, usual in parts:
        paragraphs = claim.wording.get(key, usual)
        if paragraphs:
            n += 1
            blocks.append(heading(f"{numeral(n)}、{words}"))
            blocks.extend(Text(text) for text in paragraphs)
    signer = Signer((applicant.name, chinese_date(claim.stated_on)), seals=(Seal(applicant.name),))
    blocks.append(Signing((Signer(()), signer)))
    return tuple(blocks)


def _used(claim: Claim) -> str:
    return "、".join(f"“{p.model}”（{p.vendor.name}提供）" for p in claim.purchases)


def _beijing(applicant: Applicant, claim: Claim) -> list[Part]:
    project = claim.project
    return [
        (
            "company",
            "企业资质",
            (
                f"{applicant.profile}公司信用状况良好，具备承担本项目的技术与经营条件。",
                "已取得高新技术企业证书、质量管理体系认证和信息安全管理体系认证。",
            ),
        ),
        (
            "scenario",
            "应用场景",
            (f"本项目面向{project.scenario}行业。{project.scenario_note}",),
        ),
        (
            "cases",
            "典型应用案例",
            tuple(f"案例{numeral(n)}：{case}" for n, case in enumerate(project.cases, 1)),
        ),
        (
            "model",
            "所用大模型简介",
            (f"项目使用{_used(claim)}。{project.model_introduction}",),
        ),
        (
            "team",
            "团队人员背景",
            (
                f"项目团队由{max(8, applicant.employees // 6)}人组成，负责人从事自然语言处理研究与"
                "产品化工作十余年；骨干成员毕业于国内重点高校计算机、统计学等专业，硕士以上学历占"
                "七成，具有行业信息化项目的完整交付经验。",
            ),
        ),
        (
            "intellectual-property",
            "相关专利和著作权",
            (
                "围绕检索增强、提示词编排和结果校验申请发明专利4件，其中授权2件；登记计算机软件"
                f"著作权9项，包括“{project.name}软件V1.0”等。",
            ),
        ),
        ("effect", "使用成效", (project.results,)),
    ]


def _compute(claim: Claim) -> list[Part]:
    project, purchase = claim.project, claim.purchases[0]
    return [
        (
            "project",
            "项目介绍",
            (f"{project.description}本合同采购的算力由{purchase.vendor.name}提供。",),
        ),
        ("purpose", "使用算力的目的", (project.purpose,)),
        (
            "scenario",
            "使用场景",
            (f"算力用于{project.scenario}领域。{project.scenario_note}",),
        ),
        ("effect", "使用效果", (project.results,)),
    ]


def _tongzhou_model(claim: Claim) -> list[Part]:
    project = claim.project
    return [
        (
            "model",
            "大模型简介",
            (f"本项目采购{_used(claim)}。{project.model_introduction}",),
        ),
        (
            "scenario",
            "应用场景",
            (f"本合同采购的大模型应用于{project.scenario}场景。{project.scenario_note}",),
        ),
        ("purpose", "采购和使用目的", (project.purpose,)),
        ("effect", "应用效果", (project.results,)),
    ]


def acceptance_blocks(
    applicant: Applicant, claim: Claim, purchase: Purchase, paper: Acceptance
) -> tuple[Block, ...]:
    """An acceptance report, sealed by both sides."""
    project, contract = claim.project, purchase.contract
    amount = f"，合同金额{figures(contract.amount)}元" if contract.amount is not None else ""
    scenario = claim.wording.get(
        "acceptance-scenario",
        (f"系统部署于甲方机房，应用于{project.scenario}领域：{project.scenario_note}",),
    )
    effect = () if paper.without_effect else (paper.effect,)
    parts: list[tuple[str, tuple[str, ...]]] = [
        (
            "项目概况",
            (
                f"本项目依据《{contract.title}》（编号：{contract.number or ''}）实施{amount}，由"
                f"{purchase.vendor.name}向{applicant.name}交付“{purchase.model}”。",
            ),
        ),
        ("应用场景", scenario),
        (
            "验收内容",
            (
                "验收小组核对了交付清单，抽测功能点126项，全部通过；连续七日压力测试中，首字响应"
                "中位数0.8秒，未出现服务中断。",
            ),
        ),
        ("应用效果", effect),
        ("验收结论", ("交付内容与合同约定一致，验收合格，同意转入正式运行。",)),
    ]
    blocks: list[Block] = [title("项目验收报告"), line(f"项目名称：{project.name}")]
    for n, (words, paragraphs) in enumerate(((w, p) for w, p in parts if p), 1):
        blocks.append(heading(f"{numeral(n)}、{words}"))
        blocks.extend(Text(text) for text in paragraphs)
    blocks.append(line(f"验收日期：{chinese_date(paper.accepted_on)}"))
    blocks.append(
        Signing(
            (
                Signer(("甲方（盖章）：", applicant.name), seals=(Seal(applicant.name),)),
                Signer(
                    ("乙方（盖章）：", purchase.vendor.name), seals=(Seal(purchase.vendor.name),)
                ),
            )
        )
    )
    return tuple(blocks)
