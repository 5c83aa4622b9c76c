"""From the bytes of a file to the rows of its pages, with real recognition on small pictures."""

import io

import cv2
import numpy as np
import pytest
from PIL import Image

from voucher_cli.evidence.model import FileType, Page, Sought, Source
from voucher_cli.evidence.pictures.look import look_at_pages
from voucher_cli.evidence.pictures.raster import Pixels

PAGE = Page(1, (), readable=False, pictured=True)
TEXT = ("INVOICE 24112000000418", "Total 372000.00", "Date 2024-12-01", "Buyer Lanxi Digital Ltd")


def paper(lines: tuple[str, ...] = TEXT) -> Pixels:
    pixels = np.full((500, 640, 3), 255, np.uint8)
    for n, line in enumerate(lines):
        cv2.putText(
            pixels, line, (40, 90 + 80 * n), cv2.FONT_HERSHEY_DUPLEX, 1.1, (0, 0, 0), 1, cv2.LINE_AA
        )
    return pixels


def png(pixels: Pixels) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels[:, :, ::-1])).save(buffer, "PNG")
    return buffer.getvalue()


def seen(pixels: Pixels, *, ocr: bool = True) -> Page:
    (page,) = look_at_pages(png(pixels), FileType.IMAGE, [PAGE], ocr=ocr)
    return page


def said(page: Page) -> list[str]:
    return [row.text.replace(" ", "") for row in page.rows]


def test_a_page_is_read_whichever_way_it_lies() -> None:
    """On its side: turned once, it stands on its head."""
    page = seen(np.rot90(paper(), 3))
    assert said(page) == [line.replace(" ", "") for line in TEXT]
    assert page.readable
    assert page.read_by is Source.OCR
    assert page.look is not None
    assert page.look.confidence is not None
    assert page.look.confidence > 0.8
    assert not page.look.coloured
    box = page.rows[0].cells[0].box
    assert box is not None
    shown = page.shown(box)
    assert shown[2] - shown[0] < shown[3] - shown[1]


def test_a_blank_page_is_read_and_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voucher_cli.evidence.pictures.upright.find_lines", None)
    page = seen(paper(()))
    assert page.readable
    assert page.rows == ()
    assert page.read_by is None


def test_without_recognition_a_page_is_looked_at_and_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("voucher_cli.evidence.pictures.upright.find_lines", None)
    page = seen(paper(), ocr=False)
    assert not page.readable
    assert page.look is not None


@pytest.mark.parametrize(
    ("search", "sought"),
    [
        ("seals.find_seals", Sought.SEALS),
        ("handwriting.signing_places", Sought.SIGNING_PLACES),
        ("codes.codes_in", Sought.CODES),
    ],
)
def test_a_search_that_fails_is_not_one_that_found_nothing(
    search: str, sought: Sought, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(f"voucher_cli.evidence.pictures.{search}", fails)
    page = seen(paper(), ocr=False)
    assert page.look is not None
    assert page.look.failed == (sought,)


def test_a_search_that_finds_nothing_did_not_fail() -> None:
    page = seen(paper(), ocr=False)
    assert page.look is not None
    assert page.look.failed == ()
