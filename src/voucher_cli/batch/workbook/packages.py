"""The sheet of the packages: one row each, with the season's verdict and the way to its report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from urllib.parse import quote

from voucher_cli.batch.model import Row
from voucher_cli.batch.workbook import words
from voucher_cli.batch.workbook.look import Shown, Value
from voucher_cli.batch.workbook.table import Column, Layout
from voucher_cli.findings import Level
from voucher_cli.language import Bilingual, Language
from voucher_cli.money import total
from voucher_cli.report import award_words
from voucher_cli.report.words import LEVELS
from voucher_cli.text import UNIQUE_NUMBER

_USCC = Bilingual("统一社会信用代码", "USCC")
_APPLIED_ON = Bilingual("申报日期", "Applied on")
_REQUESTED = Bilingual("申请金额", "Requested")
_ACROSS = Bilingual("跨材料包问题", "Across packages")
_PAGES = Bilingual("页数", "Pages")
_PROBLEM = Bilingual("无法检查的原因", "Why it could not be checked")
_REPORT = Bilingual("报告文件", "Report file")

_REPORT_SUFFIX = ".html"
_LONGEST_LINK = 2_000
"""characters; spreadsheets give up soon after"""


def layout(language: Language) -> Layout:
    """The sheet's columns."""
    columns: tuple[tuple[Bilingual, float], ...] = (
        (words.PACKAGE, 28),
        (words.APPLICANT, 32),
        (_USCC, UNIQUE_NUMBER + 2),
        (words.POLICY, 28),
        (words.ROUTE, 20),
        (_APPLIED_ON, 12),
        (words.VERDICT, 16),
        (award_words.CEILING, 18),
        (_REQUESTED, 18),
        *((LEVELS[level], 9) for level in Level),
        (_ACROSS, 14),
        (_PAGES, 8),
        (_PROBLEM, 40),
        (_REPORT, 32),
    )
    titled = tuple(Column(title.text(language), width) for title, width in columns)
    return Layout(words.PACKAGES_SHEET.text(language), titled)


def package_row(row: Row, verdict: Value, across: int, language: Language) -> Iterator[Value]:
    """One package; `across` counts the findings of the season that concern it."""
    report = _report_file(row.written)
    judged = row.verdict is not None
    yield Shown(row.package, link=report and _address(report))
    yield row.applicant.name
    yield row.applicant.uscc
    yield words.policy_title(row.policy, language)
    yield words.listed((words.route_title(row.policy, r, language) for r in row.routes), language)
    yield row.applied_on
    yield verdict
    yield row.ceiling
    yield _requested(row)
    for level in Level:
        yield _count(row.counts.get(level, 0), level, language) if judged else None
    yield across if judged else None
    yield row.pages if judged else None
    yield row.problem
    yield report


def _count(count: int, level: Level, language: Language) -> Value:
    return Shown(count, words.level(level, language).tone) if count else 0


def _requested(row: Row) -> Decimal | None:
    """What the claims ask for; one that names no amount asks for its ceiling. None where none
    names one."""
    if all(claim.requested is None for claim in row.claims):
        return None
    asked = (claim.requested for claim in row.claims)
    return total(
        claim.ceiling if amount is None else amount
        for claim, amount in zip(row.claims, asked, strict=True)
    )


def _report_file(written: Mapping[str, str]) -> str | None:
    return next((path for path in written if path.endswith(_REPORT_SUFFIX)), None)


def _address(path: str) -> str | None:
    """The file as a link beside the workbook. What has a meaning in addresses is written as
    `%23`; what is beyond ASCII stays, as spreadsheets write it themselves."""
    if not path.isprintable():
        return None
    address = "".join(c if not c.isascii() else quote(c) for c in path)
    return address if len(address) <= _LONGEST_LINK else None
