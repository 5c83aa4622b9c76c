"""An index on disk of what may recur in a season, so that memory does not grow with it.

Everything that a package brings in is filed with its links: what another package's would have in
common with it. SQL finds the links that recur in several packages, and only what hangs on these
comes back into memory, one group at a time.
"""

from __future__ import annotations

import pickle
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Generic, TypeVar

from voucher_cli.batch.across.joining import Joins

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Thing(StrEnum):
    """What is filed; links of one are never those of another."""

    INVOICE = "invoice"
    CONTRACT = "contract"
    FILE = "file"
    SHARE = "share"
    """what a package may claim of the caps of its enterprise"""
    SERVICE = "service"
    """a purchase whose tiers are its service's"""
    MENTION = "mention"
    """a party as one package states it"""


class Side(StrEnum):
    """On which side of a purchase a party is mentioned; everything else is on none."""

    NONE = ""
    APPLICANT = "applicant"
    VENDOR = "vendor"


@dataclass(frozen=True, slots=True)
class Filed(Generic[T_co]):
    """One thing to be filed. Only things with a link that recurs come back. By `asides` a thing is
    found whether it recurs or not."""

    thing: Thing
    body: T_co
    links: Sequence[str]
    side: Side = Side.NONE
    asides: Sequence[str] = ()


_TABLES = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE filed (id INTEGER PRIMARY KEY, body BLOB);
    CREATE TABLE links (thing TEXT, link TEXT, package INTEGER, side TEXT, filed INTEGER);
    CREATE TABLE asides (aside TEXT, filed INTEGER);
    CREATE TABLE groups (thing TEXT, grp INTEGER, filed INTEGER);
"""
_INDEXES = """
    CREATE INDEX by_link ON links (thing, link, package, side, filed);
    CREATE INDEX by_aside ON asides (aside, filed);
    CREATE TABLE recurring AS
        SELECT thing, link FROM links GROUP BY thing, link
        HAVING count(DISTINCT package) > 1 AND (max(side) = '' OR min(side) < max(side));
    CREATE INDEX recurring_by_link ON recurring (thing, link);
"""
_TOGETHER = """
    SELECT links.link, links.filed FROM recurring JOIN links USING (thing, link)
    WHERE recurring.thing = ?1 ORDER BY links.link
"""
_GROUPS = """
    SELECT groups.grp, filed.body FROM groups JOIN filed ON filed.id = groups.filed
    WHERE groups.thing = ?1 ORDER BY groups.grp
"""
_LINKED = """
    SELECT links.link, filed.body FROM recurring JOIN links USING (thing, link)
    JOIN filed ON filed.id = links.filed WHERE recurring.thing = ?1 ORDER BY links.link
"""
_ASIDE = """
    SELECT body FROM filed WHERE id IN (SELECT filed FROM asides WHERE aside = ?1)
"""


class Index:
    """The index, in a file of its own in `scratch`, gone on leaving. Use it as a context manager:
    `fill` it once, then ask. Raises OSError or sqlite3.Error where the disk is full."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch

    def __enter__(self) -> Index:
        self._folder = tempfile.TemporaryDirectory(dir=self._scratch, prefix="across-")
        self._base = sqlite3.connect(Path(self._folder.name) / "index.sqlite")
        self._base.executescript(_TABLES)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._base.close()
        self._folder.cleanup()

    def fill(self, packages: Iterable[Iterable[Filed[object]]]) -> None:
        """Files everything that each package brings, in one pass."""
        with self._base:
            for package, things in enumerate(packages):
                for filed in things:
                    self._file(package, filed)
        self._base.executescript(_INDEXES)
        for thing in set(Thing) - {Thing.MENTION}:  # who is linked is looked at link by link
            self._group(thing)

    def _file(self, package: int, filed: Filed[object]) -> None:
        # read again by this process alone; pickle keeps what JSON cannot, half a surrogate, say
        body = pickle.dumps(filed.body, pickle.HIGHEST_PROTOCOL)
        number = self._base.execute("INSERT INTO filed (body) VALUES (?)", (body,)).lastrowid
        links = dict.fromkeys(filed.links)
        self._base.executemany(
            "INSERT INTO links VALUES (?, ?, ?, ?, ?)",
            ((filed.thing.value, link, package, filed.side.value, number) for link in links),
        )
        self._base.executemany(
            "INSERT INTO asides VALUES (?, ?)", ((aside, number) for aside in filed.asides)
        )

    def _group(self, thing: Thing) -> None:
        """Each group is numbered by the first thing filed of it."""
        joins, recurring = Joins(), set[int]()
        rows = self._base.execute(_TOGETHER, (thing.value,))
        for _, linked in groupby(rows, key=itemgetter(0)):
            first: int | None = None
            for _, number in linked:
                first = number if first is None else first
                recurring.add(number)
                joins.join(first, number)
        with self._base:
            self._base.executemany(
                "INSERT INTO groups VALUES (?, ?, ?)",
                ((thing.value, joins.leader(number), number) for number in recurring),
            )

    def groups(self, thing: Thing, kind: type[T]) -> Iterator[list[T]]:
        """What recurs: all that one recurring link, or a chain of them, joins."""
        rows = self._base.execute(_GROUPS, (thing.value,))
        for _, group in groupby(rows, key=itemgetter(0)):
            yield [_body(body, kind) for _, body in group]

    def linked(self, thing: Thing, kind: type[T]) -> Iterator[tuple[str, Iterator[T]]]:
        """Every recurring link with all that hangs on it, to be gone through at once."""
        rows = self._base.execute(_LINKED, (thing.value,))
        for link, group in groupby(rows, key=itemgetter(0)):
            yield link, (_body(body, kind) for _, body in group)

    def aside(self, aside: str, kind: type[T]) -> Iterator[T]:
        """What was filed with that aside."""
        for (body,) in self._base.execute(_ASIDE, (aside,)):
            yield _body(body, kind)


def _body(body: bytes, kind: type[T]) -> T:
    value = pickle.loads(body)
    if not isinstance(value, kind):
        raise TypeError(f"{kind.__name__} expected, not {type(value).__name__}")
    return value
