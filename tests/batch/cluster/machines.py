"""A Dask cluster for tests: a scheduler and workers, each a process of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent


@dataclass
class Machine:
    process: subprocess.Popen[str]
    address: str
    worker: str = ""
    """the address of the worker that it runs"""

    def kill(self) -> None:
        """At once, with all that it has started."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                stream.close()


@dataclass
class Cluster:
    """`folder` is theirs: what the hooks need, and the shared folder as they see it."""

    folder: Path
    machines: list[Machine] = field(default_factory=list)

    @property
    def address(self) -> str:
        return self.machines[0].address

    @property
    def mounted(self) -> Path:
        return self.folder / "mounted"

    def start(self, *role: str, **environment: str) -> Machine:
        """A scheduler, or a worker that has found it."""
        search = os.pathsep.join(
            [str(HERE / "hooks"), *filter(None, [os.environ.get("PYTHONPATH")])]
        )
        ours = {
            "PYTHONPATH": search,
            "TEST_FOLDER": str(self.folder),
            "VOUCHER_SHARED_ROOT": str(self.mounted),
            "DASK_TEMPORARY_DIRECTORY": str(self.folder / "scratch"),
        }
        left = ("VOUCHER_CACHE_DIR", "COVERAGE_")  # who is killed has no coverage to report
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(left)}
        with (self.folder / "log.txt").open("a") as log:
            process = subprocess.Popen(
                [sys.executable, HERE / "machine.py", *role],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=inherited | ours | environment,
                start_new_session=True,
            )
        machine = Machine(process, "")
        self.machines.append(machine)
        said = process.stdout.readline().split()
        assert said, (self.folder / "log.txt").read_text()
        machine.address, machine.worker = said[0], said[-1]
        return machine

    def worker(self, role: str = "worker", **environment: str) -> Machine:
        return self.start(role, self.address, **environment)


@contextmanager
def cluster_in(folder: Path, workers: list[str], **environment: str) -> Iterator[Cluster]:
    """A cluster, which ends with the test however that ends. `workers` are plain ones (`worker`) or
    such as are started anew when they die (`nanny`); `environment` is the scheduler's."""
    cluster = Cluster(folder)
    try:
        cluster.start("scheduler", **environment)
        for role in workers:
            cluster.worker(role)
        yield cluster
    finally:
        for machine in reversed(cluster.machines):
            machine.kill()
