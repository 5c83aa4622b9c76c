"""Text on the volume's own pages: in the face that comes with the program, and where that lacks a
character in one that PDF readers bring themselves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from voucher_cli.report.outline import visible

_FACE = "VoucherFace"
_SPARE = "STSong-Light"
_FILE = Path(__file__).parent / "face" / "WenQuanYiMicroHei-GB2312.ttf"
_MISSING = "□"
_NOT_FIRST = "，。；：！？、）》”’】」』〉％…,.;:!?)]}"


@cache
def _characters() -> frozenset[int]:
    """Registers both faces; gives the characters that the first one has."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont

    own = TTFont(_FACE, str(_FILE))
    pdfmetrics.registerFont(own)
    pdfmetrics.registerFont(UnicodeCIDFont(_SPARE))
    return frozenset(own.face.charToGlyph)


def plain(text: str) -> str:
    """`text` in one line, with nothing in it that could turn or hide it."""
    return " ".join(visible(text).split())


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of `text`, each with the face that has its characters."""
    has = _characters()

    def face(character: str) -> str:
        if ord(character) in has:
            return _FACE
        try:
            character.encode("gbk")
        except UnicodeEncodeError:
            return ""
        return _SPARE

    for name, characters in groupby(text, key=face):
        piece = "".join(characters)
        yield (name, piece) if name else (_FACE, _MISSING * len(piece))


def width(text: str, size: float) -> float:
    """What `text` takes, in points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(sum(stringWidth(piece, face, size) for face, piece in _runs(text)))


def draw(canvas: Any, x: float, y: float, text: str, size: float, *, align: float = 0.0) -> None:
    """Draws `text` from `x`; `align` 0.5 about it, 1 up to it."""
    if align:
        x -= align * width(text, size)
    for face, piece in _runs(text):
        canvas.setFont(face, size)
        canvas.drawString(x, y, piece)
        x += canvas.stringWidth(piece, face, size)


def fitted(text: str, size: float, room: float) -> str:
    """`text`, its middle left out where it is wider than `room`: names differ at their ends."""
    if width(text, size) <= room:
        return text
    kept = len(text)
    while kept > 2 and width(f"{text[: kept // 2]}…{text[-(kept // 2) :]}", size) > room:
        kept -= max(1, kept // 16)
    return f"{text[: kept // 2]}…{text[-(kept // 2) :]}"


def wrapped(text: str, size: float, room: float, most: int) -> list[str]:
    """`text` in at most `most` lines, broken anywhere but before a closing mark."""
    lines: list[str] = []
    line = ""
    for character in text:
        if line and character not in _NOT_FIRST and width(line + character, size) > room:
            lines.append(line)
            line = ""
            if len(lines) == most:
                lines[-1] = lines[-1][:-1] + "…"
                return lines
        line += character
    return [*lines, line] if line else lines
