"""Cuts a Chinese font down to what the dossier's papers need: `python tools/subset_font.py FONT`.
Of a collection (.ttc) its first font is taken.

The result lies in src/voucher_cli/volume/face/, and is cut anew only when the font is changed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from dossier.faces import FONT_FILE
from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

EXTRA = "￥¥⊗—·〇劵㎡"
"""characters of forms and invoices that GB 2312 has not, or that Python takes for others"""
TICKED = "☑"


def characters() -> str:
    """Latin, and all that GB 2312 encodes: 6763 characters, punctuation, full-width forms."""
    rows = range(0xA1, 0xF8)
    pairs = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    chinese = "".join(pair.decode("gb2312", "ignore") for pair in pairs)
    return "".join(map(chr, range(0x20, 0x7F))) + chinese + EXTRA


def add_ticked_box(font: TTFont) -> None:
    """The font has no ☑: it becomes □ with √ over it."""
    names, glyphs = font.getBestCmap(), font["glyf"]
    pen = TTGlyphPen(glyphs)
    pen.addComponent(names[ord("□")], (1, 0, 0, 1, 0, 0))
    pen.addComponent(names[ord("√")], (0.62, 0, 0, 0.62, 210, 330))
    box = f"uni{ord(TICKED):04X}"
    glyphs[box] = pen.glyph()
    for table in ("hmtx", "vmtx"):
        font[table][box] = font[table][names[ord("□")]]
    for encoding in font["cmap"].tables:
        if encoding.isUnicode():
            encoding.cmap[ord(TICKED)] = box


def main() -> None:
    """Writes the subset, without hinting and layout tables, which reportlab does not use."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("font", type=Path)
    options = subset.Options(
        hinting=False,
        layout_features=[],
        notdef_outline=True,
        drop_tables=["GSUB", "GPOS", "GDEF", "FFTM"],
    )
    font = TTFont(parser.parse_args().font, fontNumber=0)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters())
    cutter.subset(font)
    add_ticked_box(font)
    subset.save_font(font, str(FONT_FILE), options)


if __name__ == "__main__":
    main()
