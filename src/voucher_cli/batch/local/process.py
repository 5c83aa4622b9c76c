"""A process that judges packages one after another. Their files are read by workers of its own,
which stay from package to package; so nothing that a file does can end it, but judging what was
read might take for ever: a watch ends the process then."""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter

from voucher_cli.batch.codec import decode_task, encode_outcome
from voucher_cli.batch.options import UnitSetup
from voucher_cli.batch.packages import open_place
from voucher_cli.batch.unit import judge_unit
from voucher_cli.batch.watch import watch
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
        task = decode_task(asked)
        with watch(setup.patience) as alive:
            found = judge_unit(task, lambda: open_place(task.path), setup.options, reader, alive)
        return encode_outcome(found)

    return answer


@cache
def setups() -> TypeAdapter[UnitSetup]:
    """Setups ↔ JSON."""
    return TypeAdapter(UnitSetup)
