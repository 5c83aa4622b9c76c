"""Pages of text with every check, beside what pdfium takes to give the same pages' bare text.

    python bench/text_pages.py [--pages N] [--runs N] [--jobs N]

`voucher check` is a whole process with its start-up and no cache; pdfium is a whole process, too.
The runs take turns, so that a busy machine slows both alike.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from drawn import text_pdf

BARE = """
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.argv[1])
print(sum(len(page.get_textpage().get_text_bounded()) for page in document))
"""


def main() -> None:
    """Measures and prints medians and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=None)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder, "large", "2-合同.pdf"), Path(folder, "small", "2-合同.pdf")
        for path, pages in ((large, options.pages), (small, 1)):
            path.parent.mkdir()
            path.write_bytes(text_pdf(pages))
        times = measure(
            {
                "pypdfium2, text alone": ["-c", BARE, str(large)],
                "voucher check": check(large.parent, options.jobs),
                "voucher check of one page": check(small.parent, options.jobs),
            },
            options.runs,
        )
    report(times, options.pages)


def check(folder: Path, jobs: int | None) -> list[str]:
    """The command that checks a folder and remembers nothing."""
    command = ["-m", "voucher_cli", "check", str(folder), "--policy", "beijing-model-2024"]
    command += ["--route", "api", "--format", "json", "--no-cache"]
    return command if jobs is None else [*command, "-j", str(jobs)]


def measure(commands: dict[str, list[str]], runs: int) -> dict[str, float]:
    """The median seconds of each command, the commands taking turns."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, arguments in commands.items():
            started = time.perf_counter()
            done = subprocess.run(
                [sys.executable, *arguments], capture_output=True, check=False, env=os.environ
            )
            if done.returncode not in {0, 1}:
                sys.exit(done.stderr.decode(errors="replace"))
            times[name].append(time.perf_counter() - started)
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def report(times: dict[str, float], pages: int) -> None:
    """Prints a table and, as its last line, JSON."""
    bare = times["pypdfium2, text alone"]
    for name, seconds in times.items():
        print(f"{name:<28}{seconds:8.2f} s {seconds / bare:7.2f} x pypdfium2")
    print(json.dumps({"pages": pages, "seconds": times}, ensure_ascii=False))


if __name__ == "__main__":
    main()
