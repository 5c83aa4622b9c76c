"""A sheet of paper in millimetres that is drawn on in pixels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from .faces import face, holds

Colour = tuple[int, int, int]
BLACK: Colour = (18, 18, 20)
DPI = 300
_SPARE = "sans"


class Sheet:
    """White paper of `width` by `height` mm, `DPI` pixels an inch."""

    def __init__(self, width: float = 210, height: float = 297, paper: Colour = (255, 255, 255)):
        self.width, self.height = width, height
        self.image = Image.new("RGB", (px(width), px(height)), paper)
        self._pen = ImageDraw.Draw(self.image)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 10.5,
        style: str = "song",
        colour: Colour = BLACK,
        align: str = "l",
        within: float | None = None,
        apart: float = 0.0,
    ) -> float:
        """Writes one line whose top left (or middle, right: `align` l, m, r) stands at x, y.

        `size` in points; made smaller where the line is wider than `within` mm; `apart` mm of
        extra space after each letter. Returns the line's width in mm.
        """
        wide = measure(text, size, style, apart)
        if within is not None and wide > within:
            size *= within / wide
            wide = measure(text, size, style, apart)
        left = x - {"l": 0.0, "m": wide / 2, "r": wide}[align]
        pixels = _pixels(size)
        for style_of_run, run in _runs(text, style):
            font = face(style_of_run, pixels)
            pieces = run if apart else [run]
            for piece in pieces:
                base = px(y) + round(pixels * 0.88)
                self._pen.text((px(left), base), piece, fill=colour, font=font, anchor="ls")
                left += font.getlength(piece) / DPI * 25.4 + apart
        return wide

    def lines(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        size: float = 10.5,
        style: str = "song",
        indent: float = 0.0,
        leading: float = 1.6,
        colour: Colour = BLACK,
    ) -> float:
        """Writes a paragraph broken at `width` mm; returns the y below it."""
        first = True
        for line in _broken(text, width, size, style, indent):
            self.text(x + (indent if first else 0), y, line, size, style, colour)
            y += size / 72 * 25.4 * leading
            first = False
        return y

    def rule(
        self, x: float, y: float, x2: float, y2: float, wide: float = 0.25, colour: Colour = BLACK
    ) -> None:
        """A straight line `wide` mm thick."""
        self._pen.line((px(x), px(y), px(x2), px(y2)), fill=colour, width=max(1, px(wide)))

    def frame(
        self, x: float, y: float, w: float, h: float, wide: float = 0.25, colour: Colour = BLACK
    ) -> None:
        for a, b, c, d in (
            (x, y, x + w, y),
            (x, y + h, x + w, y + h),
            (x, y, x, y + h),
            (x + w, y, x + w, y + h),
        ):
            self.rule(a, b, c, d, wide, colour)

    def fill(self, x: float, y: float, w: float, h: float, colour: Colour) -> None:
        self._pen.rectangle((px(x), px(y), px(x + w), px(y + h)), fill=colour)

    def ellipse(self, x: float, y: float, w: float, h: float, colour: Colour, wide: float) -> None:
        box = (px(x), px(y), px(x + w), px(y + h))
        self._pen.ellipse(box, outline=colour, width=max(1, px(wide)))

    def table(
        self,
        x: float,
        y: float,
        widths: Sequence[float],
        rows: Sequence[Sequence[str]],
        height: float = 8.0,
        size: float = 9.5,
        style: str = "song",
        align: str = "",
        ruled: bool = True,
        colour: Colour = BLACK,
    ) -> float:
        """A ruled table; `align` a letter (l, m, r) a column. A row grows with its longest cell.

        Returns the y below it.
        """
        align = align or "m" * len(widths)
        step = size / 72 * 25.4 * 1.35
        for row in rows:
            broken = [
                list(_broken(cell, wide - 2.4, size, style, 0))
                for cell, wide in zip(row, widths, strict=True)
            ]
            tall = max(height, max(map(len, broken)) * step + 2.4)
            left = x
            for cell, wide, way in zip(broken, widths, align, strict=True):
                at = {"l": left + 1.2, "m": left + wide / 2, "r": left + wide - 1.2}[way]
                top = y + (tall - len(cell) * step) / 2 + 0.4
                for line in cell:
                    self.text(at, top, line, size, style, colour, way)
                    top += step
                if ruled:
                    self.frame(left, y, wide, tall, 0.2, colour)
                left += wide
            y += tall
        return y

    def stamp(self, mark: Image.Image, x: float, y: float) -> None:
        """Presses ink (an RGBA picture) with its middle at x, y: what is below shows through."""
        box = (px(x) - mark.width // 2, px(y) - mark.height // 2)
        press(self.image, mark, box)
        self._pen = ImageDraw.Draw(self.image)


def press(page: Image.Image, mark: Image.Image, at: tuple[int, int]) -> None:
    """Multiplies the ink of `mark` into the page at a pixel; what hangs over is cut."""
    left, top = max(at[0], 0), max(at[1], 0)
    right, low = min(at[0] + mark.width, page.width), min(at[1] + mark.height, page.height)
    if right <= left or low <= top:
        return
    ink = np.asarray(
        mark.crop((left - at[0], top - at[1], right - at[0], low - at[1])), dtype=np.float32
    )
    under = np.asarray(page.crop((left, top, right, low)), dtype=np.float32)
    weight = ink[..., 3:] / 255.0
    over = under * (1 - weight * (1 - ink[..., :3] / 255.0))
    page.paste(Image.fromarray(over.astype(np.uint8)), (left, top))


def px(mm: float) -> int:
    """Pixels of a length in mm."""
    return round(mm / 25.4 * DPI)


def measure(text: str, size: float, style: str, apart: float = 0.0) -> float:
    """The width of a line in mm."""
    pixels = _pixels(size)
    wide = sum(face(s, pixels).getlength(run) for s, run in _runs(text, style))
    return wide / DPI * 25.4 + apart * len(text)


def _pixels(size: float) -> int:
    return max(6, round(size / 72 * DPI))


def _runs(text: str, style: str) -> list[tuple[str, str]]:
    """The line in stretches that one font can write."""
    runs: list[tuple[str, str]] = []
    for letter in text:
        own = style if holds(style, letter) else _SPARE
        if runs and runs[-1][0] == own:
            runs[-1] = (own, runs[-1][1] + letter)
        else:
            runs.append((own, letter))
    return runs


_CLOSING = set("，。；：、）》”％%")


def _broken(text: str, width: float, size: float, style: str, indent: float) -> list[str]:
    found: list[str] = []
    for paragraph in text.split("\n"):
        line, room = "", width - (indent if not found else 0)
        used = 0.0
        for letter in paragraph:
            wide = measure(letter, size, style)
            if used + wide > room and letter not in _CLOSING:
                found.append(line)
                line, used, room = "", 0.0, width
            line += letter
            used += wide
        found.append(line)
    return found
