"""What is drawn on a PDF page besides text: pictures and outlines. It tells a scan, whose text is
not in the file, from a page that was written."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

MAX_OBJECTS = 20_000
_MAX_NESTING = 8


@dataclass(frozen=True, slots=True)
class Ink:
    """`pictures` is the share of the page that pictures cover (0 … 1); `strokes` the number of
    segments in its drawn paths."""

    pictures: float
    strokes: int


def ink_of(page: Any, width: float, height: float) -> Ink:
    """What is drawn on a page (pdfium's raw handle), at most MAX_OBJECTS things of it."""
    area, strokes = 0.0, 0
    for number in range(min(pdfium.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page, number)
        has_picture, segments = _look(thing, _MAX_NESTING)
        strokes += segments
        if has_picture:
            area += _area(thing, width, height)
    return Ink(min(area / max(width * height, 1.0), 1.0), strokes)


def _look(thing: Any, nesting: int) -> tuple[bool, int]:
    """Whether the thing is or holds a picture, and how many path segments it has."""
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        return True, 0
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        return False, max(pdfium.FPDFPath_CountSegments(thing), 0)
    if kind != pdfium.FPDF_PAGEOBJ_FORM or nesting == 0:
        return False, 0
    picture, strokes = False, 0
    for number in range(min(pdfium.FPDFFormObj_CountObjects(thing), MAX_OBJECTS)):
        inner, segments = _look(pdfium.FPDFFormObj_GetObject(thing, number), nesting - 1)
        picture = picture or inner
        strokes += segments
    return picture, strokes


def _area(thing: Any, width: float, height: float) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return 0.0
    across = min(right.value - left.value, max(width, height))
    down = min(top.value - bottom.value, max(width, height))
    return max(across, 0.0) * max(down, 0.0)
