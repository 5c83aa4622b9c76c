"""Holds what is read from the independent documents: floors a little under what was measured.

A floor that breaks says that reading got worse; `python -m independent.measure -v` says where.
Raise the floors when reading gets better. docs/accuracy.md tells how the documents came about.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from .corpus import PACKAGES, ROUNDS
from .measure import Result, measure, total


@dataclass(frozen=True)
class Floor:
    """The least share of right kinds, of facts found, and of found facts that are right."""

    kinds: float
    recall: float
    precision: float


FLOORS = {
    "first": Floor(kinds=0.97, recall=0.99, precision=0.995),
    "second": Floor(kinds=0.93, recall=0.94, precision=0.98),
    "third": Floor(kinds=0.87, recall=0.82, precision=0.97),
}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    return {
        name: measure(tmp_path_factory.mktemp(name), documents, PACKAGES if name == "first" else {})
        for name, documents in ROUNDS.items()
    }


@pytest.mark.parametrize("name", ROUNDS)
def test_what_is_read_does_not_get_worse(name: str, results: dict[str, Result]) -> None:
    result, floor = results[name], FLOORS[name]
    kinds, facts = total(result.kinds), total(result.facts)
    told = "\n".join(result.misses)
    assert kinds.hits + kinds.missed > 0, "nothing was measured"
    assert kinds.recall >= floor.kinds, told
    assert facts.recall >= floor.recall, told
    assert facts.precision >= floor.precision, told


def test_documents_in_one_file_are_told_apart(results: dict[str, Result]) -> None:
    pages = results["first"].pages
    assert (pages.missed, pages.wrong) == (0, 0), "\n".join(results["first"].misses)


def test_names_that_say_nothing_do_not_hinder_placing(results: dict[str, Result]) -> None:
    placing = total(results["first"].placing)
    assert placing.recall >= 0.95, "\n".join(results["first"].misses)
    assert placing.precision >= 0.97, "\n".join(results["first"].misses)


def test_every_document_is_read(results: dict[str, Result]) -> None:
    assert [name for result in results.values() for name in result.unread] == []
