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

import difflib
import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

import yaml

from voucher_cli.dates import parse_date
from voucher_cli.errors import InvalidFileError, Problem
from voucher_cli.language import Bilingual
from voucher_cli.money import AmountError, parse_amount

T = TypeVar("T")
Step = str | int
YamlPath = tuple[Step, ...]

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 40
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,15}")
# The base loaders leave every scalar as text: the fields say what it is to be read as.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


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


class FieldError(ValueError):
    """Raised by a converter when a scalar is not what the field needs; says what it should be."""

    def __init__(self, message: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message


Converter = Callable[[str], Any]


def decode(data: bytes) -> str:
    """Text of a file that people wrote: UTF-8 with or without BOM, else GB18030, else UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


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
) -> Bound[T]:
    """Reads YAML text as `model`; `file` is only what messages and places call it."""
    binder = _Binder(file, converters or {})
    node = binder.compose(data)
    value = binder.bind(node, model, ()) if node is not None else None
    if binder.problems:
        raise InvalidFileError(tuple(binder.problems))
    return Bound(typing.cast("T", value), file, binder.marks)


class _Unusable:
    """Stands for a value that has a problem already; never reaches a caller."""


_UNUSABLE = _Unusable()


class _Binder:
    def __init__(self, file: str, converters: Mapping[type, Converter]) -> None:
        self.file = file
        self.converters: dict[Any, Converter] = {**_CONVERTERS, **converters}
        self.problems: list[Problem] = []
        self.marks: dict[YamlPath, Mark] = {}
        self._seen: set[int] = set()

    # --- text → nodes ---

    def compose(self, data: bytes | str) -> yaml.Node | None:
        if len(data) > MAX_BYTES:
            self._problem(
                None, Bilingual("文件过大，不像是手写的清单", "too large to be written by hand")
            )
            return None
        text = decode(data) if isinstance(data, bytes) else data
        try:
            if self._too_deep(text):
                message = Bilingual("嵌套层数过多", "nested too deeply")
                self._problem(None, message)
                return None
            node = yaml.compose(text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            self._syntax_problem(error)
            return None
        except yaml.YAMLError as error:
            detail = str(error).splitlines()[0]
            self._problem(
                None,
                Bilingual(f"不是可读的 YAML 文本：{detail}", f"not readable as YAML: {detail}"),
            )
            return None
        if node is None:
            self._problem(None, Bilingual("文件是空的", "the file is empty"))
        return node

    @staticmethod
    def _too_deep(text: str) -> bool:
        depth = 0
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    return True
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
        return False

    def _syntax_problem(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        detail = error.problem or str(error)
        self.problems.append(
            Problem(
                self.file,
                mark.line + 1 if mark else 1,
                mark.column + 1 if mark else 1,
                Bilingual(
                    f"YAML 语法错误（{detail}）：检查缩进、冒号后的空格和引号",
                    f"not valid YAML ({detail}): check indentation, the space after ':' and quotes",
                ),
            )
        )

    def _problem(self, node: yaml.Node | None, message: Bilingual) -> _Unusable:
        mark = node.start_mark if node is not None else None
        self.problems.append(
            Problem(
                self.file, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, message
            )
        )
        return _UNUSABLE

    # --- nodes → values ---

    def bind(self, node: yaml.Node, kind: Any, path: YamlPath, *, one_or_many: bool = False) -> Any:
        """The value of `node` as `kind`; notes its place and every problem on the way."""
        self.marks.setdefault(path, Mark(node.start_mark.line + 1, node.start_mark.column + 1))
        if isinstance(node, yaml.CollectionNode):
            if id(node) in self._seen:
                return self._problem(
                    node,
                    Bilingual(
                        "不支持锚点与别名（& 与 *），请写全",
                        "anchors and aliases (& and *) are not supported: write it out",
                    ),
                )
            self._seen.add(id(node))
        origin = typing.get_origin(kind)
        if origin in (typing.Union, types.UnionType):
            return self._bind_union(node, typing.get_args(kind), path)
        if origin is tuple:
            return self._bind_list(node, typing.get_args(kind)[0], path, one_or_many=one_or_many)
        if origin in (Mapping, dict) or origin is typing.get_origin(Mapping[str, str]):
            key_kind, value_kind = typing.get_args(kind)
            return self._bind_mapping(node, key_kind, value_kind, path, one_or_many=one_or_many)
        if kind not in self.converters and is_dataclass(kind):
            return self._bind_dataclass(node, typing.cast("type", kind), path)
        return self._bind_scalar(node, kind)

    def _bind_union(self, node: yaml.Node, options: tuple[Any, ...], path: YamlPath) -> Any:
        if type(None) in options and _is_null(node):
            return None
        self._seen.discard(id(node))  # the same node is bound once more below
        real = [option for option in options if option is not type(None)]
        if len(real) == 1:
            return self.bind(node, real[0], path)
        by_tag = {tag: option for option in real for tag in _tags(option)}
        name = _tag_name(real[0])
        if not isinstance(node, yaml.MappingNode):
            return self._problem(
                node, Bilingual(f"这里应是带 {name}: 的映射", f"expected a mapping with '{name}:'")
            )
        for key, value in node.value:
            if key.value == name:
                if value.value not in by_tag:
                    return self._problem(
                        value,
                        _unknown(
                            Bilingual(f"未知的 {name}", f"unknown {name}"), str(value.value), by_tag
                        ),
                    )
                return self.bind(node, by_tag[value.value], path)
        return self._problem(
            node,
            Bilingual(
                f"缺少 {name}（{'、'.join(by_tag)} 之一）",
                f"'{name}' is missing: one of {', '.join(by_tag)}",
            ),
        )

    def _bind_list(self, node: yaml.Node, item: Any, path: YamlPath, *, one_or_many: bool) -> Any:
        if _is_null(node):
            return ()
        if not isinstance(node, yaml.SequenceNode):
            if one_or_many:
                self._seen.discard(id(node))
                value = self.bind(node, item, (*path, 0))
                return value if value is _UNUSABLE else (value,)
            return self._problem(
                node,
                Bilingual(
                    "这里应是列表（每项以 - 开头）", "expected a list (each entry begins with '-')"
                ),
            )
        values = [self.bind(child, item, (*path, n)) for n, child in enumerate(node.value)]
        return _UNUSABLE if any(v is _UNUSABLE for v in values) else tuple(values)

    def _bind_mapping(
        self, node: yaml.Node, key_kind: Any, kind: Any, path: YamlPath, *, one_or_many: bool
    ) -> Any:
        if _is_null(node):
            return {}
        if not isinstance(node, yaml.MappingNode):
            return self._problem(
                node, Bilingual("这里应是“键: 值”的映射", "expected a mapping of 'key: value'")
            )
        result: dict[Any, Any] = {}
        for key_node, value_node in self._entries(node):
            key = self.bind(key_node, key_kind, (*path, str(key_node.value)))
            value = self.bind(
                value_node, kind, (*path, str(key_node.value)), one_or_many=one_or_many
            )
            if key is not _UNUSABLE:
                result[key] = value
        return _UNUSABLE if any(v is _UNUSABLE for v in result.values()) else result

    def _entries(self, node: yaml.MappingNode) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        """The entries of a mapping, without those whose key stood before."""
        seen: dict[str, yaml.Node] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(key_node, Bilingual("键应是一个词", "a key must be a single word"))
                continue
            name = str(key_node.value)
            if name in seen:
                line = seen[name].start_mark.line + 1
                self._problem(
                    key_node,
                    Bilingual(
                        f"键 {name} 重复（第 {line} 行已有）",
                        f"key '{name}' stands twice (first in line {line})",
                    ),
                )
                continue
            seen[name] = key_node
            yield key_node, value_node

    def _bind_dataclass(self, node: yaml.Node, model: type, path: YamlPath) -> Any:
        if not isinstance(node, yaml.MappingNode):
            keys = ", ".join(list(_schema(model))[:6])
            return self._problem(
                node, Bilingual(f"这里应是映射（{keys} …）", f"expected a mapping ({keys} …)")
            )
        schema = _schema(model)
        values: dict[str, Any] = {}
        for key_node, value_node in self._entries(node):
            name = str(key_node.value)
            if name not in schema:
                self._problem(
                    key_node,
                    _unknown(
                        Bilingual("未知的键", "unknown key"), name, schema, _elsewhere(model, name)
                    ),
                )
                continue
            entry, kind = schema[name]
            here = (*path, name)
            self.marks[here] = Mark(key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if (
                _is_null(value_node)
                and _has_default(entry)
                and not entry.metadata.get("needs_value")
            ):
                continue
            values[entry.name] = self.bind(
                value_node, kind, here, one_or_many=bool(entry.metadata.get("one_or_many"))
            )
        for name, (entry, _kind) in schema.items():
            if (
                entry.name not in values
                and not _has_default(entry)
                and not self._was_written(node, name)
            ):
                self._problem(
                    node, Bilingual(f"缺少必填的键 {name}", f"the key '{name}' is required")
                )
                values[entry.name] = _UNUSABLE
        if any(v is _UNUSABLE for v in values.values()):
            return _UNUSABLE
        try:
            return model(**values)
        except FieldError as error:
            return self._problem(node, error.message)

    @staticmethod
    def _was_written(node: yaml.MappingNode, name: str) -> bool:
        return any(key.value == name for key, _ in node.value)

    def _bind_scalar(self, node: yaml.Node, kind: Any) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            return self._problem(node, Bilingual("这里应是单个值", "expected a single value"))
        if typing.get_origin(kind) is Literal:
            choices: tuple[str, ...] = typing.get_args(kind)
            return self._choose(node, {str(choice): choice for choice in choices})
        if isinstance(kind, type) and issubclass(kind, Enum) and kind not in self.converters:
            return self._choose(node, {str(member.value): member for member in kind})
        if _is_null(node):
            return self._problem(node, Bilingual("这里缺少值", "a value is missing here"))
        try:
            return self.converters[kind](str(node.value))
        except FieldError as error:
            return self._problem(node, error.message)

    def _choose(self, node: yaml.ScalarNode, choices: Mapping[str, Any]) -> Any:
        if node.value in choices:
            return choices[node.value]
        return self._problem(
            node, _unknown(Bilingual("不认识的值", "unknown value"), str(node.value), choices)
        )


def _unknown(
    what: Bilingual, name: str, known: Mapping[str, Any], elsewhere: str | None = None
) -> Bilingual:
    """`unknown key 'amout': did you mean 'amount'?`"""
    shown = _short(name)
    if elsewhere:
        return Bilingual(
            f"{what.zh} {shown}：它应写在 {elsewhere} 之下",
            f"{what.en} '{shown}': it belongs under {elsewhere}",
        )
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    if near:
        return Bilingual(
            f"{what.zh} {shown}：是否想写 {near[0]}？",
            f"{what.en} '{shown}': did you mean '{near[0]}'?",
        )
    listed = list(known)[:12]
    more = " …" if len(known) > len(listed) else ""
    return Bilingual(
        f"{what.zh} {shown}：可用的有 {'、'.join(listed)}{more}",
        f"{what.en} '{shown}': known are {', '.join(listed)}{more}",
    )


def _short(text: str) -> str:
    """`text`, cut where it would fill the screen."""
    return text if len(text) <= 60 else text[:57] + "…"


def _is_null(node: yaml.Node) -> bool:
    return (
        isinstance(node, yaml.ScalarNode)
        and not node.style  # None or "", as the loader is PyYAML's own or libyaml's
        and str(node.value).lower() in {"", "~", "null"}
    )


def _has_default(entry: Field[Any]) -> bool:
    return entry.default is not MISSING or entry.default_factory is not MISSING


@cache
def _schema(model: type) -> dict[str, tuple[Field[Any], Any]]:
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
def _elsewhere(model: type, name: str) -> str | None:
    """The key just below `model` under which `name` would be right, if there is just one."""
    places = [
        key
        for key, (_, kind) in _schema(model).items()
        for inner in _dataclasses_in(kind)
        if name in _schema(inner)
    ]
    return places[0] if len(set(places)) == 1 else None


def _tag_name(option: type) -> str:
    return next(
        key for key, (_, kind) in _schema(option).items() if typing.get_origin(kind) is Literal
    )


def _tags(option: type) -> tuple[str, ...]:
    return typing.get_args(_schema(option)[_tag_name(option)][1])


def _to_text(text: str) -> str:
    return text


def _to_bool(text: str) -> bool:
    if text.lower() in {"true", "false"}:
        return text.lower() == "true"
    text = _short(text)
    raise FieldError(Bilingual(f"{text} 不是 true 或 false", f"'{text}' is neither true nor false"))


def _to_int(text: str) -> int:
    if _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    text = _short(text)
    raise FieldError(Bilingual(f"{text} 不是整数", f"'{text}' is not a whole number"))


def _to_amount(text: str) -> Decimal:
    try:
        return parse_amount(text)
    except AmountError:
        text = _short(text)
        raise FieldError(
            Bilingual(
                f"{text} 不是金额：写作 3200000、3,200,000.00 或 320万",
                f"'{text}' is no amount: write 3200000, 3,200,000.00 or 320万",
            )
        ) from None


def _to_date(text: str) -> date:
    try:
        return parse_date(text)
    except ValueError:
        text = _short(text)
        raise FieldError(
            Bilingual(
                f"{text} 不是日历上的日期：写作 2024-09-05",
                f"'{text}' is no day of the calendar: write 2024-09-05",
            )
        ) from None


_CONVERTERS: dict[Any, Converter] = {
    str: _to_text,
    bool: _to_bool,
    int: _to_int,
    Decimal: _to_amount,
    date: _to_date,
}
