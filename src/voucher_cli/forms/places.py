"""From a label to the place of its value: in the same cell, beside it, below it, or in its line.

A place is certain when it is blank, a hint, a unit or boxes to tick, and no other label has a claim
on it. Everything else is a doubt.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from voucher_cli.forms.choices import ticks_in, ticks_of
from voucher_cli.forms.grid import Box, Line, Table
from voucher_cli.forms.inline import Blank, blanks_after_labels
from voucher_cli.forms.labels import (
    Content,
    content,
    is_blank,
    is_ink,
    key,
    limit_in,
    unit_in_label,
    unit_of,
)
from voucher_cli.forms.model import Unit
from voucher_cli.forms.spot import Doubt, Spot
from voucher_cli.forms.terrain import Terrain
from voucher_cli.text import squeeze

_BLANKS = " \t\u3000_"


@dataclass(frozen=True)
class Places:
    """Finds the places of values on a terrain."""

    terrain: Terrain

    # --- of labels that have a cell ---

    def of_label(self, table: Table, label: Box) -> Spot | Doubt:
        """The place that a label in a cell leads to."""
        own = self._in_own_cell(table, label)
        if own is not None:
            return own
        right = table.beside(label)
        if right is not None and self.terrain.is_value(right):
            return self._beside(table, label, right)
        below = table.below(label)
        if (
            below is not None
            and self.terrain.is_value(below)
            and not self.terrain.is_claimed(table, below)
        ):
            return self.cell(below, label)
        if right is None:
            return self._room_under(table, label) or Doubt.NO_CELL
        if self.terrain.content(right) in {Content.INK, Content.RESERVED}:
            return Doubt.RESERVED
        return Doubt.NO_CELL if self.terrain.is_label(right) else Doubt.FILLED

    def cell(self, box: Box, label: Box, unit: Unit | None = None) -> Spot:
        """A whole cell, but for lines to sign or seal; of a cell that shows a unit, the stretch
        before it."""
        kind = self.terrain.content(box)
        table = self.terrain.grid.table_of(label)
        stated = unit_of(box.text) if kind is Content.UNIT else None
        spot = Spot(
            where=box.where,
            now=box.text,
            lines=tuple(line for line in box.lines if not is_ink(line.text)) or box.lines,
            ticks=ticks_of(box.lines) if kind is Content.CHOICES else (),
            unit=stated
            or unit
            or unit_in_label(label.text)
            or self.terrain.unit_over(table, label),
            most=limit_in(box.text) or limit_in(label.text),
            box=box,
            date=kind is Content.DATE,
            counted=kind is Content.UNIT,
        )
        if kind is not Content.UNIT or self.terrain.reading:
            return spot
        line = next(line for line in spot.lines if squeeze(line.text).strip("_"))
        end = len(line.text) - len(line.text.lstrip(_BLANKS))
        return replace(spot, lines=(line,), start=0, end=end)

    def _in_own_cell(self, table: Table, label: Box) -> Spot | None:
        """`单位名称：______` within one cell."""
        right = table.beside(label)
        beside = right is not None and self.terrain.is_value(right)
        for line in label.lines:
            for blank in blanks_after_labels(line):
                drawn = "_" in line.text[blank.start : blank.end]
                if key(blank.before) == key(label.text) and (drawn or not beside):
                    return self._stretch(blank, label)
        return None

    def _beside(self, table: Table, label: Box, right: Box) -> Spot | Doubt:
        if not _is_only_neighbour(table, label, right):
            return Doubt.SHARED
        if self.terrain.reading:
            return self.cell(right, label)
        row = self.terrain.values_from(table, right)
        if len(row) > 1:
            row = [c for c in row if not self.terrain.is_for_notes(table, label, c)] or row
        return self.cell(row[0], label) if len(row) == 1 else self._of_several(table, label, row)

    def _of_several(self, table: Table, label: Box, row: Sequence[Box]) -> Spot | Doubt:
        """The place among several cells beside a label: a blank and its unit, boxes to tick in
        cells of their own, or the first of cells that nobody merged."""
        kinds = [self.terrain.content(cell) for cell in row]
        if kinds == [Content.BLANK, Content.UNIT]:
            return replace(self.cell(row[0], label, unit_of(row[1].text)), counted=True)
        if set(kinds) == {Content.CHOICES}:
            lines = tuple(line for cell in row for line in cell.lines)
            text = "\n".join(line.text for line in lines)
            return replace(self.cell(row[0], label), now=text, ticks=ticks_of(lines))
        headed = all(self.terrain.head(table, label, cell) is not None for cell in row)
        if headed or set(kinds) != {Content.BLANK}:
            return Doubt.SHARED
        return self.cell(row[0], label)

    def _room_under(self, table: Table, label: Box) -> Spot | None:
        """The empty lines under a label that has the whole row to itself."""
        lines = list(label.lines)
        while lines and is_blank(lines[0].text):
            del lines[0]
        room = tuple(itertools.takewhile(lambda line: is_blank(line.text), reversed(lines)))[::-1]
        if not room or not table.fills_row(label) or label.holds_more:
            return None
        return Spot(label.where, "", room, most=limit_in(label.text), box=label)

    # --- of labels in lines ---

    def of_blank(self, blank: Blank, box: Box | None) -> Spot | None:
        """The place after a label's colon; where nothing follows in its line, the lines below it
        in the same cell may hold its boxes or its hint."""
        spot = self._stretch(blank, box)
        if box is None or blank.ticks or blank.line.text[blank.start :].strip(_BLANKS):
            return spot
        below = _lines_of_its_own(blank, box)
        if not any(line.text.strip(_BLANKS) for line in below):
            return spot
        now = "\n".join(line.text for line in below)
        ticks = ticks_of(below)
        if ticks:
            return replace(spot, now=now, ticks=ticks)
        kinds = {content(line.text, self.terrain.hints) for line in below} - {Content.BLANK}
        if self.terrain.reading or kinds == {Content.HINT}:
            return replace(spot, now=now, lines=below, start=0, end=None)
        return None if kinds - {Content.INK, Content.DATE, Content.RESERVED} else spot

    def _stretch(self, blank: Blank, box: Box | None) -> Spot:
        return Spot(
            where=self.where(blank.line, box),
            now=blank.line.text[blank.start : blank.end],
            lines=(blank.line,),
            start=blank.start,
            end=blank.end,
            ticks=ticks_in(blank.line, blank.start, blank.end) if blank.ticks else (),
            unit=blank.unit or unit_in_label(blank.before),
            most=limit_in(blank.line.text),
            box=box,
            date=blank.date,
            counted=blank.unit is not None,
        )

    def where(self, line: Line, box: Box | None) -> str:
        """The place of a line for people."""
        if box is not None:
            return box.where
        return f"第{[other.id for other in self.terrain.grid.lines].index(line.id) + 1}段"


def _is_only_neighbour(table: Table, label: Box, right: Box) -> bool:
    """Whether, of merged cells, each row of the one leads to the other."""
    forth = all(table.beside(label, row) is right for row in range(label.row, label.last_row + 1))
    back = all(table.before(right, row) is label for row in range(right.row, right.last_row + 1))
    return forth and back


def _lines_of_its_own(blank: Blank, box: Box) -> tuple[Line, ...]:
    """The lines below a label in its cell, up to the next label."""
    below: Sequence[Line] = box.lines[box.lines.index(blank.line) + 1 :]
    return tuple(itertools.takewhile(lambda line: not _begins_a_label(line), below))


def _begins_a_label(line: Line) -> bool:
    return any(not blank.filled for blank in blanks_after_labels(line))
