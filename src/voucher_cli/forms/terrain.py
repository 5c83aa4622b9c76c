"""What each cell of a grid is for, and what it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from voucher_cli.forms.grid import Box, Grid, Table
from voucher_cli.forms.labels import FILLABLE, Content, content, key, keys, unit_in_label
from voucher_cli.forms.model import Unit
from voucher_cli.text import squeeze

_HEADING_LONGEST = 40
_COUNT = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[①-⑳])[)）.、]?")
_NOTES = re.compile(r"备注|附件|佐证|证明材料|填[写报]说明|填表说明|审核|核实|^注$|^说明$")


@dataclass
class Terrain:
    """A grid, the keys of the labels that are looked for in it, of hints that it is known to show
    and of headings, which are never values. `reading` a filled form, a place may hold anything but
    another label."""

    grid: Grid
    labels: frozenset[str]
    hints: frozenset[str] = field(default_factory=frozenset)
    headings: frozenset[str] = field(default_factory=frozenset)
    reading: bool = False

    def content(self, box: Box) -> Content:
        """What the text of a box is for."""
        return self._contents[box.id]

    def is_label(self, box: Box) -> bool:
        """Whether a box says what is asked for, or stands over other boxes."""
        return any(k in self.headings or k in self.labels for k in keys(box.text))

    def is_value(self, box: Box) -> bool:
        """Whether a value may stand in the box."""
        if self.reading:
            return not self.is_label(box)
        kind = self.content(box)
        return kind in FILLABLE and not (kind is Content.HINT and self.is_label(box))

    def is_claimed(self, table: Table, box: Box) -> bool:
        """Whether what stands before a cell is a label of its own for it."""
        before = table.before(box)
        if before is None or self.is_value(before):
            return False
        return not _COUNT.fullmatch(squeeze(before.text))  # a row's number is no label

    def values_from(self, table: Table, box: Box) -> list[Box]:
        """`box` and the cells beside it that could hold values too."""
        row = [box]
        while (after := table.beside(row[-1])) is not None and self.is_value(after):
            row.append(after)
        return row

    def head(self, table: Table, label: Box, cell: Box, *, of_table: bool = False) -> Box | None:
        """The heading over the column of a cell, which is not over its label too; `of_table` it
        may stand above headings of parts."""
        for above in table.above(cell):
            if of_table and table.fills_row(above):
                continue
            if above.left < label.right:
                return None
            if self.content(above) is Content.TEXT:
                return above
            if not self.is_value(above):
                return None
        return None

    def is_for_notes(self, table: Table, label: Box, cell: Box) -> bool:
        """Whether a cell stands in a column of remarks."""
        head = self.head(table, label, cell, of_table=True)
        return head is not None and bool(_NOTES.search(squeeze(head.text)))

    # --- what a cell or a line stands under ---

    def groups(self, table: Table, box: Box) -> Iterator[Box]:
        """Side headings: taller cells of text on the left."""
        before = table.before(box)
        while before is not None:
            taller = before.last_row - before.row > box.last_row - box.row
            if taller and self.content(before) is Content.TEXT:
                yield before
            before = table.before(before, box.row)

    def over(self, table: Table, box: Box) -> tuple[str, ...]:
        """The headings over a label: side headings, then the full row of text above; of a table
        without one, the line before it."""
        found = [group.text for group in self.groups(table, box)]
        heads = [b for b in self._headings[table.number] if b.row < box.row]
        if heads:
            return (*found, max(heads, key=lambda b: b.row).text)
        if table.inside is not None:
            around = next(b for b in self.grid.boxes if b.id == table.inside)
            return (*found, *self.over(self.grid.table_of(around), around))
        return (*found, *self.heading_before(table.boxes[0].id if table.boxes else 0))

    def heading_before(self, number: int) -> tuple[str, ...]:
        """The nearest line above, where it is short and ends like a heading."""
        for line in reversed([line for line in self.grid.lines if line.id < number]):
            plain = squeeze(line.text)
            if plain and len(plain) <= _HEADING_LONGEST and plain[-1] not in "。;,:_.":
                return (line.text,)
            if plain:
                return ()
        return ()

    def sections(self, table: Table, box: Box) -> tuple[str, ...]:
        """The keys of the headings over a label."""
        return tuple(key(text) for text in self.over(table, box))

    def unit_over(self, table: Table, box: Box) -> Unit | None:
        """`财务数据（单位：万元）`: the unit that a heading states for all below it."""
        for text in self.over(table, box):
            unit = unit_in_label(text)
            if unit is not None:
                return unit
        return None

    @cached_property
    def _headings(self) -> dict[int, tuple[Box, ...]]:
        """The full rows of text of each table."""
        return {
            table.number: tuple(b for b in table.boxes if self._is_heading(table, b))
            for table in self.grid.tables
        }

    def _is_heading(self, table: Table, box: Box) -> bool:
        return (
            table.fills_row(box)
            and self.content(box) in {Content.TEXT, Content.INK}
            and len(squeeze(box.text)) <= _HEADING_LONGEST
            and not any(k in self.labels for k in keys(box.text))
        )

    # --- what the text of a cell is for ---

    @cached_property
    def _contents(self) -> dict[int, Content]:
        return {box.id: self._judge(box) for box in self.grid.boxes}

    def _judge(self, box: Box) -> Content:
        """As a whole; where that tells nothing, line by line: hints, and behind them perhaps lines
        to sign or seal."""
        if box.holds_more:
            return Content.TEXT
        whole = content(box.text, self.hints)
        if whole not in {Content.TEXT, Content.INK}:
            return whole
        kinds = [content(line.text, self.hints) for line in box.lines]
        if Content.INK in kinds:
            while kinds and kinds[-1] in {Content.INK, Content.DATE, Content.BLANK}:
                kinds.pop()
        told = [kind for kind in kinds if kind is not Content.BLANK]
        return Content.HINT if told and set(told) == {Content.HINT} else whole
