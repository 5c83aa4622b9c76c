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
_MOST_EDGES = 2000
_FRAME = (20.0, 110.0)
"""points: the sides of square seals"""
_COLOURED = 60
"""by how much the channels of a colour differ that is no grey"""
_SMALL = 7.0
"""points: a QR code's modules are smaller, table cells larger"""
_MODULES = 120
"""small boxes on a page: so many are a code that was drawn"""
_ASLANT = 6
"""edges of one path that are neither level nor upright: a shape, no table"""

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_UNSEEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)


@dataclass
class Drawing:
    """`things` counts what stands on the page, text included; `picture_area` is in square points,
    not clipped; `strokes` is the number of segments in drawn paths; `rules` are straight lines
    along an axis, as thin boxes in PDF coordinates (left, bottom, right, top). `shapes` says that
    something is drawn that is no table: curves, shapes aslant, shadings, the modules of a code, a
    coloured frame; it may be a seal or handwriting. `texts` counts pieces of text, `hidden` those
    that are invisible, and `pictures` are those drawn: area, and the texts that lie under it."""

    things: int = 0
    picture_area: float = 0.0
    strokes: int = 0
    rules: list[Box] = field(default_factory=list)
    shapes: bool = False
    modules: int = 0
    texts: int = 0
    hidden: int = 0
    pictures: list[tuple[float, int]] = field(default_factory=list)

    @property
    def may_show_more(self) -> bool:
        """Whether a seal, a code or handwriting may be on the page."""
        return self.picture_area > 0 or self.shapes or self.modules >= _MODULES

    def covered_texts(self, area: float) -> int:
        """How many pieces of text nobody sees: invisible, or under a picture of at least `area`."""
        under = max((texts for size, texts in self.pictures if size >= area), default=0)
        return max(self.hidden, under)


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
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            drawing.texts += 1
            mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
            drawing.hidden += mode in _UNSEEN
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            drawing.shapes = True
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = _bounds(thing, matrix)
            area = (right - left) * (top - bottom)
            drawing.picture_area += area
            if not pdfium.FPDFPageObj_HasTransparency(thing):
                drawing.pictures.append((area, drawing.texts))
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
    elif segments <= _MOST_EDGES:
        if max(box[2] - box[0], box[3] - box[1]) <= _SMALL:
            drawing.modules += 1
        _add_edges(path, segments, matrix, drawing)
        if not drawing.shapes and segments <= 6 and _is_frame_in_colour(path, box):
            drawing.shapes = True
    else:
        drawing.shapes = True


def _add_edges(path: Any, segments: int, matrix: Matrix, drawing: Drawing) -> None:
    """The rules among a path's edges, and what its other edges tell."""
    aslant = short = 0
    for (x0, y0), (x1, y1) in _points(path, segments, _times(_matrix_of(path), matrix)):
        edge = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        if _is_thin(edge):
            _add_rule(edge, drawing)
            short += max(edge[2] - edge[0], edge[3] - edge[1]) <= _SMALL
        else:
            aslant += 1
    drawing.modules += short // 4
    if aslant >= _ASLANT or (not drawing.shapes and _has_curve(path, segments)):
        drawing.shapes = True


def _has_curve(path: Any, segments: int) -> bool:
    return any(
        pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path, number))
        == pdfium.FPDF_SEGMENT_BEZIERTO
        for number in range(segments)
    )


def _is_frame_in_colour(path: Any, box: Box) -> bool:
    """Whether a path may be the frame of a square seal: its size, and drawn in colour."""
    width, height = box[2] - box[0], box[3] - box[1]
    low, high = _FRAME
    if not (low <= width <= high and low <= height <= high):
        return False
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    stroked = pdfium.FPDFPageObj_GetStrokeColor(path, r, g, b, a)
    channels = (r.value, g.value, b.value)
    return bool(stroked) and max(channels) - min(channels) > _COLOURED


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
