"""Scanned pages: recognised by `voucher check` and by RapidOCR called bare, and checked again.

    python bench/scanned_pages.py [--pages N]

Bare means RapidOCR with its own settings in a loop, one process a core, one thread each, on the
same pictures as arrays; the seconds are those of the loop, without loading the models. `voucher
check` is a whole process with start-up, models, rendering, seals and every check, once with an
empty cache and then again unchanged.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from drawn import scan_pdf, scans

BARE = """
import sys, time
import numpy as np
from PIL import Image
from rapidocr import RapidOCR
engine = RapidOCR(params={
    "Global.log_level": "critical",
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
})
import cv2
cv2.setNumThreads(1)
pages = [np.asarray(Image.open(path))[:, :, ::-1].copy() for path in sys.argv[1:]]
engine(pages[0][:200])
started = time.perf_counter()
for page in pages:
    assert engine(page).txts
print(time.perf_counter() - started)
"""


def main() -> None:
    """Measures and prints seconds and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    images = scans(options.pages)
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, image in enumerate(images):
            paths.append(Path(folder, f"{number}.png"))
            image.save(paths[-1])
        package = Path(folder, "package")
        package.mkdir()
        (package / "2-合同.pdf").write_bytes(scan_pdf(images))
        times = {
            "RapidOCR bare": bare(paths, options.jobs),
            "voucher check, first": check(package, Path(folder, "cache"), options.jobs),
            "voucher check, again": check(package, Path(folder, "cache"), options.jobs),
        }
    report(times, options)


def bare(paths: list[Path], jobs: int) -> float:
    """Seconds of the slowest of `jobs` loops at once, each over its share of the pages."""
    shares = [paths[start::jobs] for start in range(jobs)]
    loops = [
        subprocess.Popen(
            [sys.executable, "-c", BARE, *map(str, share)],
            stdout=subprocess.PIPE,
            env=os.environ | {"OMP_NUM_THREADS": "1"},
        )
        for share in shares
        if share
    ]
    return max(float(loop.communicate()[0]) for loop in loops)


def check(package: Path, cache: Path, jobs: int) -> float:
    """Seconds of one whole `voucher check`."""
    command = ["-m", "voucher_cli", "check", str(package), "--policy", "beijing-model-2024"]
    command += ["--route", "api", "--format", "json", "-j", str(jobs)]
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        check=False,
        env=os.environ | {"VOUCHER_CACHE_DIR": str(cache)},
    )
    if done.returncode not in {0, 1} or b"text-unreadable" in done.stdout:
        sys.exit(done.stderr.decode(errors="replace") or "a page was not read")
    return time.perf_counter() - started


def report(times: dict[str, float], options: argparse.Namespace) -> None:
    """Prints a table and, as its last line, JSON."""
    loop, first = times["RapidOCR bare"], times["voucher check, first"]
    per_core = options.jobs / options.pages
    for name, seconds in times.items():
        print(
            f"{name:<24}{seconds:8.2f} s {seconds * per_core:6.2f} s a page and core "
            f"{seconds / loop:6.2f} x bare {seconds / first:6.2f} x first"
        )
    print(json.dumps({"pages": options.pages, "jobs": options.jobs, "seconds": times}))


if __name__ == "__main__":
    main()
