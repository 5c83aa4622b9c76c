"""Which of several claims a document belongs to, by the marks in its name and its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from voucher_cli.evidence.model import Part, PartKind
from voucher_cli.evidence.wanted import ClaimMarks
from voucher_cli.text import number_key

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
    path = number_key(part.file)
    words = (*marks.route_marks, *marks.contract_numbers, *marks.models) if marks else ()
    return any(_stands_in(path, word) for word in words)


def _text_score(part: Part, marks: ClaimMarks | None) -> float:
    if marks is None:
        return 0.0
    text = number_key(part.squeezed)
    score = 0.0
    for words, weight in (
        (marks.contract_numbers, _CONTRACT_NUMBER),
        (marks.vendors, _VENDOR),
        (marks.models, _MODEL),
        (marks.projects, _PROJECT),
    ):
        if any(_stands_in(text, word) for word in words):
            score += weight
    routes = sum(text.count(key) for word in marks.route_marks if (key := number_key(word)))
    return score + min(routes * _ROUTE, _MOST_ROUTE)


def _stands_in(text: str, word: str) -> bool:
    """Whether the word, but for dashes and brackets, stands in a text made comparable."""
    key = number_key(word)
    return len(key) > 1 and key in text
