"""What is drawn on a PDF page besides text: pictures, outlines and ruled lines.

Pictures and outlines tell a scan, whose text is not in the file, from a page that was written;
ruled lines tell which text stands in which cell of a table.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from voucher_cli.evidence.model import Box

MAX_OBJECTS = 20_000
MAX_SEGMENTS = 20_000
_MAX_NESTING = 8
_THIN = 2.0  # points
_SHORTEST_RULE = 5.0  # points

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass
class Drawing:
    """`things` counts what stands on the page, text included; `picture_area` is in square points,
    not clipped; `strokes` is the number of segments in drawn paths; `rules` are straight lines
    along an axis, as thin boxes in PDF coordinates (left, bottom, right, top)."""

    things: int = 0
    picture_area: float = 0.0
    strokes: int = 0
    rules: list[Box] = field(default_factory=list)


def drawing_on(page: Any) -> Drawing:
    """What is drawn on a page (pdfium's handle), as far as the limits go."""
    count = max(pdfium.FPDFPage_CountObjects(page), 0)
    drawing = Drawing(count)
    things = (pdfium.FPDFPage_GetObject(page, n) for n in range(min(count, MAX_OBJECTS)))
    _look(things, _IDENTITY, drawing, _MAX_NESTING)
    return drawing


def _look(things: Iterator[Any], matrix: Matrix, drawing: Drawing, nesting: int) -> None:
    for thing in things:
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _add_path(thing, matrix, drawing)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = _bounds(thing, matrix)
            drawing.picture_area += (right - left) * (top - bottom)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and nesting:
            count = min(pdfium.FPDFFormObj_CountObjects(thing), MAX_OBJECTS)
            inner = (pdfium.FPDFFormObj_GetObject(thing, n) for n in range(count))
            _look(inner, _times(_matrix_of(thing), matrix), drawing, nesting - 1)


def _add_path(path: Any, matrix: Matrix, drawing: Drawing) -> None:
    segments = pdfium.FPDFPath_CountSegments(path)
    if segments <= 0:
        return
    drawing.strokes += segments
    if drawing.strokes > MAX_SEGMENTS:
        return
    box = _bounds(path, matrix)
    if _is_thin(box):
        _add_rule(box, drawing)
    elif segments <= 2000:
        points = list(_points(path, segments, _times(_matrix_of(path), matrix)))
        for (x0, y0), (x1, y1) in points:
            edge = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            if _is_thin(edge):
                _add_rule(edge, drawing)


def _is_thin(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) < _THIN


def _add_rule(box: Box, drawing: Drawing) -> None:
    if max(box[2] - box[0], box[3] - box[1]) >= _SHORTEST_RULE:
        drawing.rules.append(box)


def _points(
    path: Any, segments: int, matrix: Matrix
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight edges of a path, each as its two ends on the page."""
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for number in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        here = _apply(matrix, x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, here
        last = here
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield last, start
            last = start


def _bounds(thing: Any, matrix: Matrix) -> Box:
    """Where a thing lies on the page; nowhere when pdfium cannot say."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return (0.0, 0.0, 0.0, 0.0)
    if matrix is _IDENTITY:
        return (left.value, bottom.value, right.value, top.value)
    corners = [_apply(matrix, x.value, y.value) for x in (left, right) for y in (bottom, top)]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    return (min(xs), min(ys), max(xs), max(ys))


def _matrix_of(thing: Any) -> Matrix:
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, raw):
        return _IDENTITY
    return (raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner` first."""
    if outer is _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
