"""QR codes in the picture of a page."""

from __future__ import annotations

import cv2
import numpy as np
import zxingcpp

from voucher_cli.evidence.model import Code
from voucher_cli.evidence.pictures.raster import Picture, Pixels

_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_MOST = 12
_SMALL = 3_000_000
"""pixels: a picture of fewer is looked at again enlarged when nothing is found in it"""


def codes_in(picture: Picture) -> tuple[Code, ...]:
    """The codes on a page, from top to bottom and left to right."""
    grey = np.asarray(cv2.cvtColor(picture.pixels, cv2.COLOR_BGR2GRAY), np.uint8)
    found = _found(grey, 1.0) or _found(_cleaned(grey), 1.0)
    if not found and grey.size < _SMALL:
        larger = cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
        found = _found(np.asarray(larger, np.uint8), 2.0)
    codes = {Code(text, picture.box(*box)) for text, box in found}
    return tuple(sorted(codes, key=lambda code: (code.box[1], code.box[0], code.text)))[:_MOST]


def _found(grey: Pixels, factor: float) -> list[tuple[str, tuple[float, float, float, float]]]:
    barcodes = zxingcpp.read_barcodes(grey, formats=_QR, try_rotate=True, try_invert=True)
    found = []
    for barcode in barcodes:
        place = barcode.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        xs = [corner.x / factor for corner in corners]
        ys = [corner.y / factor for corner in corners]
        if barcode.text:
            found.append((barcode.text, (min(xs), min(ys), max(xs), max(ys))))
    return found


def _cleaned(grey: Pixels) -> Pixels:
    """Without the speckle of a scanner and the shade of a photo."""
    smooth = cv2.medianBlur(grey, 3)
    block = max(min(grey.shape) // 20, 11) | 1
    cleaned = cv2.adaptiveThreshold(
        smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, block, 7
    )
    return np.asarray(cleaned, np.uint8)
