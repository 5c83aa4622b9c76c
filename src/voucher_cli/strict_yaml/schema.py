"""The fields of dataclasses as the schema of a YAML file."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal


def has_default(entry: Field[Any]) -> bool:
    return entry.default is not MISSING or entry.default_factory is not MISSING


@cache
def fields_of(model: type) -> dict[str, tuple[Field[Any], Any]]:
    """YAML key → (field, resolved type) of a dataclass."""
    hints = typing.get_type_hints(model)
    return {
        str(entry.metadata.get("key", entry.name)): (entry, hints[entry.name])
        for entry in fields(model)
        if entry.init and not entry.metadata.get("not_in_yaml")
    }


def _dataclasses_in(kind: Any) -> Iterator[type]:
    if is_dataclass(kind):
        yield typing.cast("type", kind)
    for argument in typing.get_args(kind):
        yield from _dataclasses_in(argument)


@cache
def place_of(model: type, name: str) -> str | None:
    """The key just below `model` under which `name` would be right, if there is just one."""
    places = [
        key
        for key, (_, kind) in fields_of(model).items()
        for inner in _dataclasses_in(kind)
        if name in fields_of(inner)
    ]
    return places[0] if len(set(places)) == 1 else None


def tag_name(option: type) -> str:
    return next(
        key for key, (_, kind) in fields_of(option).items() if typing.get_origin(kind) is Literal
    )


def tags_of(option: type) -> tuple[str, ...]:
    return typing.get_args(fields_of(option)[tag_name(option)][1])
