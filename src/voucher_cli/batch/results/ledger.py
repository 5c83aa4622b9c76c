"""What the program has written into an output folder, by which it knows its own files again.

A text file to which is only ever added, before anything is put in place: a file that stands there
under a name and digest is the program's, however long ago it was written. Whatever else lies in
the folder, or was changed since, is a person's.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

_KEY = 16
"""bytes of memory for each entry; names and digests stay on the disk"""


class Ledger:
    """Names with the SHA-256 of what was written under them. Raises OSError."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: set[bytes] = set()
        try:
            with path.open("rb") as file:
                self._known.update(_key(line.rstrip(b"\n")) for line in file)
        except FileNotFoundError:
            pass

    def add(self, entries: Iterable[tuple[str, str]]) -> None:
        """Notes (name, digest) pairs, on the disk before this returns."""
        new = {
            key: line
            for name, digest in entries
            if (key := _key(line := _line(name, digest))) not in self._known
        }
        if not new:
            return
        with self._path.open("ab") as file:
            if file.tell() and not self._ends_whole():
                file.write(b"\n")  # what a crash left of a line stays a line of its own
            file.write(b"".join(line + b"\n" for line in new.values()))
            file.flush()
            os.fsync(file.fileno())
        self._known.update(new)

    def has(self, name: str, digest: str) -> bool:
        """Whether this was once written under that name."""
        return _key(_line(name, digest)) in self._known

    def _ends_whole(self) -> bool:
        with self._path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read() == b"\n"


def _line(name: str, digest: str) -> bytes:
    return f"{digest} {name}".encode()


def _key(line: bytes) -> bytes:
    return hashlib.blake2b(line, digest_size=_KEY).digest()
