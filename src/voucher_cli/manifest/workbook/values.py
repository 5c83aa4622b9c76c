"""What stands in a cell, as the text that the strict reading of a YAML file takes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum

from voucher_cli.language import Bilingual
from voucher_cli.manifest.model import FileRef
from voucher_cli.manifest.workbook.cells import Fault
from voucher_cli.manifest.workbook.layout import Column
from voucher_cli.manifest.workbook.words import Words, plain, unknown

_EXACT_DIGITS = 15
"""what a workbook keeps of a number"""

_DIGITS_LOST = Bilingual(
    "数字超过 15 位，表格软件已丢失后面的位数：请把单元格设为“文本”格式后重新填写",
    "a number of more than 15 digits has lost its last ones: make the cell text and write it anew",
)
_IS_DATE = Bilingual(
    "表格软件把它当作了日期：请把单元格设为“文本”或“数值”格式后重新填写",
    "it was taken for a date: make the cell text or number and write it anew",
)
_IS_TRUTH = Bilingual("这里不应是 TRUE 或 FALSE", "TRUE or FALSE is no value here")
_NO_CHOICE = Bilingual("不认识的值", "unknown value")


class UnfitError(ValueError):
    """A cell whose value cannot be what its column asks for."""

    def __init__(self, message: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message


def cell_text(value: object, column: Column, words: Words) -> str:
    """Raises UnfitError; what is merely wrong for the field is left to the strict reading."""
    if isinstance(value, Fault):
        raise UnfitError(value.message)
    if isinstance(value, bool):
        if column.kind is not bool:
            raise UnfitError(_IS_TRUTH)
        return "true" if value else "false"
    if isinstance(value, datetime | date | time | timedelta):
        if column.kind is not date or not isinstance(value, date):
            raise UnfitError(_IS_DATE)
        return value.strftime("%Y-%m-%d") if value.year >= 1000 else str(value)
    if isinstance(value, int | float):
        return _number(value, column)
    return _choice(str(value), column, words)


def _number(value: float, column: Column) -> str:
    """The digits that the sheet shows; no arithmetic is done on them."""
    if abs(value) >= 10**_EXACT_DIGITS and column.kind in (str, FileRef, Decimal, int):
        raise UnfitError(_DIGITS_LOST)
    return format(Decimal(format(value, f".{_EXACT_DIGITS}g")), "f")


def _choice(text: str, column: Column, words: Words) -> str:
    """The manifest's word for a choice in either language; free text as it is."""
    is_choice = column.kind is bool or (
        isinstance(column.kind, type) and issubclass(column.kind, Enum)
    )
    if not is_choice:
        return text
    choices = words.choices_of(column)
    for value, name in choices.items():
        if plain(text) in (plain(value), plain(name.zh), plain(name.en)):
            return value
    raise UnfitError(unknown(_NO_CHOICE, text, choices.values()))
