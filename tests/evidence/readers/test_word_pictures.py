import io

import pytest
from docx import Document
from PIL import Image

from voucher_cli.evidence.model import FileState, FileType
from voucher_cli.evidence.pictures.raster import pictures_of
from voucher_cli.evidence.readers.word import read_word
from voucher_cli.evidence.readers.word_pictures import pasted_pictures


def picture(side: int) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((side, side), 90).save(buffer, "PNG")
    return buffer.getvalue()


def word(*pictures: bytes, text: str = "") -> bytes:
    document = Document()
    if text:
        document.add_paragraph(text)
    for data in pictures:
        document.add_picture(io.BytesIO(data))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_pasted_pictures_are_pages_of_their_own_in_their_order() -> None:
    data = word(picture(200), picture(160))
    content = read_word(data)
    assert content.state is FileState.READ
    assert [(p.number, p.readable, p.pictured) for p in content.pages] == [
        (1, True, False),
        (2, False, True),
        (3, False, True),
    ]
    first, second, third = pictures_of(data, FileType.DOCX, [1, 2, 3])
    assert first is None
    assert second is not None
    assert third is not None
    assert (len(second.pixels), len(third.pixels)) == (200, 160)


def test_a_logo_is_no_page_and_what_it_says_stays_unread() -> None:
    (page,) = read_word(word(picture(40))).pages
    assert not page.readable


def test_a_picture_beside_text_is_an_illustration() -> None:
    (page,) = read_word(word(picture(200), text="本项目的大模型使用情况说明。" * 6)).pages
    assert page.readable


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", word(picture(200))[:-4000]])
def test_a_damaged_file_has_none(data: bytes) -> None:
    assert pasted_pictures(data) == ()
