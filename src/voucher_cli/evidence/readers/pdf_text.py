"""The runs of characters on one PDF page, with where they stand on the page as it is shown.

pdfium gives the characters of a page in the order of its content stream and marks white space
and line ends. Each question to it takes a microsecond, which for every character would be most of
the reading time: so the text is asked for in one go, and a run is measured at its ends, character
by character only where the ends do not fit together.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from voucher_cli.evidence.model import Box
from voucher_cli.evidence.readers.pdf_run import Run

MAX_CHARACTERS = 200_000
_WHITE = " \t\r\n\f\v\u00a0\u2002\u2003\u2007\u3000\u200b\ufeff\x02"
_STRETCH = re.compile(f"[^{_WHITE}]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_CODE = "\0"
_FIRST_WIDE = "\u2e80"
"""characters from here on are as wide as high"""
_HYPHEN = "\ufffe"
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

    def shown_box(self, box: Box) -> Box:
        """A box as shown; `box` is left, bottom, right, top in PDF units."""
        x0, y0 = self.shown(box[0], box[1])
        x1, y1 = self.shown(box[2], box[3])
        return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def reading(self, box: Box, turn: int) -> Box:
        """A shown box turned so that text runs rightwards; `turn` is how far the text is turned
        as shown, in clockwise quarters."""
        left, top, right, bottom = box
        width, height = self.size
        if turn == 0:
            return box
        if turn == 1:  # running downwards
            return (top, width - right, bottom, width - left)
        if turn == 2:
            return (width - right, height - bottom, width - left, height - top)
        return (height - bottom, left, height - top, right)


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
    count = max(pdfium.FPDFText_CountChars(text_page), 0)
    text = _text_of(text_page, min(count, MAX_CHARACTERS + 1))
    reader = _RunReader(text_page, text, frame)
    turned: dict[int, list[Run]] = {}
    slanted: list[str] = []
    for stretch in _STRETCH.finditer(text):
        start, end = stretch.span()
        angle = pdfium.FPDFText_GetCharAngle(text_page, start)
        turn = round(angle / (math.pi / 2))
        if abs(angle - turn * math.pi / 2) > _DIAGONAL_FROM:
            slanted.append(reader.text(start, end))
            continue
        turn = (frame.turns + turn) % 4
        for run in reader.runs(start, end, turn):
            turned.setdefault(turn, []).append(run)
    used = [(c, n) for c, n in Counter(text).items() if c not in _WHITE]
    characters = sum(n for _, n in used)
    odd = sum(n for c, n in used if is_odd(ord(c)))
    return PageText(turned, slanted, characters, odd, complete=count <= MAX_CHARACTERS)


def _text_of(text_page: Any, count: int) -> str:
    """The first `count` characters, so that each stands at pdfium's index of it: halves of a pair
    of surrogates are two."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text_page, 0, count, buffer) == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
    unicode_of = pdfium.FPDFText_GetUnicode
    codes = (unicode_of(text_page, n) for n in range(count))
    return "".join(chr(code) if code <= 0x10FFFF else _NO_CODE for code in codes)


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
        or code == ord(_HYPHEN)
    )


@dataclass(frozen=True, slots=True)
class _Glyph:
    """One character: its box as shown, and its sides and baseline as it reads."""

    shown: Box
    sides: Box
    baseline: float

    @property
    def height(self) -> float:
        return max(self.sides[3] - self.sides[1], 1.0)


class _RunReader:
    def __init__(self, text_page: Any, text: str, frame: Frame) -> None:
        self._page = text_page
        self._text = text
        self._frame = frame
        self._rect = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def text(self, start: int, end: int) -> str:
        """The characters from `start` up to `end`, those without a code left out."""
        text = self._text[start:end].replace(_NO_CODE, "").replace(_HYPHEN, "-")
        if _SURROGATE.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
        return text

    def runs(self, start: int, end: int, turn: int) -> Iterator[Run]:
        """The stretch as one run, or as several where its ends do not fit together."""
        first, last = self._glyph(start, turn), self._glyph(end - 1, turn)
        if end - start == 1 or _fit(first, last, end - start):
            yield from self._run(start, end, first, last)
            return
        glyphs = [self._glyph(n, turn) for n in range(start, end)]
        begin = 0
        for n in range(1, len(glyphs) + 1):
            if n == len(glyphs) or not _adjoin(glyphs[n - 1], glyphs[n]):
                yield from self._run(start + begin, start + n, glyphs[begin], glyphs[n - 1])
                begin = n

    def _run(self, start: int, end: int, first: _Glyph, last: _Glyph) -> Iterator[Run]:
        text = self.text(start, end)
        box = _union(first.shown, last.shown)
        width, height = self._frame.size
        if not text or box[2] < 0 or box[3] < 0 or box[0] > width or box[1] > height:
            return  # without codes, or off the page where nobody sees it
        left, top, right, bottom = _union(first.sides, last.sides)
        em = _em(text, right - left, bottom - top)
        yield Run(text, box, left, right, first.baseline, em)

    def _glyph(self, index: int, turn: int) -> _Glyph:
        rect, x, y, frame = self._rect, self._x, self._y, self._frame
        pdfium.FPDFText_GetLooseCharBox(self._page, index, rect)
        pdfium.FPDFText_GetCharOrigin(self._page, index, x, y)
        box = frame.shown_box((rect.left, rect.bottom, rect.right, rect.top))
        if turn == 0:
            return _Glyph(box, box, frame.shown(x.value, y.value)[1])
        at = frame.shown(x.value, y.value)
        return _Glyph(box, frame.reading(box, turn), frame.reading((*at, *at), turn)[1])


def _fit(first: _Glyph, last: _Glyph, count: int) -> bool:
    """Whether the ends of `count` characters can be those of one stretch of a line."""
    height = max(first.height, last.height)
    return (
        abs(first.baseline - last.baseline) < 0.5 * height
        and last.sides[0] >= first.sides[0] - 0.1 * height
        and last.sides[2] - first.sides[0] <= 1.5 * height * count
    )


def _adjoin(left: _Glyph, right: _Glyph) -> bool:
    gap = right.sides[0] - left.sides[2]
    return abs(left.baseline - right.baseline) <= 0.5 * left.height and abs(gap) < 0.8 * left.height


def _union(a: Box, b: Box) -> Box:
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


def _em(text: str, width: float, height: float) -> float:
    """The size of the characters, from the width they take: a Chinese one is one em wide."""
    wide = sum(map(_FIRST_WIDE.__le__, text))
    units = wide + 0.52 * (len(text) - wide)
    if height < 1.0:  # a font that does not tell how high it is
        return max(width / units, 1.0)
    return max(min(width / units, 1.1 * height), 0.5 * height, 1.0)
