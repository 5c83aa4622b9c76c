"""manifest.xlsx → Manifest, with the cell of every entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any

from voucher_cli import strict_yaml
from voucher_cli.errors import InvalidFileError, Problem
from voucher_cli.manifest.model import Manifest
from voucher_cli.manifest.workbook.cells import read_sheets
from voucher_cli.manifest.workbook.tree import Tree
from voucher_cli.manifest.workbook.words import load_words
from voucher_cli.strict_yaml import Bound

SUFFIX = ".xlsx"
_ZIP = b"PK\x03\x04"


def is_workbook(data: bytes, name: str) -> bool:
    """Whether a manifest is to be read as a workbook, by its name or its first bytes."""
    return PurePath(name).suffix.lower() == SUFFIX or data.startswith(_ZIP)


def parse_workbook(
    data: bytes, file: str, converters: Mapping[type, Callable[[str], Any]]
) -> Bound[Manifest]:
    """Reads a workbook's bytes. Raises InvalidFileError with every problem at once."""
    sheets = read_sheets(data, file)
    tree = Tree(file, load_words())
    root = tree.build(sheets)
    problems = list(tree.reader.problems)
    for orphan in tree.orphans:
        try:
            strict_yaml.bind(orphan.node, orphan.model, file=file, converters=converters)
        except InvalidFileError as error:
            problems += error.problems
    order = {sheet.title: number for number, sheet in enumerate(sheets)}

    def place(problem: Problem) -> int:
        return order.get(problem.sheet or "", -1)

    try:
        return strict_yaml.bind(root, Manifest, file=file, converters=converters, problems=problems)
    except InvalidFileError as error:
        raise InvalidFileError(tuple(sorted(error.problems, key=place))) from None
