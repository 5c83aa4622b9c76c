"""Packages handed out to processes of this machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import ExitStack, suppress
from dataclasses import replace

from voucher_cli.batch.codec import decode_outcome, encode_task
from voucher_cli.batch.fingerprint import is_unchanged
from voucher_cli.batch.judges import Judged
from voucher_cli.batch.local.process import setups
from voucher_cli.batch.model import Outcome, UnitTask
from voucher_cli.batch.options import UnitSetup
from voucher_cli.batch.packages import open_place
from voucher_cli.batch.unit import LOST, UNCHANGED, judge_unit, lost
from voucher_cli.errors import VoucherError
from voucher_cli.evidence.read_all import PackageReader
from voucher_cli.workers.pool import LostError, Pool, Program, Question

_MAIN = "voucher_cli.batch.local.process:main"
_WAITING = 2
"""packages for each process, the one that it judges among them: none has to wait for its next"""


class LocalJudges:
    """`units` processes; with 0, this one."""

    def __init__(self, setup: UnitSetup, units: int) -> None:
        self._setup = setup
        self._units = units

    def __enter__(self) -> LocalJudges:
        with ExitStack() as stack:
            if self._units:
                program = Program(_MAIN, setups().dump_json(self._setup))
                self._pool = stack.enter_context(Pool(self._units, program))
            else:
                here = PackageReader(replace(self._setup, jobs=0).reading)
                self._reader = stack.enter_context(here)
            self._open = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    def judge(self, tasks: Iterable[UnitTask]) -> Iterator[Judged]:
        """The outcome of every task, as they come."""
        asked: dict[Future[bytes], UnitTask] = {}
        for task in tasks:
            if self._is_unchanged(task):
                yield task, UNCHANGED
            elif not self._units:
                yield task, self._judged_here(task)
            else:
                plain = replace(task, known=None)
                asked[self._pool.ask(Question(encode_task(plain)))] = task
            while len(asked) >= self._units * _WAITING > 0:
                yield from self._answered(asked)
        while asked:
            yield from self._answered(asked)

    def _is_unchanged(self, task: UnitTask) -> bool:
        """Told here: reading its bytes is no reason to start a process."""
        if task.known is None:
            return False
        with suppress(VoucherError), open_place(task.path) as package:
            return is_unchanged(package, task.known, self._setup.options)
        return False

    def _answered(self, asked: dict[Future[bytes], UnitTask]) -> Iterator[Judged]:
        """Those that have been answered; it waits, but not for ever, or Ctrl-C would have to."""
        done, _ = wait(asked, timeout=0.5, return_when=FIRST_COMPLETED)
        for future in done:
            task = asked.pop(future)
            yield task, self._outcome(task, future)

    def _judged_here(self, task: UnitTask) -> Outcome:
        options = self._setup.options
        return judge_unit(task, lambda: open_place(task.path), options, self._reader)

    def _outcome(self, task: UnitTask, future: Future[bytes]) -> Outcome:
        try:
            return decode_outcome(future.result())
        except (LostError, ValueError):
            return lost(task, LOST.text(self._setup.options.language))


def shared_out(jobs: int, packages: int) -> tuple[int, int]:
    """Processes that judge, and workers that read for each: no more processes than packages, so
    that a few large packages keep every core busy, too."""
    units = max(1, min(jobs, packages))
    return units, max(1, jobs // units)
