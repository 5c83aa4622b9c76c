"""What a notice lists: everything still to mend, once, by material in the order of the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voucher_cli import catalogue
from voucher_cli.findings import Finding, Level
from voucher_cli.language import Bilingual, Language
from voucher_cli.policy.citation import Citation
from voucher_cli.report.model import MaterialState, Report, ReportedFinding

_NOT_THE_APPLICANTS = frozenset({"confirmation-unused"})
"""findings about the reviewer's own file"""
_TO_MEND = frozenset({Level.ERROR, Level.WARNING})
_GENERAL = Bilingual("申报单位及申报内容", "The applicant and what is applied for")
_PAGE = Bilingual("第 {n} 页", "p. {n}")
_EXPECTED = Bilingual("应为：{text}", "expected: {text}")
_ACTUAL = Bilingual("实为：{text}", "found: {text}")
_MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class Point:
    """One sentence on what is wrong, and all places where it is."""

    text: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to mend: what is wrong (often in several files), the clause, how to mend it."""

    title: str
    points: tuple[Point, ...]
    source: Citation | None
    remedy: str


@dataclass(frozen=True, slots=True)
class MaterialItems:
    """What is to be mended in one material. `number` is empty for what is in none of them; `claim`
    is told where the package makes several."""

    number: str
    title: str
    claim: str | None
    items: tuple[Item, ...]

    @property
    def heading(self) -> str:
        """`2 项目合同（api）`"""
        claim = f"（{self.claim}）" if self.claim else ""
        return f"{self.number} {self.title}{claim}".strip()


@dataclass(frozen=True, slots=True)
class Listed:
    """All that a notice says of the papers: what to mend, and what to explain or confirm."""

    mend: tuple[MaterialItems, ...]
    explain: tuple[MaterialItems, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.mend and not self.explain


def count(materials: Iterable[MaterialItems]) -> int:
    """How many things are listed."""
    return sum(len(material.items) for material in materials)


def listed(report: Report, language: Language) -> Listed:
    """What still stands, without what a reviewer has settled and mere remarks."""
    open_ = [
        reported
        for reported in report.findings
        if reported.counts and reported.finding.name not in _NOT_THE_APPLICANTS
    ]
    return Listed(
        _by_material([r for r in open_ if r.level in _TO_MEND], report, language),
        _by_material([r for r in open_ if r.level is Level.REVIEW], report, language),
    )


def _by_material(
    reported: Sequence[ReportedFinding], report: Report, language: Language
) -> tuple[MaterialItems, ...]:
    several = len(report.award.claims) > 1
    groups: dict[int, list[Finding]] = {}
    for one in reported:
        position = _position(one.finding, report.materials)
        groups.setdefault(position, []).append(one.finding)
    result = []
    for position in sorted(groups):
        items = _items(groups[position], language)
        if position < len(report.materials):
            state = report.materials[position]
            claim = state.claim if several else None
            result.append(MaterialItems(state.number, state.title, claim, items))
        else:
            result.append(MaterialItems("", _GENERAL.text(language), None, items))
    return tuple(result)


def _position(finding: Finding, materials: Sequence[MaterialState]) -> int:
    """Of the finding's material in the list; behind all of them for what is about none."""
    subject = finding.subject
    for position, state in enumerate(materials):
        if state.id == subject.material and state.claim in (None, subject.claim):
            return position
    same = (n for n, state in enumerate(materials) if state.id == subject.material)
    return next(same, len(materials))


def _items(findings: Sequence[Finding], language: Language) -> tuple[Item, ...]:
    """Findings with one name, clause and remedy are one item."""
    groups: dict[tuple[str, str, Citation | None], list[Finding]] = {}
    for finding in findings:
        remedy = catalogue.hint(finding, language)
        groups.setdefault((finding.name, remedy, finding.source), []).append(finding)
    return tuple(
        Item(
            title=catalogue.load_catalogue()[name].title.text(language),
            points=_points(group, language),
            source=source,
            remedy=remedy,
        )
        for (name, remedy, source), group in groups.items()
    )


def _points(findings: Sequence[Finding], language: Language) -> tuple[Point, ...]:
    points: dict[str, list[str]] = {}
    for finding in findings:
        text = _sentence(finding, language)
        places = points.setdefault(text, [])
        place = _place(finding, text, language)
        if place and place not in places:
            places.append(place)
    return tuple(Point(text, _some(places, language)) for text, places in points.items())


def _sentence(finding: Finding, language: Language) -> str:
    """The message, with what was expected and found where it does not say so itself."""
    message = catalogue.message(finding, language)
    more = []
    for label, value in ((_EXPECTED, finding.expected), (_ACTUAL, finding.actual)):
        text = catalogue.phrase(value, language)
        if text and text not in message:
            more.append(label.format(text=text).text(language))
    if not more:
        return message
    comma, left, right = ("，", "（", "）") if language is Language.ZH else (", ", " (", ")")
    return f"{message}{left}{comma.join(more)}{right}"


def _place(finding: Finding, text: str, language: Language) -> str:
    """`04-发票.pdf 第 1 页`; what the sentence names is not named twice."""
    subject = finding.subject
    page = _PAGE.format(n=subject.page).text(language) if subject.page else ""
    if subject.file and subject.file not in text:
        return f"{subject.file} {page}".strip()
    where = subject.where or ""
    return page or (where if not re.search(rf"{re.escape(where)}(?!\d)", text) else "")


def _some(places: Sequence[str], language: Language) -> tuple[str, ...]:
    if len(places) <= _MOST_PLACES:
        return tuple(places)
    more = Bilingual("等共 {n} 处", "{n} places in all").format(n=len(places)).text(language)
    return (*places[:_MOST_PLACES], more)
