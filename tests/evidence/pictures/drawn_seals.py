"""Pages with seals drawn by plain shapes: strokes stand for characters."""

from __future__ import annotations

import cv2
import numpy as np

from voucher_cli.evidence.pictures.raster import Picture, Pixels

DPI = 100
MM = DPI / 25.4
RED, BLUE = (40, 30, 205), (190, 70, 40)
"""blue, green, red"""
Colour = tuple[int, int, int]


def blank() -> Pixels:
    return np.full((round(297 * MM), round(210 * MM), 3), 255, np.uint8)


def picture(pixels: Pixels) -> Picture:
    return Picture(pixels, DPI / 72, DPI)


def draw_seal(
    page: Pixels,
    x: float,
    y: float,
    colour: Colour = RED,
    size: tuple[float, float] = (42, 42),
    letters: int = 12,
) -> None:
    """A round or oval seal with its centre at `x`, `y`, all in mm."""
    a, b = size[0] / 2, size[1] / 2
    centre = round(x * MM), round(y * MM)
    cv2.ellipse(page, centre, (round(a * MM), round(b * MM)), 0, 0, 360, colour, 5, cv2.LINE_AA)
    for angle in np.linspace(np.deg2rad(110), np.deg2rad(430), letters):
        for off in (-0.035, 0.035):
            ends = [
                (
                    round((x + (a - depth) * np.cos(angle + off)) * MM),
                    round((y + (b - depth) * np.sin(angle + off)) * MM),
                )
                for depth in (3.0, 7.0)
            ]
            cv2.line(page, ends[0], ends[1], colour, 2, cv2.LINE_AA)
    cv2.circle(page, centre, round(4 * MM), colour, -1, cv2.LINE_AA)


def draw_stamp(page: Pixels, x: float, y: float, side: float = 20) -> None:
    """A square name stamp with its centre at `x`, `y`, all in mm."""
    left, top = round((x - side / 2) * MM), round((y - side / 2) * MM)
    length = round(side * MM)
    cv2.rectangle(page, (left, top), (left + length, top + length), RED, 3)
    for dx in (0.28, 0.72):
        for dy in (0.28, 0.72):
            cx, cy, r = left + round(dx * length), top + round(dy * length), round(0.16 * length)
            for across in (-r, 0, r):
                cv2.line(page, (cx - r, cy + across), (cx + r, cy + across), RED, 2)
            cv2.line(page, (cx, cy - r), (cx, cy + r), RED, 2)
