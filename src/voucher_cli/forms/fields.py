"""Where the fields of a form stand in a grid: the same for filling and for reading back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from voucher_cli.forms.grid import Grid
from voucher_cli.forms.labels import key, keys
from voucher_cli.forms.locate import Locator, Wanted
from voucher_cli.forms.model import FormField, FormMap
from voucher_cli.forms.spot import Doubt, Found
from voucher_cli.text import squeeze


def locate(form: FormMap, grid: Grid, *, reading: bool = False) -> tuple[Found, ...]:
    """Every label of the form's fields in a grid. `reading` a filled form, a place may hold
    anything but another label; else it must be blank, a hint, a unit or boxes to tick."""
    wanted = [_wanted(form_field) for form_field in form.fields]
    hints = frozenset(key(hint) for form_field in form.fields for hint in form_field.hints)
    headings = frozenset(k for s in form.sections for text in s.headings for k in keys(text))
    return Locator(grid, wanted, hints, headings, reading).found()


def chosen(
    form: FormMap, form_field: FormField, found: Sequence[Found], count: int
) -> list[Found | None]:
    """The place of each of `count` values of a field: one, or one for each project in order.

    None where the form has no such label, or more than can be told apart.
    """
    own = [one for one in found if one.wanted == form_field.id]
    own = [one for one in own if one.exact] or own
    section = form.section(form_field.section)
    headings = {k for text in section.headings for k in keys(text)} if section else set()
    here = [one for one in own if headings & set(one.sections)]
    if here and len(own) > count:
        own = here
    if len(own) != count:
        own = [one for one in own if one.spot is not None] or own
    if len(own) < count:
        return [*own, *[None] * (count - len(own))]
    if len(own) > count and not (section is not None and section.repeated):
        return [_shared(own[0])] * count
    return list(own[:count])


def rows_to_repeat(
    form: FormMap, grid: Grid, found: Sequence[Found]
) -> tuple[int, tuple[int, int]] | None:
    """The table and the rows that the repeated fields take, where each stands there once and
    nothing else stands between them; None where the rows cannot be told."""
    repeated = [form_field.id for form_field in form.fields if form.is_repeated(form_field)]
    own = [one for one in found if one.wanted in repeated and one.spot and one.spot.box]
    boxes = [one.spot.box for one in own if one.spot is not None and one.spot.box is not None]
    if not boxes or len({one.wanted for one in own}) < len(own):
        return None
    tables = {box.table for box in boxes}
    first, last = min(box.row for box in boxes), max(box.last_row for box in boxes)
    table = grid.tables[boxes[0].table - 1]
    across = any(box.row < first <= box.last_row < last for box in table.boxes)
    others = {
        one.spot.box.row
        for one in found
        if one.wanted not in repeated and one.spot and one.spot.box and one.spot.box.table in tables
    }
    if len(tables) > 1 or across or any(first <= row <= last for row in others):
        return None
    return boxes[0].table, (first, last)


def _wanted(form_field: FormField) -> Wanted:
    return Wanted(
        form_field.id,
        frozenset(keys(form_field.label)),
        frozenset(k for text in form_field.also for k in keys(text)),
        tuple(squeeze(text) for text in form_field.after),
        of_contact=form_field.value.startswith("applicant.contact"),
    )


def _shared(one: Found) -> Found:
    return replace(one, spot=None, doubt=Doubt.SHARED)
