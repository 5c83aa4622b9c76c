"""`python -m tests.independent.scans OUT_DIR [invoices|packages|NAME …]`: draws the corpus."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path

from .case import Case, ceiling
from .cases import cases
from .folder import made
from .invoices import drawn_invoices
from .looks import LOOKS, PLANTED
from .manifests import manifest
from .truths import Expected, PackageTruth, write

SEED = 20241122


def draw_invoices(out: Path) -> int:
    """Writes `invoices/` with its truth.json; returns how many files."""
    folder = out / "invoices"
    folder.mkdir(parents=True, exist_ok=True)
    truths = []
    for truth, data in drawn_invoices(random.Random(SEED)):
        (folder / truth.file).write_bytes(data)
        truths.append(truth)
    write(truths, folder / "truth.json")
    return len(truths)


def draw_package(case: Case, out: Path) -> int:
    """Writes `packages/NAME/` and `packages/NAME.json`; returns how many files."""
    folder = out / "packages" / case.name
    built = made(case, LOOKS[case.name], random.Random(f"{SEED} {case.name}"))
    for path, data in built.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    (folder / "manifest.yaml").write_text(manifest(case, built.places), "utf-8")
    right = manifest(replace(case, defects=()), built.places)
    (out / "packages" / f"{case.name}.right.yaml").write_text(right, "utf-8")
    expected = tuple(PLANTED[name] for name in case.defects)
    truth = PackageTruth(
        name=case.name,
        policy=case.policy,
        route=case.route,
        sound=all(each.levels == ("info",) for each in expected),
        verdicts=_verdicts(expected),
        ceiling=f"{ceiling(case):.2f}",
        files=built.truths,
        expected=expected,
        tolerated=("tax-basis", "award-capped"),
    )
    write(truth, out / "packages" / f"{case.name}.json")
    return len(built.files)


def _verdicts(expected: tuple[Expected, ...]) -> tuple[str, ...]:
    if any(each.levels == ("error",) for each in expected):
        return ("incomplete",)
    if any("error" in each.levels for each in expected):
        return ("incomplete", "review")
    return ("review",) if any("review" in each.levels for each in expected) else ("ready",)


def main() -> None:
    out, wanted = Path(sys.argv[1]), set(sys.argv[2:])
    if not wanted or "invoices" in wanted:
        sys.stdout.write(f"{draw_invoices(out)} invoices\n")
    for case in cases(random.Random(SEED)):
        if not wanted or wanted & {"packages", case.name}:
            sys.stdout.write(f"{draw_package(case, out)} files in {case.name}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
