"""Policies and routes as people call them, and the choices that the filter offers of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from voucher_cli.batch.page import words
from voucher_cli.errors import VoucherError
from voucher_cli.language import Language
from voucher_cli.policy.library import get_policy
from voucher_cli.policy.model import Policy

PolicyRoute = tuple[str | None, str | None]
"""a policy, and one of its routes; of a row that names no policy or route, None"""


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of the filter: the key that its rows carry, and how many they are."""

    key: str
    text: str
    count: int


class PolicyNames:
    """What policies and routes are called. One that this program does not have bears its id."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def policy(self, policy_id: str | None) -> str:
        """The title of a policy."""
        if policy_id is None:
            return words.NO_POLICY.text(self._language)
        found = _policy(policy_id)
        return found.title.text(self._language) if found else policy_id

    def route(self, policy_id: str | None, route_id: str) -> str:
        """The title of one of its routes."""
        found = _policy(policy_id) if policy_id else None
        route = found.route(route_id) if found else None
        return route.title.text(self._language) if route else route_id


class Choices:
    """The policies and routes of the listed packages. `packages` are those of each one."""

    def __init__(
        self, packages: Iterable[tuple[str | None, tuple[str, ...]]], names: PolicyNames
    ) -> None:
        counts: dict[PolicyRoute, int] = {}
        for policy, routes in packages:
            for pair in _pairs(policy, routes):
                counts[pair] = counts.get(pair, 0) + 1
        ordered = sorted(counts, key=lambda pair: tuple(part or "" for part in pair))
        self._keys = {pair: f"r{n}" for n, pair in enumerate(ordered)}
        self.all = tuple(
            Choice(self._keys[pair], _text(pair, names), counts[pair]) for pair in ordered
        )

    def keys(self, policy: str | None, routes: tuple[str, ...]) -> str:
        """The keys that a package carries, with a space between them."""
        return " ".join(self._keys[pair] for pair in _pairs(policy, routes))


def _pairs(policy: str | None, routes: tuple[str, ...]) -> list[PolicyRoute]:
    return [(policy, None), *((policy, route) for route in dict.fromkeys(routes))]


def _text(pair: PolicyRoute, names: PolicyNames) -> str:
    policy, route = pair
    title = names.policy(policy)
    return title if route is None else f"{title} · {names.route(policy, route)}"


@cache
def _policy(policy_id: str) -> Policy | None:
    try:
        return get_policy(policy_id)
    except VoucherError:
        return None
