"""A process that judges packages one after another. Their files are read by workers of its own,
which stay from package to package; so nothing that a file does can end it, but judging what was
read might take for ever: a watch ends the process then."""

from __future__ import annotations

import faulthandler
from functools import cache

from pydantic import TypeAdapter

from voucher_cli.batch.codec import decode_task, encode_outcome
from voucher_cli.batch.model import Outcome, UnitTask
from voucher_cli.batch.options import UnitSetup
from voucher_cli.batch.unit import judge_unit
from voucher_cli.evidence.package import open_package
from voucher_cli.evidence.progress import Step
from voucher_cli.evidence.read_all import PackageReader
from voucher_cli.workers.serving import Answer, harden, serve


def main() -> None:
    """Serves until the asking side closes the stream."""
    serve(_begin)


def _begin(text: bytes) -> Answer:
    setup = setups().validate_json(text)
    harden(None)
    reader = PackageReader(setup.reading).__enter__()  # ends with the process

    def answer(asked: bytes, _: bytes) -> bytes:
        return encode_outcome(_watched(decode_task(asked), setup, reader))

    return answer


def _watched(task: UnitTask, setup: UnitSetup, reader: PackageReader) -> Outcome:
    def alive(_: Step | None = None) -> None:
        faulthandler.dump_traceback_later(setup.patience, exit=True)

    alive()
    try:
        return judge_unit(task, lambda: open_package(task.path), setup.options, reader, alive)
    finally:
        faulthandler.cancel_dump_traceback_later()


@cache
def setups() -> TypeAdapter[UnitSetup]:
    """Setups ↔ JSON."""
    return TypeAdapter(UnitSetup)
