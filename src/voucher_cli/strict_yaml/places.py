"""Where things stand in a YAML file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
Step = str | int
YamlPath = tuple[Step, ...]
"""keys and list places from the top of the file: ("claims", 0, "route")"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a YAML file, counted from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Bound(Generic[T]):
    """A loaded file: its value and where each key and list entry of it stands."""

    value: T
    file: str
    marks: Mapping[YamlPath, Mark]

    def mark(self, path: YamlPath) -> Mark:
        """The place of `path`, or of its nearest enclosing key."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, Mark(1, 1))

    def where(self, path: YamlPath) -> str:
        """`manifest.yaml:45`, for findings."""
        return f"{self.file}:{self.mark(path).line}"
