"""The sheet of paper in a photo: its four corners, where they are plain to see."""

from __future__ import annotations

import cv2
import numpy as np

from voucher_cli.evidence.pictures.ocr import Quad
from voucher_cli.evidence.pictures.raster import Pixels

_LOOKED_AT = 600
"""long side in pixels of the copy that is searched"""
_COVERS = (0.25, 0.985)
"""the share of the photo that a sheet takes; one that fills it has no background to straighten"""
_LEAST_CONTRAST = 25.0
"""by how many greys the sheet is lighter than what lies around it"""
_MOST_TILT = 32.0
"""degrees by which a corner may miss a right angle"""


def paper_in(pixels: Pixels) -> Quad | None:
    """The corners in pixels, clockwise from the one nearest the top left; None where no sheet
    stands out with certainty."""
    factor = _LOOKED_AT / max(pixels.shape[:2])
    if factor >= 1:
        return None
    small = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    grey = np.asarray(
        cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (7, 7), 0), np.uint8
    )
    _, light = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    kernel = np.ones((15, 15), np.uint8)  # closes the lines of text
    light = cv2.morphologyEx(light, cv2.MORPH_CLOSE, kernel)
    contours, _ = cv2.findContours(light, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    sheet = cv2.convexHull(max(contours, key=cv2.contourArea))
    corners = cv2.approxPolyDP(sheet, 0.02 * cv2.arcLength(sheet, closed=True), closed=True)
    share = cv2.contourArea(sheet) / (grey.shape[0] * grey.shape[1])
    if len(corners) != 4 or not _COVERS[0] <= share <= _COVERS[1]:
        return None
    quad = _ordered(corners.reshape(4, 2).astype(np.float64))
    if cv2.contourArea(quad.astype(np.float32)) < 0.95 * cv2.contourArea(sheet):
        return None
    if not _is_square_enough(quad) or not _stands_out(grey, quad):
        return None
    return tuple((float(x) / factor, float(y) / factor) for x, y in quad)  # type: ignore[return-value]


def _ordered(corners: np.ndarray) -> np.ndarray:
    """Clockwise from the corner nearest the top left."""
    centre = corners.mean(axis=0)
    turned = np.arctan2(corners[:, 1] - centre[1], corners[:, 0] - centre[0])
    corners = corners[np.argsort(turned)]
    return np.roll(corners, -int(np.argmin(corners.sum(axis=1))), axis=0)


def _is_square_enough(quad: np.ndarray) -> bool:
    for before, corner, after in zip(
        np.roll(quad, 1, axis=0), quad, np.roll(quad, -1, axis=0), strict=True
    ):
        a, b = before - corner, after - corner
        cosine = float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b) + 1e-9))
        if abs(90 - np.degrees(np.arccos(np.clip(cosine, -1, 1)))) > _MOST_TILT:
            return False
    return True


def _stands_out(grey: np.ndarray, quad: np.ndarray) -> bool:
    """Whether each side of the sheet is an edge between light and dark."""
    inside = np.zeros(grey.shape, np.uint8)
    cv2.fillConvexPoly(inside, quad.astype(np.int32), 255)
    kernel = np.ones((9, 9), np.uint8)
    ring_in = cv2.subtract(cv2.erode(inside, kernel), cv2.erode(inside, kernel, iterations=3))
    ring_out = cv2.subtract(cv2.dilate(inside, kernel, iterations=3), cv2.dilate(inside, kernel))
    centre = quad.mean(axis=0)
    for start, end in zip(quad, np.roll(quad, -1, axis=0), strict=True):
        side = np.zeros(grey.shape, np.uint8)
        cv2.fillConvexPoly(side, np.array([start, end, centre]).astype(np.int32), 255)
        away = centre + 1.3 * (np.array([start, end]) - centre)
        outer = np.zeros(grey.shape, np.uint8)
        cv2.fillConvexPoly(outer, np.array([start, end, away[1], away[0]]).astype(np.int32), 255)
        within, beyond = grey[np.logical_and(ring_in, side)], grey[np.logical_and(ring_out, outer)]
        if beyond.size < 20:  # this side leaves the photo
            continue
        if within.size < 20 or np.median(within) - np.median(beyond) < _LEAST_CONTRAST:
            return False
    return True
