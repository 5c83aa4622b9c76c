"""A bureau's season: packages a second, what a second core gives, memory, and a run of no changes.

    python bench/season.py [--text N] [--scans N] [--few N] [--jobs N]

makes N packages of text (8 papers, 9 pages each) and N of scans (3 papers of a page each), judges
them with `voucher batch --no-cache` as whole processes, and prints

- text: packages a second; peak memory of the run at `--few` and at `--text` packages; a second run
  of the unchanged season in percent of the first;
- scans: the same work with one process and with two, and the parallel efficiency T1 / (2 x T2).

Memory is the sum over all processes of the run, sampled; it needs psutil (which the extra
`cluster` brings along).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil
from season_packages import scan_season, text_season


@dataclass(frozen=True)
class Run:
    """One run of `voucher batch`: seconds of the clock and of the processors, and the most memory
    in MB, of all its processes and of the first of them alone."""

    seconds: float
    processor: float
    memory: float
    main_memory: float


def main() -> None:
    """Measures and prints; the last line is JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", type=int, default=1000)
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--scans", type=int, default=50)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runs = measured(Path(folder), options)
    for name, run in runs.items():
        print(
            f"{name:<24}{run.seconds:8.1f} s {run.processor:8.1f} s of processor "
            f"{run.memory:7.0f} MB in all {run.main_memory:6.0f} MB in the first process"
        )
    print(json.dumps({**vars(options), **{name: asdict(run) for name, run in runs.items()}}))


def measured(folder: Path, options: argparse.Namespace) -> dict[str, Run]:
    """Every run, by its name."""
    runs = {}
    if options.few:
        few = text_season(folder / "few", options.few)
        runs["text, few"] = batch(few, folder / "out few", options.jobs)
    if options.text:
        text = text_season(folder / "text", options.text)
        runs["text"] = batch(text, folder / "out text", options.jobs)
        runs["text, unchanged"] = batch(text, folder / "out text", options.jobs)
    if options.scans:
        scans = scan_season(folder / "scans", options.scans)
        runs["scans, 2 processes"] = batch(scans, folder / "out scans 2", 2)
        runs["scans, 1 process"] = batch(scans, folder / "out scans 1", 1)
    return runs


def batch(season: Path, output: Path, jobs: int) -> Run:
    """`voucher batch` of a season, as a process of its own."""
    command = [sys.executable, "-m", "voucher_cli", "batch", str(season), "-o", str(output)]
    started = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--no-cache", "-j", str(jobs)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    watch = Watch(process.pid)
    watch.start()
    _, complaints = process.communicate()
    seconds = time.perf_counter() - started
    watch.over.set()
    watch.join()
    if process.returncode not in {0, 1}:
        sys.exit(complaints.decode(errors="replace"))
    return Run(seconds, watch.processor, watch.memory / 1e6, watch.main_memory / 1e6)


class Watch(threading.Thread):
    """Looks at a process and those below it, several times a second."""

    def __init__(self, pid: int) -> None:
        super().__init__()
        self.over = threading.Event()
        self.memory = self.main_memory = 0
        self._main = psutil.Process(pid)
        self._times: dict[int, float] = {}

    def run(self) -> None:
        """Until `over` is set."""
        while not self.over.wait(0.2):
            self._look()

    @property
    def processor(self) -> float:
        """Seconds of processor time of all processes that were seen."""
        return sum(self._times.values())

    def _look(self) -> None:
        total = 0
        try:
            family = [self._main, *self._main.children(recursive=True)]
        except psutil.NoSuchProcess:
            return
        for process in family:
            try:
                used, times = process.memory_info().rss, process.cpu_times()
            except psutil.NoSuchProcess:
                continue
            total += used
            self._times[process.pid] = times.user + times.system
            if process == self._main:
                self.main_memory = max(self.main_memory, used)
        self.memory = max(self.memory, total)


if __name__ == "__main__":
    main()
