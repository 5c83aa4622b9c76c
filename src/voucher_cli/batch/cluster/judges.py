"""The season's side of a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from voucher_cli.batch.cluster import faults
from voucher_cli.batch.cluster.link import Landed, Link
from voucher_cli.batch.cluster.messages import Kind, Terms, strangers, terms
from voucher_cli.batch.cluster.ordering import missed, sending_of
from voucher_cli.batch.cluster.relay import Reply
from voucher_cli.batch.codec import decode_outcome
from voucher_cli.batch.fingerprint import of_program
from voucher_cli.batch.judges import Judged
from voucher_cli.batch.model import Outcome, UnitTask
from voucher_cli.batch.options import UnitSetup
from voucher_cli.batch.progress import Tell, unsaid
from voucher_cli.batch.unit import LOST, lost
from voucher_cli.language import Bilingual

_WAITING = 0.5
"""seconds; not for ever, or Ctrl-C would have to wait on some systems"""

_KILLED = Bilingual(
    "检查它的集群工作进程一再终止，未能完成；请单独运行 voucher check 查看",
    "the workers of the cluster that judged it ended again and again: "
    "run voucher check on it by itself",
)


class ClusterJudges:
    """The workers of the Dask cluster whose scheduler is at `address`, those that join later
    included. Packages travel, or lie below `shared_root`. `tell` is called with what the user
    should know meanwhile, from the thread that judges.

    Entering and judging raise VoucherError where the cluster cannot do the work; what was judged
    until then has been handed out.
    """

    def __init__(
        self,
        address: str,
        setup: UnitSetup,
        shared_root: Path | None = None,
        tell: Tell = unsaid,
    ) -> None:
        self._address = address
        self._setup = setup
        self._shared_root = shared_root
        self._tell = tell

    def __enter__(self) -> ClusterJudges:
        agreed = Terms(replace(self._setup, cache=None), of_program())
        with ExitStack() as stack:
            link = Link(self._address, terms().dump_json(agreed), self._tell)
            self._link = stack.enter_context(link)
            self._open = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    def judge(self, tasks: Iterable[UnitTask]) -> Iterator[Judged]:
        """The outcome of every task, as they come.

        When a worker is lost again and again, that is said of every package it had, whichever of
        them was to blame: so each is tried once more at the end, alone.
        """
        suspects: list[UnitTask] = []
        for landed in self._flown(tasks, None):
            if isinstance(landed, Landed):
                suspects.append(landed.task)
            else:
                yield landed
        for landed in self._flown(suspects, 1):
            if isinstance(landed, Landed):
                yield landed.task, self._lost(landed.task, _KILLED)
            else:
                yield landed

    def _flown(self, tasks: Iterable[UnitTask], most: int | None) -> Iterator[Judged | Landed]:
        """The tasks with their outcomes, those without one as they landed; with at most `most`
        under way."""
        link = self._link
        for task in tasks:
            sending = sending_of(task, self._setup, self._shared_root)
            if isinstance(sending, Outcome):
                yield task, sending
                yield from self._landed(0)
                continue
            while not link.has_room(len(sending.parcel), most):
                yield from self._landed(_WAITING)
            link.send(sending)
            del sending  # the next one is read while it is judged
        while link.in_flight:
            yield from self._landed(_WAITING)

    def _landed(self, seconds: float) -> Iterator[Judged | Landed]:
        landed = self._link.landed(seconds)
        if landed is None:
            return
        yield (
            landed
            if landed.reply is None
            else (
                landed.task,
                self._outcome(landed.task, landed.reply),
            )
        )

    def _outcome(self, task: UnitTask, reply: Reply) -> Outcome:
        if not reply.started:
            raise faults.not_started(reply.worker)
        if not reply.answer:
            return self._lost(task, LOST)
        kind, body = reply.answer[0], reply.answer[1:]
        if kind == Kind.STRANGER:
            there = strangers().validate_json(body)
            raise faults.other_program(reply.worker, there, of_program())
        if kind == Kind.NO_SHARED_ROOT:
            raise faults.not_shared(reply.worker, os.fsdecode(body))
        if kind == Kind.NOT_SEEN:
            outcome = missed(task, self._setup)
            if outcome is None:
                raise faults.not_shared(reply.worker, os.fsdecode(body))
            return outcome
        try:
            return decode_outcome(body)
        except ValueError:
            return self._lost(task, LOST)

    def _lost(self, task: UnitTask, why: Bilingual) -> Outcome:
        return lost(task, why.text(self._setup.options.language))
