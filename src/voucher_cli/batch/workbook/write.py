"""A season → summary.xlsx."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from voucher_cli.batch.model import Row, Status
from voucher_cli.batch.season import Season, SeasonFinding, season_verdict
from voucher_cli.batch.workbook import across, awards, findings, matrix, packages, words
from voucher_cli.batch.workbook.overview import write_overview
from voucher_cli.batch.workbook.report import PackageReport, read_report
from voucher_cli.batch.workbook.table import Limits, Table
from voucher_cli.language import Language

_EPOCH = (1980, 1, 1, 0, 0, 0)

ReportOf = Callable[[Row], Mapping[str, Any] | None]


def write_workbook(
    to: Path,
    rows: Iterable[Row],
    season: Season,
    report_of: ReportOf,
    language: Language,
    *,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> None:
    """Writes the summary to `to`, which is replaced. The same season gives the same bytes.

    `rows` are gone through twice; `report_of` gives the JSON report on a package, None where it
    is missing or broken, and is asked for one package after the other. Raises OSError.
    """
    book: Any = Workbook(write_only=True)
    try:
        seen, concerned = _survey(rows, season), _by_package(season)
        write_overview(book, season, sorted(seen.policies), limits, language)
        tables = _Tables(book, seen, language, limits)
        for row in rows:
            report = read_report(report_of(row)) if row.status is Status.CHECKED else None
            tables.add(row, report, concerned.get(row.package, ()))
        tables.end(season, seen.applicants)
        _save(book, to)
    finally:
        _end(book)


def _end(book: Any) -> None:
    """Ends the sheets that were begun and not saved, which would complain when they are thrown
    away."""
    for sheet in book.worksheets:
        if not sheet.closed:
            with suppress(Exception):  # there is another one to be told already
                sheet.close()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What has to be known of all packages before the first is written."""

    policies: set[str] = field(default_factory=set)
    materials: dict[matrix.Material, str] = field(default_factory=dict)
    applicants: dict[str, str] = field(default_factory=dict)
    """of the packages that findings of the season speak of"""


def _survey(rows: Iterable[Row], season: Season) -> _Seen:
    concerned = _by_package(season)
    seen = _Seen()
    for row in rows:
        if row.policy:
            seen.policies.add(row.policy)
        for material, cell in matrix.materials_of(row):
            seen.materials.setdefault(material, cell.title)
        if row.package in concerned and row.applicant.name:
            seen.applicants[row.package] = row.applicant.name
    return seen


def _by_package(season: Season) -> Mapping[str, tuple[SeasonFinding, ...]]:
    """The findings of the season that concern each package, in their order."""
    concerned: dict[str, list[SeasonFinding]] = {}
    for found in season.findings:
        for package in found.packages:
            concerned.setdefault(package, []).append(found)
    return {package: tuple(listed) for package, listed in concerned.items()}


class _Tables:
    """The sheets behind the overview, filled in one pass."""

    def __init__(self, book: Any, seen: _Seen, language: Language, limits: Limits) -> None:
        self._language = language
        self._materials_shown = matrix.in_order(seen.materials)
        layouts = (
            packages.layout(language),
            matrix.layout(self._materials_shown, seen.materials, language),
            findings.layout(language),
            awards.layout(language),
            across.layout(language),
        )
        self._all = tuple(Table(book, layout, limits) for layout in layouts)
        self._packages, self._matrix, self._findings, self._awards, self._across = self._all

    def add(
        self, row: Row, report: PackageReport | None, concerned: tuple[SeasonFinding, ...]
    ) -> None:
        """One package, with the findings of the season that concern it."""
        language = self._language
        verdict = words.verdict(season_verdict(row, concerned), language)
        self._packages.add(packages.package_row(row, verdict, len(concerned), language))
        self._matrix.add(matrix.material_row(row, verdict, self._materials_shown, language))
        self._findings.add_all(findings.finding_rows(row, report, language))
        self._awards.add_all(awards.award_rows(row, report, language))

    def end(self, season: Season, applicants: Mapping[str, str]) -> None:
        """What stands behind the packages."""
        self._across.add_all(across.across_rows(season, applicants, self._language))
        for table in self._all:
            table.close()


def _save(book: Any, to: Path) -> None:
    """As openpyxl saves, only that nothing tells when."""
    book.properties.creator = "voucher"
    book.properties.created = book.properties.modified = datetime(*_EPOCH)
    with _Timeless(to, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()


class _Timeless(ZipFile):
    """An archive whose entries bear no time of their own."""

    def open(
        self,
        name: str | ZipInfo,
        mode: Any = "r",
        pwd: bytes | None = None,
        *,
        force_zip64: bool = False,
    ) -> IO[bytes]:
        """As `ZipFile.open`, through which all that is written goes."""
        if mode == "w" and isinstance(name, ZipInfo):
            name.date_time = _EPOCH
            name.external_attr = 0o644 << 16
        return super().open(name, mode, pwd, force_zip64=force_zip64)
