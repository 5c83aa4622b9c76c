"""Who may judge for a season, and what its user is told of the others."""

import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from voucher_cli.batch.cluster import link
from voucher_cli.batch.cluster.judges import ClusterJudges
from voucher_cli.batch.cluster.quiet import silenced
from voucher_cli.batch.fingerprint import of_program
from voucher_cli.errors import VoucherError
from voucher_cli.language import Bilingual

from .judging import SETUP, locally, small
from .machines import Cluster

StartCluster = Callable[..., Cluster]
OTHER = "0123456789abcdef"


def test_a_worker_with_another_program_is_refused_however_late(
    start_cluster: StartCluster, tmp_path: Path
) -> None:
    cluster = start_cluster("worker")
    tasks = small(tmp_path, *"abcdefgh")
    done = {}
    late = []

    def run() -> None:
        with ClusterJudges(cluster.address, SETUP) as judges:
            for task, outcome in judges.judge(tasks):
                done[task.name] = outcome
                if not late:
                    cluster.machines[1].kill()
                    late.append(cluster.worker(TEST_PROGRAM=OTHER))

    with pytest.raises(VoucherError) as caught:
        run()
    assert len(done) < len(tasks)
    assert done == {name: found for name, found in locally(tasks).items() if name in done}
    for text in (caught.value.message.zh, caught.value.message.en):
        assert late[0].worker in text
        assert OTHER[:12] in text
        assert of_program()[:12] in text


def test_it_is_waited_for_a_worker_and_said_so(
    start_cluster: StartCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link, "_PATIENT", 0.0)
    monkeypatch.setattr(link, "_LOOKING", 0.0)
    cluster = start_cluster(TEST_NOT_INSTALLED="1")  # a scheduler has nothing to judge
    told: list[Bilingual] = []

    def tell(text: Bilingual) -> None:
        told.append(text)
        cluster.worker()

    tasks = small(tmp_path, "a")
    with ClusterJudges(cluster.address, SETUP, tell=tell) as judges:
        found = {task.name: outcome for task, outcome in judges.judge(tasks)}
    assert found == locally(tasks)
    assert len(told) == 1
    assert f"dask worker {cluster.address}" in told[0].zh


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://here", "tls://127.0.0.1:9"])
def test_an_address_where_nobody_answers(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link, "_CONNECTING", 0.5)
    with pytest.raises(VoucherError) as caught, ClusterJudges(address, SETUP):
        pass
    assert address in caught.value.message.en


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(VoucherError) as caught, ClusterJudges("tcp://127.0.0.1:9", SETUP):
        pass
    assert "pip install distributed" in caught.value.message.zh


@pytest.mark.parametrize(
    ("without", "said"),
    [("TEST_NOT_INSTALLED", "voucher-cli[cluster]"), ("TEST_NO_START", "start")],
)
def test_a_worker_on_which_voucher_does_not_run(
    without: str, said: str, start_cluster: StartCluster, tmp_path: Path
) -> None:
    cluster = start_cluster()
    there = cluster.worker(**{without: "1"}).worker
    with (
        pytest.raises(VoucherError) as caught,
        ClusterJudges(cluster.address, SETUP) as judges,
    ):
        list(judges.judge(small(tmp_path, "a")))
    assert said in caught.value.message.en
    assert there in caught.value.message.zh


def test_other_versions_of_dask_are_no_reason_to_complain(
    start_cluster: StartCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    import distributed.versions

    there = distributed.versions.get_versions()
    there["packages"] = there["packages"] | {"dask": "1.0", "tornado": "1.0"}
    monkeypatch.setattr(distributed.versions, "get_versions", lambda *_: there)
    with ClusterJudges(start_cluster().address, SETUP):
        pass  # warnings are errors


def test_what_dask_logs_does_not_reach_the_user() -> None:
    import distributed.client  # noqa: F401 - sets its levels

    reached: list[logging.LogRecord] = []
    listener = logging.Handler()
    listener.emit = reached.append  # type: ignore[method-assign]
    for name in ("distributed", "distributed.client", "distributed.core"):
        logger = logging.getLogger(name)
        logger.addHandler(listener)
        try:
            with silenced():
                logger.critical("lost")
            assert not reached
            logger.critical("lost")
            assert reached
        finally:
            logger.removeHandler(listener)
            reached.clear()


def test_only_what_talks_to_dask_imports_it() -> None:
    source = Path(link.__file__).parents[2]
    importing = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if line.strip().startswith(("import dask", "import distributed", "from distributed"))
    }
    assert importing == {"batch/cluster/link.py", "batch/cluster/relay.py"}
    code = "import sys, voucher_cli.batch.cluster.judges; sys.exit('distributed' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
