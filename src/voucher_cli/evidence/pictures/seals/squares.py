"""Square and oblong name stamps: four sides of ink with characters between them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from voucher_cli.evidence.pictures.seals.blobs import Points
from voucher_cli.evidence.pictures.seals.ink import UNIT, Mask

_SIDE = 100
"""a stamp is looked at as a picture of this many pixels a side"""
_RUN = 30
_SHORTEST_MM, _LONGEST_MM = 9.0, 36.0
_NARROWEST = 0.28


@dataclass(frozen=True)
class Frame:
    """A rectangle in pixels by its corners, from the top left clockwise."""

    corners: tuple[tuple[float, float], ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        xs, ys = [x for x, _ in self.corners], [y for _, y in self.corners]
        return min(xs), min(ys), max(xs), max(ys)


def frame_around(hull: Points) -> Frame | None:
    """The rectangle that a hull nearly fills, of the size of a stamp."""
    (x, y), (width, height), turn = cv2.minAreaRect(hull)
    short, long = sorted((width / UNIT, height / UNIT))
    if not (short > _SHORTEST_MM * 0.6 and _SHORTEST_MM < long < _LONGEST_MM):
        return None
    if short < _NARROWEST * long or cv2.contourArea(hull) < 0.85 * width * height:
        return None
    return Frame(
        _from_top_left(np.asarray(cv2.boxPoints(((x, y), (width, height), turn)), np.float32))
    )


def certainty_of_frame(mask: Mask, frame: Frame) -> float:
    """How sure (0 to 1) a rectangle is a name stamp."""
    flat = flattened(mask, frame, _SIDE, _SIDE) > 127
    sides = [_side(flat[:9]), _side(flat[-9:]), _side(flat.T[:9]), _side(flat.T[-9:])]
    framed = float(np.mean(sides))
    inner = flat[14:-14, 14:-14]
    filled = float(inner.mean())
    across, down = _strokes(inner), _strokes(inner.T)
    if (
        min(sides) < 0.35
        or framed < 0.6
        or not 0.06 < filled < 0.86
        or not (1.2 < across < 6 and 1.2 < down < 6)
    ):
        return 0.0
    if _has_finder_patterns(flat):
        return 0.0
    dense = 0.75 if filled > 0.7 else 1.0
    return round(dense * min(1.0, 0.6 + framed / 2) * min(1.0, 0.6 + 0.1 * (across + down) / 2), 3)


def flattened(image: NDArray[np.uint8], frame: Frame, width: int, height: int) -> NDArray[np.uint8]:
    """What is in a rectangle, laid flat."""
    source = np.array(frame.corners, np.float32)
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    flat = cv2.warpPerspective(
        image, cv2.getPerspectiveTransform(source, target), (width, height), flags=cv2.INTER_AREA
    )
    return np.asarray(flat, np.uint8)


def _side(band: NDArray[np.bool_]) -> float:
    """The share of a side that runs along one line of ink, without counting short pieces."""
    best = 0.0
    for row in range(band.shape[0] - 2):
        line = np.any(band[row : row + 3], axis=0, keepdims=True).astype(np.uint8)
        joined = cv2.morphologyEx(line, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
        runs = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, _RUN), np.uint8))
        best = max(best, float(np.asarray(runs).mean()))
    return best


def _strokes(inner: NDArray[np.bool_]) -> float:
    """How many strokes of ink a level line meets, on average."""
    changes = np.abs(np.diff(inner.astype(np.int8), axis=1)).sum(axis=1)
    return float(changes.mean()) / 2


def _has_finder_patterns(flat: NDArray[np.bool_]) -> bool:
    """Whether it is a QR code: a solid block in a clear ring at three of its corners."""
    part = flat.shape[0] // 3
    corners = (flat[:part, :part], flat[:part, -part:], flat[-part:, :part], flat[-part:, -part:])
    found = 0
    for corner in corners:
        _, _, stats, _ = cv2.connectedComponentsWithStats(corner.astype(np.uint8), connectivity=4)
        found += any(
            0.7 < stat[2] / max(stat[3], 1) < 1.4
            and stat[4] > 40
            and stat[4] > 0.85 * stat[2] * stat[3]
            for stat in stats[1:]
        )
    return found >= 3


def _from_top_left(points: NDArray[np.float32]) -> tuple[tuple[float, float], ...]:
    """The corners of a rectangle turned by less than 45 degrees, from the top left clockwise."""
    centre = points.mean(axis=0)
    ordered = sorted(points.tolist(), key=lambda p: np.arctan2(p[1] - centre[1], p[0] - centre[0]))
    first = min(range(4), key=lambda i: ordered[i][0] + ordered[i][1])
    return tuple((float(x), float(y)) for x, y in ordered[first:] + ordered[:first])
