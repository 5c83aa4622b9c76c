"""Draws pages of a package for people to look at, by workers like everything that opens a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from voucher_cli.evidence.package import Package
from voucher_cli.evidence.packed import PackedFile, PackedFileError
from voucher_cli.evidence.progress import Progress, Step, silent
from voucher_cli.evidence.read_all import ReadOptions
from voucher_cli.evidence.shot import PageKey, Shot, Wanted, decode_shots
from voucher_cli.evidence.workers.messages import Setup, ShotTask, program, question
from voucher_cli.workers.pool import LostError, Pool

_SECONDS_A_PAGE = 30.0
_IN_A_TASK = 4


def draw_pages(
    package: Package,
    files: Sequence[Wanted],
    progress: Progress = silent,
    options: ReadOptions | None = None,
) -> Mapping[PageKey, Shot]:
    """The pages that can be drawn. Never raises for what a file holds."""
    options = options or ReadOptions()
    entries = {entry.path: entry for entry in package.entries}
    pages = sum(len(file.pages) for file in files)
    step = Step("", 0, len(files), 0, pages)
    shots: dict[PageKey, Shot] = {}
    with Pool(max(options.jobs, 1), program(Setup(options.memory))) as pool:
        for number, file in enumerate(files, 1):
            data = _bytes(entries.get(file.path))
            if hashlib.sha256(data).hexdigest() == file.digest:
                here = options.jobs == 0
                found = _drawn_here(file, data) if here else _drawn(file, data, pool, options)
                shots.update(found)
            step = Step(file.path, number, len(files), step.pages_done + len(file.pages), pages)
            progress(step)
    return shots


def _bytes(entry: PackedFile | None) -> bytes:
    try:
        return entry.read() if entry else b""
    except PackedFileError:
        return b""


def _drawn(
    file: Wanted, data: bytes, pool: Pool, options: ReadOptions
) -> Iterator[tuple[PageKey, Shot]]:
    """A few pages a task, so that one which ends its worker costs few others."""
    tasks = [
        file.pages[start : start + _IN_A_TASK] for start in range(0, len(file.pages), _IN_A_TASK)
    ]
    asked = [
        pool.ask(
            question(ShotTask(file.digest, file.kind, pages), data),
            _SECONDS_A_PAGE * len(pages) * options.patience,
        )
        for pages in tasks
    ]
    for pages, answer in zip(tasks, asked, strict=True):
        try:
            yield from _named(file, pages, decode_shots(answer.result()))
        except (LostError, ValueError):
            continue


def _drawn_here(file: Wanted, data: bytes) -> Iterator[tuple[PageKey, Shot]]:
    from voucher_cli.evidence.pictures.shots import shots_of

    try:
        yield from _named(file, file.pages, list(shots_of(data, file.kind, file.pages)))
    except Exception:  # whatever a stranger's file does, its pages merely stay undrawn
        return


def _named(
    file: Wanted, pages: Sequence[int], shots: Sequence[Shot | None]
) -> Iterator[tuple[PageKey, Shot]]:
    for page, shot in zip(pages, shots, strict=False):
        if shot is not None:
            yield (file.path, page), shot
