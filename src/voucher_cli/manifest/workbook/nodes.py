"""YAML nodes made of cells: each knows the cell that it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from voucher_cli.manifest.workbook.layout import Column
from voucher_cli.manifest.workbook.rows import Row, Value
from voucher_cli.strict_yaml import Mark

_FREE = '"'
"""the style of a scalar that is text whatever it says, `null` too"""


@dataclass(frozen=True, slots=True)
class _Start:
    """The `start_mark` of a node: it counts from 0."""

    line: int
    column: int
    sheet: str | None


def scalar(value: Value) -> yaml.ScalarNode:
    """A single value; one without text is null."""
    start = _start(value.mark)
    style = _FREE if value.text is not None else None
    return yaml.ScalarNode("", value.text or "", start, start, style=style)


def mapping(mark: Mark) -> yaml.MappingNode:
    """One without keys."""
    return yaml.MappingNode("", [], _start(mark), _start(mark))


def sequence(nodes: Sequence[yaml.Node], mark: Mark) -> yaml.SequenceNode:
    """A list."""
    return yaml.SequenceNode("", list(nodes), _start(mark), _start(mark))


def put(into: yaml.MappingNode, key: str, node: yaml.Node, mark: Mark) -> None:
    """Adds a key that stands at `mark`."""
    into.value.append((scalar(Value(key, mark)), node))


def group(into: yaml.MappingNode, name: str, mark: Mark) -> yaml.MappingNode:
    """The mapping of that key, new if there is none."""
    for key, node in into.value:
        if key.value == name and isinstance(node, yaml.MappingNode):
            return node
    node = mapping(mark)
    put(into, name, node, mark)
    return node


def row_node(row: Row, columns: Sequence[Column]) -> yaml.MappingNode:
    """The mapping of a row, with its groups (`contract.number` in a mapping `contract`)."""
    node = mapping(row.mark)
    filled = {key.rpartition(".")[0] for key, value in row.values.items() if value.text is not None}
    for column in columns:
        value = row.values.get(column.key)
        *groups, name = column.key.split(".")
        if value is None or column.reference:
            continue
        if column.optional and ".".join(groups) not in filled:
            continue
        into = node
        for step in groups:
            into = group(into, step, value.mark)
        put(into, name, _of_column(value, column), value.mark)
    return node


def files(value: Value) -> list[yaml.ScalarNode]:
    """The values of a cell that holds one a line."""
    names = [name.strip() for name in (value.text or "").split("\n")]
    return [scalar(Value(name, value.mark)) for name in names if name]


def _of_column(value: Value, column: Column) -> yaml.Node:
    return sequence(files(value), value.mark) if column.many else scalar(value)


def _start(mark: Mark) -> Any:
    """Any, since the nodes are declared for PyYAML's own marks and take whatever they are given."""
    return _Start(mark.line - 1, mark.column - 1, mark.sheet)
