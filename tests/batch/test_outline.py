"""What is shown when a season is done."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from batch.across.rows import company, invoice, package, season
from voucher_cli.batch.model import ClaimTotal, Row
from voucher_cli.batch.outline import season_outline
from voucher_cli.batch.progress import SeasonStep
from voucher_cli.batch.run import Judged
from voucher_cli.language import Language
from voucher_cli.report.outline import Fields, Line, Paragraph


def said(line: Line) -> str:
    return "".join(span.text for span in line)


def shown(*rows: Row) -> tuple[dict[str, str], list[str]]:
    """Labels with their values, and the paragraphs."""
    judged = Judged(season(rows), SeasonStep(len(rows)))
    blocks = season_outline(judged, Path("out"), Language.ZH)
    fields = next(block for block in blocks if isinstance(block, Fields))
    paragraphs = [said(block.text) for block in blocks if isinstance(block, Paragraph)]
    return {label: said(value) for label, value in fields.rows}, paragraphs


def test_the_figures_add_up() -> None:
    claims = (
        ClaimTotal("api", "api", Decimal(0), Decimal("4000000.00")),
        ClaimTotal("private", "private", Decimal(0), Decimal("3000000.00")),
    )
    rows = [
        package(n, applicant=company(1), ceiling=Decimal("5000000.00"), claims=claims)
        for n in (1, 2)
    ]
    fields, _ = shown(*rows)
    assert fields["各申报项上限之和"] == "14,000,000.00 元"
    assert fields["减：同一材料包内共用的上限"] == "4,000,000.00 元"
    assert fields["减：同一企业跨材料包的年度上限"] == "5,000,000.00 元"
    assert fields["最高可申领额"].startswith("5,000,000.00 元")


def test_what_no_cap_takes_is_not_told() -> None:
    fields, _ = shown(package(1), package(2))
    assert not [label for label in fields if "上限" in label]


@pytest.mark.parametrize("twice", [True, False])
def test_that_the_sums_count_what_is_used_twice(twice: bool) -> None:
    _, paragraphs = shown(*(package(n, invoices=(invoice(7 if twice else n),)) for n in (1, 2)))
    told = [text for text in paragraphs if "重复使用了发票或合同" in text]
    assert [text[:2] for text in told] == (["2 "] if twice else [])
