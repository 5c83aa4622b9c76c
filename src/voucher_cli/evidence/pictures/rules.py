"""The ruled lines of tables in the picture of an upright page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from voucher_cli.evidence.model import Box
from voucher_cli.evidence.pictures.ocr import Quad
from voucher_cli.evidence.pictures.raster import Picture

_ACROSS, _DOWN = 20.0, 14.0
"""points: the shortest stretches that are rules and no strokes of characters"""
_CERTAIN_DOWN = 34.0
"""points: a shorter upright stroke is a rule only between two level ones"""
_THICKEST = 3.6
_BRIDGED = 6.0
"""points of a rule that a fold, a stamp or noise may have rubbed out"""
_REACH = 3.0
_RED_ACROSS = 120.0
"""points: shorter red rules are the rims of seals"""
_PAST_TEXT = 0.12
"""of a line's height: how far a rule must stick out above and below to part it"""

_Mask = NDArray[np.uint8]


def rules_in(picture: Picture) -> tuple[Box, ...]:
    """Thin boxes in points: the level rules, then the upright ones."""
    grey = cv2.cvtColor(picture.pixels, cv2.COLOR_BGR2GRAY)
    block = max(round(5 * picture.scale), 5) | 1
    threshold = cv2.ADAPTIVE_THRESH_MEAN_C
    ink = np.asarray(
        cv2.adaptiveThreshold(grey, 255, threshold, cv2.THRESH_BINARY_INV, block, 14), np.uint8
    )
    across = tuple(_boxes(picture, ink, level=True))
    down = _boxes(picture, ink, level=False)
    return (*across, *(rule for rule in down if _is_rule_down(rule, across)))


def _boxes(picture: Picture, ink: _Mask, *, level: bool) -> Iterator[Box]:
    scale = picture.scale

    def bar(points: float) -> _Mask:
        length = max(round(points * scale), 3)
        return np.ones((1, length) if level else (length, 1), np.uint8)

    shortest = _ACROSS if level else _DOWN
    widened = cv2.dilate(ink, np.ones((3, 1) if level else (1, 3), np.uint8))
    found = cv2.morphologyEx(widened, cv2.MORPH_OPEN, bar(shortest))
    found = cv2.morphologyEx(found, cv2.MORPH_CLOSE, bar(_BRIDGED))
    _, _, stats, _ = cv2.connectedComponentsWithStats(found, connectivity=8)
    for left, top, width, height, area in stats[1:].tolist():
        length, thickness = (width, height) if level else (height, width)
        # a rule on a page that is not quite flat climbs: its box is thicker than itself
        if thickness > _THICKEST * scale + 0.012 * length:
            continue
        if area > _THICKEST * scale * length or length < shortest * scale:
            continue
        if length < _RED_ACROSS * scale and _is_red(picture, left, top, width, height):
            continue
        yield picture.box(left, top, left + width, top + height)


def _is_red(picture: Picture, left: int, top: int, width: int, height: int) -> bool:
    blue, green, red = (
        picture.pixels[top : top + height, left : left + width]
        .reshape(-1, 3)
        .min(axis=0)
        .astype(int)
    )
    return bool(red - max(green, blue) > 60)


def _is_rule_down(rule: Box, across: Sequence[Box]) -> bool:
    if rule[3] - rule[1] >= _CERTAIN_DOWN:
        return True
    return all(
        any(
            abs((a[1] + a[3]) / 2 - end) <= _REACH
            and a[0] - _REACH <= rule[0]
            and rule[2] <= a[2] + _REACH
            for a in across
        )
        for end in (rule[1], rule[3])
    )


def parted_at_rules(quads: Sequence[Quad], rules: Sequence[Box], scale: float) -> tuple[Quad, ...]:
    """Lines of text (in pixels), those that were taken for one across the rule between two cells
    parted there. Lines that run down are left as they are."""
    down = [tuple(edge * scale for edge in r) for r in rules if r[2] - r[0] < r[3] - r[1]]
    return tuple(piece for quad in quads for piece in _parted(quad, down))


def _parted(quad: Quad, down: Sequence[tuple[float, ...]]) -> Iterator[Quad]:
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    height = bottom - top
    if right - left < height:
        yield quad
        return
    past = _PAST_TEXT * height
    cuts = sorted(
        (rule[0] + rule[2]) / 2
        for rule in down
        if rule[1] <= top - past
        and rule[3] >= bottom + past
        and left + 0.25 * height < (rule[0] + rule[2]) / 2 < right - 0.25 * height
    )
    if not cuts:
        yield quad
        return
    thick = 0.06 * height
    edges = [left, *cuts, right]
    for begin, end in pairwise(edges):
        start, stop = (
            (begin + thick if begin != left else begin),
            (end - thick if end != right else end),
        )
        if stop - start > 0.4 * height:
            yield (start, top), (stop, top), (stop, bottom), (start, bottom)
