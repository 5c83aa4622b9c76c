"""What scanners, telephones and fax machines do to a sheet, and the files they leave."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable, Sequence
from enum import StrEnum

import numpy as np
from PIL import Image, ImageFilter

from .sheet import DPI

Page = Image.Image
_THEN = time.gmtime(1_732_240_000)  # in every PDF, so that it is the same each time


class Quality(StrEnum):
    """How a sheet was taken; the value names it in the tables."""

    CLEAN = "300 dpi colour"
    JPEG = "200 dpi JPEG q60"
    GREY = "150 dpi grey, noise, skew"
    PHOTO = "photo, perspective, shadow"
    FAX = "200 dpi 1-bit"
    TURNED = "200 dpi turned"
    FAINT = "200 dpi low contrast"
    SEALED = "200 dpi seal over total"
    ROUGH = "100 dpi JPEG q35"


_DPI = {
    Quality.CLEAN: 300,
    Quality.JPEG: 200,
    Quality.GREY: 150,
    Quality.PHOTO: 200,
    Quality.FAX: 200,
    Quality.TURNED: 200,
    Quality.FAINT: 200,
    Quality.SEALED: 200,
    Quality.ROUGH: 100,
}


def worn(page: Page, quality: Quality, chance: random.Random) -> Page:
    """The sheet as it comes out of that machine, at that machine's resolution."""
    sharp = _at(page, _DPI[quality])
    return _WEAR[quality](sharp, chance)


def _at(page: Page, dpi: int) -> Page:
    size = (round(page.width * dpi / DPI), round(page.height * dpi / DPI))
    return page if dpi == DPI else page.resize(size, Image.Resampling.LANCZOS)


def _clean(page: Page, chance: random.Random) -> Page:
    return _noisy(page, 1.5, chance)


def _copied(page: Page, chance: random.Random) -> Page:
    return _noisy(_skewed(page, chance.uniform(-0.6, 0.6)), 3, chance)


def _grey(page: Page, chance: random.Random) -> Page:
    turn = chance.choice((-1, 1)) * chance.uniform(0.8, 2.0)
    return _noisy(_skewed(page.convert("L"), turn), 9, chance)


def _fax(page: Page, chance: random.Random) -> Page:
    noisy = _noisy(_skewed(page.convert("L"), chance.uniform(-0.5, 0.5)), 10, chance)
    return noisy.point(lambda v: 255 if v > 150 else 0).convert("1")


def _turned(page: Page, chance: random.Random) -> Page:
    way = chance.choice((Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180,
                         Image.Transpose.ROTATE_270))  # fmt: skip
    return _noisy(page.transpose(way), 3, chance)


def _faint(page: Page, chance: random.Random) -> Page:
    pixels = np.asarray(page, dtype=np.float32)
    return _noisy(Image.fromarray((128 + pixels * 0.40).astype(np.uint8)), 3, chance)


def _rough(page: Page, chance: random.Random) -> Page:
    return _noisy(_skewed(page, chance.uniform(-1, 1)), 6, chance)


def _photo(page: Page, chance: random.Random) -> Page:
    """On a dark desk, held askew, lit from one side, a hand's shadow over a corner."""
    wide, high = page.size
    edge = round(min(wide, high) * 0.08)
    size = (wide + 2 * edge, high + 2 * edge)
    desk = Image.new("RGB", size, (74, 66, 58))
    desk.paste(page, (edge, edge))
    slip = [chance.uniform(-0.6, 0.6) * edge for _ in range(8)]
    corners = [(0, 0), (size[0], 0), size, (0, size[1])]
    seen = [(x + slip[2 * n], y + slip[2 * n + 1]) for n, (x, y) in enumerate(corners)]
    desk = desk.transform(
        size, Image.Transform.PERSPECTIVE, _perspective(corners, seen), Image.Resampling.BICUBIC,
        fillcolor=(70, 62, 55),
    )  # fmt: skip
    across = np.linspace(chance.uniform(0.72, 0.85), 1.0, size[0])[None, :]
    down = np.linspace(1.0, chance.uniform(0.8, 0.92), size[1])[:, None]
    light = across * down
    ys, xs = np.mgrid[0 : size[1], 0 : size[0]]
    shade = ((xs - size[0] * chance.uniform(0.1, 0.9)) / (size[0] * 0.4)) ** 2 + (
        (ys - size[1]) / (size[1] * 0.45)
    ) ** 2 < 1
    mask = Image.fromarray((shade * 255).astype(np.uint8)).filter(
        ImageFilter.BoxBlur(max(4, edge // 3))
    )
    light = light * (1 - 0.22 * np.asarray(mask, dtype=np.float32) / 255)
    tint = np.array([1.0, 0.975, 0.93]) if chance.random() < 0.5 else np.array([0.95, 0.98, 1.0])
    pixels = np.asarray(desk, dtype=np.float32) * light[..., None] * tint
    lit = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
    return _noisy(lit.filter(ImageFilter.GaussianBlur(0.7)), 4, chance)


_WEAR: dict[Quality, Callable[[Page, random.Random], Page]] = {
    Quality.CLEAN: _clean,
    Quality.JPEG: _copied,
    Quality.GREY: _grey,
    Quality.PHOTO: _photo,
    Quality.FAX: _fax,
    Quality.TURNED: _turned,
    Quality.FAINT: _faint,
    Quality.SEALED: _copied,
    Quality.ROUGH: _rough,
}


def _skewed(page: Page, degrees: float) -> Page:
    white = 255 if page.mode == "L" else (255, 255, 255)
    return page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=white)


def _noisy(page: Page, deviation: float, chance: random.Random) -> Page:
    source = np.random.default_rng(chance.randrange(1 << 30))
    pixels = np.asarray(page, dtype=np.float32)
    noise = source.standard_normal(pixels.shape, dtype=np.float32) * deviation
    return Image.fromarray((pixels + noise).clip(0, 255).astype(np.uint8))


def _perspective(corners, seen) -> list[float]:
    """The eight numbers PIL asks for: from the output's corners to the input's."""
    rows, goal = [], []
    for (x, y), (u, v) in zip(corners, seen, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        goal += [u, v]
    return [float(n) for n in np.linalg.solve(np.array(rows, float), np.array(goal, float))]


def saved(pages: Sequence[Page], quality: Quality, form: str) -> bytes:
    """The pages as `jpg`, `png` (one page only), `tiff` or an image-only `pdf`.

    A photo as jpg is stored lying on its side, with the EXIF mark that turns it upright.
    """
    dpi, out = _DPI[quality], io.BytesIO()
    strength = {Quality.JPEG: 60, Quality.ROUGH: 35, Quality.CLEAN: 92}.get(quality, 80)
    first, rest = pages[0], list(pages[1:])
    if form == "jpg":
        extra: dict[str, object] = {}
        if quality is Quality.PHOTO:
            exif = Image.Exif()
            exif[0x0112], exif[0x010F], exif[0x0110] = 6, "HUAWEI", "NOH-AN00"
            first = first.transpose(Image.Transpose.ROTATE_90)
            extra = {"exif": exif}
        else:
            extra = {"dpi": (dpi, dpi)}
        if first.mode == "1":
            first = first.convert("L")
        first.save(out, "JPEG", quality=strength, **extra)
    elif form == "png":
        first.save(out, "PNG", dpi=(dpi, dpi), compress_level=1)
    elif form == "tiff":
        packed = "group4" if first.mode == "1" else "tiff_lzw"
        first.save(out, "TIFF", save_all=True, append_images=rest, compression=packed,
                   dpi=(dpi, dpi))  # fmt: skip
    else:
        how = {} if first.mode == "1" else {"quality": strength}
        first.save(
            out, "PDF", save_all=True, append_images=rest, resolution=dpi,
            creationDate=_THEN, modDate=_THEN, **how,
        )  # fmt: skip
    return out.getvalue()
