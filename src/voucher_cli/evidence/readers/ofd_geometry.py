"""Millimetres of an OFD page → points, and the small notations of its attributes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from voucher_cli.evidence.model import Box

POINTS = 72 / 25.4
"""in a millimetre"""
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?")
_COUNT = re.compile(r"[0-9]{1,9}")
_LARGEST = 1e6
"""millimetres: further out is nothing that anyone sees"""

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def numbers(text: str | None) -> list[float]:
    """All numbers in a text, in order; far too large ones as 0."""
    found = (float(match) for match in _NUMBER.findall((text or "")[:200_000]))
    return [value if abs(value) <= _LARGEST else 0.0 for value in found]


def number(text: str | None, default: float = 0.0) -> float:
    """The first number in a text."""
    return next(iter(numbers((text or "")[:40])), default)


def deltas(text: str | None, most: int) -> list[float]:
    """DeltaX or DeltaY: `1.5 1.5 g 3 2` is 1.5 1.5 2 2 2. No more than `most` are given."""
    steps: list[float] = []
    words = iter((text or "").replace(",", " ").split())
    for word in words:
        if len(steps) >= most:
            break
        if word.casefold() == "g":
            times, step = next(words, "0"), number(next(words, "0"))
            count = int(times) if _COUNT.fullmatch(times) else 0
            steps += [step] * min(count, most - len(steps))
        else:
            steps.append(number(word))
    return steps


def four(text: str | None) -> Box | None:
    """`x y width height` as left, top, right, bottom."""
    found = numbers(text)
    if len(found) < 4:
        return None
    x, y, width, height = found[:4]
    return x, y, x + width, y + height


@dataclass(frozen=True, slots=True)
class Place:
    """Where the coordinates of an object lie on the page, in millimetres: `matrix`, then moved."""

    matrix: Matrix = IDENTITY
    left: float = 0.0
    top: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point on the page, in points from its top left corner."""
        a, b, c, d, e, f = self.matrix
        return (
            (a * x + c * y + e + self.left) * POINTS,
            (b * x + d * y + f + self.top) * POINTS,
        )

    @property
    def turn(self) -> float:
        """By how much it turns a line of text, in radians clockwise."""
        return math.atan2(self.matrix[1], self.matrix[0])

    @property
    def scale(self) -> tuple[float, float]:
        """How much wider and higher it makes an upright character."""
        a, b, c, d, _, _ = self.matrix
        return math.hypot(a, b), math.hypot(c, d)


def place_of(ctm: str | None, boundary: str | None, inside: tuple[float, float]) -> Place:
    """The place of an object with this CTM and Boundary in a block that lies at `inside`."""
    found = numbers(ctm)
    matrix: Matrix = IDENTITY
    if len(found) == 6:
        matrix = (found[0], found[1], found[2], found[3], found[4], found[5])
    box = four(boundary) or (0.0, 0.0, 0.0, 0.0)
    return Place(matrix, box[0] + inside[0], box[1] + inside[1])


def edges(data: str) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight edges of AbbreviatedData (`M 0 0 L 5 0 … C`), in the object's coordinates."""
    start = last = (0.0, 0.0)
    needed = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
    words = iter(data.split())
    for word in words:
        count = needed.get(word.upper())
        if count is None:
            continue
        values = [number(next(words, "0")) for _ in range(count)]
        here = (values[-2], values[-1]) if values else start
        if word.upper() in {"M", "S"}:
            start = here
        elif word.upper() in {"L", "C"}:
            yield last, here
        last = here
