"""Makes the files that the reading tests read: nothing here comes from a real package."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

SONG = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(SONG))

Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, size: tuple[float, float] = A4) -> bytes:
    """A PDF with one page for each drawing, set in 10 point Song."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size)
    for draw in pages:
        canvas.setFont(SONG, 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(*texts: str, left: float = 72, top: float = 770, pitch: float = 18) -> Draw:
    """Draws lines of text below each other."""

    def draw(canvas: Canvas) -> None:
        for n, text in enumerate(texts):
            canvas.drawString(left, top - n * pitch, text)

    return draw


def zipped(entries: Mapping[str, bytes]) -> bytes:
    """A zip of these entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def put(folder: Path, entries: Mapping[str, bytes]) -> Path:
    """Writes the entries below a folder."""
    for name, data in entries.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def raw_zip(name: bytes, data: bytes = b"text", *, flags: int = 0, extra: bytes = b"") -> bytes:
    """A zip of one stored entry whose name and flags are written as they are given."""
    import struct
    import zlib

    checksum = zlib.crc32(data)
    common = struct.pack(
        "<HHHHHLLLHH", 20, flags, 0, 0, 0x21, checksum, len(data), len(data), len(name), len(extra)
    )
    local = b"PK\x03\x04" + common + name + extra + data
    central = (
        b"PK\x01\x02"
        + struct.pack("<H", 20)
        + common
        + struct.pack("<HHHLL", 0, 0, 0, 0, 0)
        + name
        + extra
    )
    end = b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end
