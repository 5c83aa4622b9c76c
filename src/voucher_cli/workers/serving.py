"""A worker's own side: takes questions from its standard input until that ends.

It leaves no core dump of people's contracts, may open no network connection, its memory is limited
where the system can do that (POSIX), and it ends at once when the process that asked is gone, even
in the middle of an answer.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from typing import BinaryIO

from voucher_cli.workers.frames import Reply, receive, send

Answer = Callable[[bytes, bytes], bytes]
"""from a question's text and the bytes it is about; whatever it raises costs that question alone"""


def serve(begin: Callable[[bytes], Answer]) -> None:
    """Answers until the asking side closes the stream. `begin` makes the answering function from
    the setup."""
    questions, answers = _channel()
    answer = begin(receive(questions))
    send(answers)  # ready: from now on questions are timed
    answers.flush()
    for text, data in _arriving(questions):
        send(answers, *_replied(answer, text, data))
        answers.flush()


def harden(memory: int | None) -> None:
    """Takes from this process what its work needs none of. `memory`: bytes of address space, None
    for no limit."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the asking side ends us when it is interrupted
    sys.addaudithook(_refuse_network)
    try:
        import resource
    except ImportError:  # not POSIX: no limits there
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory is not None:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _channel() -> tuple[BinaryIO, BinaryIO]:
    """The two streams, out of reach of libraries that read or print on the standard ones."""
    questions, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    return os.fdopen(questions, "rb"), os.fdopen(answers, "wb")


def _refuse_network(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith("socket."):
        raise PermissionError(event)


def _arriving(questions: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Questions with the bytes they are about, which are kept for those that follow."""
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
        text, data = inbox.get()
        held = data or held
        yield text, held


def _replied(answer: Answer, text: bytes, data: bytes) -> tuple[bytes, bytes]:
    try:
        return bytes([Reply.DONE]), answer(text, data)
    except MemoryError:
        return bytes([Reply.NO_MEMORY]), b""
    except Exception:  # whatever a stranger's file does, the next one is to be read
        return bytes([Reply.FAILED]), b""
