"""The seals on a page: outlines in ink, judged, told from what only looks alike, and read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from voucher_cli.evidence.model import Row, Seal, SealShape
from voucher_cli.evidence.pictures.ocr import Line
from voucher_cli.evidence.pictures.raster import Picture, Pixels
from voucher_cli.evidence.pictures.seals.circles import circles_in
from voucher_cli.evidence.pictures.seals.ink import Ink, inks_of
from voucher_cli.evidence.pictures.seals.rim import Outline, certainty_of, rim_of

Reader = Callable[[Pixels], tuple[Line, ...]]

_LEAST_CERTAINTY = 0.5


@dataclass(frozen=True)
class Found:
    """An outline that is likely a seal's."""

    outline: Outline
    certainty: float


def find_seals(picture: Picture, rows: Sequence[Row], read_lines: Reader) -> tuple[Seal, ...]:
    """The seals on a page, from top to bottom. `rows` is the text of the page; `read_lines` reads
    a picture of text."""
    red, _ = inks_of(picture)
    seals = [_seal(picture, red, found) for found in _round_ones(red)]
    return tuple(sorted(seals, key=lambda seal: (seal.box[1], seal.box[0])))


def _round_ones(ink: Ink) -> Iterator[Found]:
    judged = (Found(o, certainty_of(rim_of(ink.mask, o))) for o in circles_in(ink.mask))
    likely = [found for found in judged if found.certainty >= _LEAST_CERTAINTY]
    kept: list[Outline] = []
    for found in sorted(likely, key=lambda found: -found.outline.radius * found.certainty):
        if not any(_within(found.outline, outline) for outline in kept):
            kept.append(found.outline)
            yield found


def _within(inner: Outline, outer: Outline) -> bool:
    """Whether an outline lies inside another: a circle of the letters of its text."""
    apart = ((inner.x - outer.x) ** 2 + (inner.y - outer.y) ** 2) ** 0.5
    return apart + inner.radius < 1.2 * outer.radius


def _seal(picture: Picture, ink: Ink, found: Found) -> Seal:
    outline, shrink = found.outline, ink.shrink
    height, width = picture.pixels.shape[:2]
    box = picture.box(
        max(0.0, (outline.x - outline.a) / shrink),
        max(0.0, (outline.y - outline.b) / shrink),
        min(float(width), (outline.x + outline.a) / shrink),
        min(float(height), (outline.y + outline.b) / shrink),
    )
    return Seal(box, SealShape.ROUND, certainty=found.certainty)
