"""The application forms 3-3 and 1-1, filled in, as plain tables."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from dossier.blocks import Block, Grid, Stamp, line, title
from dossier.facts import Applicant, Claim, Dossier, Year
from dossier.paper import Seal
from dossier.writing import chinese_date, number, wan

Row = tuple[str | None, ...]
_KINDS = {"model": "大模型", "compute": "算力", "data": "数据", "storage": "存储"}


def form_blocks(dossier: Dossier) -> tuple[Block, ...]:
    """The form of the dossier's policy."""
    if dossier.policy.startswith("beijing"):
        return _form_3_3(dossier)
    return _form_1_1(dossier)


def _form_3_3(dossier: Dossier) -> tuple[Block, ...]:
    a = dossier.applicant
    revenue = a.finances[2023].revenue if 2023 in a.finances else None
    h1 = a.model_revenue_h1_2024
    rows: list[Row] = [
        ("第一部分 申请基本情况——申请企业情况（加盖公章）", None, None, None),
        ("企业名称", a.name, "统一社会信用代码", a.uscc),
        ("注册地址", a.address, "单位性质", a.entity_nature),
        ("联系地址", a.office_address, "联系邮箱", a.email),
        ("申报联系人", a.contact, "联系人手机", a.mobile),
        ("企业上一年营收", f"{wan(revenue)}万元" if revenue else "", "员工数量", f"{a.employees}"),
        (
            "大模型应用产品\n2024年上半年收入",
            f"{wan(h1)}万元" if h1 is not None else "",
            "国民经济行业分类代码",
            a.industry_code or "",
        ),
        ("企业基本情况介绍", a.profile, None, None),
        ("企业所处行业排名", a.industry_rank, None, None),
        ("第二部分 大模型应用产品基本情况", None, None, None),
    ]
    for claim in dossier.claims:
        rows += _product(claim)
    both = len({c.route for c in dossier.claims}) > 1
    rows.append(
        (
            "补充说明",
            "本次同时申请API调用和私有化部署两种方式的应用奖励。" if both else "无。",
            None,
            None,
        )
    )
    return (
        line("附件3-3"),
        title("模型券奖励申报表"),
        Stamp((Seal(a.name),)),
        Grid(tuple(rows), (1.3, 2.4, 1.3, 2)),
    )


def _product(claim: Claim) -> list[Row]:
    p = claim.project
    costs = []
    for purchase in claim.purchases:
        for item in purchase.contract.items:
            amount = sum((s.amount for s in purchase.settlements), Decimal(0)) or item.amount
            what = {"model": f"{purchase.model}费用"}.get(item.kind, _KINDS[item.kind] + "费用")
            apart = "" if item.kind == "model" else "（单独列出，不申报）"
            costs.append(f"{what}{wan(amount)}万元{apart}")
    return [
        ("产品名称", p.name, None, None),
        ("产品类型", p.product_type, None, None),
        ("产品上线时间", chinese_date(p.launched_on) if p.launched_on else "", None, None),
        ("应用场景说明", f"{p.scenario}。{p.scenario_note}", None, None),
        ("产品申报费用\n（万元）", "；".join(costs), None, None),
        ("产品说明", p.description, None, None),
        ("产品成效说明", p.results, None, None),
    ]


def percent(part: Decimal, whole: Decimal) -> str:
    """A share as a form shows it."""
    share = (part / whole * 100).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return f"{number(share)}%"


def _wan(amount: Decimal | None) -> str:
    return f"{wan(amount)}万元" if amount is not None else ""


def _form_1_1(dossier: Dossier) -> tuple[Block, ...]:
    a = dossier.applicant
    before, last, coming = (a.finances.get(y, Year()) for y in (2023, 2024, 2025))
    growth = (
        percent(last.revenue - before.revenue, before.revenue)
        if last.revenue and before.revenue
        else ""
    )
    share = percent(last.rnd, last.revenue) if last.rnd and last.revenue else ""
    rows: list[Row] = [
        ("一、申报单位基本情况", None, None, None),
        ("单位名称", a.name, "统一社会信用代码", a.uscc),
        ("注册地址", a.address, "办公地址", a.office_address),
        ("注册资本", _wan(a.registered_capital), "登记注册时间", chinese_date(a.founded_on)),
        ("注册行业代码", a.industry_code or "", "统计行业代码", a.industry_code or ""),
        ("单位人数", f"{a.employees}人", "挂牌或上市进展", "□计划3年内挂牌或上市\n☑暂无计划"),
        ("财务数据", "2023年度营业收入", None, _wan(before.revenue)),
        ("", "2024年度营业收入", None, _wan(last.revenue)),
        ("", "2024年度营业收入增长率", None, growth),
        ("", "预计2025年度营业收入", None, _wan(coming.revenue_forecast)),
        ("", "2024年度净利润", None, _wan(last.net_profit)),
        ("", "2024年纳税", None, _wan(last.tax)),
        ("", "2024年度研发费用投入", None, _wan(last.rnd)),
        ("", "2024年度研发费用占营业收入比例", None, share),
        ("", "企业估值", None, _wan(a.valuation)),
        ("申请单位情况说明", a.profile, None, None),
    ]
    return (
        line("附件1-1"),
        title("申报表"),
        Grid(tuple(rows), (1.3, 2.4, 1.3, 2)),
        Grid((*_project_rows(dossier, a),), (1.3, 5.7)),
    )


def _project_rows(dossier: Dossier, a: Applicant) -> list[Row]:
    routes = {claim.route for claim in dossier.claims}
    compute = "☑" if "compute" in routes else "□"
    model = "☑" if routes - {"compute"} else "□"
    requested = sum((c.requested or Decimal(0) for c in dossier.claims), Decimal(0))
    return [
        ("二、申报项目基本情况", None),
        (
            "申报方向\n（按照《申报指南》政策条款原文内容填写）",
            f"{compute}算力劵\n{model}模型劵",
        ),
        ("申报支持资金（万元）", wan(requested)),
        ("项目联系人及电话", f"{a.contact} {a.mobile}"),
    ]
