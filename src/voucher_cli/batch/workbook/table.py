"""A table of the summary: heads, rows, filter and print setup, over as many sheets as it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter

from voucher_cli.batch.workbook.look import Pens, Shown, Value, cell_text

_A4 = 9
_MARGIN = 0.4
"""inches at the sides"""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a sheet can hold at most: rows with its heads, and links (65,530 to the letter)."""

    rows: int = 1_048_576
    links: int = 65_000


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in characters; a Chinese one takes two."""

    title: str
    width: float


@dataclass(frozen=True, slots=True)
class Band:
    """A title over the next `columns` columns."""

    title: str
    columns: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table is called, its columns, and how many of them stay in sight. `bands`, where
    there are any, stand over the heads, beginning behind the `frozen` columns."""

    title: str
    columns: tuple[Column, ...]
    frozen: int = 1
    bands: tuple[Band, ...] = ()

    @property
    def head_row(self) -> int:
        """The row of the columns' titles."""
        return 2 if self.bands else 1


class Table:
    """Takes one row after the other and keeps none; a full sheet goes on in the next one."""

    def __init__(self, book: Any, layout: Layout, limits: Limits) -> None:
        self._book = book
        self._layout = layout
        self._limits = limits
        self._sheets: list[Any] = []
        self._begin_sheet()

    def add(self, values: Iterable[Value]) -> None:
        """One row."""
        if self._row == self._limits.rows:
            self._end_sheet()
            self._begin_sheet()
        self._row += 1
        self._sheet.append(self._cells(values))

    def add_all(self, rows: Iterable[Iterable[Value]]) -> None:
        """Several rows."""
        for values in rows:
            self.add(values)

    def close(self) -> None:
        """To be called once, behind the last row: only now is it known what there is to filter."""
        self._end_sheet()

    def _cells(self, values: Iterable[Value]) -> Iterator[Any]:
        for value in values:
            if isinstance(value, Shown) and value.link:
                yield self._pens.cell(self._linked(value))
            else:
                yield self._pens.cell(value)

    def _linked(self, shown: Shown) -> Shown:
        """Without its link where the sheet can hold no more of them."""
        if self._links == self._limits.links:
            return Shown(shown.value, shown.tone)
        self._links += 1
        return shown

    def _begin_sheet(self) -> None:
        title = self._layout.title
        if self._sheets:
            title += f" {len(self._sheets) + 1}"
            self._sheet = self._book.create_sheet(title, self._book.index(self._sheets[-1]) + 1)
        else:
            self._sheet = self._book.create_sheet(title)
        self._sheets.append(self._sheet)
        self._pens = Pens(self._sheet)
        self._links = 0
        set_up_print(self._sheet)
        self._set_up()
        self._heads()

    def _set_up(self) -> None:
        """Whatever stands in the file before the rows."""
        layout = self._layout
        for at, column in enumerate(layout.columns, start=1):
            self._sheet.column_dimensions[get_column_letter(at)].width = column.width
        first = f"{get_column_letter(layout.frozen + 1)}{layout.head_row + 1}"
        self._sheet.freeze_panes = first
        self._sheet.print_title_rows = f"1:{layout.head_row}"

    def _heads(self) -> None:
        layout = self._layout
        if layout.bands:
            self._sheet.append(self._band_cells())
        self._sheet.append(self._pens.head(column.title) for column in layout.columns)
        self._row = layout.head_row

    def _band_cells(self) -> Iterator[Any]:
        at = self._layout.frozen
        yield from (self._pens.head("") for _ in range(at))
        for band in self._layout.bands:
            yield self._pens.head(band.title, centred=True)
            yield from (self._pens.head("") for _ in range(band.columns - 1))
            first, last = get_column_letter(at + 1), get_column_letter(at + band.columns)
            if band.columns > 1:
                self._sheet.merged_cells.add(f"{first}1:{last}1")
            at += band.columns

    def _end_sheet(self) -> None:
        last = get_column_letter(len(self._layout.columns))
        self._sheet.auto_filter.ref = f"A{self._layout.head_row}:{last}{self._row}"


def set_up_print(sheet: Any) -> None:
    """A4 across, as wide as the paper, its name and the page number below."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = _MARGIN
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "&P / &N"


def width_of(text: str) -> int:
    """How many columns of characters a text takes on one line."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in cell_text(text))
