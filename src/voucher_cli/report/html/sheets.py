"""The pages that a report shows: each once, with the spots of all its findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from voucher_cli.evidence.model import FileType
from voucher_cli.evidence.shot import PageKey, Shot
from voucher_cli.findings import Level
from voucher_cli.language import Bilingual
from voucher_cli.report.html import words
from voucher_cli.report.html.pictures import Frame, crop, fitted, page_key, spot, wanted_pages
from voucher_cli.report.model import Report, ReportedFinding


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot on a page, and the number of the finding that it belongs to."""

    number: int
    level: Level
    frame: Frame


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. `findings` are the numbers of all that point at it, `marks` the spots of those
    that name one; `image` is WebP in base64."""

    key: str
    file: str
    page: int
    width: float
    height: float
    image: str
    findings: tuple[int, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A finding's own view of its sheet: the spot, and the part of the page to show enlarged."""

    sheet: Sheet
    mark: Frame | None
    crop: Frame | None


class Sheets:
    """The sheets of a report. `room` is how many bytes their images may take together."""

    def __init__(self, report: Report, shots: Mapping[PageKey, Shot], room: int) -> None:
        numbers: dict[PageKey, list[tuple[int, ReportedFinding]]] = {}
        for number, reported in enumerate(report.findings, 1):
            key = page_key(reported)
            if key is not None:
                numbers.setdefault(key, []).append((number, reported))
        self._shots = shots
        images = fitted(shots, list(numbers), room)
        files = wanted_pages(report)
        pages = [(file.path, n) for file in files for n in file.pages]
        self._asked = frozenset(pages)
        self._paged = frozenset(f.path for f in files if f.kind is not FileType.DOCX)
        self._sheets = {
            key: _sheet(n, key, shots[key], images[key], numbers[key])
            for n, key in enumerate((key for key in pages if key in images), 1)
        }

    def all(self) -> tuple[Sheet, ...]:
        """In the order of files and pages."""
        return tuple(self._sheets.values())

    def picture(
        self, number: int, reported: ReportedFinding
    ) -> tuple[Picture | None, Bilingual | None]:
        """That of the finding's page, or why there is none; neither where it has no page."""
        key = page_key(reported)
        if key is None:
            return None, None
        sheet = self._sheets.get(key)
        if sheet is None:
            return None, self._why_not(key)
        mark = next((mark.frame for mark in sheet.marks if mark.number == number), None)
        return Picture(sheet, mark, crop(mark, self._shots[key]) if mark else None), None

    def _why_not(self, key: PageKey) -> Bilingual | None:
        if key[0] not in self._paged:
            return None
        over = key in self._shots or key not in self._asked
        return words.LEFT_OUT if over else words.NOT_DRAWN


def _sheet(
    n: int, key: PageKey, shot: Shot, image: str, numbers: list[tuple[int, ReportedFinding]]
) -> Sheet:
    spots = [(number, one.level, spot(one.finding.subject.box, shot)) for number, one in numbers]
    return Sheet(
        key=f"page-{n}",
        file=key[0],
        page=key[1],
        width=shot.width,
        height=shot.height,
        image=image,
        findings=tuple(number for number, _ in numbers),
        marks=tuple(Mark(number, level, frame) for number, level, frame in spots if frame),
    )
