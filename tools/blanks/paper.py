"""Official paper: A4, Chinese fonts, and tables whose grid Word and WPS both respect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

SONG, HEI, FANG = "宋体", "黑体", "仿宋"
CENTRE, LEFT, RIGHT = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
)
SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4, SIZE_5 = Pt(22), Pt(16), Pt(14), Pt(12), Pt(10.5)
"""二号, 三号, 四号, 小四, 五号"""


@dataclass(frozen=True)
class Style:
    """How a run of text is set."""

    font: str = SONG
    size: Any = SIZE_SMALL_4
    bold: bool = False


@dataclass(frozen=True)
class Box:
    """A table cell: its text (lines parted by newlines), how many grid columns it spans, whether
    it is a label, and whether it goes on from the cell above (`joined`)."""

    text: str = ""
    span: int = 1
    label: bool = False
    joined: bool = False
    heading: bool = False
    centred: bool = False


def new_paper(margin_cm: float = 2.6) -> Any:
    """An empty A4 document."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(margin_cm)
    section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.4)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", SIZE_SMALL_4
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), SONG)
    document.core_properties.author = ""
    document.core_properties.comments = ""
    return document


def write(paragraph: Any, text: str, style: Style) -> None:
    """Adds `text` as one run."""
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.bold = "Times New Roman", style.size, style.bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), style.font)


def line(
    document: Any,
    text: str,
    style: Style,
    *,
    align: Any = LEFT,
    indent: bool = False,
    before: float = 0,
    after: float = 0,
    spacing: float = 1.5,
) -> Any:
    """Adds a paragraph; `indent` sets the first line in by two characters."""
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.line_spacing = spacing
    if indent:
        layout.first_line_indent = style.size * 2
    write(paragraph, text, style)
    return paragraph


def table(
    document: Any,
    widths_cm: Sequence[float],
    rows: Sequence[tuple[float, Sequence[Box]]],
    style: Style,
) -> Any:
    """Adds a table; each row is its least height in cm and its boxes, whose spans fill the grid.

    Widths are written both as `w:gridCol`, which WPS trusts, and on every cell, which Word does.
    """
    grid = document.add_table(rows=len(rows), cols=len(widths_cm))
    grid.style, grid.alignment, grid.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(grid.columns, widths_cm, strict=True):
        column.width = Cm(width)
    above: dict[int, Any] = {}
    for row, (height, boxes) in zip(grid.rows, rows, strict=True):
        row.height, row.height_rule = Cm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        _never_split(row, keep=height < 4)
        at = 0
        for box in boxes:
            cell = row.cells[at]
            if box.span > 1:
                cell = cell.merge(row.cells[at + box.span - 1])
            cell.width = Cm(sum(widths_cm[at : at + box.span]))
            if box.joined:
                cell = above[at].merge(cell)
            else:
                _fill(cell, box, style)
            above[at] = cell
            at += box.span
    return grid


def _never_split(row: Any, *, keep: bool) -> None:
    if keep:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _fill(cell: Any, box: Box, style: Style) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for n, text in enumerate(box.text.split("\n")):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        paragraph.alignment = CENTRE if box.label or box.centred else LEFT
        paragraph.paragraph_format.space_after = Pt(0)
        if text:
            write(paragraph, text, Style(style.font, style.size, bold=box.heading))
