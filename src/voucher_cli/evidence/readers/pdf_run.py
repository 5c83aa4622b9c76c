"""A run: characters of a PDF page without white space between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from voucher_cli.evidence.model import Box

_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Run:
    """`box` is on the page as shown; `left`, `right` and `baseline` are in the frame in which the
    run reads from left to right and downwards. `em` is the height of its characters; `home` tells
    the ruled table cell that it stands in."""

    text: str
    box: Box
    left: float
    right: float
    baseline: float
    em: float
    home: int | None = None

    @property
    def lone_chinese(self) -> bool:
        """Whether it is a single Chinese character."""
        return len(self.text) == 1 and _CHINESE.match(self.text) is not None

    @property
    def middle(self) -> float:
        """Half way between its ends."""
        return (self.left + self.right) / 2

    def joint(self, previous: Run) -> str:
        """What to write between `previous` and this run in one cell."""
        return " " if self.left - previous.right > 0.12 * min(previous.em, self.em) else ""


def around(runs: Iterable[Run]) -> Box:
    """The box that holds all of them, to the hundredth of a point."""
    boxes = [run.box for run in runs]
    return (
        round(min(b[0] for b in boxes), 2),
        round(min(b[1] for b in boxes), 2),
        round(max(b[2] for b in boxes), 2),
        round(max(b[3] for b in boxes), 2),
    )
