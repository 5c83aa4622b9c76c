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
_MARGIN = 8
"""pixels of the small copy"""
_SAMPLED = 300_000
"""pixels that tell whether a picture has colour"""
_GREY = 6.0
"""how far the channels of a pixel may lie apart in a picture without colour"""


@dataclass(frozen=True)
class Ink:
    """Where ink of one colour is (255) in the small copy of a page. `shrink` is pixels of the
    small copy a pixel of the picture."""

    mask: Mask
    shrink: float


def is_coloured(pixels: Pixels) -> bool:
    """Whether colour could be seen at all: False for a picture in greys. A page without a seal
    that was scanned in colour still shows it by the tint of its paper and the noise."""
    step = max(1, round((pixels.size / 3 / _SAMPLED) ** 0.5))
    blue, green, red = cv2.split(np.ascontiguousarray(pixels[::step, ::step]))
    spread = cv2.subtract(cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red))
    return bool((spread > _GREY).mean() > 2e-5 or (spread > 0).mean() > 0.05)


def inks_of(picture: Picture) -> tuple[Ink, Ink]:
    """The red and the blue ink on a page."""
    shrink = min(1.0, UNIT * MM_PER_POINT / picture.scale)
    light = balanced(_smaller(picture.pixels, shrink), shrink * picture.scale / MM_PER_POINT)
    return _ink(redness(light), shrink), _ink(blueness(light), shrink)


def _smaller(pixels: Pixels, shrink: float) -> Pixels:
    """The small copy: first by a whole number, which is many times faster."""
    height, width = pixels.shape[:2]
    size = max(1, round(width * shrink)), max(1, round(height * shrink))
    whole = int(1 / shrink)
    if whole > 1 and min(height, width) > 2 * whole:
        coarse = width // whole, height // whole
        kept = pixels[: coarse[1] * whole, : coarse[0] * whole]
        pixels = np.asarray(cv2.resize(kept, coarse, interpolation=cv2.INTER_AREA), np.uint8)
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_LINEAR), np.uint8)


def balanced(pixels: NDArray[np.uint8], unit: float) -> NDArray[np.uint8]:
    """Each channel as a share (of 255) of that of the paper around; `unit` is pixels a mm."""
    height, width = pixels.shape[:2]
    tile = max(1.0, unit * _TILE_MM)
    size = max(8, round(width / tile)), max(8, round(height / tile))
    coarse = cv2.medianBlur(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), 3)
    reach = round(_PAPER_MM / _TILE_MM) | 1
    paper = cv2.blur(cv2.dilate(coarse, np.ones((reach, reach), np.uint8)), (reach, reach))
    whole = cv2.resize(np.maximum(paper, _DARKEST_PAPER), (width, height))
    return np.asarray(cv2.divide(pixels, whole, scale=255), np.uint8)


def redness(light: NDArray[Any]) -> Map:
    """How red (0 to 1, of shares of 255): what is missing of green. Orange, gold and magenta count
    for less."""
    blue, green, red = cv2.split(light)
    return _purely(red, blue, green, magenta=0.7, yellow=0.5)


def blueness(light: NDArray[Any]) -> Map:
    """How blue (0 to 1): what is missing of red. Cyan, green and purple count for less."""
    blue, green, red = cv2.split(light)
    return _purely(blue, green, red, magenta=0.7, yellow=0.4)


def _purely(
    own: NDArray[Any], third: NDArray[Any], missing: NDArray[Any], *, magenta: float, yellow: float
) -> Map:
    """By how much a channel exceeds the missing one, less what the third channel strays to either
    side: another hue."""
    chroma = cv2.subtract(own, missing, dtype=cv2.CV_32F)
    other = cv2.subtract(third, missing, dtype=cv2.CV_32F)
    above = cv2.addWeighted(other, 2.0, chroma, -2 * magenta, 0)
    below = cv2.addWeighted(other, -2.0, chroma, -2 * yellow, 0)
    stray = np.asarray(np.maximum(above, below, out=above), np.float32)
    np.maximum(stray, 0, out=stray)
    np.subtract(chroma, stray, out=stray)
    return np.clip(np.divide(stray, 255, out=stray), 0, 1, out=stray)


def _ink(strength: Map, shrink: float) -> Ink:
    noise, upper = (float(level) for level in np.percentile(strength[::7, ::7], (50, 75)))
    least = 255 * max(_LEAST_CHROMA, noise + 4 * (upper - noise))
    soft = cv2.GaussianBlur(cv2.convertScaleAbs(strength, alpha=255), (0, 0), 0.8)
    height, width = soft.shape
    coarse = cv2.resize(
        soft, (max(1, width // 4), max(1, height // 4)), interpolation=cv2.INTER_AREA
    )
    around = cv2.dilate(coarse, np.ones((7, 7), np.uint8))
    needed = np.maximum(0.3 * around, min(least, 255.0)).astype(np.uint8)
    mask = cv2.compare(soft, cv2.resize(needed, (width, height)), cv2.CMP_GT)
    return Ink(np.asarray(mask, np.uint8), shrink)


def around(mask: Mask) -> tuple[int, int, int, int]:
    """Left, top, width and height of all ink, with a little paper around."""
    left, top, width, height = cv2.boundingRect(mask)
    x, y = max(left - _MARGIN, 0), max(top - _MARGIN, 0)
    right, bottom = (
        min(left + width + _MARGIN, mask.shape[1]),
        min(top + height + _MARGIN, mask.shape[0]),
    )
    return x, y, right - x, bottom - y
