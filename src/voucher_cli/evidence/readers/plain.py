"""Plain text and CSV, in the encodings that Chinese programs write."""

from __future__ import annotations

import csv

from voucher_cli.evidence.model import Cell, FileState, Page, Row, Source
from voucher_cli.evidence.readers import Content
from voucher_cli.evidence.readers.spacing import cells_of
from voucher_cli.language import Bilingual
from voucher_cli.strict_yaml import decode

MAX_LINES = 100_000
_DELIMITERS = ",\t;|"
_TOO_LONG = Bilingual(
    f"超过 {MAX_LINES} 行，其余未读取", f"longer than {MAX_LINES} lines: the rest was not read"
)


def read_text(data: bytes) -> Content:
    """One page; a line is a row, parted into cells (see spacing.py)."""
    lines = decode(data).splitlines()
    rows = []
    for number, line in enumerate(lines[:MAX_LINES], start=1):
        pieces = cells_of(line)
        if pieces:
            rows.append(Row(tuple(Cell(piece, where=f"第{number}行") for piece in pieces)))
    return _content(rows, Source.TEXT, complete=len(lines) <= MAX_LINES)


def read_csv(data: bytes) -> Content:
    """One page; a record is a row. Falls back to plain text where the quoting is broken."""
    text = decode(data).removeprefix("\ufeff")
    lines = text.splitlines(keepends=True)
    rows = []
    try:
        records = csv.reader(lines[:MAX_LINES], delimiter=_delimiter(lines), strict=True)
        for number, record in enumerate(records, start=1):
            cells = tuple(
                Cell(value.strip(), where=f"第{number}行第{column}列")
                for column, value in enumerate(record, start=1)
                if value.strip()
            )
            if cells:
                rows.append(Row(cells))
    except csv.Error:
        return read_text(data)
    return _content(rows, Source.TEXT, complete=len(lines) <= MAX_LINES)


def _content(rows: list[Row], source: Source, *, complete: bool) -> Content:
    if not rows:
        return Content(FileState.EMPTY, detail=Bilingual("没有文字", "holds no text"))
    page = Page(1, tuple(rows), readable=complete)
    return Content(FileState.READ, (page,), 1, source, None if complete else _TOO_LONG)


def _delimiter(lines: list[str]) -> str:
    """The mark that parts most of the first lines; a comma when none does."""
    head = [line for line in lines[:50] if line.strip()]
    counts = {mark: sum(mark in line for line in head) for mark in _DELIMITERS}
    best = max(counts.values(), default=0)
    return next((mark for mark in _DELIMITERS if best and counts[mark] == best), ",")
