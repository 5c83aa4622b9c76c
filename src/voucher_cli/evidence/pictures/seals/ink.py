"""Red and blue ink, parted from paper and from black print, whatever the light of the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

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
_TILE_MM = 2.5
_DARKEST_PAPER = 40
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
    light = balanced(np.asarray(small, np.uint8), shrink * picture.scale / MM_PER_POINT)
    return _ink(redness(light), shrink), _ink(blueness(light), shrink)


def balanced(pixels: NDArray[np.uint8], unit: float) -> Map:
    """Each channel as a share (0 to 1) of that of the paper around; `unit` is pixels a mm."""
    height, width = pixels.shape[:2]
    tile = max(1.0, unit * _TILE_MM)
    size = max(8, round(width / tile)), max(8, round(height / tile))
    coarse = cv2.medianBlur(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), 3)
    reach = round(_PAPER_MM / _TILE_MM) | 1
    paper = cv2.blur(cv2.dilate(coarse, np.ones((reach, reach), np.uint8)), (reach, reach))
    whole = cv2.resize(np.maximum(paper, _DARKEST_PAPER), (width, height))
    return _map(np.minimum(cv2.divide(pixels, whole, dtype=cv2.CV_32F), 1.0))


def redness(light: Map) -> Map:
    """How red: what is missing of green. Orange, gold and magenta count for less."""
    blue, green, red = cv2.split(light)
    return _purely(red - green, blue - green, magenta=0.7, yellow=0.5)


def blueness(light: Map) -> Map:
    """How blue: what is missing of red. Cyan, green and purple count for less."""
    blue, green, red = cv2.split(light)
    return _purely(blue - red, green - red, magenta=0.7, yellow=0.4)


def _purely(chroma: NDArray[Any], third: NDArray[Any], *, magenta: float, yellow: float) -> Map:
    """The chroma less what the third channel strays to either side: another hue."""
    stray = np.maximum(np.maximum(third - magenta * chroma, -third - yellow * chroma), 0)
    return _map(np.clip(chroma - 2 * stray, 0, 1))


def _ink(strength: Map, shrink: float) -> Ink:
    sample = strength[::7, ::7]
    noise, upper = (float(level) for level in np.percentile(sample, (50, 75)))
    soft = _map(cv2.GaussianBlur(strength, (0, 0), 0.8))
    least = max(_LEAST_CHROMA, noise + 4 * (upper - noise))
    height, width = soft.shape
    coarse = cv2.resize(
        soft, (max(1, width // 4), max(1, height // 4)), interpolation=cv2.INTER_AREA
    )
    around = cv2.resize(cv2.dilate(coarse, np.ones((7, 7), np.uint8)), (width, height))
    mask = (soft > np.maximum(0.3 * around, least)).astype(np.uint8) * 255
    return Ink(soft, mask, shrink)


def _map(values: NDArray[Any]) -> Map:
    return values.astype(np.float32, copy=False)
