"""Lines: whether they add up, and what is left out of the base."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from voucher_cli.evidence.model import Fact, Part, Source
from voucher_cli.findings import Terms
from voucher_cli.terms import PartKind

from .stated_packages import (
    BEIJING,
    ROUTES,
    TONGZHOU,
    Data,
    at,
    document,
    found,
    package,
    purchase,
    told,
)

BOUGHT = "claims.0.purchases.0"
ENTRIES = ["contract", "settlements.0", "invoices.0", "payments.0"]


def own(route: str) -> str:
    return "compute" if route == "compute" else "model"


def with_lines(data: Data, entry: str, *lines: tuple[str, Any]) -> None:
    at(data, f"{BOUGHT}.{entry}")["lines"] = [{"kind": k, "amount": a} for k, a in lines]


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize(("fen", "wrong"), [("-0.01", True), ("0", False), ("0.01", True)])
def test_lines_come_to_the_amount(entry: str, fen: str, wrong: bool) -> None:
    data = package(TONGZHOU, "compute")
    with_lines(data, entry, ("compute", 400000), ("compute", str(Decimal(200000) + Decimal(fen))))
    findings = [f for f in found(data) if f.name == "lines-sum-mismatch"]
    assert told(findings) == ([("lines-sum-mismatch", "error")] if wrong else [])
    for finding in findings:
        assert finding.variant == (finding.subject.part or finding.subject.material)
        assert finding.subject.where is not None


def test_purchases_that_share_a_contract_may_each_state_the_whole_of_it() -> None:
    data = package(BEIJING, "private")
    data["claims"][0]["purchases"].append(purchase(BEIJING, "private", number="2"))
    for n, (model, amount) in enumerate((("砚池大模型", 200000), ("墨石大模型", 400000))):
        bought = at(data, f"claims.0.purchases.{n}")
        bought["model"] = model
        bought["contract"]["number"] = "YC-2024-1"
        bought["contract"]["lines"] = [{"kind": "model", "amount": amount}]
        for key in ("invoices", "payments"):
            bought[key][0]["amount"] = amount
    assert found(data) == []
    at(data, "claims.0.purchases.1.contract.lines.0")["amount"] = 400001
    findings = [f for f in found(data) if f.name == "lines-sum-mismatch"]
    assert len(findings) == 2


@pytest.mark.parametrize("key", ["settlements", "payments"])
@pytest.mark.parametrize(("more", "wrong"), [(0, 0), (1, 2)])
def test_purchases_may_part_an_unnumbered_paper_that_they_name(
    key: str, more: int, wrong: int
) -> None:
    data = package(TONGZHOU, "compute")
    data["claims"][0]["purchases"].append(purchase(TONGZHOU, "compute", number="2"))
    for n, amount in enumerate((200000, 400000 + more)):
        paper = at(data, f"claims.0.purchases.{n}.{key}.0")
        paper.update(file="共同.pdf", lines=[{"kind": "compute", "amount": amount}])
    assert len([f for f in found(data) if f.name == "lines-sum-mismatch"]) == wrong
    at(data, f"claims.0.purchases.1.{key}.0")["file"] = "另一份.pdf"
    assert len([f for f in found(data) if f.name == "lines-sum-mismatch"]) == 2


@pytest.mark.parametrize(("policy", "route"), ROUTES)
def test_other_costs_of_the_contract_are_left_out(policy: str, route: str) -> None:
    data = package(policy, route)
    kind = own(route)
    at(data, f"{BOUGHT}.contract")["amount"] = 650000
    with_lines(data, "contract", (kind, 600000), ("storage", 50000))
    for entry in ENTRIES[1:]:
        if entry != "settlements.0" or route != "private":
            with_lines(data, entry, (kind, 600000))
    [finding] = found(data)
    assert told([finding]) == [("cost-ineligible", "info")]
    assert finding.values["kinds"] == Terms(("storage",))
    assert (finding.actual, finding.subject.material) == ("50,000.00", "contract")


@pytest.mark.parametrize(("policy", "route"), ROUTES)
def test_papers_that_do_not_part_them_are_for_review(policy: str, route: str) -> None:
    data = package(policy, route)
    at(data, f"{BOUGHT}.contract")["amount"] = 650000
    with_lines(data, "contract", (own(route), 600000), ("data", 50000))
    with_lines(data, "invoices.0", (own(route), 600000))
    [finding] = found(data)
    assert told([finding]) == [("cost-ineligible", "review")]
    papers = ("payment",) if route == "private" else ("settlement", "payment")
    assert finding.values["papers"] == Terms(papers)


def test_papers_of_the_whole_contract_do_not_exceed_it() -> None:
    """They come to more than its eligible lines only because they do not part the others."""
    data = package(BEIJING, "private")
    with_lines(data, "contract", ("model", 560000), ("compute", 40000))
    assert told(found(data)) == [("cost-ineligible", "review")]


def test_a_contract_of_eligible_lines_alone_leaves_nothing_out() -> None:
    data = package(BEIJING, "api")
    with_lines(data, "contract", ("model", 500000), ("model", 100000))
    assert found(data) == []


def test_compute_is_what_the_compute_route_pays() -> None:
    data = package(TONGZHOU, "compute")
    for entry in ENTRIES:
        with_lines(data, entry, ("compute", 600000))
    assert found(data) == []


def test_a_paper_that_does_not_count_need_not_part_them() -> None:
    data = package(BEIJING, "api")
    at(data, f"{BOUGHT}.contract")["amount"] = 650000
    with_lines(data, "contract", ("model", 600000), ("data", 50000))
    for entry in ENTRIES[1:]:
        with_lines(data, entry, ("model", 600000))
    outside = {"starts_on": "2024-09-05", "ends_on": "2024-12-11", "amount": 10000}
    at(data, f"{BOUGHT}.settlements").append(outside)
    findings = [f for f in found(data) if f.name == "cost-ineligible"]
    assert told(findings) == [("cost-ineligible", "info")]


def test_other_costs_of_a_paper_alone_are_left_out_too() -> None:
    """The contract has none, so papers without lines have nothing to part."""
    data = package(BEIJING, "private")
    at(data, f"{BOUGHT}.invoices.0")["amount"] = 620000
    with_lines(data, "invoices.0", ("model", 600000), ("security", 20000))
    [finding] = found(data)
    assert told([finding]) == [("cost-ineligible", "info")]
    assert finding.subject.part == "invoice"


def _bill(*kinds: str) -> tuple[str, Part]:
    """The invoice of the purchase, with an item for each of these kinds of cost."""
    file, part = document("发票-compute-1.pdf", PartKind.INVOICE, amount=Decimal(600000))
    items = [
        Fact(name, value, f"*信息技术服务*{kind}", Source.OCR, 1, box=(0, n, 9, n + 1))
        for n, kind in enumerate(kinds)
        for name, value in (("item", f"*信息技术服务*{kind}服务"), ("cost_kind", kind))
    ]
    return file, replace(part, facts=(*part.facts, *items))


def test_an_invoice_with_an_item_that_is_not_supported_is_for_a_person() -> None:
    data = package(TONGZHOU, "compute")
    [finding] = found(data, [_bill("compute", "storage", "network")])
    assert (finding.name, finding.level.value) == ("cost-ineligible", "review")
    assert finding.values["kinds"] == Terms(("storage", "network"))
    assert finding.actual == "*信息技术服务*storage服务、*信息技术服务*network服务"
    assert finding.subject.page == 1


def test_items_that_are_supported_or_parted_are_not_told() -> None:
    data = package(TONGZHOU, "compute")
    assert found(data, [_bill("compute")]) == []
    with_lines(data, "invoices.0", ("compute", 500000), ("storage", 100000))
    findings = found(data, [_bill("compute", "storage")])
    assert [f.variant for f in findings if f.name == "cost-ineligible"] == ["left-out"]
