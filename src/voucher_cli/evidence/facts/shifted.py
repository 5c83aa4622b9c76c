"""Values that a scan shows half a line off their labels.

Needle printers fill in printed forms and seldom meet the lines; pages lie aslant. The value then
makes a row of its own, right of its label and at nearly the same height.
"""

from __future__ import annotations

from collections.abc import Iterator

from voucher_cli.evidence.facts.labels import Hit, Spot
from voucher_cli.evidence.facts.reading import Document
from voucher_cli.evidence.model import Box, Source

_ROWS = 2
"""above and below that of the label"""
_LEVEL = 0.3
"""of the lower of two cells: how much of its height they share at least"""
_TOUCHING = 12.0
"""in points: how far the frame of a label may reach over its value"""


def shifted_values(document: Document, hit: Hit) -> Iterator[Spot]:
    """The cells of other rows that stand behind a label with nothing of its own, the nearest
    first; none of those behind the next label."""
    box = hit.spot.cell.box
    if box is None or hit.spot.source is not Source.OCR:
        return
    if hit.spot.text[hit.end :].strip(" :()"):
        return
    rows = document.grid.rows[max(0, hit.spot.row - _ROWS) : hit.spot.row + _ROWS + 1]
    behind = [
        (theirs[0], spot)
        for row in rows
        for spot in row
        if (theirs := spot.cell.box) is not None
        and spot is not hit.spot
        and spot.page == hit.spot.page
        and theirs[0] > box[2] - _TOUCHING
        and _are_level(box, theirs)
    ]
    labelled = {(other.spot.row, other.spot.column) for other in document.hits}
    for _left, spot in sorted(behind, key=lambda pair: pair[0]):
        if (spot.row, spot.column) in labelled:
            return
        if spot.row != hit.spot.row:
            yield spot


def _are_level(a: Box, b: Box) -> bool:
    shared = min(a[3], b[3]) - max(a[1], b[1])
    return shared > _LEVEL * min(a[3] - a[1], b[3] - b[1])
