"""`python -m tests.independent.scans.measure OUT_DIR [invoices|packages|init …] [-v] [--so-far]`

Prints what the program reads from the drawn corpus, as the tables of docs/accuracy-scans.md; with
`-v` every miss, with `--so-far` only of what was read before. What was read of a file is remembered
under OUT_DIR/measured by the file's hash and the program's, recognised text under
OUT_DIR/recognised by its pixels. One process.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from .reading import draft, is_read, report, revision, seen_package, seen_parts
from .scoring import INVOICE_FIELDS, Scores, Tally, judge, score_draft, score_file, score_seals
from .truths import read_invoices, read_packages


def invoices(out: Path) -> Iterator[str]:
    """Field accuracy by layout and by quality."""
    scores, seals = Scores(), Scores()
    for truth in read_invoices(out):
        if not _wanted(out, out / "invoices" / truth.file):
            continue
        parts = seen_parts(out, out / "invoices" / truth.file)
        kind = "as data" if truth.layout in ("XML", "OFD") else "as picture"
        rows = (truth.layout, kind) if kind == "as data" else (truth.layout, truth.quality, kind)
        score_file(scores, truth, parts, *rows)
        if kind == "as picture":
            score_seals(seals, truth, parts)
    yield "### Invoices\n"
    rows = [key[0] for key in scores.by if not key[0].startswith("kind ")]
    yield from _table(scores, list(dict.fromkeys(rows)), (*INVOICE_FIELDS, "kind"))
    yield "\n### Seals on invoices\n"
    yield from _table(seals, ["all"], ("seen", "party", "precision"))
    yield from _misses("invoices", scores.misses + seals.misses)


def packages(out: Path) -> Iterator[str]:
    """Kinds, facts, seals and findings of whole packages."""
    scores, seals = Scores(), Scores()
    verdicts = []
    for truth in read_packages(out):
        folder = out / "packages" / truth.name
        if not _wanted(out, folder):
            continue
        seen = seen_package(out, folder)
        for file in truth.files:
            parts = seen.get(file.file, [])
            score_file(scores, file, parts, "all")
            score_seals(seals, file, parts)
        verdicts.append((truth, judge(truth, report(out, folder))))
    yield "### Kinds and facts of the packages' papers\n"
    yield from _list(scores)
    yield "\n### Seals and signatures\n"
    rows = list(dict.fromkeys(key[0] for key in seals.by))
    yield from _table(seals, rows, ("seen", "party", "precision", "signed", "unsigned"))
    yield "\n### Findings\n"
    yield "| package | planted found | false alarms | borderline | ceiling right | said |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for truth, v in verdicts:
        planted = f"{len(v.found)}/{len(truth.expected)}"
        right = "yes" if v.ceiling else f"no ({truth.ceiling})"
        counts = f"{planted} | {len(v.false)} | {len(v.borderline)}"
        yield f"| {truth.name} | {counts} | {right} | {v.told} |"
    yield from _names("missed", (line for _, v in verdicts for line in v.missed))
    names = (line.split(":")[0] for _, v in verdicts for line in v.false)
    yield from _names("false alarms", names)
    lines = [
        f"{truth.name} {word}: {line}"
        for truth, v in verdicts
        for word, those in (("missed", v.missed), ("false", v.false))
        for line in those
    ]
    yield from _misses("packages", scores.misses + seals.misses + lines)


def init(out: Path) -> Iterator[str]:
    """What `voucher init` drafts, against the careful person's manifests."""
    scores = Scores()
    for truth in read_packages(out):
        folder = out / "packages" / truth.name
        if not _wanted(out, folder):
            continue
        right = (out / "packages" / f"{truth.name}.right.yaml").read_text("utf-8")
        score_draft(scores, truth, right, draft(out, folder, truth.policy, truth.route))
    yield "### Values that init drafts\n"
    yield "| of | right | missing | other |"
    yield "| --- | --- | --- | --- |"
    for key, tally in scores.by.items():
        yield f"| {key[0]} | {tally} | {tally.missed} | {tally.wrong} |"
    yield from _misses("init", scores.misses)


def _wanted(out: Path, path: Path) -> bool:
    return "--so-far" not in sys.argv or is_read(out, path)


def _table(scores: Scores, rows: list[str], columns: tuple[str, ...]) -> Iterator[str]:
    """A Markdown table of right / asked."""
    yield "| | " + " | ".join(columns) + " |"
    yield "| --- " * (len(columns) + 1) + "|"
    for row in rows:
        cells = [str(scores.by.get((row, column), Tally())) for column in columns]
        yield f"| {row} | " + " | ".join(cells) + " |"


def _list(scores: Scores) -> Iterator[str]:
    yield "| kind | fact | right | missed | wrong |"
    yield "| --- | --- | --- | --- | --- |"
    for (row, name), tally in sorted(scores.by.items()):
        yield f"| {row.removeprefix('kind ')} | {name} | {tally} | {tally.missed} | {tally.wrong} |"


def _names(title: str, names: Iterable[str]) -> Iterator[str]:
    counted: dict[str, int] = {}
    for name in names:
        counted[name] = counted.get(name, 0) + 1
    yield f"\n{title}: " + (", ".join(f"{n} × {name}" for name, n in counted.items()) or "none")


def _misses(title: str, lines: list[str]) -> Iterator[str]:
    if "-v" in sys.argv:
        yield f"\n#### misses of {title}\n"
        yield from (f"- {line}" for line in lines)


def main() -> None:
    out = Path(sys.argv[1])
    parts = {"invoices": invoices, "packages": packages, "init": init}
    wanted = [name for name in sys.argv[2:] if name in parts] or list(parts)
    sys.stdout.write(f"program {revision()}\n\n")
    for name in wanted:
        for line in parts[name](out):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
