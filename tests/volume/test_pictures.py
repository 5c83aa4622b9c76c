"""Scans and photos become pages."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pypdfium2
import pytest
from PIL import Image

from voucher_cli.volume.opening import PicturePapers
from voucher_cli.volume.pdf_file import PdfFile

from .papers import jpeg


def paged(data: bytes) -> bytes:
    out = io.BytesIO()
    file = PdfFile(out)
    written = PicturePapers(data).write(file, lambda _: lambda _: b"")
    assert isinstance(written, list), written
    file.finish(written, [], "册")
    return out.getvalue()


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def shown(data: bytes, page: int = 0) -> Any:
    return pypdfium2.PdfDocument(data)[page].render(scale=0.5).to_numpy()[:, :, :3]


def test_a_jpeg_keeps_its_bytes() -> None:
    photo = jpeg()
    (page,) = pypdf.PdfReader(io.BytesIO(paged(photo)), strict=True).pages
    assert page["/Resources"]["/XObject"]["/Picture"].get_object()._data == photo


@pytest.mark.parametrize(
    ("size", "paper"), [((400, 566), (595.28, 841.89)), ((566, 400), (841.89, 595.28))]
)
def test_it_fills_a_page_of_a4(size: tuple[int, int], paper: tuple[float, float]) -> None:
    (page,) = pypdf.PdfReader(io.BytesIO(paged(jpeg(size)))).pages
    assert tuple(map(float, page.mediabox[2:])) == pytest.approx(paper, abs=0.01)


def test_the_resolution_of_a_scan_makes_its_size() -> None:
    (page,) = pypdf.PdfReader(io.BytesIO(paged(jpeg((1240, 877), dpi=(150, 150))))).pages
    assert tuple(map(float, page.mediabox[2:])) == pytest.approx((595.2, 420.96), abs=0.1)


QUARTERS = Image.new("RGB", (40, 60), "white")
QUARTERS.paste("red", (0, 0, 20, 30))
QUARTERS.paste("blue", (20, 30, 40, 60))


@pytest.mark.parametrize("held", range(1, 9))
def test_a_photo_stands_upright_however_the_camera_was_held(held: int) -> None:
    from PIL import ImageOps

    exif = Image.Exif()
    exif[0x0112] = held
    photo = saved(QUARTERS.resize((400, 600)), "JPEG", quality=95, exif=exif)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(photo))).convert("RGB")
    page = Image.fromarray(shown(paged(photo))[:, :, ::-1])
    for x in (0.3, 0.7):
        for y in (0.3, 0.7):
            want = upright.getpixel((int(x * upright.width), int(y * upright.height)))
            got = page.getpixel((int(x * page.width), int(y * page.height)))
            assert all(abs(a - b) < 60 for a, b in zip(want, got, strict=True)), (held, x, y)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16", "CMYK"])
def test_every_kind_of_picture_is_seen_as_it_is(mode: str) -> None:
    light = 40_000 if mode == "I;16" else None
    image = (
        Image.new("I;16", (60, 80), light)
        if light
        else Image.new("RGB", (60, 80), (200, 200, 200)).convert(mode)
    )
    data = saved(image, "TIFF" if mode == "CMYK" else "PNG")
    page = shown(paged(data))
    assert 100 < page.mean() < 250


def test_a_photo_in_inks_is_not_shown_as_its_negative() -> None:
    data = saved(Image.new("CMYK", (60, 80), (0, 0, 0, 0)), "JPEG")
    assert shown(paged(data)).mean() > 240


def test_all_pages_of_a_fax_are_there() -> None:
    pages = [Image.new("L", (60, 80), grey) for grey in (0, 120, 250)]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    made = paged(data)
    means = [shown(made, page).mean() for page in range(3)]
    assert means == sorted(means)
    assert means[2] - means[0] > 150


def test_a_picture_that_is_none_is_told() -> None:
    file = PdfFile(io.BytesIO())
    assert not isinstance(PicturePapers(b"\xff\xd8\xff no").write(file, lambda _: None), list)
