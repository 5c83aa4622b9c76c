"""What was read ↔ JSON, for the way from a worker and for the cache.

The dataclasses themselves are the schema: whatever does not fit them is refused on reading.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache

from pydantic import TypeAdapter

from voucher_cli.evidence.model import Fact, FileType, Page
from voucher_cli.evidence.readers import Content

_AMOUNT, _DATE, _TEXT = "n", "d", "t"
"""a fact's value is an amount, a day or text: in JSON a letter before it tells which"""


def encode_content(kind: FileType, content: Content) -> bytes:
    """A file's type and content. Raises ValueError for text that no UTF-8 can hold."""
    return _contents().dump_json((kind, _with_facts(content, _marked)), exclude_defaults=True)


def decode_content(data: bytes) -> tuple[FileType, Content]:
    """The inverse. Raises ValueError for anything else."""
    kind, content = _contents().validate_json(data)
    return kind, _with_facts(content, _unmarked)


def encode_pages(pages: tuple[Page, ...]) -> bytes:
    """Pages. Raises ValueError for text that no UTF-8 can hold."""
    return _pages().dump_json(pages, exclude_defaults=True)


def decode_pages(data: bytes) -> tuple[Page, ...]:
    """The inverse. Raises ValueError for anything else."""
    return _pages().validate_json(data)


@cache
def _contents() -> TypeAdapter[tuple[FileType, Content]]:
    return TypeAdapter(tuple[FileType, Content])


@cache
def _pages() -> TypeAdapter[tuple[Page, ...]]:
    return TypeAdapter(tuple[Page, ...])


def _with_facts(content: Content, change: Callable[[Fact], Fact]) -> Content:
    if not content.records:
        return content
    return replace(
        content,
        records=tuple(
            replace(record, facts=tuple(map(change, record.facts))) for record in content.records
        ),
    )


def _marked(fact: Fact) -> Fact:
    if isinstance(fact.value, Decimal):
        return replace(fact, value=f"{_AMOUNT}{fact.value}")
    if isinstance(fact.value, date):
        return replace(fact, value=f"{_DATE}{fact.value.isoformat()}")
    return replace(fact, value=f"{_TEXT}{fact.value}")


def _unmarked(fact: Fact) -> Fact:
    text = str(fact.value)
    mark, value = text[:1], text[1:]
    if mark == _TEXT:
        return replace(fact, value=value)
    if mark == _DATE:
        return replace(fact, value=date.fromisoformat(value))
    try:
        amount = Decimal(value) if mark == _AMOUNT else None
    except InvalidOperation:
        amount = None
    if amount is None:
        raise ValueError(text)
    return replace(fact, value=amount)
