"""Settlement sheets: a monthly spreadsheet, a usage bill and a signed confirmation."""

from __future__ import annotations

from decimal import Decimal

from dossier.blocks import Block, Grid, Signer, Signing, Text, line, title
from dossier.facts import Claim, Company, Purchase, Settlement
from dossier.office import CellValue, Sheet
from dossier.paper import Seal
from dossier.writing import capitals, chinese_date, figures, number


def _subject(claim: Claim) -> str:
    return "算力资源" if claim.route == "compute" else "大模型API调用"


def _unit(purchase: Purchase) -> str:
    return purchase.contract.items[0].unit


def _price(purchase: Purchase) -> Decimal:
    return purchase.contract.items[0].price


def settlement_sheet(
    buyer: Company, claim: Claim, purchase: Purchase, paper: Settlement
) -> tuple[Sheet, ...]:
    """A spreadsheet with a row a month."""
    rows: list[tuple[CellValue, ...]] = [
        (f"{_subject(claim)}服务结算单", None, None, None),
        (f"客户：{buyer.name}", None, None, None),
        ("服务商", paper.issuer, "合同号", purchase.contract.number or ""),
        ("产品", purchase.model or "", "结算周期", f"{paper.starts_on}~{paper.ends_on}"),
    ]
    if not paper.without_usage:
        rows.append(("账期", f"用量（{_unit(purchase)}）", "含税单价（元）", "结算金额（元）"))
        rows.extend(
            (month, quantity, _price(purchase), amount) for month, quantity, amount in paper.months
        )
    total = sum((q for _, q, _ in paper.months), Decimal(0))
    capital = capitals(paper.printed_capitals or paper.amount)
    rows += [
        ("合计", None if paper.without_usage else total, None, paper.amount),
        ("大写", f"人民币{capital}", None, None),
        ("出具日期", paper.issued_on.isoformat(), "经办", "闻笛"),
    ]
    return (Sheet("结算明细", tuple(rows), (14, 34, 18, 26), title_rows=2, first_ruled=3),)


def settlement_blocks(
    buyer: Company, claim: Claim, purchase: Purchase, paper: Settlement
) -> tuple[Block, ...]:
    """A usage bill or a confirmation, as its layout says."""
    build = _confirmation if paper.layout == "confirmation" else _bill
    return build(buyer, claim, purchase, paper)


def _months(purchase: Purchase, paper: Settlement) -> Grid:
    rows: list[tuple[str | None, ...]] = [
        ("月份", f"用量（{_unit(purchase)}）", "单价（元，含税）", "费用（元）")
    ]
    rows += [
        (month, number(quantity), number(_price(purchase)), figures(amount))
        for month, quantity, amount in paper.months
    ]
    rows.append(
        (
            "合计",
            number(sum((q for _, q, _ in paper.months), Decimal(0))),
            "",
            figures(paper.amount),
        )
    )
    return Grid(tuple(rows), (1.2, 2, 1.5, 1.8), head=1)


def _bill(buyer: Company, claim: Claim, purchase: Purchase, paper: Settlement) -> tuple[Block, ...]:
    """A bill with a table of particulars above the months."""
    capital = capitals(paper.printed_capitals or paper.amount)
    found: list[Block] = [
        title(f"{_subject(claim)}费用结算单"),
        Grid(
            (
                ("结算客户", buyer.name),
                ("出具单位", paper.issuer),
                ("合同编号", purchase.contract.number or ""),
                ("服务名称", purchase.model or ""),
                (
                    "结算期间",
                    f"{chinese_date(paper.starts_on)} - {chinese_date(paper.ends_on)}",
                ),
            ),
            (1, 3.4),
        ),
    ]
    if not paper.without_usage:
        found.append(_months(purchase, paper))
    found += [
        line(f"本期应结金额：￥{figures(paper.amount)}（大写：{capital}）"),
        Signing(
            (
                Signer(
                    (f"{paper.issuer}（盖章）", f"日期：{chinese_date(paper.issued_on)}"),
                    seals=(Seal(paper.issuer),),
                ),
            )
        ),
    ]
    return tuple(found)


def _confirmation(
    buyer: Company, claim: Claim, purchase: Purchase, paper: Settlement
) -> tuple[Block, ...]:
    """A letter of the vendor to its customer, countersigned."""
    capital = capitals(paper.printed_capitals or paper.amount)
    period = f"{chinese_date(paper.starts_on)}至{chinese_date(paper.ends_on)}"
    usage = (
        "" if paper.without_usage else "贵司在此期间的实际调用量及对应费用逐月统计如下，请予确认："
    )
    found: list[Block] = [
        title(f"{_subject(claim)}结算确认单"),
        line(f"致：{buyer.name}"),
        Text(
            f"根据双方签订的《{purchase.contract.title}》（编号{purchase.contract.number or ''}），"
            f"我司就{purchase.model}服务与贵司办理结算，结算期为{period}。{usage}"
        ),
    ]
    if not paper.without_usage:
        found.append(_months(purchase, paper))
    found += [
        Text(f"结算总金额为人民币{figures(paper.amount)}元，大写{capital}。"),
        Signing(
            (
                Signer(
                    ("结算单出具方：", paper.issuer, chinese_date(paper.issued_on)),
                    seals=(Seal(paper.issuer),),
                ),
                Signer(
                    ("客户确认：", buyer.name, chinese_date(paper.issued_on)),
                    seals=(Seal(buyer.name),),
                ),
            )
        ),
    ]
    return tuple(found)
