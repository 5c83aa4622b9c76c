"""How every package of a season is judged: alike for all, on whatever machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from voucher_cli.evidence.read_all import ReadOptions
from voucher_cli.language import Language
from voucher_cli.workers.pool import MEMORY


@dataclass(frozen=True, slots=True)
class UnitOptions:
    """What decides about the result. `html`: a report for people beside the JSON one; `pictures`:
    with the pages that its findings point at."""

    policy: str | None = None
    routes: tuple[str, ...] = ()
    ocr: bool = True
    language: Language = Language.ZH
    html: bool = True
    pictures: bool = False


@dataclass(frozen=True, slots=True)
class UnitSetup:
    """How one process judges: the options, and what only matters to its machine. `jobs` are the
    workers that read for it, `memory` bytes for each of them, `cache` the folder of readings;
    after `patience` seconds without any progress a package is given up, and the process with it.
    """

    options: UnitOptions
    jobs: int = 1
    cache: Path | None = None
    memory: int | None = MEMORY
    patience: float = 1800.0

    @property
    def reading(self) -> ReadOptions:
        """How its files are read."""
        return ReadOptions(self.options.ocr, self.jobs, self.cache, self.memory)
