import io
import struct

import pytest
from PIL import Image

from voucher_cli.evidence.model import FileState
from voucher_cli.evidence.readers import image
from voucher_cli.evidence.readers.image import read_image


def saved(form: str, mode: str = "RGB", frames: int = 1) -> bytes:
    picture = Image.new(mode, (40, 30))
    buffer = io.BytesIO()
    more = {"save_all": True, "append_images": [picture] * (frames - 1)} if frames > 1 else {}
    picture.save(buffer, form, **more)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        (saved("JPEG"), 1),
        (saved("JPEG", "CMYK"), 1),
        (saved("PNG"), 1),
        (saved("GIF", "P"), 1),
        (saved("BMP"), 1),
        (saved("WEBP"), 1),
        (saved("TIFF", "1"), 1),
        (saved("TIFF", frames=3), 3),
    ],
)
def test_a_picture_is_pages_that_are_to_be_looked_at(data: bytes, pages: int) -> None:
    content = read_image(data)
    assert content.state is FileState.READ
    assert content.page_count == pages
    assert [(page.readable, page.pictured) for page in content.pages] == [(False, True)] * pages


def test_pages_of_a_tiff_that_lead_back_are_counted_once() -> None:
    data = bytearray(saved("TIFF"))
    (first,) = struct.unpack_from("<L", data, 4)
    (entries,) = struct.unpack_from("<H", data, first)
    struct.pack_into("<L", data, first + 2 + 12 * entries, first)
    assert read_image(bytes(data)).page_count == 1


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0 cut",
        b"\x89PNG\r\n\x1a\n cut",
        b"II*\0\xff\xff\xff\x7f",
        b"II*\0",
        b"GIF89a",
        b"\xff\xd8\xff\xe0 no picture \xff\xd9",
        saved("JPEG")[:-200],
    ],
)
def test_a_picture_that_is_cut_or_none_is_unreadable(data: bytes) -> None:
    assert read_image(data).state is FileState.UNREADABLE


def test_a_picture_of_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image, "MOST_PIXELS", 1199)
    content = read_image(saved("PNG"))
    assert content.state is FileState.UNREADABLE
    assert content.detail is not None
    assert "300 dpi" in content.detail.zh


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    assert read_image(saved("PNG")).state is FileState.UNREADABLE


def test_heic_without_its_extra_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image.importlib.util, "find_spec", lambda name: None)
    content = read_image(b"\0\0\0\x18ftypheic....")
    assert content.state is FileState.UNSUPPORTED
    assert content.detail is not None
    assert "pip install voucher-cli[heic]" in content.detail.zh
    assert "JPG" in content.detail.en
