"""Drawn PDF → the pictures that a scanner or a camera makes of its pages."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pypdfium2
from dossier.paper import Scan
from PIL import Image, ImageChops, ImageDraw, ImageFilter

_DESK = (104, 84, 66)
_BLACK_BELOW = 150
"""what a one-bit scanner takes for black"""
_GRAIN = 509
"""pixels after which the grain repeats"""
_ORIENTED = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90}
"""how pixels lie for an EXIF orientation that a viewer turns back"""


def scan_pages(pdf: bytes, scan: Scan) -> tuple[Image.Image, ...]:
    """The pictures of a drawn PDF's pages, one each or one for two: the same in each run."""
    sheets = _rendered(pdf, scan.dpi)
    if scan.spread:
        sheets = _side_by_side(sheets)
    return tuple(_scanned(sheet, scan, number) for number, sheet in enumerate(sheets))


def _rendered(pdf: bytes, dpi: int) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def _side_by_side(sheets: Sequence[Image.Image]) -> list[Image.Image]:
    spreads = []
    for left in range(0, len(sheets), 2):
        pair = sheets[left : left + 2]
        spread = Image.new("RGB", (2 * pair[0].width, pair[0].height), "white")
        for number, sheet in enumerate(pair):
            spread.paste(sheet, (number * sheet.width, 0))
        spreads.append(spread)
    return spreads


def _scanned(sheet: Image.Image, scan: Scan, number: int) -> Image.Image:
    pen = np.random.default_rng([scan.seed, number])
    sheet = ImageChops.multiply(sheet, Image.new("RGB", sheet.size, scan.paper))
    if scan.staple:
        _staple(sheet, scan.dpi)
    if scan.skew:
        sheet = _skewed(sheet, scan.skew * (1 if number % 2 == 0 else -0.6), scan.paper)
    if scan.photo:
        sheet = _photographed(sheet, scan.photo, pen)
    if scan.blur:
        sheet = sheet.filter(ImageFilter.GaussianBlur(scan.blur))
    picture = _in_mode(_lit(sheet, scan, pen), scan)
    if scan.turns % 4:
        picture = picture.rotate(-90 * (scan.turns % 4), expand=True)
    lying = _ORIENTED[scan.orientation]
    return picture if lying is None else picture.transpose(lying)


def _staple(sheet: Image.Image, dpi: int) -> None:
    """A staple in the corner and the dark rim that a lid leaves along one side."""
    draw, unit = ImageDraw.Draw(sheet), dpi / 25.4
    ends = (8 * unit, 13 * unit, 17 * unit, 6 * unit)
    draw.line(ends, fill=(92, 92, 96), width=max(round(0.7 * unit), 1))
    draw.line([v + 0.5 * unit for v in ends], fill=(200, 200, 200), width=1)
    edge = sheet.width - 1.2 * unit
    draw.rectangle((edge, 0, sheet.width, sheet.height), fill=(96, 96, 94))


def _skewed(sheet: Image.Image, degrees: float, paper: tuple[int, int, int]) -> Image.Image:
    """Turned to the left by that much, as it was laid on the glass."""
    matrix = cv2.getRotationMatrix2D((sheet.width / 2, sheet.height / 2), degrees, 1.0)
    turned = cv2.warpAffine(
        np.asarray(sheet),
        matrix,
        sheet.size,
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=paper,
    )
    return Image.fromarray(turned)


def _photographed(sheet: Image.Image, strength: float, pen: np.random.Generator) -> Image.Image:
    """The sheet on a desk, seen from a hand that does not stand straight over it."""
    width, height = sheet.size
    rim = 0.03
    size = round(width * (1 + 2 * rim)), round(height * (1 + 2 * rim))
    flat, seen = [], []
    for right, bottom in ((0, 0), (1, 0), (1, 1), (0, 1)):
        inwards = pen.uniform(0, strength, 2) * size
        corner = np.array([right * width, bottom * height])
        flat.append(corner)
        seen.append(corner + rim * np.array(size) + inwards * (1 - 2 * np.array([right, bottom])))
    matrix = cv2.getPerspectiveTransform(np.float32(flat), np.float32(seen))
    taken = cv2.warpPerspective(
        np.asarray(sheet),
        matrix,
        size,
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=_DESK,
    )
    return Image.fromarray(taken)


def _lit(sheet: Image.Image, scan: Scan, pen: np.random.Generator) -> Image.Image:
    """With light that falls off towards one corner, and the grain of the sensor."""
    if not scan.shadow and not scan.noise:
        return sheet
    width, height = sheet.size
    grain = np.int16(scan.noise * pen.standard_normal((_GRAIN, _GRAIN), dtype=np.float32))
    change = np.tile(grain, (height // _GRAIN + 1, width // _GRAIN + 1))[:height, :width]
    if scan.shadow:
        down, right = np.linspace(0, 1, height)[:, None], np.linspace(0, 1, width)[None, :]
        change = change - np.int16(scan.shadow * ((down + right) / 2) ** 1.5)
    levels = cv2.add(np.asarray(sheet), cv2.merge([change] * 3), dtype=cv2.CV_8U)
    return Image.fromarray(levels)


def _in_mode(picture: Image.Image, scan: Scan) -> Image.Image:
    if scan.mode == "colour":
        return picture
    grey = picture.convert("L")
    if scan.mode == "grey":
        return grey
    return grey.point([0] * _BLACK_BELOW + [255] * (256 - _BLACK_BELOW), "1")
