"""Fills a form by its map: each value to the one place that its label leads to.

What has no value, no certain place, or does not fit stays blank, and is listed with the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from voucher_cli.forms import entering
from voucher_cli.forms.applied import Applied, Undertaking
from voucher_cli.forms.document import WordForm
from voucher_cli.forms.entering import LONGEST, characters, harmless
from voucher_cli.forms.fields import chosen, locate, rows_to_repeat
from voucher_cli.forms.filling import Filling, Left, Placed, Trouble
from voucher_cli.forms.model import FormField, FormMap
from voucher_cli.forms.spot import Doubt, Found, Spot
from voucher_cli.forms.values import Asked, Chosen, Lack, Missing, Value, Words, value_named
from voucher_cli.forms.wording import fits, worded


def fill_all(document: WordForm, forms: Sequence[FormMap], applied: Applied) -> Filling:
    """Fills every form that the document holds. Two of them never write to one place."""
    placed: tuple[Placed, ...] = ()
    left: tuple[Left, ...] = ()
    # rows are copied before anything is written, or what was written would be copied too
    for form in sorted(forms, key=lambda form: not any(s.repeated for s in form.sections)):
        taken = {_place(one.spot) for one in placed}
        filling = fill(document, form, applied, taken)
        document = filling.form
        placed, left = placed + filling.placed, left + filling.left
    return Filling(document, placed, left)


def fill(
    document: WordForm,
    form: FormMap,
    applied: Applied,
    taken: Collection[tuple[int, int]] = (),
) -> Filling:
    """Fills `document` with what `form` asks of the application, but for the places `taken`."""
    ones = applied.undertakings()
    found = locate(form, document.grid)
    rows = rows_to_repeat(form, document.grid, found) if len(ones) > 1 else None
    if rows is not None:
        document = document.repeated(*rows, len(ones))
        found = locate(form, document.grid)
    placed: list[Placed] = []
    left: list[Left] = []
    for form_field in form.fields:
        if _is_stood_in_for(form, form_field, found):
            continue
        each: Sequence[Undertaking | None] = [None]
        if form.is_repeated(form_field):
            each = ones or [None]
        places = chosen(form, form_field, found, len(each))
        for number, (one, place) in enumerate(zip(each, places, strict=True), start=1):
            if place is not None and place.spot is not None and _place(place.spot) in taken:
                continue
            value = _value(form, form_field, applied, one)
            count = number if len(each) > 1 else None
            entry = _entered(document, form_field, value, place, count)
            if isinstance(entry, Placed):
                placed.append(entry)
            else:
                left.append(entry)
    return Filling(document, tuple(placed), tuple(left))


def _value(
    form: FormMap, form_field: FormField, applied: Applied, one: Undertaking | None
) -> Value | Missing:
    value = value_named(form_field.value, Asked(applied, one, form.costs))
    several = len({claim.route for claim in applied.claims}) > 1
    if form_field.several and several and isinstance(value, Missing):
        return Words(form_field.several)
    return value


def _is_stood_in_for(form: FormMap, form_field: FormField, found: Sequence[Found]) -> bool:
    """Whether another label of the blank asks for the same, so that this field has none."""
    ids = {one.wanted for one in found}
    if form_field.instead_of is not None:
        return form_field.id not in ids or form_field.instead_of in ids
    others = {other.id for other in form.fields if other.instead_of == form_field.id}
    return form_field.id not in ids and bool(others & ids)


def _entered(
    document: WordForm,
    form_field: FormField,
    value: Value | Missing,
    place: Found | None,
    number: int | None,
) -> Placed | Left:
    """Writes one value, or says why not."""

    def left(why: Lack | Doubt | Trouble, detail: str = "") -> Left:
        where = place.where if place is not None else None
        return Left(
            form_field.id, form_field.label, number, why, detail, where, form_field.optional
        )

    if isinstance(value, Missing):
        return left(value.lack, value.detail)
    if place is None:
        return left(Trouble.NO_ROOM if number is not None and number > 1 else Trouble.NO_LABEL)
    if place.spot is None:
        return left(place.doubt or Doubt.SHARED)
    text = harmless(worded(value, form_field, place.spot.unit))
    trouble = _trouble(form_field, value, place.spot, text)
    if trouble is None and not enter(document, place, text, form_field, value):
        trouble = Trouble.NO_OPTION, text
    if trouble is not None:
        return left(*trouble)
    return Placed(form_field.id, form_field.label, number, text, place.spot)


def _trouble(
    form_field: FormField, value: Value, spot: Spot, text: str
) -> tuple[Trouble, str] | None:
    """Why a value does not go where its label leads, with the detail."""
    if spot.counted and not (form_field.free or fits(value, spot.unit)):
        return Trouble.OTHER_UNIT, ""
    most = min(spot.most or LONGEST, form_field.most or LONGEST)
    if characters(text) > most:
        return Trouble.TOO_LONG, f"{characters(text)}/{most}"
    return None


def enter(document: WordForm, place: Found, text: str, form_field: FormField, value: Value) -> bool:
    """Writes at a place, or ticks there; False where no box says what the value says."""
    spot = place.spot
    if spot is None or not text:
        return False
    if spot.ticks:
        keys = value.keys if isinstance(value, Chosen) else None
        ticks = entering.ticks_for(spot, text, form_field.options, keys)
        if ticks is None:
            return False
        entering.tick(document, ticks)
        return True
    like = next((box for box in document.grid.boxes if box.id == place.at), None)
    entering.write(document, spot, text, like)
    return True


def _place(spot: Spot) -> tuple[int, int]:
    return spot.lines[0].id, spot.start
