"""Scans and photos as pages: the bytes of a JPEG as they are, other pictures without loss."""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PIL import Image
from pypdf.generic import ArrayObject, FloatObject, NumberObject, PdfObject, StreamObject

from voucher_cli.volume.pdf_file import PdfFile, name, named, reference, stream_of
from voucher_cli.volume.stamp import Frame

_A4 = (595.28, 841.89)
_SANE_DPI = (90, 1300)
_SANE_SIDE = (280.0, 1300.0)
"""points of the short side, from a receipt to A2: what the file's resolution makes it"""
_TURNS = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""how a camera held the picture (the values of Exif) → how its unit square is to be turned"""
_ORIENTATION = 0x0112
_SPACES = {"1": "DeviceGray", "L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}
_LOSSY = {"WEBP", "HEIF", "AVIF"}
_GOOD_JPEG = 95

Dressing = Callable[[Frame], bytes]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The page that a picture fills or stands in the middle of."""

    size: tuple[float, float]
    picture: tuple[float, float, float, float]
    """left, bottom, width, height"""


class Pictures:
    """An image file on its way into a PDF: a page for each frame. Raises what Pillow raises."""

    def __init__(self, data: bytes, into: PdfFile) -> None:
        self._data = data
        self._into = into
        self._image = _open(data)
        self._frames = int(getattr(self._image, "n_frames", 1))
        if self._image.format in {"MPO", "GIF", "WEBP", "PNG", "HEIF", "AVIF"}:
            self._frames = 1  # further frames are previews or an animation

    def __len__(self) -> int:
        return self._frames

    def write(self, dressing: Callable[[int], Dressing]) -> list[int]:
        """Writes the pages and gives their numbers."""
        return [self._page(at, dressing(at)) for at in range(self._frames)]

    def _page(self, at: int, dressing: Dressing) -> int:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd metadata is none of the user's business
            self._image.seek(at)
            turn = _TURNS.get(self._image.getexif().get(_ORIENTATION, 1), _TURNS[1])
            picture = self._into.add(_stream(self._image, self._data))
        width, height = self._image.size
        if not turn[0]:
            width, height = height, width
        sheet = _sheet(width, height, self._image.info.get("dpi"))
        across, up = sheet.size
        left, bottom, wide, high = sheet.picture
        over = dressing(Frame(0, 0, across, up)).decode("ascii")
        drawn = (
            f"q {wide:.3f} 0 0 {high:.3f} {left:.3f} {bottom:.3f} cm "
            f"{' '.join(map(str, turn))} cm /Picture Do Q\n{over}\n"
        )
        content = self._into.add(stream_of(drawn.encode("ascii")))
        drawings = named({"Picture": reference(picture)})
        box = ArrayObject([FloatObject(round(n, 3)) for n in (0, 0, across, up)])
        page = {
            "Type": name("Page"),
            "Parent": reference(self._into.tree),
            "MediaBox": box,
            "Resources": named({"XObject": drawings}),
            "Contents": reference(content),
        }
        return self._into.add(named(page))


def _open(data: bytes) -> Image.Image:
    if data[4:8] == b"ftyp":
        import pi_heif

        return pi_heif.open_heif(io.BytesIO(data)).to_pillow()  # type: ignore[no-any-return]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Image.open(io.BytesIO(data))


def _stream(image: Image.Image, data: bytes) -> StreamObject:
    if image.format in {"JPEG", "MPO"} and image.mode in {"L", "RGB", "CMYK"}:
        return _drawing(image, image.mode, data, "DCTDecode")
    shown = _on_white(image)
    if image.format in _LOSSY or image.format is None:
        buffer = io.BytesIO()
        shown.convert("RGB").save(buffer, "JPEG", quality=_GOOD_JPEG)
        return _drawing(shown, "RGB", buffer.getvalue(), "DCTDecode")
    return _drawing(shown, shown.mode, zlib.compress(shown.tobytes(), 6), "FlateDecode")


def _drawing(image: Image.Image, mode: str, data: bytes, packed: str) -> StreamObject:
    entries: dict[str, PdfObject] = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": NumberObject(image.width),
        "Height": NumberObject(image.height),
        "ColorSpace": name(_SPACES[mode]),
        "BitsPerComponent": NumberObject(1 if mode == "1" else 8),
        "Filter": name(packed),
    }
    if mode == "CMYK" and "adobe" in image.info:  # which stores the colours inverted
        entries["Decode"] = ArrayObject([NumberObject(n) for n in (1, 0) * 4])
    return stream_of(data, entries)


def _on_white(image: Image.Image) -> Image.Image:
    """As people see it, in a mode that PDF knows."""
    if image.mode in {"1", "L", "RGB"} and "transparency" not in image.info:
        return image
    if image.mode.startswith(("I", "F")):
        low, high = _extremes(image)
        top = 65535.0 if high > 255 else 255.0
        del low
        return image.convert("F").point(lambda value: value * (255.0 / top)).convert("L")
    if image.mode in {"RGBA", "LA", "PA", "RGBa", "La"} or "transparency" in image.info:
        seen = image.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("RGB")
    return image.convert("RGB")


def _extremes(image: Image.Image) -> tuple[float, float]:
    low, high = image.convert("F").getextrema()
    return float(low), float(high)  # type: ignore[arg-type]


def _sheet(width: int, height: int, dpi: Any) -> _Sheet:
    """A page as large as the paper that was scanned, where the file tells; else A4."""
    short, long = _A4
    paper = (short, long) if width <= height else (long, short)
    try:
        resolution = float(min(dpi[0], dpi[1]))
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        resolution = 0.0
    if _SANE_DPI[0] <= resolution <= _SANE_DPI[1]:
        size = width * 72 / resolution, height * 72 / resolution
        if _SANE_SIDE[0] <= min(size) <= _SANE_SIDE[1] and max(size) <= 5 * min(size):
            return _Sheet(size, (0, 0, *size))
    scale = min(paper[0] / width, paper[1] / height)
    wide, high = width * scale, height * scale
    return _Sheet(paper, ((paper[0] - wide) / 2, (paper[1] - high) / 2, wide, high))
