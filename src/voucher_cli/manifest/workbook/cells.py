"""The cells of a workbook: what people typed, whatever they did to its looks."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from voucher_cli.errors import InvalidFileError, Problem
from voucher_cli.language import Bilingual

MAX_PACKED = 8 * 1024 * 1024
MAX_UNPACKED = 32 * 1024 * 1024
MAX_PARTS = 1_000
MAX_SHEETS = 100
"""of which those behind our own would be told as unknown"""
MAX_ROWS = 5_000
MAX_COLUMNS = 100

_FORMULA = re.compile(rb"<(\w+:)?f[\s/>]")
_BROKEN_ARCHIVE = (
    zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error
)  # fmt: skip
"""what a damaged, locked or strangely packed zip raises"""


@dataclass(frozen=True, slots=True)
class Fault:
    """Stands where a cell has no value: a formula without its result, or one that failed."""

    message: Bilingual


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet. `cells` holds what is not empty by row and column, from 1: str without white
    space around it, bool, int, float, date, datetime, time, or a Fault."""

    title: str
    cells: Mapping[tuple[int, int], object]

    def rows(self) -> Iterator[tuple[int, dict[int, object]]]:
        """Each row that holds something, with its cells by column."""
        rows: dict[int, dict[int, object]] = {}
        for (row, column), value in sorted(self.cells.items()):
            rows.setdefault(row, {})[column] = value
        yield from rows.items()


_NO_RESULT = Fault(
    Bilingual(
        "公式没有保存计算结果：请直接填写结果，或用 Excel、WPS 打开并保存一次",
        "a formula without its result: write the result, or open and save it in Excel or WPS",
    )
)
_NO_WORKBOOK = Bilingual(
    "不是可读的 .xlsx 工作簿（旧的 .xls、加密或损坏的文件请另存为 .xlsx）",
    "not readable as an .xlsx workbook (save an old .xls, a locked or a damaged one as .xlsx)",
)
_TOO_LARGE = Bilingual("文件过大，不像是手写的清单", "too large to be written by hand")


def read_sheets(data: bytes, file: str) -> tuple[Sheet, ...]:
    """The worksheets in order, hidden ones too. Raises InvalidFileError for what is no workbook,
    or larger than any that people fill in."""
    has_formulas = _has_formulas(data, file)
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of features that it does not keep
            values = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            formulas = (
                openpyxl.load_workbook(io.BytesIO(data), read_only=True) if has_formulas else None
            )
            return tuple(
                Sheet(sheet.title, _cells(sheet, formulas and formulas[sheet.title], file))
                for sheet in values.worksheets[:MAX_SHEETS]
            )
    except InvalidFileError:
        raise
    except Exception as error:  # what openpyxl raises for a broken file is of every kind
        raise _unusable(file, _NO_WORKBOOK) from error


def _has_formulas(data: bytes, file: str) -> bool:
    """Whether some cell has a formula; refuses what is no workbook or unpacks beyond all reason."""
    if len(data) > MAX_PACKED:
        raise _unusable(file, _TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise _unusable(file, _TOO_LARGE)
            return any(_FORMULA.search(archive.read(part)) for part in parts)
    except _BROKEN_ARCHIVE as error:
        raise _unusable(file, _NO_WORKBOOK) from error


def _cells(values: Any, formulas: Any | None, file: str) -> dict[tuple[int, int], object]:
    found: dict[tuple[int, int], object] = {}
    for cell in _filled(formulas, file) if formulas is not None else ():
        if cell.data_type == "f":
            found[cell.row, cell.column] = _NO_RESULT
    for cell in _filled(values, file):
        value = _value(cell)
        if value is not None:
            found[cell.row, cell.column] = value
    return found


def _filled(sheet: Any, file: str) -> Iterator[Any]:
    """The cells that are not empty, as far as any that people fill in."""
    sheet.reset_dimensions()  # what a file states there is often wrong, and may be huge
    for row in sheet.iter_rows(max_col=MAX_COLUMNS):
        for cell in row:
            if cell.value is None:
                continue
            if cell.row > MAX_ROWS:
                message = Bilingual(
                    f"超过 {MAX_ROWS} 行：请删除多余的行", f"more than {MAX_ROWS} rows: delete some"
                )
                raise InvalidFileError(
                    (Problem(file, cell.row, cell.column, message, sheet.title),)
                )
            yield cell


def _value(cell: Any) -> object:
    if cell.data_type == "e":
        shown = str(cell.value)[:40]
        return Fault(Bilingual(f"单元格出错（{shown}）", f"the cell holds an error ({shown})"))
    return cell.value.strip() or None if isinstance(cell.value, str) else cell.value


def _unusable(file: str, message: Bilingual) -> InvalidFileError:
    return InvalidFileError((Problem(file, 1, 1, message),))
