"""Draws blocks as a PDF with a text layer.

The font is STSong-Light, one that PDF readers bring or replace themselves: nothing is embedded,
no font file is needed, and the text stays readable to programs.
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from dossier.blocks import Block, Gap, Grid, NewPage, Signer, Signing, Stamp, Text
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

FONT = "STSong-Light"
SEAL_RED = colors.Color(0.85, 0.1, 0.12)
SEALS = Path(__file__).parent / "seals"
MARGIN = 26 * mm
WIDTH = A4[0] - 2 * MARGIN
_ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}

pdfmetrics.registerFont(UnicodeCIDFont(FONT))
rl_config.useA85 = 0


def new_canvas(size: tuple[float, float] = A4) -> tuple[Canvas, io.BytesIO]:
    """A canvas whose bytes are the same in each run, and where they go."""
    buffer = io.BytesIO()
    return Canvas(buffer, pagesize=size, invariant=1, pageCompression=1), buffer


def draw_pdf(blocks: Sequence[Block], footer: str = "") -> bytes:
    """`blocks` as A4 pages; `footer` is printed on each, its `{page}` filled in."""
    buffer = io.BytesIO()
    template = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=24 * mm,
        bottomMargin=22 * mm,
        invariant=1,
        pageCompression=1,
    )

    def number_page(canvas: Canvas, document: Any) -> None:
        if footer:
            canvas.setFont(FONT, 9)
            canvas.drawCentredString(A4[0] / 2, 12 * mm, footer.format(page=document.page))

    template.build(
        [_flowable(block) for block in blocks], onFirstPage=number_page, onLaterPages=number_page
    )
    return buffer.getvalue()


def _flowable(block: Block) -> Flowable:
    match block:
        case Text():
            return _paragraph(block)
        case Grid():
            return _table(block)
        case Gap():
            return Spacer(1, block.height)
        case NewPage():
            return PageBreak()
        case Signing():
            return _SigningBlock(block)
        case Stamp():
            return _StampBlock(block.company)


def _paragraph(block: Text) -> Flowable:
    style = ParagraphStyle(
        "text",
        fontName=FONT,
        fontSize=block.size,
        leading=block.size * 1.6,
        alignment=_ALIGN[block.align],
        firstLineIndent=2 * block.size if block.indent else 0,
        spaceAfter=block.gap,
        wordWrap="CJK",
    )
    text = escape(block.text).replace("\n", "<br/>")
    return _Bold(text, style) if block.bold else Paragraph(text, style)


class _Bold(Paragraph):  # type: ignore[misc]
    """STSong-Light has no bold face: the outline of each character is stroked too."""

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.setLineWidth(0.35)
        self.canv._code.append("2 Tr")
        super().draw()
        self.canv._code.append("0 Tr")
        self.canv.restoreState()


def _table(block: Grid) -> Flowable:
    style = ParagraphStyle(
        "cell", fontName=FONT, fontSize=block.size, leading=block.size * 1.35, wordWrap="CJK"
    )
    commands: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    if block.ruled:
        commands.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    cells = []
    for y, row in enumerate(block.rows):
        for x, text in enumerate(row):
            if text is not None:
                end = x
                while end + 1 < len(row) and row[end + 1] is None:
                    end += 1
                if end > x:
                    commands.append(("SPAN", (x, y), (end, y)))
        cells.append([Paragraph(escape(t or "").replace("\n", "<br/>"), style) for t in row])
    whole = sum(block.widths)
    return Table(
        cells,
        colWidths=[WIDTH * w / whole for w in block.widths],
        style=TableStyle(commands),
        repeatRows=block.head,
        spaceAfter=8,
        spaceBefore=4,
    )


class _SigningBlock(Flowable):  # type: ignore[misc]
    """Names, seals and signatures, kept together on one page."""

    LINE = 22.0
    ROOM = 46.0

    def __init__(self, block: Signing) -> None:
        super().__init__()
        self.block = block
        heights = [len(s.lines) * self.LINE + self.ROOM for s in block.signers]
        self.width = WIDTH
        self.height = max(heights) if block.side_by_side else sum(heights)

    def draw(self) -> None:
        """On the canvas that platypus has set."""
        columns = len(self.block.signers) if self.block.side_by_side else 1
        top = self.height - 10
        for n, signer in enumerate(self.block.signers):
            left = (n % columns) * self.width / columns
            self._sign(signer, left, top, self.width / columns)
            if columns == 1:
                top -= len(signer.lines) * self.LINE + self.ROOM

    def _sign(self, signer: Signer, left: float, top: float, width: float) -> None:
        canvas = self.canv
        y = top
        for text in signer.lines:
            size = 11.0
            while pdfmetrics.stringWidth(text, FONT, size) > width - 6:
                size -= 0.5
            canvas.setFont(FONT, size)
            canvas.setFillColor(colors.black)
            canvas.drawString(left, y - 11, text)
            if signer.hand and "签字" in text:
                after = left + pdfmetrics.stringWidth(text.rstrip("_"), FONT, size) + 6
                draw_signature(canvas, signer.hand, after, y - 14)
            y -= self.LINE
        if signer.seal:
            draw_seal(canvas, signer.seal, left + min(width * 0.55, 150), top - 40)


class _StampBlock(Flowable):  # type: ignore[misc]
    """A seal that takes no room of its own."""

    def __init__(self, company: str) -> None:
        super().__init__()
        self.company = company
        self.width = self.height = 0

    def draw(self) -> None:
        """On the canvas that platypus has set."""
        draw_seal(self.canv, self.company, WIDTH - 30 * mm, -16 * mm)


def draw_signature(canvas: Canvas, name: str, x: float, y: float) -> None:
    """A name as if written by hand: the same strokes for the same name."""
    pen = random.Random(name)
    canvas.saveState()
    canvas.setStrokeColor(colors.Color(0.08, 0.08, 0.2))
    canvas.setLineWidth(1.1)
    canvas.setLineCap(1)
    for n in range(len(name)):
        left = x + n * 17
        for _ in range(5):
            points = [
                value
                for _ in range(4)
                for value in (left + pen.uniform(0, 15), y + pen.uniform(0, 17))
            ]
            canvas.bezier(*points)
    canvas.restoreState()


def draw_seal(canvas: Canvas, company: str, x: float, y: float) -> None:
    """A red round company seal with its centre at (x, y).

    Its text is a picture (see tools/draw_seals.py), so that it cannot mix with the text below it;
    a company without one gets ring and star only.
    """
    canvas.saveState()
    canvas.setStrokeColor(SEAL_RED)
    canvas.setFillColor(SEAL_RED)
    canvas.setFillAlpha(0.85)
    canvas.setStrokeAlpha(0.85)
    radius = 20 * mm
    canvas.setLineWidth(1.2 * mm)
    canvas.circle(x, y, radius, stroke=1, fill=0)
    canvas.setLineWidth(0.1)
    _star(canvas, x, y, 6 * mm)
    picture = SEALS / f"{company}.png"
    if picture.exists():
        side = 2 * radius
        # Opened here: reportlab would name the picture of a path after where the checkout lies.
        image = ImageReader(io.BytesIO(picture.read_bytes()))
        canvas.drawImage(image, x - radius, y - radius, side, side, mask="auto")
    canvas.restoreState()


def _star(canvas: Canvas, x: float, y: float, radius: float) -> None:
    unit = ((0, 1), (0.225, 0.309), (0.951, 0.309), (0.363, -0.118), (0.588, -0.809), (0, -0.382))
    points = [*unit, *((-px, py) for px, py in reversed(unit[1:-1]))]
    path = canvas.beginPath()
    path.moveTo(x + points[0][0] * radius, y + points[0][1] * radius)
    for px, py in points[1:]:
        path.lineTo(x + px * radius, y + py * radius)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
