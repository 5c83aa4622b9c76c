"""Writes what a season comes to, never over what somebody else wrote or changed.

What the program wrote it knows again by its SHA-256: of reports from the rows, of the rest from a
list of its own. A run that ends in the middle leaves whole files and the rows so far; the next one
goes on from there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from voucher_cli.batch.model import Outcome, Row
from voucher_cli.batch.names import PAGE, REPORTS, RESULTS, SEASON, WORKBOOK, report_stem
from voucher_cli.batch.results.journal import Journal, Rows
from voucher_cli.errors import VoucherError
from voucher_cli.language import Bilingual
from voucher_cli.workflow.saving import put_in_place, save_all

_OWN = ".voucher"
"""a folder of the program's own within the output folder: lock, list of files, drafts"""
_LIST = "written.json"
_MADE_OF = "made of"
_SHOWN = 10
_SUFFIXES = (".json", ".html", ".log")

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
        with ExitStack() as stack, _telling(self.folder):
            (self.folder / REPORTS).mkdir(parents=True, exist_ok=True)
            self.scratch.mkdir(exist_ok=True)
            stack.enter_context(_locked(self.scratch / "lock", self.folder))
            self._journal = self._opened(stack)
            self._open = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    @property
    def scratch(self) -> Path:
        """A folder for what is only needed during the run."""
        return self.folder / _OWN

    def claim(self, packages: Iterable[str]) -> None:
        """Makes sure that nothing of somebody else's would be written over in a season of these
        packages, before any work is done. Raises VoucherError that names it all."""
        if self._force:
            return
        foreign = [
            name
            for name, known in self._may_write(packages)
            if (self.folder / name).exists() and _digest(self.folder / name) not in known
        ]
        if foreign:
            raise _not_ours(self.folder, foreign)

    def known(self, package: str) -> str | None:
        """The key of the package's result, where that is there with all its files."""
        if package not in self._journal:
            return None
        row = self._journal.row(package)
        there = all(_digest(self.folder / name) == d for name, d in row.written.items())
        return row.key or None if there else None

    def add(self, outcome: Outcome) -> Row:
        """Writes a result, its row first: what stops in between is made again the next time."""
        if outcome.row is None:
            raise ValueError("nothing new")
        with _telling(self.folder):
            self._journal.add(outcome.row)
            files = {self.folder / name: text for name, text in outcome.files.items()}
            save_all({path: text.encode() for path, text in files.items()})
        return outcome.row

    def row(self, package: str) -> Row:
        """The row of a package that is known."""
        return self._journal.row(package)

    def rows(self, packages: tuple[str, ...]) -> Rows:
        """Rows in the order of these packages."""
        return self._journal.rows(packages)

    def finish(self, drafts: Mapping[str, Draft], made_of: str) -> None:
        """Writes files that are about the whole season, all of them or none; no row can be had
        afterwards. Nothing is written where all is there already, made of the same: `made_of`
        changes with whatever the files depend on."""
        with _telling(self.folder):
            if self._is_made_of(made_of, drafts):
                return
            ready = {}
            for name, draft in drafts.items():
                ready[name] = self.scratch / name
                draft(ready[name])
            self._journal.close()  # or it could not be replaced on some systems
            self._list(ready, made_of)
            for name, path in ready.items():
                put_in_place(path, self.folder / name)

    def _opened(self, stack: ExitStack) -> Journal:
        path = self.folder / RESULTS
        try:
            return stack.enter_context(Journal(path))
        except ValueError:
            if not self._force:
                raise _not_ours(self.folder, [RESULTS]) from None
            path.unlink()
            return stack.enter_context(Journal(path))

    def _may_write(self, packages: Iterable[str]) -> Iterator[tuple[str, set[str]]]:
        """Every file that may be written, with the digests of what was written there before."""
        listed = self._listed()
        for name in (SEASON, WORKBOOK, PAGE):
            yield name, set(listed.get(name, ()))
        for package in packages:
            for suffix in _SUFFIXES:
                name = report_stem(package) + suffix
                yield name, self._journal.written.get(name, set())

    def _listed(self) -> Mapping[str, list[str]]:
        """File → the SHA-256 of what was last written there, and of what was there before."""
        try:
            listed = json.loads((self.scratch / _LIST).read_bytes())
            return {str(name): [str(d) for d in digests] for name, digests in listed.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}

    def _list(self, ready: Mapping[str, Path], made_of: str) -> None:
        """Notes what is about to be put in place, beside what lies there until then."""
        before = self._listed()
        listed = {
            name: list(dict.fromkeys((_digest(path), *before.get(name, ())[:1])))
            for name, path in ready.items()
        }
        listed[_MADE_OF] = [made_of]
        save_all({self.scratch / _LIST: json.dumps(listed, indent=1).encode()})

    def _is_made_of(self, made_of: str, names: Iterable[str]) -> bool:
        listed = self._listed()
        return listed.get(_MADE_OF) == [made_of] and all(
            listed.get(name, ("",))[0] == _digest(self.folder / name) != "" for name in names
        )


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
        raise VoucherError(
            Bilingual(
                f"另一个 voucher batch 正在写入 {folder}：请等它结束，或用 -o 另指文件夹",
                f"another voucher batch is writing to {folder}: wait for it, or name another "
                "folder with -o",
            )
        ) from error


@contextmanager
def _telling(folder: Path) -> Iterator[None]:
    """A disk that is full or not ours to write is the user's to mend."""
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise VoucherError(
            Bilingual(
                f"无法写入 {folder}：{why}；已完成的结果均已保存，处理后再次运行即可继续",
                f"cannot write to {folder}: {why}; what was done is kept: mend that and run the "
                "same command again to go on",
            )
        ) from error


def _not_ours(folder: Path, names: list[str]) -> VoucherError:
    listed = "\n  ".join(names[:_SHOWN]) + ("\n  …" if len(names) > _SHOWN else "")
    return VoucherError(
        Bilingual(
            f"{folder} 中下列文件不是 voucher batch 写的，或写后被改动过；"
            f"请移走，或加 --force 覆盖：\n  {listed}",
            f"these files in {folder} were not written by voucher batch, or have been changed "
            f"since; move them away, or add --force to replace them:\n  {listed}",
        )
    )
