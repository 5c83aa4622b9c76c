"""Contracts of several pages, in three layouts that differ in cover, parties and numbering."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dossier.blocks import (
    Block,
    Gap,
    Grid,
    NewPage,
    Signer,
    Signing,
    Text,
    heading,
    line,
    title,
)
from dossier.contract_wording import TABLE, Section, price, sections
from dossier.facts import Claim, Company, Contract, Layout, Purchase
from dossier.paper import Seal
from dossier.writing import chinese_date, figures, number, numeral, numeral_date

FOOTERS: dict[Layout, str] = {"cover": "第 {page} 页", "table": "- {page} -", "terms": "{page}"}


def contract_blocks(buyer: Company, claim: Claim, purchase: Purchase) -> tuple[Block, ...]:
    """The whole contract, signed and sealed by both."""
    layout = purchase.contract.layout
    opening, number_heading = _OPENINGS[layout], _NUMBERINGS[layout]
    blocks = opening(buyer, claim, purchase)
    if purchase.contract.marking:
        blocks.insert(0, line(purchase.contract.marking, bold=True, align="right"))
    for n, section in enumerate(sections(buyer, claim, purchase), 1):
        blocks.append(heading(number_heading(n, section.heading)))
        blocks.extend(_paragraphs(n, section, purchase.contract))
    blocks.extend(_closing(buyer, purchase.vendor, purchase.contract))
    return tuple(blocks)


def _paragraphs(n: int, section: Section, contract: Contract) -> list[Block]:
    found: list[Block] = []
    for m, text in enumerate(section.paragraphs, 1):
        if text == TABLE:
            found.append(_price_table(contract))
        elif contract.layout == "table":
            found.append(Text(f"{m}. {text}" if len(section.paragraphs) > 2 else text))
        else:
            found.append(line(f"{n}.{m} {text}"))
    return found


def _price_table(contract: Contract) -> Grid:
    rows: list[tuple[str | None, ...]] = [
        ("序号", "名称", "规格型号", "数量", "单位", "含税单价", "金额（元）")
    ]
    for n, item in enumerate(contract.items, 1):
        amount = "据实结算" if contract.framework else figures(item.amount)
        rows.append(
            (
                str(n),
                item.name,
                item.spec,
                number(item.quantity),
                item.unit,
                number(item.price),
                amount,
            )
        )
    if not contract.framework and contract.amount is not None:
        rows.append(("合计", None, None, None, None, None, figures(contract.amount)))
    return Grid(tuple(rows), (0.8, 2.3, 2.1, 1.2, 1.6, 1.3, 1.7), head=1, size=9)


def _signed_on(day: date | None, written: Callable[[date], str] = chinese_date) -> str:
    return written(day) if day else "    年  月  日"


def _goods(claim: Claim) -> str:
    return "智能算力资源" if claim.route == "compute" else "大模型产品及服务"


def _cover(buyer: Company, claim: Claim, purchase: Purchase) -> list[Block]:
    contract, vendor = purchase.contract, purchase.vendor
    return [
        line(f"合同编号：{contract.number or ''}", align="right"),
        Gap(150),
        title(contract.title, 24),
        Gap(160),
        Grid(
            (
                ("甲　　方", buyer.name),
                ("乙　　方", vendor.name),
                ("签订地点", "北京市海淀区"),
                ("签订日期", _signed_on(contract.signed_on, numeral_date)),
            ),
            (1, 3),
            size=13,
            ruled=False,
        ),
        NewPage(),
        *_party_lines("甲方", buyer),
        Gap(4),
        *_party_lines("乙方", vendor),
        Gap(6),
        Text(
            "甲乙双方依据《中华人民共和国民法典》的规定，就甲方采购、乙方提供"
            f"{_goods(claim)}一事协商一致，签订本合同，共同遵守。"
        ),
    ]


def _party_lines(label: str, company: Company) -> list[Block]:
    return [
        line(f"{label}：{company.name}", bold=True),
        line(f"统一社会信用代码：{company.uscc}"),
        line(f"住所：{company.address}"),
        line(f"法定代表人：{company.representative}　　联系电话：{company.phone}"),
    ]


def _table_opening(buyer: Company, claim: Claim, purchase: Purchase) -> list[Block]:
    contract, vendor = purchase.contract, purchase.vendor
    return [
        title(contract.title),
        line(
            f"编号：{contract.number or ''}　　　　签约日期："
            f"{contract.signed_on.isoformat() if contract.signed_on else ''}"
        ),
        Grid(
            (
                ("", "需方（甲方）", "供方（乙方）"),
                ("单位名称", buyer.name, vendor.name),
                ("信用代码", buyer.uscc, vendor.uscc),
                ("地址", buyer.address, vendor.address),
                ("法定代表人", buyer.representative, vendor.representative),
                ("电话", buyer.phone, vendor.phone),
            ),
            (1, 2.6, 2.6),
            head=1,
        ),
        Text(f"双方经平等协商，就需方向供方采购{_goods(claim)}达成如下条款。"),
    ]


def _terms_opening(buyer: Company, claim: Claim, purchase: Purchase) -> list[Block]:
    contract, vendor = purchase.contract, purchase.vendor
    rows: list[tuple[str | None, ...]] = [
        ("合同编号", contract.number or "", "签署日期", _signed_on(contract.signed_on)),
        ("甲方（委托方）", buyer.name, None, None),
        ("纳税人识别号", buyer.uscc, "联系电话", buyer.phone),
        ("乙方（受托方）", vendor.name, None, None),
        ("纳税人识别号", vendor.uscc, "联系电话", vendor.phone),
    ]
    if contract.starts_on and contract.ends_on:
        period = f"{chinese_date(contract.starts_on)}至{chinese_date(contract.ends_on)}"
        rows.append(("合同期限", period, None, None))
    if contract.amount is not None:
        rows.append(("合同总价", price(contract), None, None))
    return [
        title(contract.title),
        heading("签约要素"),
        Grid(tuple(rows), (1.2, 2.2, 1, 1.8)),
        Text(f"甲方住所：{buyer.address}。乙方住所：{vendor.address}。"),
        Text(
            f"甲方就取得{_goods(claim)}与乙方订立本合同。以下为双方议定的条件。上表与正文不一致时，以正文为准。"
        ),
    ]


_OPENINGS: dict[Layout, Callable[[Company, Claim, Purchase], list[Block]]] = {
    "cover": _cover,
    "table": _table_opening,
    "terms": _terms_opening,
}
_NUMBERINGS: dict[Layout, Callable[[int, str], str]] = {
    "cover": lambda n, text: f"第{numeral(n)}条　{text}",
    "table": lambda n, text: f"{numeral(n)}、{text}",
    "terms": lambda n, text: f"{n}　{text}",
}


def _closing(buyer: Company, vendor: Company, contract: Contract) -> list[Block]:
    day = _signed_on(contract.signed_on)
    role = {"cover": ("甲方", "乙方"), "table": ("需方", "供方"), "terms": ("委托方", "受托方")}
    buyer_role, vendor_role = role[contract.layout]

    def signer(label: str, company: Company) -> Signer:
        lines = (
            f"{label}（盖章）：",
            company.name,
            "代表人（签字）：",
            f"日期：{day}",
        )
        return Signer(lines, seals=(Seal(company.name),), hand=company.representative)

    signing = Signing((signer(buyer_role, buyer), signer(vendor_role, vendor)))
    if contract.layout == "cover":
        return [NewPage(), Text("（本页为签署页，无正文）", align="center"), Gap(30), signing]
    return [Gap(16), signing]
