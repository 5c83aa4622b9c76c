"""Pictures of pages for people to look at: small, and each in several sizes to choose from."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
from PIL import Image

from voucher_cli.evidence.model import FileType
from voucher_cli.evidence.pictures.raster import Picture, pictures_of
from voucher_cli.evidence.shot import Shot


@dataclass(frozen=True, slots=True)
class _Size:
    """How finely a page is shown: dots an inch of paper, and WebP's quality (0 to 100)."""

    dpi: int
    quality: int


_SIZES = (_Size(110, 55), _Size(90, 45), _Size(75, 35), _Size(60, 25))
"""the finest first; print of 9 points can be read down to the third"""
_LONGEST = 2400
"""pixels: of a plan or a strip of receipts, no more than a screen can show"""


def shots_of(data: bytes, kind: FileType, numbers: Sequence[int]) -> Iterator[Shot | None]:
    """Each of these pages (from 1) of a file of type `kind`; None for one that cannot be drawn."""
    for picture in pictures_of(data, kind, numbers):
        yield None if picture is None or _lacks_its_text(picture, kind) else _shot(picture)


def _lacks_its_text(picture: Picture, kind: FileType) -> bool:
    """Of an OFD page only the pictures are drawn: where these are no scan of it, what is seen
    would not be the page."""
    return kind is FileType.OFD and picture.dpi is None


def _shot(picture: Picture) -> Shot:
    return Shot(
        round(picture.width, 2),
        round(picture.height, 2),
        tuple(_encoded(picture, size) for size in _SIZES),
    )


def _encoded(picture: Picture, size: _Size) -> str:
    high, wide = picture.pixels.shape[:2]
    share = min(size.dpi / 72 / picture.scale, _LONGEST / max(high, wide), 1.0)
    fine = (max(1, round(wide * share)), max(1, round(high * share)))
    pixels = cv2.resize(picture.pixels, fine, interpolation=cv2.INTER_AREA)
    out = io.BytesIO()
    Image.fromarray(pixels[:, :, ::-1]).save(out, "WEBP", quality=size.quality, method=2)
    return base64.b64encode(out.getvalue()).decode("ascii")
