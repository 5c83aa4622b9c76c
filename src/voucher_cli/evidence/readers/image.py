"""Pictures: scans and photos. What can be told of them without decoding is told here; what they
show is for others to look at."""

from __future__ import annotations

import importlib.util
import io
import struct
import warnings

from PIL import Image

from voucher_cli.evidence.model import FileState, Page
from voucher_cli.evidence.readers import Content, damaged
from voucher_cli.language import Bilingual

MOST_PIXELS = 150_000_000
"""A2 at 600 dpi; decoding more would take more memory than a worker has"""
_MAX_PAGES = 2000
_ENDS = ((b"\xff\xd8\xff", b"\xff\xd9"), (b"\x89PNG", b"IEND"))
"""how a JPEG or PNG begins, and what a complete one has"""
_FAULTS = (OSError, EOFError, ValueError, SyntaxError, struct.error)

_NO_HEIC = Bilingual(
    "HEIC 照片需要附加组件才能读取：运行 pip install voucher-cli[heic]，或在手机上导出为 JPG",
    "HEIC photos need an extra: pip install voucher-cli[heic], or export them as JPG",
)
_TOO_LARGE = Bilingual(
    "图片像素过大，未读取；请以 300 dpi 以内重新扫描",
    "the picture has too many pixels and was not read: scan it again at no more than 300 dpi",
)


def read_image(data: bytes) -> Content:
    """One unreadable page for each picture in the file (a TIFF may hold several)."""
    for start, end in _ENDS:
        if data.startswith(start) and data.rfind(end) < len(start):
            return damaged("truncated picture")
    if is_heic(data):
        return _read_heic()
    refused = _refused(data)
    if refused is not None:
        return refused
    count = _tiff_pages(data) if data[:4] in {b"II*\0", b"MM\0*"} else 1
    return _pages(count) if count else damaged("TIFF")


def _refused(data: bytes) -> Content | None:
    """What to say of a picture that is broken or too large; None for a sound one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as image:
                pixels = image.width * image.height
    except Image.DecompressionBombError:
        return Content(FileState.UNREADABLE, detail=_TOO_LARGE)
    except _FAULTS as error:
        return damaged(type(error).__name__)
    return Content(FileState.UNREADABLE, detail=_TOO_LARGE) if pixels > MOST_PIXELS else None


def is_heic(data: bytes) -> bool:
    """Whether it is a photo in the container that phones use."""
    return data[4:8] == b"ftyp"


def _read_heic() -> Content:
    if importlib.util.find_spec("pi_heif") is None:
        return Content(FileState.UNSUPPORTED, detail=_NO_HEIC)
    return _pages(1)


def _pages(count: int) -> Content:
    pages = tuple(Page(number, (), readable=False, pictured=True) for number in range(1, count + 1))
    return Content(FileState.READ, pages, page_count=count)


def _tiff_pages(data: bytes) -> int:
    """How many image directories a TIFF chains together; 0 when the chain leads out of it."""
    order = "<" if data[:2] == b"II" else ">"
    seen: set[int] = set()
    try:
        (position,) = struct.unpack_from(f"{order}L", data, 4)
        while position and position not in seen and len(seen) < _MAX_PAGES:
            (entries,) = struct.unpack_from(f"{order}H", data, position)
            seen.add(position)
            (position,) = struct.unpack_from(f"{order}L", data, position + 2 + 12 * entries)
    except struct.error:
        return 0
    return len(seen)
