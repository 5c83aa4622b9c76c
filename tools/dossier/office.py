"""Draws blocks as a Word file, and rows as a spreadsheet, with the same bytes in each run."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from dossier.blocks import Block, Gap, Grid, NewPage, Signing, Stamp, Text
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

CellValue = str | int | Decimal | None
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_FIXED = (2024, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def draw_docx(blocks: Sequence[Block]) -> bytes:
    """`blocks` as a Word file. Signatures and seals belong on paper and are left out."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name = "SimSun"
    style.font.size = Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.6)
    for block in blocks:
        match block:
            case Text():
                _paragraph(document.add_paragraph(), block)
            case Grid():
                _table(document, block)
            case Gap():
                document.add_paragraph()
            case NewPage():
                document.add_page_break()
            case Stamp():
                pass
            case Signing():
                for signer in block.signers:
                    for text in signer.lines:
                        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return _fixed_zip(buffer.getvalue())


def _paragraph(paragraph: Paragraph, block: Text) -> None:
    run = paragraph.add_run(block.text)
    run.bold = block.bold
    run.font.size = Pt(block.size)
    paragraph.alignment = _ALIGN[block.align]
    paragraph.paragraph_format.space_after = Pt(block.gap)
    if block.indent:
        paragraph.paragraph_format.first_line_indent = Pt(2 * block.size)


def _table(document: docx.document.Document, block: Grid) -> None:
    table = document.add_table(rows=len(block.rows), cols=len(block.widths))
    table.style = "Table Grid"
    table.autofit = False
    whole = sum(block.widths)
    grid = [row.cells for row in table.rows]
    for y, row in enumerate(block.rows):
        x = 0
        while x < len(row):
            end = x
            while end + 1 < len(row) and row[end + 1] is None:
                end += 1
            cell = grid[y][x]
            if end > x:
                cell = cell.merge(grid[y][end])
            cell.width = Cm(15.8 * sum(block.widths[x : end + 1]) / whole)
            cell.text = row[x] or ""
            x = end + 1


@dataclass(frozen=True)
class Sheet:
    """One worksheet: its rows, the rows that are headings, and its columns' widths."""

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    widths: tuple[float, ...]
    title_rows: int = 1
    first_ruled: int = 2


def draw_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """`sheets` as a workbook."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    thin = Side(style="thin")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)
    for sheet in sheets:
        page = workbook.create_sheet(sheet.name)
        for y, row in enumerate(sheet.rows, 1):
            for x, value in enumerate(row, 1):
                cell = page.cell(y, x, value)
                if isinstance(value, Decimal):
                    cell.number_format = "#,##0.00"
                if y >= sheet.first_ruled:
                    cell.border = border
        for y in range(1, sheet.title_rows + 1):
            page.merge_cells(start_row=y, end_row=y, start_column=1, end_column=len(sheet.widths))
            page.cell(y, 1).font = Font(size=16 if y == 1 else 11, bold=y == 1)
            page.cell(y, 1).alignment = Alignment(horizontal="center")
        for x, width in enumerate(sheet.widths, 1):
            page.column_dimensions[get_column_letter(x)].width = width
    buffer = io.BytesIO()
    workbook.save(buffer)
    return _fixed_zip(buffer.getvalue())


def _fixed_zip(data: bytes) -> bytes:
    """The same archive with every date in it fixed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>2024-01-01T00:00:00Z\g<2>", content)
            info = zipfile.ZipInfo(name, _FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, content)
    return buffer.getvalue()
