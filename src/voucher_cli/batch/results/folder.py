"""Writes what a season comes to, never over what somebody else wrote or changed.

What the program wrote it knows again by its ledger. A run that ends in the middle leaves whole
files and the rows so far; the next one goes on from there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from voucher_cli.batch.codec import encode_row
from voucher_cli.batch.model import Outcome, Row
from voucher_cli.batch.names import LEDGER, OWN, REPORTS, RESULTS, SUFFIXES, report_stem
from voucher_cli.batch.results import faults
from voucher_cli.batch.results.journal import Journal, Rows
from voucher_cli.batch.results.ledger import Ledger
from voucher_cli.workflow.saving import put_in_place, save_all

_MADE_OF = "made of"

Draft = Callable[[Path], None]
"""writes one file at the path that it is given"""


class ResultsFolder:
    """The output folder of one run. Use it as a context manager; it is locked until then.

    Raises VoucherError, on entering, where another run is writing there or what lies there is not
    the program's own (`force` writes over it), and whenever something cannot be written.
    """

    def __init__(self, folder: Path, *, force: bool) -> None:
        self.folder = folder
        self._force = force

    def __enter__(self) -> ResultsFolder:
        with ExitStack() as stack, faults.telling(self.folder):
            self.scratch.mkdir(parents=True, exist_ok=True)
            stack.enter_context(_locked(self.scratch / "lock", self.folder))
            self._ledger = Ledger(self.folder / LEDGER)
            self._journal = self._opened(stack)
            (self.folder / REPORTS).mkdir(exist_ok=True)
            self._open = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    @property
    def scratch(self) -> Path:
        """A folder for what is only needed during the run."""
        return self.folder / OWN

    def claim(self, packages: Iterable[str], whole: Iterable[str]) -> None:
        """Makes sure, before any work is done, that reports of these packages and the files `whole`
        about the season can be written. Raises VoucherError that names all that stand in the way:
        what is somebody else's, or has been changed, and what another program has open."""
        names = list(whole)
        for name in names:
            faults.hold_writable(self.folder / name)
        if self._force:
            return
        names += (report_stem(package) + suffix for package in packages for suffix in SUFFIXES)
        foreign = [name for name in names if not self._may_write(name)]
        if foreign:
            raise faults.not_ours(self.folder, foreign)

    def known(self, package: str) -> str | None:
        """The key of the package's result, where that is there with all its files."""
        if package not in self._journal:
            return None
        row = self._journal.row(package)
        there = all(_digest(self.folder / name) == d for name, d in row.written.items())
        return row.key or None if there else None

    def add(self, outcome: Outcome) -> Row:
        """Writes a result, its row first: what stops in between is made again the next time. What
        was written for the package before and is no longer true goes."""
        row = outcome.row
        if row is None:
            raise ValueError("nothing new")
        with faults.telling(self.folder):
            self._ledger.add([*row.written.items(), (RESULTS, _digest_of(encode_row(row)))])
            self._journal.add(row)
            save_all({self.folder / n: text.encode() for n, text in outcome.files.items()})
            for suffix in SUFFIXES:
                name = report_stem(row.package) + suffix
                if name not in outcome.files and self._is_ours(name):
                    (self.folder / name).unlink()
        return row

    def row(self, package: str) -> Row:
        """The row of a package that is known."""
        return self._journal.row(package)

    def rows(self, packages: tuple[str, ...]) -> Rows:
        """Rows in the order of these packages."""
        return self._journal.rows(packages)

    def finish(self, drafts: Mapping[str, Draft], made_of: str) -> None:
        """Writes files that are about the whole season; no row can be had afterwards. Nothing is
        written where all is there already, made of the same: `made_of` changes with whatever the
        files depend on."""
        made = self.scratch / _MADE_OF
        with faults.telling(self.folder):
            same = made.is_file() and made.read_text() == made_of
            if same and all(self._is_ours(name) for name in drafts):
                return
            made.unlink(missing_ok=True)
            ready = {}
            for name, draft in drafts.items():
                ready[name] = self.scratch / name
                draft(ready[name])
            self._journal.close()  # or it could not be replaced on some systems
            self._ledger.add((name, _digest(path)) for name, path in ready.items())
            self._ledger.add((RESULTS, digest) for digest in _lines(ready.get(RESULTS)))
            for name, path in ready.items():
                put_in_place(path, self.folder / name)
            save_all({made: made_of.encode()})

    def _opened(self, stack: ExitStack) -> Journal:
        def is_ours(line: bytes) -> bool:
            return self._ledger.has(RESULTS, _digest_of(line))

        journal = Journal(self.folder / RESULTS, is_ours, lenient=self._force)
        try:
            return stack.enter_context(journal)
        except ValueError:
            raise faults.not_ours(self.folder, [RESULTS]) from None

    def _may_write(self, name: str) -> bool:
        path = self.folder / name
        return not (path.exists() or path.is_symlink()) or self._is_ours(name)

    def _is_ours(self, name: str) -> bool:
        """Whether the file is there, as the program wrote it."""
        digest = _digest(self.folder / name)
        return bool(digest) and self._ledger.has(name, digest)


def _digest_of(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def _lines(path: Path | None) -> Iterator[str]:
    """The digest of each line of a file."""
    if path is not None:
        with path.open("rb") as file:
            yield from (_digest_of(line.rstrip(b"\n")) for line in file)


def _digest(path: Path) -> str:
    """The SHA-256 of a file, empty where there is none."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


@contextmanager
def _locked(lock: Path, folder: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        with FileLock(lock, timeout=0):
            yield
    except Timeout as error:
        raise faults.busy(folder) from error
