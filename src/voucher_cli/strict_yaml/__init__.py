"""Strict YAML: a file becomes frozen dataclasses, or every fault in it is told with its place.

Plain PyYAML lets the last of two equal keys win, reads `0101` as 65, `no` as False and amounts as
floats, and forgets where things stood. So the text is only composed into nodes here, and each
scalar is read as the type that the dataclass field asks for: a phone number stays text, an amount
becomes an exact Decimal. The fields of the dataclasses are the schema; there is no second one.

Field metadata: `key` (the YAML key where it cannot be the field's name), `one_or_many` (a tuple,
or the tuples of a mapping, that may be written as a single value), `needs_value` (present keys
may not be empty).
"""

from __future__ import annotations

import typing
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import yaml

from voucher_cli.errors import InvalidFileError, Problem
from voucher_cli.language import Bilingual
from voucher_cli.strict_yaml.binding import Binder
from voucher_cli.strict_yaml.nodes import NodeError, compose, decode
from voucher_cli.strict_yaml.places import Bound, Mark, YamlPath
from voucher_cli.strict_yaml.scalars import Converter, FieldError

__all__ = ["Bound", "FieldError", "Mark", "YamlPath", "bind", "decode", "load", "parse"]

T = TypeVar("T")

MAX_BYTES = 4 * 1024 * 1024


def load(
    path: Path, model: type[T], converters: Mapping[type, Converter] | None = None
) -> Bound[T]:
    """Reads `path` as `model`. Raises InvalidFileError with every problem, OSError as it comes."""
    return parse(path.read_bytes(), model, file=str(path), converters=converters)


def parse(
    data: bytes | str,
    model: type[T],
    *,
    file: str,
    converters: Mapping[type, Converter] | None = None,
    one_or_many: bool = False,
) -> Bound[T]:
    """Reads YAML text as `model`; `file` is only what messages and places call it. With
    `one_or_many` the lists of a mapping may be written as single values."""
    if len(data) > MAX_BYTES:
        message = Bilingual("文件过大，不像是手写的清单", "too large to be written by hand")
        raise InvalidFileError((Problem(file, 1, 1, message),))
    try:
        node = compose(decode(data) if isinstance(data, bytes) else data)
    except NodeError as error:
        raise InvalidFileError((Problem(file, error.line, error.column, error.message),)) from None
    return bind(node, model, file=file, converters=converters, one_or_many=one_or_many)


def bind(
    node: yaml.Node,
    model: type[T],
    *,
    file: str,
    converters: Mapping[type, Converter] | None = None,
    one_or_many: bool = False,
    problems: Sequence[Problem] = (),
) -> Bound[T]:
    """Reads a tree of nodes as `model`, wherever it came from.

    `problems` are those that were found in making the tree: they are told too, and nothing else
    at their places. Raises InvalidFileError.
    """
    binder = Binder(file, converters or {})
    value = binder.bind(node, model, (), one_or_many=one_or_many)
    told = {(p.sheet, p.line, p.column) for p in problems}
    more = [p for p in binder.problems if (p.sheet, p.line, p.column) not in told]
    if problems or more:
        raise InvalidFileError((*problems, *more))
    return Bound(typing.cast("T", value), file, binder.marks)
