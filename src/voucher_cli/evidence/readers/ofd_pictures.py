"""The pictures that stand on a page of an OFD, for those who look at pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voucher_cli.evidence.model import Box
from voucher_cli.evidence.readers.ofd_document import Document, documents_in
from voucher_cli.evidence.readers.ofd_package import OfdPackage
from voucher_cli.evidence.readers.zipped import DamagedError


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture file as it lies in the OFD, and where on the page it is shown; the page's size
    too is in points."""

    data: bytes
    box: Box
    width: float
    height: float


def ofd_page_pictures(data: bytes, number: int) -> tuple[PagePicture, ...]:
    """The pictures on a page (from 1), the largest first; none where it cannot be opened."""
    try:
        package = OfdPackage(data)
    except DamagedError:
        return ()
    index = number - 1
    for document in documents_in(package):
        if index < document.page_count:
            return tuple(_pictures(document, index))
        index -= document.page_count
    return ()


def _pictures(document: Document, index: int) -> Iterator[PagePicture]:
    sheet = document.sheet(index)
    if sheet is None:
        return
    for image in sorted(sheet.images, key=lambda image: -_area(image.box)):
        path = document.image_path(image.resource)
        try:
            data = document.package.read(path) if path else b""
        except DamagedError:
            continue
        if data:
            yield PagePicture(data, image.box, sheet.width, sheet.height)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
