"""A first manifest from the files alone.

It states what the files show and nothing else: who applies, and per route the purchases with their
documents and amounts. What only the applicant can say (models, filing numbers, projects, which
part of an amount is of an eligible kind) stays out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from voucher_cli.draft.deals import Deal, deals
from voucher_cli.draft.facts import text
from voucher_cli.draft.papers import Paper, papers_of
from voucher_cli.evidence.model import Evidence, PartKind
from voucher_cli.manifest.model import (
    Acceptance,
    Applicant,
    Claim,
    Contract,
    Deployment,
    FileRef,
    Invoice,
    Manifest,
    Payment,
    Purchase,
    Settlement,
    Vendor,
)
from voucher_cli.policy.model import Policy
from voucher_cli.text import organisation_key

_TITLE_LENGTH = 200
_FRAMEWORK_TITLE = re.compile(r"(?<!非)框架(?:性)?(?:采购|服务|合作)?(?:合同|协议)(?!项下|下)")
_FRAMEWORK_CLAUSE = re.compile(
    r"(?:本(?:合同|协议)|(?:合同|协议)(?:类型|性质|形式))(?:为|是|系|属于|采用|:)?[^,。;]{0,8}框架"
    r"|以(?:实际|甲方实际)[^,。;]{0,8}(?:用量|使用量|调用量|消耗量|用卡时)为准"
)
_NO_FRAMEWORK = re.compile(r"(?:非|不属于|不是|不构成|并非|不为)框架")


def draft_manifest(
    policy: Policy, routes: Sequence[str], evidence: Evidence, applied_on: date | None
) -> Manifest:
    """A manifest with one claim for each of `routes`, as the files show it."""
    applicant = _applicant(evidence)
    key = organisation_key(applicant.name or "")
    claims = []
    for route_id in routes:
        route = policy.route(route_id)
        if route is not None:
            papers = papers_of(route_id, route, evidence, only=len(routes) == 1)
            purchases = tuple(_purchase(deal) for deal in deals(papers, key))
            claims.append(Claim(route_id, id=route_id, purchases=purchases))
    return Manifest(1, policy.id, applied_on, applicant=applicant, claims=tuple(claims))


def _applicant(evidence: Evidence) -> Applicant:
    """Who applies: by the business licence, else who buys and pays in most of the documents."""
    parts = [placement.part for placement in evidence.placements if placement.material]
    licences = [part for part in parts if part.kind is PartKind.BUSINESS_LICENCE]
    bought = Counter(
        name
        for part in parts
        for fact in ("buyer", "payer", "party_a")
        if (name := text([part], fact))
    )
    common = bought.most_common(1)[0][0] if bought else None
    name = text(licences, "name") or common
    as_buyer = [
        part
        for part in parts
        if name and organisation_key(text([part], "buyer") or "") == organisation_key(name)
    ]
    return Applicant(name=name, uscc=text(licences, "uscc") or text(as_buyer, "buyer_id"))


def _purchase(deal: Deal) -> Purchase:
    def each(kind: PartKind) -> list[Paper]:
        return [paper for paper in deal.others if paper.kind is kind]

    acceptance = each(PartKind.ACCEPTANCE_REPORT)
    deployment = each(PartKind.DEPLOYMENT_PROOF)
    invoices = each(PartKind.INVOICE)
    return Purchase(
        vendor=Vendor(name=deal.vendor or None, uscc=_vendor_id(deal, invoices)),
        contract=_contract(deal) if deal.contracts else None,
        settlements=tuple(_settlement(paper) for paper in each(PartKind.SETTLEMENT)),
        invoices=tuple(_invoice(paper) for paper in invoices),
        payments=tuple(_payment(paper) for paper in each(PartKind.PAYMENT)),
        acceptance=Acceptance(_files(acceptance), _first_day(acceptance, "accepted_on"))
        if acceptance
        else None,
        deployment=Deployment(_files(deployment)) if deployment else None,
    )


def _vendor_id(deal: Deal, invoices: Sequence[Paper]) -> str | None:
    own = [p for p in invoices if organisation_key(p.text("seller") or "") == deal.key]
    return next((uscc for paper in own if (uscc := paper.text("seller_id"))), None)


def _contract(deal: Deal) -> Contract:
    """The contract itself tells; what a supplement adds stays for people to see."""
    papers = [paper for paper in deal.contracts if not paper.supplements] or deal.contracts
    amount = next((paper.amount for paper in papers if paper.amount is not None), None)
    return Contract(
        file=_files(deal.contracts),
        number=deal.number or None,
        signed_on=_first_day(papers, "signed_on"),
        starts_on=_first_day(papers, "starts_on"),
        ends_on=_first_day(papers, "ends_on"),
        amount=amount,
        framework=amount is None and any(_is_framework(paper) for paper in papers),
    )


def _is_framework(paper: Paper) -> bool:
    """Whether a contract that states no amount says so itself: it is a framework, or bills what is
    used. One that was not read whole may state its amount elsewhere."""
    if not all(part.readable for part in paper.parts) or _NO_FRAMEWORK.search(paper.squeezed):
        return False
    in_title = _FRAMEWORK_TITLE.search(paper.squeezed[:_TITLE_LENGTH])
    return bool(in_title or _FRAMEWORK_CLAUSE.search(paper.squeezed))


def _settlement(paper: Paper) -> Settlement:
    return Settlement(
        paper.files,
        paper.text("issuer"),
        paper.day("starts_on"),
        paper.day("ends_on"),
        paper.amount,
    )


def _invoice(paper: Paper) -> Invoice:
    return Invoice(
        paper.files,
        paper.number,
        paper.day("issued_on"),
        paper.amount,
        paper.value("net", Decimal),
        paper.text("buyer"),
        paper.text("seller"),
    )


def _payment(paper: Paper) -> Payment:
    return Payment(
        paper.files, paper.day("paid_on"), paper.amount, paper.text("payer"), paper.text("payee")
    )


def _files(papers: Sequence[Paper]) -> tuple[FileRef, ...]:
    return tuple(dict.fromkeys(file for paper in papers for file in paper.files))


def _first_day(papers: Sequence[Paper], name: str) -> date | None:
    return next((day for paper in papers if (day := paper.day(name))), None)
