"""Which policy and routes a package is for, where its files make that plain.

The words to look for are the policies' own: the authority that letters address, the titles of the
official forms, the marks of the routes. Where two policies or routes are equally likely, none is
taken: the user is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from voucher_cli.evidence.model import Part, PartKind
from voucher_cli.policy.model import Policy, Route
from voucher_cli.text import squeeze

_ADDRESSED = frozenset(
    {
        PartKind.APPLICATION_FORM,
        PartKind.COMMITMENT_LETTER,
        PartKind.NO_OTHER_FUNDING_LETTER,
        PartKind.SCENARIO_LETTER,
        PartKind.NON_AFFILIATION_PROOF,
    }
)
"""What is written to the authority; its wording is the same for every route."""

_DELIVERED = frozenset({PartKind.SETTLEMENT, PartKind.ACCEPTANCE_REPORT, PartKind.DEPLOYMENT_PROOF})
"""What some routes ask for and others do not."""

_TITLE_LENGTH = 200
_PLAINLY = 2
"""how many times more often than any other route's a route's words must stand in a contract"""


def infer_policy(policies: Sequence[Policy], parts: Sequence[Part]) -> Policy | None:
    """The one policy whose authority or forms the letters and forms name, else any other part."""
    words = {policy.id: _own_words(policy, policies) for policy in policies}
    addressed = [part for part in parts if part.kind in _ADDRESSED]
    for pool in (addressed, parts):
        texts = [squeeze(part.file) + part.squeezed for part in pool]
        named = [p for p in policies if any(w in text for w in words[p.id] for text in texts)]
        if named:
            return named[0] if len(named) == 1 else None
    return None


def infer_routes(policy: Policy, parts: Sequence[Part]) -> tuple[str, ...]:
    """The routes that the contracts are for, in the policy's order; empty where not plain.

    Without a contract that tells, what was delivered may: a paper that only one route asks for.
    """
    if len(policy.routes) == 1:
        return (policy.routes[0].id,)
    contracts = [part for part in parts if part.kind is PartKind.CONTRACT]
    told = {route for part in contracts if (route := _marked_route(policy, part))}
    if not told:
        kinds = {part.kind for part in parts if part.kind in _DELIVERED}
        told = {ids[0] for kind in kinds if len(ids := _asking(policy, kind)) == 1}
    return tuple(route.id for route in policy.routes if route.id in told)


def _own_words(policy: Policy, policies: Sequence[Policy]) -> list[str]:
    """The policy's authority and form titles, without those that another policy's contain."""
    others = [word for other in policies if other is not policy for word in _words(other)]
    return [word for word in _words(policy) if not any(word in other for other in others)]


def _words(policy: Policy) -> list[str]:
    return [squeeze(policy.authority), *(squeeze(form.title) for form in policy.forms)]


def _marked_route(policy: Policy, part: Part) -> str | None:
    """The route whose marks stand in the contract's title or name alone, else far most often."""
    head = squeeze(part.file) + part.squeezed[:_TITLE_LENGTH]
    in_head = [route.id for route in policy.routes if _count(route, head)]
    if len(in_head) == 1:
        return in_head[0]
    counts = sorted(
        ((_count(route, part.squeezed), route.id) for route in policy.routes), reverse=True
    )
    (most, first), (second, _) = counts[:2]
    return first if most and most >= _PLAINLY * second else None


def _count(route: Route, text: str) -> int:
    """How often any of the route's marks stands in the text; longer marks take their parts."""
    if not route.marks:
        return 0
    marks: Iterable[str] = sorted(route.marks, key=len, reverse=True)
    return len(
        re.findall("|".join(re.escape(squeeze(mark)) for mark in marks), text, re.IGNORECASE)
    )


def _asking(policy: Policy, kind: PartKind) -> list[str]:
    return [route.id for route in policy.routes if route.place_of(kind)]
