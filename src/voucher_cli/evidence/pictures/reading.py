"""Reads the lines found on a side of paper: print under stamps, labels set one character below
the other, text that runs up or down."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from voucher_cli.evidence.pictures.ocr import (
    LEAST_CONFIDENCE,
    Line,
    Quad,
    Reading,
    cut,
    recognise,
    size,
)
from voucher_cli.evidence.pictures.raster import Pixels

_TALL = 1.5
"""a box this many times as high as long holds text that does not run rightwards"""
_RED_BY = 50
_DARK = 120
_SHARE = 0.02
"""of a crop's pixels: less red, or less dark, is noise"""


def read_quads(pixels: Pixels, quads: Sequence[Quad]) -> tuple[Line, ...]:
    """What stands in these corners of an upright picture, unsure readings too."""
    level = [quad for quad in quads if size(quad)[1] < _TALL * size(quad)[0]]
    tall = [quad for quad in quads if size(quad)[1] >= _TALL * size(quad)[0]]
    inks = [_print_of(cut(pixels, quad)) for quad in level]
    readings = recognise([crop for crop, _ in inks])
    lines = [
        Line(reading.text, quad, reading.confidence, reading.at, red)
        for quad, reading, (_, red) in zip(level, readings, inks, strict=True)
        if reading.text.strip()
    ]
    for quad in tall:
        lines += _read_tall(pixels, quad)
    return tuple(lines)


def _print_of(crop: Pixels) -> tuple[Pixels, bool]:
    """The crop without the red of a stamp over its print, and whether all its ink is red."""
    blue, green, red = (crop[:, :, n].astype(np.int16) for n in range(3))
    is_red = red - np.maximum(green, blue) > _RED_BY
    if is_red.mean() < _SHARE:
        return crop, False
    # print under a stamp is dark in the red channel too, where the stamp alone is as light as paper
    if (red < _DARK).mean() < _SHARE:
        return crop, True
    return np.repeat(crop[:, :, 2:3], 3, axis=2), False


def _read_tall(pixels: Pixels, quad: Quad) -> list[Line]:
    """A box that stands upright: characters below each other, or a line turned on its side."""
    crop = cut(pixels, quad)
    _, red = _print_of(crop)
    tiles = _tiles(crop)
    found = recognise([crop[top:bottom] for top, bottom in tiles])
    stacked = sum(r.confidence for r in found) / len(found) if found else 0.0
    if any(len(reading.text.strip()) != 1 for reading in found):
        stacked *= 0.7
    sideways = recognise([np.ascontiguousarray(np.rot90(crop, turns)) for turns in (1, 3)])
    best = max(sideways, key=lambda reading: reading.confidence)
    if stacked >= max(best.confidence - 0.05, LEAST_CONFIDENCE):
        left, top = quad[0]
        right = quad[1][0]
        return [
            _tile_line(reading, (left, top + begin, right, top + end), red)
            for (begin, end), reading in zip(tiles, found, strict=True)
            if reading.text.strip()
        ]
    return [Line(best.text, quad, best.confidence, red=red)] if best.text.strip() else []


def _tile_line(reading: Reading, box: tuple[float, float, float, float], red: bool) -> Line:
    """One character of a stack, in a box as high as the stack is wide: a flat character (一) is
    of the same size as its neighbours."""
    left, top, right, bottom = box
    middle, half = (top + bottom) / 2, (right - left) / 2
    corners = (
        (left, middle - half),
        (right, middle - half),
        (right, middle + half),
        (left, middle + half),
    )
    return Line(reading.text.strip(), corners, reading.confidence, red=red)


def _tiles(crop: Pixels) -> list[tuple[int, int]]:
    """Where the characters of a stack begin and end, from its empty rows; none where it has no
    such rows."""
    height, width = crop.shape[:2]
    grey = crop.min(axis=2)
    paper = float(np.median(grey[:, : max(width // 10, 1)]))
    ink = (grey < paper - 60).mean(axis=1) > 0.02
    edges = np.flatnonzero(np.diff(np.concatenate(([False], ink, [False])).astype(np.int8)))
    tiles: list[tuple[int, int]] = []
    for begin, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if tiles and end - tiles[-1][0] <= 1.05 * width * 0.9:
            tiles[-1] = (tiles[-1][0], end)
        else:
            tiles.append((begin, end))
    padding = max(round(0.06 * width), 2)
    return [
        (max(begin - padding, 0), min(end + padding, height))
        for begin, end in tiles
        if end - begin >= 0.15 * width
    ]
