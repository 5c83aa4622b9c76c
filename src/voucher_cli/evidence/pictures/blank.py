"""Whether a page holds any ink at all."""

from __future__ import annotations

import cv2
import numpy as np

from voucher_cli.evidence.pictures.raster import Picture

_UNIT = 0.7
"""pixels a point of the copy that is looked at: specks vanish in it, strokes do not"""
_MARGIN = 0.03
"""of the picture's sides: shadows of the scanner's lid, staples"""
_CONTRAST = 22.0
_LEAST_INK = 1.2e-4
"""of the pixels: about two characters on A4"""
_LITTLE_INK = 6e-3


def ink_share(picture: Picture) -> float:
    """The share of the page that is darker, or more coloured, than the paper around it."""
    factor = min(1.0, _UNIT / picture.scale)
    small = cv2.resize(picture.pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    height, width = small.shape[:2]
    coarse = cv2.resize(small, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(coarse, max(min(height, width) // 48, 3) | 1)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    away = cv2.absdiff(small, paper).max(axis=2)
    y, x = round(_MARGIN * height), round(_MARGIN * width)
    inner = away[y : height - y or None, x : width - x or None]
    return float(np.mean(inner > _CONTRAST)) if inner.size else 0.0


def is_blank(share: float) -> bool:
    """Whether a page with this share of ink shows nothing."""
    return share < _LEAST_INK


def may_be_textless(share: float) -> bool:
    """Whether so little ink may well be no text: a stroke, a stamp, a shadow."""
    return share < _LITTLE_INK
