"""Red stamps taken off a picture, so that the print under them is found. What is red and no higher
than a heading (a red letterhead, the title of an invoice) stays."""

from __future__ import annotations

import cv2
import numpy as np

from voucher_cli.evidence.pictures.raster import Pixels

_RED_BY = 30
"""by how much red exceeds the other channels"""
_LEAST_SIDE = 0.07
"""of the page's short side: some 15 mm of A4, the smallest stamp"""
_COARSE = 8
"""pixels that are looked at as one"""


def without_stamps(pixels: Pixels) -> Pixels:
    """The picture with the red of stamps as light as paper; the same one where there is none."""
    rest = np.maximum(pixels[:, :, 0], pixels[:, :, 1])
    is_red = cv2.subtract(pixels[:, :, 2], rest) > _RED_BY
    if is_red.mean() < 5e-4:
        return pixels
    height, width = pixels.shape[:2]
    coarse = cv2.resize(
        is_red.astype(np.float32),
        (max(width // _COARSE, 1), max(height // _COARSE, 1)),
        interpolation=cv2.INTER_AREA,
    )
    inked = cv2.dilate((coarse > 0.04).astype(np.uint8), np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    least = _LEAST_SIDE * min(height, width) / _COARSE
    stamps = [n for n, s in enumerate(stats.tolist()) if n and min(s[2], s[3]) >= least]
    if not stamps:
        return pixels
    there = np.isin(labels, stamps).astype(np.uint8)
    near = cv2.resize(there, (width, height), interpolation=cv2.INTER_NEAREST) > 0
    cleaned = pixels.copy()
    stamped = near & is_red
    cleaned[stamped] = pixels[stamped][:, 2:3]
    return cleaned
