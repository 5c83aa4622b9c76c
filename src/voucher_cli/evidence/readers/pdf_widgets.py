"""Where the fields of a PDF stand on its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

from voucher_cli.evidence.model import Box
from voucher_cli.evidence.readers.pdf_text import Frame

_MOST_NODES = 5000
_LETTER = (0.0, 0.0, 612.0, 792.0)
_INHERITED = ("/MediaBox", "/CropBox", "/Rotate")

Key = tuple[int, int]
"""number and generation of a PDF object"""


@dataclass(frozen=True, slots=True)
class Widget:
    """The page of a field, from 1, and its box; None where it shows nothing."""

    page: int
    box: Box | None = None


@dataclass(frozen=True)
class Widgets:
    """Every annotation of a file by its object."""

    found: Mapping[Key, Widget]

    def of(self, field: Any) -> Widget | None:
        """Where a field stands: it is its own annotation, or its first kid is."""
        try:
            kids = list(field.get_object().get("/Kids", ()))
        except Exception:
            kids = []
        refs = (reference for reference in (field, *kids) if _key(reference) in self.found)
        return next((self.found[_key(reference)] for reference in refs), None)


def widgets_of(reader: PdfFileReader) -> Widgets:
    """The annotations of all pages; of a file whose pages cannot be followed, none or some."""
    found: dict[Key, Widget] = {}
    try:
        for number, (page, inherited) in enumerate(_pages(reader), start=1):
            for raw in page.get("/Annots", ()):
                found[_key(raw)] = Widget(number, _box(raw.get_object(), inherited))
    except Exception:  # the signatures are told without their places
        return Widgets(found)
    return Widgets(found)


def _pages(reader: PdfFileReader) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    """Each page with what it inherits, in order."""
    stack: list[tuple[Any, dict[str, Any]]] = [(reader.root["/Pages"], {})]
    for _ in range(_MOST_NODES):
        if not stack:
            return
        node, inherited = stack.pop()
        inherited = {**inherited, **{name: node[name] for name in _INHERITED if name in node}}
        if "/Kids" in node:
            stack += [(kid.get_object(), inherited) for kid in reversed(list(node["/Kids"]))]
        else:
            yield node, inherited


def _box(annotation: Any, inherited: Mapping[str, Any]) -> Box | None:
    left, bottom, right, top = _sorted_box(annotation["/Rect"])
    if right - left < 1 or top - bottom < 1:
        return None
    page = inherited.get("/CropBox") or inherited.get("/MediaBox") or _LETTER
    frame = Frame(*_sorted_box(page), turns=int(inherited.get("/Rotate", 0)) // 90 % 4)
    shown = frame.shown_box((left, bottom, right, top))
    return (round(shown[0], 2), round(shown[1], 2), round(shown[2], 2), round(shown[3], 2))


def _sorted_box(numbers: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a PDF rectangle, which may name any two corners."""
    x0, y0, x1, y1 = (float(number) for number in numbers)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _key(reference: Any) -> Key:
    number = getattr(reference, "idnum", 0)
    return (int(number), int(getattr(reference, "generation", 0)))
