"""Tells a page that is truly blank from one whose content stream could not be read.

pdfium shows both as a page without anything on it. pypdf gives the stream itself; it is asked only
for such pages, which are few.
"""

from __future__ import annotations

import io
import logging
import re

_SHOWS_SOMETHING = re.compile(rb"(?<![A-Za-z])(?:Tj|TJ|Do|BI|sh|[fFSB]\*?)(?![A-Za-z])")


def truly_blank(data: bytes, indices: list[int]) -> set[int]:
    """Those of the pages (counted from 0) whose content asks for nothing to be shown."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        pages = PdfReader(io.BytesIO(data), strict=False).pages
        return {index for index in indices if index < len(pages) and _asks_nothing(pages[index])}
    except Exception:  # pypdf gives up in many ways on files that pdfium could repair
        return set()


def _asks_nothing(page: object) -> bool:
    contents = page.get_contents()  # type: ignore[attr-defined]
    return contents is None or not _SHOWS_SOMETHING.search(contents.get_data())
