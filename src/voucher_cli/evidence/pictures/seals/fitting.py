"""An outline drawn close to the ink of a rim, which is seldom a perfect circle."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from voucher_cli.evidence.pictures.seals.ink import UNIT, Mask
from voucher_cli.evidence.pictures.seals.rim import REACH, STEPS, TURNS, Outline, rim_of, unwound

_FEWEST_POINTS = TURNS // 4


_WINDOWS = ((0.14, 0.07), (0.24, 0.12, 0.06))
"""how far from the outline (in radii) ink is taken for its rim, closer each time"""


def fitted(mask: Mask, outline: Outline) -> Outline:
    """The ellipse through the rim near an outline, or the outline itself: whichever has the most
    ink along it."""
    polar = unwound(mask, outline)
    found = [outline, *(_drawn_to(mask, outline, polar, windows) for windows in _WINDOWS)]
    return _lying(max(dict.fromkeys(found), key=lambda ellipse: rim_of(mask, ellipse).arcs))


def _drawn_to(mask: Mask, outline: Outline, polar: Mask, windows: tuple[float, ...]) -> Outline:
    for number, within in enumerate(windows):
        around = unwound(mask, outline) if number else polar
        points = _rim_points(around, outline, within, mask.shape)
        if len(points) < _FEWEST_POINTS:
            break
        (x, y), (width, height), turn = cv2.fitEllipseDirect(points)
        better = Outline(float(x), float(y), float(width) / 2, float(height) / 2, float(turn))
        if not _is_close(outline, better):
            break
        outline = better
    return outline


def _rim_points(
    around: Mask, outline: Outline, within: float, page: tuple[int, ...]
) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """The outer edge of the ink nearest to the outline (`around` is what stands there, unwound),
    by angle; those next to which it goes on at much the same radius."""
    polar = around > 127
    radii = np.linspace(0, REACH, STEPS)
    window = (radii > 1 - within) & (radii < 1 + within)
    band = polar[:, window]
    has = band.any(axis=1)
    last = band.shape[1] - 1 - np.argmax(band[:, ::-1], axis=1)
    radius = radii[window][last]
    smooth = np.abs(radius - np.roll(radius, 1)) + np.abs(radius - np.roll(radius, -1)) < 0.06
    kept = has & smooth
    angles = np.linspace(0, 2 * np.pi, TURNS, endpoint=False)[kept]
    xs, ys = outline.at(angles.astype(np.float32), radius[kept].astype(np.float32))
    height, width = page
    inside = (xs > 1) & (ys > 1) & (xs < width - 2) & (ys < height - 2)
    return np.asarray(np.stack([xs, ys], axis=1)[inside], np.float32)


def _is_close(old: Outline, new: Outline) -> bool:
    if not (new.b > 0 and new.a > 0 and np.isfinite([new.x, new.y, new.a, new.b]).all()):
        return False
    apart = np.hypot(new.x - old.x, new.y - old.y)
    return bool(apart < 0.25 * old.radius + UNIT and 0.75 < new.radius / old.radius < 1.25)


def _lying(outline: Outline) -> Outline:
    """The same with its longer half-axis as `a` and a turn between -90 and 90 degrees."""
    if outline.a < outline.b:
        outline = replace(outline, a=outline.b, b=outline.a, turn=outline.turn + 90)
    return replace(outline, turn=(outline.turn + 90) % 180 - 90)
