"""One file of a package, before it is read: its path and a way to its bytes.

Folders and archives both list their files as entries, so that everything after them is the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from voucher_cli.evidence.model import FileState
from voucher_cli.language import Bilingual
from voucher_cli.text import shown

MAX_FILE_BYTES = 256 * 1024 * 1024
"""no paper of an application is larger; what is gets told, not read"""
MAX_ENTRIES = 20_000


class PackedFileError(Exception):
    """Why an entry's bytes cannot be had, and the state that leaves its file in."""

    def __init__(self, state: FileState, detail: Bilingual) -> None:
        super().__init__(detail.en)
        self.state = state
        self.detail = detail


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of a package. `path` is relative to the package's root, with `/`, composed (NFC) and
    printable; `size` is in bytes as listed. `read` gives the bytes or raises PackedFileError."""

    path: str
    size: int
    read: Callable[[], bytes]

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]


def refused(path: str, size: int, state: FileState, detail: Bilingual) -> PackedFile:
    """An entry that is listed but never opened."""

    def read() -> bytes:
        raise PackedFileError(state, detail)

    return PackedFile(path, size, read)


def too_large(path: str, size: int) -> PackedFile:
    """An entry over MAX_FILE_BYTES."""
    limit = MAX_FILE_BYTES // (1024 * 1024)
    return refused(
        path,
        size,
        FileState.UNSUPPORTED,
        Bilingual(
            f"文件超过 {limit} MB，未读取；请压缩图片或拆分后重新提供",
            f"larger than {limit} MB, so it was not read: compress its pictures or split it",
        ),
    )


def printable(name: str) -> str:
    r"""`name` composed (NFC), with what cannot be shown written out: `\x0a`, `\u202e`."""
    return shown(unicodedata.normalize("NFC", name))


def natural_key(path: str) -> tuple[object, ...]:
    """Sorts as people count: `2.pdf` before `10.pdf`, a folder's files together."""
    parts = (
        tuple(
            (0, int(piece), "") if piece.isdecimal() else (1, 0, piece.casefold())
            for piece in re.split(r"(\d{1,18})", part)
            if piece
        )
        for part in path.split("/")
    )
    return (*parts, ((2, 0, path),))


def in_order(entries: Iterable[PackedFile]) -> tuple[PackedFile, ...]:
    """The entries in natural order, each path made unique: `a.pdf`, `a (2).pdf`."""
    result: list[PackedFile] = []
    taken: set[str] = set()
    for entry in sorted(entries, key=lambda e: natural_key(e.path)):
        path, n = entry.path, 1
        while path in taken:
            n += 1
            folder, slash, name = entry.path.rpartition("/")
            stem, dot, suffix = name.rpartition(".")
            path = f"{folder}{slash}{stem} ({n}).{suffix}" if dot else f"{entry.path} ({n})"
        taken.add(path)
        result.append(entry if path == entry.path else replace(entry, path=path))
    return tuple(result)
