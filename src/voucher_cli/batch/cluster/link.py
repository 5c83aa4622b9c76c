"""The line to a Dask scheduler: the only place, with `relay`, that knows Dask."""

from __future__ import annotations

import pickle
import queue
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from voucher_cli.batch.cluster import faults, relay
from voucher_cli.batch.cluster.messages import encode_order
from voucher_cli.batch.cluster.ordering import Sending
from voucher_cli.batch.cluster.quiet import silenced, unwarned
from voucher_cli.batch.cluster.relay import Reply, Season
from voucher_cli.batch.model import UnitTask
from voucher_cli.batch.progress import Tell
from voucher_cli.errors import VoucherError

Client = Any
Future = Any
"""Dask's own; what it says of its types changes from version to version"""

_AHEAD = 2
"""packages for each thread of the cluster, the one that it judges among them"""
_AHEAD_BYTES = 2 * 1024**3
"""of packages under way, which the scheduler holds until they are judged"""
_CONNECTING = 15.0
"""seconds"""
_LOOKING = 1.0
"""seconds between two looks at which workers there are"""
_PATIENT = 10.0
"""seconds without any worker before the user is told"""
_LEAVING = 5.0
"""seconds to tell the cluster that nobody waits any more"""


@dataclass(frozen=True, slots=True)
class Landed:
    """A task that came back, with its reply; None where it has taken down too many workers, or was
    with those that others took down."""

    task: UnitTask
    reply: Reply | None


@dataclass(frozen=True, slots=True)
class _Flight:
    task: UnitTask
    size: int


class _Call:
    """A call, once it is unpickled."""

    def __init__(self, function: Callable[..., object], *arguments: object) -> None:
        self._parts = function, arguments

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self._parts


def called(function: Callable[..., object], *arguments: object) -> bytes:
    """What `pickle.loads` makes that call of. Dask hands on such a task without looking into it:
    it would end a worker that does not know the function, with every package there."""
    return pickle.dumps(_Call(function, *arguments))


class Link:
    """Use it as a context manager: when it ends, what is under way is given up."""

    def __init__(self, address: str, season_terms: bytes, tell: Tell) -> None:
        self._address = address
        self._season = Season(uuid4().hex, season_terms)
        self._tell = tell
        self._flights: dict[Future, _Flight] = {}
        self._held = 0
        self._arrived: queue.SimpleQueue[Future] = queue.SimpleQueue()
        self._sent = 0
        self._threads = 0
        self._looked = -_LOOKING
        self._empty_since: float | None = None
        self._broken = False

    def __enter__(self) -> Link:
        try:
            import dask
            import distributed
        except ImportError as error:
            raise faults.no_extra() from error
        with ExitStack() as stack:
            stack.enter_context(silenced())
            # packages are large for a graph, and known to be
            limit = {"distributed.admin.large-graph-warning-threshold": "1 TiB"}
            stack.enter_context(dask.config.set(limit))
            self._client = self._connected(distributed)
            stack.callback(self._leave)
            self._open = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    def _connected(self, distributed: Any) -> Client:
        class Quiet(distributed.Client):  # type: ignore[misc]
            def __del__(self) -> None:
                """Is closed by us; one that never was connected would complain that it cannot."""

        try:
            with unwarned():
                return Quiet(
                    self._address, timeout=_CONNECTING, set_as_default=False, name="voucher"
                )
        except Exception as error:  # whatever a wrong address or certificate comes to
            raise faults.no_scheduler(self._address, error) from error

    def _leave(self) -> None:
        """Gives up what is under way, on the workers too; not for ever, whatever has become of
        the cluster."""

        def leave() -> None:
            with suppress(Exception):
                self._client.cancel(list(self._flights), force=True)
            with suppress(Exception):
                self._client.run(
                    pickle.loads, called(relay.end, self._season.id), on_error="ignore"
                )

        if not self._broken:
            leaving = threading.Thread(target=leave, daemon=True)
            leaving.start()
            leaving.join(_LEAVING)
        self._flights.clear()
        with suppress(Exception), unwarned():
            self._client.close(_LEAVING)

    @property
    def in_flight(self) -> int:
        """Packages under way."""
        return len(self._flights)

    def has_room(self, size: int, most: int | None = None) -> bool:
        """Whether a package of `size` bytes may be sent, with `most` under way: what is sent waits
        in the memory of others."""
        self._look()
        room = self._threads * _AHEAD if most is None else min(self._threads, most)
        if not self._flights:
            return room > 0
        return len(self._flights) < room and self._held + size <= _AHEAD_BYTES

    def send(self, sending: Sending) -> None:
        """Asks the cluster for the outcome of one package."""
        self._sent += 1
        flight = _Flight(sending.order.task, len(sending.parcel))
        try:
            order = encode_order(sending.order)
            asked = called(relay.judge, self._season, order, sending.parcel)
            key = ("voucher-judge", self._season.id, self._sent)
            future = self._client.submit(pickle.loads, asked, key=key, pure=False)
        except Exception as error:
            raise self._lost() from error
        self._flights[future] = flight
        self._held += flight.size
        future.add_done_callback(self._arrived.put)

    def landed(self, seconds: float) -> Landed | None:
        """The next that came back, within `seconds`."""
        try:
            future = self._arrived.get(timeout=seconds) if seconds else self._arrived.get_nowait()
        except queue.Empty:
            self._look()
            return None
        flight = self._flights.pop(future)
        self._held -= flight.size
        return Landed(flight.task, self._reply(future))

    def _reply(self, future: Future) -> Reply | None:
        from distributed import KilledWorker

        try:
            # what was found may be lost with its worker only now: then it is waited for again
            reply: Reply = future.result()
        except KilledWorker:
            return None
        except Exception as error:
            if future.status == "error":
                raise faults.cannot_run(error, self._unable()) from error
            raise self._lost() from error
        finally:
            future.release()
        return reply

    def _unable(self) -> list[str]:
        """The workers that do not know what to run."""
        try:
            found = self._client.run(pickle.loads, called(relay.known), on_error="return")
        except Exception:  # it is about to be told that something is wrong
            return []
        return [worker for worker, known in found.items() if known is not True]

    def _lost(self) -> VoucherError:
        self._broken = True
        return faults.scheduler_lost(self._address)

    def _look(self) -> None:
        """Counts the threads of the cluster, now and then: workers come and go."""
        now = time.monotonic()
        if now - self._looked < _LOOKING:
            return
        try:
            self._threads = sum(self._client.nthreads().values())
        except Exception as error:
            raise self._lost() from error
        self._looked = time.monotonic()
        if self._threads:
            self._empty_since = None
        elif self._empty_since is None:
            self._empty_since = now
        elif now - self._empty_since > _PATIENT:
            self._tell(faults.no_workers(self._address))
            self._empty_since = float("inf")  # once is enough, until there was one
