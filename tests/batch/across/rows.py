"""Rows of packages made by hand: each has nothing in common with another unless told so."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from voucher_cli.batch.across.season_of import season_of
from voucher_cli.batch.model import (
    ClaimTotal,
    PartyMarks,
    Row,
    Status,
    UsedContract,
    UsedFile,
    UsedInvoice,
)
from voucher_cli.batch.season import Season, SeasonFinding
from voucher_cli.report.model import Verdict
from voucher_cli.terms import PartKind

BEIJING, TONGZHOU = "beijing-model-2024", "tongzhou-2025"
DAY = date(2024, 9, 5)


def code(number: int) -> str:
    """A credit code of its own."""
    return f"91110108MA{number:07d}X"


def company(number: int) -> PartyMarks:
    """An organisation of its own, with everything that tells it from others."""
    return PartyMarks(
        f"北京第{number}号科技有限公司",
        code(number),
        f"第{number}位代表",
        (f"北京市海淀区知春路{number}号院",),
        (f"139{number:08d}",),
    )


def contract(which: int, /, **changes: object) -> UsedContract:
    """A contract of its own with a vendor of its own."""
    return replace(
        UsedContract(
            "api",
            f"HT-{which}",
            DAY,
            Decimal(f"{which + 1}000.00"),
            company(500_000 + which),
            "合同.pdf",
        ),
        **changes,
    )


def invoice(which: int, /, **changes: object) -> UsedInvoice:
    """An invoice of its own."""
    return replace(
        UsedInvoice(
            "api",
            f"2411{which:016d}",
            DAY,
            Decimal(f"{which + 1}000.00"),
            f"上海第{which}号软件有限公司",
            "发票.pdf",
        ),
        **changes,
    )


def file(path: str, sha256: str, *kinds: PartKind, names: bool | None = None) -> UsedFile:
    return UsedFile(path, sha256, kinds, names)


def package(number: int, **changes: object) -> Row:
    """A package that could be judged, with one claim, contract and invoice."""
    amount = Decimal("100000.00")
    sound = Row(
        f"包{number}",
        Status.CHECKED,
        f"key{number}",
        policy=BEIJING,
        routes=("api",),
        applied_on=date(2024, 12, 10),
        applicant=company(number),
        verdict=Verdict.READY,
        ceiling=amount,
        claims=(ClaimTotal("api", "api", amount * 2, amount),),
        contracts=(contract(number),),
        invoices=(invoice(number),),
        files=(
            file("合同.pdf", f"c{number}", PartKind.CONTRACT),
            file("发票.pdf", f"i{number}", PartKind.INVOICE),
        ),
    )
    return replace(sound, **changes)


def broken(number: int) -> Row:
    return Row(f"包{number}", Status.BROKEN, "", problem="无法打开")


def season(rows: Iterable[Row], budget: Decimal | None = None) -> Season:
    """The season of these rows."""
    with tempfile.TemporaryDirectory() as folder:
        return season_of(rows, budget, Path(folder))


def findings(*rows: Row, name: str | None = None) -> tuple[SeasonFinding, ...]:
    """What the rows show together, of one name or any."""
    found = season(rows).findings
    return tuple(f for f in found if name in (None, f.finding.name))


def only(*rows: Row) -> SeasonFinding:
    """The one thing that the rows show together."""
    found = findings(*rows)
    assert len(found) == 1, [(f.finding.name, f.finding.variant) for f in found]
    return found[0]


def told(found: SeasonFinding) -> tuple[str, str, str, str]:
    """Name, variant, level and certainty."""
    finding = found.finding
    return (finding.name, finding.variant, finding.level.value, finding.certainty.value)
