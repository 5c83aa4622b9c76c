"""What is known of each drawn file; written as JSON beside the files."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Paper:
    """One document in a file: pages `first` to `last`, its kind in the report's words, its facts.

    `material` is the material (or the part of one) that it belongs to; `seals` the parties whose
    seals stand on it (in the clear sense of a company seal, oval and round alike); `greyscale`
    that a seal cannot be told; `signed` whether someone wrote by hand where the head must sign.
    """

    kind: str
    facts: dict[str, list[str]]
    first: int = 1
    last: int = 1
    material: str | None = None
    seals: tuple[str, ...] = ()
    greyscale: bool = False
    signed: str | None = None


@dataclass(frozen=True)
class Truth:
    """A file, and how it was made: `layout` and `quality` are the rows of the tables."""

    file: str
    papers: tuple[Paper, ...]
    layout: str = ""
    quality: str = ""
    qr: bool = False


@dataclass(frozen=True)
class Expected:
    """A finding that must come: `levels` that are right, the material, why it was planted."""

    name: str
    levels: tuple[str, ...]
    why: str
    material: str | None = None


@dataclass(frozen=True)
class PackageTruth:
    """A package: what its check must say. `tolerated`: names that a careful tool may say, too."""

    name: str
    policy: str
    route: str
    sound: bool
    verdicts: tuple[str, ...]
    ceiling: str
    files: tuple[Truth, ...]
    expected: tuple[Expected, ...] = ()
    tolerated: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default_factory=tuple)


def write(truth: object, to: Path) -> None:
    """As JSON that people can read."""
    to.write_text(json.dumps(truth, ensure_ascii=False, indent=1, default=asdict), "utf-8")


def one(**facts: str | list[str]) -> dict[str, list[str]]:
    """Facts with one value or several."""
    return {k: [v] if isinstance(v, str) else list(v) for k, v in facts.items()}


def read_invoices(folder: Path) -> list[Truth]:
    """The truths of `invoices/truth.json`."""
    rows = json.loads((folder / "invoices" / "truth.json").read_text("utf-8"))
    return [_truth(row) for row in rows]


def read_packages(folder: Path) -> list[PackageTruth]:
    """The truths of `packages/*.json`."""
    found = []
    for path in sorted((folder / "packages").glob("*.json")):
        row = json.loads(path.read_text("utf-8"))
        row["files"] = tuple(_truth(each) for each in row["files"])
        row["expected"] = tuple(
            Expected(**{**each, "levels": tuple(each["levels"])}) for each in row["expected"]
        )
        found.append(PackageTruth(**row))
    return found


def _truth(row: dict[str, object]) -> Truth:
    papers = tuple(Paper(**{**p, "seals": tuple(p["seals"])}) for p in row["papers"])
    return Truth(**{**row, "papers": papers})
