"""Image files → pictures of pages, with the turn that a camera noted and a scanner's resolution."""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from voucher_cli.evidence.pictures.raster import A4_WIDTH, MOST_PIXELS, Picture, Pixels

_SANE_DPI = (90, 1300)
_SANE_WIDTH = (280.0, 1300.0)
"""short sides in points: from a receipt to A2"""
_FAULTS = (
    OSError,
    EOFError,
    ValueError,
    SyntaxError,
    Image.DecompressionBombError,
    MemoryError,
    RuntimeError,
)


def pictures_in_image(data: bytes, numbers: Sequence[int]) -> Iterator[Picture | None]:
    """The picture of each frame (from 1), None for one that is broken."""
    try:
        image = _open(data)
    except _FAULTS:
        yield from (None for _ in numbers)
        return
    with image:
        for number in numbers:
            try:
                image.seek(number - 1)
                yield _decoded(image)
            except _FAULTS:
                yield None


def pictures_in_word(data: bytes, numbers: Sequence[int]) -> Iterator[Picture | None]:
    """The pasted pictures of a Word file, which are its pages from 2 on."""
    from voucher_cli.evidence.readers.word_pictures import pasted_pictures

    pasted = pasted_pictures(data)
    for number in numbers:
        if 2 <= number < len(pasted) + 2:
            yield next(pictures_in_image(pasted[number - 2], [1]))
        else:
            yield None


def _open(data: bytes) -> Image.Image:
    if data[4:8] == b"ftyp":
        try:
            import pi_heif
        except ImportError as error:  # the reader of pictures has said how to get it
            raise OSError("pi_heif is not installed") from error

        return pi_heif.open_heif(io.BytesIO(data)).to_pillow()  # type: ignore[no-any-return]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Image.open(io.BytesIO(data))


def _decoded(image: Image.Image) -> Picture:
    across, down = (_number(n) for n in (*image.info.get("dpi", (0, 0)), 0, 0)[:2])
    short = _short_side(min(image.size), min(across, down))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd metadata is none of the user's business
        upright = ImageOps.exif_transpose(image) or image
        pixels = np.ascontiguousarray(_rgb(_reduced(upright))[:, :, ::-1])
    scale = min(pixels.shape[:2]) / short
    return Picture(pixels, scale, round(scale * 72))


def _reduced(image: Image.Image) -> Image.Image:
    """The picture with no more pixels than help reading."""
    factor = math.ceil((image.width * image.height / MOST_PIXELS) ** 0.5)
    if factor < 2:
        return image
    if image.mode == "1":
        image = image.convert("L")
    elif image.mode in {"P", "PA"}:
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    return image.reduce(factor)


def _short_side(pixels: int, dpi: float) -> float:
    """Of the page, in points: what the file's resolution makes it where that is a size of paper,
    else that of A4."""
    if _SANE_DPI[0] <= dpi <= _SANE_DPI[1]:
        points = pixels * 72 / dpi
        if _SANE_WIDTH[0] <= points <= _SANE_WIDTH[1]:
            return points
    return A4_WIDTH


def _rgb(image: Image.Image) -> Pixels:
    """8-bit colour on white paper, whatever the file holds."""
    if image.mode.startswith(("I", "F")):
        values = np.asarray(image, dtype=np.float32)
        top = 65535.0 if image.mode.startswith("I;16") or values.max(initial=0) > 255 else 255.0
        if image.mode == "F" and values.max(initial=0) <= 1:
            top = 1.0
        grey = np.clip(values * (255.0 / top), 0, 255).astype(np.uint8)
        return np.repeat(grey[:, :, None], 3, axis=2)
    if image.mode in {"RGBA", "LA", "PA", "RGBa"} or "transparency" in image.info:
        seen = image.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return np.asarray(Image.alpha_composite(paper, seen).convert("RGB"))
    return np.asarray(image.convert("RGB"))


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError, ZeroDivisionError):
        return 0.0
