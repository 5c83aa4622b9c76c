"""A Word file in the look of Chinese official documents (GB/T 9704): margins, 仿宋 and 黑体.

Every text that comes from outside passes through `harmless` on its way in.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from voucher_cli.report.outline import visible

SONG, FANG, HEI = "宋体", "仿宋", "黑体"
_LATIN = "Times New Roman"
_BODY, _SMALL = 16.0, 10.5
"""三号 and 五号, in points"""
_LINE = 28.0
_LONGEST = 600
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EPOCH = (1980, 1, 1, 0, 0, 0)
LEFT, CENTRE, RIGHT = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
)


def harmless(text: str, most: int = _LONGEST) -> str:
    """`text` as XML can hold it and people can read it: no control characters, not endless."""
    cut = text if len(text) <= most else text[: most - 1] + "…"
    return _NOT_XML.sub("\ufffd", visible(cut))


class Paper:
    """The file in the making, from top to bottom."""

    def __init__(self, title: str) -> None:
        self._document: Any = Document()
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = title, "", ""
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        section.footer_distance = Mm(25)
        normal = self._document.styles["Normal"]
        _set_faces(normal.element.get_or_add_rPr(), FANG)
        normal.font.size = Pt(_BODY)
        _page_number(section.footer.paragraphs[0])

    def saved(self) -> bytes:
        """The file, the same whenever it is made."""
        made = io.BytesIO()
        self._document.save(made)
        again = io.BytesIO()
        with zipfile.ZipFile(made) as source, zipfile.ZipFile(again, "w") as target:
            for info in source.infolist():
                kept = zipfile.ZipInfo(info.filename, _EPOCH)
                kept.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(kept, source.read(info))
        return again.getvalue()

    def title(self, text: str) -> None:
        """二号, centred, with room below."""
        line = self._line(text, face=SONG, size=22, bold=True, align=CENTRE, spacing=36)
        line.paragraph_format.space_after = Pt(14)

    def heading(self, text: str) -> None:
        """A section's, which stays with what follows."""
        line = self._line(text, face=HEI, indent=2)
        line.paragraph_format.keep_with_next = True
        line.paragraph_format.space_before = Pt(6)

    def text(self, text: str, *, indent: float = 2) -> None:
        """A paragraph; `indent` in characters of its first line."""
        self._line(text, indent=indent)

    def signed(self, text: str) -> None:
        """A line of who issues it and when, to the right."""
        line = self._line(text, align=RIGHT)
        line.paragraph_format.right_indent = Pt(2 * _BODY)
        line.paragraph_format.keep_together = True

    def to_the_right(self, text: str) -> None:
        """A line at the right margin."""
        self._line(text, align=RIGHT)

    def blank(self) -> None:
        """An empty line."""
        self._line("")

    def table(
        self,
        columns: Sequence[str],
        widths: Sequence[float],
        rows: Sequence[Sequence[Sequence[str]]],
    ) -> None:
        """Rows of cells of paragraphs; the head is repeated on each page. Widths in mm."""
        table = self._document.add_table(rows=1, cols=len(columns))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        head = table.rows[0]
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        head._tr.get_or_add_trPr().append(mark)
        for cell, text, width in zip(head.cells, columns, widths, strict=True):
            cell.width = Mm(width)
            _fill(cell, [text], face=HEI, align=CENTRE)
        for row in rows:
            cells = table.add_row().cells
            for at, (cell, texts) in enumerate(zip(cells, row, strict=True)):
                cell.width = Mm(widths[at])
                _fill(cell, texts, face=FANG, align=CENTRE if at == 0 else LEFT)

    def box(self, text: str) -> None:
        """An entry of a checklist, □ before it."""
        line = self._line(f"□　{text}", size=14, spacing=24)
        line.paragraph_format.left_indent = Pt(28)
        line.paragraph_format.first_line_indent = Pt(-28)
        line.paragraph_format.keep_with_next = True
        line.paragraph_format.space_before = Pt(6)

    def under_box(self, label: str, text: str) -> None:
        """What belongs to an entry, smaller and below it."""
        line = self._line(label, face=HEI, size=12, spacing=20)
        _run(line, text, FANG, 12)
        line.paragraph_format.left_indent = Pt(28)

    def _line(
        self,
        text: str,
        *,
        face: str = FANG,
        size: float = _BODY,
        bold: bool = False,
        align: Any = None,
        indent: float = 0,
        spacing: float = _LINE,
    ) -> Any:
        line = self._document.add_paragraph()
        layout = line.paragraph_format
        layout.space_before = layout.space_after = Pt(0)
        layout.line_spacing = Pt(spacing)
        if indent:
            layout.first_line_indent = Pt(indent * size)
        if align is not None:
            line.alignment = align
        if text:
            _run(line, text, face, size, bold=bold)
        return line


def _fill(cell: Any, texts: Sequence[str], *, face: str, align: Any) -> None:
    for at, text in enumerate(texts):
        line = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        line.alignment = align
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(1)
        _run(line, text, face, _SMALL)


def _run(line: Any, text: str, face: str, size: float, *, bold: bool = False) -> None:
    run = line.add_run(harmless(text))
    run.font.size = Pt(size)
    run.bold = bold or None
    _set_faces(run._element.get_or_add_rPr(), face)


def _set_faces(properties: Any, face: str) -> None:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for attribute in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{attribute}"), _LATIN)
    fonts.set(qn("w:eastAsia"), face)


def _page_number(line: Any) -> None:
    """`— 1 —`"""
    line.alignment = CENTRE
    _run(line, "— ", SONG, 14)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    line._p.append(field)
    _run(line, " —", SONG, 14)
