"""Draws examples/ anew: `python tools/make_examples.py [FOLDER]`. See examples/README.md."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from dossier.mistakes import beijing_api_with_mistakes
from dossier.package import Package
from dossier.sound import SOUND

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def packages() -> dict[str, Package]:
    """Every example by its folder's name."""
    found = {name: Package.of(draw()) for name, draw in SOUND.items()}
    found["beijing-api-with-mistakes"] = beijing_api_with_mistakes()
    return found


def main(folder: Path) -> None:
    """Writes every example into `folder`, in place of what was there under its name."""
    for name, package in packages().items():
        shutil.rmtree(folder / name, ignore_errors=True)
        package.write(folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES)
