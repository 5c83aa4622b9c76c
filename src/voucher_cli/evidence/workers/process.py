"""The process that reads files: takes tasks from its standard input until that ends.

It trusts nothing that it reads. Its memory is limited where the system can do that (POSIX), it
may open no network connection, leaves no core dump of people's contracts, and ends at once when
the process that asked is gone, even in the middle of a task.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import sys
import threading
from collections.abc import Iterator
from typing import BinaryIO

from voucher_cli.evidence.codec import encode_content, encode_pages
from voucher_cli.evidence.workers.messages import (
    ReadTask,
    Reply,
    Setup,
    ShotTask,
    Task,
    receive,
    send,
    setups,
    tasks,
)


def main() -> None:
    """Serves until the asking side closes the stream."""
    questions, answers = _channel()
    setup = setups().validate_json(receive(questions))
    harden(setup)
    if setup.cache is not None:
        from pathlib import Path

        from voucher_cli.evidence.cache.recognition import remember_in

        remember_in(Path(setup.cache))
    send(answers)  # ready: from now on tasks are timed
    answers.flush()
    for task, data in _arriving(questions):
        send(answers, *_answer(task, data))
        answers.flush()


def _channel() -> tuple[BinaryIO, BinaryIO]:
    """The two streams, out of reach of libraries that read or print on the standard ones."""
    questions, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    return os.fdopen(questions, "rb"), os.fdopen(answers, "wb")


def harden(setup: Setup) -> None:
    """Takes from this process what reading needs none of."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the asking side ends us when it is interrupted
    sys.addaudithook(_refuse_network)
    try:
        import resource
    except ImportError:  # not POSIX: no limits there
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if setup.memory is not None:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (setup.memory, setup.memory))


def _refuse_network(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith("socket."):
        raise PermissionError(event)


def _arriving(questions: BinaryIO) -> Iterator[tuple[Task, bytes]]:
    """Tasks with their file's bytes, which are kept for the tasks that follow."""
    inbox: queue.SimpleQueue[tuple[bytes, bytes]] = queue.SimpleQueue()

    def fetch() -> None:
        try:
            while True:
                inbox.put((receive(questions), receive(questions)))
        except (EOFError, OSError):
            os._exit(0)

    threading.Thread(target=fetch, daemon=True).start()
    held = b""
    while True:
        asked, data = inbox.get()
        held = data or held
        yield tasks().validate_json(asked), held


def _answer(task: Task, data: bytes) -> tuple[bytes, bytes]:
    from voucher_cli.evidence.read import look_at, read_content

    try:
        if isinstance(task, ReadTask):
            found = encode_content(*read_content(task.name, data))
        elif isinstance(task, ShotTask):
            found = _drawn(task, data)
        else:
            found = encode_pages(look_at(data, task.kind, task.pages, ocr=task.ocr))
    except MemoryError:
        return bytes([Reply.NO_MEMORY]), b""
    except Exception:  # whatever a stranger's file does, the next one is to be read
        return bytes([Reply.FAILED]), b""
    return bytes([Reply.DONE]), found


def _drawn(task: ShotTask, data: bytes) -> bytes:
    from voucher_cli.evidence.pictures.shots import shots_of
    from voucher_cli.evidence.shot import encode_shots

    return encode_shots(list(shots_of(data, task.kind, task.shot)))
