"""YAML nodes become dataclasses, and every fault on the way a problem with its place."""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from enum import Enum
from typing import Any, Literal

import yaml

from voucher_cli.errors import Problem
from voucher_cli.language import Bilingual
from voucher_cli.strict_yaml.nodes import is_null
from voucher_cli.strict_yaml.places import Mark, YamlPath
from voucher_cli.strict_yaml.scalars import CONVERTERS, Converter, FieldError, short
from voucher_cli.strict_yaml.schema import fields_of, has_default, place_of, tag_name, tags_of


class _Unusable:
    """Stands for a value that has a problem already; never reaches a caller."""


_UNUSABLE = _Unusable()


class Binder:
    """Binds one file; `problems` and `marks` fill up on the way."""

    def __init__(self, file: str, converters: Mapping[type, Converter]) -> None:
        self.file = file
        self.converters: dict[Any, Converter] = {**CONVERTERS, **converters}
        self.problems: list[Problem] = []
        self.marks: dict[YamlPath, Mark] = {}

    def _problem(self, node: yaml.Node, message: Bilingual) -> _Unusable:
        self.problems.append(Mark.of(node.start_mark).problem(self.file, message))
        return _UNUSABLE

    def bind(self, node: yaml.Node, kind: Any, path: YamlPath, *, one_or_many: bool = False) -> Any:
        """The value of `node` as `kind`; notes its place and every problem on the way."""
        self.marks.setdefault(path, Mark.of(node.start_mark))
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
        if type(None) in options and is_null(node):
            return None
        real = [option for option in options if option is not type(None)]
        if len(real) == 1:
            return self.bind(node, real[0], path)
        by_tag = {tag: option for option in real for tag in tags_of(option)}
        name = tag_name(real[0])
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
        if is_null(node):
            return ()
        if not isinstance(node, yaml.SequenceNode):
            if one_or_many:
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
        if is_null(node):
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
                first = Mark.of(seen[name].start_mark).said
                self._problem(
                    key_node,
                    Bilingual(
                        f"键 {name} 重复（{first.zh}已有）",
                        f"key '{name}' stands twice (first {first.en})",
                    ),
                )
                continue
            seen[name] = key_node
            yield key_node, value_node

    def _bind_dataclass(self, node: yaml.Node, model: type, path: YamlPath) -> Any:
        if not isinstance(node, yaml.MappingNode):
            keys = ", ".join(list(fields_of(model))[:6])
            return self._problem(
                node, Bilingual(f"这里应是映射（{keys} …）", f"expected a mapping ({keys} …)")
            )
        values = self._bind_fields(node, model, path)
        for name, (entry, _kind) in fields_of(model).items():
            missing = entry.name not in values and not has_default(entry)
            if missing and not self._was_written(node, name):
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

    def _bind_fields(self, node: yaml.MappingNode, model: type, path: YamlPath) -> dict[str, Any]:
        """The values of the keys that were written, by the field's name."""
        schema = fields_of(model)
        values: dict[str, Any] = {}
        for key_node, value_node in self._entries(node):
            name = str(key_node.value)
            if name not in schema:
                what = Bilingual("未知的键", "unknown key")
                self._problem(key_node, _unknown(what, name, schema, place_of(model, name)))
                continue
            entry, kind = schema[name]
            here = (*path, name)
            self.marks[here] = Mark.of(key_node.start_mark)
            if is_null(value_node) and has_default(entry) and not entry.metadata.get("needs_value"):
                continue
            one_or_many = bool(entry.metadata.get("one_or_many"))
            values[entry.name] = self.bind(value_node, kind, here, one_or_many=one_or_many)
        return values

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
        if is_null(node):
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
    shown = short(name)
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
