"""Where a value goes, or stands: a cell, a stretch of a line, or boxes to tick."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from voucher_cli.forms.grid import Box, Line
from voucher_cli.forms.model import Unit


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick: the place of its mark in a line, and the words that it stands before or
    after. `marked` where it is ticked already."""

    line: Line
    start: int
    end: int
    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of one value.

    `lines` are the lines that the value takes the place of; `start` … `end` the stretch of the
    only one, where the rest of it stays. `ticks`, where there are any, are the whole choice.
    `unit` is what label or cell say the number is counted in, `most` the characters that they
    allow. `box` is the cell, None in running text.
    """

    where: str
    now: str
    lines: tuple[Line, ...]
    start: int = 0
    end: int | None = None
    ticks: tuple[Tick, ...] = ()
    unit: Unit | None = None
    most: int | None = None
    box: Box | None = None
    date: bool = False
    """the place is a `年 月 日`"""
    counted: bool = False
    """the unit stands at the place itself, so that nothing else can be meant there"""

    @property
    def whole(self) -> bool:
        """Whether the value takes whole lines."""
        return self.end is None


class Doubt(StrEnum):
    """Why a label that was found leads to no place that is certain."""

    NO_CELL = "no-cell"
    """nothing blank stands beside or below it"""
    FILLED = "filled"
    """the cell holds something that is neither blank nor a hint"""
    SHARED = "shared"
    """several cells could be meant, or one cell by several labels"""
    FOREIGN = "foreign"
    """the heading over it is about somebody else"""
    RESERVED = "reserved"
    """to be signed, sealed, or filled in by the authority"""


@dataclass(frozen=True, slots=True)
class Found:
    """A label of a wanted value, and the spot that it leads to or the doubt about it.

    `label` is its text in the form, `at` its place in reading order, `exact` whether it is the
    official label; `sections` are the keys of the headings that it stands under.
    """

    wanted: str
    label: str
    at: int
    where: str
    exact: bool
    sections: tuple[str, ...]
    spot: Spot | None
    doubt: Doubt | None = None
    in_text: bool = False
    """not in a cell, but in a line of text outside of tables"""

    @property
    def is_mention(self) -> bool:
        """Whether it only speaks of the field, or asks it of somebody else."""
        if self.in_text and self.doubt is Doubt.FILLED:
            return True
        return self.doubt in {Doubt.NO_CELL, Doubt.FOREIGN, Doubt.RESERVED}
