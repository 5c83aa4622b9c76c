"""Patches of ink that stand by themselves: what an oval or a square seal is."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from voucher_cli.evidence.pictures.seals.ink import UNIT, Mask, around
from voucher_cli.evidence.pictures.seals.rim import Outline

Points = NDArray[np.int32]

_LONGEST_LINE_MM = 34.0
"""longer straight ink is a line of a table"""
_GAP_MM = 1.6
"""ink this near belongs together"""
_SMALLEST_MM, _LARGEST_MM = 10.0, 68.0


def without_lines(mask: Mask) -> Mask:
    """The ink without the level and upright lines of tables and letterheads."""
    left, top, width, height = around(mask)
    inked = mask[top : top + height, left : left + width]
    length, slack = round(_LONGEST_LINE_MM * UNIT), 3
    lines = np.zeros_like(inked)
    for bar, thick in (((length, 1), (1, slack)), ((1, length), (slack, 1))):
        thickened = cv2.dilate(inked, np.ones(thick[::-1], np.uint8))
        found = cv2.morphologyEx(thickened, cv2.MORPH_OPEN, np.ones(bar[::-1], np.uint8))
        lines |= np.asarray(found, np.uint8)
    rest = np.zeros_like(mask)
    rest[top : top + height, left : left + width] = inked & ~lines
    return rest


def blobs_in(mask: Mask) -> Iterator[Points]:
    """The hulls of patches of ink, of the sizes that seals have."""
    x, y, across, down = around(mask)
    inked = mask[y : y + down, x : x + across]
    reach = round(_GAP_MM * UNIT) | 1
    closed = cv2.morphologyEx(inked, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    for label in range(1, count):
        left, top, width, height, _area = (int(value) for value in stats[label])
        if not _SMALLEST_MM * UNIT < max(width, height) < _LARGEST_MM * UNIT:
            continue
        if min(width, height) < 0.4 * _SMALLEST_MM * UNIT:
            continue
        window = np.s_[top : top + height, left : left + width]
        ink = cv2.findNonZero(((labels[window] == label) & (inked[window] > 0)).astype(np.uint8))
        if ink is not None and len(ink) > 60:
            yield (cv2.convexHull(ink) + np.array([x + left, y + top])).astype(np.int32)


def ellipse_around(hull: Points) -> Outline | None:
    """The ellipse that a hull is nearly, if it is."""
    left, top = hull.reshape(-1, 2).min(axis=0)
    right, bottom = hull.reshape(-1, 2).max(axis=0)
    ring = np.zeros((int(bottom - top) + 3, int(right - left) + 3), np.uint8)
    cv2.polylines(ring, [hull - np.array([left - 1, top - 1], np.int32)], True, 255)
    points = cv2.findNonZero(ring)
    if points is None or len(points) < 30:
        return None
    (x, y), (width, height), turn = cv2.fitEllipseDirect(points)
    if not np.isfinite([x, y, width, height, turn]).all() or min(width, height) < 8:
        return None
    return Outline(
        float(x) + float(left) - 1, float(y) + float(top) - 1, width / 2, height / 2, float(turn)
    )
