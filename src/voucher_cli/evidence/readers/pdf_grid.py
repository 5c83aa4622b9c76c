"""The cells that ruled lines make on a page, and what of a page's text is one cell's.

In a ruled table the text of a cell may take several lines while its label stands half way down
beside them. Baselines alone would tear that apart; the lines around it keep it together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from voucher_cli.evidence.model import Box
from voucher_cli.evidence.readers.pdf_run import Run, around

_SNAP = 1.6
"""points: rules closer than this are one line drawn twice"""
_MAX_LINES = 40
"""a ruled box of more lines is a frame around a page, not a cell"""
_FORCED_LINES = 3
_PADDING = 8.0
_SLACK = 1.1
"""in em: lines end early so that none begins with a closing mark"""
_NUMERIC = re.compile(r"[¥￥$]?[-+\d.,%/]+%?")
_ASCII_WORD = re.compile(r"[!-~]+")

Line = list[Run]
JoinLine = Callable[[Line], list[Line]]
"""parts the runs of one line into cells by their gaps"""


@dataclass(frozen=True, slots=True)
class Home:
    """A ruled cell: its four sides in the reading frame."""

    top: float
    bottom: float
    left: float
    right: float


class Grid:
    """Finds the ruled cell around a point. `rules` are thin boxes in the reading frame."""

    def __init__(self, rules: Iterable[Box]) -> None:
        across, down = [], []
        for left, top, right, bottom in rules:
            if right - left >= bottom - top:
                across.append(((top + bottom) / 2, left, right))
            else:
                down.append(((left + right) / 2, top, bottom))
        self._across = _snapped(across)
        self._down = _snapped(down)
        self._ys = [rule[0] for rule in self._across]
        self._xs = [rule[0] for rule in self._down]

    def home(self, x: float, y: float) -> Home | None:
        """The cell around a point; None where it is not ruled on all four sides."""
        if len(self._across) < 2 or len(self._down) < 2:
            return None
        top = _nearest(self._across, bisect_left(self._ys, y) - 1, -1, x)
        bottom = _nearest(self._across, bisect_left(self._ys, y), 1, x)
        left = _nearest(self._down, bisect_left(self._xs, x) - 1, -1, y)
        right = _nearest(self._down, bisect_left(self._xs, x), 1, y)
        if top is None or bottom is None or left is None or right is None:
            return None
        return Home(top, bottom, left, right)


def _snapped(rules: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """The rules by position, those that lie next to each other at one position."""
    result: list[tuple[float, float, float]] = []
    for position, start, end in sorted(rules):
        if result and position - result[-1][0] < _SNAP:
            position = result[-1][0]  # noqa: PLW2901
        result.append((position, start, end))
    return result


def _nearest(
    rules: list[tuple[float, float, float]], index: int, step: int, at: float
) -> float | None:
    """The next rule from `index` that passes by `at`."""
    while 0 <= index < len(rules):
        position, start, end = rules[index]
        if start - _SNAP <= at <= end + _SNAP:
            return position
        index += step
    return None


def settle(
    runs: Sequence[Run],
    grid: Grid,
    lines_of: Callable[[Iterable[Run]], list[Line]],
    parted: JoinLine,
) -> list[Run]:
    """The runs with the text of each table cell put together, at one height for each table row.
    What stands in no table comes back as it was."""
    at_home: dict[Home, list[Run]] = defaultdict(list)
    settled: list[Run] = []
    for run in runs:
        home = grid.home(run.middle, run.baseline - 0.3 * run.em)
        if home is None:
            settled.append(run)
        else:
            at_home[home].append(replace(run, home=hash(home)))
    bands: dict[float, list[Home]] = defaultdict(list)
    for home in at_home:
        bands[home.top].append(home)
    for homes in bands.values():
        cells = [lines_of(at_home[home]) for home in homes]
        if len(homes) > 1 and max(map(len, cells)) <= _MAX_LINES:
            settled += _band(homes, cells, parted)
        else:
            settled += [run for lines in cells for line in lines for run in line]
    return settled


def _band(homes: list[Home], cells: list[list[Line]], parted: JoinLine) -> list[Run]:
    """One row of a table: each cell's paragraphs, aligned where at most one has several."""
    may_force = not any(sum(map(_is_numeric, lines)) > 1 for lines in cells)
    pieces = [
        _paragraphs(home, lines, parted, may_force)
        for home, lines in zip(homes, cells, strict=True)
    ]
    several = [p for p in pieces if len(p) > 1]
    if len(several) > 1:
        return [run for cell in pieces for run in cell]
    baseline = min(cell[0].baseline for cell in (several or pieces))
    return [
        replace(run, baseline=baseline) if len(cell) == 1 else run
        for cell in pieces
        for run in cell
    ]


def _paragraphs(home: Home, lines: list[Line], parted: JoinLine, may_force: bool) -> list[Run]:
    """A cell's lines, those that go on from the one before joined to it. A cell within which
    columns stand side by side is left as it is."""
    if any(len(parted(line)) > 1 for line in lines):
        return [run for line in lines for run in line]
    joined = [_joined(sorted(line, key=lambda r: r.left)) for line in lines]
    forced = (
        may_force
        and len(joined) <= _FORCED_LINES
        and not any(":" in run.text or "：" in run.text for run in joined)
    )
    padding = min(
        _PADDING,
        *(max(run.left - home.left, 0.0) for run in joined),
        *(max(home.right - run.right, 0.0) for run in joined),
    )
    room = home.right - home.left - 2 * padding
    paragraphs: list[list[Run]] = []
    for run in joined:
        if paragraphs and _wraps(paragraphs[-1][-1], run, room):
            paragraphs[-1].append(run)
        else:
            paragraphs.append([run])
    stacked = [_stacked(paragraph, _wrap_joint) for paragraph in paragraphs]
    return [_stacked(stacked, _line_break)] if forced else stacked


def _wraps(line: Run, following: Run, room: float) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    word = _ASCII_WORD.match(following.text)
    needed = following.em * (0.52 * len(word[0]) if word else 1.0)
    return line.right - line.left + needed > room - _SLACK * line.em


def _joined(line: Line) -> Run:
    """One run of the runs of a line that are one cell."""
    text = line[0].text
    for previous, run in pairwise(line):
        text += run.joint(previous) + run.text
    return replace(
        line[0],
        text=text,
        box=around(line),
        right=max(run.right for run in line),
        em=median(run.em for run in line),
    )


def _stacked(lines: list[Run], joint: Callable[[str, str], str]) -> Run:
    """One run of several lines."""
    if len(lines) == 1:
        return lines[0]
    text = lines[0].text
    for run in lines[1:]:
        text += joint(text, run.text) + run.text
    return replace(
        lines[0],
        text=text,
        box=around(lines),
        left=min(run.left for run in lines),
        right=max(run.right for run in lines),
    )


def _line_break(_above: str, _below: str) -> str:
    return "\n"


def _wrap_joint(above: str, below: str) -> str:
    """What a line's end stood for: a space between English words, nothing within Chinese text
    or within a long number."""
    end, start = above[-1], below[0]
    if not (end.isascii() and start.isascii()) or end in "-/_." or (end + start).isdigit():
        return ""
    return " "


def _is_numeric(line: Line) -> bool:
    return all(_NUMERIC.fullmatch(run.text) for run in line)
