import io

import numpy as np
import pytest
from PIL import Image

from voucher_cli.evidence.model import FileType
from voucher_cli.evidence.pictures import decoding
from voucher_cli.evidence.pictures.raster import Picture, pictures_of


def saved(picture: Image.Image, form: str = "PNG", **more: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form, **more)
    return buffer.getvalue()


def decoded(data: bytes, number: int = 1) -> Picture:
    (picture,) = pictures_of(data, FileType.IMAGE, [number])
    assert picture is not None
    return picture


def half_red(mode: str = "RGB") -> Image.Image:
    picture = Image.new("RGB", (60, 80), "white")
    picture.paste((200, 0, 0), (0, 0, 60, 40))
    return picture.convert(mode)


@pytest.mark.parametrize(
    ("mode", "form"), [("RGB", "PNG"), ("RGBA", "PNG"), ("P", "PNG"), ("CMYK", "TIFF")]
)
def test_colours_come_out_blue_green_red(mode: str, form: str) -> None:
    pixels = decoded(saved(half_red(mode), form)).pixels
    assert pixels.shape == (80, 60, 3)
    assert pixels[10, 10, 2] > 150 > 60 > pixels[10, 10, 0]
    assert pixels[70, 10].min() > 240


def test_black_and_white_and_sixteen_bit_are_grey() -> None:
    stripes = np.zeros((80, 60), np.uint16)
    stripes[40:] = 65535
    deep = decoded(saved(Image.fromarray(stripes))).pixels
    assert deep[10, 10].tolist() == [0, 0, 0]
    assert deep[70, 10].tolist() == [255, 255, 255]
    assert set(np.unique(decoded(saved(half_red("1"), "TIFF")).pixels)) <= {0, 255}


def test_what_is_transparent_lies_on_white_paper() -> None:
    assert decoded(saved(Image.new("RGBA", (60, 80), (0, 0, 0, 0)))).pixels.min() == 255


def test_the_turn_that_a_camera_noted_is_made() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be shown a quarter turn clockwise
    pixels = decoded(saved(half_red(), "JPEG", exif=exif, quality=95)).pixels
    assert pixels.shape == (60, 80, 3)
    assert pixels[30, 70, 0] < 60  # what was at the top is at the right
    assert pixels[30, 10, 0] > 200


@pytest.mark.parametrize(
    ("dpi", "width"), [(300, 396.0), (72, 595.0), (0, 595.0), (5000, 595.0), (1200, 595.0)]
)
def test_the_resolution_counts_where_it_makes_paper(dpi: int, width: float) -> None:
    more = {"dpi": (dpi, dpi)} if dpi else {}
    picture = decoded(saved(Image.new("L", (1650, 2300)), "JPEG", **more))
    assert picture.width == pytest.approx(width, abs=0.5)


def test_each_page_of_a_tiff_and_none_beyond() -> None:
    white, black = Image.new("L", (40, 40), 255), Image.new("L", (40, 40), 0)
    data = saved(white, "TIFF", save_all=True, append_images=[black])
    assert decoded(data, 1).pixels.min() == 255
    assert decoded(data, 2).pixels.max() == 0
    assert list(pictures_of(data, FileType.IMAGE, [3])) == [None]


def test_a_huge_picture_is_made_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MOST_PIXELS", 2000)
    assert decoded(saved(half_red("1"), "TIFF")).pixels.shape == (40, 30, 3)


def test_a_broken_picture_is_none() -> None:
    data = saved(Image.effect_noise((300, 300), 80), "JPEG")
    assert list(pictures_of(data[:3000], FileType.IMAGE, [1])) == [None]
    assert list(pictures_of(b"\0\0\0\x18ftypheicmif1heic", FileType.IMAGE, [1])) == [None]
