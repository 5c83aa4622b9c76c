"""Drawing Word files and workbooks."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document as NewWord
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def word() -> Word:
    """An empty Word file in 宋体."""
    file = NewWord()
    style = file.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    return file


def title(file: Word, text: str, size: float = 18) -> None:
    """A heading in the middle that is, as so often, no heading style."""
    paragraph = file.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.font.size = True, Pt(size)


def say(file: Word, *texts: str) -> None:
    """Paragraphs."""
    for text in texts:
        file.add_paragraph(text)


def grid(
    file: Word, rows: Sequence[Sequence[str]], merge: Sequence[tuple[int, int, int]] = ()
) -> None:
    """A ruled table; `merge` joins in a row the columns from … to."""
    table = file.add_table(len(rows), max(map(len, rows)))
    table.style = "Table Grid"
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text:
                table.cell(r, c).text = text
    for r, first, last in merge:
        table.cell(r, first).merge(table.cell(r, last))


def word_bytes(file: Word) -> bytes:
    """The file."""
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def workbook(*sheets: tuple[str, Sequence[Sequence[object]], Sequence[str]]) -> bytes:
    """Sheets of a name, rows and merged ranges."""
    book = Workbook()
    book.remove(book.active)
    for name, rows, merged in sheets:
        sheet: Worksheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for column in "ABCDEFGH":
            sheet.column_dimensions[column].width = 26
        for area in merged:
            sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
