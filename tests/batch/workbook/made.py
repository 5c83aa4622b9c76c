"""Seasons made up by hand, and the workbook of one, opened again."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from voucher_cli.batch.model import ClaimTotal, MaterialCell, PartyMarks, Row, Status
from voucher_cli.batch.season import Place, Season, SeasonFinding, Totals
from voucher_cli.batch.workbook.table import Limits
from voucher_cli.batch.workbook.write import write_workbook
from voucher_cli.catalogue import load_catalogue
from voucher_cli.findings import Finding, Level
from voucher_cli.language import Language
from voucher_cli.money import ZERO
from voucher_cli.report.model import MaterialStatus, Verdict

BEIJING = "beijing-model-2024"
PRESENT, MISSING = MaterialStatus.PRESENT, MaterialStatus.MISSING
Json = dict[str, Any]
Reports = Mapping[str, Any]


def row(package: str = "甲", **fields: Any) -> Row:
    """A package that could be checked, with one claim."""
    stated: dict[str, Any] = {
        "policy": BEIJING,
        "routes": ("api",),
        "applied_on": date(2024, 12, 10),
        "applicant": PartyMarks(name=f"{package}公司", uscc="91110108MA01ABCD2H"),
        "verdict": Verdict.READY,
        "ceiling": Decimal("1050000.00"),
        "claims": (ClaimTotal("api", "api", Decimal("3200000.00"), Decimal("1050000.00")),),
        "materials": (material("contract", "项目合同"),),
        "written": {f"reports/{package}.json": "0" * 64, f"reports/{package}.html": "0" * 64},
    }
    return Row(package=package, status=Status.CHECKED, key="key", **{**stated, **fields})


def broken(package: str, problem: str) -> Row:
    """A package that could not be judged."""
    return Row(package=package, status=Status.BROKEN, key="key", problem=problem)


def material(
    of: str,
    title: str,
    status: MaterialStatus = PRESENT,
    claim: str | None = "api",
    route: str | None = "api",
) -> MaterialCell:
    """How a material stands."""
    return MaterialCell(claim, route, of, title, status)


def finding(**fields: Any) -> Json:
    """A finding as a report has it."""
    stated: Json = {
        "id": "invoice-outside-window-0123456789",
        "name": "invoice-outside-window",
        "level": "error",
        "certainty": "certain",
        "message": "发票日期早于政策执行期",
        "hint": "换一张",
        **dict.fromkeys(("claim", "material", "part", "file", "page", "where")),
        **dict.fromkeys(("expected", "actual", "confirmed", "source")),
    }
    return {**stated, **fields}


def report(*findings: Json, claims: Sequence[Json] = (), caps: Sequence[Json] = ()) -> Json:
    """A report as far as the summary reads it."""
    contract = {"id": "contract", "title": "项目合同", "parts": []}
    return {
        "schema": "voucher-report/1",
        "materials": [contract],
        "findings": list(findings),
        "award": {"ceiling": "0.00", "claims": list(claims), "caps": list(caps)},
    }


def totals(rows: Sequence[Row] = (), **fields: Any) -> Totals:
    """What the rows come to, as far as a sheet shows it."""
    stated: dict[str, Any] = {
        "packages": len(rows),
        "broken": sum(one.status is Status.BROKEN for one in rows),
        "verdicts": {},
        "counts": {},
        "names": {},
        "routes": (),
        "ceiling": sum((one.ceiling or ZERO for one in rows), ZERO),
        "capped": ZERO,
        "ready": ZERO,
    }
    return Totals(**{**stated, **fields})


def reused(number: str, *places: Place, level: Level = Level.ERROR) -> SeasonFinding:
    """One invoice in several packages."""
    variant, message = next(iter(load_catalogue()["invoice-reused"].messages.items()))
    values = dict.fromkeys(re.findall(r"{(\w+)}", message.zh + message.en), number)
    finding = Finding("invoice-reused", level, variant=variant, values=values)
    return SeasonFinding(f"invoice-reused-{number}", finding, places)


def written(
    folder: Path,
    rows: Sequence[Row],
    reports: Reports | None = None,
    season: Season | None = None,
    language: Language = Language.ZH,
    limits: Limits | None = None,
) -> Path:
    """The workbook of a season."""
    to = folder / "summary.xlsx"
    write_workbook(
        to,
        rows,
        season or Season(totals(rows), ()),
        lambda one: (reports or {}).get(one.package),
        language,
        limits=limits or Limits(),
    )
    return to


def opened(*arguments: Any, **options: Any) -> openpyxl.Workbook:
    """The same, opened again."""
    return openpyxl.load_workbook(written(*arguments, **options))


def values(sheet: Any) -> list[tuple[Any, ...]]:
    """What stands in the rows of a sheet, heads included."""
    return list(sheet.iter_rows(values_only=True))


def records(sheet: Any, head_row: int = 1) -> list[dict[str, Any]]:
    """The rows below the heads, by these."""
    listed = values(sheet)
    heads = listed[head_row - 1]
    return [dict(zip(heads, cells, strict=True)) for cells in listed[head_row:]]


def parts(path: Path) -> dict[str, str]:
    """The XML that the workbook is made of."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}
