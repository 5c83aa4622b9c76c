"""What a Dask worker runs: it passes each package on to a judging process of its own.

Dask's workers import this module, by name, and nothing heavy with it.
"""

from __future__ import annotations

import time
from concurrent.futures import CancelledError
from dataclasses import dataclass
from threading import Lock, Thread
from uuid import uuid4

from voucher_cli.workers.pool import LostError, Pool, Program, Question

_MAIN = "voucher_cli.batch.cluster.process:main"
_MOST = 256
"""judging processes of one Dask worker; there are as many as it has threads"""
_STARTS = 3
"""tries to start one, before the machine is said to be unable to"""
_FORGOTTEN = 600.0
"""seconds without a package, after which the processes of a season that never ended make room"""


@dataclass(frozen=True, slots=True)
class Season:
    """A run of `voucher batch`, as Dask workers know it; `terms` are for the judging processes."""

    id: str
    terms: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of an order on the Dask worker at the address `worker`: the `answer` of the
    judging process, nothing where it was lost; not `started` where none could be had at all."""

    worker: str
    answer: bytes | None = None
    started: bool = True


class _Processes:
    """The judging processes for one season on this worker."""

    def __init__(self, season: Season) -> None:
        self._pool = Pool(_MOST, Program(_MAIN, season.terms))
        self._greeting = Lock()
        self._greeted = False
        self._counting = Lock()
        self._busy = 0
        self._used = time.monotonic()

    def judged(self, worker: str, text: bytes, data: bytes) -> Reply:
        """The reply to one order."""
        self._count(1)
        try:
            if not self._start():
                return Reply(worker, started=False)
            return Reply(worker, self._ask(Question(text, uuid4().hex, data)))
        finally:
            self._count(-1)

    def _start(self) -> bool:
        """Whether a process starts here. Were that not known, a machine where none does would
        make a loss of every package, faster than the others judge them."""
        with self._greeting:
            for _ in range(_STARTS):
                self._greeted = self._greeted or self._ask(Question(b"")) is not None
            return self._greeted

    def _ask(self, question: Question) -> bytes | None:
        try:
            return self._pool.ask(question).result()
        except (LostError, CancelledError, RuntimeError):  # the last two: the season has ended
            return None

    def _count(self, change: int) -> None:
        with self._counting:
            self._busy += change
            self._used = time.monotonic()

    @property
    def forgotten(self) -> bool:
        """Whether nobody has asked for long."""
        return not self._busy and time.monotonic() - self._used > _FORGOTTEN

    def end(self) -> None:
        """Ends them at once."""
        self._pool.__exit__()


_lock = Lock()
_seasons: dict[str, _Processes] = {}
_ended: set[str] = set()


def judge(season: Season, text: bytes, data: bytes) -> Reply:
    """Has one package judged: `text` is the order, `data` the package where it travels."""
    from distributed import get_worker

    worker = str(get_worker().address)
    with _lock:
        for old in [known for known, there in _seasons.items() if there.forgotten]:
            _seasons.pop(old).end()
        if season.id in _ended:
            return Reply(worker)
        processes = _seasons.get(season.id)
        if processes is None:
            processes = _seasons[season.id] = _Processes(season)
    return processes.judged(worker, text, data)


def known() -> bool:
    """That this module is known on a worker."""
    return True


def end(season: str) -> None:
    """Ends the judging processes of a season, whatever they are doing; none is started again."""
    with _lock:
        _ended.add(season)
        processes = _seasons.pop(season, None)
    if processes is not None:  # one that just starts can make it long: the scheduler must not wait
        Thread(target=processes.end, daemon=True).start()
