"""How the cells of the summary look, and what may be put into them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink

from voucher_cli.draft.workbook.look import (
    AMOUNT,
    DATE,
    FIRST_DAY,
    HEAD,
    HEAD_FILL,
    TEXT,
    WHOLE,
    WRAPPED,
    is_exact_number,
)
from voucher_cli.report.outline import Tone, visible

Plain = str | int | Decimal | date | None

_LONGEST = 32_767
"""UTF-16 units that a cell may hold"""
_NOT_XML = re.compile("[^\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("\r\n?")
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""what spreadsheets read as the code of a character"""

_TOP = Alignment(vertical="top")
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LINK = Font(color="0563C1", underline="single")
_FILLS = {
    Tone.ERROR: PatternFill("solid", fgColor="F8CBAD"),
    Tone.WARNING: PatternFill("solid", fgColor="FFE699"),
    Tone.REVIEW: PatternFill("solid", fgColor="DDEBF7"),
    Tone.GOOD: PatternFill("solid", fgColor="E2EFDA"),
}
_FONTS = {
    Tone.STRONG: HEAD,
    Tone.FAINT: Font(color="6B6B6B"),
    Tone.ERROR: Font(bold=True, color="7F1D1D"),
}
_EDGE = Border(bottom=Side("thin", color="8EA9DB"))


@dataclass(frozen=True, slots=True)
class Shown:
    """A value with what sets it off: its tone, the address that it leads to. The words say
    whatever the tone says."""

    value: Plain
    tone: Tone = Tone.PLAIN
    link: str | None = None


Value = Plain | Shown


class Pens:
    """The cells of one sheet, one for each look and kind of value, filled anew for each place.

    A sheet writes a cell before it asks for the next one, so nothing is kept of what was written:
    each cell must be taken up before the next is asked for.
    """

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._cells: dict[tuple[str, Tone, bool], Any] = {}

    def cell(self, value: Value) -> Any:
        """The cell to write `value` with; None for an empty place."""
        shown = value if isinstance(value, Shown) else Shown(value)
        if shown.value is None or shown.value == "":
            return None
        content = _content(shown.value)
        number_format = _FORMATS[type(content)]
        cell = self._blank(number_format, shown)
        cell.value = content
        if isinstance(content, str):
            cell.data_type = "s"  # whatever it begins with, it is no formula
        if shown.link:
            cell.hyperlink = Hyperlink(ref="A1", target=shown.link)
        return cell

    def head(self, title: str, *, centred: bool = False) -> Any:
        """A cell over a column, or over several."""
        cell = WriteOnlyCell(self._sheet)
        if title:
            cell.value = cell_text(title)
            cell.data_type = "s"
        cell.font, cell.fill, cell.border = HEAD, HEAD_FILL, _EDGE
        cell.alignment = _CENTRED if centred else WRAPPED
        return cell

    def _blank(self, number_format: str, shown: Shown) -> Any:
        look = (number_format, shown.tone, shown.link is not None)
        if look not in self._cells:
            cell = WriteOnlyCell(self._sheet)
            cell.number_format = number_format
            cell.alignment = WRAPPED if number_format == TEXT else _TOP
            if shown.tone in _FILLS:
                cell.fill = _FILLS[shown.tone]
            if shown.link or shown.tone in _FONTS:
                cell.font = _LINK if shown.link else _FONTS[shown.tone]
            self._cells[look] = cell
        return self._cells[look]


_FORMATS: Mapping[type, str] = {str: TEXT, int: WHOLE, Decimal: AMOUNT, date: DATE}


def _content(value: str | int | Decimal | date) -> str | int | Decimal | date:
    """What a workbook keeps to the last digit as it is, everything else as text."""
    if isinstance(value, str):
        return cell_text(value)
    if isinstance(value, date):
        return value if value >= FIRST_DAY else value.isoformat()
    if is_exact_number(value):
        return value
    return f"{value:,f}" if isinstance(value, Decimal) else str(value)


def cell_text(text: str) -> str:
    r"""`text` as a cell can hold it and people can read it: what is invisible is written out
    (`\x1b`, `\u202e`), line breaks stay, what is too long ends in `…`."""
    if not text.isprintable():  # nearly all text is, and then there is nothing to write out
        lines = _LINE_ENDS.sub("\n", text[: 2 * _LONGEST]).split("\n")
        text = _NOT_XML.sub("\ufffd", "\n".join(map(visible, lines)))
    return _cut(_CODED.sub("_x005F_", text))


def _cut(text: str) -> str:
    if 2 * len(text) <= _LONGEST:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return text
    return units[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore") + "…"
