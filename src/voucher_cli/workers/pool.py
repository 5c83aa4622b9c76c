"""Asks worker processes, each by a thread of its own, and ends those that hang."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from typing import BinaryIO, cast

from voucher_cli.workers.frames import Reply, receive, send

MEMORY = 4 * 1024**3
"""bytes of address space for one worker; recognising a page takes 1.8 GB of it, 0.9 in memory"""
_START_SECONDS = 120.0
_RESIDENT = 1.5 * 1024**3
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "VOUCHER_OCR_THREADS"), "1")


@dataclass(frozen=True, slots=True)
class Program:
    """What a worker runs, `module:function`, and the setup that it is given."""

    main: str
    setup: bytes


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask. `about` names the bytes `data`: a worker that holds them from its last
    question is not sent them again."""

    text: bytes
    about: str = ""
    data: bytes = b""


class Loss(Enum):
    """Why a question has no answer."""

    TOO_LONG = "too-long"
    CRASHED = "crashed"
    NO_MEMORY = "no-memory"
    FAILED = "failed"


class LostError(Exception):
    """A question that was lost, with its worker or without."""

    def __init__(self, loss: Loss) -> None:
        super().__init__(loss.value)
        self.loss = loss


_LOSSES = {Reply.NO_MEMORY: Loss.NO_MEMORY, Reply.FAILED: Loss.FAILED}


def usual_jobs() -> int:
    """As many workers as there are cores for this process, and memory to recognise pages in."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return cores
    return max(1, min(cores, int(memory / _RESIDENT)))


class Pool:
    """Up to `jobs` workers, each started when there is first something for it to do. Use it as a
    context manager: when it ends, so do they, whatever they are doing."""

    def __init__(self, jobs: int, program: Program) -> None:
        self._program = program
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="worker")
        self._mine = threading.local()
        self._workers: list[Worker] = []
        self._closed = False
        self._lock = threading.Lock()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._closed = True
            workers = list(self._workers)
        for worker in workers:
            worker.end()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def ask(self, question: Question, seconds: float | None = None) -> Future[bytes]:
        """What a worker answers, or LostError; that, too, where it takes over `seconds`."""
        return self._threads.submit(self._ask, question, seconds)

    def _ask(self, question: Question, seconds: float | None) -> bytes:
        worker: Worker | None = getattr(self._mine, "worker", None)
        if worker is None or not worker.alive:
            worker = self._mine.worker = self._start()
        return worker.ask(question, seconds)

    def _start(self) -> Worker:
        with self._lock:
            if self._closed:
                raise LostError(Loss.CRASHED)
            self._workers = [worker for worker in self._workers if worker.alive]
            worker = Worker(self._program)
            self._workers.append(worker)
            return worker


@dataclass(frozen=True, slots=True)
class _Pipes:
    questions: BinaryIO
    answers: BinaryIO


class Worker:
    """One process and the thread's end of its pipes."""

    def __init__(self, program: Program) -> None:
        try:
            self.process = subprocess.Popen(
                command(program),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | _ONE_THREAD,
            )
        except OSError as error:
            raise LostError(Loss.CRASHED) from error
        self._pipes = _Pipes(
            cast(BinaryIO, self.process.stdin), cast(BinaryIO, self.process.stdout)
        )
        self._held = ""
        self.alive = True
        self._exchange(_START_SECONDS, program.setup)

    def ask(self, question: Question, seconds: float | None) -> bytes:
        """The answer to one question; the process is ended when that takes over `seconds`."""
        known = self._held == question.about
        self._held = question.about
        answer = self._exchange(seconds, question.text, b"" if known else question.data)
        try:
            reply = Reply(answer[0])
        except (IndexError, ValueError) as error:
            self.end()
            raise LostError(Loss.CRASHED) from error
        if reply is not Reply.DONE:
            raise LostError(_LOSSES[reply])
        return answer[1:]

    def _exchange(self, seconds: float | None, *frames: bytes) -> bytes:
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self.process.kill()

        watch = threading.Timer(threading.TIMEOUT_MAX if seconds is None else seconds, give_up)
        watch.daemon = True
        watch.start()
        try:
            for frame in frames:
                send(self._pipes.questions, frame)
            self._pipes.questions.flush()
            answer = receive(self._pipes.answers)
        except (EOFError, OSError, ValueError) as error:
            self.end()
            raise LostError(Loss.TOO_LONG if late.is_set() else Loss.CRASHED) from error
        finally:
            watch.cancel()
            watch.join()  # no thread outlives what it watched
        return answer

    def end(self) -> None:
        """Ends the process at once and waits until it is gone. May be called from any thread."""
        self.alive = False
        self.process.kill()
        self.process.wait()
        for pipe in (self._pipes.questions, self._pipes.answers):
            with contextlib.suppress(OSError):
                pipe.close()


def command(program: Program) -> Sequence[str]:
    """Starts a worker that imports from where this process does, and never from the current
    folder, which may be a stranger's."""
    module, _, main = program.main.partition(":")
    code = f"import sys; sys.path[:] = {_import_path()!r}; from {module} import {main}; {main}()"
    return [sys.executable, "-P", "-c", code]


def _import_path() -> list[str]:
    return [path for path in sys.path if path]
