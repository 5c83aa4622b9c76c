"""What a careful clerk would say of a document: which pages are what, and what they show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

Value = Decimal | date | str


@dataclass(frozen=True)
class Stretch:
    """Pages `first` to `last` are one document of `kind` (the words of the report).

    `facts`: each name and the values that must be read under it. `may`: values that are neither
    asked for nor wrong, where two careful clerks would differ. `or_kind`: another kind that would
    be right, too, where a title names two.
    """

    kind: str
    facts: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    first: int = 1
    last: int = 1
    may: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    or_kind: str | None = None


@dataclass(frozen=True)
class Document:
    """A file as an applicant might send it. `draw` gives its bytes."""

    name: str
    draw: Callable[[], bytes]
    stretches: tuple[Stretch, ...]


def day(text: str) -> date:
    """`2024-09-05`."""
    return date.fromisoformat(text)


def yuan(text: str) -> Decimal:
    """`3200000.00`, in yuan."""
    return Decimal(text)


def shows(**facts: Value | tuple[Value, ...]) -> dict[str, tuple[Value, ...]]:
    """Facts by name; one value or several."""
    return {name: v if isinstance(v, tuple) else (v,) for name, v in facts.items()}
