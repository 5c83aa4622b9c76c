"""Circles in ink: every edge of it votes for the centres that it may turn round."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from voucher_cli.evidence.pictures.seals.ink import UNIT, Mask, around
from voucher_cli.evidence.pictures.seals.rim import Outline

SMALLEST_MM, LARGEST_MM = 10, 34
"""radii: a photo may show a page smaller or larger than it is"""
_AROUND_MM = 24
"""a circle's centre may lie this far off the page"""
_MOST_EDGES = 14_000
_STEEP = 500
_LEAST_VOTES = 0.13
"""of the circumference, for the centre and radius of a circle"""
_MOST_CIRCLES = 12


def circles_in(mask: Mask) -> Iterator[Outline]:
    """Likely circles, the likeliest first."""
    left, top, width, height = around(mask)
    inked = mask[top : top + height, left : left + width]
    votes, radii = _votes(inked)
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
            left + (column + 0.5 - _AROUND_MM) * UNIT,
            top + (row + 0.5 - _AROUND_MM) * UNIT,
            radius,
            radius,
        )
        near = np.s_[
            max(row - reach, 0) : row + reach + 1, max(column - reach, 0) : column + reach + 1
        ]
        votes[(slice(None), *near)] = 0


def _votes(mask: Mask) -> tuple[NDArray[np.float32] | None, NDArray[np.int64]]:
    """Votes (share of the circumference) by radius, row and column of the centre, all in mm."""
    radii = np.arange(SMALLEST_MM, LARGEST_MM + 1)
    xs, ys, ux, uy = _edges(mask)
    if len(xs) < 40:
        return None, radii
    rows = int(mask.shape[0] / UNIT) + 2 * _AROUND_MM + 1
    columns = int(mask.shape[1] / UNIT) + 2 * _AROUND_MM + 1
    votes = np.zeros((len(radii), rows, columns), np.float32)
    left, top = xs / UNIT + _AROUND_MM, ys / UNIT + _AROUND_MM
    for layer, radius in zip(votes, radii, strict=True):
        cx, cy = (left + ux * radius).astype(np.int32), (top + uy * radius).astype(np.int32)
        inside = (cx >= 0) & (cx < columns) & (cy >= 0) & (cy < rows)
        counts = np.bincount((cy * columns + cx)[inside], minlength=rows * columns)
        sums = cv2.boxFilter(
            counts.reshape(rows, columns).astype(np.float32), -1, (3, 3), normalize=False
        )
        np.divide(sums, 2 * np.pi * radius * UNIT, out=layer)
    return votes, radii


def _edges(mask: Mask) -> tuple[NDArray[np.float32], ...]:
    """Where ink begins, and the direction towards it."""
    soft = cv2.GaussianBlur(mask, (0, 0), 1.5)
    ys, xs = np.nonzero((soft < 140) & (soft > 40))
    gx, gy = cv2.Scharr(soft, cv2.CV_16S, 1, 0), cv2.Scharr(soft, cv2.CV_16S, 0, 1)
    across, down = gx[ys, xs].astype(np.float32), gy[ys, xs].astype(np.float32)
    steep = np.hypot(across, down)
    kept = np.flatnonzero(steep > _STEEP)
    if len(kept) > _MOST_EDGES:
        kept = np.random.default_rng(0).choice(kept, _MOST_EDGES, replace=False)
    length = steep[kept]
    columns = xs[kept], ys[kept], across[kept] / length, down[kept] / length
    return tuple(np.asarray(column, np.float32) for column in columns)
