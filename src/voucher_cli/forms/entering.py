"""Writes one value at its spot, harmless and no longer than the form allows."""

from __future__ import annotations

import re
import unicodedata

from voucher_cli.forms.choices import meant_by_options, meant_by_text
from voucher_cli.forms.document import WordForm
from voucher_cli.forms.grid import Box
from voucher_cli.forms.markup import legal
from voucher_cli.forms.model import Option
from voucher_cli.forms.spot import Spot, Tick

LONGEST = 20_000
"""characters; no field of any form takes more"""
_BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def characters(text: str) -> int:
    """The number of characters as forms count them: without spaces and line breaks."""
    return len(re.sub(r"\s", "", text))


def harmless(text: str) -> str:
    """`text` without what a document cannot hold or what would turn its reading around."""
    lines = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text).replace("\t", " ")
    kept = (c for c in lines if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs", "Co"})
    return legal("".join(c for c in kept if unicodedata.bidirectional(c) not in _BIDI)).strip()


def ticks_for(
    spot: Spot, text: str, options: tuple[Option, ...] = (), chosen: tuple[str, ...] | None = None
) -> tuple[Tick, ...] | None:
    """The boxes to tick at a spot: by the keys that the form's options have for them, else by
    their words. None where one of them is not plainly there, or another one is ticked already."""
    if chosen is not None:
        meant = meant_by_options(spot.ticks, options, chosen)
    else:
        meant = meant_by_text(spot.ticks, text)
    if meant is None or any(tick.marked and tick not in meant for tick in spot.ticks):
        return None
    return meant


def tick(document: WordForm, ticks: tuple[Tick, ...]) -> None:
    """Ticks those boxes that are not ticked yet."""
    for one in ticks:
        if not one.marked:
            document.tick(one.line, one.start, one.end)


def write(document: WordForm, spot: Spot, text: str, like: Box | None) -> None:
    """Writes `text` at a spot that has no boxes, in the look of the box `like` where the spot has
    none of its own."""
    if spot.whole:
        document.write_lines(spot.lines, text.split("\n"), like)
    else:
        end = spot.end if spot.end is not None else spot.start
        document.write_stretch(spot.lines[0], spot.start, end, " ".join(text.split("\n")))
