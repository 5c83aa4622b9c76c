"""Measures what is read from the independent documents: run it as `python -m independent.measure`
from `tests` (with `-v` it tells every miss)."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from voucher_cli.evidence.model import Fact, Part
from voucher_cli.evidence.package import open_package
from voucher_cli.evidence.placing import place
from voucher_cli.evidence.read_all import read_package
from voucher_cli.evidence.recognise import parts_of
from voucher_cli.policy.library import get_policy
from voucher_cli.vocabulary import load_vocabulary
from voucher_cli.workflow.matching import without_manifest

from .corpus import DOCUMENTS, PACKAGES, ROUNDS, Placed
from .truth import Document, Stretch, Value

_SPACE = re.compile(r"\s+")


@dataclass
class Score:
    """What was asked for and found (`hits`), not found, and found though it is not so."""

    hits: int = 0
    missed: int = 0
    wrong: int = 0

    def __iadd__(self, other: Score) -> Score:
        self.hits += other.hits
        self.missed += other.missed
        self.wrong += other.wrong
        return self

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 1.0


@dataclass
class Result:
    """Scores by kind, of where documents begin, by kind and fact, and of placing."""

    kinds: dict[str, Score] = field(default_factory=dict)
    pages: Score = field(default_factory=Score)
    facts: dict[tuple[str, str], Score] = field(default_factory=dict)
    placing: dict[tuple[str, str], Score] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)
    unlisted: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def total(scores: dict[object, Score] | dict[str, Score] | dict[tuple[str, str], Score]) -> Score:
    """The sum."""
    every = Score()
    for score in scores.values():
        every += score
    return every


def read_folder(folder: Path) -> dict[str, list[Part]]:
    """By file name its parts, read the way `voucher check` reads a package."""
    with open_package(folder) as package:
        files = read_package(package)
    vocabulary = load_vocabulary()
    return {PurePath(file.path).name: list(parts_of(file, vocabulary)) for file in files}


def measure(
    folder: Path,
    documents: tuple[Document, ...] = DOCUMENTS,
    packages: dict[tuple[str, str], Placed] = PACKAGES,
) -> Result:
    """Draws the documents into `folder`, reads it, and compares; then places the packages."""
    drawn = {document.name: document.draw() for document in documents}
    for name, data in drawn.items():
        (folder / name).write_bytes(data)
    read = read_folder(folder)
    result = Result()
    for document in documents:
        parts = read.get(document.name, [])
        if not parts or not all(part.readable for part in parts):
            result.unread.append(document.name)
        _pages(result, document, parts)
        for stretch in document.stretches:
            _kind(result, document, stretch, parts)
            _facts(result, document, stretch, parts)
    for key, placed in packages.items():
        _placing(result, key, placed, drawn, folder.parent / "-".join((folder.name, *key)))
    return result


def _pages(result: Result, document: Document, parts: list[Part]) -> None:
    """Where in a file of several documents or pages one begins."""
    true, seen = {s.first for s in document.stretches}, {p.first_page for p in parts}
    if len(true) == 1 and document.stretches[0].last == 1:
        return
    result.pages += Score(len(true & seen), len(true - seen), len(seen - true))
    if true != seen:
        result.misses.append(
            f"pages     {document.name}: begin at {sorted(seen)}, not {sorted(true)}"
        )


def _kind(result: Result, document: Document, stretch: Stretch, parts: list[Part]) -> None:
    pages = range(stretch.first, stretch.last + 1)
    seen = {str(p.kind) for p in parts for n in pages if p.first_page <= n <= p.last_page}
    own = result.kinds.setdefault(stretch.kind, Score())
    if seen in ({stretch.kind}, {stretch.or_kind}):
        own.hits += 1
        return
    own.missed += 1
    for kind in seen - {stretch.kind}:
        result.kinds.setdefault(kind, Score()).wrong += 1
    result.misses.append(
        f"kind      {document.name}#{stretch.first}-{stretch.last}: {', '.join(sorted(seen))}, "
        f"not {stretch.kind}"
    )


def _facts(result: Result, document: Document, stretch: Stretch, parts: list[Part]) -> None:
    shown: dict[str, dict[Value, Fact]] = {}
    for part in parts:
        for fact in part.facts:
            page = fact.page if fact.page is not None else part.first_page
            if stretch.first <= page <= stretch.last:
                shown.setdefault(fact.name, {})[_plain(fact.value)] = fact
    for name, values in stretch.facts.items():
        true = {_plain(v) for v in values}
        allowed = {_plain(v) for v in stretch.may.get(name, ())}
        seen = shown.pop(name, {})
        hits, missed, wrong = true & set(seen), true - set(seen), set(seen) - true - allowed
        score = result.facts.setdefault((stretch.kind, name), Score())
        score += Score(len(hits), len(missed), len(wrong))
        place = f"{document.name}#{stretch.first} {name}"
        result.misses += [f"missed    {place} = {value}" for value in sorted(missed, key=str)]
        result.misses += [
            f"wrong     {place} = {v} from {seen[v].raw!r}" for v in sorted(wrong, key=str)
        ]
    for name, seen in shown.items():
        for value in sorted(set(seen) - {_plain(v) for v in stretch.may.get(name, ())}, key=str):
            result.unlisted.append(f"{document.name}#{stretch.first} {name} = {value}")


def _plain(value: Value) -> Value:
    """Comparable: texts without spaces and with one width of brackets."""
    if isinstance(value, str):
        return _SPACE.sub("", value).translate(str.maketrans("（）〔〕［］", "()[][]"))
    return value


def _placing(
    result: Result,
    key: tuple[str, str],
    placed: Placed,
    drawn: dict[str, bytes],
    folder: Path,
) -> None:
    """A package of some of the documents, whose names all say nothing."""
    policy_id, route = key
    folder.mkdir()
    names = {}
    for at, name in enumerate(placed, start=1):
        blank = f"扫描件_{at:03}{PurePath(name).suffix}"
        names[blank] = name
        (folder / blank).write_bytes(drawn[name])
    parts = [part for each in read_folder(folder).values() for part in each]
    matching = without_manifest(get_policy(policy_id), [route])
    given = place(parts, matching.wanted, matching.marks, matching.pins, load_vocabulary())
    score = result.placing.setdefault(key, Score())
    for blank, name in names.items():
        true = placed[name]
        seen = {p.material for p in given if PurePath(p.part.file).name == blank}
        if seen == {true}:
            score.hits += true is not None
            continue
        score += Score(0, int(true is not None), len(seen - {true, None}))
        result.misses.append(f"placing   {route} {name}: {seen}, not {true}")


def lines(result: Result) -> Iterator[str]:
    """The figures, one line each."""
    for title, scores in (
        ("kind of document", result.kinds),
        ("where documents begin", {"pages": result.pages}),
        ("facts", result.facts),
        ("placing by content", result.placing),
    ):
        yield f"== {title}"
        for key, score in scores.items():
            yield _line(" ".join(key) if isinstance(key, tuple) else str(key), score)
        yield _line("ALL", total(scores))


def _line(name: str, s: Score) -> str:
    return (
        f"{name:32} recall {s.hits:3}/{s.hits + s.missed:<3} {s.recall:6.1%}   "
        f"precision {s.hits:3}/{s.hits + s.wrong:<3} {s.precision:6.1%}"
    )


def main() -> None:
    for name, documents in ROUNDS.items():
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "all"
            root.mkdir()
            result = measure(root, documents, PACKAGES if name == "first" else {})
        sys.stdout.write(f"==== {name} round\n" + "\n".join(lines(result)) + "\n")
        if "-v" in sys.argv:
            told = [*result.misses, "== read, and not asked for", *result.unlisted]
            sys.stdout.write("\n".join(["== misses", *told]) + "\n")


if __name__ == "__main__":
    main()
