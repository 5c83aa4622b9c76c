"""What the program reads from a file, as plain data, remembered by file and program."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import voucher_cli

if TYPE_CHECKING:
    from voucher_cli.evidence.model import SourceFile


@dataclass(frozen=True)
class SeenPart:
    """A part: facts and seals as (name, value, source) and (owner, legend, cut or not, page)."""

    first: int
    last: int
    kind: str
    facts: tuple[tuple[str, str, str], ...]
    seals: tuple[tuple[str, str, bool, int], ...]
    signed: tuple[tuple[str, str], ...]

    def values(self, name: str) -> list[str]:
        return [value for own, value, _ in self.facts if own == name]


@cache
def revision() -> str:
    """A hash of the program's source and rules: what was read stays right while it is the same."""
    top = Path(voucher_cli.__file__).parent
    rules = next(
        (p for p in (top.parents[1] / "rules", top / "_data" / "rules") if p.is_dir()), top
    )
    digest = hashlib.sha256()
    for path in sorted({*top.rglob("*.py"), *rules.rglob("*.yaml")}):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _memory(out: Path, *key: str) -> Path:
    folder = out / "measured" / revision()
    folder.mkdir(parents=True, exist_ok=True)
    return folder / ("-".join(key) + ".json")


def is_read(out: Path, path: Path) -> bool:
    """Whether this program has read and, a package, checked and drafted it before."""
    if path.is_dir():
        kinds = ("package", "check", "init")
        return all(_memory(out, kind, path.name, _digest(path)).exists() for kind in kinds)
    return _memory_of_file(out, path).exists()


def _memory_of_file(out: Path, path: Path) -> Path:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:20]
    return _memory(out, "parts", digest, path.suffix[1:])


def seen_parts(out: Path, path: Path) -> list[SeenPart]:
    """The parts of one file, by `read_file` and `parts_of`."""
    memory = _memory_of_file(out, path)
    if not memory.exists():
        memory.write_text(json.dumps([asdict(p) for p in _read(out, path)], ensure_ascii=False))
    return [_part(row) for row in json.loads(memory.read_text())]


def _part(row: dict[str, Any]) -> SeenPart:
    lists = {name: tuple(map(tuple, row[name])) for name in ("facts", "seals", "signed")}
    return SeenPart(**{**row, **lists})


def _read(out: Path, path: Path) -> list[SeenPart]:
    from voucher_cli.evidence.cache.recognition import remember_in
    from voucher_cli.evidence.read import read_file

    remember_in(out / "recognised")
    return _parts(read_file(path.name, path.read_bytes()))


def seen_package(out: Path, package: Path) -> dict[str, list[SeenPart]]:
    """The parts of every file of a package, read as `voucher check` reads it."""
    from voucher_cli.evidence.package import open_package
    from voucher_cli.evidence.read_all import ReadOptions, read_package

    memory = _memory(out, "package", package.name, _digest(package))
    if not memory.exists():
        options = ReadOptions(jobs=1, cache=out / "recognised")
        with open_package(package) as opened:
            files = read_package(opened, options=options)
        found = {file.path: [asdict(part) for part in _parts(file)] for file in files}
        memory.write_text(json.dumps(found, ensure_ascii=False))
    rows = json.loads(memory.read_text())
    return {path: [_part(row) for row in parts] for path, parts in rows.items()}


def _parts(file: SourceFile) -> list[SeenPart]:
    from voucher_cli.evidence.recognise import parts_of
    from voucher_cli.vocabulary import load_vocabulary

    found = []
    for part in parts_of(file, load_vocabulary()):
        looks = [(page.number, page.look) for page in part.pages if page.look]
        found.append(SeenPart(
            part.first_page, part.last_page, str(part.kind),
            tuple((f.name, str(f.value), str(f.source)) for f in part.facts),
            tuple((s.owner, s.legend, s.cut_by is not None, n) for n, k in looks for s in k.seals),
            tuple((s.label, str(s.inked)) for _, look in looks for s in look.signing_places),
        ))  # fmt: skip
    return found


def report(out: Path, package: Path) -> dict[str, Any]:
    """What `voucher check --format json` says of a package."""
    memory = _memory(out, "check", package.name, _digest(package))
    if not memory.exists():
        told = _run(out, "check", str(package), "--format", "json", "-j", "1")
        if told.returncode not in (0, 1) or not told.stdout:
            return {"failed": told.stderr[-500:], "findings": []}
        memory.write_text(told.stdout)
    found: dict[str, Any] = json.loads(memory.read_text())
    return found


def draft(out: Path, package: Path, policy: str, route: str) -> str:
    """The manifest that `voucher init` drafts for the package's files alone."""
    memory = _memory(out, "init", package.name, _digest(package))
    if not memory.exists():
        bare = out / "bare" / package.name
        _copy_without_manifest(package, bare)
        told = _run(out, "init", str(bare), "--policy", policy, "--route", route, "--force")
        if told.returncode != 0:
            return f"# {told.stderr[-500:]}"
        memory.write_text((bare / "manifest.yaml").read_text("utf-8"))
    return memory.read_text()


def _copy_without_manifest(package: Path, to: Path) -> None:
    for path in package.rglob("*"):
        if path.is_file() and path.name != "manifest.yaml":
            copy = to / path.relative_to(package)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())


def _run(out: Path, *words: str) -> subprocess.CompletedProcess[str]:
    known = {
        "VOUCHER_CACHE_DIR": str(out / "recognised"),
        "OMP_NUM_THREADS": "1",
        "VOUCHER_JOBS": "1",
    }
    return subprocess.run(
        [sys.executable, "-m", "voucher_cli", *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **known, "OMP_NUM_THREADS": "1"},
    )


def _digest(package: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:20]
