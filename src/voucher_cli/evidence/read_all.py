"""Reads the files of a package: what is remembered from the cache, the rest by workers.

A file is read in two steps, its text first and then the pictures of its pages, a few at a time, so
that a long scan keeps every worker busy and a page that cannot be read costs little more than
itself. What came out does not depend on how many workers there were or who was first.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from voucher_cli.evidence import read
from voucher_cli.evidence.cache.contents import Contents
from voucher_cli.evidence.cache.recognition import remember_in
from voucher_cli.evidence.cache.store import Store
from voucher_cli.evidence.codec import decode_content, decode_pages
from voucher_cli.evidence.model import FileState, FileType, Page, SourceFile
from voucher_cli.evidence.package import Package
from voucher_cli.evidence.packed import PackedFile, PackedFileError
from voucher_cli.evidence.progress import Progress, Step, silent
from voucher_cli.evidence.read import (
    file_without_bytes,
    pages_to_look_at,
    source_file,
    with_looks,
)
from voucher_cli.evidence.readers import Content
from voucher_cli.evidence.sniff import promised_type
from voucher_cli.evidence.workers.messages import LookTask, ReadTask, Setup, Task, program, question
from voucher_cli.language import Bilingual
from voucher_cli.workers.pool import MEMORY, Loss, LostError, Pool, usual_jobs

JOBS_VARIABLE = "VOUCHER_JOBS"
_GLANCES = 4
"""so many pages whose text is known are looked at in one task"""
_HELD_BYTES = 512 * 1024 * 1024
"""of files that are being read, beyond which no more are opened"""
_HELD_FILES = 64
_SECONDS = 60.0
_SECONDS_A_MEGABYTE = 4.0
_SECONDS_A_GLANCE = 60.0
"""some text may have to be recognised there, too: in a picture on a page of text"""
_SECONDS_A_PAGE = 180.0
"""to recognise a page; about a hundred times what it takes on an idle machine"""

_LOST = {
    Loss.TOO_LONG: Bilingual(
        "读取超时，已放弃（文件可能已损坏或过于复杂）；请重新导出、扫描或拆分",
        "reading it took too long and was given up (damaged, or too complex?): "
        "export or scan it again, or split it",
    ),
    Loss.NO_MEMORY: Bilingual(
        "读取所需内存过多，已放弃；请压缩图片、重新导出或拆分",
        "reading it took too much memory and was given up: "
        "make its pictures smaller, export it again or split it",
    ),
    Loss.CRASHED: Bilingual(
        "读取时程序异常终止（文件可能已损坏）；请重新导出或扫描",
        "the process that read it ended abruptly (is it damaged?): export or scan it again",
    ),
    Loss.FAILED: Bilingual(
        "无法读取（文件可能已损坏）；请重新导出或扫描",
        "it cannot be read (is it damaged?): export or scan it again",
    ),
}


def jobs_from_environment() -> int:
    """As many workers as VOUCHER_JOBS says, else as are usual here; 0 for none at all."""
    named = os.environ.get(JOBS_VARIABLE, "")
    return int(named) if named.isascii() and named.isdigit() else usual_jobs()


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. With `jobs` 0 files are read in this process, where one of them can take it
    down. `cache` is the folder to remember readings in; `memory` is bytes for each worker;
    `patience` stretches all deadlines."""

    ocr: bool = True
    jobs: int = field(default_factory=jobs_from_environment)
    cache: Path | None = None
    memory: int | None = MEMORY
    patience: float = 1.0


class PackageReader:
    """Reads packages one after another; its workers stay for the next one, with all that they
    have loaded. Use it as a context manager."""

    def __init__(self, options: ReadOptions | None = None) -> None:
        self.options = options or ReadOptions()

    def __enter__(self) -> PackageReader:
        options = self.options
        with ExitStack() as stack:
            if options.jobs == 0:
                remember_in(options.cache)
                stack.callback(remember_in, None)
            else:
                setup = Setup(options.memory, str(options.cache) if options.cache else None)
                store = stack.enter_context(Store(options.cache))
                self._pool = stack.enter_context(Pool(options.jobs, program(setup)))
                self._known = Contents(store, ocr=options.ocr)
            self._open = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    def files(self, package: Package, progress: Progress = silent) -> tuple[SourceFile, ...]:
        """Every file of the package, in its order. Never raises for what a file holds."""
        if self.options.jobs == 0:
            return tuple(self._read_here(package, progress))
        return _Run(package.entries, self._pool, self._known, progress, self.options).files()

    def _read_here(self, package: Package, progress: Progress) -> Iterator[SourceFile]:
        """One after the other, in this process."""
        for number, entry in enumerate(package.entries, start=1):
            progress(Step(entry.path, number, len(package.entries)))
            yield read.read_packed(entry, ocr=self.options.ocr)


def read_package(
    package: Package, progress: Progress = silent, options: ReadOptions | None = None
) -> tuple[SourceFile, ...]:
    """Every file of one package, in its order. Never raises for what a file holds."""
    with PackageReader(options) as reader:
        return reader.files(package, progress)


@dataclass
class _File:
    """A file that is being read; `lost` where some page of it was not looked at."""

    number: int
    path: str
    data: bytes
    digest: str
    kind: FileType
    content: Content
    looked: list[Page] = field(default_factory=list)
    waiting: int = 0
    lost: bool = False


class _Run:
    """The files of one package on their way through the workers."""

    def __init__(
        self,
        entries: Sequence[PackedFile],
        pool: Pool,
        known: Contents,
        progress: Progress,
        options: ReadOptions,
    ) -> None:
        self._entries = entries
        self._pool = pool
        self._known = known
        self._progress = progress
        self._options = options
        self._asked: dict[Future[bytes], tuple[_File, tuple[Page, ...]]] = {}
        self._done: dict[int, SourceFile] = {}
        self._held = 0
        self._step = Step("", 0, len(entries))

    def files(self) -> tuple[SourceFile, ...]:
        """All of them, in the order of the entries."""
        for number, entry in enumerate(self._entries):
            self._tell(replace(self._step, path=entry.path, file=number + 1))
            self._begin(number, entry)
            while self._held > _HELD_BYTES or len(self._asked) > _HELD_FILES:
                self._await()
        while self._asked:
            self._await()
        return tuple(self._done[number] for number in range(len(self._entries)))

    def _begin(self, number: int, entry: PackedFile) -> None:
        try:
            data = entry.read()
        except PackedFileError as error:
            self._done[number] = file_without_bytes(entry, error)
            return
        if not data:
            self._done[number] = read.read_file(entry.path, data)
            return
        digest = hashlib.sha256(data).hexdigest()
        found = self._known.find(digest, entry.path)
        if found is not None:
            self._done[number] = source_file(entry.path, len(data), digest, *found)
            return
        kind = promised_type(entry.path) or FileType.UNKNOWN
        file = _File(number, entry.path, data, digest, kind, Content(FileState.UNREADABLE))
        self._held += len(data)
        self._ask(file, ReadTask(digest, entry.path), _SECONDS)

    def _ask(self, file: _File, task: Task, seconds: float, pages: tuple[Page, ...] = ()) -> None:
        seconds += _SECONDS_A_MEGABYTE * len(file.data) / 1e6
        asked = question(task, file.data)
        future = self._pool.ask(asked, seconds * self._options.patience)
        self._asked[future] = file, pages
        file.waiting += 1

    def _await(self) -> None:
        """Waits for an answer and takes what there is."""
        done: set[Future[bytes]] = set()
        while not done:  # not for ever, or Ctrl-C would have to wait on some systems
            done, _ = wait(self._asked, timeout=0.5, return_when=FIRST_COMPLETED)
        for future in done:
            file, pages = self._asked.pop(future)
            file.waiting -= 1
            if pages:
                self._take_pages(file, pages, future)
            else:
                self._take_content(file, future)
            if not file.waiting:
                self._finish(file)

    def _take_content(self, file: _File, future: Future[bytes]) -> None:
        try:
            file.kind, file.content = decode_content(future.result())
        except (LostError, ValueError) as error:
            loss = error.loss if isinstance(error, LostError) else Loss.FAILED
            file.content = Content(FileState.UNREADABLE, detail=_LOST[loss])
            file.lost = True
            return
        wanted = pages_to_look_at(file.content)
        self._tell(replace(self._step, pages=self._step.pages + len(wanted)))
        for pages in _in_tasks(wanted, ocr=self._options.ocr):
            self._look(file, pages)

    def _look(self, file: _File, pages: tuple[Page, ...]) -> None:
        unread = sum(not page.readable for page in pages) if self._options.ocr else 0
        seconds = _SECONDS + _SECONDS_A_GLANCE * len(pages) + _SECONDS_A_PAGE * unread
        task = LookTask(file.digest, file.kind, pages, self._options.ocr)
        self._ask(file, task, seconds, pages)

    def _take_pages(self, file: _File, pages: tuple[Page, ...], future: Future[bytes]) -> None:
        try:
            file.looked += decode_pages(future.result())
        except (LostError, ValueError):
            if len(pages) > 1:  # only one of them need be at fault
                for page in pages:
                    self._look(file, (page,))
                return
            file.lost = True
        self._tell(replace(self._step, pages_done=self._step.pages_done + len(pages)))

    def _finish(self, file: _File) -> None:
        content = with_looks(file.content, file.looked)
        if not file.lost:
            self._known.remember(file.digest, file.path, file.kind, content)
        size = len(file.data)
        self._done[file.number] = source_file(file.path, size, file.digest, file.kind, content)
        self._held -= size

    def _tell(self, step: Step) -> None:
        self._step = step
        self._progress(step)


def _in_tasks(pages: Sequence[Page], *, ocr: bool) -> Iterator[tuple[Page, ...]]:
    """Each page that has to be recognised by itself, the others several together."""
    glances = []
    for page in pages:
        if ocr and not page.readable:
            yield (page,)
        else:
            glances.append(page)
    for start in range(0, len(glances), _GLANCES):
        yield tuple(glances[start : start + _GLANCES])
