"""A draft → manifest.xlsx: every value with a comment that says where it was read, every column
with a note on what belongs there."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from voucher_cli.draft.hints import load_hints
from voucher_cli.draft.model import Draft
from voucher_cli.draft.text import said
from voucher_cli.draft.workbook import look
from voucher_cli.draft.workbook.rows import Entry, entries
from voucher_cli.language import Language
from voucher_cli.manifest.workbook.layout import (
    APPLICANT,
    CLAIM,
    GUIDE,
    MATERIAL,
    Column,
    Table,
    tables,
)
from voucher_cli.manifest.workbook.words import Words, load_words
from voucher_cli.policy.library import policy_ids
from voucher_cli.policy.model import Policy
from voucher_cli.strict_yaml import YamlPath

_HEADS, _KEYS, _EXAMPLE, _FIRST = 1, 2, 3, 4
"""the rows of a sheet"""


@dataclass(frozen=True)
class WrittenBook:
    """The workbook's bytes, and the cell of each place of the manifest (`发票!D5`)."""

    data: bytes
    cells: Mapping[YamlPath, str]


def manifest_book(
    draft: Draft, policy: Policy | None, gaps: Collection[YamlPath], language: Language
) -> WrittenBook:
    """The whole workbook. `policy` tells which routes and materials there are to choose from;
    `gaps` are the places that are marked as left for people."""
    writer = _Writer(draft, policy, frozenset(gaps), language)
    writer.write()
    stream = io.BytesIO()
    writer.book.save(stream)
    return WrittenBook(stream.getvalue(), writer.cells)


class _Writer:
    """Writes one workbook; each method one sheet or a piece of it."""

    def __init__(
        self, draft: Draft, policy: Policy | None, gaps: frozenset[YamlPath], language: Language
    ) -> None:
        self.book: Any = openpyxl.Workbook()
        self.cells: dict[YamlPath, str] = {}
        self._draft = draft
        self._policy = policy
        self._gaps = gaps
        self._language = language
        self._words: Words = load_words()

    def write(self) -> None:
        """All sheets, the guide first."""
        self.book.properties.creator = "voucher"
        self._guide(self.book.active)
        rows = entries(self._draft.manifest)
        for table in tables().values():
            sheet = self.book.create_sheet(self._words.sheets[table.id].text(self._language))
            if table.id == APPLICANT:
                self._form(sheet, table)
            else:
                self._table(sheet, table, rows.get(table.id, ()))

    def _guide(self, sheet: Any) -> None:
        sheet.title = self._words.sheets[GUIDE].text(self._language)
        sheet.column_dimensions["A"].width = 100
        for number, line in enumerate(self._words.guide, start=1):
            cell = sheet.cell(number, 1, line.text(self._language))
            cell.alignment = look.WRAPPED
            cell.data_type = "s"

    def _form(self, sheet: Any, table: Table) -> None:
        """Labels and values, the keys in a hidden column behind them."""
        for at, name in enumerate(("label", "value"), start=1):
            self._head(sheet.cell(_HEADS, at), self._words.heads[name].text(self._language))
        whole = Entry(self._draft.manifest, ())
        for number, column in enumerate(table.columns, start=_HEADS + 1):
            label = sheet.cell(number, 1)
            self._head(label, self._title(column))
            label.comment = self._note(column)
            sheet.cell(number, 3, column.key)
            self._cell(sheet.cell(number, 2), whole, column)
            self._choices(sheet, column, f"B{number}")
        sheet.column_dimensions["A"].width = 40
        sheet.column_dimensions["B"].width = 60
        sheet.column_dimensions["C"].hidden = True
        sheet.freeze_panes = "B2"

    def _table(self, sheet: Any, table: Table, rows: tuple[Entry, ...]) -> None:
        """Heads, hidden keys, the example, and a row for each entry."""
        for at, column in enumerate(table.columns, start=1):
            letter = get_column_letter(at)
            head = sheet.cell(_HEADS, at)
            self._head(head, self._title(column))
            head.comment = self._note(column)
            sheet.cell(_KEYS, at, column.key)
            dimension = sheet.column_dimensions[letter]
            dimension.width = look.column_width(column, self._title(column))
            dimension.number_format = look.number_format(column)
            self._choices(sheet, column, f"{letter}{_EXAMPLE}:{letter}{look.LAST_ROW}")
            self._example(sheet.cell(_EXAMPLE, at), table, column)
            for number, entry in enumerate(rows, start=_FIRST):
                self._cell(sheet.cell(number, at), entry, column)
        sheet.row_dimensions[_KEYS].hidden = True
        belonging = sum(column.reference for column in table.columns) or 1
        sheet.freeze_panes = sheet.cell(_EXAMPLE, min(belonging, 2) + 1)

    def _cell(self, cell: Any, entry: Entry, column: Column) -> None:
        value, path = entry.at(column)
        look.fill_cell(cell, value, column, self._words, self._language)
        if column.reference:
            return
        self.cells[path] = f"{cell.parent.title}!{cell.coordinate}"
        origin = self._draft.origins.get(path)
        if origin is not None:
            cell.comment = look.note(said(origin, self._language))
        if path in self._gaps:
            cell.fill = look.GAP_FILL

    def _example(self, cell: Any, table: Table, column: Column) -> None:
        text = self._words.examples.get(table.id, {}).get(column.key)
        if text is not None:
            is_mark = column == table.columns[0]
            value = text if is_mark else look.example_value(text, column)
            look.fill_cell(cell, value, column, self._words, self._language)
        cell.font, cell.fill = look.EXAMPLE, look.EXAMPLE_FILL

    def _choices(self, sheet: Any, column: Column, cells: str) -> None:
        if column.key == CLAIM and column.reference:
            title = self._words.sheets["claims"].text(self._language)
            validation = look.choices_from(title, f"$A${_FIRST}:$A${look.LAST_ROW}")
        else:
            found = look.choices(self._listed(column))
            if found is None:
                return
            validation = found
            validation.showErrorMessage = column.kind is not str
        sheet.add_data_validation(validation)
        validation.add(cells)

    def _listed(self, column: Column) -> Iterator[str]:
        """What a cell of the column is chosen from."""
        for name in self._words.choices_of(column).values():
            yield name.text(self._language)
        last = column.key.rpartition(".")[2]
        if last == "policy":
            yield from policy_ids()
        elif self._policy is not None and last == "route":
            yield from (route.id for route in self._policy.routes)
        elif self._policy is not None and last == MATERIAL:
            routes = [route for claim in self._draft.manifest.claims
                      if (route := self._policy.route(claim.route))]  # fmt: skip
            yield from dict.fromkeys(m.id for route in routes for m in route.materials)

    def _head(self, cell: Any, title: str) -> None:
        cell.value, cell.font, cell.fill = title, look.HEAD, look.HEAD_FILL
        cell.alignment = look.WRAPPED

    def _title(self, column: Column) -> str:
        return self._words.columns[column.place].text(self._language)

    def _note(self, column: Column) -> Any:
        text = self._words.notes.get(column.place) or load_hints().keys[column.place]
        return look.note(text.text(self._language))
