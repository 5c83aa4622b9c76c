"""The runs of characters on one PDF page, with where they stand on the page as it is shown.

pdfium gives the characters of a page in the order of its content stream and marks white space
and line ends. Asking for the box of every character would cost most of the reading time, so a run
is measured at its ends, and character by character only where the ends do not fit together.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from voucher_cli.evidence.model import Box
from voucher_cli.evidence.readers.pdf_layout import Run

MAX_CHARACTERS = 200_000
_WHITE = frozenset(map(ord, " \t\r\n\f\v\u00a0\u2002\u2003\u2007\u3000\u200b\ufeff")) | {2}
_HYPHEN = 0xFFFE
"""pdfium's mark for a hyphen at a line's end"""
_DIAGONAL_FROM = 0.12  # radians, about 7 degrees


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's box in PDF units and by how many quarter turns (clockwise) it is shown turned."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A point as shown, from the top left corner."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x


@dataclass(frozen=True)
class PageText:
    """Upright runs by their quarter turn, then words set aslant (a watermark); `characters` counts
    those that are no white space, `odd` those of them that no one can read."""

    turned: dict[int, list[Run]]
    slanted: list[str]
    characters: int
    odd: int
    complete: bool


def read_runs(text_page: Any, frame: Frame) -> PageText:
    """Everything written on a page. `text_page` is pdfium's handle."""
    count = min(pdfium.FPDFText_CountChars(text_page), MAX_CHARACTERS + 1)
    unicode_of = pdfium.FPDFText_GetUnicode
    codes = [unicode_of(text_page, n) for n in range(max(count, 0))]
    complete = count <= MAX_CHARACTERS
    reader = _RunReader(text_page, codes, frame)
    turned: dict[int, list[Run]] = {}
    slanted: list[str] = []
    characters = odd = 0
    for start, end in _spans(codes):
        characters += end - start
        odd += sum(1 for n in range(start, end) if is_odd(codes[n]))
        angle = pdfium.FPDFText_GetCharAngle(text_page, start)
        turn = round(angle / (math.pi / 2))
        if abs(angle - turn * math.pi / 2) > _DIAGONAL_FROM:
            slanted.append(reader.text(start, end))
            continue
        turn = (frame.turns - turn) % 4
        for run in reader.runs(start, end, turn):
            turned.setdefault(turn, []).append(run)
    return PageText(turned, slanted, characters, odd, complete)


def is_odd(code: int) -> bool:
    """Whether a character is none that a Chinese or English paper holds: an unmapped glyph, a
    private, control or replacement character, a script from elsewhere."""
    return not (
        0x20 <= code < 0x7F
        or 0x4E00 <= code <= 0x9FFF
        or 0x2000 <= code <= 0x33FF
        or 0xFE10 <= code <= 0xFFE6
        or 0xA1 <= code <= 0x24F
        or 0x370 <= code <= 0x3FF  # Greek
        or 0x400 <= code <= 0x45F  # Cyrillic
        or 0x3400 <= code <= 0x4DBF
        or 0xF900 <= code <= 0xFAFF
        or 0x1F300 <= code <= 0x1FAFF
        or 0x20000 <= code <= 0x323AF
        or code == _HYPHEN
    )


def _spans(codes: list[int]) -> Iterator[tuple[int, int]]:
    """First and last-plus-one index of each stretch without white space."""
    start = None
    for n, code in enumerate(codes):
        if code in _WHITE:
            if start is not None:
                yield start, n
                start = None
        elif start is None:
            start = n
    if start is not None:
        yield start, len(codes)


class _RunReader:
    def __init__(self, text_page: Any, codes: list[int], frame: Frame) -> None:
        self._page = text_page
        self._codes = codes
        self._frame = frame
        self._rect = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def text(self, start: int, end: int) -> str:
        return "".join(
            "-" if code == _HYPHEN else chr(code)
            for code in self._codes[start:end]
            if code and not 0xD800 <= code <= 0xDFFF and code <= 0x10FFFF
        )

    def runs(self, start: int, end: int, turn: int) -> Iterator[Run]:
        """The stretch as one run, or as several where its ends do not fit together."""
        if end - start > 1 and not self._fits(start, end, turn):
            for first, last in self._pieces(start, end, turn):
                yield from self._run(first, last, turn)
        else:
            yield from self._run(start, end, turn)

    def _run(self, start: int, end: int, turn: int) -> Iterator[Run]:
        text = self.text(start, end)
        if not text:
            return
        first, last = self._box(start), self._box(end - 1)
        box = (
            min(first[0], last[0]),
            min(first[1], last[1]),
            max(first[2], last[2]),
            max(first[3], last[3]),
        )
        width, height = self._frame.size
        if box[2] < 0 or box[3] < 0 or box[0] > width or box[1] > height:
            return  # off the page: nobody sees it
        left, top, right, bottom = self._reading(box, turn)
        yield Run(
            text,
            box,
            left,
            right,
            self._baseline(start, turn),
            _em(text, right - left, bottom - top),
        )

    def _fits(self, start: int, end: int, turn: int) -> bool:
        first = self._reading(self._box(start), turn)
        last = self._reading(self._box(end - 1), turn)
        height = max(first[3] - first[1], last[3] - last[1], 1.0)
        return (
            abs(self._baseline(start, turn) - self._baseline(end - 1, turn)) < 0.5 * height
            and last[0] >= first[0] - 0.1 * height
            and last[2] - first[0] <= 1.5 * height * (end - start)
        )

    def _pieces(self, start: int, end: int, turn: int) -> Iterator[tuple[int, int]]:
        begin = start
        previous = self._reading(self._box(start), turn)
        baseline = self._baseline(start, turn)
        for n in range(start + 1, end):
            box = self._reading(self._box(n), turn)
            here = self._baseline(n, turn)
            height = max(previous[3] - previous[1], 1.0)
            gap = box[0] - previous[2]
            if abs(here - baseline) > 0.5 * height or not -0.8 * height < gap < 0.8 * height:
                yield begin, n
                begin = n
            previous, baseline = box, here
        yield begin, end

    def _box(self, index: int) -> Box:
        """A character's box as shown."""
        rect = self._rect
        pdfium.FPDFText_GetLooseCharBox(self._page, index, ctypes.byref(rect))
        x0, y0 = self._frame.shown(rect.left, rect.top)
        x1, y1 = self._frame.shown(rect.right, rect.bottom)
        return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _baseline(self, index: int, turn: int) -> float:
        pdfium.FPDFText_GetCharOrigin(
            self._page, index, ctypes.byref(self._x), ctypes.byref(self._y)
        )
        x, y = self._frame.shown(self._x.value, self._y.value)
        return self._reading((x, y, x, y), turn)[1]

    def _reading(self, box: Box, turn: int) -> Box:
        """`box` turned so that the text runs rightwards; `turn` is how far it is turned as shown,
        in clockwise quarters."""
        left, top, right, bottom = box
        width, height = self._frame.size
        if turn == 0:
            return box
        if turn == 1:  # running downwards
            return (top, width - right, bottom, width - left)
        if turn == 2:
            return (width - right, height - bottom, width - left, height - top)
        return (height - bottom, left, height - top, right)


def _em(text: str, width: float, height: float) -> float:
    """The size of the characters, from the width they take: a Chinese one is one em wide."""
    units = sum(1.0 if ord(c) >= 0x2E80 else 0.52 for c in text)
    return max(min(width / units, 1.1 * height), 0.5 * height, 1.0)
