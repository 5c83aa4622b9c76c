"""Draws blocks as a PDF with a text layer, in one of two faces (see faces.py)."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from dossier.blocks import Block, Gap, Grid, NewPage, Signer, Signing, Stamp, Text
from dossier.faces import SONG, registered
from dossier.paper import Seal
from dossier.seals import seal_picture
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
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

MARGIN = 26 * mm
WIDTH = A4[0] - 2 * MARGIN
_ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}

rl_config.useA85 = 0


class Sheets(Canvas):  # type: ignore[misc]
    """The pages of one paper in one face. The seals `across` run over the right edge of all pages
    as when they lie fanned out: each page bears its slice (骑缝章)."""

    def __init__(
        self, *args: Any, face: str = SONG, across: Sequence[Seal] = (), **settings: Any
    ) -> None:
        super().__init__(*args, **settings)
        self.face = registered(face)
        self._across = across
        self._drawn: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - the base class names it
        """Ends a page; how many there are is known only at the end."""
        self._drawn.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Writes all pages, with their slices."""
        if self._code:
            self.showPage()
        pages = self._drawn
        for number, state in enumerate(pages):
            self.__dict__.update(state)
            for place, seal in enumerate(self._across if len(pages) > 1 else ()):
                self._slice(seal, number, len(pages), 0.62 - 0.3 * place)
            super().showPage()
        super().save()

    def _slice(self, seal: Seal, number: int, of: int, height: float) -> None:
        """The part of the seal that page `number` (from 0) shows, its centre at that height."""
        page_width, page_height = self._pagesize
        side = seal.width * mm
        width = side / of
        self.saveState()
        path = self.beginPath()
        path.rect(page_width - width, 0, width, page_height)
        self.clipPath(path, stroke=0, fill=0)
        centre = page_width - width - number * width + side / 2
        draw_seal(self, seal, centre, page_height * height)
        self.restoreState()


def new_canvas(size: tuple[float, float] = A4, face: str = SONG) -> tuple[Sheets, io.BytesIO]:
    """A canvas whose bytes are the same in each run, and where they go."""
    buffer = io.BytesIO()
    return Sheets(buffer, pagesize=size, invariant=1, pageCompression=1, face=face), buffer


def draw_pdf(
    blocks: Sequence[Block], footer: str = "", face: str = SONG, across: Sequence[Seal] = ()
) -> bytes:
    """`blocks` as A4 pages; `footer` is printed on each, its `{page}` filled in."""
    buffer = io.BytesIO()
    registered(face)
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
            canvas.setFont(face, 9)
            canvas.drawCentredString(A4[0] / 2, 12 * mm, footer.format(page=document.page))

    template.build(
        [_flowable(block, face) for block in blocks],
        onFirstPage=number_page,
        onLaterPages=number_page,
        canvasmaker=partial(Sheets, face=face, across=across),
    )
    return buffer.getvalue()


def _flowable(block: Block, face: str) -> Flowable:
    match block:
        case Text():
            return _paragraph(block, face)
        case Grid():
            return _table(block, face)
        case Gap():
            return Spacer(1, block.height)
        case NewPage():
            return PageBreak()
        case Signing():
            return _SigningBlock(block)
        case Stamp():
            return _StampBlock(block.seals)


def _paragraph(block: Text, face: str) -> Flowable:
    style = ParagraphStyle(
        "text",
        fontName=face,
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
    """Neither face has a bold one: the outline of each character is stroked too."""

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.setLineWidth(0.35)
        self.canv._code.append("2 Tr")
        super().draw()
        self.canv._code.append("0 Tr")
        self.canv.restoreState()


def _table(block: Grid, face: str) -> Flowable:
    style = ParagraphStyle(
        "cell", fontName=face, fontSize=block.size, leading=block.size * 1.35, wordWrap="CJK"
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
        canvas, face = self.canv, self.canv.face
        y = top
        for text in signer.lines:
            size = 11.0
            while pdfmetrics.stringWidth(text, face, size) > width - 6:
                size -= 0.5
            canvas.setFont(face, size)
            canvas.setFillColor(colors.black)
            canvas.drawString(left, y - 11, text)
            if signer.hand and "签字" in text:
                after = left + pdfmetrics.stringWidth(text.rstrip("_"), face, size) + 6
                draw_signature(canvas, signer.hand, after, y - 14)
            y -= self.LINE
        for seal in signer.seals:
            draw_seal(canvas, seal, left + min(width * 0.55, 230), top - 46)


class _StampBlock(Flowable):  # type: ignore[misc]
    """Seals that take no room of their own."""

    def __init__(self, seals: tuple[Seal, ...]) -> None:
        super().__init__()
        self.seals = seals
        self.width = self.height = 0

    def draw(self) -> None:
        """On the canvas that platypus has set."""
        for seal in self.seals:
            draw_seal(self.canv, seal, WIDTH - 24 * mm, 4 * mm)


def draw_signature(canvas: Canvas, name: str, x: float, y: float) -> None:
    """A name as if written by hand: the same strokes for the same name."""
    pen = random.Random(name)
    canvas.saveState()
    canvas.setStrokeColor(colors.Color(0.08, 0.08, 0.2))
    canvas.setLineWidth(1.3)
    canvas.setLineCap(1)
    for n in range(len(name)):
        left = x + n * 21
        for _ in range(5):
            points = [
                value
                for _ in range(4)
                for value in (left + pen.uniform(0, 21), y - 4 + pen.uniform(0, 27))
            ]
            canvas.bezier(*points)
    canvas.restoreState()


def draw_seal(canvas: Canvas, seal: Seal, x: float, y: float) -> None:
    """A seal with its centre at (x, y), in ink that lets the print under it through."""
    picture = seal_picture(seal)
    width = seal.width * mm
    height = width * picture.height / picture.width
    canvas.saveState()
    canvas.setBlendMode("Multiply")
    canvas.translate(x + seal.shift[0], y + seal.shift[1])
    canvas.rotate(seal.turn)
    image = ImageReader(picture)
    canvas.drawImage(image, -width / 2, -height / 2, width, height, mask="auto")
    canvas.restoreState()
