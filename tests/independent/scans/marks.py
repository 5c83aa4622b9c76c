"""Marks of hand and rubber: seals, name stamps, signatures. All are RGBA pictures of ink."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from .faces import face
from .sheet import Colour, px

RED: Colour = (212, 30, 38)
INKS: tuple[Colour, ...] = (RED, (226, 48, 40), (196, 22, 54), (222, 66, 60))


def round_seal(
    name: str, chance: random.Random, kind: str = "", number: bool = True, across: float = 41.0
) -> Image.Image:
    """公章: ring, star, the name along the ring, `kind` (合同专用章) level below the star."""
    ink = _blank(across, across)
    pen = ImageDraw.Draw(ink)
    colour = (*chance.choice(INKS), 255)
    edge, middle = px(across), px(across) / 2
    pen.ellipse((2, 2, edge - 3, edge - 3), outline=colour, width=px(1.1))
    _star(pen, middle, middle, px(across * 0.13), colour)
    span = min(290.0, 26.0 * len(name))
    size = across * (0.135 if len(name) < 13 else 0.115 if len(name) < 17 else 0.1)
    _along(ink, name, middle, middle, px(across * 0.385), px(size), span, colour)
    if kind:
        font = face("song2", px(across * 0.105))
        pen.text((middle, middle + px(across * 0.23)), kind, fill=colour, font=font, anchor="mm")
    if number:
        digits = "".join(str(chance.randrange(10)) for _ in range(13))
        _along(ink, digits, middle, middle, px(across * 0.43), px(across * 0.045), 62, colour, True)
    return _pressed(ink, chance)


def oval_seal(name: str, tax_number: str, chance: random.Random) -> Image.Image:
    """发票专用章, 40 by 30 mm."""
    ink = _blank(40, 30)
    pen = ImageDraw.Draw(ink)
    colour = (*chance.choice(INKS), 255)
    pen.ellipse((2, 2, px(40) - 3, px(30) - 3), outline=colour, width=px(0.9))
    count, reach = len(name), math.radians(min(230, 17 * len(name)))
    for at, letter in enumerate(name):
        turn = -reach / 2 + reach * at / max(count - 1, 1)
        x = px(20) + px(16.0) * math.sin(turn)
        y = px(15) - px(11.2) * math.cos(turn)
        _turned(ink, letter, x, y, px(3.6), math.degrees(turn) * 0.85, colour)
    pen.text((px(20), px(15)), tax_number, fill=colour, font=face("hei", px(2.6)), anchor="mm")
    pen.text(
        (px(20), px(21.5)), "发票专用章", fill=colour, font=face("song2", px(3.8)), anchor="mm"
    )
    return _pressed(ink, chance)


def name_stamp(person: str, chance: random.Random, blue: bool = False) -> Image.Image:
    """A square stamp of a person's name, read from the right column down."""
    ink = _blank(18, 18)
    pen = ImageDraw.Draw(ink)
    colour = (38, 60, 170, 255) if blue else (*chance.choice(INKS), 255)
    pen.rectangle((2, 2, px(18) - 3, px(18) - 3), outline=colour, width=px(0.9))
    letters = (person + "之印")[:4] if len(person) == 2 else (person + "印")[:4]
    font = face("songbold", px(7))
    for at, letter in enumerate(letters):
        x = px(12.8) if at < 2 else px(5.2)
        pen.text((x, px(5.0 + 8.0 * (at % 2))), letter, fill=colour, font=font, anchor="mm")
    return _pressed(ink, chance)


def signature(person: str, chance: random.Random) -> Image.Image:
    """A name as if written by hand: slanted, run together, of uneven weight."""
    high = px(13)
    ink = Image.new("RGBA", (px(13) * len(person) + px(8), px(18)), (0, 0, 0, 0))
    colour = chance.choice(((22, 24, 38, 255), (24, 36, 110, 255)))
    left = px(2)
    for letter in person:
        tile = Image.new("RGBA", (high * 2, high * 2), (0, 0, 0, 0))
        ImageDraw.Draw(tile).text(
            (high, high), letter, fill=colour, font=face("hand", high), anchor="mm",
            stroke_width=chance.choice((0, 1, 2)), stroke_fill=colour,
        )  # fmt: skip
        slant = chance.uniform(0.12, 0.35)
        tile = tile.transform(
            tile.size, Image.Transform.AFFINE,
            (1, slant, -slant * high, chance.uniform(-0.1, 0.05), chance.uniform(0.9, 1.15), 0),
            Image.Resampling.BICUBIC,
        ).rotate(chance.uniform(-9, 9), Image.Resampling.BICUBIC)  # fmt: skip
        ink.alpha_composite(_wavy(tile, chance), (max(0, left - high // 2), 0), (0, high // 2))
        left += round(high * chance.uniform(0.72, 0.9))
    _flourish(ImageDraw.Draw(ink), left, chance, colour)
    return ink.rotate(chance.uniform(-2, 6), Image.Resampling.BICUBIC, expand=True)


def scrawl(chance: random.Random) -> Image.Image:
    """A signature that no one can read: some long strokes and loops."""
    ink = Image.new("RGBA", (px(36), px(17)), (0, 0, 0, 0))
    pen = ImageDraw.Draw(ink)
    colour = (20, 24, 60, 255)
    for at in range(7):
        x, y = px(3 + at * 4), px(chance.uniform(5, 12))
        ends = [(x, y)]
        for _ in range(4):
            x += px(chance.uniform(-2, 5))
            y = min(px(15), max(px(2), y + px(chance.uniform(-5, 5))))
            ends.append((x, y))
        pen.line(_curve(ends), fill=colour, width=chance.randrange(5, 9), joint="curve")
    return ink


def slices(seal: Image.Image, count: int) -> list[Image.Image]:
    """骑缝章: what of the seal falls on each of `count` pages fanned out."""
    edges = [round(seal.width * n / count) for n in range(count + 1)]
    return [seal.crop((a, 0, b, seal.height)) for a, b in pairwise(edges)]


def _blank(wide: float, high: float) -> Image.Image:
    return Image.new("RGBA", (px(wide), px(high)), (0, 0, 0, 0))


def _star(pen: ImageDraw.ImageDraw, x: float, y: float, reach: float, colour) -> None:
    ends = []
    for at in range(10):
        far = reach if at % 2 == 0 else reach * 0.382
        turn = math.pi * at / 5
        ends.append((x + far * math.sin(turn), y - far * math.cos(turn)))
    pen.polygon(ends, fill=colour)


def _along(ink, text, x, y, reach, size, span, colour, below=False) -> None:
    """Letters along the upper (or lower) arc, `span` degrees from first to last."""
    count = max(len(text) - 1, 1)
    for at, letter in enumerate(text):
        turn = math.radians(-span / 2 + span * at / count)
        if below:
            turn = -turn
            place = (x + reach * math.sin(turn), y + reach * math.cos(turn))
            _turned(ink, letter, *place, size, -math.degrees(turn), colour)
        else:
            place = (x + reach * math.sin(turn), y - reach * math.cos(turn))
            _turned(ink, letter, *place, size, math.degrees(turn), colour)


def _turned(ink, letter, x, y, size, degrees, colour) -> None:
    tile = Image.new("RGBA", (size * 2, size * 2), (0, 0, 0, 0))
    font = face("song2" if not letter.isascii() else "hei", size)
    ImageDraw.Draw(tile).text((size, size), letter, fill=colour, font=font, anchor="mm",
                              stroke_width=1, stroke_fill=colour)  # fmt: skip
    tile = tile.rotate(-degrees, Image.Resampling.BICUBIC)
    at = (round(x) - size, round(y) - size)
    ink.alpha_composite(tile, (max(0, at[0]), max(0, at[1])), (max(0, -at[0]), max(0, -at[1])))


def _pressed(ink: Image.Image, chance: random.Random) -> Image.Image:
    """Uneven pressure, a little turn."""
    noise = np.random.default_rng(chance.randrange(1 << 30))
    coarse = Image.fromarray(noise.integers(150, 256, (9, 9), dtype=np.uint8)).resize(
        ink.size, Image.Resampling.BICUBIC
    )
    fine = noise.integers(205, 256, (ink.height, ink.width)).astype(np.float32) / 255
    alpha = np.asarray(ink.split()[3], dtype=np.float32) * np.asarray(coarse) / 255 * fine
    ink.putalpha(Image.fromarray(alpha.astype(np.uint8)))
    turned = ink.rotate(chance.uniform(-14, 14), Image.Resampling.BICUBIC, expand=True)
    return turned.filter(ImageFilter.GaussianBlur(0.8))


def _wavy(tile: Image.Image, chance: random.Random) -> Image.Image:
    pixels = np.asarray(tile)
    rows = np.arange(tile.height)
    shift = (4 * np.sin(rows / chance.uniform(18, 34) + chance.uniform(0, 6))).astype(int)
    moved = np.stack([np.roll(line, by, axis=0) for line, by in zip(pixels, shift, strict=True)])
    return Image.fromarray(moved)


def _flourish(pen: ImageDraw.ImageDraw, left: int, chance: random.Random, colour) -> None:
    ends = [(left - px(5), px(12)), (left, px(13.5)), (left + px(4), px(10))]
    pen.line(_curve(ends), fill=colour, width=4, joint="curve")


def _curve(ends: list[tuple[int, int]]) -> list[tuple[float, float]]:
    found = []
    padded = [ends[0], *ends, ends[-1]]
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(12):
            t = step / 12
            found.append(tuple(
                0.5 * (2 * b[i] + (c[i] - a[i]) * t + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t**2
                       + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t**3)
                for i in (0, 1)
            ))  # fmt: skip
    return found
