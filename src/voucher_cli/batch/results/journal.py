"""The rows of a season in a file, one a line, each written as soon as it is known.

Of several rows of one package the last one stands. What a crash left of a line is passed over.
Only where each row lies is kept in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from voucher_cli.batch.codec import decode_row, encode_row
from voucher_cli.batch.model import Row

_BEGINS = b'{"package":'
"""how every row begins"""

IsOurs = Callable[[bytes], bool]
"""whether the program wrote a line (without its end)"""


class Journal:
    """Rows to be added and found again by their package's name. Use it as a context manager.

    Raises OSError where the file cannot be read or written, ValueError where it holds whole lines
    that are not the program's own; with `lenient` these are passed over, too.
    """

    def __init__(self, path: Path, is_ours: IsOurs, *, lenient: bool = False) -> None:
        self._path = path
        self._is_ours = is_ours
        self._lenient = lenient
        self._places: dict[str, int] = {}

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
        self._places[row.package] = self._file.tell()
        self._file.write(encode_row(row) + b"\n")
        self._file.flush()

    def rows(self, packages: tuple[str, ...]) -> Rows:
        """Those of the named packages that are there, in that order."""
        return Rows(self, tuple(package for package in packages if package in self))

    def _index(self) -> None:
        self._file.seek(0)
        place, line = 0, b"\n"
        for line in self._file:
            if self._is_ours(line.rstrip(b"\n")):
                self._places[decode_row(line).package] = place
            elif not line.endswith(b"\n") and line.startswith(_BEGINS):
                self._file.truncate(place)  # a row that was being written when all ended
                return
            elif line.strip() and not self._lenient:
                raise ValueError(str(self._path))
            place += len(line)
        if not line.endswith(b"\n"):
            self._file.write(b"\n")
            self._file.flush()


class Rows:
    """Rows that can be gone through as often as one likes, one in memory at a time."""

    def __init__(self, journal: Journal, packages: tuple[str, ...]) -> None:
        self._journal = journal
        self._packages = packages

    def __iter__(self) -> Iterator[Row]:
        return map(self._journal.row, self._packages)

    def __len__(self) -> int:
        return len(self._packages)
