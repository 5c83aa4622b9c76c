"""A draft as the text of a manifest.yaml: every value with a comment that says where it was read,
every gap with a hint. What is written loads without change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import yaml

from voucher_cli.draft.hints import Hints
from voucher_cli.draft.model import Draft, Origin
from voucher_cli.evidence.model import Source
from voucher_cli.language import Bilingual, Language
from voucher_cli.manifest.model import FileRef
from voucher_cli.money import plain_yuan
from voucher_cli.strict_yaml import YamlPath
from voucher_cli.text import LINE_BREAKS, shown

_HEAD = Bilingual(
    "# 由 voucher init 根据文件内容起草：请逐项核对，并补上标有“待填”的各项",
    "# Drafted by voucher init from the files: compare every value, and fill in what says 'to do'",
)
_TO_DO = Bilingual("待填", "to do")
_FROM_PICTURE = Bilingual("（由图片识别，请核对）", " (read from a picture: compare it)")
_CONCLUDED = Bilingual("据 {file}", "concluded from {file}")
_PAGE = Bilingual(" 第{page}页", " p. {page}")
_WIDEST = 1 << 30


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a manifest.yaml, and the places in it that are left for people to fill in."""

    text: str
    gaps: tuple[YamlPath, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of YAML: the key or dash with its value, and the comment behind it. `gap` is its
    place where it waits for a value."""

    text: str
    comment: str = ""
    gap: YamlPath | None = None

    def __str__(self) -> str:
        return f"{self.text}  # {self.comment}" if self.comment else self.text


def manifest_text(draft: Draft, hints: Hints, language: Language) -> Written:
    """The whole file, with a newline at its end."""
    lines = list(_Writer(draft, hints, language).mapping(draft.manifest, (), 0))
    text = "\n".join([_HEAD.text(language), *map(str, lines)]) + "\n"
    return Written(text, tuple(line.gap for line in lines if line.gap is not None))


class _Writer:
    """Writes one draft; each method gives the lines of one value."""

    def __init__(self, draft: Draft, hints: Hints, language: Language) -> None:
        self._draft = draft
        self._hints = hints
        self._language = language

    def mapping(self, value: Any, path: YamlPath, depth: int) -> Iterator[_Line]:
        """The keys of a dataclass, in its order."""
        for field in fields(value):
            yield from self._entry(field.name, getattr(value, field.name), path, depth)

    def _entry(self, key: str, value: Any, path: YamlPath, depth: int) -> Iterator[_Line]:
        here = (*path, key)
        head = f"{'  ' * depth}{key}:"
        if is_dataclass(value) and not isinstance(value, FileRef):
            inner = list(self.mapping(value, here, depth + 1))
            if inner:
                yield _Line(head)
                yield from inner
        elif isinstance(value, Mapping):
            yield from self._years(head, value, here, depth)
        elif isinstance(value, tuple):
            yield from self._list(head, value, here, depth)
        elif value is None or (value is False and here not in self._draft.origins):
            hint = self._hints.at(here)
            if hint is not None:
                comment = f"{_TO_DO.text(self._language)}: {hint.text(self._language)}"
                yield _Line(head, comment, here)
        else:
            yield _Line(f"{head} {scalar(value)}", self._origin(here))

    def _years(
        self, head: str, value: Mapping[Any, Any], path: YamlPath, depth: int
    ) -> Iterator[_Line]:
        """finances: a mapping by year."""
        if not value:
            return
        yield _Line(head)
        for year in sorted(value):
            yield _Line(f"{'  ' * (depth + 1)}{year}:")
            yield from self.mapping(value[year], (*path, year), depth + 2)

    def _list(
        self, head: str, value: tuple[Any, ...], path: YamlPath, depth: int
    ) -> Iterator[_Line]:
        if not value:
            hint = self._hints.at(path)
            if hint is not None:
                yield _Line(f"{head} []", hint.text(self._language))
        elif all(isinstance(one, FileRef) for one in value):
            names = [scalar(one) for one in value]
            yield _Line(f"{head} {names[0] if len(names) == 1 else '[' + ', '.join(names) + ']'}")
        else:
            yield _Line(head)
            for number, one in enumerate(value):
                inner = list(self.mapping(one, (*path, number), depth + 2))
                first = inner[0] if inner else _Line("{}")
                dash = "  " * (depth + 1) + "- "
                yield replace(first, text=dash + first.text.lstrip(" "))
                yield from inner[1:]

    def _origin(self, path: YamlPath) -> str:
        origin = self._draft.origins.get(path)
        if origin is None:
            return ""
        hint = self._hints.at(path) if origin.source is None else None
        text = said(origin, self._language)
        return f"{text}; {hint.text(self._language)}" if hint is not None else text


def said(origin: Origin, language: Language) -> str:
    """`04-发票.pdf 第1页（由图片识别，请核对）`."""
    file = shown(origin.file, blank=LINE_BREAKS)
    if origin.source is None:
        return _CONCLUDED.format(file=file).text(language)
    page = origin.page if origin.source.has_pages else None
    place = shown(origin.where or "", blank=LINE_BREAKS) or (
        _PAGE.format(page=page).text(language).strip() if page else ""
    )
    doubt = _FROM_PICTURE.text(language) if origin.source is Source.OCR else ""
    return f"{file} {place}".strip() + doubt


def scalar(value: Any) -> str:
    """A value as YAML writes it on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, Decimal):
        return plain_yuan(value) if value == round(value, 2) else format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    return _quoted(str(value))


def _quoted(text: str) -> str:
    """Plain where YAML reads it as it stands, else in quotation marks; flow marks too, since a
    file's name may stand in a list."""
    plain = yaml.safe_dump(text, allow_unicode=True, width=_WIDEST).strip()
    plain = plain.removesuffix("\n...").strip()
    risky = any(mark in text for mark in ",[]{}#") or plain[:1] == "'"
    if "\n" in plain or risky:
        return yaml.safe_dump(text, allow_unicode=True, width=_WIDEST, default_style='"').strip()
    return plain
