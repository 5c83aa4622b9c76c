"""A filled form as a grid again, from the rows that a reader of the evidence found.

Word files say where each cell stands. A PDF or a scan gives lines of text: what a layout wrapped,
or set lower than its label, is put back together here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice

from voucher_cli.evidence.model import Cell, Page, Row, TablePlace
from voucher_cli.forms.flow import Piece, flowed, label_and_value
from voucher_cli.forms.grid import Box, Grid, Line, Table
from voucher_cli.forms.known import Known
from voucher_cli.text import squeeze

_FURNITURE = re.compile(
    r"(?:第\d{1,3}页)?[,/]?(?:共\d{1,3}页)?(?:第\d{1,3}页)?|[-—–]?\d{1,3}[-—–]?|\d{1,3}/\d{1,3}|"
    r"page\d{1,3}(?:of\d{1,3})?",
    re.IGNORECASE,
)
MOST_ROWS, MOST_CELLS, MOST_CHARACTERS = 1500, 30, 20_000
"""of a form, of a row and of a cell; what goes on beyond is no form that anybody filled in"""
MOST_IN_ALL = 200_000
"""characters of a whole form"""
_LONGEST_NUMBER = 40
_EDGE = 2
"""rows at the head and foot of a page that may be its number"""
_SYMBOLS = str.maketrans(
    {
        **dict.fromkeys("\uf0fe\uf052\uf0fd\uf054\uf053\uf051þ", "☑"),
        **dict.fromkeys("\uf0fc\uf050", "√"),
        **dict.fromkeys("\uf0a8\uf0a3\uf06f\uf071\uf072\uf02a\uf030£¨", "□"),
    }
)
"""boxes and ticks of symbol fonts, as PDF files keep their codes"""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a box or line of the grid was read: its page, and its cell (None for an empty one)."""

    page: int
    cell: Cell | None
    where: str | None


@dataclass(frozen=True)
class Seen:
    """A grid, and the origin of each of its boxes and lines."""

    grid: Grid
    origins: Mapping[int, Origin]


def seen(pages: Sequence[Page], known: Known) -> Seen:
    """The form that stands on these pages."""
    builder = _Builder()
    rows = list(lines_of_text(pages))
    placed = _by_table([piece for row in rows for piece in row])
    whole = {known.label_of(piece.text) for row in rows for piece in row}
    done: set[int] = set()
    for in_table, group in groupby(rows, key=lambda row: row[0].cell.at is not None):
        if not in_table:
            builder.flow(flowed([list(row) for row in group], known, whole))
            continue
        for row in group:
            number = row[0].cell.at.table if row[0].cell.at else 0
            if number not in done and number in placed:
                done.add(number)
                builder.table(placed, number, known)
    return builder.result()


def lines_of_text(pages: Sequence[Page]) -> Iterator[list[Piece]]:
    """The rows of all pages without page numbers, as far as a form may reach."""
    return islice(_rows(pages), MOST_ROWS)


def _rows(pages: Sequence[Page]) -> Iterator[list[Piece]]:
    left = MOST_IN_ALL
    for page in pages:
        for n, row in enumerate(page.rows):
            at_edge = n < _EDGE or n >= len(page.rows) - _EDGE
            if not row.cells or (at_edge and _is_page_number(row)):
                continue
            cells = row.cells[:MOST_CELLS]
            yield [
                Piece(page.number, cell, cell.text[:MOST_CHARACTERS].translate(_SYMBOLS))
                for cell in cells
            ]
            left -= sum(len(cell.text) for cell in cells)
            if left < 0:
                return


def _is_page_number(row: Row) -> bool:
    return len(row.text) <= _LONGEST_NUMBER and bool(_FURNITURE.fullmatch(squeeze(row.text)))


Placed = dict[int, dict[tuple[int, int], Piece]]
"""table → row and column → what stands there"""


def _by_table(pieces: Sequence[Piece]) -> Placed:
    """The cells of Word tables; the paragraphs of one cell, and what stands in text boxes within
    it, together."""
    placed: Placed = {}
    places: dict[str, TablePlace] = {}
    for piece in pieces:
        at = piece.cell.at or places.get(piece.cell.where or "")
        if at is None:
            continue
        if piece.cell.where:
            places.setdefault(piece.cell.where, at)
        row = placed.setdefault(at.table, {})
        earlier = row.get((at.row, at.column))
        text = f"{earlier.text}\n{piece.text}" if earlier else piece.text
        row[at.row, at.column] = Piece(piece.page, (earlier or piece).cell, text)
    return placed


def _parted(cells: dict[tuple[int, int], Piece], known: Known) -> dict[tuple[int, int], Piece]:
    """The cells of a table, where a value that stands below its label in the label's own cell is
    put beside it. Only official labels with nothing beside them are taken for such."""
    parted = dict(cells)
    for (row, column), piece in cells.items():
        head, value = label_and_value(piece.text, known)
        before = cells.get((row, column - 1))
        if head is None or (before is not None and known.is_label(before.text)):
            continue
        if not value:
            parted[row, column] = Piece(piece.page, piece.cell, head)
        elif (row, column + 1) not in cells:
            parted[row, column] = Piece(piece.page, piece.cell, head)
            parted[row, column + 1] = Piece(piece.page, piece.cell, value)
    return parted


@dataclass
class _Builder:
    count: int = 0
    tables: list[Table] = field(default_factory=list)
    origins: dict[int, Origin] = field(default_factory=dict)

    def result(self) -> Seen:
        return Seen(Grid(tuple(self.tables)), self.origins)

    def table(self, placed: Placed, number: int, known: Known) -> None:
        """A Word table, with its empty cells; a table within a cell that has no label of the form
        is what was filled in there."""
        cells = _parted(placed[number], known)
        for inner, content in placed.items():
            inside = next((p.cell.at.inside for p in content.values() if p.cell.at), None)
            if inside is None or inside.table != number or known.any_label(content.values()):
                continue
            text = "\n".join(piece.text for piece in content.values())
            own = cells.get((inside.row, inside.column))
            first = next(iter(content.values()))
            cell = replace(first.cell, at=inside, where=_where(inside))
            cells[inside.row, inside.column] = (
                Piece(own.page, own.cell, f"{own.text}\n{text}") if own else Piece(1, cell, text)
            )
            placed[inner] = {}
        made: list[tuple[Box, ...]] = []
        for row in range(1, max((row for row, _ in cells), default=0) + 1):
            here = {column: piece for (r, column), piece in cells.items() if r == row}
            last = max([*here, *(p.cell.at.of for p in here.values() if p.cell.at)], default=0)
            boxes = [
                self._box(row, column, here.get(column), TablePlace(number, row, column, last))
                for column in range(1, last + 1)
            ]
            made.append(tuple(boxes))
        self.tables.append(Table(len(self.tables) + 1, tuple(made)))

    def flow(self, rows: Sequence[Sequence[Piece]]) -> None:
        """Rows of cells side by side."""
        made = [
            tuple(self._box(n, column, piece, None) for column, piece in enumerate(row, start=1))
            for n, row in enumerate(rows, start=1)
        ]
        self.tables.append(Table(len(self.tables) + 1, tuple(made)))

    def _box(self, row: int, column: int, piece: Piece | None, at: TablePlace | None) -> Box:
        self.count += 1
        number = self.count
        text = piece.text if piece else ""
        lines = tuple(
            Line(number + n, part) for n, part in enumerate(text.split("\n") or [""], start=1)
        )
        self.count += len(lines)
        where = piece.cell.where if piece else _where(at) if at else None
        origin = Origin(piece.page if piece else 1, piece.cell if piece else None, where)
        for made in range(number, self.count + 1):
            self.origins[made] = origin
        table = len(self.tables) + 1
        return Box(number, table, row, column, column - 1, column, row, lines)


def _where(at: TablePlace) -> str:
    return f"表{at.table} 第{at.row}行第{at.column}格"
