"""Excel workbooks → one page for each sheet, a row for each row that has something in it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils import get_column_letter

from voucher_cli.evidence.model import Cell, FileState, Page, Row, Source
from voucher_cli.evidence.readers import Content, damaged
from voucher_cli.evidence.readers.sheet_values import shown
from voucher_cli.evidence.readers.zipped import DamagedError, Parts
from voucher_cli.language import Bilingual

MAX_SHEETS = 200
MAX_ROWS = 50_000
MAX_CELLS = 1_000_000
"""looked at in a sheet, empty ones too"""

_NOT_COMPUTED = Bilingual(
    "工作表 {sheets} 中有未保存计算结果的公式；请用 Excel 或 WPS 打开并保存后重新提供",
    "the sheet {sheets} has formulas without saved results: open it in Excel or WPS, "
    "save it and provide that",
)
_TOO_LARGE = Bilingual(
    "工作表 {sheets} 过大，只读取了前面的部分",
    "the sheet {sheets} is too large: only its beginning was read",
)
_PICTURES = Bilingual(
    "工作簿的内容是图片，无法读取文字", "what the workbook shows is a picture without text"
)
_EMPTY = Bilingual("工作簿没有内容", "the workbook is empty")


def read_workbook(data: bytes) -> Content:
    """The sheets in order, hidden ones too. A sheet is not readable where formulas lack their
    results or it is larger than the limits."""
    try:
        parts = Parts(data)
        has_formulas = any(
            b"<f" in parts.read(n) for n in parts.names if n.startswith("xl/worksheets/sheet")
        )
    except DamagedError as error:
        return damaged(str(error))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of features that it does not keep
        try:
            return _read(data, has_formulas, any(n.startswith("xl/media/") for n in parts.names))
        except (BadZipFile, KeyError, ValueError, TypeError, SyntaxError, OSError) as error:
            return damaged(type(error).__name__)


def _read(data: bytes, has_formulas: bool, has_pictures: bool) -> Content:
    values = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(data), read_only=True) if has_formulas else None
    pages: list[Page] = []
    uncomputed: list[str] = []
    too_large: list[str] = []
    for sheet in values.worksheets[:MAX_SHEETS]:
        rows, complete = _rows(sheet)
        if not complete:
            too_large.append(sheet.title)
        if formulas is not None and _lacks_results(sheet, formulas[sheet.title]):
            uncomputed.append(sheet.title)
        if rows or sheet.title in uncomputed:
            readable = complete and sheet.title not in uncomputed
            pages.append(Page(len(pages) + 1, tuple(rows), readable=readable))
    if not pages and has_pictures:
        page = Page(1, (), readable=False)
        return Content(FileState.READ, (page,), 1, Source.XLSX, _PICTURES)
    if not pages:
        return Content(FileState.EMPTY, detail=_EMPTY)
    detail = None
    for text, sheets in ((_TOO_LARGE, too_large), (_NOT_COMPUTED, uncomputed)):
        if sheets:
            detail = text.format(sheets="、".join(sheets[:5]))
    return Content(FileState.READ, tuple(pages), len(pages), Source.XLSX, detail)


def _rows(sheet: Any) -> tuple[list[Row], bool]:
    """The rows that hold something, and whether the sheet was read to its end."""
    rows: list[Row] = []
    for row, complete in _bounded(sheet):
        if not complete:
            return rows, False
        cells = []
        for cell in row:
            if cell.value is None:
                continue
            text = shown(cell.value, cell.number_format)
            if text:
                cells.append(Cell(text, where=f"{sheet.title}!{_address(cell)}"))
        if cells:
            rows.append(Row(tuple(cells)))
    return rows, True


def _bounded(sheet: Any) -> Iterator[tuple[tuple[Any, ...], bool]]:
    """The sheet's rows of cells, up to the limits; the last one says False when they are met."""
    sheet.reset_dimensions()  # what a file states there is often wrong, and may be huge
    looked_at = filled = 0
    for row in sheet.iter_rows():
        looked_at += len(row) + 1
        filled += bool(row)
        if looked_at > MAX_CELLS or filled > MAX_ROWS:
            yield (), False
            return
        yield row, True


def _address(cell: Any) -> str:
    return f"{get_column_letter(cell.column)}{cell.row}"


def _lacks_results(values: Any, formulas: Any) -> bool:
    """Whether some formula has no saved result: a program wrote it and no one opened it since."""
    for (shown_row, _), (formula_row, complete) in zip(
        _bounded(values), _bounded(formulas), strict=False
    ):
        if not complete:
            return False
        for value, formula in zip(shown_row, formula_row, strict=False):
            if formula.data_type == "f" and value.value is None:
                return True
    return False
