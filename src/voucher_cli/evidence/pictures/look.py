"""Looks at the pages that hold pictures, and reads those whose text is nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from voucher_cli.evidence.model import FileType, Look, Page, Source

if TYPE_CHECKING:
    from voucher_cli.evidence.pictures.raster import Picture


def look_at_pages(
    data: bytes, kind: FileType, pages: Sequence[Page], *, ocr: bool = True
) -> tuple[Page, ...]:
    """The given pages of one file (`data`, of type `kind`), each with its `look` and, where its
    text could not be read and `ocr` is wanted, with the rows read from its picture."""
    from voucher_cli.evidence.pictures.raster import pictures_of

    pictures = pictures_of(data, kind, [page.number for page in pages])
    return tuple(
        page if picture is None else _looked_at(page, picture, ocr=ocr)
        for page, picture in zip(pages, pictures, strict=True)
    )


def _looked_at(page: Page, picture: Picture, *, ocr: bool) -> Page:
    from voucher_cli.evidence.pictures.layout import rows_in
    from voucher_cli.evidence.pictures.ocr import read_lines

    look = Look()
    if page.readable or not ocr:
        return replace(page, look=look)
    lines = read_lines(picture.pixels)
    rows = rows_in(picture, lines)
    return replace(
        page,
        rows=rows,
        readable=bool(rows),
        width=picture.width,
        height=picture.height,
        read_by=Source.OCR if rows else None,
        look=replace(look, dpi=picture.dpi),
    )
