"""What is drawn over the pages of the papers: the running number.

The digits are strokes, not text: a scan with a number in text would pass for a page of text when
the volume is read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = {
    "0": "0.3 1 m 0.02 1 0.02 0 0.3 0 c 0.58 0 0.58 1 0.3 1 c s",
    "1": "0.12 0.8 m 0.34 1 l 0.34 0 l S",
    "2": "0.05 0.75 m 0.05 1.08 0.55 1.08 0.55 0.72 c 0.55 0.5 0.2 0.3 0.05 0 c 0.58 0 l S",
    "3": "0.05 0.85 m 0.15 1.08 0.52 1.02 0.52 0.76 c 0.52 0.58 0.36 0.53 0.25 0.53 c "
    "0.4 0.53 0.56 0.45 0.56 0.27 c 0.56 -0.05 0.15 -0.08 0.03 0.17 c S",
    "4": "0.42 0 m 0.42 1 l 0.02 0.3 l 0.58 0.3 l S",
    "5": "0.52 1 m 0.12 1 l 0.08 0.56 l 0.25 0.68 0.57 0.62 0.57 0.32 c "
    "0.57 -0.06 0.15 -0.08 0.03 0.15 c S",
    "6": "0.5 0.95 m 0.3 1.05 0.05 0.8 0.05 0.35 c 0.05 -0.1 0.56 -0.1 0.56 0.3 c "
    "0.56 0.65 0.1 0.68 0.06 0.35 c S",
    "7": "0.03 1 m 0.57 1 l 0.22 0 l S",
    "8": "0.3 0.54 m 0 0.6 0 1 0.3 1 c 0.6 1 0.6 0.6 0.3 0.54 c "
    "-0.05 0.48 -0.05 0 0.3 0 c 0.65 0 0.65 0.48 0.3 0.54 c S",
    "9": "0.1 0.05 m 0.3 -0.05 0.55 0.2 0.55 0.65 c 0.55 1.1 0.04 1.1 0.04 0.7 c "
    "0.04 0.35 0.5 0.32 0.54 0.65 c S",
}
"""strokes in a box 0.6 wide and 1 high"""
_ADVANCE = 0.78
_HEIGHT = 9.0
_MARGIN = (30.0, 16.0)
"""from the right and the bottom edge, on A4; all sizes grow with the page"""
_A4_WIDTH = 595.0


@dataclass(frozen=True, slots=True)
class Frame:
    """What of a page is seen: its box in user space, the quarter turns clockwise in which it is
    shown, and the points that a unit is worth."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0
    unit: float = 1.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown, in units."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    @property
    def upright(self) -> str:
        """The matrix after which x goes to the right and y up as shown, from the corner at the
        bottom left."""
        return {
            0: f"1 0 0 1 {self.left:.4f} {self.bottom:.4f} cm",
            1: f"0 1 -1 0 {self.right:.4f} {self.bottom:.4f} cm",
            2: f"-1 0 0 -1 {self.right:.4f} {self.top:.4f} cm",
            3: f"0 -1 1 0 {self.left:.4f} {self.top:.4f} cm",
        }[self.turns % 4]


def number_on(frame: Frame, number: int) -> bytes:
    """Drawing operators for a page's number at its lower right corner: grey on a white rim, so
    that it can be read on a dark scan."""
    width, height = frame.size
    scale = max(min(width, height) / _A4_WIDTH, 0.5 / frame.unit)
    digits = str(number)
    size = _HEIGHT * scale
    x = width - _MARGIN[0] * scale - len(digits) * _ADVANCE * size
    lines = [
        "q",
        frame.upright,
        f"{size:.3f} 0 0 {size:.3f} {x:.3f} {_MARGIN[1] * scale:.3f} cm",
        "1 J 1 j",
        *_strokes(digits, grey=1, width=0.36),
        *_strokes(digits, grey=0.25, width=0.1),
        "Q",
    ]
    return "\n".join(lines).encode("ascii")


def _strokes(digits: str, *, grey: float, width: float) -> Iterator[str]:
    yield f"{grey} G {width} w"
    for at, digit in enumerate(digits):
        yield f"q 1 0 0 1 {at * _ADVANCE:.3f} 0 cm {_DIGITS[digit]} Q"
