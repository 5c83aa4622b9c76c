"""Lines of text in a picture → rows of cells, by the same rules as the text of a PDF."""

from __future__ import annotations

from collections.abc import Iterable

from voucher_cli.evidence.model import Row
from voucher_cli.evidence.pictures.ocr import Line
from voucher_cli.evidence.pictures.raster import Picture
from voucher_cli.evidence.readers.pdf_layout import rows_of
from voucher_cli.evidence.readers.pdf_run import Run


def rows_in(picture: Picture, lines: Iterable[Line]) -> tuple[Row, ...]:
    """The rows from top to bottom."""
    return tuple(rows_of([_run(picture, line) for line in lines]))


def _run(picture: Picture, line: Line) -> Run:
    xs, ys = [x for x, _ in line.corners], [y for _, y in line.corners]
    box = picture.box(min(xs), min(ys), max(xs), max(ys))
    em = 0.8 * (box[3] - box[1])
    return Run(line.text, box, box[0], box[2], box[1] + em, em)
