"""Draws seals as pictures: their text must not mix with the text that they stand over."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from dossier.faces import FONT_FILE
from dossier.paper import Seal
from PIL import Image, ImageDraw, ImageFont

PIXELS_A_MM = 10
_FINER = 2
"""drawn so many times larger, and then made smaller"""
_INKS = {"red": (206, 24, 30), "blue": (36, 58, 168), "black": (40, 40, 40)}
_OVAL = 0.75
"""of an oval seal's width"""
_ARC = {"round": 250.0, "oval": 230.0}
"""degrees that the owner's name takes on the ring"""


@cache
def seal_picture(seal: Seal) -> Image.Image:
    """The seal in its ink on a transparent ground, `PIXELS_A_MM` fine, not turned."""
    unit = PIXELS_A_MM * _FINER
    width = round(seal.width * unit)
    height = round(width * _OVAL) if seal.shape == "oval" else width
    mask = Image.new("L", (width, height), 0)
    if seal.shape == "square":
        _fill_square(mask, seal.owner, unit)
    else:
        _fill_ring(mask, seal, unit)
    small = mask.resize((width // _FINER, height // _FINER), Image.Resampling.BOX)
    picture = Image.new("RGBA", small.size, _INKS[seal.colour])
    picture.putalpha(_worn(small, seal))
    return picture


def _worn(mask: Image.Image, seal: Seal) -> Image.Image:
    """Ink takes unevenly: weaker in patches, and gone in specks."""
    pen = np.random.default_rng([len(seal.owner), round(seal.width), round(seal.strength * 100)])
    coarse = pen.uniform(0.78, 1.0, (8, 8)).astype(np.float32)
    patches = Image.fromarray(coarse).resize(mask.size, Image.Resampling.BICUBIC)
    specks = pen.random((mask.height, mask.width)) > 0.025
    levels = np.asarray(mask, np.float32) * np.asarray(patches) * specks * seal.strength
    return Image.fromarray(levels.clip(0, 255).astype(np.uint8))


def _font(pixels: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT_FILE), round(pixels))


def _glyph(character: str, width: float, height: float) -> Image.Image:
    """A character that fills a box, in a bolder stroke than the font's."""
    font = _font(height)
    side = round(height * 1.3)
    glyph = Image.new("L", (side, side), 0)
    ImageDraw.Draw(glyph).text(
        (side / 2, side / 2),
        character,
        font=font,
        fill=255,
        anchor="mm",
        stroke_width=round(height / 28),
    )
    box = glyph.getbbox()
    if box is None:
        return glyph
    inner = glyph.crop(box)
    return inner.resize((max(round(width), 1), max(round(height), 1)), Image.Resampling.BICUBIC)


def _fill_ring(mask: Image.Image, seal: Seal, unit: int) -> None:
    """Rim, owner along it, and a star or an inner text with the legend."""
    draw = ImageDraw.Draw(mask)
    width, height = mask.size
    rim = round(1.1 * unit * seal.width / 40)
    draw.ellipse((1, 1, width - 2, height - 2), outline=255, width=rim)
    tall = (5.6 if seal.shape == "round" else 3.9) * unit * seal.width / 40
    _write_along(mask, seal, tall, rim + 0.7 * unit)
    if seal.shape == "round":
        _star(draw, width / 2, height / 2, 5.6 * unit * seal.width / 40)
    if seal.legend:
        tall = 3.5 * unit * seal.width / 40
        y = height * (0.74 if seal.shape == "round" else 0.56)
        _write_across(mask, seal.legend, tall, y, 0.56 * width)


def _write_along(mask: Image.Image, seal: Seal, tall: float, inset: float) -> None:
    """The owner's name on the upper arc, each character upright on the rim."""
    name, (width, height) = seal.owner, mask.size
    if not name:
        return
    across, down = width / 2 - inset - tall / 2, height / 2 - inset - tall / 2
    arc = min(_ARC[seal.shape], 22.0 * len(name))
    room = math.radians(arc) * (across + down) / 2 / max(len(name) - 1, 1)
    for n, character in enumerate(name):
        angle = arc / 2 - (n * arc / (len(name) - 1) if len(name) > 1 else arc / 2)
        glyph = _glyph(character, min(room * 0.86, tall), tall)
        x = width / 2 - across * math.sin(math.radians(angle))
        y = height / 2 - down * math.cos(math.radians(angle))
        # on an oval the characters stand square to the rim
        tilt = math.degrees(
            math.atan2(down * math.sin(math.radians(angle)), across * math.cos(math.radians(angle)))
        )
        turned = glyph.rotate(tilt, expand=True, resample=Image.Resampling.BICUBIC)
        place = (round(x - turned.width / 2), round(y - turned.height / 2))
        mask.paste(255, place, turned)


def _write_across(mask: Image.Image, text: str, tall: float, y: float, room: float) -> None:
    step = min(tall * 1.12, room / len(text))
    left = mask.width / 2 - step * (len(text) - 1) / 2
    for n, character in enumerate(text):
        glyph = _glyph(character, step * 0.88, tall)
        place = (round(left + n * step - glyph.width / 2), round(y - glyph.height / 2))
        mask.paste(255, place, glyph)


def _fill_square(mask: Image.Image, name: str, unit: int) -> None:
    """Two columns read from the right, as name stamps are cut."""
    draw = ImageDraw.Draw(mask)
    side = mask.width
    draw.rectangle((0, 0, side - 1, side - 1), outline=255, width=round(0.9 * unit))
    rows = max((len(name) + 1) // 2, 1)
    margin = 1.7 * unit
    wide, tall = (side - 2 * margin) / 2, (side - 2 * margin) / rows
    for n, character in enumerate(name):
        column, row = divmod(n, rows)
        glyph = _glyph(character, wide * 0.88, tall * 0.88)
        x = side - margin - wide * (column + 0.94)
        mask.paste(255, (round(x), round(margin + tall * (row + 0.06))), glyph)


def _star(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    points = []
    for n in range(10):
        reach = radius if n % 2 == 0 else radius * 0.382
        angle = math.radians(36 * n - 90)
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    draw.polygon(points, fill=255)
