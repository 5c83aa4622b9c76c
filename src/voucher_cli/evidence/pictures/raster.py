"""The pictures of pages: PDF pages rendered, pictures in files of other types decoded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from voucher_cli.evidence.model import Box, FileType

Pixels = NDArray[np.uint8]
"""height × width × 3, blue green red as OpenCV has them"""

RENDER_DPI = 200
A4_WIDTH = 595.0
MOST_PIXELS = 16_000_000
_SCAN_COVERS = 0.4
"""a picture over this share of a PDF page is a scan of it"""
_INSET_COVERS = 0.08
"""one over this share may hold text of its own: more than a seal, a logo, a code"""
_PAPER = (140.0, 1300.0)
"""short sides in points that paper has; a page beyond is one of pixels, not of points"""
_NESTING = 4


@dataclass(frozen=True)
class Picture:
    """The picture of a page. `scale` is pixels a point; `dpi` the resolution at which the page was
    scanned, None where it was not. `insets` are the pictures on a page of text, in points."""

    pixels: Pixels
    scale: float
    dpi: int | None = None
    insets: tuple[Box, ...] = ()

    @property
    def width(self) -> float:
        """Of the page, in points."""
        return float(self.pixels.shape[1]) / self.scale

    @property
    def height(self) -> float:
        """Of the page, in points."""
        return float(self.pixels.shape[0]) / self.scale

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Pixels → points."""
        s = self.scale
        return round(left / s, 2), round(top / s, 2), round(right / s, 2), round(bottom / s, 2)


def pictures_of(data: bytes, kind: FileType, numbers: Sequence[int]) -> Iterator[Picture | None]:
    """The picture of each of these pages (from 1), None for one that cannot be drawn."""
    if kind is FileType.PDF:
        yield from _of_pdf(data, numbers)
    elif kind is FileType.IMAGE:
        from voucher_cli.evidence.pictures.decoding import pictures_in_image

        yield from pictures_in_image(data, numbers)
    elif kind is FileType.DOCX:
        from voucher_cli.evidence.pictures.decoding import pictures_in_word

        yield from pictures_in_word(data, numbers)
    elif kind is FileType.OFD:
        from voucher_cli.evidence.pictures.ofd_pages import pictures_in_ofd

        yield from pictures_in_ofd(data, numbers)
    else:
        yield from (None for _ in numbers)


def _of_pdf(data: bytes, numbers: Sequence[int]) -> Iterator[Picture | None]:
    with pypdfium2.PdfDocument(data) as document:
        if document.get_formtype() != pdfium.FORMTYPE_NONE:
            document.init_forms()
        for number in numbers:
            try:
                page = document[number - 1]
            except (pypdfium2.PdfiumError, IndexError):
                yield None
                continue
            try:
                yield _rendered(page)
            except pypdfium2.PdfiumError:
                yield None
            finally:
                page.close()


def _rendered(page: pypdfium2.PdfPage) -> Picture:
    width, height = page.get_size()
    images = list(_images(page))
    area = max(width * height, 1.0)
    covered = sum(w * h for w, h, _ in images)
    dots = sum(pixels for _, _, pixels in images)
    native = 72 * (dots / covered) ** 0.5 if covered >= _SCAN_COVERS * area and dots else None
    scale = _scale(width, height, native)
    pixels = page.render(scale=scale, rev_byteorder=False).to_numpy()
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        pixels = np.repeat(pixels.reshape(*pixels.shape[:2], 1), 3, axis=2)
    insets = (
        tuple(_inset_boxes(page, height, area))
        if native is None
        else ((0.0, 0.0, round(width, 2), round(height, 2)),)
    )
    return Picture(
        np.ascontiguousarray(pixels[:, :, :3]), scale, round(native) if native else None, insets
    )


def _scale(width: float, height: float, native: float | None) -> float:
    """Pixels a point: 200 dpi, less for a scan that has less, and what paper of that shape would
    need where the page's size is none of paper."""
    short = max(min(width, height), 1.0)
    scale = RENDER_DPI / 72
    if not _PAPER[0] <= short <= _PAPER[1]:
        scale *= A4_WIDTH / short
    if native is not None:
        scale = min(scale, max(native / 72, 0.6 * scale))
    return float(min(scale, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5))


def _images(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, int]]:
    """Width and height in points and the number of pixels of each picture on the page."""
    for image in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_NESTING):
        try:
            left, bottom, right, top = image.get_bounds()
            across, down = image.get_px_size()
        except pypdfium2.PdfiumError:
            continue
        yield max(right - left, 0.0), max(top - bottom, 0.0), across * down


def _inset_boxes(page: pypdfium2.PdfPage, height: float, area: float) -> Iterator[Box]:
    if page.get_rotation():
        return
    x0, y0, _, _ = page.get_bbox()
    for image in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=1):
        try:
            left, bottom, right, top = image.get_bounds()
        except pypdfium2.PdfiumError:
            continue
        if (right - left) * (top - bottom) >= _INSET_COVERS * area:
            yield left - x0, height - (top - y0), right - x0, height - (bottom - y0)
