"""What the report says, made ready for the template: findings, materials, files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from voucher_cli import catalogue
from voucher_cli.confirmations import Confirmation
from voucher_cli.evidence.model import FileState, Page, Source, SourceFile
from voucher_cli.findings import Level
from voucher_cli.language import Bilingual, Language
from voucher_cli.policy.citation import Citation
from voucher_cli.report import words as common
from voucher_cli.report.citations import unfolded
from voucher_cli.report.html import words
from voucher_cli.report.html.pictures import page_key
from voucher_cli.report.html.sheets import Picture, Sheets
from voucher_cli.report.model import MaterialState, Report, ReportedFinding

Thing = TypeVar("Thing", bound=Hashable)
Owner = tuple[str | None, str | None]
"""claim and material that a finding is about"""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a filter: the key that its findings carry, and how many there are."""

    key: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """A clause, with our reading of it where the text had to be read into."""

    place: str
    quote: str
    reading: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding. `material` and `file` are the keys of the filters' options; `picture` is that
    of its page, `no_picture` why there is none although it has one."""

    number: int
    id: str
    name: str
    level: Level
    tag: str
    title: str
    message: str
    owner: str
    place: str
    expected: str
    actual: str
    clause: Quoted | None
    remedy: str
    certainty: str
    is_new: bool
    confirmed: Confirmation | None
    material: str
    file: str
    picture: Picture | None
    no_picture: str


@dataclass(frozen=True, slots=True)
class MaterialView:
    """A material or (`depth` 1) a part of one; `findings` about it, `first` the number of the
    first of them."""

    state: MaterialState
    depth: int
    title: str
    status: str
    key: str
    findings: int
    first: int


@dataclass(frozen=True, slots=True)
class FileView:
    """A file, how it was read, and what it is for."""

    file: SourceFile
    type: str
    read: str
    materials: tuple[str, ...]


class Views:
    """Makes the views of one report in one language; options are numbered as they come."""

    def __init__(self, report: Report, sheets: Sheets, language: Language) -> None:
        self._report = report
        self._sheets = sheets
        self._language = language
        self._several = len(report.award.claims) > 1
        self._titles = dict(self._named_materials())
        owners = [_owner(reported) for reported in report.findings]
        paths = [reported.finding.subject.file or "" for reported in report.findings]
        order = [owner for owner in self._titles if owner in set(owners)]
        self._owners = _keys("m", order, owners)
        self._paths = _keys("f", [file.path for file in report.evidence.files], paths)
        self._of_owner, self._of_path = Counter(owners), Counter(paths)

    # --- findings --------------------------------------------------------------------------------

    def findings(self) -> tuple[FindingView, ...]:
        """All of them, in the report's order, numbered from 1."""
        return tuple(self._finding(n, one) for n, one in enumerate(self._report.findings, 1))

    def material_options(self) -> tuple[Option, ...]:
        """The materials that findings are about."""
        return tuple(
            Option(key, self._titles.get(owner) or self._say(words.NO_MATERIAL), count)
            for owner, key in self._owners.items()
            if (count := self._of_owner[owner])
        )

    def file_options(self) -> tuple[Option, ...]:
        """The files that findings are about."""
        return tuple(
            Option(key, path or self._say(words.NO_FILE), count)
            for path, key in self._paths.items()
            if (count := self._of_path[path])
        )

    def _finding(self, number: int, reported: ReportedFinding) -> FindingView:
        finding, language = reported.finding, self._language
        subject = finding.subject
        since = self._report.since
        picture, why_not = self._sheets.picture(number, reported)
        return FindingView(
            number=number,
            id=reported.id,
            name=finding.name,
            level=finding.level,
            tag=self._say(words.LEVEL_TAGS[finding.level]),
            title=self._say(catalogue.load_catalogue()[finding.name].title),
            message=catalogue.message(finding, language),
            owner=self._titles.get(_owner(reported)) or "",
            place=self._place(reported),
            expected=catalogue.phrase(finding.expected, language) or "",
            actual=catalogue.phrase(finding.actual, language) or "",
            clause=self._quoted(finding.source) if finding.source else None,
            remedy=catalogue.hint(finding, language),
            certainty=self._say(words.CERTAINTIES[finding.certainty]),
            is_new=since is not None and reported.id in since.new,
            confirmed=reported.confirmed,
            material=self._owners[_owner(reported)],
            file=self._paths[subject.file or ""],
            picture=picture,
            no_picture=self._say(why_not) if why_not else "",
        )

    def _place(self, reported: ReportedFinding) -> str:
        """`04-发票.pdf 第 1 页；manifest.yaml:45`."""
        subject, key = reported.finding.subject, page_key(reported)
        file = subject.file or ""
        if key:
            file = f"{file} {self._say(words.PAGE.format(first=key[1]))}"
        semicolon = self._say(Bilingual("；", "; "))
        return semicolon.join(place for place in (file, subject.where) if place)

    def _quoted(self, citation: Citation) -> Quoted:
        reading = citation.interpretation
        return Quoted(
            place=f"{citation.document} {citation.clause}",
            quote=citation.quote,
            reading=unfolded(self._say(reading)) if reading else "",
        )

    # --- materials -------------------------------------------------------------------------------

    def materials(self) -> Iterator[MaterialView]:
        """The checklist, each material before its parts."""
        for state in self._report.materials:
            owner = (state.claim, state.id)
            numbers = [n for n, r in enumerate(self._report.findings, 1) if _owner(r) == owner]
            yield MaterialView(
                state=state,
                depth=0,
                title=self._titles[owner],
                status=self._say(common.STATUSES[state.status]),
                key=self._owners.get(owner, ""),
                findings=len(numbers),
                first=min(numbers, default=0),
            )
            for part in state.parts:
                status = self._say(common.STATUSES[part.status])
                yield MaterialView(part, 1, part.title, status, "", 0, 0)

    def _named_materials(self) -> Iterator[tuple[Owner, str]]:
        for state in self._report.materials:
            whose = f"[{state.claim}] " if self._several and state.claim else ""
            yield (state.claim, state.id), f"{whose}{state.title}"

    # --- files -----------------------------------------------------------------------------------

    def files(self) -> Iterator[FileView]:
        """Every file of the package."""
        used: dict[str, dict[str, None]] = {}
        for placement in self._report.evidence.placements:
            title = self._titles.get((placement.claim, placement.material))
            if title:
                used.setdefault(placement.part.file, {})[title] = None
        for file in self._report.evidence.files:
            yield FileView(
                file=file,
                type=self._say(words.TYPES[file.type]),
                read=self._read(file),
                materials=tuple(used.get(file.path, ())),
            )

    def _read(self, file: SourceFile) -> str:
        """`第 1-3 页 PDF 文字；第 4 页 图像识别（OCR）`."""
        if file.state is not FileState.READ:
            state = self._say(words.STATES[file.state])
            colon = self._say(Bilingual("：", ": "))
            return f"{state}{colon}{self._say(file.detail)}" if file.detail else state
        how = [self._say(words.SOURCES[source]) for source in _record_sources(file)]
        how += self._pages_read(file.pages)
        return self._say(Bilingual("；", "; ")).join(how)

    def _pages_read(self, pages: Sequence[Page]) -> Iterator[str]:
        runs = [(how, list(run)) for how, run in groupby(pages, self._page_read)]
        for how, run in runs:
            first, last = run[0].number, run[-1].number
            where = (words.PAGE if first == last else words.PAGES).format(first=first, last=last)
            yield how if len(runs) == 1 else f"{self._say(where)} {how}"

    def _page_read(self, page: Page) -> str:
        if page.read_by is None:
            return self._say(words.NOTHING_READ if page.readable else words.UNREAD)
        return self._say(words.SOURCES[page.read_by])

    def _say(self, text: Bilingual) -> str:
        return text.text(self._language)


def _owner(reported: ReportedFinding) -> Owner:
    subject = reported.finding.subject
    return (subject.claim, subject.material) if subject.material else (None, None)


def _record_sources(file: SourceFile) -> list[Source]:
    return list(dict.fromkeys(record.source for record in file.records))


def _keys(letter: str, order: Sequence[Thing], found: Sequence[Thing]) -> Mapping[Thing, str]:
    """A short key for each thing that there is, in that order, then as they are found."""
    there = set(found)
    listed = [thing for thing in order if thing in there] + list(found)
    return {thing: f"{letter}{n}" for n, thing in enumerate(dict.fromkeys(listed), 1)}
