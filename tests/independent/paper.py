"""Drawing PDF pages the way offices print them: texts at places, ruled tables, running text."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

SONG = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(SONG))
_WORD = re.compile(r"[\x21-\x7e]+|.", re.DOTALL)
"""what is not broken over lines: a word, a figure, a character"""
_LATIN = re.compile(r"[\x20-\x7e]+|[^\x20-\x7e]+")
INVOICE = (610.0, 394.0)
"""the size of a Chinese invoice, in points"""


class Paper:
    """Pages under one hand. `y` is measured from the top. `latin` names the font of digits and
    Latin letters, where it is another than that of the characters; `by_glyph` places every glyph
    by itself, as the statements of some banks do."""

    def __init__(
        self,
        size: tuple[float, float] = A4,
        *,
        latin: str | None = None,
        by_glyph: bool = False,
        margin: float = 72,
        foot: str | None = None,
    ) -> None:
        self._out = io.BytesIO()
        self._canvas = Canvas(self._out, pagesize=size)
        self.width, self.height = size
        self._latin, self._by_glyph, self._foot = latin, by_glyph, foot
        self.margin = margin
        self.y = margin
        self._page = 1

    def put(
        self, x: float, y: float, text: str, size: float = 10.5, align: str = "l", gap: float = 0
    ) -> None:
        """One line; `x` is its left, middle or right by `align`, `gap` spreads the glyphs."""
        x -= {"l": 0.0, "c": 0.5, "r": 1.0}[align] * self.wide(text, size, gap)
        for piece, font in self._runs(text):
            glyphs = piece if self._by_glyph or gap else [piece]
            for glyph in glyphs:
                self._canvas.setFont(font, size)
                self._canvas.drawString(x, self.height - y, glyph)
                x += pdfmetrics.stringWidth(glyph, font, size) + gap

    def wide(self, text: str, size: float = 10.5, gap: float = 0) -> float:
        """How wide `put` draws it."""
        runs = self._runs(text)
        return sum(pdfmetrics.stringWidth(p, f, size) for p, f in runs) + gap * (len(text) - 1)

    def _runs(self, text: str) -> list[tuple[str, str]]:
        if self._latin is None:
            return [(text, SONG)]
        runs = _LATIN.findall(text)
        return [(run, self._latin if run.isascii() else SONG) for run in runs]

    def down(
        self, x: float, y: float, text: str, size: float = 9, step: float | None = None
    ) -> None:
        """Characters one below the other."""
        for at, glyph in enumerate(text):
            self.put(x, y + at * (step or size * 1.3), glyph, size)

    def box(self, left: float, top: float, right: float, bottom: float) -> None:
        """A ruled rectangle."""
        self._canvas.setLineWidth(0.6)
        self._canvas.rect(left, self.height - bottom, right - left, bottom - top)

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A line."""
        self._canvas.line(x1, self.height - y1, x2, self.height - y2)

    def title(self, text: str, size: float = 18, gap: float = 0, after: float = 24) -> None:
        """In the middle, at the cursor."""
        self.put(self.width / 2, self.y + size, text, size, "c", gap)
        self.y += size + after

    def text(
        self, text: str, size: float = 10.5, indent: float = 0, lead: float = 1.6, after: float = 3
    ) -> None:
        """A paragraph, broken at the margins and over pages."""
        line, left = "", self.margin + indent
        for word in _WORD.findall(text):
            if word == "\n" or self.wide(line + word, size) > self.width - self.margin - left:
                self._line(left, line, size, lead)
                line, left = "" if word == "\n" else word, self.margin
            else:
                line += word
        self._line(left, line, size, lead)
        self.y += after

    def texts(self, *texts: str, size: float = 10.5) -> None:
        """Paragraphs."""
        for text in texts:
            self.text(text, size)

    def _line(self, x: float, line: str, size: float, lead: float) -> None:
        self.need(size * lead)
        self.y += size * lead
        if line.strip():
            self.put(x, self.y, line, size)

    def need(self, height: float) -> None:
        """Turns the page where so much does not fit."""
        if self.y + height > self.height - self.margin:
            self.turn()

    def turn(self) -> None:
        """Ends the page."""
        if self._foot:
            text = self._foot.format(page=self._page)
            self.put(self.width / 2, self.height - 30, text, 8, "c")
        self._canvas.showPage()
        self._page += 1
        self.y = self.margin

    def table(
        self,
        widths: Sequence[float],
        rows: Sequence[Sequence[str]],
        size: float = 9.5,
        left: float | None = None,
        ruled: bool = True,
        right_from: int = 99,
    ) -> None:
        """At the cursor; a cell's text is broken in it. From column `right_from` figures stand to
        the right."""
        start = self.margin if left is None else left
        for row in rows:
            broken = [self._broken(t, w - 6, size) for t, w in zip(row, widths, strict=True)]
            height = max(map(len, broken)) * size * 1.35 + 6
            self.need(height)
            x = start
            for at, (lines, wide) in enumerate(zip(broken, widths, strict=True)):
                if ruled:
                    self.box(x, self.y, x + wide, self.y + height)
                for n, line in enumerate(lines):
                    y = self.y + 3 + (n + 0.85) * size * 1.35
                    if at >= right_from:
                        self.put(x + wide - 3, y, line, size, "r")
                    else:
                        self.put(x + 3, y, line, size)
                x += wide
            self.y += height

    def _broken(self, text: str, wide: float, size: float) -> list[str]:
        lines = [""]
        for glyph in text:
            if glyph == "\n" or self.wide(lines[-1] + glyph, size) > wide:
                lines.append("" if glyph == "\n" else glyph)
            else:
                lines[-1] += glyph
        return lines

    def done(self) -> bytes:
        """The file."""
        self.turn()
        self._canvas.save()
        return self._out.getvalue()
