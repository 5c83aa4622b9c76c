"""The sheet of what only several packages show: one row a place, those of a finding together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from voucher_cli import catalogue
from voucher_cli.batch.season import Season, SeasonFinding
from voucher_cli.batch.workbook import words
from voucher_cli.batch.workbook.look import Value
from voucher_cli.batch.workbook.table import Column, Layout
from voucher_cli.language import Bilingual, Language

_NUMBER = Bilingual("序号", "No.")
_COLUMNS = (
    (_NUMBER, 7),
    (words.LEVEL, 9),
    (words.CERTAINTY, 9),
    (words.TITLE, 28),
    (words.PACKAGE, 28),
    (words.APPLICANT, 32),
    (words.CLAIM, 14),
    (words.FILE, 30),
    (words.MESSAGE, 50),
    (words.HINT, 40),
    (words.EXPECTED, 24),
    (words.ACTUAL, 24),
    (words.CLAUSE, 18),
    (words.QUOTE, 50),
    (words.NAME, 20),
    (words.FINDING_ID, 30),
)


def layout(language: Language) -> Layout:
    """The sheet's columns."""
    columns = tuple(Column(title.text(language), width) for title, width in _COLUMNS)
    return Layout(words.ACROSS_SHEET.text(language), columns)


def across_rows(
    season: Season, applicants: Mapping[str, str], language: Language
) -> Iterator[tuple[Value, ...]]:
    """Every place of every finding. `applicants` are the names by package, as far as known."""
    for number, found in enumerate(season.findings, start=1):
        yield from _places(number, found, applicants, language)


def _places(
    number: int, found: SeasonFinding, applicants: Mapping[str, str], language: Language
) -> Iterator[tuple[Value, ...]]:
    finding = found.finding
    message = catalogue.message(finding, language)
    hint = catalogue.hint(finding, language)
    for place in found.places:
        yield (
            number,
            words.level(finding.level, language),
            words.CERTAINTIES[finding.certainty].text(language),
            words.finding_title(finding.name, language),
            place.package,
            applicants.get(place.package),
            place.claim,
            place.file,
            message,
            hint,
            catalogue.phrase(finding.expected, language),
            catalogue.phrase(finding.actual, language),
            *words.cited(finding.source),
            finding.name,
            found.id,
        )
