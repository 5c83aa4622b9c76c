"""Telling the user how far a long run is, or nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """How far the reading of a package is. `file` counts from 1 those that were begun, `path` is
    the last of them; `pages` are those known so far whose pictures have to be looked at, and
    `pages_done` those of them that were."""

    path: str
    file: int
    files: int
    pages_done: int = 0
    pages: int = 0


Progress = Callable[[Step], None]
"""called when a file is begun and when pages are done"""


def silent(_: Step) -> None:
    """Tells nobody."""
