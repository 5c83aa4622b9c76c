"""Are statements of the year that was asked for, and are letters dated?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from voucher_cli.checks.case import Case
from voucher_cli.checks.placed import beginning
from voucher_cli.checks.requirements import (
    certainty_of_absence,
    certainty_of_presence,
    requirements,
)
from voucher_cli.dates import find_dates
from voucher_cli.evidence.facts.slips import mended
from voucher_cli.evidence.model import Part, Source
from voucher_cli.findings import Finding, Level
from voucher_cli.text import squeeze

_TABLES = ("资产负债表", "利润表", "损益表", "现金流量表", "权益变动表")
_SAME_TABLE = {"损益表": "利润表"}
_DATE_LINE_LENGTH = 60
_RUNNING_TEXT = re.compile(r"[。《》]|\d[日号](?:至|起|前|后|之|期间|以来|发布|印发|签订|签署)")
_MONTH_LINE = re.compile(
    r"(?:20\d\d年\d{1,2}月|[〇零○二一三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月)$"
)
_WORN_DATE = re.compile(r"20\d\d年\D{0,2}\d|\d{1,2}月\D?\d{1,2}|\d{1,2}月.{0,3}日")


def statements_are_of_the_year(case: Case) -> Iterator[Finding]:
    """document-year-wrong: a statement whose years do not include the one asked for. One of an
    earlier year beside the right one is none, unless it stands for a table of its own."""
    for required in requirements(case):
        rule = required.must.year
        if rule is None:
            continue
        years = {n: _years(part) for n, part in enumerate(required.parts)}
        right = [part for n, part in enumerate(required.parts) if rule.year in years[n]]
        for n, part in enumerate(required.parts):
            if not years[n] or rule.year in years[n]:
                continue
            if right and _tables([part]) <= _tables(right):
                continue
            fact = part.first("year")
            yield Finding(
                "document-year-wrong",
                Level.ERROR,
                replace(
                    required.subject,
                    file=part.file,
                    page=fact.page if fact else None,
                    where=fact.where if fact else None,
                    box=fact.box if fact else None,
                ),
                values={"title": required.title},
                expected=str(rule.year),
                actual="、".join(str(year) for year in sorted(years[n])),
                source=rule.cite,
                certainty=certainty_of_presence(part),
                detail=beginning(part),
            )


def _years(part: Part) -> set[int]:
    years = set()
    for fact in part.all("year"):
        if isinstance(fact.value, date):
            years.add(fact.value.year)
        elif re.fullmatch(r"\d{4}", str(fact.value)):
            years.add(int(str(fact.value)))
    return years


def _tables(parts: list[Part]) -> set[str]:
    """Which of the usual tables the parts hold."""
    return {
        _SAME_TABLE.get(table, table)
        for table in _TABLES
        if any(table in part.squeezed for part in parts)
    }


def letters_are_dated(case: Case) -> Iterator[Finding]:
    """document-undated: a commitment or letter none of whose copies bears a date. Where a copy
    could not be read, the date may stand there: text-unreadable asks for a look."""
    for required in requirements(case):
        duty = required.must.dated
        if duty is None or not required.parts or not all(p.readable for p in required.parts):
            continue
        if any(_is_dated(part) for part in required.parts):
            continue
        part = required.parts[-1]
        yield Finding(
            "document-undated",
            Level.WARNING,
            replace(required.subject, file=part.file, page=part.last_page),
            values={"title": required.title},
            source=duty.cite,
            certainty=certainty_of_absence(required.parts),
        )


def _is_dated(part: Part) -> bool:
    """Whether a row that is no running text holds a whole date: the place for it beside or under
    the signature. Dates within sentences are about something else."""
    return any(
        _is_date_line(squeeze(text), scanned=(row.read_by or page.read_by) is Source.OCR)
        for page in part.pages
        for row in page.rows
        for text in (row.text, *(cell.text for cell in row.cells))
    )


def _is_date_line(text: str, *, scanned: bool) -> bool:
    """Whether a line is a date; in a scan, one of which a seal or the hand left only a part."""
    if len(text) > _DATE_LINE_LENGTH or _RUNNING_TEXT.search(text):
        return False
    if scanned:
        text = mended(text)
        if _WORN_DATE.search(text):
            return True
    return bool(_MONTH_LINE.search(text)) or any(True for _ in find_dates(text))
