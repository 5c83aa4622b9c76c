"""The pictures of pages: PDF pages rendered, image files decoded."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageOps

from voucher_cli.evidence.model import Box, FileType

Pixels = NDArray[np.uint8]
"""height × width × 3, blue green red as OpenCV has them"""

RENDER_DPI = 200
_A4_WIDTH = 595.0
_MOST_PIXELS = 40_000_000


@dataclass(frozen=True)
class Picture:
    """The picture of a page. `scale` is pixels a point; `dpi` the resolution at which the page was
    scanned, None where it was not. `width` and `height` of the page are in points."""

    pixels: Pixels
    scale: float
    dpi: int | None = None

    @property
    def width(self) -> float:
        return float(self.pixels.shape[1]) / self.scale

    @property
    def height(self) -> float:
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
        yield from _of_image(data, numbers)
    else:
        yield from (None for _ in numbers)


def _of_pdf(data: bytes, numbers: Sequence[int]) -> Iterator[Picture | None]:
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        for number in numbers:
            page = document[number - 1]
            try:
                width, height = page.get_size()
                scale = min(RENDER_DPI / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
                pixels = page.render(scale=scale).to_numpy()[:, :, :3]
                yield Picture(np.ascontiguousarray(pixels), scale, RENDER_DPI)
            except pypdfium2.PdfiumError:
                yield None
            finally:
                page.close()


def _of_image(data: bytes, numbers: Sequence[int]) -> Iterator[Picture | None]:
    with Image.open(io.BytesIO(data)) as image:
        for number in numbers:
            try:
                image.seek(number - 1)
                upright = ImageOps.exif_transpose(image) or image
                pixels = np.asarray(upright.convert("RGB"))[:, :, ::-1]
            except (OSError, EOFError, ValueError, SyntaxError):
                yield None
                continue
            scale = min(pixels.shape[0], pixels.shape[1]) / _A4_WIDTH
            yield Picture(np.ascontiguousarray(pixels), scale, round(scale * 72))
