"""Text in the pictures on a page that has text of its own: a half-scanned page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from voucher_cli.evidence.model import Box, Page, Row, Source
from voucher_cli.evidence.pictures.layout import rows_in
from voucher_cli.evidence.pictures.ocr import LEAST_CONFIDENCE, Quad, find_lines
from voucher_cli.evidence.pictures.raster import Picture
from voucher_cli.evidence.pictures.reading import read_quads

_LEAST_LINES = 2
_NEAR = 3.0
"""points around the page's own text that belong to it"""


def rows_of_insets(page: Page, picture: Picture) -> tuple[Row, ...]:
    """The rows of the page with those of its pictures, each where it stands."""
    known = [cell.box for row in page.rows for cell in row.cells if cell.box is not None]
    quads: list[Quad] = []
    for inset in picture.insets:
        quads += [q for q in _lines_in(picture, inset) if not _is_known(picture, q, known)]
    if len(quads) < _LEAST_LINES:
        return page.rows
    lines = [
        line
        for line in read_quads(picture.pixels, quads)
        if line.confidence >= LEAST_CONFIDENCE and len(line.text.strip()) > 1
    ]
    if len(lines) < _LEAST_LINES:
        return page.rows
    read = (replace(row, read_by=Source.OCR) for row in rows_in(picture, lines))
    return tuple(sorted((*page.rows, *read), key=_height))


def _lines_in(picture: Picture, inset: Box) -> list[Quad]:
    height, width = picture.pixels.shape[:2]
    left, top = (max(round(v * picture.scale), 0) for v in inset[:2])
    right, bottom = (round(v * picture.scale) for v in inset[2:])
    piece = picture.pixels[top : min(bottom, height), left : min(right, width)]
    if min(piece.shape[:2], default=0) < 32:
        return []
    return [tuple((x + left, y + top) for x, y in q) for q in find_lines(piece)]  # type: ignore[misc]


def _is_known(picture: Picture, quad: Quad, known: Sequence[Box]) -> bool:
    """Whether the page's own text stands here."""
    left, top, right, bottom = picture.box(*quad[0], *quad[2])
    return any(
        min(right, box[2] + _NEAR) > max(left, box[0] - _NEAR)
        and min(bottom, box[3] + _NEAR) - max(top, box[1] - _NEAR) > 0.4 * (bottom - top)
        for box in known
    )


def _height(row: Row) -> float:
    return min((cell.box[1] for cell in row.cells if cell.box is not None), default=0.0)
