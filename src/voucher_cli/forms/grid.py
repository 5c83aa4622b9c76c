"""A form as people see it: tables of boxes, merged cells once each, and lines of text around them.

Nothing here knows how the form is stored. `document.py` makes a Grid of a Word file; `of_rows`
makes one of rows of text that some reader found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. `id` counts lines and boxes together in reading order; `text` has one
    character for every place that can be edited, and `_` for a blank that is drawn as an
    underlined space."""

    id: int
    text: str


@dataclass(frozen=True)
class Box:
    """A cell. Rows and columns count from 1; `left` … `right` (exclusive) are grid columns, and
    `last_row` is the last row that a merged cell reaches. `holds_more` where a table, a picture
    or an object lies in it besides its lines."""

    id: int
    table: int
    row: int
    column: int
    left: int
    right: int
    last_row: int
    lines: tuple[Line, ...]
    holds_more: bool = False

    @cached_property
    def text(self) -> str:
        """Its lines."""
        return "\n".join(line.text for line in self.lines)

    @property
    def where(self) -> str:
        """`表1 第3行第2格`."""
        return f"表{self.table} 第{self.row}行第{self.column}格"


@dataclass(frozen=True)
class Table:
    """Boxes by the row that they begin in. `inside` is the box that a nested table lies in."""

    number: int
    rows: tuple[tuple[Box, ...], ...]
    inside: int | None = None

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """All boxes, row by row."""
        return tuple(box for row in self.rows for box in row)

    @cached_property
    def width(self) -> int:
        """The number of grid columns."""
        return max((box.right for box in self.boxes), default=0)

    def beside(self, box: Box, row: int | None = None) -> Box | None:
        """The box on the right, in the row that `box` begins in or in `row`; None at the end."""
        row = box.row if row is None else row
        found = [b for b in self._reaching(row) if b.left >= box.right]
        return min(found, key=lambda b: b.left, default=None)

    def before(self, box: Box, row: int | None = None) -> Box | None:
        """The box on the left."""
        row = box.row if row is None else row
        found = [b for b in self._reaching(row) if b.right <= box.left]
        return max(found, key=lambda b: b.right, default=None)

    def below(self, box: Box) -> Box | None:
        """The box that stands under `box` and is just as wide."""
        row = box.last_row + 1
        return next(
            (b for b in self._reaching(row) if (b.left, b.right) == (box.left, box.right)), None
        )

    def above(self, box: Box) -> tuple[Box, ...]:
        """Every box over any column of `box`, from the nearest upwards."""
        found = [
            b
            for b in self.boxes
            if b.last_row < box.row and b.left < box.right and box.left < b.right
        ]
        return tuple(sorted(found, key=lambda b: -b.last_row))

    def fills_row(self, box: Box) -> bool:
        """Whether nothing stands beside it."""
        return len(list(self._reaching(box.row))) == 1

    def _reaching(self, row: int) -> Iterable[Box]:
        return self._by_row.get(row, ())

    @cached_property
    def _by_row(self) -> dict[int, list[Box]]:
        reached: dict[int, list[Box]] = {}
        for box in self.boxes:
            for row in range(box.row, box.last_row + 1):
                reached.setdefault(row, []).append(box)
        return reached


@dataclass(frozen=True)
class Grid:
    """A whole form: its tables and the lines that stand in none."""

    tables: tuple[Table, ...]
    lines: tuple[Line, ...] = field(default=())

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes of all tables, in reading order."""
        found = [box for table in self.tables for box in table.boxes]
        return tuple(sorted(found, key=lambda box: box.id))

    @cached_property
    def all_lines(self) -> tuple[Line, ...]:
        """Every line, in tables and around them, in reading order."""
        found = [*self.lines, *(line for box in self.boxes for line in box.lines)]
        return tuple(sorted(found, key=lambda line: line.id))

    def table_of(self, box: Box) -> Table:
        """The table that a box is in."""
        return self.tables[box.table - 1]


def of_rows(rows: Sequence[Sequence[str]]) -> Grid:
    """One table of rows of texts side by side, where nothing is known of widths and merges."""
    count = 0
    made: list[tuple[Box, ...]] = []
    for number, row in enumerate(rows, start=1):
        boxes = []
        for column, text in enumerate(row, start=1):
            count += 1
            lines = tuple(Line(count + n, t) for n, t in enumerate(text.split("\n"), start=1))
            boxes.append(Box(count, 1, number, column, column - 1, column, number, lines))
            count += len(lines)
        made.append(tuple(boxes))
    return Grid((Table(1, tuple(made)),))
