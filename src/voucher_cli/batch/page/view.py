"""What the page says of packages and of findings across them, made ready for the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from voucher_cli import catalogue
from voucher_cli.batch.page import words
from voucher_cli.batch.page.gather import Gathered, Listed
from voucher_cli.batch.page.index import Index, places
from voucher_cli.batch.page.policies import Choice, Choices, PolicyNames
from voucher_cli.batch.season import Place
from voucher_cli.findings import Certainty, Level
from voucher_cli.language import Language
from voucher_cli.report.html.words import CERTAINTIES, LEVEL_TAGS
from voucher_cli.report.model import Verdict

_MOST_MARKS = 3
"""findings across packages that a row names one by one"""
_LONGEST_MESSAGE = 600


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding across packages as a row of the table names it."""

    number: int
    level: Level
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class PackageView:
    """A row of the table. `report` is the address of its report, `counts` stand in the order of
    Level; of the findings across packages `marks` are named, `across` is how many there are."""

    number: int
    package: str
    report: str | None
    applicant: str
    policy: str
    routes: tuple[str, ...]
    choices: str
    verdict: str
    verdict_word: str
    problem: str
    ceiling: Decimal | None
    counts: tuple[int, ...]
    marks: tuple[Mark, ...]
    across: int


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place of a finding: `row` is the number of the package's row, None where the table does
    not hold it; `about` the claim and the file."""

    package: str
    row: int | None
    report: str | None
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AcrossView:
    """A finding across packages; `left_out` places are not shown."""

    number: int
    id: str
    level: Level
    tag: str
    message: str
    expected: str
    actual: str
    hint: str
    certainty: str
    packages: int
    places: tuple[PlaceView, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one name."""

    title: str
    why: str
    findings: tuple[AcrossView, ...]


class Views:
    """Prepares a season for one language."""

    def __init__(self, index: Index, gathered: Gathered, language: Language) -> None:
        self._index, self._gathered, self._language = index, gathered, language
        self._names = PolicyNames(language)
        self._rows = frozenset(listed.number for listed in gathered.listed)
        self.choices = Choices(((one.policy, one.routes) for one in gathered.listed), self._names)

    def verdict_choices(self) -> Iterator[Choice]:
        """The verdicts of the listed packages, as the filter offers them."""
        counts = Counter(listed.verdict for listed in self._gathered.listed)
        for verdict in (None, *Verdict):
            if counts[verdict]:
                word = words.verdict_word(verdict).text(self._language)
                yield Choice(words.verdict_key(verdict), word, counts[verdict])

    # --- the table of packages -------------------------------------------------------------------

    def packages(self) -> Iterator[PackageView]:
        """The listed packages, one at a time."""
        for listed in self._gathered.listed:
            yield self._package(listed)

    def _package(self, listed: Listed) -> PackageView:
        return PackageView(
            number=listed.number,
            package=listed.package,
            report=listed.report,
            applicant=listed.applicant,
            policy=self._names.policy(listed.policy) if listed.policy else "",
            routes=tuple(self._names.route(listed.policy, route) for route in listed.routes),
            choices=self.choices.keys(listed.policy, listed.routes),
            verdict=words.verdict_key(listed.verdict),
            verdict_word=words.verdict_word(listed.verdict).text(self._language),
            problem=listed.problem,
            ceiling=listed.ceiling,
            counts=listed.counts,
            marks=tuple(self._marks(listed.across)),
            across=len(listed.across),
        )

    def _marks(self, positions: Sequence[int]) -> Iterator[Mark]:
        shown = [at for at in positions if at in self._index.numbers]
        for at in shown[:_MOST_MARKS]:
            finding, number = self._index.findings[at].finding, self._index.numbers[at]
            tag = LEVEL_TAGS[finding.level].text(self._language)
            yield Mark(number, finding.level, f"{tag} {number}", self._title(finding.name))

    # --- findings across packages ----------------------------------------------------------------

    def groups(self) -> tuple[Group, ...]:
        """The findings that the page shows, by their name."""
        return tuple(
            Group(
                self._title(name),
                catalogue.load_catalogue()[name].why.text(self._language),
                tuple(self._across(at) for at in positions),
            )
            for name, positions in self._index.groups.items()
        )

    def _across(self, position: int) -> AcrossView:
        found = self._index.findings[position]
        finding, language = found.finding, self._language
        shown = places(found)
        likely = finding.certainty is Certainty.LIKELY
        return AcrossView(
            number=self._index.numbers[position],
            id=found.id,
            level=finding.level,
            tag=LEVEL_TAGS[finding.level].text(language),
            message=_cut(catalogue.message(finding, language)),
            expected=_cut(catalogue.phrase(finding.expected, language) or ""),
            actual=_cut(catalogue.phrase(finding.actual, language) or ""),
            hint=_cut(catalogue.hint(finding, language)),
            certainty=CERTAINTIES[finding.certainty].text(language) if likely else "",
            packages=len(found.packages),
            places=tuple(map(self._place, shown)),
            left_out=len(found.places) - len(shown),
        )

    def _place(self, place: Place) -> PlaceView:
        known = self._gathered.known.get(place.package)
        return PlaceView(
            package=place.package,
            row=known.number if known and known.number in self._rows else None,
            report=known.report if known else None,
            about=tuple(filter(None, (place.claim, place.file))),
        )

    def _title(self, name: str) -> str:
        return catalogue.load_catalogue()[name].title.text(self._language)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_MESSAGE else text[: _LONGEST_MESSAGE - 1] + "…"
