"""Pictures of pages → the files in which scanners and phones leave them."""

from __future__ import annotations

import io
from collections.abc import Sequence

from dossier.paper import Scan
from dossier.pdf import new_canvas
from dossier.scanning import scan_pages
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader

_EXIF_ORIENTATION = 0x0112


def scan_file(pdf: bytes, scan: Scan, suffix: str, page: int | None = None) -> bytes:
    """A drawn PDF as a scanned one, or as a picture where `suffix` says so; `page` (from 1) of it
    alone where told."""
    pictures = scan_pages(pdf, scan)
    if page is not None:
        pictures = pictures[page - 1 : page]
    match suffix:
        case "jpg":
            return _jpeg(pictures[0], scan, exif=True)
        case "png":
            return _saved(pictures[0], "PNG", dpi=(scan.dpi, scan.dpi), optimize=True)
        case "tiff":
            return _tiff(pictures, scan)
        case _:
            scanned = _pdf(pictures, scan)
            return _with_text(scanned, pdf) if scan.searchable else scanned


def _saved(picture: Image.Image, kind: str, **settings: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **settings)
    return buffer.getvalue()


def _jpeg(picture: Image.Image, scan: Scan, *, exif: bool = False) -> bytes:
    notes = Image.Exif()
    if exif:
        notes[_EXIF_ORIENTATION] = scan.orientation
    plain = picture.convert("L") if picture.mode == "1" else picture
    settings = {"exif": notes} if exif else {}
    return _saved(plain, "JPEG", quality=scan.quality, dpi=(scan.dpi, scan.dpi), **settings)


def _tiff(pictures: Sequence[Image.Image], scan: Scan) -> bytes:
    how = "group4" if scan.mode == "bits" else "jpeg"
    settings = {} if scan.mode == "bits" else {"quality": scan.quality}
    return _saved(
        pictures[0],
        "TIFF",
        save_all=True,
        append_images=list(pictures[1:]),
        compression=how,
        dpi=(scan.dpi, scan.dpi),
        **settings,
    )


def _pdf(pictures: Sequence[Image.Image], scan: Scan) -> bytes:
    """A page a picture, as large as the paper that was scanned."""
    canvas, buffer = new_canvas()
    for picture in pictures:
        width, height = (side * 72 / scan.dpi for side in picture.size)
        canvas.setPageSize((width, height))
        data = io.BytesIO(_jpeg(picture, scan))
        if picture.mode == "1":
            data = io.BytesIO(_saved(picture.convert("L"), "PNG"))
        canvas.drawImage(ImageReader(data), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _with_text(scanned: bytes, drawn: bytes) -> bytes:
    """The scan over the drawn pages, whose text stays beneath it (a searchable scan)."""
    writer = PdfWriter(clone_from=io.BytesIO(drawn))
    for page, picture in zip(writer.pages, PdfReader(io.BytesIO(scanned)).pages, strict=True):
        page.merge_page(picture)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
