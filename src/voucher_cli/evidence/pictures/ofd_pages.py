"""The pictures of OFD pages: what lies on them as pictures, put where it is shown. Text and lines
are not drawn; they are read from the file itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from voucher_cli.evidence.pictures.decoding import pictures_in_image
from voucher_cli.evidence.pictures.raster import MOST_PIXELS, RENDER_DPI, Picture, Pixels
from voucher_cli.evidence.readers.ofd_pictures import PagePicture, ofd_page_pictures

_SCAN_COVERS = 0.4
"""as for PDF pages"""
_INSET_COVERS = 0.08
_MOST_PICTURES = 40


def pictures_in_ofd(data: bytes, numbers: Sequence[int]) -> Iterator[Picture | None]:
    """The picture of each page (from 1), None for one without any that can be decoded."""
    for number in numbers:
        yield _page(ofd_page_pictures(data, number)[:_MOST_PICTURES])


def _page(found: Sequence[PagePicture]) -> Picture | None:
    """All pictures of one page on white paper; ink of later ones does not hide earlier ink."""
    if not found:
        return None
    width, height = found[0].width, found[0].height
    scale = min(RENDER_DPI / 72, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    paper = np.full((max(round(height * scale), 1), max(round(width * scale), 1), 3), 255, np.uint8)
    shown, dpi = [], None
    for picture in found:
        decoded = next(pictures_in_image(picture.data, [1]))
        if decoded is None:
            continue
        shown.append(picture)
        _lay(paper, decoded.pixels, picture, scale)
        if _share(picture) >= _SCAN_COVERS and dpi is None:
            dpi = round(72 * decoded.pixels.shape[1] / max(picture.box[2] - picture.box[0], 1.0))
    if not shown:
        return None
    insets = tuple(picture.box for picture in shown if _share(picture) >= _INSET_COVERS)
    return Picture(paper, scale, dpi, insets)


def _share(picture: PagePicture) -> float:
    left, top, right, bottom = picture.box
    return (right - left) * (bottom - top) / max(picture.width * picture.height, 1.0)


def _lay(paper: Pixels, pixels: Pixels, picture: PagePicture, scale: float) -> None:
    """Puts a picture on the paper; what lies off the page is cut."""
    height, width = paper.shape[:2]
    left, top, right, bottom = (
        round(min(max(side * scale, -edge), 2 * edge))
        for side, edge in zip(picture.box, (width, height, width, height), strict=True)
    )
    if right <= left or bottom <= top:
        return
    fitted = cv2.resize(pixels, (right - left, bottom - top), interpolation=cv2.INTER_AREA)
    x0, y0, x1, y1 = max(left, 0), max(top, 0), min(right, width), min(bottom, height)
    if x1 > x0 and y1 > y0:
        part = fitted[y0 - top : y1 - top, x0 - left : x1 - left]
        paper[y0:y1, x0:x1] = np.minimum(paper[y0:y1, x0:x1], part)
