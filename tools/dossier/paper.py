"""How a paper is sealed, signed and scanned, apart from what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Shape = Literal["round", "oval", "square"]
Colour = Literal["red", "blue", "black"]
Mode = Literal["colour", "grey", "bits"]


@dataclass(frozen=True)
class Seal:
    """The print of a seal. `owner` stands round its rim (a square one is filled with it), `legend`
    across it; `width` is in millimetres. `shift` moves it to the right and up, in points, and
    `turn` turns it, in degrees; `strength` (0 to 1) is how much ink it left."""

    owner: str
    legend: str = ""
    shape: Shape = "round"
    colour: Colour = "red"
    width: float = 40
    strength: float = 0.85
    turn: float = 0
    shift: tuple[float, float] = (0, 0)


@dataclass(frozen=True)
class ElectronicSeal:
    """An electronic signature of `organisation`, its seal at a place of the last page (points from
    the bottom left)."""

    organisation: str
    at: tuple[float, float]


@dataclass
class Ink:
    """What differs from the usual seals and signatures of a paper: `seals` by the company whose
    seal usually stands there (none: an empty tuple), `signed` whether people have signed,
    `across` whether the seals of a contract run over the edges of its pages (骑缝章)."""

    seals: dict[str, tuple[Seal, ...]] = field(default_factory=dict)
    signed: bool = True
    across: bool = True
    electronic: ElectronicSeal | None = None


@dataclass(frozen=True)
class Scan:
    """How a paper went through a scanner or before a camera.

    `skew` is in degrees; `turns` counts the quarter turns to the right that a page lies in the
    file; `noise` is a standard deviation and `shadow` the most that the light falls off, both in
    levels of 255; `blur` is a radius in pixels at `dpi`. `photo` (0 to 0.1) is how far the corners
    of a page on a desk are drawn in by perspective, 0 for a scanner. `orientation` is what the EXIF
    data of a JPEG tell; the pixels are turned the other way. `spread` puts two pages side by side.
    `searchable` keeps the text of the drawn PDF beneath the picture.
    """

    dpi: int = 150
    skew: float = 0
    turns: int = 0
    noise: float = 3
    blur: float = 0
    shadow: float = 0
    paper: tuple[int, int, int] = (253, 252, 248)
    photo: float = 0
    orientation: int = 1
    mode: Mode = "colour"
    quality: int = 55
    staple: bool = False
    spread: bool = False
    searchable: bool = False
    seed: int = 1
