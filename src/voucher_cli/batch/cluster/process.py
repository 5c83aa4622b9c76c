"""A process of a Dask worker that judges packages one after another, as `batch.local.process` does
on one machine. Its Dask worker needs sockets and has to answer its scheduler; it needs neither."""

from __future__ import annotations

import os
from dataclasses import replace

from voucher_cli import __version__
from voucher_cli.batch.cluster.messages import (
    HELLO,
    Kind,
    Order,
    Stranger,
    decode_order,
    strangers,
    terms,
)
from voucher_cli.batch.cluster.parcel import unpack
from voucher_cli.batch.cluster.shared import open_shared, root_here
from voucher_cli.batch.codec import encode_outcome
from voucher_cli.batch.fingerprint import of_program
from voucher_cli.batch.options import UnitSetup
from voucher_cli.batch.unit import judge_unit
from voucher_cli.batch.watch import watch
from voucher_cli.evidence.cache.place import VARIABLE as CACHE_VARIABLE
from voucher_cli.evidence.cache.place import cache_folder
from voucher_cli.evidence.package import Package
from voucher_cli.evidence.read_all import PackageReader
from voucher_cli.workers.serving import Answer, harden, serve


def main() -> None:
    """Serves until the Dask worker closes the stream."""
    serve(_begin)


def _begin(text: bytes) -> Answer:
    agreed = terms().validate_json(text)
    harden(None)
    if of_program() != agreed.program:
        stranger = Stranger(__version__, of_program())
        return lambda _asked, _data: _said(Kind.STRANGER, strangers().dump_json(stranger))
    # what is remembered holds what contracts say: only where this machine's owner wants it
    cache = cache_folder() if os.environ.get(CACHE_VARIABLE) else None
    setup = replace(agreed.setup, cache=cache)
    reader = PackageReader(setup.reading).__enter__()  # ends with the process

    def answer(asked: bytes, data: bytes) -> bytes:
        return _said(Kind.READY) if asked == HELLO else _answered(asked, data, setup, reader)

    return answer


def _answered(asked: bytes, data: bytes, setup: UnitSetup, reader: PackageReader) -> bytes:
    order = decode_order(asked)
    missing = _missing(order)
    if missing is not None:
        return missing
    task, place = order.task, order.place

    def opened() -> Package:
        return unpack(data, task.path) if place is None else open_shared(place, task.path)

    with watch(setup.patience) as alive:
        outcome = judge_unit(task, opened, setup.options, reader, alive)
    return _said(Kind.JUDGED, encode_outcome(outcome))


def _missing(order: Order) -> bytes | None:
    """What is told where this machine does not see what the season's own does: a folder that is
    not mounted here must not make packages look as if they were empty or gone."""
    if order.place is None:
        return None
    root = root_here(order.place)
    if not root.is_dir():
        return _said(Kind.NO_SHARED_ROOT, os.fsencode(root))
    path = root / order.place.below
    return None if os.path.lexists(path) else _said(Kind.NOT_SEEN, os.fsencode(path))


def _said(kind: Kind, body: bytes = b"") -> bytes:
    return bytes([kind]) + body
