"""Seals over the edge of a page (骑缝章): a strip of a circle, as narrow as a few millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voucher_cli.evidence.model import Edge
from voucher_cli.evidence.pictures.seals.ink import UNIT, Mask

Points = NDArray[np.float64]

_NEAR_EDGE_MM = 3.0
_DEEPEST_MM = 40.0
_NARROWEST_MM = 3.0
_SHORTEST_MM, _LONGEST_MM = 18.0, 62.0
_GAP_ALONG_MM, _GAP_ACROSS_MM = 34.0, 2.5
_RADII_MM = (14.0, 33.0)
_OFF_MM = 0.55
"""how far off its circle the end of a column of ink may lie"""


@dataclass(frozen=True)
class Slice:
    """A strip of a seal in pixels, and the edge that cuts the seal."""

    box: tuple[float, float, float, float]
    edge: Edge
    certainty: float


def slices_in(mask: Mask) -> Iterator[Slice]:
    """The strips along all four edges."""
    for edge in Edge:
        turned = _edge_to_the_right(mask, edge)
        for left, top, bottom, certainty in _strips(turned):
            yield Slice(_turned_back(mask, edge, left, top, bottom), edge, certainty)


def _edge_to_the_right(mask: Mask, edge: Edge) -> Mask:
    if edge is Edge.RIGHT:
        return mask
    if edge is Edge.LEFT:
        return mask[:, ::-1]
    return mask.T if edge is Edge.BOTTOM else mask[::-1].T


def _turned_back(
    mask: Mask, edge: Edge, left: int, top: int, bottom: int
) -> tuple[float, float, float, float]:
    height, width = mask.shape
    if edge is Edge.RIGHT:
        return left, top, width, bottom
    if edge is Edge.LEFT:
        return 0, top, width - left, bottom
    return (top, left, bottom, height) if edge is Edge.BOTTOM else (top, 0, bottom, height - left)


def _strips(mask: Mask) -> Iterator[tuple[int, int, int, float]]:
    """Left, top, bottom and certainty of each strip at the right edge."""
    height, width = mask.shape
    near = np.flatnonzero(mask[:, width - round(_NEAR_EDGE_MM * UNIT) :].any(axis=1))
    if not len(near):
        return
    for run in np.split(near, np.flatnonzero(np.diff(near) > _GAP_ALONG_MM * UNIT) + 1):
        if run[-1] - run[0] < _SHORTEST_MM * UNIT * 0.6:
            continue
        margin = round(10 * UNIT)
        top, bottom = max(0, run[0] - margin), min(height, run[-1] + margin)
        left = _left_end(mask[top:bottom])
        strip = mask[top:bottom, left:] > 0
        rows = np.flatnonzero(strip.any(axis=1))
        if (width - left) < _NARROWEST_MM * UNIT or not len(rows):
            continue
        if _SHORTEST_MM * UNIT < rows[-1] - rows[0] < _LONGEST_MM * UNIT:
            certainty = _certainty(strip[rows[0] : rows[-1] + 1])
            if certainty > 0:
                yield left, int(top + rows[0]), int(top + rows[-1] + 1), certainty


def _left_end(strip: Mask) -> int:
    """The column where the ink that goes on from the right edge ends."""
    columns = np.flatnonzero(strip.any(axis=0))[::-1]
    gaps = np.flatnonzero(-np.diff(columns) > _GAP_ACROSS_MM * UNIT)
    end = columns[gaps[0]] if len(gaps) else columns[-1]
    return int(max(end, strip.shape[1] - _DEEPEST_MM * UNIT))


def _certainty(strip: NDArray[np.bool_]) -> float:
    columns = np.flatnonzero(strip.any(axis=0))
    upper = np.argmax(strip[:, columns], axis=0)
    lower = strip.shape[0] - 1 - np.argmax(strip[::-1, columns], axis=0)
    ends = np.concatenate([np.stack([columns, upper], 1), np.stack([columns, lower], 1)])
    on_circle = _on_best_circle(ends.astype(float), len(columns))
    strokes = np.abs(np.diff(strip.astype(np.int8), axis=0)).sum(axis=0).mean() / 2
    filled = float(strip.mean())
    per_cm = strokes / (strip.shape[0] / UNIT / 10)
    if on_circle < 0.5 or per_cm < 0.5 or not 0.04 < filled < 0.7:
        return 0.0
    return round(float(np.clip(0.5 + (on_circle - 0.5), 0, 0.97)), 3)


def _on_best_circle(ends: Points, columns: int) -> float:
    """The share of the ends of columns that lie on one circle, of the worse of both sides."""
    random = np.random.default_rng(0)
    best = 0.0
    for _ in range(150):
        circle = _circle_through(ends[random.choice(len(ends), 3, replace=False)])
        if circle is None:
            continue
        x, y, radius = circle
        off = np.abs(np.hypot(ends[:, 0] - x, ends[:, 1] - y) - radius) < _OFF_MM * UNIT
        sides = off[:columns] & (ends[:columns, 1] < y), off[columns:] & (ends[columns:, 1] > y)
        best = max(best, min(float(side.mean()) for side in sides))
    return best


def _circle_through(points: Points) -> tuple[float, float, float] | None:
    """The circle through three points, where a seal could be as large."""
    (ax, ay), (bx, by), (cx, cy) = points
    twice = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    if abs(twice) < 1e-6:
        return None
    a, b, c = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
    x = (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / twice
    y = (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / twice
    radius = float(np.hypot(ax - x, ay - y))
    if not _RADII_MM[0] * UNIT < radius < _RADII_MM[1] * UNIT:
        return None
    return float(x), float(y), radius
