"""Draws the lettering of the company seals: `python tools/draw_seals.py`.

A seal's text is a picture, so that it cannot mix with the text under it. The pictures lie in
tools/dossier/seals/ and need redrawing only when a company is added; this script then needs the
Debian package fonts-noto-cjk (or another font: `--font FILE`).
"""

from __future__ import annotations

import argparse
import inspect
from pathlib import Path

from dossier import companies
from dossier.facts import Company
from PIL import Image, ImageDraw, ImageFont

SEALS = Path(__file__).parent / "dossier" / "seals"
NOTO = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc")
SIDE = 440
RED = (217, 26, 31)
ARC = 250.0
"""degrees that the name takes on the ring"""


def lettering(name: str, font: ImageFont.FreeTypeFont) -> Image.Image:
    """The name along the upper ring, on a transparent ground of two colours."""
    mask = Image.new("L", (SIDE, SIDE), 0)
    glyph_side = font.size + 14
    for n, character in enumerate(name):
        glyph = Image.new("L", (glyph_side, glyph_side), 0)
        ImageDraw.Draw(glyph).text(
            (glyph_side / 2, glyph_side / 2), character, font=font, fill=255, anchor="mm"
        )
        angle = ARC / 2 - n * ARC / (len(name) - 1)
        whole = Image.new("L", (SIDE, SIDE), 0)
        whole.paste(glyph, ((SIDE - glyph_side) // 2, 22))
        mask.paste(255, (0, 0), whole.rotate(angle, resample=Image.Resampling.BICUBIC))
    bits = mask.point([0] * 128 + [1] * 128, "L")
    picture = Image.new("P", (SIDE, SIDE), 0)
    picture.putpalette([255, 255, 255, *RED])
    picture.paste(bits)
    return picture


def everyone() -> list[Company]:
    """Every company of companies.py."""
    found = inspect.getmembers(companies, inspect.isfunction)
    made = (make() for name, make in found if not name.startswith("_") and name != "uscc")
    return [company for company in made if isinstance(company, Company)]


def main() -> None:
    """Writes one picture a company."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--font", type=Path, default=NOTO)
    font = ImageFont.truetype(str(parser.parse_args().font), 44)
    SEALS.mkdir(exist_ok=True)
    for company in everyone():
        picture = lettering(company.name, font)
        picture.save(SEALS / f"{company.name}.png", transparency=0, bits=1, optimize=True)


if __name__ == "__main__":
    main()
