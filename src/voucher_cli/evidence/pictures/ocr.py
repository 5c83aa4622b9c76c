"""Text in pictures, by RapidOCR with the models in its wheel; nothing is ever fetched."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from voucher_cli.evidence.pictures.raster import Pixels

Quad = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text and its corners in pixels, clockwise from the top left as it is read."""

    text: str
    corners: Quad
    confidence: float


def read_lines(pixels: Pixels) -> tuple[Line, ...]:
    """The text in a picture, in no particular order."""
    found = _engine()(pixels)
    if found.boxes is None or not found.txts:
        return ()
    return tuple(
        Line(text, tuple((float(x), float(y)) for x, y in box), float(score))  # type: ignore[arg-type]
        for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
    )


@cache
def _engine() -> Any:
    """One a process: loading the models takes longer than reading a page."""
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error"})
