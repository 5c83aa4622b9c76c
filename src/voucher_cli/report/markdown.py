"""An outline as Markdown, with nothing in it that a file's name or text could turn into markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from voucher_cli.report.outline import (
    Block,
    Fields,
    Heading,
    Item,
    Line,
    Outline,
    Paragraph,
    Table,
    Tone,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")


def as_markdown(outline: Outline) -> str:
    """The outline as a Markdown document."""
    lines: list[str] = []
    before: Block | None = None
    for block in outline:
        if before is not None and not (_is_listed(block) and _is_listed(before)):
            lines.append("")
        lines.extend(_block(block))
        before = block
    return "\n".join(lines) + "\n"


def _is_listed(block: Block) -> bool:
    """Whether the block is part of a list, which no blank line may tear apart."""
    return isinstance(block, Item | Fields) or (isinstance(block, Paragraph) and block.depth > 0)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.rank} {_plain(block.text)}"
    elif isinstance(block, Paragraph):
        # under a list the paragraph belongs to its entry, which takes the indentation
        yield f"{_indent(block.depth)}{'- ' if block.depth else ''}{_inline(block.text)}"
    elif isinstance(block, Item):
        number = f"{block.marker}\\. " if block.marker.isdigit() else ""
        yield f"{_indent(block.depth)}- {number}{_inline(block.text)}"
    elif isinstance(block, Fields):
        for label, value in block.rows:
            yield f"{_indent(block.depth)}- {_escape(label)}: {_inline(value)}"
    elif isinstance(block, Table):
        yield from _table(block)
    else:
        assert_never(block)


def _table(block: Table) -> Iterator[str]:
    yield _table_row(_escape(column.title) for column in block.columns)
    yield _table_row("---:" if column.right else "---" for column in block.columns)
    for row in block.rows:
        yield _table_row(_inline(cell) for cell in row)


def _table_row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _indent(depth: int) -> str:
    return "  " * depth


def _inline(content: Line) -> str:
    return "".join(
        f"**{_escape(span.text)}**"
        if span.tone not in {Tone.PLAIN, Tone.FAINT} and span.text == span.text.strip()
        else _escape(span.text)
        for span in content
    )


def _plain(content: Line) -> str:
    return _escape("".join(span.text for span in content))


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
