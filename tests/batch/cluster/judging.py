"""The same packages judged here and on a cluster."""

from collections.abc import Iterable
from pathlib import Path

from voucher_cli.batch.cluster.judges import ClusterJudges
from voucher_cli.batch.local.pool import LocalJudges
from voucher_cli.batch.model import Outcome, UnitTask
from voucher_cli.batch.options import UnitOptions, UnitSetup

from ..seasons import papers, put

SETUP = UnitSetup(UnitOptions(ocr=False), jobs=0)
"""files are read in the judging process: fewer processes, faster tests"""


def small(folder: Path, *names: str) -> list[UnitTask]:
    """Small packages of these names."""
    return [UnitTask(name, put(folder / name, papers(contract=name))) for name in names]


def on_cluster(
    address: str, tasks: Iterable[UnitTask], root: Path | None = None
) -> dict[str, Outcome]:
    with ClusterJudges(address, SETUP, root) as judges:
        return {task.name: outcome for task, outcome in judges.judge(tasks)}


def locally(tasks: Iterable[UnitTask], setup: UnitSetup = SETUP) -> dict[str, Outcome]:
    with LocalJudges(setup, 0) as judges:
        return {task.name: outcome for task, outcome in judges.judge(tasks)}
