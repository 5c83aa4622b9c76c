"""Where things stand in a YAML file, or in a workbook that is read as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from voucher_cli.cells import cell_name
from voucher_cli.errors import Problem
from voucher_cli.language import Bilingual

T = TypeVar("T")
Step = str | int
YamlPath = tuple[Step, ...]
"""keys and list places from the top of the file: ("claims", 0, "route")"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a YAML file, counted from 1; in a workbook the row and column of a cell."""

    line: int
    column: int
    sheet: str | None = None

    @classmethod
    def of(cls, start: Any) -> Mark:
        """From the `start_mark` of a node, which counts from 0."""
        return cls(start.line + 1, start.column + 1, getattr(start, "sheet", None))

    def __str__(self) -> str:
        """`45`, or `发票!D5`."""
        if self.sheet is None:
            return str(self.line)
        return f"{self.sheet}!{cell_name(self.line, self.column)}"

    @property
    def said(self) -> Bilingual:
        """The place within a sentence."""
        if self.sheet is None:
            return Bilingual(f"第 {self.line} 行", f"in line {self.line}")
        return Bilingual(str(self), f"in {self}")

    def problem(self, file: str, message: Bilingual) -> Problem:
        """A fault that stands here."""
        return Problem(file, self.line, self.column, message, self.sheet)


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
        """`manifest.yaml:45` or `manifest.xlsx:发票!D5`, for findings."""
        return f"{self.file}:{self.mark(path)}"

    def problem(self, path: YamlPath, message: Bilingual) -> Problem:
        """A fault of what stands at `path`."""
        return self.mark(path).problem(self.file, message)
