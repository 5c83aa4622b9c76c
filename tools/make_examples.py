"""Draws examples/ anew: `python tools/make_examples.py [FOLDER]`. See examples/README.md."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path

from dossier.documents import documents
from dossier.meaning import fingerprint, meaning
from dossier.mistakes import beijing_api_with_mistakes
from dossier.package import Package
from dossier.scanned import beijing_api_scanned, beijing_api_scanned_with_mistakes
from dossier.sound import SOUND

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SCANS = "scans.json"
"""the fingerprints of the scans: which of them a change of their papers or their drawing touches"""


@cache
def packages() -> dict[str, Package]:
    """Every example by its folder's name."""
    found = {name: Package.of(draw()) for name, draw in SOUND.items()}
    found["beijing-api-with-mistakes"] = beijing_api_with_mistakes()
    found["beijing-api-scanned"] = Package.of(beijing_api_scanned())
    found["beijing-api-scanned-with-mistakes"] = beijing_api_scanned_with_mistakes()
    return found


@cache
def fingerprints() -> dict[str, str]:
    """Of every scan, by its path under examples/."""
    return {
        f"{name}/{document.path}": fingerprint(document)
        for name, package in packages().items()
        for document in documents(package.shown)
        if document.scan is not None
    }


def main(folder: Path) -> None:
    """Writes every example into `folder`. A file that means what lies there already is left as it
    is: neither another version of a library nor a new signature makes it another file."""
    index = folder / SCANS
    known = json.loads(index.read_text(encoding="utf-8")) if index.exists() else {}
    scans = fingerprints()
    for name, package in packages().items():
        drawn = package.files()
        for path in [p for p in (folder / name).rglob("*") if p.is_file()]:
            if path.relative_to(folder / name).as_posix() not in drawn:
                path.unlink()
        for path, data in drawn.items():
            key, target = f"{name}/{path}", folder / name / path
            if target.exists() and key in scans and known.get(key) == scans[key]:
                continue
            if target.exists() and key not in scans and _same(path, target.read_bytes(), data):
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    text = json.dumps(scans, ensure_ascii=False, indent=1)
    index.write_text(f"{text}\n", encoding="utf-8")


def _same(path: str, old: bytes, new: bytes) -> bool:
    return meaning(path, old) == meaning(path, new)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES)
