"""Circles in ink: every edge of it votes for the centres that it may turn round."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from voucher_cli.evidence.pictures.seals.ink import UNIT, Mask
from voucher_cli.evidence.pictures.seals.rim import Outline

SMALLEST_MM, LARGEST_MM = 10, 34
"""radii: a photo may show a page smaller or larger than it is"""
_AROUND_MM = 24
"""a circle's centre may lie this far off the page"""
_MOST_EDGES = 14_000
_LEAST_VOTES = 0.13
"""of the circumference, for the centre and radius of a circle"""
_MOST_CIRCLES = 12


def circles_in(mask: Mask) -> Iterator[Outline]:
    """Likely circles, the likeliest first."""
    votes, radii = _votes(mask)
    if votes is None:
        return
    reach = int(SMALLEST_MM * 0.6)
    for _ in range(_MOST_CIRCLES):
        at = np.unravel_index(int(np.argmax(votes)), votes.shape)
        if votes[at] < _LEAST_VOTES:
            return
        index, row, column = (int(i) for i in at)
        radius = float(radii[index]) * UNIT
        yield Outline(
            (column + 0.5 - _AROUND_MM) * UNIT, (row + 0.5 - _AROUND_MM) * UNIT, radius, radius
        )
        top, left = max(row - reach, 0), max(column - reach, 0)
        votes[:, top : row + reach + 1, left : column + reach + 1] = 0


def _votes(mask: Mask) -> tuple[NDArray[np.float32] | None, NDArray[np.int64]]:
    """Votes (share of the circumference) by radius, row and column of the centre, all in mm."""
    radii = np.arange(SMALLEST_MM, LARGEST_MM + 1)
    xs, ys, ux, uy = _edges(mask)
    if len(xs) < 40:
        return None, radii
    rows = int(mask.shape[0] / UNIT) + 2 * _AROUND_MM + 1
    columns = int(mask.shape[1] / UNIT) + 2 * _AROUND_MM + 1
    votes = np.zeros((len(radii), rows, columns), np.float32)
    for layer, radius in zip(votes, radii, strict=True):
        cx = ((xs + ux * radius * UNIT) / UNIT + _AROUND_MM).astype(np.int32)
        cy = ((ys + uy * radius * UNIT) / UNIT + _AROUND_MM).astype(np.int32)
        inside = (cx >= 0) & (cx < columns) & (cy >= 0) & (cy < rows)
        counts = np.bincount(cy[inside] * columns + cx[inside], minlength=rows * columns)
        layer[:] = cv2.boxFilter(
            counts.reshape(rows, columns).astype(np.float32), -1, (3, 3), normalize=False
        ) / (2 * np.pi * radius * UNIT)
    return votes, radii


def _edges(mask: Mask) -> tuple[NDArray[np.float32], ...]:
    """Where ink begins, and the direction towards it."""
    soft = cv2.GaussianBlur(mask, (0, 0), 1.5).astype(np.float32)
    gx, gy = cv2.Scharr(soft, cv2.CV_32F, 1, 0), cv2.Scharr(soft, cv2.CV_32F, 0, 1)
    steep = cv2.magnitude(gx, gy)
    ys, xs = np.nonzero((steep > 500) & (soft < 140) & (soft > 40))
    if len(xs) > _MOST_EDGES:
        kept = np.random.default_rng(0).choice(len(xs), _MOST_EDGES, replace=False)
        ys, xs = ys[kept], xs[kept]
    length = steep[ys, xs]
    columns = xs, ys, gx[ys, xs] / length, gy[ys, xs] / length
    return tuple(np.asarray(column, np.float32) for column in columns)
