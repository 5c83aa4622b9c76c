"""Form fields and signatures of a page: what they look like, and where that is drawn."""

from __future__ import annotations

from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

_HIDDEN = 0b10_0010
"""flags of an annotation: hidden, not to be viewed"""
_FAULTS = (ValueError, TypeError, AttributeError, KeyError, IndexError)


def appearance(field: DictionaryObject) -> StreamObject | None:
    """The drawing that a viewer shows for a field; None for one that shows nothing."""
    try:
        if int(field.get("/F", 0)) & _HIDDEN:
            return None
        looks: Any = field["/AP"]
        look = looks["/N"].get_object()
        if isinstance(look, DictionaryObject) and not isinstance(look, StreamObject):
            state = field.get("/AS")
            look = look[state].get_object() if state in look else None
    except _FAULTS:
        return None
    return look if isinstance(look, StreamObject) else None


def drawn_at(field: DictionaryObject, look: StreamObject) -> str | None:
    """The matrix (six numbers) that puts the drawing into the field's rectangle, as viewers do;
    None where either has no area."""
    try:
        rectangle = _box(_numbers(field["/Rect"]))
        box = _numbers(look["/BBox"])
        matrix = _numbers(look["/Matrix"]) if "/Matrix" in look else [1, 0, 0, 1, 0, 0]
        a, b, c, d, e, f = matrix
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in box[::2] for y in box[1::2]]
    except _FAULTS:
        return None
    left, bottom = min(x for x, _ in corners), min(y for _, y in corners)
    width = max(x for x, _ in corners) - left
    height = max(y for _, y in corners) - bottom
    across, up = rectangle[2] - rectangle[0], rectangle[3] - rectangle[1]
    if min(width, height, across, up) <= 0:
        return None
    sx, sy = across / width, up / height
    return f"{sx:.6f} 0 0 {sy:.6f} {rectangle[0] - left * sx:.4f} {rectangle[1] - bottom * sy:.4f}"


def _numbers(value: Any) -> list[float]:
    array = value.get_object()
    if not isinstance(array, ArrayObject):
        raise TypeError(type(array).__name__)
    return [float(number) for number in array]


def _box(numbers: list[float]) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = numbers
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
