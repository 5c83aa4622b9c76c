"""How far a season is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from voucher_cli.batch.model import Row, Status
from voucher_cli.findings import Level
from voucher_cli.language import Bilingual


@dataclass(frozen=True, slots=True)
class SeasonStep:
    """`done` of `packages` are there, `unchanged` of them from an earlier run and `broken` not to
    be judged; `counts` are the findings so far, `row` is of the package that came last;
    it `is_new` unless it is from an earlier run."""

    packages: int
    done: int = 0
    unchanged: int = 0
    broken: int = 0
    counts: Mapping[Level, int] | None = None
    row: Row | None = None
    is_new: bool = False

    def with_row(self, row: Row, *, unchanged: bool) -> SeasonStep:
        """One package further."""
        return SeasonStep(
            self.packages,
            self.done + 1,
            self.unchanged + unchanged,
            self.broken + (row.status is Status.BROKEN),
            Counter(self.counts or {}) + Counter(row.counts),
            row,
            not unchanged,
        )


SeasonProgress = Callable[[SeasonStep], None]


Tell = Callable[[Bilingual], None]
"""says something to the user while work goes on"""


def unheard(_: SeasonStep) -> None:
    """Tells nobody."""


def unsaid(_: Bilingual) -> None:
    """Tells nobody."""
