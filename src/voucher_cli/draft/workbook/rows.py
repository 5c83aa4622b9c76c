"""The entries of a manifest as the rows of the workbook's sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from voucher_cli.manifest.model import FileRef, Manifest
from voucher_cli.manifest.workbook.layout import (
    CLAIM,
    ENTRY,
    FILE,
    MATERIAL,
    PAPER,
    PURCHASE,
    YEAR,
    Column,
    Paper,
)
from voucher_cli.strict_yaml import YamlPath


@dataclass(frozen=True)
class Entry:
    """One row: the value that it shows, its place in the manifest, and what it belongs to."""

    value: Any
    path: YamlPath
    references: Mapping[str, Any] = field(default_factory=dict)

    def at(self, column: Column) -> tuple[Any, YamlPath]:
        """The value of one cell and its place; a reference has the place of the row."""
        if column.key in self.references:
            return self.references[column.key], self.path
        if column.reference:
            return None, self.path
        steps = column.key.split(".")
        return reduce(_step, steps, self.value), (*self.path, *steps)


def entries(manifest: Manifest) -> Mapping[str, tuple[Entry, ...]]:
    """The rows of each sheet but the applicant's, which is one row of the whole manifest."""
    rows: dict[str, list[Entry]] = {}
    for name, entry in _all(manifest):
        rows.setdefault(name, []).append(entry)
    return {name: tuple(listed) for name, listed in rows.items()}


def _all(manifest: Manifest) -> Iterator[tuple[str, Entry]]:
    applicant = manifest.applicant
    for year in sorted(applicant.finances):
        path: YamlPath = ("applicant", "finances", year)
        yield "finances", Entry(applicant.finances[year], path, {YEAR: year})
    for n, support in enumerate(applicant.other_support):
        yield "other_support", Entry(support, ("applicant", "other_support", n))
    for n, award in enumerate(manifest.prior_awards):
        yield "prior_awards", Entry(award, ("prior_awards", n))
    for c, claim in enumerate(manifest.claims):
        yield "claims", Entry(claim, ("claims", c))
        for p, purchase in enumerate(claim.purchases):
            belongs = {CLAIM: claim.id or claim.route, PURCHASE: p + 1}
            path = ("claims", c, "purchases", p)
            yield "purchases", Entry(purchase, path, belongs)
            yield from _papers(purchase, path, belongs)
    for name, pinned in manifest.materials.items():
        for material, files in pinned.items():
            references = {CLAIM: name, MATERIAL: material, FILE: files}
            yield "materials", Entry(None, ("materials", name, material), references)


def _papers(
    purchase: Any, path: YamlPath, belongs: Mapping[str, Any]
) -> Iterator[tuple[str, Entry]]:
    """Settlements, invoices and payments, and the cost lines of these and of the contract."""
    for paper in Paper:
        value = getattr(purchase, paper)
        listed = value if isinstance(value, tuple) else ()
        for n, one in enumerate(listed):
            yield paper, Entry(one, (*path, paper.value, n), belongs)
            yield from _lines(one, (*path, paper.value, n), {**belongs, PAPER: paper, ENTRY: n + 1})
        if paper is Paper.CONTRACT and value is not None:
            yield from _lines(value, (*path, paper.value), {**belongs, PAPER: paper})


def _lines(paper: Any, path: YamlPath, belongs: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for n, line in enumerate(paper.lines):
        yield "lines", Entry(line, (*path, "lines", n), belongs)


def _step(value: Any, name: str) -> Any:
    return getattr(value, name) if value is not None else None


def file_names(files: tuple[FileRef, ...]) -> str:
    """The files of a cell, each on a line."""
    return "\n".join(str(file) for file in files)
