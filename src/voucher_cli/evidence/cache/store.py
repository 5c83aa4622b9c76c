"""A store of values by key in one SQLite file: a cache, so whatever goes wrong with it costs time
and never the run.

Several runs may use it at once. It is readable by its owner alone, since it holds the text of
people's contracts, and forgets what was not used for longest when it grows over its limit.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

FILE_NAME = "readings.sqlite3"
LIMIT = 500 * 1024 * 1024
_KEPT_SHARE = 0.8
"""of the limit that is left when it was passed, so that not every run has to tidy up"""
_BUSY_SECONDS = 5.0
_USED_AGAIN = 3600.0
"""seconds in which a value that is used again need not be noted"""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS readings (
    key BLOB PRIMARY KEY, value BLOB NOT NULL, used REAL NOT NULL, size INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS readings_by_use ON readings (used, size);
"""


@dataclass(frozen=True, slots=True)
class StoreSize:
    """How much a store holds; `bytes` on the disk."""

    entries: int
    bytes: int


class Store:
    """Values by key. `folder` None is a store that holds nothing. Use it as a context manager."""

    def __init__(self, folder: Path | None, limit: int = LIMIT) -> None:
        self._path = folder / FILE_NAME if folder else None
        self._limit = limit
        self._db = _opened(self._path) if self._path else None
        self._added = 0

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def usable(self) -> bool:
        """Whether it can remember anything at all."""
        return self._db is not None

    def get(self, key: bytes) -> bytes | None:
        """The value last put under the key, if it is still there and whole."""
        packed = self._do(lambda db: _found(db, key))
        try:
            return None if packed is None else zlib.decompress(packed)
        except (zlib.error, TypeError):
            return None

    def put(self, key: bytes, value: bytes) -> None:
        """Remembers a value."""
        packed = zlib.compress(value, 1)
        if len(packed) <= self._limit // 4:
            row = (key, packed, time.time(), len(packed))
            self._do(lambda db: db.execute("INSERT OR REPLACE INTO readings VALUES (?,?,?,?)", row))
            self._added += len(packed)

    def size(self) -> StoreSize:
        """How much is in it."""
        entries = self._do(
            lambda db: int(db.execute("SELECT COUNT(*) FROM readings").fetchone()[0])
        )
        return StoreSize(entries or 0, sum(_size(path) for path in self._files()))

    def clear(self) -> bool:
        """Forgets everything, on the disk too. Whether that could be done."""

        def forget(db: sqlite3.Connection) -> bool:
            db.execute("DELETE FROM readings")
            db.execute("VACUUM")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            return True

        return bool(self._do(forget))

    def close(self) -> None:
        """Forgets what is over the limit, and lets go of the file."""
        if self._added:
            self._do(lambda db: _shrink(db, self._limit))
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
            self._db = None

    def _files(self) -> list[Path]:
        return _files(self._path) if self._path else []

    def _do(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What `work` gives. Once anything failed, the store holds nothing for this run; a file
        that is no database any more makes room for a new one."""
        if self._db is None:
            return None
        try:
            return work(self._db)
        except sqlite3.Error as error:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
            self._db = None
            if self._path and _is_damage(error):
                _remove(self._path)
            return None


def exists_in(folder: Path) -> bool:
    """Whether there is a store already."""
    return (folder / FILE_NAME).exists()


def _found(db: sqlite3.Connection, key: bytes) -> bytes | None:
    row = db.execute("SELECT value, used FROM readings WHERE key = ?", (key,)).fetchone()
    if row is None:
        return None
    value, used = row
    if used < time.time() - _USED_AGAIN:
        db.execute("UPDATE readings SET used = ? WHERE key = ?", (time.time(), key))
    return bytes(value)


def _shrink(db: sqlite3.Connection, limit: int) -> None:
    """Forgets what was not used for longest."""
    (total,) = db.execute("SELECT TOTAL(size) FROM readings").fetchone()
    if total <= limit:
        return
    room, until = total - limit * _KEPT_SHARE, 0.0
    for used, size in db.execute("SELECT used, size FROM readings ORDER BY used").fetchall():
        until, room = used, room - size
        if room <= 0:
            break
    db.execute("DELETE FROM readings WHERE used <= ?", (until,))
    db.executescript("PRAGMA incremental_vacuum")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _opened(path: Path) -> sqlite3.Connection | None:
    """A connection to the file, made anew where it is missing or damaged; None where the disk
    does not let us."""
    try:
        return _connected(path)
    except sqlite3.Error as error:
        if not _is_damage(error):
            return None
    except OSError:
        return None
    _remove(path)
    try:
        return _connected(path)
    except (sqlite3.Error, OSError):
        return None


def _connected(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        db.execute("PRAGMA auto_vacuum = INCREMENTAL")
        db.execute("PRAGMA journal_mode = WAL").fetchall()
        db.execute("PRAGMA synchronous = OFF")
        db.executescript(_SCHEMA)
    except BaseException:
        db.close()
        raise
    return db


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is broken, rather than locked, full or out of reach."""
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(
        error, sqlite3.OperationalError
    )


def _files(path: Path) -> list[Path]:
    return [path, *(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm"))]


def _remove(path: Path) -> None:
    for file in _files(path):
        with contextlib.suppress(OSError):
            file.unlink()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
