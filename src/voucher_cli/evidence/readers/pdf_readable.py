"""Whether the text in a PDF page is what the page shows, or the page must be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from voucher_cli.evidence.readers.pdf_drawing import Drawing
from voucher_cli.evidence.readers.pdf_text import PageText
from voucher_cli.evidence.readers.sense import makes_sense

SCAN_COVERS = 0.4
"""a picture over this share of the page is a scan of it, unless the page has text of its own"""
WHOLE_PAGE = 0.8
"""a picture over this share hides the text that was drawn before it"""
STRAY_CHARACTERS = 100
"""fewer characters than this on a scan are a page number, a scanner's mark, a header"""
OUTLINE_STROKES = 150
"""paths with so many segments and next to no text are letters drawn as outlines"""
ODD_SHARE = 0.12
"""of a page's characters, beyond which its text is taken for garbled"""
_HIDDEN = 0.6
"""of a page's text: with more of it out of sight on a scan, it is some program's guess at it"""


def is_readable(text: PageText, drawing: Drawing, page_area: float) -> bool:
    """Whether the page's text is all there is to read; `page_area` in square points."""
    if not text.complete or text.odd > ODD_SHARE * text.characters:
        return False
    if not makes_sense(_texts(text)):
        return False
    usable = text.characters - text.odd
    pictures = drawing.picture_area / max(page_area, 1.0)
    if pictures >= WHOLE_PAGE and _is_out_of_sight(drawing, page_area):
        return False
    if usable >= STRAY_CHARACTERS:
        return True
    if usable == 0:
        return pictures < 0.01 and drawing.strokes < OUTLINE_STROKES
    outlined = usable < 10 and drawing.strokes >= 2 * OUTLINE_STROKES
    return pictures < SCAN_COVERS and not outlined


def _is_out_of_sight(drawing: Drawing, page_area: float) -> bool:
    return drawing.covered_texts(WHOLE_PAGE * page_area) > _HIDDEN * drawing.texts


def _texts(text: PageText) -> Iterator[str]:
    for runs in text.turned.values():
        yield from (run.text for run in runs)
    yield from text.slanted
