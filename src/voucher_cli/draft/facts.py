"""Taking typed values out of a part's facts, the best source first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import TypeVar

from voucher_cli.evidence.model import Fact, Part, Source
from voucher_cli.text import tidy

T = TypeVar("T", str, date, Decimal)
_RANK = {source: rank for rank, source in enumerate(Source)}


def best_first(part: Part, name: str) -> list[Fact]:
    """The part's facts of that name; equal sources in reading order."""
    return sorted(part.all(name), key=lambda fact: _RANK[fact.source])


def values(part: Part, name: str, kind: type[T]) -> Iterator[T]:
    """What the part shows under that name; equal sources in reading order."""
    for fact in best_first(part, name):
        if isinstance(fact.value, kind):
            yield fact.value


def value(parts: Iterable[Part], name: str, kind: type[T]) -> T | None:
    """The first value of that name in the first part that shows one."""
    return next((found for part in parts for found in values(part, name, kind)), None)


def text(parts: Iterable[Part], name: str) -> str | None:
    """The same for a text; an empty one is none."""
    return next((t for part in parts for v in values(part, name, str) if (t := tidy(v))), None)
