"""An outline as lines for a terminal of some width, plain or coloured.

Only characters that a GBK console has are used, no box drawing and no symbols; levels are words.
Rich is imported only where colours are wanted, so that a piped `voucher calc` never waits for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, assert_never

from voucher_cli.report.outline import (
    Block,
    Column,
    Fields,
    Heading,
    Item,
    Line,
    Outline,
    Paragraph,
    Span,
    Table,
    Tone,
    line,
    strong,
    text_of,
)
from voucher_cli.report.wrapping import line_width, pad, width, wrap

if TYPE_CHECKING:
    from rich.text import Text

_STEP = 2
_GAP = 2
_NARROWEST = 20
_RULES = "=-"
"""under headings of the first ranks"""
_STYLES = {
    Tone.STRONG: "bold",
    Tone.FAINT: "dim",
    Tone.ERROR: "bold red",
    Tone.WARNING: "bold yellow",
    Tone.REVIEW: "bold cyan",
    Tone.GOOD: "bold green",
}


def as_lines(outline: Outline, columns: int) -> list[Line]:
    """The outline laid out for `columns` cells, without trailing space."""
    lines: list[Line] = []
    before: Block | None = None
    for block in outline:
        if before is not None and _stands_off(block, before):
            lines.append(())
        before = block
        lines.extend(_block(block, max(columns, _NARROWEST)))
    return lines


def _stands_off(block: Block, before: Block) -> bool:
    """Whether an empty line parts the two: above each heading but one right under a higher one."""
    if not isinstance(block, Heading):
        return False
    return not (isinstance(before, Heading) and before.rank < block.rank)


def as_text(outline: Outline, columns: int) -> str:
    """The outline as plain text."""
    return "".join(text_of(content).rstrip() + "\n" for content in as_lines(outline, columns))


def as_rich(outline: Outline, columns: int) -> Text:
    """The outline as one rich Text, never parsed as markup."""
    from rich.text import Text

    text = Text()
    for content in as_lines(outline, columns):
        for span in content:
            text.append(span.text, _STYLES.get(span.tone))
        text.append("\n")
    return text


def _block(block: Block, columns: int) -> Iterator[Line]:
    if isinstance(block, Heading):
        yield from _heading(block, columns)
    elif isinstance(block, Paragraph):
        indent = " " * (_STEP * block.depth)
        yield from _hanging(Span(indent), block.text, columns)
    elif isinstance(block, Item):
        marker = " " * (_STEP * block.depth) + block.marker + " "
        yield from _hanging(Span(marker), block.text, columns)
    elif isinstance(block, Fields):
        yield from _fields(block, columns)
    elif isinstance(block, Table):
        yield from _table(block, columns)
    else:
        assert_never(block)


def _heading(block: Heading, columns: int) -> Iterator[Line]:
    title = tuple(
        Span(span.text, Tone.STRONG if span.tone is Tone.PLAIN else span.tone)
        for span in block.text
    )
    lines = wrap(title, columns)
    yield from lines
    if block.rank > len(_RULES):
        return
    rule = _RULES[block.rank - 1]
    yield (Span(rule * max(line_width(content) for content in lines)),)


def _hanging(first: Span, content: Line, columns: int) -> Iterator[Line]:
    """`content` wrapped behind `first`, later lines indented as far as the text of the first."""
    start = first
    for wrapped in wrap(content, columns - width(first.text)):
        yield (start, *wrapped)
        start = Span(" " * width(first.text))


def _fields(block: Fields, columns: int) -> Iterator[Line]:
    indent = " " * (_STEP * block.depth)
    label_width = max((width(label) for label, _ in block.rows), default=0)
    for label, value in block.rows:
        padding = " " * (label_width - width(label) + _GAP)
        yield from _hanging(Span(indent + label + padding), value, columns)


def _table(block: Table, columns: int) -> Iterator[Line]:
    indent = Span(" " * (_STEP * block.depth))
    header = tuple(line(strong(column.title)) for column in block.columns)
    has_header = any(column.title for column in block.columns)
    rows = [header, *block.rows] if has_header else list(block.rows)
    widths = _widths(block.columns, rows, columns - width(indent.text))
    for row in rows:
        cells = [
            wrap(cell, size) if column.wrap else [cell]
            for column, cell, size in zip(block.columns, row, widths, strict=True)
        ]
        for n in range(max(len(cell) for cell in cells)):
            yield (indent, *_table_line(block.columns, cells, widths, n))


def _table_line(
    columns: tuple[Column, ...], cells: list[list[Line]], widths: list[int], n: int
) -> Iterator[Span]:
    for index, (column, cell, size) in enumerate(zip(columns, cells, widths, strict=True)):
        content = cell[n] if n < len(cell) else ()
        if index:
            yield Span(" " * _GAP)
        yield from pad(content, size, right=column.right)


def _widths(columns: tuple[Column, ...], rows: list[tuple[Line, ...]], room: int) -> list[int]:
    """The width of each column; the one that wraps takes what the others leave."""
    natural = [max(line_width(row[n]) for row in rows) for n in range(len(columns))]
    spare = room - sum(natural) - _GAP * (len(columns) - 1)
    return [
        max(size + min(spare, 0), _NARROWEST // 2) if column.wrap else size
        for column, size in zip(columns, natural, strict=True)
    ]
