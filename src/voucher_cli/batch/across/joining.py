"""Which things belong together because they have something in common."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def joined(items: Sequence[T], traits: Callable[[T], Iterable[Hashable]]) -> list[list[T]]:
    """The items in groups: two with a trait in common are in one, and so on from these.

    Groups and their items stand in the order of `items`.
    """
    leaders = list(range(len(items)))

    def leader(index: int) -> int:
        while leaders[index] != index:
            leaders[index] = leaders[leaders[index]]
            index = leaders[index]
        return index

    first: dict[Hashable, int] = {}
    for index, item in enumerate(items):
        for trait in traits(item):
            one, other = leader(first.setdefault(trait, index)), leader(index)
            leaders[max(one, other)] = min(one, other)
    groups: dict[int, list[T]] = {}
    for index, item in enumerate(items):
        groups.setdefault(leader(index), []).append(item)
    return list(groups.values())
