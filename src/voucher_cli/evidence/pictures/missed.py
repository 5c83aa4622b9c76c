"""Lines that the detector passed over. On a full page it loses short lines that stand alone, and
those that a signature or a stamp runs into; by themselves it finds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from voucher_cli.evidence.pictures.ocr import Quad, detecting_scale, find_lines_at, size
from voucher_cli.evidence.pictures.raster import Pixels

Area = tuple[int, int, int, int]
"""left, top, right, bottom in pixels"""

_COARSE = 4
"""pixels that are looked at as one"""
_DARKER = 0.72
"""of the paper's lightness: what is darker is ink"""
_LONG = 3.0
"""times the height of a line: what is shorter is a character or a speck"""
_LOWEST, _HIGHEST = 0.5, 3.5
"""times the height of a line"""
_LEAST_INK, _MOST_INK = 0.06, 0.6
"""of an area: less is a rule or dust, more a picture"""
_MOST = 4
"""areas of a page that are looked at again"""


def lines_missed(pixels: Pixels, found: Sequence[Quad]) -> tuple[Quad, ...]:
    """Further lines of an upright picture, in places with ink that none of the lines `found`
    explains."""
    if not found:
        return ()
    height = float(np.median([size(quad)[1] for quad in found]))
    scale = detecting_scale(pixels)
    return tuple(
        quad
        for area in _unexplained(pixels, found, height)
        for quad in _lines_in(pixels, area, scale)
        if not any(_holds(other, quad) for other in found)
    )


def _unexplained(pixels: Pixels, found: Sequence[Quad], height: float) -> list[Area]:
    """Where ink stands that could be a line, the largest such places."""
    grey = cv2.resize(
        pixels.min(axis=2), None, fx=1 / _COARSE, fy=1 / _COARSE, interpolation=cv2.INTER_AREA
    )
    ink = (grey < np.median(grey) * _DARKER).astype(np.uint8)
    line = max(height / _COARSE, 2.0)
    ink &= ~_rules(ink, round(4 * line))
    for quad in found:
        _erase(ink, quad, 0.25 * line)
    reach = np.ones((max(round(0.3 * line), 1), max(round(1.2 * line), 1)), np.uint8)
    _, _labels, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(ink, reach), connectivity=8)
    areas = []
    for number, (left, top, wide, high, _) in enumerate(stats.tolist()):
        inked = float(ink[top : top + high, left : left + wide].mean())
        fits = wide >= _LONG * line and _LOWEST * line <= high <= _HIGHEST * line
        if number and fits and _LEAST_INK <= inked <= _MOST_INK:
            areas.append((left, top, left + wide, top + high))
    areas.sort(key=lambda a: (a[1] - a[3]) * (a[2] - a[0]))
    margin = round(1.2 * height)
    return [
        (
            left * _COARSE - margin,
            top * _COARSE - margin,
            right * _COARSE + margin,
            bottom * _COARSE + margin,
        )
        for left, top, right, bottom in areas[:_MOST]
    ]


def _rules(ink: NDArray[np.uint8], length: int) -> NDArray[np.uint8]:
    """Straight lines, a little thicker than they are."""
    rules = np.zeros_like(ink)
    for shape in ((1, length), (length, 1)):
        straight = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        rules |= np.asarray(cv2.dilate(straight, np.ones((3, 3), np.uint8)), np.uint8)
    return rules


def _erase(ink: NDArray[np.uint8], quad: Quad, over: float) -> None:
    xs, ys = [x / _COARSE for x, _ in quad], [y / _COARSE for _, y in quad]
    top, bottom = max(round(min(ys) - over), 0), max(round(max(ys) + over), 0)
    left, right = max(round(min(xs) - over), 0), max(round(max(xs) + over), 0)
    ink[top:bottom, left:right] = 0


def _lines_in(pixels: Pixels, area: Area, scale: float) -> Iterator[Quad]:
    left, top = max(area[0], 0), max(area[1], 0)
    piece = np.ascontiguousarray(pixels[top : area[3], left : area[2]])
    for quad in find_lines_at(piece, scale):
        yield tuple((x + left, y + top) for x, y in quad)  # type: ignore[misc]


def _holds(quad: Quad, other: Quad) -> bool:
    """Whether the middle of the other one lies in it."""
    x, y = (sum(values) / 4 for values in zip(*other, strict=True))
    xs, ys = [p[0] for p in quad], [p[1] for p in quad]
    return min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys)
