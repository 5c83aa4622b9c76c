"""What stands on the rim of an outline and inside it: the evidence that it is a seal."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from voucher_cli.evidence.pictures.seals.ink import UNIT, Map, Mask

TURNS = 240
"""angles at which a rim is looked at"""
STEPS = 100
REACH = 1.25
"""looked at from the centre to this many radii"""
_STRETCH_MM = 4.5
"""of ink without a break: longer than the strokes of print that happen to lie on the rim"""
_ANGLES = np.linspace(0, 2 * np.pi, TURNS, endpoint=False, dtype=np.float32)[:, None]
_RADII = np.linspace(0, REACH, STEPS, dtype=np.float32)[None, :]


@dataclass(frozen=True)
class Outline:
    """An ellipse in pixels; `turn` in degrees clockwise from the x axis to the half-axis `a`."""

    x: float
    y: float
    a: float
    b: float
    turn: float = 0.0

    @property
    def radius(self) -> float:
        """The mean of its half-axes."""
        return (self.a + self.b) / 2

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        turn = np.deg2rad(self.turn)
        across = float(np.hypot(self.a * np.cos(turn), self.b * np.sin(turn)))
        down = float(np.hypot(self.a * np.sin(turn), self.b * np.cos(turn)))
        return self.x - across, self.y - down, self.x + across, self.y + down

    def at(self, angles: Map, radii: Map) -> tuple[Map, Map]:
        """Where the points at these angles (radians) and these shares of the radius are."""
        turn = np.deg2rad(self.turn)
        u, v = self.a * np.cos(angles), self.b * np.sin(angles)
        x = u * np.cos(turn) - v * np.sin(turn)
        y = u * np.sin(turn) + v * np.cos(turn)
        return _map(self.x + radii * x), _map(self.y + radii * y)

    def inset(self, angles: Map, radii: Map) -> tuple[Map, Map]:
        """The same at an equal distance from the rim all round, in shares of its height."""
        depth = (1 - radii) * self.b
        return self._placed((self.a - depth) * np.cos(angles), (self.b - depth) * np.sin(angles))

    def _placed(self, u: Map, v: Map) -> tuple[Map, Map]:
        turn = np.deg2rad(self.turn)
        x = self.x + u * np.cos(turn) - v * np.sin(turn)
        y = self.y + u * np.sin(turn) + v * np.cos(turn)
        return x.astype(np.float32), y.astype(np.float32)


@dataclass(frozen=True)
class Rim:
    """What an outline has. `seen`: the share of it that lies on the page. Of that: `arcs`, the
    share that runs along unbroken stretches of ink (`inner` the same among the text, where there is
    no rim); `beyond`, the share with ink close outside.
    `thickness` of the rim in radii; `strokes` of ink met on a way round between rim and centre
    (for a whole turn), and `filled`, the share of that way that is ink."""

    seen: float
    arcs: float
    inner: float
    beyond: float
    thickness: float
    strokes: float
    filled: float


def _map(values: NDArray[np.floating]) -> Map:
    return values.astype(np.float32, copy=False)


def unwound(mask: Mask, outline: Outline) -> Mask:
    """Angle × radius: the ink around an outline, none off the page."""
    xs, ys = outline.at(_ANGLES, _RADII)
    polar = cv2.remap(mask, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    return np.asarray(polar, np.uint8)


def _on_page(mask: Mask, outline: Outline) -> NDArray[np.bool_]:
    """Which angles of an outline lie on the page."""
    height, width = mask.shape
    xs, ys = outline.at(_ANGLES[:, 0], np.ones(1, np.float32))
    return np.asarray((xs >= 0) & (ys >= 0) & (xs <= width - 1) & (ys <= height - 1), np.bool_)


def rim_of(mask: Mask, outline: Outline) -> Rim:
    """The evidence for an outline."""
    on_page = _on_page(mask, outline)
    seen = float(on_page.mean())
    if seen < 0.03:
        return Rim(seen, 0, 0, 0, 0, 0, 0)
    inked = np.asarray(unwound(mask, outline) > 127, np.bool_)
    slack = max(0.05, 1.6 / outline.radius)
    on_rim = np.asarray(inked[:, _at(1 - slack) : _at(1 + slack) + 1].any(axis=1), np.bool_)
    least = round(TURNS * max(1 / 30, _STRETCH_MM * UNIT / (2 * np.pi * outline.radius)))
    arcs = _in_runs(on_rim, least)[on_page].mean()
    within = np.asarray(inked[:, _at(0.78 - slack) : _at(0.78 + slack) + 1].any(axis=1), np.bool_)
    beyond = inked[on_page, _at(1.1) : _at(1.18)].any(axis=1).mean()
    thickness = inked[on_page & on_rim, _at(0.75) : _at(1 + slack)].sum(axis=1)
    band = inked[on_page, _at(0.55) : _at(0.86)]
    changes = (band[1:] != band[:-1]).sum(axis=0)
    return Rim(
        seen=seen,
        arcs=float(arcs),
        inner=float(_in_runs(within, least)[on_page].mean()),
        beyond=float(beyond),
        thickness=float(np.median(thickness)) / STEPS * REACH if len(thickness) else 0.0,
        strokes=float(changes.mean()) / 2 / seen,
        filled=float(band.mean()),
    )


def certainty_of(rim: Rim, outline: Outline) -> float:
    """How sure (0 to 1) an outline is the rim of a seal. A large circle that is broken is still
    one; of a small one or an ellipse, so much is found in the letters of any text."""
    needed = 0.4 + 0.3 * _ramp(-outline.radius / UNIT, -16, -12)
    needed += 0.15 * _ramp(outline.a / outline.b, 1.06, 1.15)
    score = _ramp(rim.arcs, needed, needed + 0.3)
    score *= (
        _ramp(rim.strokes, 3, 8) * _ramp(-rim.filled, -0.8, -0.6) * _ramp(rim.filled, 0.02, 0.06)
    )
    score *= _ramp(rim.arcs - rim.inner, 0.05, 0.35)
    score *= 1 - 0.7 * _ramp(rim.beyond - 0.5 * rim.arcs, 0.1, 0.4)
    score *= _ramp(rim.seen, 0.08, 0.2)
    return round(float(score**0.5), 3)


def _at(radius: float) -> int:
    return min(STEPS - 1, round(radius / REACH * (STEPS - 1)))


def _ramp(value: float, low: float, high: float) -> float:
    return float(np.clip((value - low) / (high - low), 0, 1))


def _in_runs(flags: NDArray[np.bool_], least: int) -> NDArray[np.bool_]:
    """The flags that stand in runs of at least that many, round the circle."""
    around = np.concatenate([flags[-least:], flags, flags[:least]]).astype(np.uint8)[None, :]
    kernel = np.ones((1, least), np.uint8)
    opened = cv2.morphologyEx(around, cv2.MORPH_OPEN, kernel)[0]
    return np.asarray(opened[least:-least], np.bool_)
