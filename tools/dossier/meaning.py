"""What a drawn file means, apart from how libraries of one version or another write it down."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable

import numpy as np
import pypdfium2
from dossier.documents import Document
from numpy.typing import NDArray
from PIL import Image, ImageOps, ImageSequence
from pypdf import PdfReader

_PICTURE_NAME = re.compile(rb"/FormXob\.[0-9a-f]+")
_SIDE = 48
"""pixels of the thumbnails by which scans are compared"""
_ALIKE = 5.0
"""levels of 255 by which thumbnails of the same scan differ at most, on average"""


def meaning(path: str, data: bytes) -> object:
    """The content: drawing orders of PDF pages, entries of archives, else the bytes. Pictures in
    a PDF, and its electronic signatures, are left out of account."""
    if path.endswith(".pdf"):
        pages = PdfReader(io.BytesIO(data)).pages
        streams = (page.get_contents() for page in pages)
        return [_PICTURE_NAME.sub(b"/X", s.get_data()) if s is not None else b"" for s in streams]
    if path.endswith((".docx", ".xlsx", ".ofd")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    return data


def fingerprint(document: Document) -> str:
    """What a scan was made of: the content of its paper, and its knobs. No library changes it."""
    made_of = (document.content, document.footer, document.across, document.scan, document.page)
    return hashlib.sha256(repr(made_of).encode()).hexdigest()[:16]


def look_alike(path: str, one: bytes, other: bytes) -> bool:
    """Whether two scans show the same, whatever their grain."""
    first, second = (list(map(_thumbnail, _pictures(path, data))) for data in (one, other))
    return len(first) == len(second) and all(
        float(np.abs(a - b).mean()) < _ALIKE for a, b in zip(first, second, strict=True)
    )


def _pictures(path: str, data: bytes) -> Iterable[Image.Image]:
    if path.endswith(".pdf"):
        with pypdfium2.PdfDocument(data) as document:
            yield from [page.render(scale=0.5).to_pil() for page in document]
    else:
        with Image.open(io.BytesIO(data)) as image:
            for frame in ImageSequence.Iterator(image):
                yield ImageOps.exif_transpose(frame) or frame


def _thumbnail(picture: Image.Image) -> NDArray[np.float32]:
    small = picture.convert("RGB").resize((_SIDE, _SIDE), Image.Resampling.BOX)
    return np.asarray(small, np.float32)
