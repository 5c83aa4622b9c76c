"""How people name a cell of a worksheet: `D5`."""

from __future__ import annotations


def cell_name(row: int, column: int) -> str:
    """`D5` for row 5, column 4; both count from 1."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
