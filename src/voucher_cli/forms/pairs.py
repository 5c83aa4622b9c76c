"""Fills any agency's form from plain pairs of label and value.

The same rules as for the official forms: a label must say the same, its place must be certain.
A label that recurs takes a list, in reading order, or is written `section/label`. `true` ticks the
box of that name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from voucher_cli.dates import parse_date
from voucher_cli.forms import entering
from voucher_cli.forms.choices import ticks_in
from voucher_cli.forms.document import WordForm
from voucher_cli.forms.entering import LONGEST, characters, harmless
from voucher_cli.forms.filling import Filling, Left, Placed, Trouble
from voucher_cli.forms.grid import Box, Grid
from voucher_cli.forms.labels import key, keys
from voucher_cli.forms.locate import Locator, Wanted
from voucher_cli.forms.spot import Doubt, Found, Spot, Tick
from voucher_cli.text import squeeze

Pairs = Mapping[str, tuple[str, ...]]
"""label → its values, more than one where it recurs"""
_YES, _NO = {"true"}, {"false"}


def fill_pairs(document: WordForm, pairs: Pairs) -> Filling:
    """Fills `document` with what the pairs say."""
    filler = _Filler(document, Locator(document.grid, tuple(_wanted(pairs))))
    for label, values in pairs.items():
        filler.enter_all(label, values)
    return Filling(document, tuple(filler.placed), tuple(filler.left))


def _wanted(pairs: Pairs) -> Iterator[Wanted]:
    names = dict.fromkeys(n for label in pairs for n in (label, label.partition("/")[2]) if n)
    for name in names:
        yield Wanted(name, frozenset(keys(name)), after=(squeeze(name),), of_anybody=True)


class _Filler:
    def __init__(self, document: WordForm, locator: Locator) -> None:
        self.document = document
        self.grid: Grid = document.grid
        self.locator = locator
        self.found = locator.found()
        self.placed: list[Placed] = []
        self.left: list[Left] = []

    def enter_all(self, label: str, values: Sequence[str]) -> None:
        """Enters the values of one label, each at its place."""
        if all(value.strip().casefold() in _YES | _NO for value in values):
            found = self._labelled(label)
            if not any(one.spot is not None and one.spot.ticks for one in found):
                for value in values:
                    self._tick_named(label, yes=value.strip().casefold() in _YES)
                return
        places = self._places(label, len(values))
        for number, value in enumerate(values, start=1):
            place = places[number - 1] if number <= len(places) else None
            if value.strip():
                self._enter(label, number if len(values) > 1 else None, value, place)

    def _places(self, label: str, count: int) -> Sequence[Found]:
        """As many places as there are values, or one that says why there are not."""
        found = self._labelled(label)
        certain = [one for one in found if one.spot is not None]
        if count > 1 and len(certain) == 1:
            certain = list(self._downwards(certain[0], count))
        if len(certain) == count or (count > 1 and len(certain) > count):
            return certain
        if len(certain) > count:
            return [replace(certain[0], spot=None, doubt=Doubt.SHARED)]
        return certain or found[:1]

    def _labelled(self, label: str) -> list[Found]:
        """The places under the whole label, else under `section/label`."""
        whole = [one for one in self.found if one.wanted == label]
        section, slash, name = label.partition("/")
        if whole or not slash:
            return whole
        return [
            one for one in self.found if one.wanted == name and _is_under(section, one.sections)
        ]

    def _downwards(self, place: Found, count: int) -> Iterator[Found]:
        """A column's cells from the first one down."""
        yield place
        box = place.spot.box if place.spot is not None else None
        label = self._box(place.at)
        if box is None or label is None or box.row <= label.last_row:
            return
        table = self.grid.table_of(box)
        for _ in range(count - 1):
            box = table.below(box)
            if box is None or not self.locator.terrain.is_value(box):
                return
            yield replace(place, where=box.where, spot=self.locator.places.cell(box, label))

    def _enter(self, label: str, number: int | None, value: str, place: Found | None) -> None:
        def left(why: Doubt | Trouble, detail: str = "") -> None:
            where = place.where if place is not None else None
            self.left.append(Left(label, label, number, why, detail, where))

        if place is None or place.spot is None:
            left(place.doubt or Doubt.SHARED if place is not None else Trouble.NO_LABEL)
            return
        spot = place.spot
        text = _fitted(harmless(value), spot)
        most = spot.most or LONGEST
        if characters(text) > most:
            left(Trouble.TOO_LONG, f"{characters(text)}/{most}")
            return
        if spot.ticks:
            said = {"true": "是", "false": "否"}.get(text.casefold(), text)
            ticks = entering.ticks_for(spot, said)
            if ticks is None:
                left(Trouble.NO_OPTION, text)
                return
            entering.tick(self.document, ticks)
        else:
            entering.write(self.document, spot, text, self._box(place.at))
        self.placed.append(Placed(label, label, number, text, spot))

    # --- boxes by their own name ---

    def _tick_named(self, label: str, *, yes: bool) -> None:
        ticks = self._named(label)
        if len(ticks) != 1:
            why = Doubt.SHARED if ticks else Trouble.NO_LABEL
            self.left.append(Left(label, label, None, why))
            return
        tick, where = ticks[0]
        if tick.marked != yes:
            if not yes:
                self.left.append(Left(label, label, None, Doubt.FILLED, "", where))
                return
            entering.tick(self.document, (tick,))
        if yes:
            spot = Spot(where, tick.text, (tick.line,), tick.start, tick.end, (tick,))
            self.placed.append(Placed(label, label, None, "☑", spot))

    def _named(self, label: str) -> list[tuple[Tick, str]]:
        """The boxes to tick whose words are the label, or the label's part after its section."""
        section, slash, name = label.partition("/")
        every = list(self._ticks())
        whole = [(tick, where) for tick, where, _ in every if _same(tick.text, label)]
        if whole or not slash:
            return whole
        return [
            (tick, where)
            for tick, where, sections in every
            if _same(tick.text, name) and _is_under(section, sections)
        ]

    def _ticks(self) -> Iterator[tuple[Tick, str, tuple[str, ...]]]:
        """Every box to tick, its place, and the label and headings that it stands under."""
        for number, line in enumerate(self.grid.lines, start=1):
            for tick in ticks_in(line):
                yield tick, f"第{number}段", (key(line.text[: tick.start]),)
        for box in self.grid.boxes:
            table = self.grid.table_of(box)
            before = table.before(box)
            under = (*(keys(before.text) if before is not None else ()),)
            under += self.locator.terrain.sections(table, box)
            for line in box.lines:
                for tick in ticks_in(line):
                    own = tuple(keys(line.text[: tick.start])) if tick.start else ()
                    yield (
                        tick,
                        box.where,
                        (*own, *under, *self.locator.terrain.sections(table, box)),
                    )

    def _box(self, number: int) -> Box | None:
        return next((box for box in self.grid.boxes if box.id == number), None)


def _same(text: str, label: str) -> bool:
    return bool(set(keys(text)) & set(keys(label)))


def _is_under(section: str, sections: Sequence[str]) -> bool:
    """Whether one of the headings says the section, in full or with more words."""
    wanted = key(section)
    return any(wanted and wanted in heading for heading in sections)


def _fitted(text: str, spot: Spot) -> str:
    """The text without a unit that the form states itself; a date as the form writes dates."""
    if spot.unit is not None and text.endswith(spot.unit) and text[0].isdigit():
        return text.removesuffix(spot.unit).rstrip()
    if spot.date:
        try:
            day = parse_date(text)
        except ValueError:
            return text
        return f"{day.year}年{day.month}月{day.day}日"
    return text
