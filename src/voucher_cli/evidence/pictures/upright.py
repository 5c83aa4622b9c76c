"""Turns the picture of a page the way it is read: straight, upright, one side of paper at a time.

What decides is where lines of text lie: lines that run up or down the picture mean a page on its
side, their slant is that of the scan, and an empty stripe down the middle parts the two pages of a
spread. Which way is up the classifier of turned lines says; where it wavers, the way in which the
lines read more surely.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from voucher_cli.evidence.model import Leaf
from voucher_cli.evidence.pictures.missed import lines_missed
from voucher_cli.evidence.pictures.ocr import (
    Quad,
    cut,
    find_lines,
    recognise,
    size,
    upside_down,
)
from voucher_cli.evidence.pictures.paper import paper_in
from voucher_cli.evidence.pictures.raster import A4_WIDTH, Picture, Pixels
from voucher_cli.evidence.pictures.stamps import without_stamps

Matrix = NDArray[np.float64]
"""3 × 3, maps points in pixels of one picture to another's"""

_LONG = 2.5
"""a box this many times as long as high is a line, and has a direction"""
_LEAST_SKEW, _MOST_SKEW = 0.25, 20.0
"""degrees: straight enough; lines beyond it are a watermark"""
_ASKED = 9
"""lines that the classifier is asked about"""
_UNANIMOUS = 0.8
_SPREAD_SHAPE = (1.2, 1.9)
"""width by height of two sides of paper next to each other"""
_GUTTER = 0.035
"""of the width: the least that a spread leaves free between its pages"""
_LINES_A_SIDE = 8


@dataclass(frozen=True)
class Side:
    """One side of paper, upright, with the lines of text found on it. It begins at the height
    `top` (points) of the frame in which the page is read; `leaf` leads back to the page as shown,
    None where that is this picture itself."""

    picture: Picture
    lines: tuple[Quad, ...]
    top: float = 0.0
    leaf: Leaf | None = None


def sides_of(picture: Picture) -> tuple[Side, ...]:
    """The sides of paper that a picture of a page shows, in reading order."""
    turned = _Turned(picture.pixels, np.eye(3))
    paper = paper_in(picture.pixels)
    if paper is not None:
        turned = turned.flattened(paper)
    lines = find_lines(without_stamps(turned.pixels))
    if _runs_down(lines):
        turned = turned.quarter()
        lines = find_lines(without_stamps(turned.pixels))
    angle = skew_of(lines)
    if _LEAST_SKEW < abs(angle) <= _MOST_SKEW:
        turned, lines = turned.straightened(angle, lines)
    if _is_upside_down(turned.pixels, lines):
        turned, lines = turned.half(lines)
    scale = picture.scale
    if paper is not None:
        scale = min(turned.pixels.shape[:2]) / A4_WIDTH
    lines = (*lines, *lines_missed(without_stamps(turned.pixels), lines))
    upright = Picture(turned.pixels, scale, picture.dpi, picture.insets)
    return tuple(_sides(upright, lines, turned.matrix, picture.scale))


@dataclass(frozen=True)
class _Turned:
    """A picture and the map from its pixels back to those of the one it was made from."""

    pixels: Pixels
    matrix: Matrix

    def flattened(self, paper: Quad) -> _Turned:
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = paper
        width = round(max(np.hypot(bx - ax, by - ay), np.hypot(cx - dx, cy - dy)))
        height = round(max(np.hypot(dx - ax, dy - ay), np.hypot(cx - bx, cy - by)))
        flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
        back = np.asarray(
            cv2.getPerspectiveTransform(flat, np.array(paper, np.float32)), np.float64
        )
        return self._warped(back, width, height)

    def quarter(self) -> _Turned:
        """Turned clockwise."""
        height = self.pixels.shape[0]
        back = np.array([[0, 1, 0], [-1, 0, height], [0, 0, 1]], np.float64)
        return _Turned(np.ascontiguousarray(np.rot90(self.pixels, -1)), self.matrix @ back)

    def half(self, lines: Sequence[Quad]) -> tuple[_Turned, tuple[Quad, ...]]:
        """Turned by 180 degrees, with its lines."""
        height, width = self.pixels.shape[:2]
        back = np.array([[-1, 0, width], [0, -1, height], [0, 0, 1]], np.float64)
        turned = _Turned(np.ascontiguousarray(self.pixels[::-1, ::-1]), self.matrix @ back)
        moved = tuple(
            tuple((width - x, height - y) for x, y in (c, d, a, b)) for a, b, c, d in lines
        )
        return turned, moved  # type: ignore[return-value]

    def straightened(self, angle: float, lines: Sequence[Quad]) -> tuple[_Turned, tuple[Quad, ...]]:
        """Turned back by the slant (degrees) of its lines, with these."""
        height, width = self.pixels.shape[:2]
        there = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0), (0, 0, 1)])
        corners = _mapped(there, [(0, 0), (width, 0), (width, height), (0, height)])
        left, top = np.floor(corners.min(axis=0))
        right, bottom = np.ceil(corners.max(axis=0))
        there = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1]]) @ there
        turned = self._warped(np.linalg.inv(there), int(right - left), int(bottom - top))
        moved = tuple(tuple(map(tuple, _mapped(there, quad).tolist())) for quad in lines)
        return turned, moved  # type: ignore[return-value]

    def _warped(self, back: Matrix, width: int, height: int) -> _Turned:
        paper = tuple(float(v) for v in np.median(self.pixels[::16, ::16], axis=(0, 1)))
        pixels = cv2.warpPerspective(
            self.pixels,
            back,
            (width, height),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=paper,
        )
        return _Turned(np.asarray(pixels, np.uint8), self.matrix @ back)


def _mapped(matrix: Matrix, points: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
    flat = np.array(points, np.float64).reshape(-1, 1, 2)
    return np.asarray(cv2.perspectiveTransform(flat, matrix).reshape(-1, 2))


def _runs_down(lines: Sequence[Quad]) -> bool:
    """Whether most of the text runs up or down the picture."""
    across = down = 0.0
    for quad in lines:
        length, height = size(quad)
        if length >= _LONG * height:
            across += length
        elif height >= _LONG * length:
            down += height
    return down > 1.5 * across


def skew_of(lines: Sequence[Quad]) -> float:
    """By how many degrees the lines fall (clockwise); the median, the long ones counting more."""
    angles, weights = [], []
    for quad in lines:
        length, height = size(quad)
        if length >= _LONG * height:
            (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad
            angles.append(float(np.degrees(np.arctan2(by - ay + cy - dy, bx - ax + cx - dx))))
            weights.append(length)
    if not angles:
        return 0.0
    order = np.argsort(angles)
    heaped = np.cumsum(np.array(weights)[order])
    return angles[int(order[int(np.searchsorted(heaped, heaped[-1] / 2))])]


def _is_upside_down(pixels: Pixels, lines: Sequence[Quad]) -> bool:
    telling = sorted(
        (q for q in lines if size(q)[0] >= 2 * size(q)[1]),
        key=lambda q: abs(size(q)[0] / max(size(q)[1], 1) - 8),
    )[:_ASKED]
    crops = [cut(pixels, quad) for quad in telling]
    verdicts = upside_down(crops)
    if not verdicts:
        return False
    share = sum(verdict > 0 for verdict in verdicts) / len(verdicts)
    if share <= 1 - _UNANIMOUS:
        return False
    asked = crops[:5]
    as_is = sum(reading.confidence for reading in recognise(asked))
    turned = sum(
        reading.confidence
        for reading in recognise([np.ascontiguousarray(crop[::-1, ::-1]) for crop in asked])
    )
    return turned > as_is


def _sides(
    picture: Picture, lines: tuple[Quad, ...], back: Matrix, shown_scale: float
) -> Iterator[Side]:
    """The picture as it is, or parted at the gutter of a spread."""
    gutter = gutter_of(lines, picture.pixels.shape[1], picture.pixels.shape[0])
    if gutter is None:
        whole = np.allclose(back, np.eye(3)) and picture.scale == shown_scale
        leaf = None if whole else _leaf(picture.scale, back, 0, 0.0, shown_scale)
        yield Side(picture, lines, 0.0, leaf)
        return
    for left, right, top in (
        (0, gutter, 0.0),
        (gutter, picture.pixels.shape[1], picture.height),
    ):
        part = Picture(
            np.ascontiguousarray(picture.pixels[:, left:right]), picture.scale, picture.dpi
        )
        own = tuple(
            tuple((x - left, y) for x, y in quad)
            for quad in lines
            if left <= sum(x for x, _ in quad) / 4 < right
        )
        leaf = _leaf(picture.scale, back, left, top, shown_scale)
        yield Side(part, own, top, leaf)  # type: ignore[arg-type]


def _leaf(scale: float, back: Matrix, left: int, top: float, shown_scale: float) -> Leaf:
    """Points of the reading frame → pixels upright → pixels as shown → points as shown."""
    to_pixels = np.array([[scale, 0, left], [0, scale, -top * scale], [0, 0, 1]])
    to_points = np.diag([1 / shown_scale, 1 / shown_scale, 1.0])
    numbers = (to_points @ back @ to_pixels).ravel().tolist()
    return Leaf(top, tuple(numbers))


def gutter_of(lines: Sequence[Quad], width: int, height: int) -> int | None:
    """Where the two pages of a spread meet, in pixels from the left; None for a single page."""
    if not _SPREAD_SHAPE[0] <= width / max(height, 1) <= _SPREAD_SHAPE[1]:
        return None
    spans = sorted((min(x for x, _ in quad), max(x for x, _ in quad)) for quad in lines)
    middle = 0.5 * width
    left = [end for start, end in spans if (start + end) / 2 < middle]
    right = [start for start, end in spans if (start + end) / 2 >= middle]
    if min(len(left), len(right)) < _LINES_A_SIDE:
        return None
    ends, starts = max(left), min(right)
    near = 0.42 * width <= (ends + starts) / 2 <= 0.58 * width
    return round((ends + starts) / 2) if starts - ends >= _GUTTER * width and near else None
