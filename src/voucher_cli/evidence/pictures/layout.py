"""Lines of text in a picture → rows of cells, by the same rules as the text of a PDF.

A line that was found may hold several things with white space between them, and what recognition
says of the places of characters tells them apart, as the places of glyphs do in a PDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from voucher_cli.evidence.model import Box, Cell, Row
from voucher_cli.evidence.pictures.ocr import Line
from voucher_cli.evidence.pictures.raster import Picture
from voucher_cli.evidence.readers.pdf_layout import rows_of
from voucher_cli.evidence.readers.pdf_run import Run

_NARROW = 0.52
"""the advance of a Latin letter or figure, in em"""
_PARTED = 1.05
"""em of white space within a line that part it; places are not exact to less"""
_MARGIN = 0.1
"""of a detected box's height, at each of its ends"""
_LEFT_SET = frozenset("：，。；、）】》”")
"""marks whose ink fills only the left half of their em"""
_OF_BOX = 0.72
"""em by the height of a detected box, which has a margin"""


def rows_in(
    picture: Picture, lines: Iterable[Line], rules: Sequence[Box] = (), top: float = 0.0
) -> tuple[Row, ...]:
    """The rows from top to bottom; `top` is added to where they lie."""
    runs = [run for line in lines for run in runs_of(picture, line)]
    rows = rows_of(runs, rules)
    return tuple(rows) if not top else tuple(_lowered(row, top) for row in rows)


def _lowered(row: Row, by: float) -> Row:
    return Row(
        tuple(
            Cell(
                cell.text,
                cell.box and (cell.box[0], cell.box[1] + by, cell.box[2], cell.box[3] + by),
            )
            for cell in row.cells
        )
    )


def runs_of(picture: Picture, line: Line) -> Iterator[Run]:
    """The line as one run, or as several where white space parts it."""
    xs, ys = [x for x, _ in line.corners], [y for _, y in line.corners]
    left, top, right, bottom = picture.box(min(xs), min(ys), max(xs), max(ys))
    em = _em(line, right - left, bottom - top)
    for begin, end in _stretches(line, (right - left) / em):
        text = line.text[begin:end].strip()
        if not text:
            continue
        start = left if begin == 0 else _edge(line, begin, left, right, -em)
        stop = right if end == len(line.text) else _edge(line, end - 1, left, right, em)
        box = (round(start, 2), top, round(stop, 2), bottom)
        margin = min(_MARGIN * (bottom - top), 0.2 * (stop - start))
        baseline = (top + bottom) / 2 + 0.3 * em
        yield Run(text, box, start + margin, stop - margin, baseline, em)


def _edge(line: Line, index: int, left: float, right: float, em: float) -> float:
    """Where the character at `index` ends, on the side that the sign of `em` tells."""
    return left + line.at[index] * (right - left) + 0.5 * em * _advance(line.text[index])


def _em(line: Line, width: float, height: float) -> float:
    """The size of the characters, from their pitch where several stand in a row."""
    lone = len(line.text) == 1 and line.text >= "\u2e80"
    fallback = max(_OF_BOX * (max(width, height) if lone else height), 1.0)
    if len(line.at) == len(line.text) >= 4:
        steps = [
            (b - a) * width / ((_advance(x) + _advance(y)) / 2)
            for (a, b), (x, y) in zip(pairwise(line.at), pairwise(line.text), strict=True)
            if not (x.isspace() or y.isspace())
        ]
        if len(steps) >= 3:
            return max(min(max(median(steps), 0.5 * height), 0.95 * height), 1.0)
    return fallback


def _advance(character: str) -> float:
    return 1.0 if character >= "\u2e80" else _NARROW


def _half_after(character: str) -> float:
    """From the middle of its ink to where the next character may begin."""
    return 0.8 if character in _LEFT_SET else _advance(character) / 2


def _stretches(line: Line, ems: float) -> Iterator[tuple[int, int]]:
    """Beginnings and ends of what white space parts; `ems` is the length of the line."""
    text, at = line.text, line.at
    if len(at) != len(text):
        yield 0, len(text)
        return
    begin = 0
    letters = [n for n, c in enumerate(text) if not c.isspace()]
    for last, following in pairwise(letters):
        middles = (at[following] - at[last]) * ems
        gap = middles - _half_after(text[last]) - _advance(text[following]) / 2
        if gap > _PARTED:
            yield begin, last + 1
            begin = following
    yield begin, len(text)
