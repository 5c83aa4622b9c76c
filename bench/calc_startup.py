"""How long `voucher calc` takes from start to answer, beside `import typer` in the same run.

    python bench/calc_startup.py [--runs N] [--json]

Whole processes with compiled bytecode, in turn, so that a busy machine slows both alike. The ratio
is what matters; the milliseconds are this machine's.
"""

from __future__ import annotations

import argparse
import compileall
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

CALC = ["-m", "voucher_cli", "calc", "--route", "api", "--amount", "3200000"]
COMMANDS = {
    "python": ["-c", "pass"],
    "import typer": ["-c", "import typer"],
    "a typer command that does nothing": [
        "-c",
        "import typer\n\ndef nothing(x: str = ''): pass\n\ntyper.run(nothing)",
    ],
    "voucher --help": ["-m", "voucher_cli", "--help"],
    "voucher calc": CALC,
    "voucher calc --format json": [*CALC, "--format", "json"],
}
BASELINE = "import typer"


def main() -> None:
    """Measures and prints medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--json", action="store_true", help="print the result as JSON only")
    options = parser.parse_args()
    compile_everything()
    times = measure(options.runs)
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    result = {
        "python": sys.version.split()[0],
        "runs": options.runs,
        "median_ms": {name: round(seconds * 1000, 1) for name, seconds in medians.items()},
        "ratio_to_import_typer": {
            name: round(seconds / medians[BASELINE], 2) for name, seconds in medians.items()
        },
    }
    if not options.json:
        for name, seconds in medians.items():
            ratio = seconds / medians[BASELINE]
            print(f"{name:<36}{seconds * 1000:8.1f} ms {ratio:8.2f} x {BASELINE}")
    print(json.dumps(result, ensure_ascii=False))


def compile_everything() -> None:
    """Without bytecode the first figure would be the compiler's."""
    for package in ("voucher_cli", "typer", "rich", "yaml"):
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            sys.exit(f"{package} is not installed for {sys.executable}")
        compileall.compile_dir(Path(spec.origin).parent, quiet=2)


def measure(runs: int) -> dict[str, list[float]]:
    """Seconds of each run of each command, the commands taking turns; the first turn is not
    counted."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(runs + 1):
        for name, arguments in COMMANDS.items():
            seconds = run(arguments)
            if turn:
                times[name].append(seconds)
    return times


def run(arguments: list[str]) -> float:
    """One whole process. Stops the benchmark when it fails."""
    environment = os.environ | {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], capture_output=True, check=False, env=environment
    )
    seconds = time.perf_counter() - started
    if done.returncode:
        sys.exit(f"{arguments} failed:\n{done.stderr.decode(errors='replace')}")
    return seconds


if __name__ == "__main__":
    main()
