"""Ends a process in which nothing moves any more."""

from __future__ import annotations

import faulthandler
from collections.abc import Iterator
from contextlib import contextmanager

from voucher_cli.evidence.progress import Progress, Step


@contextmanager
def watch(patience: float) -> Iterator[Progress]:
    """Gives the progress of one judgement. After `patience` seconds without a step of it the
    process ends, whatever it is in the middle of: text can be made that takes for ever to search.
    """

    def alive(_: Step | None = None) -> None:
        faulthandler.dump_traceback_later(patience, exit=True)

    alive()
    try:
        yield alive
    finally:
        faulthandler.cancel_dump_traceback_later()
