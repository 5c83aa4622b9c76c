"""Pages for tests, drawn with characters: a line is a row, two spaces or a bar part its cells.

Every cell gets a box from where it stands in the line, as a PDF or a scan would give it.
"""

from __future__ import annotations

import re
import unicodedata
from textwrap import dedent

from voucher_cli.evidence.facts import facts_of
from voucher_cli.evidence.model import (
    Cell,
    Fact,
    FileState,
    FileType,
    Page,
    PartKind,
    Row,
    Source,
    SourceFile,
)
from voucher_cli.vocabulary import load_vocabulary

WIDTH = 6.0
HEIGHT = 16.0
PAGE_WIDTH = 595.0
_CELL = re.compile(r"\S(?:.*?\S)??(?=\s{2,}|\s*\||\s*$)")


def page(drawing: str, number: int = 1, *, readable: bool = True) -> Page:
    """One page from its drawing; blank lines are left out but keep their height."""
    rows = []
    for n, line in enumerate(dedent(drawing).strip("\n").splitlines()):
        cells = [
            Cell(
                match[0].replace("␣", " "),
                (
                    _wide(line[: match.start()]),
                    n * HEIGHT,
                    _wide(line[: match.end()]),
                    n * HEIGHT + 12,
                ),
            )
            for match in _CELL.finditer(line.replace("|", " | ").replace(" | ", "   "))
        ]
        if cells:
            rows.append(Row(tuple(cells)))
    return Page(number, tuple(rows), readable, PAGE_WIDTH, 842.0)


def sheet(name: str, *rows: tuple[str | None, ...], number: int = 1) -> Page:
    """A worksheet: cells without boxes, with their addresses; empty cells are left out."""
    made = []
    for n, row in enumerate(rows, start=1):
        cells = tuple(
            Cell(text, where=f"{name}!{chr(ord('A') + c)}{n}")
            for c, text in enumerate(row)
            if text is not None
        )
        if cells:
            made.append(Row(cells))
    return Page(number, tuple(made))


def file(path: str, *pages: Page, state: FileState = FileState.READ) -> SourceFile:
    """A file that was read (from a PDF, say)."""
    return SourceFile(
        path=path,
        size=1,
        sha256="0" * 64,
        type=FileType.PDF,
        state=state,
        page_count=len(pages),
        pages=pages,
        read_by=Source.PDF_TEXT if pages else None,
    )


def facts(kind: PartKind, *pages: Page | str) -> tuple[Fact, ...]:
    """The facts that pages of this kind show."""
    made = tuple(
        page(p, number) if isinstance(p, str) else p for number, p in enumerate(pages, start=1)
    )
    return facts_of(kind, made, Source.PDF_TEXT, load_vocabulary())


def shown(facts: tuple[Fact, ...]) -> dict[str, list[str]]:
    """Name → the distinct values, in order, as text."""
    result: dict[str, list[str]] = {}
    for fact in facts:
        values = result.setdefault(fact.name, [])
        text = f"{fact.value:f}" if hasattr(fact.value, "as_tuple") else str(fact.value)
        text = text.removesuffix(".00") if text.endswith(".00") else text
        if text not in values:
            values.append(text)
    return result


def _wide(text: str) -> float:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text) * WIDTH / 2 + 40
