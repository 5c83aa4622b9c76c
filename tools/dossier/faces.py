"""The faces that papers are set in.

STSong-Light is one that PDF readers bring or replace themselves: nothing is embedded and files
stay small, but a machine without a Chinese font shows blank pages. Papers that are to be seen (to
be scanned, or to be looked at) are therefore set in a face of our own, which is embedded.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

SONG = "STSong-Light"
"""named, and not embedded"""
EMBEDDED = "WenQuanYiMicroHei"
FONT_FILE = (
    Path(__file__).resolve().parents[2] / "src/voucher_cli/volume/face/WenQuanYiMicroHei-GB2312.ttf"
)


@cache
def registered(face: str) -> str:
    """The face, known to reportlab; the embedded one takes a while to load."""
    font = UnicodeCIDFont(face) if face == SONG else TTFont(face, str(FONT_FILE))
    pdfmetrics.registerFont(font)
    return face
