"""The seals on a page: outlines in ink, judged, told from what only looks alike, and read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from voucher_cli.evidence.model import Edge, Row, Seal, SealShape
from voucher_cli.evidence.pictures.raster import Picture
from voucher_cli.evidence.pictures.seals.blobs import blobs_in, ellipse_around, without_lines
from voucher_cli.evidence.pictures.seals.circles import circles_in
from voucher_cli.evidence.pictures.seals.fitting import fitted
from voucher_cli.evidence.pictures.seals.friends import is_printed
from voucher_cli.evidence.pictures.seals.ink import UNIT, Mask, inks_of
from voucher_cli.evidence.pictures.seals.reading import Recogniser, read_ellipse, read_square
from voucher_cli.evidence.pictures.seals.rim import Outline, certainty_of, rim_of
from voucher_cli.evidence.pictures.seals.slices import slices_in
from voucher_cli.evidence.pictures.seals.squares import Frame, certainty_of_frame, frame_around

Bounds = tuple[float, float, float, float]

_LEAST_CERTAINTY, _LEAST_STRIP, _LEAST_SQUARE = 0.5, 0.6, 0.8
"""a rectangle with something in it is more often a code, a box or a logo than a name stamp"""
_WORTH_FITTING = 0.25
_PLAIN, _SURE = 0.95, 0.9
_PLAIN_RADIUS_MM = 18.5
_LEAST_INK_MM2 = 12
_OVAL = 0.87
"""the height of a seal over its width, below which it is an oval one: photos squeeze circles"""


@dataclass(frozen=True)
class Found:
    """Where a seal likely is, in pixels of the small copy of the page."""

    shape: SealShape
    box: Bounds
    certainty: float
    outline: Outline | None = None
    frame: Frame | None = None
    cut_by: Edge | None = None


def find_seals(
    picture: Picture, rows: Sequence[Row], recognise: Recogniser | None = None
) -> tuple[Seal, ...]:
    """The seals on a page, from top to bottom. `rows` is the text of the page; `recognise` reads
    pictures of single lines: without it, owners and legends stay empty."""
    seals = []
    for ink, blue in zip(inks_of(picture), (False, True), strict=True):
        for found in found_in(ink.mask):
            if blue and found.cut_by is not None:
                continue  # print in blue at an edge is common, such a seal is not
            seal = _seal(picture, ink.shrink, found)
            if recognise is not None:
                seal = _read(picture, ink.shrink, found, seal, blue=blue, recognise=recognise)
            if not is_printed(seal, picture, rows):
                seals.append(seal)
    return tuple(sorted(seals, key=lambda seal: (seal.box[1], seal.box[0])))


def _read(
    picture: Picture, shrink: float, found: Found, seal: Seal, *, blue: bool, recognise: Recogniser
) -> Seal:
    """The seal with what it says."""
    if found.frame is not None:
        corners = tuple((x / shrink, y / shrink) for x, y in found.frame.corners)
        owner = read_square(picture.pixels, Frame(corners), blue=blue, recognise=recognise)
        return replace(seal, owner=owner)
    o = found.outline
    if o is None or found.cut_by is not None:
        return seal
    outline = Outline(o.x / shrink, o.y / shrink, o.a / shrink, o.b / shrink, o.turn)
    owner, legend = read_ellipse(picture.pixels, outline, blue=blue, recognise=recognise)
    return replace(seal, owner=owner, legend=legend)


def found_in(mask: Mask) -> list[Found]:
    """What looks like a seal in ink of one colour: the plain circles first, and those of which
    less is left where nothing else explains the ink."""
    if cv2.countNonZero(mask) < _LEAST_INK_MM2 * UNIT**2:
        return []
    circles = list(_round_ones(mask))
    found = [seal for seal in circles if _is_plain(seal)]
    for others in (_cut_ones(mask), _patches(_without(mask, found)), circles):
        found += [seal for seal in others if not _overlaps(seal, found)]
    return found


def _is_plain(circle: Found) -> bool:
    """Whether nothing else can explain its ink: a smaller one may be the letters of an oval."""
    large = circle.outline is not None and circle.outline.radius > _PLAIN_RADIUS_MM * UNIT
    return large and circle.certainty >= _PLAIN


def _round_ones(mask: Mask) -> Iterator[Found]:
    likely: list[tuple[Outline, float]] = []
    for circle in circles_in(mask):
        # most others are the letters of one that is plain already
        if any(sure >= _SURE and _deep_within(circle, other) for other, sure in likely):
            continue
        if rim_of(mask, circle).arcs < _WORTH_FITTING:
            continue
        outline = fitted(mask, circle)
        certainty = certainty_of(rim_of(mask, outline), outline)
        if certainty >= _LEAST_CERTAINTY:
            likely.append((outline, certainty))
    kept: list[Outline] = []
    for outline, certainty in sorted(likely, key=lambda pair: -pair[0].radius * pair[1]):
        if not any(_within(outline, other) for other in kept):
            kept.append(outline)
            yield _elliptic(mask, outline, certainty)


def _elliptic(mask: Mask, outline: Outline, certainty: float) -> Found:
    oval = outline.b < _OVAL * outline.a
    left, top, right, bottom = outline.box
    height, width = mask.shape
    return Found(
        SealShape.OVAL if oval else SealShape.ROUND,
        (max(left, 0.0), max(top, 0.0), min(right, float(width)), min(bottom, float(height))),
        certainty,
        outline=outline,
        cut_by=_cutting_edge(mask, outline.box),
    )


def _cutting_edge(mask: Mask, box: Bounds) -> Edge | None:
    """The edge of the page that a box reaches over the farthest, by a tenth of its size."""
    height, width = mask.shape
    over = {
        Edge.LEFT: -box[0],
        Edge.TOP: -box[1],
        Edge.RIGHT: box[2] - width,
        Edge.BOTTOM: box[3] - height,
    }
    edge = max(over, key=lambda side: over[side])
    return edge if over[edge] > 0.1 * (box[2] - box[0]) else None


def _cut_ones(mask: Mask) -> Iterator[Found]:
    for strip in slices_in(mask):
        if strip.certainty >= _LEAST_STRIP:
            yield Found(SealShape.ROUND, strip.box, strip.certainty, cut_by=strip.edge)


def _patches(mask: Mask) -> Iterator[Found]:
    """Oval and square seals: patches of ink of their own."""
    clear = without_lines(mask)
    for hull in blobs_in(clear):
        frame = frame_around(hull)
        certainty = certainty_of_frame(clear, frame) if frame else 0.0
        if frame and certainty >= _LEAST_SQUARE:
            yield Found(SealShape.SQUARE, frame.box, certainty, frame=frame)
            continue
        ellipse = ellipse_around(hull)
        if ellipse is None:
            continue
        outline = fitted(clear, ellipse)
        certainty = certainty_of(rim_of(clear, outline), outline)
        if certainty >= _LEAST_CERTAINTY and outline.b > 0.45 * outline.a:
            yield _elliptic(mask, outline, certainty)


def _without(mask: Mask, found: Sequence[Found]) -> Mask:
    """The ink without the seals that were found."""
    rest = mask.copy()
    for seal in found:
        if seal.outline is None:
            left, top, right, bottom = (int(value) for value in seal.box)
            rest[max(top, 0) : bottom, max(left, 0) : right] = 0
            continue
        o = seal.outline
        axes = (2 * (o.a + UNIT), 2 * (o.b + UNIT))
        cv2.ellipse(rest, ((o.x, o.y), axes, o.turn), 0, -1)
    return rest


def _within(inner: Outline, outer: Outline) -> bool:
    """Whether an outline lies inside another: a circle of the letters of its text."""
    apart = float(np.hypot(inner.x - outer.x, inner.y - outer.y))
    return apart + inner.radius < 1.2 * max(outer.a, outer.b)


def _deep_within(inner: Outline, outer: Outline) -> bool:
    """The same of one that could not turn out to be the better outline of the two."""
    return inner.radius < 0.75 * outer.radius and _within(inner, outer)


def _overlaps(seal: Found, others: Sequence[Found]) -> bool:
    """Whether half of it lies in another that was found before."""
    left, top, right, bottom = seal.box
    for other in others:
        width = min(right, other.box[2]) - max(left, other.box[0])
        height = min(bottom, other.box[3]) - max(top, other.box[1])
        if width > 0 and height > 0 and width * height > 0.5 * (right - left) * (bottom - top):
            return True
    return False


def _seal(picture: Picture, shrink: float, found: Found) -> Seal:
    height, width = picture.pixels.shape[:2]
    left, top, right, bottom = (value / shrink for value in found.box)
    box = picture.box(
        max(0.0, left), max(0.0, top), min(float(width), right), min(float(height), bottom)
    )
    return Seal(box, found.shape, cut_by=found.cut_by, certainty=found.certainty)
