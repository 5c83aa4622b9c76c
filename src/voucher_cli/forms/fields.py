"""Where the fields of a form stand in a grid: the same for filling and for reading back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from voucher_cli.forms.grid import Box, Grid
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

    None where the form has no such label; a doubt where it has more than can be told apart.
    """
    if form.is_repeated(form_field):
        blocks = _blocks(form, found)
        return [
            _only(form, form_field, blocks[number]) if number < len(blocks) else None
            for number in range(count)
        ]
    return [_only(form, form_field, found)] * count


def _only(form: FormMap, form_field: FormField, found: Sequence[Found]) -> Found | None:
    """The one place of a field. Its official label goes before other wordings, a place under the
    heading of its section before others; a label that leads nowhere is only a mention."""
    own = [one for one in found if one.wanted == form_field.id]
    own = [one for one in own if one.exact] or own
    if len(own) > 1:
        section = form.section(form_field.section)
        headings = {k for text in section.headings for k in keys(text)} if section else set()
        own = [one for one in own if headings & set(one.sections)] or own
    if len(own) > 1:
        own = [one for one in own if not one.is_mention] or own[:1]
    if not own:
        return None
    return own[0] if len(own) == 1 else replace(own[0], spot=None, doubt=Doubt.SHARED)


def _blocks(form: FormMap, found: Sequence[Found]) -> list[list[Found]]:
    """The labels of repeated fields, a block for each project: a new one begins with the field
    that stands most often, the first of these in the form."""
    repeated = {form_field.id for form_field in form.fields if form.is_repeated(form_field)}
    own = [one for one in found if one.wanted in repeated]
    own = [one for one in own if not one.is_mention] or own
    if not own:
        return []
    times = Counter(one.wanted for one in own)
    leader = max(own, key=lambda one: (times[one.wanted], -one.at)).wanted
    starts = [one.at for one in own if one.wanted == leader]
    blocks: list[list[Found]] = [[] for _ in starts]
    for wanted in times:
        places = [one for one in own if one.wanted == wanted]
        ahead = places[0].at < starts[0]  # in each block it stands before the leader
        for one in places:
            number = bisect_left(starts, one.at) if ahead else bisect_right(starts, one.at) - 1
            blocks[min(number, len(blocks) - 1)].append(one)
    return blocks


def rows_to_repeat(
    form: FormMap, grid: Grid, found: Sequence[Found]
) -> tuple[int, tuple[int, int]] | None:
    """The table and the rows that the repeated fields take, where each stands there once and
    nothing else stands between them; None where the rows cannot be told."""
    repeated = {form_field.id for form_field in form.fields if form.is_repeated(form_field)}
    own = [one for one in found if one.wanted in repeated and one.spot is not None]
    boxes = _boxes(grid, own)
    if not boxes or len({one.wanted for one in own}) < len(own):
        return None
    first, last = min(box.row for box in boxes), max(box.last_row for box in boxes)
    table = grid.table_of(boxes[0])
    across = any(box.row < first <= box.last_row < last for box in table.boxes)
    others = _boxes(grid, [one for one in found if one.wanted not in repeated])
    between = any(box.table == table.number and first <= box.row <= last for box in others)
    if across or between or any(box.table != table.number for box in boxes):
        return None
    return table.number, (first, last)


def _boxes(grid: Grid, found: Sequence[Found]) -> list[Box]:
    """The cells of labels and of their values."""
    labels = {one.at for one in found}
    values = [one.spot.box for one in found if one.spot is not None and one.spot.box is not None]
    return [*(box for box in grid.boxes if box.id in labels), *values]


def _wanted(form_field: FormField) -> Wanted:
    return Wanted(
        form_field.id,
        frozenset(keys(form_field.label)),
        frozenset(k for text in form_field.also for k in keys(text)),
        tuple(squeeze(text) for text in form_field.after),
        of_contact=form_field.value.startswith("applicant.contact"),
    )
