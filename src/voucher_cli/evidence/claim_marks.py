"""Which of several claims a document belongs to, by the marks in its name and its text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from voucher_cli.evidence.model import Part, PartKind
from voucher_cli.evidence.wanted import ClaimMarks
from voucher_cli.text import squeeze

_IN_NAME = 6.0
_CONTRACT_NUMBER = 8.0
_VENDOR = 4.0
_MODEL = 3.0
_PROJECT = 3.0
_ROUTE = 0.5
_MOST_ROUTE = 2.0
_CLEARLY = 3.0
_FOR_SEVERAL = {PartKind.USAGE_STATEMENT, PartKind.QUALIFICATION}
"""one such statement may speak for several claims"""


@dataclass(frozen=True, slots=True)
class ClaimChoice:
    """The claims that a document is for; `tied` are others that it could equally be for."""

    claims: tuple[str, ...]
    tied: tuple[str, ...] = ()


def choose_claims(
    part: Part, candidates: tuple[str, ...], marks: Iterable[ClaimMarks]
) -> ClaimChoice:
    """Of the claims that want such a document, those that this one speaks of.

    Where nothing tells them apart the first is chosen and the others are tied.
    """
    if len(candidates) == 1:
        return ClaimChoice(candidates)
    known = {m.claim: m for m in marks}
    named = {c: _name_marks(part, known.get(c)) for c in candidates}
    if 0 < sum(named.values()) < len(candidates):
        candidates = tuple(c for c in candidates if named[c])
    scores = {c: _text_score(part, known.get(c)) for c in candidates}
    best = max(scores.values())
    if part.kind in _FOR_SEVERAL:
        several = tuple(c for c in candidates if scores[c] >= _CLEARLY)
        if several:
            return ClaimChoice(several)
    leading = tuple(c for c in candidates if scores[c] == best)
    return ClaimChoice(leading[:1], leading[1:])


def _name_marks(part: Part, marks: ClaimMarks | None) -> bool:
    """Whether the file's name, or that of its folder, has one of the route's marks."""
    path = squeeze(part.file).casefold()
    words = (*marks.route_marks, *marks.contract_numbers, *marks.models) if marks else ()
    return any(_key(word) in path for word in words if word)


def _text_score(part: Part, marks: ClaimMarks | None) -> float:
    if marks is None:
        return 0.0
    text = _key(part.squeezed)
    score = 0.0
    for words, weight in (
        (marks.contract_numbers, _CONTRACT_NUMBER),
        (marks.vendors, _VENDOR),
        (marks.models, _MODEL),
        (marks.projects, _PROJECT),
    ):
        if any(_key(word) in text for word in words if len(_key(word)) > 1):
            score += weight
    routes = sum(text.count(_key(word)) for word in marks.route_marks if word)
    return score + min(routes * _ROUTE, _MOST_ROUTE)


def _key(text: str) -> str:
    return re.sub(r"[\s\-_/—–]", "", squeeze(text).casefold())
