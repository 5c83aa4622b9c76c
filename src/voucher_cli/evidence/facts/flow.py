"""The text of a document as it flows over lines, for sentences that carry values."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from voucher_cli.evidence.facts.labels import Grid, Spot


@dataclass(frozen=True)
class Flow:
    """All cells in one string: parted by tabs within a row, by line breaks between rows."""

    text: str
    starts: tuple[int, ...]
    spots: tuple[Spot, ...]

    def spot_at(self, offset: int) -> Spot:
        """The cell that holds the character at `offset`."""
        return self.spots[max(bisect_right(self.starts, offset) - 1, 0)]


def flow_of(grid: Grid) -> Flow:
    """The grid as flowing text."""
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    for spot in grid.spots:
        starts.append(length)
        last = spot.column == len(grid.rows[spot.row]) - 1
        pieces.append(spot.text + ("\n" if last else "\t"))
        length += len(pieces[-1])
    return Flow("".join(pieces), tuple(starts), grid.spots)
