"""Which pages a report shows, how large, and where the spots lie on them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from voucher_cli.evidence.model import Box, FileState, FileType
from voucher_cli.evidence.shot import PageKey, Shot, Wanted
from voucher_cli.report.model import Report, ReportedFinding

_MOST_PAGES = 200
_DRAWABLE = {FileType.PDF, FileType.IMAGE, FileType.OFD, FileType.DOCX}
_MARGIN = 3.0
"""points between a spot and the frame around it"""
_AROUND = (40.0, 22.0)
"""points shown beside, and above and below a spot where it is shown enlarged"""
_LEAST_CROP = (230.0, 76.0)
_TALLEST_CROP = 260.0
"""points; what is taller is seen on the page itself"""


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of a page, in points from its top left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def view_box(self) -> str:
        """As SVG's viewBox has it."""
        return f"{self.left:g} {self.top:g} {self.width:g} {self.height:g}"


def wanted_pages(report: Report) -> tuple[Wanted, ...]:
    """The pages that findings point at, file by file: of too many those of the gravest."""
    keys = list(dict.fromkeys(_page_keys(report.findings)))
    by_file: dict[str, list[int]] = {}
    for path, page in keys[:_MOST_PAGES]:
        by_file.setdefault(path, []).append(page)
    return tuple(
        Wanted(file.path, file.sha256, file.type, tuple(sorted(by_file[file.path])))
        for file in report.evidence.files
        if file.path in by_file and file.type in _DRAWABLE and file.state is FileState.READ
    )


def _page_keys(findings: Iterable[ReportedFinding]) -> Iterator[PageKey]:
    for reported in findings:
        key = page_key(reported)
        if key is not None:
            yield key


def page_key(reported: ReportedFinding) -> PageKey | None:
    """The page that the finding points at, if it does."""
    subject = reported.finding.subject
    return (subject.file, subject.page) if subject.file and subject.page else None


def fitted(
    shots: Mapping[PageKey, Shot], order: Sequence[PageKey], room: int
) -> Mapping[PageKey, str]:
    """For each page its image in base64: all in the finest size of which all fit into `room`
    bytes, else in the smallest as many as fit, the first of `order` first."""
    sizes = min((len(shot.images) for shot in shots.values()), default=0)
    for size in range(sizes):
        chosen = {key: shots[key].images[size] for key in order if key in shots}
        if sum(map(len, chosen.values())) <= room:
            return chosen
    kept: dict[PageKey, str] = {}
    for key in order:
        image = shots[key].images[-1] if key in shots else ""
        if image and len(image) <= room:
            room -= len(image)
            kept[key] = image
    return kept


def spot(box: Box | None, shot: Shot) -> Frame | None:
    """The frame to draw around a box, None where it does not lie on the page."""
    if box is None or not all(math.isfinite(edge) for edge in box):
        return None
    left, right = (min(max(x, 0.0), shot.width) for x in sorted((box[0], box[2])))
    top, bottom = (min(max(y, 0.0), shot.height) for y in sorted((box[1], box[3])))
    if right <= left or bottom <= top:
        return None
    return _within(shot, left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN)


def crop(mark: Frame, shot: Shot) -> Frame | None:
    """The part of the page to show enlarged around a spot, None where that would not be one."""
    if mark.height > _TALLEST_CROP:
        return None
    across = max(_AROUND[0], (_LEAST_CROP[0] - mark.width) / 2)
    down = max(_AROUND[1], (_LEAST_CROP[1] - mark.height) / 2)
    right, bottom = mark.left + mark.width, mark.top + mark.height
    return _within(shot, mark.left - across, mark.top - down, right + across, bottom + down)


def _within(shot: Shot, left: float, top: float, right: float, bottom: float) -> Frame:
    left, top = max(left, 0.0), max(top, 0.0)
    right, bottom = min(right, shot.width), min(bottom, shot.height)
    return Frame(round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1))
