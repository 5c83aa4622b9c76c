"""Which material of the checklist each part is for.

What the manifest says comes first; then the file's name and the document itself are weighed. A
title on the page outweighs a name; a name outweighs nothing; the list's number alone decides only
where the page cannot be read. What fits two materials alike is placed at one and names its rivals.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from voucher_cli.evidence.claim_marks import choose_claims
from voucher_cli.evidence.model import Part, PartKind, PlacedBy, Placement, ToldBy
from voucher_cli.evidence.name_marks import NUMBER, NUMBER_ALONE, OTHER_WORDS, WORDS, name_score
from voucher_cli.evidence.wanted import ClaimMarks, Pin, Wanted
from voucher_cli.vocabulary import Vocabulary

_CONTENT = {ToldBy.TITLE: 6.0, ToldBy.MARKS: 4.0, ToldBy.NAME: 0.0, ToldBy.NOTHING: 0.0}
_SOFT_CONTENT = 4.0
_SOFT = {
    PartKind.USAGE_STATEMENT,
    PartKind.QUALIFICATION,
    PartKind.DEPLOYMENT_PROOF,
    PartKind.OTHER,
}
"""kinds whose titles are worded freely, so that a plain file name may overrule them"""

Slot = tuple[str, str | None]
"""a material and its part"""


def place(
    parts: Iterable[Part],
    wanted: Sequence[Wanted],
    claims: Sequence[ClaimMarks],
    pins: Sequence[Pin],
    vocabulary: Vocabulary,
) -> tuple[Placement, ...]:
    """At least one placement for every part, in order; one with material None where nothing
    wants it, several where several claims do."""
    every = tuple(parts)
    per_file: dict[str, int] = {}
    for part in every:
        per_file[part.file] = per_file.get(part.file, 0) + 1
    placements: list[Placement] = []
    for part in every:
        pinned = _pinned(part, pins, wanted, per_file[part.file])
        placements.extend(pinned or _judged(part, wanted, claims, vocabulary))
    return tuple(placements)


# --- what the manifest says ----------------------------------------------------------------------


def _pinned(
    part: Part, pins: Sequence[Pin], wanted: Sequence[Wanted], parts_in_file: int
) -> list[Placement]:
    for by in (PlacedBy.PIN, PlacedBy.MANIFEST):
        covering = [pin for pin in pins if pin.by is by and pin.covers(part)]
        exact = [pin for pin in covering if pin.first is not None] or covering
        fitting = [pin for pin in exact if part.kind in _kinds(pin, wanted)]
        if fitting:
            chosen = fitting
        elif exact and _may_hold_anything(exact, parts_in_file):
            chosen = exact
        else:
            continue
        return [_at(pin, part, wanted) for pin in dict.fromkeys(chosen)]
    return []


def _may_hold_anything(pins: list[Pin], parts_in_file: int) -> bool:
    """A pin of pages, or of a file that holds one document, is right whatever that seems to be;
    one of a whole volume speaks only of the documents of its own kind."""
    return pins[0].first is not None or parts_in_file == 1 or pins[0].by is PlacedBy.PIN


def _kinds(pin: Pin, wanted: Sequence[Wanted]) -> set[PartKind]:
    return {
        kind
        for w in wanted
        if w.material == pin.material and pin.part in (None, w.part)
        for kind in w.kinds
    }


def _at(pin: Pin, part: Part, wanted: Sequence[Wanted]) -> Placement:
    """A pin to a material as a whole leaves it to the document which part of it that is."""
    own = (w.part for w in wanted if w.material == pin.material and part.kind in w.kinds)
    return Placement(part, pin.claim, pin.material, pin.part or next(own, None), pin.by)


# --- what name and content say -------------------------------------------------------------------


def _judged(
    part: Part, wanted: Sequence[Wanted], claims: Sequence[ClaimMarks], vocabulary: Vocabulary
) -> list[Placement]:
    names: dict[Slot, float] = {}
    contents: dict[Slot, float] = {}
    for entry in wanted:
        slot = (entry.material, entry.part)
        names[slot] = max(names.get(slot, 0.0), name_score(part.file, entry, vocabulary))
        contents[slot] = max(contents.get(slot, 0.0), _content_score(part, entry))
    scores = {slot: names[slot] + contents[slot] for slot in names}
    leading = _leading(scores, part)
    if not leading:
        return [Placement(part, None, None, None, None)]
    slot = leading[0]
    rivals = tuple(dict.fromkeys(m for m, _ in leading[1:] if m != slot[0]))
    undecided = any(m == slot[0] for m, _ in leading[1:])
    by = PlacedBy.NAME if names[slot] >= WORDS * 0.8 or not contents[slot] else PlacedBy.CONTENT
    found = [w for w in wanted if (w.material, w.part) == slot]
    choice = (
        None
        if any(w.claim is None for w in found)
        else choose_claims(part, tuple(w.claim or "" for w in found), claims)
    )
    tied = rivals or ((slot[0],) if choice and choice.tied else ())
    return [
        Placement(part, claim, slot[0], None if undecided else slot[1], by, tied)
        for claim in (choice.claims if choice else (None,))
    ]


def _leading(scores: dict[Slot, float], part: Part) -> list[Slot]:
    """The slots with the best score, where that is enough for such a part."""
    best = max(scores.values(), default=0.0)
    if best < _enough(part):
        return []
    return [slot for slot, score in scores.items() if score == best]


def _enough(part: Part) -> float:
    """How much must speak for a material: the number alone suffices only for an unread page, and
    words alone not for a page whose title says that it is something else."""
    if part.told_by is ToldBy.TITLE:
        return WORDS + NUMBER if part.kind in _SOFT else _CONTENT[ToldBy.TITLE]
    if part.told_by is ToldBy.MARKS and part.kind not in _SOFT:
        return _CONTENT[ToldBy.MARKS]
    return NUMBER_ALONE * 0.8 if not part.readable else OTHER_WORDS + NUMBER


def _content_score(part: Part, entry: Wanted) -> float:
    if part.kind not in entry.kinds:
        return 0.0
    if part.kind in _SOFT and part.told_by is ToldBy.TITLE:
        return _SOFT_CONTENT + 1.0
    return _CONTENT[part.told_by]
