"""Amounts that the papers contradict, that do not add up, that are too little or too much."""

from __future__ import annotations

import copy
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from dossier.facts import Dossier, Invoice, Item, Payment, Purchase

from cases.defect import (
    ALL,
    BEIJING,
    BEIJING_API,
    BEIJING_PRIVATE,
    BOTH_PAPERS,
    COMPUTE,
    FIXED,
    NO_REQUEST,
    SETTLED,
    TONGZHOU_PRIVATE,
    Defect,
    both,
    contract_file,
    edited,
    invoice_file,
    payment_file,
    put,
    settlement_file,
    shown,
    stated,
    true,
)


def _item_plus(dossier: Dossier) -> None:
    """The contract is for one unit more."""
    contract = dossier.purchase.contract
    item = contract.items[0]
    assert contract.amount is not None
    item.quantity += 1
    item.amount += item.price
    contract.amount += item.price


def _invoice_plus(dossier: Dossier) -> None:
    invoice = dossier.purchase.invoices[0]
    invoice.amount += 9_000
    if invoice.lines:
        invoice.lines["model"] += 9_000


def _settlement_plus(dossier: Dossier) -> None:
    """One unit more in the first month."""
    paper, price = dossier.purchase.settlements[0], dossier.purchase.contract.items[0].price
    month, quantity, amount = paper.months[0]
    paper.months[0] = (month, quantity + 1_000, amount + 1_000 * price)
    paper.amount += 1_000 * price


def _other_capitals(path: str) -> Callable[[Dossier], None]:
    def change(dossier: Dossier) -> None:
        paper = dossier.purchase.contract if path == "contract" else _first(dossier, path)
        paper.printed_capitals = paper.amount + 10_000

    return change


def _first(dossier: Dossier, papers: str) -> Any:
    return getattr(dossier.purchase, papers)[0]


def scaled(factor: str) -> Callable[[Dossier], None]:
    """Everything bought, settled, invoiced and paid, by that factor."""
    f = Decimal(factor)

    def change(dossier: Dossier) -> None:
        for claim in dossier.claims:
            for purchase in claim.purchases:
                _scale(purchase, f)

    return change


def _scale(purchase: Purchase, f: Decimal) -> None:
    contract = purchase.contract
    if contract.amount is not None:
        contract.amount = _whole(contract.amount * f)
    for item in contract.items:
        item.amount = _whole(item.amount * f)
        if item.unit in {"套", "台"}:
            item.price = item.amount / item.quantity
        else:
            item.quantity = item.amount / item.price
    for paper in purchase.settlements:
        paper.amount = _whole(paper.amount * f)
        paper.months = [(m, q * f, _whole(a * f)) for m, q, a in paper.months]
    for entry in (*purchase.invoices, *purchase.payments):
        entry.amount = _whole(entry.amount * f)
        entry.lines = {kind: _whole(a * f) for kind, a in entry.lines.items()}


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"))


def _last_gone(*kinds: str) -> Callable[[Dossier], None]:
    def change(dossier: Dossier) -> None:
        for kind in kinds:
            getattr(dossier.purchase, kind).pop()

    return change


def _smaller_contract(dossier: Dossier) -> None:
    """The contract is for less than was settled, invoiced and paid."""
    contract = dossier.purchase.contract
    assert contract.amount is not None
    item = contract.items[0]
    paid = sum((p.amount for p in dossier.purchase.payments), Decimal(0))
    cut = contract.amount - paid + 60_000
    if item.unit == "套":
        item.price -= cut
    else:
        item.quantity -= cut / item.price
    item.amount -= cut
    contract.amount -= cut


def _storage_too(dossier: Dossier) -> None:
    """The contract also buys storage; no other paper tells the two apart."""
    contract = dossier.purchase.contract
    price = Decimal(30_000)
    contract.items.append(Item("storage", "对象存储", "标准型", "项", Decimal(1), price, price))
    if contract.amount is not None:
        contract.amount += price


def _counted_twice(dossier: Dossier) -> None:
    dossier.purchase.invoices.append(copy.deepcopy(dossier.purchase.invoices[0]))


def _other_paper(invoice: Invoice, amount: int, n: int) -> Invoice:
    other = copy.deepcopy(invoice)
    other.path = invoice.path.replace(".pdf", f"（补{n}）.pdf")
    other.number = invoice.number[:-3] + f"80{n}"
    other.amount = Decimal(amount)
    other.lines = {"model": Decimal(amount)} if invoice.lines else {}
    return other


def _partly_reversed(dossier: Dossier) -> None:
    """A red letter takes back a part of the last invoice; no payment makes up for it."""
    dossier.purchase.invoices.append(_other_paper(dossier.purchase.invoices[-1], -50_000, 1))
    if dossier.policy.startswith("beijing"):
        dossier.purchase.payments.clear()


def _red_letter(dossier: Dossier) -> None:
    dossier.purchase.invoices.append(_other_paper(dossier.purchase.invoices[-1], -50_000, 1))


def _slip_twice(dossier: Dossier) -> None:
    dossier.purchase.payments.append(copy.deepcopy(dossier.purchase.payments[0]))


def _settlement_twice(dossier: Dossier) -> None:
    dossier.purchase.settlements.append(copy.deepcopy(dossier.purchase.settlements[0]))


def _only_lines(data: dict[str, Any]) -> None:
    claim = data["claims"][0]
    contract = claim["purchases"][0]["contract"]
    contract["lines"] = [{"kind": _kind(claim), "amount": contract.pop("amount") * 2}]


def _payment_names_invoice(data: dict[str, Any]) -> None:
    purchase = data["claims"][0]["purchases"][0]
    purchase["payments"][0]["file"] = purchase["invoices"][0]["file"]


def _one_fen_short(data: dict[str, Any]) -> None:
    claim = data["claims"][0]
    contract = claim["purchases"][0]["contract"]
    lines = contract.setdefault("lines", [{"kind": _kind(claim), "amount": contract["amount"]}])
    lines[0]["amount"] -= Decimal("0.01")


def _invoice_lines_short(data: dict[str, Any]) -> None:
    claim = data["claims"][0]
    invoice = claim["purchases"][0]["invoices"][0]
    lines = invoice.setdefault("lines", [{"kind": _kind(claim), "amount": invoice["amount"]}])
    lines[0]["amount"] -= 1


def _kind(claim: dict[str, Any]) -> str:
    return "compute" if claim["route"] == "compute" else "model"


def _as_two_services(dossier: Dossier) -> None:
    """The purchase again, with papers of its own, as a service of its own."""
    claim = dossier.claims[0]
    other = copy.deepcopy(claim.purchases[0])
    other.service, claim.purchases[0].service = "海外版", "国内版"
    other.contract.number = f"{other.contract.number}-2"
    other.contract.path = other.contract.path.replace(".pdf", "（二）.pdf")
    for n, entry in enumerate((*other.invoices, *other.payments, *other.settlements)):
        entry.path = entry.path.replace(".", "（二）.")
        if isinstance(entry, Invoice):
            entry.number = entry.number[:-3] + f"90{n}"
        if isinstance(entry, Payment):
            entry.serial = entry.serial[:-3] + f"90{n}"
    claim.purchases.append(other)


def _small_service_beside(dossier: Dossier) -> None:
    """One more model, used for less than the floor."""
    _as_two_services(dossier)
    first, second = dossier.claims[0].purchases
    first.service = second.service = None
    second.model = "砚山轻量大模型"
    second.filing_number = "Beijing-YanShanLite-202406120009"
    _scale(second, Decimal("0.05"))


def _special(dossier: Dossier) -> None:
    for invoice in dossier.purchase.invoices:
        invoice.special = True


SHORT_INVOICES = both(true(NO_REQUEST), true(_last_gone("invoices")))

DEFECTS = (
    Defect(
        "amount-mismatch",
        "the contract's total",
        FIXED,
        shown(_item_plus),
        level="error",
        file=contract_file,
    ),
    Defect(
        "amount-mismatch",
        "an invoice's total",
        ALL,
        shown(_invoice_plus),
        level="error",
        file=invoice_file,
    ),
    Defect(
        "amount-mismatch",
        "a bank slip's amount",
        ALL,
        shown(put("purchase.payments.0.amount", lambda amount: amount - 5_000)),
        level="error",
        file=payment_file,
    ),
    Defect(
        "amount-mismatch",
        "a settlement's total",
        SETTLED,
        shown(_settlement_plus),
        level="error",
        file=settlement_file,
    ),
    Defect(
        "uppercase-amount-mismatch",
        "contract",
        FIXED,
        shown(_other_capitals("contract")),
        level="error",
        file=contract_file,
        # the terms layout writes the total twice
    ),
    Defect(
        "uppercase-amount-mismatch",
        "invoice",
        ALL,
        shown(_other_capitals("invoices")),
        level="error",
        file=invoice_file,
    ),
    Defect(
        "uppercase-amount-mismatch",
        "bank slip",
        ALL,
        shown(_other_capitals("payments")),
        level="error",
        file=payment_file,
    ),
    Defect(
        "uppercase-amount-mismatch",
        "settlement",
        SETTLED,
        shown(_other_capitals("settlements")),
        level="error",
        file=settlement_file,
    ),
    Defect(
        "lines-sum-mismatch",
        "one fen missing in the contract's lines",
        FIXED,
        both(true(NO_REQUEST), edited(_one_fen_short)),
        level="error",
        # the eligible line is one fen less than what the papers cover
        also=frozenset({"contract-exceeded"}),
    ),
    Defect(
        "lines-sum-mismatch",
        "one yuan missing in an invoice's lines",
        ALL,
        both(true(NO_REQUEST), edited(_invoice_lines_short)),
        level="error",
        also=frozenset({"evidence-short"}),
    ),
    Defect(
        "amount-below-threshold",
        "one service under the floor",
        (BEIJING_API,),
        true(NO_REQUEST, scaled("0.05")),
        level="error",
    ),
    Defect(
        "amount-below-threshold",
        "the claim under the floor",
        (BEIJING_PRIVATE,),
        true(NO_REQUEST, scaled("0.2")),
        level="error",
    ),
    Defect(
        "amount-below-threshold",
        "one of two services",
        (BEIJING_API,),
        true(NO_REQUEST, _small_service_beside),
        level="warning",
    ),
    Defect(
        "invoice-duplicate",
        "one invoice entered twice",
        ALL,
        stated(_counted_twice),
        level="error",
        # what is invoiced exceeds the contract once one invoice counts double
        also=frozenset({"contract-exceeded"}),
    ),
    Defect(
        "invoice-reversed",
        "a red letter",
        ALL,
        true(NO_REQUEST, _partly_reversed),
        level="warning",
        # the other invoices cover that much less
        also=frozenset({"evidence-short"}),
    ),
    Defect(
        "invoice-reversed",
        "a red letter that the manifest leaves out",
        ALL,
        shown(_red_letter),
        level="warning",
    ),
    Defect(
        "amount-mismatch",
        "a slip counted twice",
        ALL,
        stated(NO_REQUEST, _slip_twice),
        level="error",
        file=payment_file,
        also=frozenset({"contract-exceeded"}),
    ),
    Defect(
        "amount-mismatch",
        "a settlement counted twice",
        SETTLED,
        stated(NO_REQUEST, _settlement_twice),
        level="error",
        file=settlement_file,
        # more is settled than was invoiced and paid, and than the contract is for
        also=frozenset({"contract-exceeded", "evidence-short"}),
    ),
    Defect(
        "amount-mismatch",
        "lines alone that the contract does not show",
        (BEIJING_API, COMPUTE),
        both(true(NO_REQUEST), edited(_only_lines)),
        level="error",
        file=contract_file,
    ),
    Defect(
        "value-not-found",
        "a payment that names the invoice",
        ALL,
        edited(_payment_names_invoice),
        level="review",
        file=invoice_file,
        # the slip is named by nobody, but stays in the package
    ),
    Defect(
        "evidence-short",
        "the last invoice is missing",
        BOTH_PAPERS,
        SHORT_INVOICES,
        level="warning",
    ),
    Defect(
        "evidence-short",
        "the last payment is missing",
        BOTH_PAPERS,
        true(NO_REQUEST, _last_gone("payments")),
        level="warning",
    ),
    Defect(
        "evidence-short",
        "the last invoice and the last payment are missing",
        BEIJING,
        true(NO_REQUEST, _last_gone("invoices", "payments")),
        level="warning",
    ),
    Defect(
        "contract-exceeded",
        "a contract for less than was paid",
        FIXED,
        true(NO_REQUEST, _smaller_contract),
        level="warning",
    ),
    Defect(
        "cost-ineligible",
        "storage that no other paper tells apart",
        (BEIJING_API, COMPUTE, TONGZHOU_PRIVATE),
        true(_storage_too),
        level="review",
    ),
    Defect(
        "tax-basis",
        "special VAT invoices",
        ALL,
        shown(_special),
        level="info",
    ),
    Defect(
        "service-split",
        "one model of one vendor as two services",
        (BEIJING_API,),
        true(NO_REQUEST, _as_two_services),
        level="warning",
    ),
    Defect(
        "award-capped",
        "far above the cap",
        ALL,
        true(NO_REQUEST, scaled("80")),
        level="info",
    ),
)
