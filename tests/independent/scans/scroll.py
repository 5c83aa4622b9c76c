"""Running text on as many sheets as it needs: paragraphs, tables, page numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from .sheet import Sheet


class Scroll:
    """Writes down A4 sheets with margins in mm; `style` the face of the text, `size` in points."""

    def __init__(
        self,
        style: str = "song",
        size: float = 11.5,
        side: float = 27,
        top: float = 25,
        head: str = "",
        numbered: bool = True,
        leading: float = 1.65,
    ):
        self.style, self.size, self.side, self.top = style, size, side, top
        self.head, self.numbered, self.leading = head, numbered, leading
        self.sheets: list[Sheet] = []
        self.turn()

    @property
    def wide(self) -> float:
        return 210 - 2 * self.side

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    def turn(self) -> None:
        """A new sheet."""
        self.sheets.append(Sheet())
        self.y = self.top
        if self.head:
            self.sheet.text(105, 12, self.head, 9, self.style, (90, 90, 90), "m")
            self.sheet.rule(self.side, 17, 210 - self.side, 17, 0.2)

    def room(self, mm: float) -> None:
        if self.y + mm > 297 - 24:
            self.turn()

    def gap(self, mm: float = 4) -> None:
        self.y += mm

    def title(self, text: str, size: float = 18, style: str = "bold") -> None:
        self.sheet.text(105, self.y, text, size, style, align="m", within=self.wide)
        self.y += size * 0.62 + 3

    def para(self, text: str, indent: bool = True, style: str = "", size: float = 0.0) -> None:
        """A paragraph of the text's own face or another."""
        style, size = style or self.style, size or self.size
        step = size / 72 * 25.4
        for piece in text.split("\n"):
            rows = max(1, round(len(piece) * step / self.wide + 0.6))
            self.room(min(rows, 4) * step * self.leading)
            self.y = self.sheet.lines(
                self.side, self.y, self.wide, piece, size, style, 2 * step if indent else 0,
                self.leading,
            )  # fmt: skip
            if self.y > 297 - 20:
                self.turn()

    def heading(self, text: str) -> None:
        self.room(16)
        self.gap(1)
        self.para(text, False, "bold" if self.style in ("hei", "sans", "hei2") else "songbold")

    def table(
        self, shares: Sequence[float], rows: Sequence[Sequence[str]], align: str = "",
        size: float = 0.0, height: float = 8.5,
    ) -> None:  # fmt: skip
        """A ruled table over the whole width; `shares` weigh the columns."""
        widths = [self.wide * s / sum(shares) for s in shares]
        for row in rows:
            size_of = size or self.size - 1.5
            step = size_of / 72 * 25.4
            longest = max(len(c) * step / w for c, w in zip(row, widths, strict=True))
            self.room(max(height, (longest + 1) * step * 1.4))
            self.y = self.sheet.table(
                self.side, self.y, widths, [row], height, size_of, self.style, align
            )
        self.gap(3)

    def pages(self) -> list[Image.Image]:
        """The finished sheets."""
        if self.numbered and len(self.sheets) > 1:
            for n, sheet in enumerate(self.sheets, 1):
                text = f"第 {n} 页 共 {len(self.sheets)} 页"
                sheet.text(105, 283, text, 9, self.style, align="m")
        return [sheet.image for sheet in self.sheets]
