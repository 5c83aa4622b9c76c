"""Amounts in capitals and the figures beside them."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from voucher_cli.checks.capitals import capitals_equal_figures
from voucher_cli.evidence.model import PlacedBy, Placement, Source
from voucher_cli.findings import Finding
from voucher_cli.terms import PartKind

from .papers import run
from .stated_packages import BEIJING, TONGZHOU, case_of, document, package


def _found(text: str = "", **facts: Any) -> list[Finding]:
    shown = document("回单.pdf", PartKind.PAYMENT, text, **facts)
    return run(capitals_equal_figures, case_of(package(BEIJING, "api"), [shown]))


def test_equal_ones_are_nothing_to_tell() -> None:
    assert _found(amount=Decimal(100), amount_capital=Decimal(100)) == []
    assert _found("壹佰元整 ￥100.00", amount_capital=Decimal(100)) == []


def test_another_figure_is_told_with_its_clause() -> None:
    [finding] = _found(amount=Decimal(100), amount_capital=Decimal(1000))
    assert (finding.expected, finding.actual) == ("1,000.00", "100.00")
    assert (finding.subject.claim, finding.subject.material) == ("api", "invoice-or-payment")
    assert finding.source is not None


def test_the_amount_before_tax_is_not_what_an_invoice_writes_in_capitals() -> None:
    facts = {name: Decimal(n) for name, n in (("amount", 106), ("net", 100), ("tax", 6))}
    shown = document("票.pdf", PartKind.INVOICE, amount_capital=Decimal(100), **facts)
    [finding] = run(capitals_equal_figures, case_of(package(BEIJING, "api"), [shown]))
    assert (finding.expected, finding.actual) == ("100.00", "106.00")


def test_on_a_shared_material_the_only_claim_is_named() -> None:
    _, part = document(
        "执照.pdf", PartKind.OTHER, amount=Decimal(100), amount_capital=Decimal(1000)
    )
    for routes, claim in ((("api",), "api"), (("api", "private"), None)):
        case = case_of(package(TONGZHOU, *routes))
        material = next(
            m
            for m in case.policy.route("api").materials
            if m.shared  # type: ignore[union-attr]
        )
        placement = Placement(part, None, material.id, None, PlacedBy.NAME)
        evidence = replace(case.evidence, placements=(placement,))
        [finding] = run(capitals_equal_figures, replace(case, evidence=evidence))
        assert finding.subject.claim == claim
        assert finding.source == material.cite


def _scanned(capital: str, value: int, **facts: Any) -> list[Finding]:
    """The same of an invoice read from a picture, whose capitals read like this."""
    name, part = document("票.pdf", PartKind.INVOICE, amount_capital=Decimal(value), **facts)
    shown = tuple(
        replace(fact, source=Source.OCR, raw=capital if fact.name == "amount_capital" else fact.raw)
        for fact in part.facts
    )
    return run(
        capitals_equal_figures,
        case_of(package(BEIJING, "api"), [(name, replace(part, facts=shown))]),
    )


def test_a_scan_is_sure_only_where_the_figure_is_a_sum_and_no_character_was_mended() -> None:
    figures = {"amount": Decimal(106), "net": Decimal(100), "tax": Decimal(6)}
    [sure] = _scanned("⊗玖佰元整", 900, **figures)
    [mended] = _scanned("⊗玖怕元整", 900, **figures)
    [alone] = _scanned("⊗玖佰元整", 900, amount=Decimal(106))
    assert [f.level.value for f in (sure, mended, alone)] == ["error", "review", "review"]
    assert _scanned("壹佰零陆元整", 106, **figures) == []
