"""Which things belong together because they have something in common."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Joins:
    """Numbers in groups, each led by its smallest. Only those that were joined take memory."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def leader(self, number: int) -> int:
        """The smallest number of its group."""
        above = self._above
        while number in above:
            nearer = above[number]
            above[number] = above.get(nearer, nearer)  # the way is shorter the next time
            number = nearer
        return number

    def join(self, one: int, other: int) -> None:
        """Makes one group of two."""
        one, other = self.leader(one), self.leader(other)
        if one != other:
            self._above[max(one, other)] = min(one, other)


def joined(items: Sequence[T], traits: Callable[[T], Iterable[Hashable]]) -> list[list[T]]:
    """The items in groups: two with a trait in common are in one, and so on from these.

    Groups and their items stand in the order of `items`.
    """
    joins = Joins()
    first: dict[Hashable, int] = {}
    for index, item in enumerate(items):
        for trait in traits(item):
            joins.join(first.setdefault(trait, index), index)
    groups: dict[int, list[T]] = {}
    for index, item in enumerate(items):
        groups.setdefault(joins.leader(index), []).append(item)
    return list(groups.values())
