"""Finds the labels of wanted values in a grid, and for each the place that its value goes to.

Nothing is guessed: a label counts only when it says the same as the wanted one (labels.keys), and
what it leads to must be certain (places). Everything else is a doubt, and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from voucher_cli.forms.grid import Box, Grid, Line, Table
from voucher_cli.forms.inline import Blank, blanks_after_labels, blanks_in_running_text
from voucher_cli.forms.labels import Content, is_ink, key, keys, unit_in_label
from voucher_cli.forms.places import Places
from voucher_cli.forms.spot import Doubt, Found, Spot
from voucher_cli.forms.terrain import Terrain
from voucher_cli.text import squeeze

_FOREIGN = re.compile(
    r"供应商|供应方|提供方|提供商|服务商|服务方|供方|销售方|卖方|厂商|受托方|委托方|[甲乙]方|担保|开户|"
    r"合作(?:单位|企业|方)|推荐(?:单位|部门)|联合(?:申报|体)|支持单位|所属企业|审核|审批|评审|"
    r"关联(?:方|企业|单位)|第三方(?:机构|单位|企业|公司)"
)
_OTHER_PERSON = re.compile(r"法定代表人|法人|负责人|董事长|总经理|财务|会计|统计|银行|专家")


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
    of_contact: bool = False
    """how to reach the contact: not behind the name of somebody else"""

    @property
    def known(self) -> frozenset[str]:
        """All keys."""
        return self.exact | self.also


@dataclass
class Locator:
    """A grid, what is wanted of it, and the keys of its known hints and headings."""

    grid: Grid
    wanted: Sequence[Wanted]
    hints: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    reading: bool = False
    """a filled form: a place may hold anything but another label"""

    @cached_property
    def terrain(self) -> Terrain:
        """What each cell of the grid is for."""
        labels = frozenset(k for wanted in self.wanted for k in wanted.known)
        return Terrain(self.grid, labels, self.hints, self.headings, self.reading)

    @cached_property
    def places(self) -> Places:
        """Where values go."""
        return Places(self.terrain)

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
        if self.terrain.content(box) is Content.BLANK:
            return
        yield from self._in_matrix(table, box)
        own = set(keys(box.text))
        names = own | {
            g + k
            for group in self.terrain.groups(table, box)
            for g in keys(group.text)
            for k in own
        }
        for wanted in self.wanted:
            if names & wanted.known:
                place = self.places.of_label(table, box)
                if self._is_foreign(table, box, wanted):
                    place = Doubt.FOREIGN
                yield self._found(wanted, table, box, place, exact=bool(names & wanted.exact))

    def _in_matrix(self, table: Table, box: Box) -> Iterator[Found]:
        """Values that a row's label and a column's heading name together: 营业收入 of 2024年."""
        right = table.beside(box)
        if right is None or self.reading or not self.terrain.is_value(right):
            return
        row = self.terrain.values_from(table, right)
        for cell in row if len(row) > 1 else ():
            head = self.terrain.head(table, box, cell)
            if head is None:
                continue
            names = {n for a in keys(head.text) for b in keys(box.text) for n in (a + b, b + a)}
            unit = unit_in_label(box.text) or unit_in_label(head.text)
            for wanted in self.wanted:
                if names & wanted.known:
                    place: Spot | Doubt = self.places.cell(cell, box, unit)
                    if self._is_foreign(table, box, wanted):
                        place = Doubt.FOREIGN
                    found = self._found(wanted, table, box, place, exact=bool(names & wanted.exact))
                    yield replace(found, label=f"{head.text} {box.text}", at=cell.id)

    def _found(
        self, wanted: Wanted, table: Table, box: Box, place: Spot | Doubt, *, exact: bool
    ) -> Found:
        return Found(
            wanted.id,
            box.text,
            box.id,
            box.where,
            exact,
            self.terrain.sections(table, box),
            place if isinstance(place, Spot) else None,
            place if isinstance(place, Doubt) else None,
        )

    def _is_foreign(self, table: Table, box: Box, wanted: Wanted) -> bool:
        """Whether the value is asked of somebody else than the applicant or the contact."""
        if wanted.of_anybody:
            return False
        if wanted.of_contact and self._is_behind_another_person(table, box):
            return True
        return any(_FOREIGN.search(heading) for heading in self.terrain.sections(table, box))

    def _is_behind_another_person(self, table: Table, box: Box) -> bool:
        """`法定代表人 | … | 手机 | …` in one row."""
        before = table.before(box)
        while before is not None and self.terrain.is_value(before):
            before = table.before(before)
        return before is not None and bool(_OTHER_PERSON.search(squeeze(before.text)))

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
                exact = _is_named(blank, wanted)
                if exact is not None:
                    seen.add(blank.start)
                    yield self._found_in_line(blank, wanted, box, exact=exact)

    def _found_in_line(
        self, blank: Blank, wanted: Wanted, box: Box | None, *, exact: bool
    ) -> Found:
        if box is not None:
            sections = self.terrain.sections(self.grid.table_of(box), box)
        else:
            sections = tuple(key(t) for t in self.terrain.heading_before(blank.line.id))
        foreign = not wanted.of_anybody and any(_FOREIGN.search(s) for s in sections)
        spot = None
        if not foreign and (self.reading or not blank.filled):
            spot = self.places.of_blank(blank, box)
        doubt = None
        if spot is None:
            doubt = Doubt.FOREIGN if foreign else Doubt.FILLED
        where = spot.where if spot is not None else self.places.where(blank.line, box)
        return Found(
            wanted.id,
            blank.before,
            blank.line.id,
            where,
            exact,
            sections,
            spot,
            doubt,
            in_text=box is None,
        )


def _is_named(blank: Blank, wanted: Wanted) -> bool | None:
    """Whether the words before a blank are an official label; None where they are no label."""
    if blank.running:
        if not blank.drawn and wanted.of_anybody:
            return None
        words = squeeze(blank.before)
        return True if any(words.endswith(after) for after in wanted.after) else None
    if is_ink(blank.before):
        return None
    names = set(keys(blank.before))
    if names & wanted.exact:
        return True
    return False if names & wanted.also else None


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
