"""The rows of one sheet by the keys of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from voucher_cli.errors import Problem
from voucher_cli.language import Bilingual
from voucher_cli.manifest.workbook.cells import Sheet
from voucher_cli.manifest.workbook.layout import Column, Table
from voucher_cli.manifest.workbook.values import UnfitError, cell_text
from voucher_cli.manifest.workbook.words import Words, unknown
from voucher_cli.strict_yaml import Mark

_LABEL, _VALUE, _KEY = 1, 2, 3
"""the columns of the sheet that has its keys in rows"""

_UNKNOWN_COLUMN = Bilingual("未知的列", "unknown column")
_UNKNOWN_ROW = Bilingual("未知的项目", "unknown entry")
_NO_HEAD = Bilingual(
    "这一列没有列名：请补上列名或清空这一列", "a column without a head: name it or empty it"
)
_EXAMPLE_CHANGED = Bilingual(
    "示例行已改动，但首列仍是“{marker}”：请改首列，或删除这一行",
    "the example was changed but its first cell still says '{marker}': change that, or delete the "
    "row",
)


@dataclass(frozen=True, slots=True)
class Value:
    """A cell's text as the strict reading takes it, None where it is empty, and its place."""

    text: str | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class Row:
    """`values` has every column of the sheet; `mark` is where the row begins."""

    mark: Mark
    values: Mapping[str, Value]

    def text(self, key: str) -> str | None:
        """The text of one cell."""
        value = self.values.get(key)
        return value.text if value is not None else None

    def place(self, key: str) -> Mark:
        """The place of one cell."""
        return self.values[key].mark if key in self.values else self.mark


class SheetReader:
    """Reads sheets; every fault on the way is in `problems`."""

    def __init__(self, file: str, words: Words) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._words = words

    def fault(self, mark: Mark, message: Bilingual) -> None:
        """Notes a fault; of a cell that has one already nothing more is told."""
        problem = mark.problem(self._file, message)
        if not any(
            (p.sheet, p.line, p.column) == (mark.sheet, mark.line, mark.column)
            for p in self.problems
        ):
            self.problems.append(problem)

    def rows(self, sheet: Sheet, table: Table) -> Iterator[Row]:
        """The rows below the heads, without the example."""
        listed = list(sheet.rows())
        if not listed:
            return
        columns, below = self._heads(sheet, table, listed)
        for number, cells in listed:
            if number < below:
                continue
            mark = Mark(number, min(columns, default=1), sheet.title)
            values = {
                column.key: self._value(column, cells.get(at), Mark(number, at, sheet.title))
                for at, column in columns.items()
            }
            for at in sorted(set(cells) - set(columns)):
                self.fault(Mark(number, at, sheet.title), _NO_HEAD)
            row = Row(mark, values)
            if any(value.text for value in values.values()) and not self._is_example(row, table):
                yield row

    def form(self, sheet: Sheet, table: Table) -> Row:
        """A sheet of labels and values as one row: `applicant`."""
        values: dict[str, Value] = {}
        listed = list(sheet.rows())
        for number, cells in listed:
            label = str(cells.get(_LABEL, ""))
            column = table.column(str(cells.get(_KEY, ""))) or self._words.column_called(
                label, table
            )
            mark = Mark(number, _VALUE, sheet.title)
            if column is None:
                if (number, cells) != listed[0]:
                    self._unknown(Mark(number, _LABEL, sheet.title), _UNKNOWN_ROW, label, table)
                continue
            if column.key in values:
                self._twice(mark, label, values[column.key].mark)
                continue
            values[column.key] = self._value(column, cells.get(_VALUE), mark)
        return Row(Mark(1, 1, sheet.title), values)

    def _value(self, column: Column, value: object, mark: Mark) -> Value:
        if value is None:
            return Value(None, mark)
        try:
            return Value(cell_text(value, column, self._words), mark)
        except UnfitError as error:
            self.fault(mark, error.message)
            return Value(None, mark)

    def _heads(
        self, sheet: Sheet, table: Table, listed: list[tuple[int, dict[int, object]]]
    ) -> tuple[dict[int, Column], int]:
        """Which column is which, by the row of keys below the heads, else by the heads; and the
        row in which the entries begin."""
        top, titles = listed[0]
        keys = listed[1][1] if len(listed) > 1 and _are_keys(listed[1][1], table) else {}
        columns: dict[int, Column] = {}
        for at in sorted({*titles, *keys}):
            title = str(titles.get(at, ""))
            column = table.column(str(keys.get(at))) or self._words.column_called(title, table)
            mark = Mark(top, at, sheet.title)
            if column is None:
                self._unknown(mark, _UNKNOWN_COLUMN, title or str(keys[at]), table)
                # what stands below is not told again cell by cell
                columns[at] = Column(f"?{at}", "", str)
            elif column in columns.values():
                first = next(n for n, other in columns.items() if other == column)
                self._twice(mark, title, Mark(top, first, sheet.title))
                columns[at] = Column(f"?{at}", "", str)
            else:
                columns[at] = column
        return columns, (listed[1][0] if keys else top) + 1

    def _is_example(self, row: Row, table: Table) -> bool:
        """Whether the row is the one that the workbook came with; one that was changed but keeps
        its mark is told, for it would be left out or counted against somebody's will."""
        example = self._words.examples.get(table.id, {})
        marker = example.get(table.columns[0].key)
        if marker is None or row.text(table.columns[0].key) != marker:
            return False
        if {key: value.text for key, value in row.values.items() if value.text} != dict(example):
            self.fault(
                row.place(table.columns[0].key),
                Bilingual(
                    _EXAMPLE_CHANGED.zh.format(marker=marker),
                    _EXAMPLE_CHANGED.en.format(marker=marker),
                ),
            )
        return True

    def _unknown(self, mark: Mark, what: Bilingual, name: str, table: Table) -> None:
        names = [self._words.columns[column.place] for column in table.columns]
        self.fault(mark, unknown(what, name, names))

    def _twice(self, mark: Mark, name: str, first: Mark) -> None:
        said = first.said
        self.fault(
            mark,
            Bilingual(
                f"{name} 出现两次（{said.zh}已有）", f"'{name}' stands twice (first {said.en})"
            ),
        )


def _are_keys(cells: Mapping[int, object], table: Table) -> bool:
    """Whether a row is the (hidden) one of keys and not an entry."""
    known = sum(table.column(str(value)) is not None for value in cells.values())
    return known >= 2 or (known == 1 and len(cells) == 1)
