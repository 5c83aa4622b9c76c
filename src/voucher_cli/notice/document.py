"""The notice put together, in the tone of a bureau or as a checklist for a client."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from voucher_cli.language import Language
from voucher_cli.notice import words
from voucher_cli.notice.items import Item, Listed, MaterialItems, count, listed
from voucher_cli.notice.paper import Paper, harmless
from voucher_cli.notice.styles import Style
from voucher_cli.policy.citation import Citation
from voucher_cli.report.citations import unfolded
from voucher_cli.report.model import Report

_WIDTHS = (13.0, 24.0, 46.0, 38.0, 35.0)
_LONGEST_QUOTE = 300
_NUMERALS = "一二三四五六"


def notice(report: Report, style: Style, deadline: date | None, language: Language) -> bytes:
    """The notice as a Word file."""
    found = listed(report, language)
    writer = _Writer(report, found, deadline, language)
    return writer.client() if style is Style.CLIENT else writer.bureau()


class _Writer:
    def __init__(
        self, report: Report, found: Listed, deadline: date | None, language: Language
    ) -> None:
        self._report = report
        self._found = found
        self._deadline = _day(deadline, language)
        self._language = language
        comma = "、" if language is Language.ZH else ", "
        self._comma = comma
        routes = [report.policy.route(route) for route in report.routes]
        self._names = {
            "name": harmless(report.applicant, 100) or words.NO_NAME.text(language),
            "policy": report.policy.title.text(language),
            "routes": comma.join(route.title.text(language) for route in routes if route),
        }
        self._sections = 0

    # --- a bureau's ---

    def bureau(self) -> bytes:
        """Addressed, numbered, tabled and signed."""
        language, found = self._language, self._found
        paper = Paper(words.TITLE.text(language))
        paper.title(words.TITLE.text(language))
        paper.to_the_right(words.NUMBER.text(language))
        paper.text(words.ADDRESSED.format(**self._names).text(language), indent=0)
        opening = words.OPENING if found.mend else words.OPENING_EXPLAIN
        opening = words.OPENING_CLEAR if found.empty else opening
        paper.text(opening.format(**self._names).text(language))
        number = 0
        for title, materials in ((words.MEND, found.mend), (words.EXPLAIN, found.explain)):
            if materials:
                self._heading(paper, title.format(n=count(materials)).text(language))
                paper.table(
                    [column.text(language) for column in words.COLUMNS],
                    _WIDTHS,
                    tuple(self._rows(materials, number)),
                )
                number += count(materials)
        if not found.empty:
            self._heading(paper, words.DEMAND.text(language))
            paper.text(words.DEMAND_TEXT.format(deadline=self._deadline).text(language))
        self._heading(paper, words.EXAMINED.text(language))
        for text in self._examined():
            paper.text(text)
        paper.blank()
        paper.signed(self._report.policy.authority)
        paper.signed(words.BLANK_DATE.text(language))
        return paper.saved()

    def _heading(self, paper: Paper, text: str) -> None:
        """`一、需补正的事项`"""
        self._sections += 1
        chinese = self._language is Language.ZH
        number = f"{_NUMERALS[self._sections - 1]}、" if chinese else f"{self._sections}. "
        paper.heading(number + text)

    def _rows(
        self, materials: Sequence[MaterialItems], number: int
    ) -> Iterator[tuple[Sequence[str], ...]]:
        for material in materials:
            for item in material.items:
                number += 1
                yield (
                    [str(number)],
                    [material.heading],
                    tuple(self._problem(item)),
                    [self._clause(item.source)],
                    [item.remedy],
                )

    def _problem(self, item: Item) -> Iterator[str]:
        """The points, numbered where there are several, each with its places."""
        several = len(item.points) > 1
        left, right = ("（", "）") if self._language is Language.ZH else ("(", ")")
        for number, point in enumerate(item.points, start=1):
            before = f"{left}{number}{right} " if several else ""
            places = self._comma.join(harmless(place, 120) for place in point.places)
            space = "" if self._language is Language.ZH else " "
            after = f"{space}{left}{places}{right}" if places else ""
            yield f"{before}{harmless(point.text, 400)}{after}"

    def _clause(self, source: Citation | None) -> str:
        if source is None:
            return "—"
        quote = harmless(source.quote, _LONGEST_QUOTE)
        chinese = self._language is Language.ZH
        clause = f"第{source.clause}项" if chinese and source.clause.isdigit() else source.clause
        text = f"{source.document} {clause}{'：' if chinese else ': '}“{quote}”"
        if source.interpretation is not None:
            said = harmless(unfolded(source.interpretation.text(self._language)), 120)
            text += words.INTERPRETED.format(text=said).text(self._language)
        return text

    def _examined(self) -> Iterator[str]:
        report, language = self._report, self._language
        settled = sum(1 for reported in report.findings if not reported.counts)
        confirmed = words.CONFIRMED.format(n=settled).text(language) if settled else ""
        yield words.EXAMINED_TEXT.format(
            materials=len(report.materials), files=len(report.evidence.files), confirmed=confirmed
        ).text(language)
        not_examined = [unfolded(entry.what.text(language)) for entry in report.not_checked]
        if not_examined:
            what = self._comma.join(dict.fromkeys(not_examined))
            yield words.NOT_EXAMINED.format(what=what).text(language)
        yield words.NO_GRANT.text(language)

    # --- a client's ---

    def client(self) -> bytes:
        """A list of boxes to tick."""
        language, found = self._language, self._found
        paper = Paper(words.CLIENT_TITLE.text(language))
        paper.title(words.CLIENT_TITLE.text(language))
        opening = words.CLIENT_CLEAR if found.empty else words.CLIENT_OPENING
        total = count((*found.mend, *found.explain))
        paper.text(opening.format(**self._names, n=total).text(language))
        if not found.empty:
            paper.text(words.CLIENT_DEADLINE.format(deadline=self._deadline).text(language))
        for title, materials in (
            (words.CLIENT_MEND, found.mend),
            (words.CLIENT_EXPLAIN, found.explain),
        ):
            if materials:
                self._heading(paper, title.format(n=count(materials)).text(language))
                for material in materials:
                    self._boxes(paper, material)
        self._heading(paper, words.EXAMINED.text(language))
        *examined, _ = self._examined()
        for text in (*examined, words.CLIENT_NO_GRANT.text(language)):
            paper.text(text)
        return paper.saved()

    def _boxes(self, paper: Paper, material: MaterialItems) -> None:
        language = self._language
        paper.heading(material.heading)
        for item in material.items:
            paper.box(item.title)
            for text in self._problem(item):
                paper.under_box("", text)
            paper.under_box(words.CLIENT_REMEDY.text(language), item.remedy)
            if item.source is not None:
                clause = words.CLIENT_CLAUSE.text(language)
                paper.under_box(clause, self._clause(item.source))


def _day(day: date | None, language: Language) -> str:
    if day is None:
        return words.BLANK_DATE.text(language)
    return words.DATE.format(year=day.year, month=day.month, day=day.day).text(language)
