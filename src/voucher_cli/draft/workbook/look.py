"""How the cells of a drafted workbook look, and what may be put into them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from voucher_cli.draft.workbook.rows import file_names
from voucher_cli.language import Language
from voucher_cli.manifest.model import FileRef
from voucher_cli.manifest.workbook.layout import Column
from voucher_cli.manifest.workbook.words import Words

LAST_ROW = 500
"""as far as choices and formats are laid out for people to fill in"""

HEAD = Font(bold=True)
HEAD_FILL = PatternFill("solid", fgColor="D9E2F3")
EXAMPLE = Font(italic=True, color="8C8C8C")
EXAMPLE_FILL = PatternFill("solid", fgColor="F2F2F2")
GAP_FILL = PatternFill("solid", fgColor="FFF2CC")
WRAPPED = Alignment(wrap_text=True, vertical="top")

TEXT, DATE, AMOUNT, WHOLE = "@", "yyyy\\-mm\\-dd", "#,##0.00", "0"
_EXACT_DIGITS = 15
FIRST_DAY = date(1900, 3, 1)
"""before it, programs disagree on which day a number is"""
_WIDE = {"profile", "description", "results", "supplement", "scenario_note"}
_MOST_LISTED = 250
"""characters that the choices of a cell may take up in a workbook"""


def number_format(column: Column) -> str:
    """Free text is text, so that no program makes a number of an invoice's or a formula of a
    name."""
    return {date: DATE, Decimal: AMOUNT, int: WHOLE}.get(column.kind, TEXT)


def column_width(column: Column, title: str) -> float:
    """In characters; a Chinese one takes two."""
    least = 14 if column.kind in (date, int, bool) or column.reference else 20
    if column.many or column.key.rpartition(".")[2] in _WIDE:
        least = 36
    return max(least, 2 * len(title) + 4 if not title.isascii() else len(title) + 4)


def fill_cell(cell: Any, value: Any, column: Column, words: Words, language: Language) -> None:
    """Writes a value as people would: real dates and numbers, everything else text."""
    cell.number_format = number_format(column)
    cell.alignment = WRAPPED
    if value is None or value == ():
        return
    if is_exact_number(value):
        cell.value = value
    elif isinstance(value, date) and value >= FIRST_DAY:
        cell.value = value
        cell.number_format = DATE
    else:
        cell.number_format = TEXT
        cell.value = safe(_said(value, words, language))
        cell.data_type = "s"  # whatever it begins with, it is no formula


def is_exact_number(value: Any) -> bool:
    """Whether a workbook keeps every digit of it."""
    if isinstance(value, Decimal):
        return len(value.normalize().as_tuple().digits) <= _EXACT_DIGITS
    return isinstance(value, int) and not isinstance(value, bool)


def _said(value: Any, words: Words, language: Language) -> str:
    if isinstance(value, bool):
        return words.choices["true" if value else "false"].text(language)
    if isinstance(value, Enum):
        return words.choices[str(value.value)].text(language)
    if isinstance(value, tuple):
        return file_names(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)


def safe(text: str) -> str:
    """Without what a workbook cannot hold: control characters and halves of characters."""
    return ILLEGAL_CHARACTERS_RE.sub(" ", text).encode("utf-8", "replace").decode("utf-8")


def note(text: str) -> Comment:
    """A comment that is large enough for its text."""
    lines = sum(1 + len(line) // 18 for line in text.splitlines())
    return Comment(safe(text), "voucher", height=24 + 20 * lines, width=300)


def choices(values: Iterable[str]) -> DataValidation | None:
    """A drop-down of values; None where they are none, or too many for one."""
    listed = ",".join(values)
    if not listed or len(listed) > _MOST_LISTED:
        return None
    return _drop_down(f'"{listed}"')


def choices_from(sheet: str, cells: str) -> DataValidation:
    """A drop-down of what stands in cells of another sheet; other values may be written too."""
    quoted = sheet.replace("'", "''")
    validation = _drop_down(f"'{quoted}'!{cells}")
    validation.showErrorMessage = False
    return validation


def _drop_down(formula: str) -> DataValidation:
    return DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=True)


def example_value(text: str, column: Column) -> Any:
    """An example as the value that a filled cell would have."""
    if column.kind is bool:
        return text == "true"
    if column.kind is Decimal:
        return Decimal(text)
    if column.kind is int and text.isdecimal():
        return int(text)
    if column.kind is date:
        return date.fromisoformat(text)
    if column.kind is FileRef or column.kind is str:
        return text
    return column.kind(text)
