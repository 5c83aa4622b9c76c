"""A second opinion on PDFs and pages that pdfium shows nothing of: are they empty, or broken?

pdfium shows a page whose content stream is damaged like a blank one, and does not open a PDF
without pages. pypdf gives the objects themselves; it is asked only in these rare cases.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

_EMPTY_DEFLATED = 16
"""bytes that nothing at all may take when it is deflated"""
_OPERATORS = rb"(?:Tj|TJ|'|\"|Do|EI|sh|f\*?|F|S|s|B\*?|b\*?)"
_SHOWS_SOMETHING = re.compile(rb"(?<![^\s\])>])" + _OPERATORS + rb"(?=\s|$)")


def has_no_pages(data: bytes) -> bool:
    """Whether the page tree says that it holds no page."""
    try:
        return bool(_reader(data).root_object["/Pages"]["/Count"] == 0)
    except Exception:  # pypdf gives up in many ways on damaged files
        return False


def truly_blank(data: bytes, indices: list[int]) -> set[int]:
    """Those of the pages (counted from 0) whose content asks for nothing to be shown."""
    try:
        pages = _reader(data).pages
        return {index for index in indices if index < len(pages) and _is_blank(pages[index])}
    except Exception:  # as above; what cannot be looked at is not called blank
        return set()


def _reader(data: bytes) -> Any:
    from pypdf import PdfReader

    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    return PdfReader(io.BytesIO(data), strict=False)


def _is_blank(page: Any) -> bool:
    for stream in _streams(page):
        content = stream.get_data()
        was_lost = not content and len(stream._data) > _EMPTY_DEFLATED
        if was_lost or _SHOWS_SOMETHING.search(content):
            return False
    return True


def _streams(page: Any) -> Iterator[Any]:
    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    if contents is None:
        return
    for item in contents if isinstance(contents, list) else [contents]:
        yield item.get_object()
