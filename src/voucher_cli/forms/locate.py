"""Finds the labels of wanted values in a grid, and for each the place that its value goes to.

Nothing is guessed: a label counts only when it says the same as the wanted one (labels.keys), and
a place only when it is blank, a hint, a unit or boxes to tick and no other label has a claim on
it. Everything else is a doubt, and stays as it is.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from voucher_cli.forms.choices import ticks_in, ticks_of
from voucher_cli.forms.grid import Box, Grid, Line, Table
from voucher_cli.forms.inline import Blank, blanks_after_labels, blanks_in_running_text
from voucher_cli.forms.labels import (
    FILLABLE,
    Content,
    content,
    is_blank,
    is_ink,
    key,
    keys,
    limit_in,
    unit_in_label,
    unit_of,
)
from voucher_cli.forms.spot import Doubt, Found, Spot
from voucher_cli.text import squeeze

_FOREIGN = re.compile(
    r"供应商|供应方|提供方|提供商|服务商|服务方|供方|合作(?:单位|企业|方)|[甲乙]方|销售方|卖方|出售方|"
    r"推荐|受托|委托方|联合(?:申报|体)|关联|第三方|担保|开户|所属企业|厂商|审核|审批|评审"
)
_COUNT = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[①-⑳])[)）.、]?")
_HEADING_LONGEST = 40
_BLANKS = " \t\u3000_"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value to place: the keys of its labels, official ones first in `exact`; `after` are the
    words (squeezed) that a blank in running text follows."""

    id: str
    exact: frozenset[str]
    also: frozenset[str] = frozenset()
    after: tuple[str, ...] = ()
    of_anybody: bool = False
    """headings about others than the applicant do not matter"""


@dataclass
class Locator:
    """A grid, what is wanted of it, and the keys of hints that the form is known to have."""

    grid: Grid
    wanted: Sequence[Wanted]
    hints: frozenset[str] = field(default_factory=frozenset)
    headings: frozenset[str] = field(default_factory=frozenset)
    """keys of the form's headings, which are never values"""
    reading: bool = False
    """a filled form: a place may hold anything but another label"""

    def found(self) -> tuple[Found, ...]:
        """Every label of a wanted value, in reading order."""
        in_tables = [found for box in self.grid.boxes for found in self._of_box(box)]
        taken = {
            line.id
            for f in in_tables
            if f.spot is not None
            for line in (*f.spot.lines, *(t.line for t in f.spot.ticks))
        }
        labels = {f.at for f in in_tables}
        in_lines = [
            found
            for line, box in self._lines()
            if line.id not in taken and not (box is not None and box.id in labels)
            for found in self._of_line(line, box)
        ]
        together = sorted([*in_tables, *in_lines], key=lambda f: f.at)
        return tuple(_without_shared(together))

    # --- labels in cells ---

    def _of_box(self, box: Box) -> Iterator[Found]:
        table = self.grid.table_of(box)
        if self._content(box) is Content.BLANK:
            return
        yield from self._in_matrix(table, box)
        names = [(k, k) for k in keys(box.text)]
        for group in self._groups(table, box):
            for g in keys(group.text):
                names += [(g + k, k) for k in keys(box.text)]
        for wanted in self.wanted:
            known = wanted.exact | wanted.also
            if not any(name in known for name, _ in names):
                continue
            spot, doubt = self._spot_of(table, box)
            foreign = self._is_foreign(table, box, wanted)
            yield Found(
                wanted.id,
                box.text,
                box.id,
                box.where,
                any(name in wanted.exact for name, _ in names),
                self.sections(table, box),
                None if foreign else spot,
                Doubt.FOREIGN if foreign else doubt,
            )

    def _spot_of(self, table: Table, box: Box) -> tuple[Spot | None, Doubt | None]:
        """The place that a label in a cell leads to: in the cell itself, beside it, or below."""
        own = self._in_own_cell(table, box)
        if own is not None:
            return own, None
        right = table.beside(box)
        if right is not None and self.is_value(right):
            return self._beside(table, box, right)
        below = table.below(box)
        if below is not None and self.is_value(below) and not self._is_claimed(table, below):
            return self.cell(below, box), None
        if right is None:
            room = self._room_under(table, box)
            return room, None if room is not None else Doubt.NO_CELL
        if self._content(right) in {Content.INK, Content.RESERVED}:
            return None, Doubt.RESERVED
        return None, Doubt.NO_CELL if self._is_label(right) else Doubt.FILLED

    def _beside(self, table: Table, box: Box, right: Box) -> tuple[Spot | None, Doubt | None]:
        rows = range(box.row, box.last_row + 1)
        if right.row != box.row or right.last_row != box.last_row:
            if any(table.beside(box, row) is not right for row in rows):
                return None, Doubt.SHARED
            if any(
                table.before(right, row) is not box for row in range(right.row, right.last_row + 1)
            ):
                return None, Doubt.SHARED
        row = [] if self.reading else self._values_from(table, right)
        if len(row) > 1:
            if self._content(row[1]) is Content.UNIT and self._content(row[0]) is Content.BLANK:
                return self.cell(right, box, unit=unit_of(row[1].text)), None
            if self._headed(table, box, row) or any(
                self._content(b) is not Content.BLANK for b in row
            ):
                return None, Doubt.SHARED
        return self.cell(right, box), None

    def _values_from(self, table: Table, right: Box) -> list[Box]:
        """`right` and the cells beside it that could hold values too."""
        row = [right]
        while (after := table.beside(row[-1])) is not None and self.is_value(after):
            row.append(after)
        return row

    def _headed(self, table: Table, box: Box, row: Sequence[Box]) -> bool:
        """Whether each of the cells stands under a heading of its own."""
        return all(self._head(table, box, cell) is not None for cell in row)

    def _head(self, table: Table, box: Box, cell: Box) -> Box | None:
        """The text over a cell that is not over its label too."""
        for above in table.above(cell):
            if above.left < box.right:
                return None
            if self._content(above) is Content.TEXT:
                return above
            if not self.is_value(above):
                return None
        return None

    def _room_under(self, table: Table, box: Box) -> Spot | None:
        """The empty lines under a label that has the whole row to itself."""
        lines = list(box.lines)
        while lines and is_blank(lines[0].text):
            del lines[0]
        room = tuple(itertools.takewhile(lambda line: is_blank(line.text), reversed(lines)))[::-1]
        if not room or not table.fills_row(box) or box.holds_more:
            return None
        return Spot(box.where, "", room, most=limit_in(box.text), box=box)

    def _in_matrix(self, table: Table, box: Box) -> Iterator[Found]:
        """Values that a row's label and a column's heading name together: 营业收入 of 2024年."""
        right = table.beside(box)
        if right is None or self.reading or not self.is_value(right):
            return
        row = self._values_from(table, right)
        for cell in row if len(row) > 1 else ():
            head = self._head(table, box, cell)
            if head is None:
                continue
            names = {n for a in keys(head.text) for b in keys(box.text) for n in (a + b, b + a)}
            for wanted in self.wanted:
                if names & (wanted.exact | wanted.also):
                    foreign = self._is_foreign(table, box, wanted)
                    unit = unit_in_label(box.text) or unit_in_label(head.text)
                    yield Found(
                        wanted.id,
                        f"{head.text} {box.text}",
                        cell.id,
                        box.where,
                        bool(names & wanted.exact),
                        self.sections(table, box),
                        None if foreign else self.cell(cell, box, unit=unit),
                        Doubt.FOREIGN if foreign else None,
                    )

    def _in_own_cell(self, table: Table, box: Box) -> Spot | None:
        """`单位名称：______` within one cell, or a label over boxes to tick."""
        right = table.beside(box)
        beside = right is not None and self.is_value(right)
        for line in box.lines:
            for blank in blanks_after_labels(line):
                if key(blank.before) == key(box.text) and not (beside and blank.start == blank.end):
                    drawn = "_" in line.text[blank.start : blank.end]
                    if drawn or not beside:
                        return self._stretch(blank, box)
        return None

    # --- labels in lines ---

    def _lines(self) -> Iterator[tuple[Line, Box | None]]:
        for line in self.grid.lines:
            yield line, None
        for box in self.grid.boxes:
            for line in box.lines:
                yield line, box

    def _of_line(self, line: Line, box: Box | None) -> Iterator[Found]:
        seen: set[int] = set()
        for blank in (*blanks_after_labels(line), *blanks_in_running_text(line)):
            if blank.start in seen:
                continue
            for wanted in self.wanted:
                exact = self._names(blank, wanted)
                if exact is None:
                    continue
                seen.add(blank.start)
                yield self._found_in_line(blank, wanted, box, exact=exact)

    @staticmethod
    def _names(blank: Blank, wanted: Wanted) -> bool | None:
        """Whether the words before a blank are an official label; None where they are no label."""
        if blank.running:
            words = squeeze(blank.before)
            return True if any(words.endswith(after) for after in wanted.after) else None
        if is_ink(blank.before):
            return None
        names = set(keys(blank.before))
        if names & wanted.exact:
            return True
        return False if names & wanted.also else None

    def _found_in_line(
        self, blank: Blank, wanted: Wanted, box: Box | None, *, exact: bool
    ) -> Found:
        table = self.grid.table_of(box) if box is not None else None
        sections = (
            self.sections(table, box)
            if table is not None and box is not None
            else self._headings_before(blank.line.id)
        )
        foreign = not wanted.of_anybody and any(_FOREIGN.search(s) for s in sections)
        spot = None
        if not foreign and (self.reading or not blank.filled):
            spot = self._continued(blank, box)
        doubt = None
        if spot is None:
            doubt = Doubt.FOREIGN if foreign else Doubt.FILLED
        where = spot.where if spot is not None else self._line_place(blank.line, box)
        return Found(wanted.id, blank.before, blank.line.id, where, exact, sections, spot, doubt)

    def _continued(self, blank: Blank, box: Box | None) -> Spot | None:
        """The place after a label's colon; where nothing follows in its line, the lines below it
        in the same cell may hold its boxes or its hint."""
        spot = self._stretch(blank, box)
        if box is None or blank.ticks or blank.line.text[blank.start :].strip(_BLANKS):
            return spot
        below = box.lines[box.lines.index(blank.line) + 1 :]
        below = tuple(itertools.takewhile(lambda line: not _has_label(line), below))
        if not any(line.text.strip(_BLANKS) for line in below):
            return spot
        ticks = ticks_of(below)
        if ticks:
            return replace(spot, now="\n".join(line.text for line in below), ticks=ticks)
        kinds = {content(line.text, self.hints) for line in below} - {Content.BLANK}
        if self.reading or kinds == {Content.HINT}:
            now = "\n".join(line.text for line in below)
            return replace(spot, now=now, lines=below, start=0, end=None)
        return None if kinds - {Content.INK, Content.DATE, Content.RESERVED} else spot

    def _stretch(self, blank: Blank, box: Box | None) -> Spot:
        ticks = ticks_in(blank.line, blank.start, blank.end) if blank.ticks else ()
        return Spot(
            where=self._line_place(blank.line, box),
            now=blank.line.text[blank.start : blank.end],
            lines=(blank.line,),
            start=blank.start,
            end=blank.end,
            ticks=ticks,
            unit=blank.unit or unit_in_label(blank.before),
            most=limit_in(blank.line.text),
            box=box,
            date=blank.date,
        )

    def _line_place(self, line: Line, box: Box | None) -> str:
        if box is not None:
            return box.where
        return f"第{[other.id for other in self.grid.lines].index(line.id) + 1}段"

    # --- cells ---

    def _content(self, box: Box) -> Content:
        return self._contents[box.id]

    @cached_property
    def _contents(self) -> dict[int, Content]:
        return {box.id: self._judge(box) for box in self.grid.boxes}

    def _judge(self, box: Box) -> Content:
        if box.holds_more:
            return Content.TEXT
        whole = content(box.text, self.hints)
        if whole not in {Content.TEXT, Content.INK}:
            return whole
        kinds = [content(line.text, self.hints) for line in box.lines]
        told = [kind for kind in kinds if kind is not Content.BLANK]
        if told and all(kind is Content.HINT for kind in told):
            return Content.HINT
        head = [kind for kind in kinds if kind not in {Content.INK, Content.DATE}]
        if len(head) < len(kinds) and kinds[: len(head)] == head and Content.INK in kinds:
            told = [kind for kind in head if kind is not Content.BLANK]
            if head and told and all(kind is Content.HINT for kind in told):
                return Content.HINT
        return whole

    def _is_label(self, box: Box) -> bool:
        """Whether a box says what is asked for, or stands over other boxes."""
        known = self._known
        return any(k in known for k in keys(box.text))

    @cached_property
    def _known(self) -> frozenset[str]:
        return self.headings | self._labels

    @cached_property
    def _labels(self) -> frozenset[str]:
        return frozenset(k for w in self.wanted for k in (*w.exact, *w.also))

    def is_value(self, box: Box) -> bool:
        """Whether a value may stand in the box."""
        if self.reading:
            return not self._is_label(box)
        kind = self._content(box)
        return kind in FILLABLE and not (kind is Content.HINT and self._is_label(box))

    def _is_claimed(self, table: Table, box: Box) -> bool:
        """Whether what stands before a cell is a label of its own for it."""
        before = table.before(box)
        if before is None or self.is_value(before):
            return False
        return not _COUNT.fullmatch(squeeze(before.text))  # a row's number is no label

    def cell(self, box: Box, label: Box, unit: object = None) -> Spot:
        kind = self._content(box)
        stated = unit_of(box.text) if kind is Content.UNIT else None
        lines = tuple(line for line in box.lines if not is_ink(line.text)) or box.lines
        spot = Spot(
            where=box.where,
            now=box.text,
            lines=lines,
            ticks=ticks_of(box.lines) if kind is Content.CHOICES else (),
            unit=stated or unit or unit_in_label(label.text),  # type: ignore[arg-type]
            most=limit_in(box.text) or limit_in(label.text),
            box=box,
            date=kind is Content.DATE,
        )
        if kind is not Content.UNIT or self.reading:
            return spot
        return _before_unit(spot)

    # --- what a label stands under ---

    def _groups(self, table: Table, box: Box) -> Iterator[Box]:
        """Side headings: taller cells of text on the left."""
        before = table.before(box)
        while before is not None:
            taller = before.last_row - before.row > box.last_row - box.row
            if taller and self._content(before) is Content.TEXT:
                yield before
            before = table.before(before, box.row)

    def sections(self, table: Table, box: Box) -> tuple[str, ...]:
        """Keys of the headings over a label: side headings, then the full row of text above."""
        found = [key(group.text) for group in self._groups(table, box)]
        heads = [
            b
            for b in table.boxes
            if b.row < box.row
            and table.fills_row(b)
            and self._content(b) in {Content.TEXT, Content.INK}
            and len(squeeze(b.text)) <= _HEADING_LONGEST
            and not any(k in self._labels for k in keys(b.text))
        ]
        if heads:
            found.append(key(max(heads, key=lambda b: b.row).text))
            return tuple(found)
        if table.inside is not None:
            around = next(b for b in self.grid.boxes if b.id == table.inside)
            return (*found, *self.sections(self.grid.table_of(around), around))
        return (*found, *self._headings_before(table.boxes[0].id if table.boxes else 0))

    def _headings_before(self, number: int) -> tuple[str, ...]:
        """The key of the nearest short line above that ends like a heading."""
        for line in reversed([line for line in self.grid.lines if line.id < number]):
            plain = squeeze(line.text)
            if plain and len(plain) <= _HEADING_LONGEST and plain[-1] not in "。;,:_.":
                return (key(line.text),)
            if plain:
                return ()
        return ()

    def _is_foreign(self, table: Table, box: Box, wanted: Wanted) -> bool:
        if wanted.of_anybody:
            return False
        return any(_FOREIGN.search(heading) for heading in self.sections(table, box))


def _before_unit(spot: Spot) -> Spot:
    """The stretch before the unit that stands in the cell."""
    line = next(line for line in spot.lines if squeeze(line.text).strip("_"))
    end = len(line.text) - len(line.text.lstrip(" \t\u3000_"))
    return replace(spot, lines=(line,), start=0, end=end)


def _has_label(line: Line) -> bool:
    """Whether a line begins a label of its own."""
    return any(not blank.filled for blank in blanks_after_labels(line))


def _without_shared(found: Sequence[Found]) -> Iterator[Found]:
    """No two different values go to one place."""
    places: dict[tuple[int, int], set[str]] = {}
    for one in found:
        if one.spot is not None:
            places.setdefault((one.spot.lines[0].id, one.spot.start), set()).add(one.wanted)
    for one in found:
        if one.spot and len(places[one.spot.lines[0].id, one.spot.start]) > 1:
            yield replace(one, spot=None, doubt=Doubt.SHARED)
        else:
            yield one
