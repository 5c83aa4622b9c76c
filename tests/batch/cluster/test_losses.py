"""What becomes of a season when something of the cluster is lost."""

import os
import select
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from voucher_cli.batch.cluster.judges import ClusterJudges
from voucher_cli.batch.model import Status
from voucher_cli.errors import ExitStatus, VoucherError

from .judging import SETUP, locally, on_cluster, small
from .machines import Cluster

StartCluster = Callable[..., Cluster]


def test_a_worker_lost_midway_costs_a_retry_and_nothing_else(
    start_cluster: StartCluster, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    cluster = start_cluster("nanny", "worker")
    # with two packages for each worker under way, others are done before this one is sent
    tasks = small(tmp_path, *"abcdef", "stumble", *"ghij")
    found = on_cluster(cluster.address, tasks)
    assert (cluster.folder / "stumble").exists()  # a worker with its nanny was killed on the way
    assert found == locally(tasks)
    assert capfd.readouterr() == ("", "")


def test_a_package_that_takes_workers_down_is_one_row(
    shared_cluster: Cluster, tmp_path: Path
) -> None:
    innocent = ["a", "b", "c", "d"]
    tasks = small(tmp_path, "kill", "a", "b", "crash", "c", "d")  # one waits behind the first
    found = on_cluster(shared_cluster.address, tasks)
    for name in ("kill", "crash"):
        row = found[name].row
        assert row is not None
        assert (row.status, row.key) == (Status.BROKEN, "")  # it is tried again the next time
        assert "voucher check" in (row.problem or "")
    expected = locally([task for task in tasks if task.name in innocent])
    assert {name: found[name] for name in innocent} == expected


def test_a_judgement_that_hangs_is_given_up(shared_cluster: Cluster, tmp_path: Path) -> None:
    impatient = replace(SETUP, patience=1.0)
    with ClusterJudges(shared_cluster.address, impatient) as judges:
        ((_, found),) = judges.judge(small(tmp_path, "hang"))
    assert found.row is not None
    assert found.row.status is Status.BROKEN


def test_a_lost_scheduler_ends_the_season_and_keeps_what_was_done(
    start_cluster: StartCluster, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    cluster = start_cluster("worker")
    tasks = small(tmp_path, *"abcdefgh")
    done = []

    def run() -> None:
        with ClusterJudges(cluster.address, SETUP) as judges:
            for task, _ in judges.judge(tasks):
                done.append(task.name)
                cluster.machines[0].kill()

    with pytest.raises(VoucherError) as caught:
        run()
    assert 1 <= len(done) < len(tasks)
    assert caught.value.exit_status == ExitStatus.UNUSABLE_INPUT
    assert "run the same command again" in caught.value.message.en
    assert cluster.address in caught.value.message.zh
    assert capfd.readouterr() == ("", "")


def test_what_is_under_way_ends_with_the_season(shared_cluster: Cluster, tmp_path: Path) -> None:
    pipe = shared_cluster.folder / "held"
    os.mkfifo(pipe)

    def interrupted() -> int:
        with ClusterJudges(shared_cluster.address, SETUP) as judges:
            for _ in judges.judge(small(tmp_path, "held", "a")):
                held.append(os.open(pipe, os.O_WRONLY))  # once it is being judged
                raise KeyboardInterrupt
        return 0

    held: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    waiting = select.poll()
    waiting.register(held[0], 0)
    assert waiting.poll(60_000), "whoever judged it is still there"  # told when nobody reads
    os.close(held[0])
