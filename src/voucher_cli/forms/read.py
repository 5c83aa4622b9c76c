"""Reads a filled form back: what stands at each field, as text and as ticked boxes.

Works on any grid: of a Word file (reading.read_word) or of rows of text that a reader of the
evidence found (grid.of_rows). Says only what is there; what it should be is for the checks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from voucher_cli.forms.fields import locate
from voucher_cli.forms.grid import Grid
from voucher_cli.forms.labels import Content, content, key
from voucher_cli.forms.model import FormField, FormMap, Unit
from voucher_cli.forms.spot import Doubt, Found, Tick


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands at one field.

    `number` counts the occurrences of a label from 1, as the projects of a repeated field do.
    `text` is empty where the field is blank or still shows its hint; `ticks` are its boxes, ticked
    or not; `unit` is what label or cell say that a number is counted in. `at` is the label's place
    in the grid's reading order (the id of its box or line), `place` that of what was filled in
    (None where the label leads nowhere), `where` the place for people.
    """

    field: FormField
    number: int
    label: str
    at: int
    where: str
    text: str
    ticks: tuple[Tick, ...] = ()
    unit: Unit | None = None
    place: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filled in."""
        return not any(tick.marked for tick in self.ticks) if self.ticks else not self.text


def read_form(form: FormMap, grid: Grid) -> tuple[Entry, ...]:
    """Every field of `form` whose label stands in `grid`, in the order of the form's fields."""
    found = locate(form, grid, reading=True)
    hints = frozenset(key(hint) for form_field in form.fields for hint in form_field.hints)
    entries: list[Entry] = []
    for form_field in form.fields:
        own = [f for f in found if f.wanted == form_field.id and f.doubt is not Doubt.FOREIGN]
        own = [f for f in own if f.exact] or own
        count: Counter[str] = Counter()
        for one in own if form.is_repeated(form_field) else own[:1]:
            count[form_field.id] += 1
            entries.append(_entry(form_field, one, count[form_field.id], hints))
    return tuple(entries)


def _entry(form_field: FormField, one: Found, number: int, hints: frozenset[str]) -> Entry:
    spot = one.spot
    if spot is None:
        return Entry(form_field, number, one.label, one.at, one.where, "")
    return Entry(
        form_field,
        number,
        one.label,
        one.at,
        spot.where,
        _filled_in(spot.now, hints),
        spot.ticks,
        spot.unit,
        spot.box.id if spot.box is not None and spot.whole else spot.lines[0].id,
    )


def _filled_in(text: str, hints: frozenset[str]) -> str:
    """What people wrote: nothing where only a blank, a unit, a date's frame or a hint stands."""
    kind = content(text, hints)
    if kind in {Content.BLANK, Content.UNIT, Content.DATE} or key(text) in hints:
        return ""
    return text.strip()
