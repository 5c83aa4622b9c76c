"""The blocks that every report for people is made of, whatever shows it afterwards.

What a report says is put together once, as blocks of toned text; `terminal` and `markdown` only
decide what a heading or a table looks like. Tone never says anything that the words do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from voucher_cli.text import LINE_BREAKS, shown


class Tone(StrEnum):
    """How a piece of text is set off, where colours can be shown."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    ERROR = "error"
    WARNING = "warning"
    REVIEW = "review"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one tone."""

    text: str
    tone: Tone = Tone.PLAIN


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A title; rank 1 stands over the whole, rank 2 over a section."""

    text: Line
    rank: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Line
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list, under its marker (`1`, `-`)."""

    marker: str
    text: Line
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with their values, one a line, the values aligned."""

    rows: tuple[tuple[str, Line], ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. Amounts stand to the right; at most one column may `wrap`."""

    title: str
    right: bool = False
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under their columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]
    depth: int = 0


Block = Heading | Paragraph | Item | Fields | Table
Outline = tuple[Block, ...]


def line(*parts: str | Span) -> Line:
    """A line of text; strings are plain, empty ones are left out."""
    return tuple(
        Span(visible(part.text), part.tone) if isinstance(part, Span) else Span(visible(part))
        for part in parts
        if (part.text if isinstance(part, Span) else part)
    )


def strong(text: str) -> Span:
    """Text that stands out."""
    return Span(text, Tone.STRONG)


def faint(text: str) -> Span:
    """Text that steps back."""
    return Span(text, Tone.FAINT)


def text_of(content: Line) -> str:
    """The line without its tones."""
    return "".join(span.text for span in content)


def visible(text: str) -> str:
    """`text` with line breaks as spaces; every other character that could move the cursor, hide
    text or turn it around is written out as `\\x1b`, `\\u202e`: file names come from strangers."""
    return shown(text, blank=LINE_BREAKS)
