"""What the sheets, columns and choices of a workbook are called: rules/workbook.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any, Literal

from voucher_cli import strict_yaml
from voucher_cli.language import Bilingual
from voucher_cli.manifest.workbook.layout import Column, Table
from voucher_cli.nearest import not_known
from voucher_cli.resources import data_folder

_NOT_IN_NAMES = str.maketrans("", "", " \t\r\n\u3000*＊:：")


@dataclass(frozen=True)
class Words:
    """`columns` and `notes` go by place, `choices` by the value in the manifest, `examples` by
    sheet and key."""

    version: Literal[1]
    sheets: Mapping[str, Bilingual]
    columns: Mapping[str, Bilingual]
    choices: Mapping[str, Bilingual]
    heads: Mapping[str, Bilingual]
    guide: tuple[Bilingual, ...]
    examples: Mapping[str, Mapping[str, str]]
    notes: Mapping[str, Bilingual] = field(default_factory=dict)

    def choices_of(self, column: Column) -> Mapping[str, Bilingual]:
        """The values that a cell of the column may have, with their names; none where it is
        free."""
        if column.kind is bool:
            values: Iterable[str] = ("true", "false")
        elif isinstance(column.kind, type) and issubclass(column.kind, Enum):
            values = [str(member.value) for member in column.kind]
        else:
            values = ()
        return {value: self.choices[value] for value in values}

    def table_called(self, title: str, tables: Iterable[Table]) -> Table | None:
        """The table whose sheet has that title, in either language."""
        return next((t for t in tables if _matches(title, self.sheets[t.id], t.id)), None)

    def column_called(self, title: str, table: Table) -> Column | None:
        """The column with that head, in either language, or by its key."""
        wanted = (c for c in table.columns if _matches(title, self.columns[c.place], c.key))
        return next(wanted, None)


def unknown(what: Bilingual, name: str, known: Iterable[Bilingual]) -> Bilingual:
    """The complaint in each language with the names of that language."""
    names = list(known)
    return Bilingual(
        not_known(what, name, [n.zh for n in names]).zh,
        not_known(what, name, [n.en for n in names]).en,
    )


def _matches(title: str, name: Bilingual, key: str) -> bool:
    return plain(title) in (plain(name.zh), plain(name.en), key)


def plain(title: Any) -> str:
    """A title without what people add to it in passing."""
    return str(title).translate(_NOT_IN_NAMES).casefold()


@cache
def load_words() -> Words:
    """Raises InvalidFileError for a broken file, OSError as it comes."""
    return strict_yaml.load(data_folder("rules") / "workbook.yaml", Words).value
