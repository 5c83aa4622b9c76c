"""Pictures: scans and photos. What they show is read by OCR, a later stage that has its place
here; until then every page of a picture is one whose text could not be read."""

from __future__ import annotations

import struct

from voucher_cli.evidence.model import FileState, Page
from voucher_cli.evidence.readers import Content, damaged

_MAX_PAGES = 2000
_ENDS = ((b"\xff\xd8\xff", b"\xff\xd9"), (b"\x89PNG", b"IEND"))
"""how a JPEG or PNG begins, and what a complete one has"""


def read_image(data: bytes) -> Content:
    """One unreadable page for each picture in the file (a TIFF may hold several)."""
    for start, end in _ENDS:
        if data.startswith(start) and data.rfind(end) < len(start):
            return damaged("truncated picture")
    count = _tiff_pages(data) if data[:4] in {b"II*\0", b"MM\0*"} else 1
    if count == 0:
        return damaged("TIFF")
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
