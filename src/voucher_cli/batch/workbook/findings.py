"""The sheet of the findings: one row each, and one for every package whose findings are unknown."""

from __future__ import annotations

from collections.abc import Iterator

from voucher_cli.batch.model import Row, Status
from voucher_cli.batch.workbook import words
from voucher_cli.batch.workbook.look import Shown, Value
from voucher_cli.batch.workbook.report import PackageReport, ReadFinding
from voucher_cli.batch.workbook.table import Column, Layout
from voucher_cli.language import Bilingual, Language
from voucher_cli.report.outline import Tone

_MATERIAL = Bilingual("材料", "Material")
_PAGE = Bilingual("页", "Page")
_WHERE = Bilingual("位置", "Where")
_CONFIRMED_BY = Bilingual("确认人", "Confirmed by")
_CONFIRMED_ON = Bilingual("确认日期", "Confirmed on")
_REASON = Bilingual("确认理由", "Reason")
_NO_REPORT = Bilingual(
    "该材料包的报告缺失或无法读取，问题未列出",
    "the package's report is missing or cannot be read: its findings are not listed",
)
_COLUMNS = (
    (words.PACKAGE, 28),
    (words.APPLICANT, 32),
    (words.LEVEL, 9),
    (words.CERTAINTY, 9),
    (words.NAME, 26),
    (words.TITLE, 26),
    (words.MESSAGE, 50),
    (words.HINT, 40),
    (words.CLAIM, 12),
    (_MATERIAL, 26),
    (words.FILE, 30),
    (_PAGE, 6),
    (_WHERE, 12),
    (words.EXPECTED, 24),
    (words.ACTUAL, 24),
    (words.CLAUSE, 18),
    (words.QUOTE, 50),
    (_CONFIRMED_BY, 12),
    (_CONFIRMED_ON, 12),
    (_REASON, 30),
    (words.FINDING_ID, 34),
)


def layout(language: Language) -> Layout:
    """The sheet's columns."""
    columns = tuple(Column(title.text(language), width) for title, width in _COLUMNS)
    return Layout(words.FINDINGS_SHEET.text(language), columns)


def finding_rows(
    row: Row, report: PackageReport | None, language: Language
) -> Iterator[tuple[Value, ...]]:
    """The findings of one package in the report's order."""
    if row.status is Status.BROKEN:
        yield _unknown(row, words.NOT_CHECKED.text(language), row.problem)
    elif report is None:
        yield _unknown(row, "", _NO_REPORT.text(language))
    else:
        titles = report.titles()
        for finding in report.findings:
            material = finding.part or finding.material
            title = titles.get(material, material) if material else None
            yield _finding(row, finding, title, language)


def _unknown(row: Row, title: str, why: str | None) -> tuple[Value, ...]:
    said = Shown(title, Tone.ERROR)
    return (row.package, row.applicant.name, None, None, None, said, Shown(why, Tone.ERROR))


def _finding(
    row: Row, finding: ReadFinding, material: str | None, language: Language
) -> tuple[Value, ...]:
    settled = finding.confirmed
    return (
        row.package,
        row.applicant.name,
        words.level(finding.level, language, settled=settled is not None),
        words.CERTAINTIES[finding.certainty].text(language),
        finding.name,
        words.finding_title(finding.name, language),
        finding.message,
        finding.hint,
        finding.claim,
        material,
        finding.file,
        finding.page,
        finding.where,
        finding.expected,
        finding.actual,
        *words.cited(finding.source),
        *((settled.by, settled.on, settled.reason) if settled else (None, None, None)),
        finding.id,
    )
