"""The text of a seal as straight lines of black on white."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

import cv2
import numpy as np
from numpy.typing import NDArray

from voucher_cli.evidence.pictures.raster import Pixels
from voucher_cli.evidence.pictures.seals.ink import Map
from voucher_cli.evidence.pictures.seals.rim import Outline

LINE_HEIGHT = 48
"""pixels, as the recogniser wants them"""
_BANDS = ((0.63, 0.93), (0.55, 0.91), (0.7, 0.95))
"""where the text round a rim may stand, in radii"""
_WIDEST_GAP = 0.3
"""between characters, in heights of the line; wider ones are drawn together"""
_INKED = 0.35
_LITTLE_TILT = 0.1
"""radians, at which a line can still be read"""


def dark_on_light(ink: Map) -> Pixels:
    """Ink (0 to 1) as a picture for reading."""
    grey = (255 * (1 - np.clip(ink, 0, 1))).astype(np.uint8)
    return cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR).astype(np.uint8)


def rim_lines(ink: Map, outline: Outline) -> Iterator[Pixels]:
    """The text along the upper arc, clockwise, cut open where there is the widest gap; taken from
    a few bands, the likeliest first."""
    start = gap_angle(ink, outline)
    for inner, outer in _BANDS:
        yield dark_on_light(_closed_up(_unrolled(ink, outline, start, inner, outer)))


def gap_angle(ink: Map, outline: Outline) -> float:
    """The angle (radians, clockwise from the x axis) of the middle of the widest gap in the text
    round the rim: the foot of the seal."""
    steps = 360
    angles = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    radii = np.linspace(0.64, 0.9, 14)
    grid = np.meshgrid(angles, radii, indexing="ij")
    xs, ys = outline.inset(grid[0].astype(np.float32), grid[1].astype(np.float32))
    inked = (cv2.remap(ink, xs, ys, cv2.INTER_LINEAR) > _INKED).mean(axis=1) > 0.12
    if not inked.any():
        return float(np.pi / 2)
    best, length = 0.0, 0
    marks = np.flatnonzero(np.concatenate([inked, inked]))
    for left, right in pairwise(marks):
        if right - left > length and left < steps:
            best, length = (left + right) / 2, int(right - left)
    return float(best / steps * 2 * np.pi)


def _unrolled(ink: Map, outline: Outline, start: float, inner: float, outer: float) -> Map:
    """The band from `start` once round, at equal lengths of arc; its top is the rim."""
    fine = np.linspace(start, start + 2 * np.pi, 721)
    middle = np.full_like(fine, (inner + outer) / 2)
    xs, ys = outline.inset(fine.astype(np.float32), middle.astype(np.float32))
    way = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(xs), np.diff(ys)))])
    depth = (outer - inner) * outline.b
    width = max(8, round(float(way[-1]) / depth * LINE_HEIGHT))
    angles = np.interp(np.linspace(0, way[-1], width), way, fine)
    radii = np.linspace(outer, inner, LINE_HEIGHT)
    rows, columns = np.meshgrid(radii, angles, indexing="ij")
    xs, ys = outline.inset(columns.astype(np.float32), rows.astype(np.float32))
    return cv2.remap(ink, xs, ys, cv2.INTER_CUBIC).astype(np.float32)


def _closed_up(strip: Map) -> Map:
    """The strip with the wide gaps between its characters made narrow."""
    inked = np.asarray((strip > _INKED).any(axis=0), np.bool_)
    widest = max(2, round(_WIDEST_GAP * strip.shape[0]))
    kept = np.ones(strip.shape[1], bool)
    run = 0
    for column, has_ink in enumerate(inked):
        run = 0 if has_ink else run + 1
        kept[column] = run <= widest
    margin = np.zeros((strip.shape[0], widest), np.float32)
    return np.concatenate([margin, strip[:, kept], margin], axis=1)


def lines_across(ink: Map, outline: Outline) -> Iterator[tuple[Pixels, ...]]:
    """The lines that stand level across a seal (合同专用章), with its foot turned down; cut out
    in a few ways, the likeliest first."""
    tilt = _tilt(gap_angle(ink, outline))
    turns = (tilt, 0.0) if abs(tilt) > _LITTLE_TILT else (tilt,)
    for turn, reach in product(turns, (0.8, 0.66)):
        level = _turned_level(ink, outline, turn, reach)
        lines = tuple(_line_of(level, top, bottom) for top, bottom in _rows_of_ink(level))
        if lines:
            yield lines


def _line_of(level: Map, top: int, bottom: int) -> Pixels:
    line = level[max(top - 4, 0) : bottom + 4]
    columns = np.flatnonzero((line > _INKED).any(axis=0))
    piece = line[:, max(columns[0] - 6, 0) : columns[-1] + 7]
    factor = LINE_HEIGHT / piece.shape[0]
    larger = cv2.resize(piece, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    return dark_on_light(larger.astype(np.float32))


def _tilt(foot: float) -> float:
    """How far (radians) a seal with its foot there is turned from upright; 0 where too far."""
    tilt = foot - np.pi / 2
    return float(tilt) if abs(tilt) < np.pi / 4 else 0.0


def _turned_level(ink: Map, outline: Outline, turn: float, reach: float) -> Map:
    """The lower middle of a seal up to `reach` radii from its centre."""
    size = 240
    across = np.linspace(-0.66, 0.66, round(1.32 * size))
    down = np.linspace(-0.25, 0.72, round(0.97 * size))
    xs, ys = np.meshgrid(across * outline.a, down * outline.b)
    x = outline.x + xs * np.cos(turn) - ys * np.sin(turn)
    y = outline.y + xs * np.sin(turn) + ys * np.cos(turn)
    level = cv2.remap(ink, x.astype(np.float32), y.astype(np.float32), cv2.INTER_CUBIC)
    radius = np.hypot(xs / outline.a, ys / outline.b)
    return np.where(radius < reach, level, 0).astype(np.float32)


def _rows_of_ink(level: Map) -> Iterator[tuple[int, int]]:
    """Top and bottom of each stretch of inked rows that could be a line of text."""
    share = (level > _INKED).mean(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], (share > 0.03).astype(np.int8), [0]])))
    for top, bottom in zip(edges[::2], edges[1::2], strict=True):
        if 14 <= bottom - top <= 90:
            yield int(top), int(bottom)


def name_lines(ink: Map) -> Iterator[tuple[int, Pixels]]:
    """The characters of a square stamp set in a row, in the ways that people arrange them, with
    how many there are: in columns from the right, or in rows."""
    height, width = ink.shape
    if width > 1.5 * height:
        yield 0, dark_on_light(_tile(ink, round(LINE_HEIGHT * width / height)))
        return
    x, y = _parting(ink.sum(axis=0)), _parting(ink.sum(axis=1))
    right, left = ink[:, x:], ink[:, :x]
    quarters = right[:y], right[y:], left[:y], left[y:]
    yield 4, _set(*quarters)
    yield 3, _set(right, left[:y], left[y:])
    yield 3, _set(right[:y], right[y:], left)
    yield 2, _set(ink[:y], ink[y:])
    yield 2, _set(right, left)
    yield 4, _set(left[:y], right[:y], left[y:], right[y:])


def _parting(profile: NDArray[np.float32]) -> int:
    """Where the least ink is near the middle."""
    length = len(profile)
    low, high = round(length * 0.38), max(round(length * 0.62), round(length * 0.38) + 1)
    return low + int(np.argmin(cv2.blur(profile[None, low:high].astype(np.float32), (3, 1))))


def _set(*pieces: Map) -> Pixels:
    gap = np.zeros((LINE_HEIGHT, 6), np.float32)
    parts = [part for piece in pieces for part in (_tile(piece, LINE_HEIGHT - 8), gap)]
    return dark_on_light(np.concatenate([gap, *parts], axis=1))


def _tile(piece: Map, width: int) -> Map:
    rows = np.flatnonzero((piece > _INKED).any(axis=1))
    columns = np.flatnonzero((piece > _INKED).any(axis=0))
    if len(rows) and len(columns):
        piece = piece[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    tile = cv2.resize(piece, (max(width, 4), LINE_HEIGHT - 8), interpolation=cv2.INTER_AREA)
    return np.pad(tile, ((4, 4), (0, 0))).astype(np.float32)
