"""Red and blue ink, parted from paper and from black print, whatever the light of the picture."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from voucher_cli.evidence.pictures.raster import Picture, Pixels

Map = NDArray[np.float32]
Mask = NDArray[np.uint8]

UNIT = 3.0
"""pixels a millimetre of the small copy in which seals are looked for: some 76 dpi"""
MM_PER_POINT = 25.4 / 72

_PAPER_MM = 40.0
"""Paper is the lightest within this distance: more than a logo, less than a tinted page."""
_DARKEST_PAPER = 40.0
_LEAST_CHROMA = 0.055
_GREY = 6.0
"""how far the channels of a pixel may lie apart in a picture without colour"""


@dataclass(frozen=True)
class Ink:
    """Ink of one colour: how strong (0 to 1) at each pixel of the small copy, and where it is for
    certain (255). `shrink` is pixels of the small copy a pixel of the picture."""

    strength: Map
    mask: Mask
    shrink: float


def is_coloured(pixels: Pixels) -> bool:
    """Whether colour could be seen at all: False for a picture in greys. A page without a seal
    that was scanned in colour still shows it by the tint of its paper and the noise."""
    step = max(1, int((pixels.size / 3 / 2_000_000) ** 0.5))
    sample = pixels[::step, ::step].astype(np.int16)
    spread = sample.max(axis=2) - sample.min(axis=2)
    return bool((spread > _GREY).mean() > 2e-5 or (spread > 0).mean() > 0.05)


def inks_of(picture: Picture) -> tuple[Ink, Ink]:
    """The red and the blue ink on a page."""
    shrink = min(1.0, UNIT * MM_PER_POINT / picture.scale)
    small = cv2.resize(picture.pixels, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    light = balanced(small, UNIT if shrink < 1 else picture.scale / MM_PER_POINT)
    return tuple(_ink(strength, shrink) for strength in (redness(light), blueness(light)))  # type: ignore[return-value]


def balanced(pixels: Pixels, unit: float) -> Map:
    """Each channel as a share (0 to 1) of that of the paper around; `unit` is pixels a mm."""
    height, width = pixels.shape[:2]
    tiles = (
        max(4, width * 2 // max(int(unit * 10), 1)),
        max(4, height * 2 // max(int(unit * 10), 1)),
    )
    coarse = cv2.resize(pixels, (tiles[0] * 4, tiles[1] * 4), interpolation=cv2.INTER_AREA)
    reach = int(_PAPER_MM / 5 * 4) | 1
    paper = cv2.dilate(cv2.medianBlur(coarse, 3), np.ones((reach, reach), np.uint8))
    paper = cv2.blur(paper, (reach, reach))
    paper = np.maximum(paper.astype(np.float32), _DARKEST_PAPER)
    whole = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.minimum(pixels / whole, 1.0, dtype=np.float32)


def redness(light: Map) -> Map:
    """How red: what is missing of green. Orange, gold and magenta count for less."""
    blue, green, red = cv2.split(light)
    chroma = red - green
    odd = np.maximum((blue - green) - 0.7 * chroma, 0) + np.maximum(
        (green - blue) - 0.5 * chroma, 0
    )
    return np.clip(chroma - 2 * odd, 0, 1)


def blueness(light: Map) -> Map:
    """How blue: what is missing of red. Cyan, green and purple count for less."""
    blue, green, red = cv2.split(light)
    chroma = blue - red
    odd = np.maximum((green - red) - 0.7 * chroma, 0) + np.maximum((red - green) - 0.4 * chroma, 0)
    return np.clip(chroma - 2 * odd, 0, 1)


def _ink(strength: Map, shrink: float) -> Ink:
    noise = float(np.median(strength[::7, ::7]))
    spread = float(np.percentile(strength[::7, ::7], 75)) - noise
    soft = cv2.GaussianBlur(strength, (0, 0), 0.8)
    window = np.ones((31, 31), np.uint8)
    around = cv2.dilate(cv2.blur(soft, (3, 3)), window)
    least = max(_LEAST_CHROMA, noise + 4 * spread)
    mask = soft > np.maximum(least, 0.25 * around)
    return Ink(soft, mask.astype(np.uint8) * 255, shrink)
