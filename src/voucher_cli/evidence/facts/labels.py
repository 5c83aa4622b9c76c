"""Where labels and their values stand on a page.

A value stands behind its label in the same cell, in the next cell to the right, or in the cell
below. Layouts tear labels apart (`金 额`), put notes behind them (`金额(小写)`), leave out the
colon or run several pairs together in one cell; scans shift everything by a little. What a
value must look like is for values.py to say: here are only candidates, the nearest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from voucher_cli.evidence.facts.slips import mended
from voucher_cli.evidence.model import Cell, Page, Row, Source
from voucher_cli.text import normalise, tidy
from voucher_cli.vocabulary import KindWords

_SPACE = re.compile(r"\s+")
_NOTE = re.compile(r"\s*\(([^()]{0,16})\)")
_GLOSS = re.compile(r"\s+[A-Za-z][A-Za-z .&'/\-]*(?=[:(]|$)")
"""the label once more in English"""
_FILLED_IN = re.compile(r"\[([^\[\]]{0,200})\](?!\s*(?:第|号|字|-|\d))")
"""what was written into a blank of a model contract (委托方【…】); in numbers brackets stay"""
_OF_NOW = re.compile(r"^(?:本月|本期|本次|本季度?|当月|当期)(?:应|实际)?$")
"""what a bill may say of a sum without making it another one"""
_UNFINISHED = re.compile(r"\d,\d{0,2}$|,\d{3}\.\d?$")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d{2})?(?=[元整]{0,2}$)")
_SEPARATOR = re.compile(r"^[\s:;、|)]+")
_WORD = re.compile(r"[\w]")
_SHEET_COLUMN = re.compile(r"!([A-Z]{1,3})\d+")
_TABLE_CELL = re.compile(r"第(\d+)[格列]")
_ROWS_BELOW = 2
_LONG_LABEL = 3
_MOST_STACKED = 6
_LONGEST_CELL = 6000
_FIRST_ROWS, _LAST_ROWS = 1000, 200
"""of a longer document (a sheet of raw usage, say) the middle holds no labels"""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell and where it stands; `row` counts over all pages of the document."""

    text: str
    page: int
    row: int
    column: int
    cells_in_row: int
    cell: Cell
    source: Source | None = None
    """what it was read by"""

    @property
    def column_key(self) -> tuple[str, int]:
        """What it shares with the cells of its column where there are no boxes: its address, or
        its place in rows with as many cells."""
        where = self.cell.where or ""
        match = _SHEET_COLUMN.search(where) or _TABLE_CELL.search(where)
        return (match[1], 0) if match else (str(self.column), self.cells_in_row)

    def is_above_or_below(self, other: Spot) -> bool:
        """Whether the two stand in one column."""
        mine, theirs = self.cell.box, other.cell.box
        if mine is None or theirs is None:
            return self.column_key == other.column_key
        shared = min(mine[2], theirs[2]) - max(mine[0], theirs[0])
        return shared > 0.3 * min(mine[2] - mine[0], theirs[2] - theirs[0])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that may be the value of a label, or begin with it."""

    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Hit:
    """A label met on a page: `name` of the fact, the label, the notes in brackets behind it."""

    name: str
    label: str
    note: str
    spot: Spot
    start: int
    end: int
    candidates: tuple[Candidate, ...] = ()

    @property
    def has_colon(self) -> bool:
        """Whether a colon parts the label from what follows."""
        return self.spot.text[self.end :].lstrip(" )").startswith(":")


@dataclass(frozen=True)
class Grid:
    """The pages of one document as spots."""

    rows: tuple[tuple[Spot, ...], ...]

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """All of them in reading order."""
        return tuple(spot for row in self.rows for spot in row)

    def right_of(self, spot: Spot) -> Spot | None:
        """The next cell of its row."""
        row = self.rows[spot.row]
        return row[spot.column + 1] if spot.column + 1 < len(row) else None

    def below(self, spot: Spot) -> Spot | None:
        """The nearest cell under it on the same page."""
        for row in self.rows[spot.row + 1 : spot.row + 1 + _ROWS_BELOW]:
            for other in row:
                if other.page == spot.page and spot.is_above_or_below(other):
                    return other
        return None

    def above(self, spot: Spot, rows: int) -> Iterator[Spot]:
        """The cells over it on the same page, the nearest first."""
        for row in reversed(self.rows[max(0, spot.row - rows) : spot.row]):
            for other in row:
                if other.page == spot.page and spot.is_above_or_below(other):
                    yield other


def grid_of(pages: Iterable[Page], words: KindWords) -> Grid:
    """The pages with every cell normalised, runs of white space made one space, and labels whose
    characters stand in cells of their own put together."""
    rows: list[tuple[Spot, ...]] = []
    for page in pages:
        for row in _telling_rows(page.rows):
            source = row.read_by or page.read_by
            texts = [(_plain(cell.text, source), cell) for cell in row.cells]
            if source is Source.OCR:
                texts = list(_whole_figures(texts))
            filled = list(_joined([(text, cell) for text, cell in texts if text], words))
            rows.append(
                tuple(
                    Spot(text, page.number, len(rows), column, len(filled), cell, source)
                    for column, (text, cell) in enumerate(filled)
                )
            )
    return Grid(tuple(rows))


def _plain(text: str, read_by: Source | None) -> str:
    plain = _SPACE.sub(" ", _FILLED_IN.sub(r"\1", normalise(text[:_LONGEST_CELL]))).strip()
    return mended(plain) if read_by is Source.OCR else plain


def _whole_figures(cells: list[tuple[str, Cell]]) -> Iterator[tuple[str, Cell]]:
    """`¥1,496,0` | `00.00` as one cell: a figure that a stamp tore, whose groups of three digits
    are whole only together."""
    last: tuple[str, Cell] | None = None
    for text, cell in cells:
        if last is not None and _is_torn_figure(last, (text, cell)):
            last = (last[0] + text, _spanning([last[1], cell]))
            continue
        if last is not None:
            yield last
        last = (text, cell)
    if last is not None:
        yield last


def _is_torn_figure(left: tuple[str, Cell], right: tuple[str, Cell]) -> bool:
    unfinished = _UNFINISHED.search(left[0]) or (
        left[0][-1:].isdigit() and right[0][:1] in {",", "."}
    )
    figure = _GROUPED.search(left[0] + right[0]) if unfinished else None
    if figure is None or not figure.start() < len(left[0]) < figure.end():
        return False
    a, b = left[1].box, right[1].box
    return a is None or b is None or b[0] - a[2] <= a[3] - a[1]


def _telling_rows(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    if len(rows) <= _FIRST_ROWS + _LAST_ROWS:
        return rows
    return rows[:_FIRST_ROWS] + rows[-_LAST_ROWS:]


def _joined(cells: list[tuple[str, Cell]], words: KindWords) -> Iterator[tuple[str, Cell]]:
    """`户` | `名` as one cell, and `名` | `称:北京…`, where the characters make up a label."""
    position = 0
    while position < len(cells):
        stop = _end_of_torn_label(cells, position, words)
        text = "".join(text for text, _ in cells[position:stop])
        yield text, _spanning([cell for _, cell in cells[position:stop]])
        position = stop


def _end_of_torn_label(cells: list[tuple[str, Cell]], start: int, words: KindWords) -> int:
    longest = start + 1
    torn = ""
    for stop, (text, _) in enumerate(cells[start:], start=start + 1):
        if len(text) > 1 and text[1] != ":":
            break
        torn += text[0]
        if stop > start + 1 and torn in words.spaced_words:
            longest = stop
        if len(text) > 1:
            break
    return longest


def _spanning(cells: list[Cell]) -> Cell:
    boxes = [cell.box for cell in cells if cell.box is not None]
    box = (
        (
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        )
        if boxes
        else None
    )
    return Cell("".join(cell.text for cell in cells), box, cells[0].where)


def find_labels(grid: Grid, words: KindWords) -> list[Hit]:
    """Every label of the document with the candidates for its value, in reading order."""
    labels = {(s.row, s.column): _labels_in(s, words) for s in grid.spots}
    return [
        replace(hit, candidates=tuple(_candidates(found, nth, grid, labels)))
        for found in labels.values()
        for nth, hit in enumerate(found)
    ]


def _labels_in(spot: Spot, words: KindWords) -> list[Hit]:
    found: list[Hit] = []
    position = 0
    while match := words.label.search(spot.text, position):
        position = match.end()
        label = _SPACE.sub("", match[0])
        end, notes = match.end(), []
        if gloss := _GLOSS.match(spot.text, end):
            end = gloss.end()
        while note := _NOTE.match(spot.text, end):
            notes.append(note[1])
            end = note.end()
        if _stands_alone(spot.text, match.start(), end, label, after=found):
            name = words.label_names[label]
            found.append(Hit(name, label, " ".join(notes), spot, match.start(), end))
            position = end
    return found


def _candidates(
    same_cell: list[Hit], nth: int, grid: Grid, labels: dict[tuple[int, int], list[Hit]]
) -> Iterator[Candidate]:
    """The texts that may be the value of the label that is the `nth` of its cell."""
    hit, text = same_cell[nth], same_cell[nth].spot.text
    following = same_cell[nth + 1] if nth + 1 < len(same_cell) else None
    end = following.start if following else len(text)
    rest = _SEPARATOR.sub("", text[hit.end : end], count=1).strip()
    if rest:
        yield Candidate(rest, hit.spot)
    if rest:
        return
    if len(same_cell) > 1:
        line = _line_beside(hit, same_cell, grid) if len(same_cell) <= _MOST_STACKED else None
        if line is not None:
            yield line
        if line is not None or following is not None:
            return
    below = grid.below(hit.spot) if len(same_cell) == 1 else None
    for neighbour in (grid.right_of(hit.spot), below):
        if neighbour is None:
            continue
        inside = labels[neighbour.row, neighbour.column]
        value = neighbour.text[: inside[0].start if inside else None].strip(" :;、|")
        if value:
            yield Candidate(value, neighbour)
            if neighbour.row == hit.spot.row:
                return


def _line_beside(hit: Hit, same_cell: list[Hit], grid: Grid) -> Candidate | None:
    """For labels that fill a cell one below the other (户名, 账号, 开户行): the line of the cell
    beside that stands where the label does. Two of them beside one line are a single label
    (付款方 开户行), whose last word counts."""
    neighbour = grid.right_of(hit.spot)
    gaps = [b.start - a.end for a, b in pairwise(same_cell)]
    if neighbour is None or max(gaps) > 1 or same_cell[0].start > 0:
        return None
    lines = [tidy(line) for line in neighbour.cell.text.splitlines() if line.strip()]
    position = same_cell.index(hit)
    if len(lines) == len(same_cell):
        return Candidate(lines[position], neighbour)
    if position == 0 and len(lines) > 1:
        return Candidate(neighbour.text, neighbour)
    return None


def _stands_alone(text: str, start: int, end: int, label: str, *, after: list[Hit]) -> bool:
    """Whether a word that was met is a label, and not the end of a longer word."""
    glued = start > 0 and _WORD.match(text[start - 1]) is not None
    if not glued or (after and after[-1].end == start) or _OF_NOW.search(text[:start]):
        return True
    colon = len(label) >= _LONG_LABEL and re.match(r"\s*:", text[end:])
    value = len(label) > _LONG_LABEL and re.match(r"\s*[¥\d]", text[end:])
    return bool(colon or value)
