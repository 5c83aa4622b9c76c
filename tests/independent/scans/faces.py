"""The typefaces: for each style the fonts that a Chinese office has, where installed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

_ROOT = Path("/usr/share/fonts")
_NOTO_SERIF = ("opentype/noto/NotoSerifCJK-Regular.ttc", 2)
_NOTO_SANS = ("opentype/noto/NotoSansCJK-Regular.ttc", 2)
_CANDIDATES: dict[str, tuple[tuple[str, int], ...]] = {
    "song": (("truetype/arphic/uming.ttc", 0), _NOTO_SERIF),
    "song2": (_NOTO_SERIF, ("truetype/arphic/uming.ttc", 0)),
    "print": (("truetype/arphic-gbsn00lp/gbsn00lp.ttf", 0), _NOTO_SERIF),
    "hei": (("truetype/wqy/wqy-zenhei.ttc", 0), _NOTO_SANS),
    "hei2": (("truetype/wqy/wqy-microhei.ttc", 0), _NOTO_SANS),
    "sans": (_NOTO_SANS, ("truetype/wqy/wqy-zenhei.ttc", 0)),
    "bold": (("opentype/noto/NotoSansCJK-Bold.ttc", 2), _NOTO_SANS),
    "songbold": (("opentype/noto/NotoSerifCJK-Bold.ttc", 2), _NOTO_SERIF),
    "kai": (("truetype/arphic/ukai.ttc", 0), _NOTO_SERIF),
    "hand": (("truetype/arphic-gkai00mp/gkai00mp.ttf", 0), ("truetype/arphic/ukai.ttc", 0)),
    "mono": (("truetype/liberation2/LiberationMono-Regular.ttf", 0), _NOTO_SANS),
}


@lru_cache(maxsize=512)
def face(style: str, pixels: int) -> ImageFont.FreeTypeFont:
    """The first installed font of a style. Raises LookupError on a machine without any."""
    for name, index in (*_CANDIDATES[style], _NOTO_SANS):
        path = _ROOT / name
        if path.exists():
            return ImageFont.truetype(str(path), pixels, index=index)
    raise LookupError(f"no font of style {style} is installed")


def available() -> bool:
    """Whether the corpus can be drawn on this machine."""
    return (_ROOT / _NOTO_SANS[0]).exists()


@lru_cache(maxsize=20000)
def holds(style: str, letter: str) -> bool:
    """Whether the font has this letter, judged by its shape against that of a letter none has."""
    font = face(style, 24)
    return letter.isspace() or bytes(font.getmask(letter)) != bytes(font.getmask("\U000fffff"))
