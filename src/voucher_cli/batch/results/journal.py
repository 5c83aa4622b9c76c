"""The rows of a season in a file, one a line, each written as soon as it is known.

Of several rows of one package the last one stands. What a crash left of a line is passed over.
Only where each row lies is kept in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from voucher_cli.batch.codec import decode_row, encode_row
from voucher_cli.batch.model import Row


class Journal:
    """Rows to be added and found again by their package's name. Use it as a context manager.

    Raises OSError where the file cannot be read or written, ValueError where it holds something
    else than rows.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._places: dict[str, int] = {}
        self.written: dict[str, set[str]] = {}
        """SHA-256 of what was written to each file, by any row there is or was"""

    def __enter__(self) -> Journal:
        self._file: BinaryIO = self._path.open("a+b")
        try:
            self._index()
        except BaseException:
            self._file.close()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """No row can be added or had afterwards."""
        self._file.close()

    def __contains__(self, package: str) -> bool:
        return package in self._places

    def row(self, package: str) -> Row:
        """The row of a package that is in it."""
        self._file.seek(self._places[package])
        return decode_row(self._file.readline())

    def add(self, row: Row) -> None:
        """Writes a row at the end, and out of this process before this returns."""
        self._file.seek(0, 2)
        place = self._file.tell()
        self._file.write(encode_row(row) + b"\n")
        self._file.flush()
        self._note(row, place)

    def rows(self, packages: tuple[str, ...]) -> Rows:
        """Those of the named packages that are there, in that order."""
        return Rows(self, tuple(package for package in packages if package in self))

    def _index(self) -> None:
        self._file.seek(0)
        place, bad = 0, 0
        for line in self._file:
            if line.strip():
                try:
                    self._note(decode_row(line), place)
                except ValueError:
                    bad += 1
            place += len(line)
            torn = not line.endswith(b"\n")
        if bad and not self._places:
            raise ValueError(str(self._path))
        if place and torn:
            self._file.write(b"\n")
            self._file.flush()

    def _note(self, row: Row, place: int) -> None:
        self._places[row.package] = place
        for name, digest in row.written.items():
            self.written.setdefault(name, set()).add(digest)


class Rows:
    """Rows that can be gone through as often as one likes, one in memory at a time."""

    def __init__(self, journal: Journal, packages: tuple[str, ...]) -> None:
        self._journal = journal
        self._packages = packages

    def __iter__(self) -> Iterator[Row]:
        return map(self._journal.row, self._packages)

    def __len__(self) -> int:
        return len(self._packages)
