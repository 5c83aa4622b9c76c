"""Telling the user how far a long run is, or nobody."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""called before each file is read: its path, its number from 1, and how many there are"""


def silent(path: str, number: int, of: int) -> None:
    """Tells nobody."""
