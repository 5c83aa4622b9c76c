"""What is asked of the cluster about each package, and what need not be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from voucher_cli.batch.cluster.messages import Order
from voucher_cli.batch.cluster.parcel import pack
from voucher_cli.batch.cluster.shared import place_of
from voucher_cli.batch.fingerprint import is_unchanged
from voucher_cli.batch.model import Outcome, UnitTask
from voucher_cli.batch.options import UnitSetup
from voucher_cli.batch.packages import open_place
from voucher_cli.batch.unit import UNCHANGED, judge_unit
from voucher_cli.errors import VoucherError
from voucher_cli.evidence.package import Package
from voucher_cli.evidence.read_all import PackageReader


@dataclass(frozen=True, slots=True)
class Sending:
    """An order, and the package itself where it has to travel."""

    order: Order
    parcel: bytes = b""


def sending_of(task: UnitTask, setup: UnitSetup, shared_root: Path | None) -> Sending | Outcome:
    """What to send for a package; its outcome where it travels and has not changed, or cannot be
    opened. Raises VoucherError for a package that does not lie in the shared folder."""
    if shared_root is not None:
        return Sending(Order(task, place_of(task.path, shared_root)))
    try:
        with open_place(task.path) as package:
            if is_unchanged(package, task.known, setup.options):
                return UNCHANGED
            return Sending(Order(task), pack(package))
    except Exception as error:  # as `judge_unit` would have met it
        return unopened(task, setup, error)


def unopened(task: UnitTask, setup: UnitSetup, error: Exception) -> Outcome:
    """What becomes of a package that cannot be opened: the same as on one machine."""

    def opened() -> Package:
        raise error

    reader = PackageReader(replace(setup, jobs=0).reading)  # there is nothing that it could read
    return judge_unit(replace(task, known=None), opened, setup.options, reader)


def missed(task: UnitTask, setup: UnitSetup) -> Outcome | None:
    """What becomes of a package that a worker does not see: None where it can be opened here, so
    that the worker is at fault."""
    try:
        open_place(task.path).__exit__(None, None, None)
    except VoucherError as error:
        return unopened(task, setup, error)
    return None
