"""Amounts in Chinese capitals (大写) against the figures (小写) beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from voucher_cli.checks.borne_out import is_borne_out
from voucher_cli.checks.case import Case
from voucher_cli.evidence.model import Fact, Part, PartKind, Placement, Source
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.money import AmountError, grouped_yuan, parse_capital_amount
from voucher_cli.text import squeeze
from voucher_cli.written_amounts import find_amounts

CAPITAL_FACT = "amount_capital"


def capitals_equal_figures(case: Case) -> Iterator[Finding]:
    """uppercase-amount-mismatch: an amount in capitals is not among the figures of its lines.

    Where the two differ, courts and bureaus go by the capitals: whoever signs must mend it.
    """
    for placement in case.evidence.placements:
        for fact in placement.part.all(CAPITAL_FACT):
            figures = _figures_near(placement.part, fact)
            if isinstance(fact.value, Decimal) and figures and fact.value not in figures:
                yield _finding(case, placement, fact, figures)


def _figures_near(part: Part, fact: Fact) -> list[Decimal]:
    """The labelled figures of the page; without one, every figure in the lines next to it. On an
    invoice only the total stands in capitals."""
    shown = (*part.facts, *(conflict.worse for conflict in part.conflicts))
    names = {"amount"} if part.kind is PartKind.INVOICE else {"amount", "net", "tax"}
    labelled = [
        f.value
        for f in shown
        if f.name in names
        if f.page == fact.page and isinstance(f.value, Decimal)
        if f.raw != fact.raw or fact.source is Source.OCR
    ]
    return labelled or _figures_in_lines(part, fact)


def _figures_in_lines(part: Part, fact: Fact) -> list[Decimal]:
    lines = part.text.splitlines()
    near: list[Decimal] = []
    for n, line in enumerate(lines):
        if fact.raw.strip() and fact.raw.strip() in line:
            near.extend(find_amounts("\n".join(lines[max(0, n - 1) : n + 2]).replace(fact.raw, "")))
    return near


def _is_sure(part: Part, capital: Fact) -> bool:
    """Whether capitals and figure were both read well: no character had to be mended, and the
    figure is the sum of what stands over it, or another source has it."""
    as_read = squeeze(capital.raw).lstrip("⊗()大写:人民币负数")
    try:
        mended = parse_capital_amount(as_read) != abs(Decimal(str(capital.value)))
    except AmountError:
        return False
    amounts = [f for f in part.all("amount") if f.page == capital.page]
    return not mended and bool(amounts) and all(is_borne_out(part, f) for f in amounts)


def _finding(case: Case, placement: Placement, fact: Fact, figures: list[Decimal]) -> Finding:
    doubtful = fact.source is Source.OCR and not _is_sure(placement.part, fact)
    subject, cite = case.place(placement)
    assert isinstance(fact.value, Decimal)
    return Finding(
        "uppercase-amount-mismatch",
        Level.REVIEW if doubtful else Level.ERROR,
        replace(subject, file=placement.part.file, page=fact.page, where=fact.where, box=fact.box),
        values={"capitals": fact.raw},
        expected=grouped_yuan(fact.value),
        actual=" / ".join(grouped_yuan(f) for f in dict.fromkeys(figures)),
        source=cite,
        certainty=Certainty.LIKELY if doubtful else Certainty.CERTAIN,
        detail=fact.raw,
    )
