"""One set of facts from what several sources of a file say: the best source first.

What a worse source repeats is dropped; what it contradicts is kept apart as a conflict. What OCR
read may differ by a slip of the reading, which the better source sets right without a word.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from voucher_cli.evidence.model import Conflict, Fact, Source
from voucher_cli.text import number_key, organisation_key

_AMOUNTS = ("amount", "net", "tax")
_COMPARED = frozenset(
    {"number", "issued_on", *_AMOUNTS, "buyer", "buyer_id", "seller", "seller_id"}
)
"""of which a document has one each"""
_OTHER_SIDE = {
    "buyer": ("seller",),
    "seller": ("buyer",),
    "buyer_id": ("seller_id",),
    "seller_id": ("buyer_id",),
    "net": ("tax", "amount"),
    "tax": ("net", "amount"),
}
"""where a value stands that was read under the wrong label"""
_KEPT_ONCE = _COMPARED | {"item", "type", "amount_capital"}
_RANK = {source: rank for rank, source in enumerate(Source)}
_ALIKE = {frozenset(pair) for pair in ("08", "06", "09", "17", "27", "38", "56", "58", "68", "89")}
"""digits that look alike in a bad scan"""
_TORN = 8
"""signs of a number, enough to know that they are its beginning"""
_MOST_SLIPS = 2
_WHOLE = re.compile(r"(?P<sign>[¥￥]?)\s*-?\d{1,3}(?:,\d{3})+\.\d{2}(?!\d)")
"""a figure whose groups and decimals are all there: at most its beginning was lost, and that only
where no sign of currency stands before it"""


@dataclass(frozen=True, slots=True)
class Merged:
    """The facts, each from the best source that has it, and where sources disagree."""

    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]


def merged(records: Sequence[Sequence[Fact]], shown: Sequence[Fact]) -> Merged:
    """`records` are what data beside the pages say, the surest first; `shown` is what was read
    from the pages themselves, QR codes included."""
    by_source = sorted(shown, key=lambda fact: _RANK[fact.source])
    groups = [tuple(g) for _, g in groupby(by_source, key=lambda fact: fact.source)]
    ranked = [(_RANK[facts[0].source], 0, tuple(facts)) for facts in records if facts]
    ranked += [(_RANK[facts[0].source], 1, facts) for facts in groups]
    ranked.sort(key=lambda group: group[:2])
    ordered = [facts for _, _, facts in ranked]
    names = dict.fromkeys(fact.name for facts in (shown, *records) for fact in facts)
    facts: list[Fact] = []
    conflicts: list[Conflict] = []
    for name in names:
        if name not in _KEPT_ONCE:
            facts += [fact for fact in shown if fact.name == name]
            continue
        best, others = _best(name, ordered)
        facts += _placed(best, others)
        if name in _COMPARED:
            conflicts += _conflicts(name, best, others, ordered)
    return Merged(tuple(facts), tuple(conflicts))


def _best(
    name: str, groups: Sequence[tuple[Fact, ...]]
) -> tuple[list[Fact], list[tuple[Fact, ...]]]:
    """The facts of the best group that has any, and the groups after it that have some."""
    having = [(tuple(f for f in group if f.name == name), group) for group in groups]
    having = [(facts, group) for facts, group in having if facts]
    return list(having[0][0]), [group for _, group in having[1:]]


def _placed(best: list[Fact], others: Iterable[Sequence[Fact]]) -> Iterator[Fact]:
    """The best facts; one that stands on no page of its own is shown where a page repeats it."""
    for fact in best:
        same = (
            f
            for group in others
            for f in group
            if fact.box is None and f.box is not None and f.name == fact.name and agree(fact, f)
        )
        at = next(same, None)
        yield replace(fact, page=at.page, where=at.where, box=at.box) if at else fact


def _conflicts(
    name: str,
    best: Sequence[Fact],
    others: Iterable[tuple[Fact, ...]],
    every: Sequence[tuple[Fact, ...]],
) -> Iterator[Conflict]:
    seen: set[Hashable] = set()
    for group in others:
        theirs = [fact for fact in group if fact.name == name]
        if any(agree(fact, better) for fact in theirs for better in best):
            continue
        worse = theirs[0]
        if best[0].source is worse.source is Source.XML:
            continue  # the rows of an XML page are the record over again
        proved = is_borne_out(worse, group)
        if _misplaced(worse, every) or worse.value in seen:
            continue
        if worse.source is Source.OCR and not proved and _is_slip(best[0], worse, every):
            continue
        seen.add(worse.value)
        yield Conflict(best[0], worse, certain=proved or worse.source is not Source.OCR)


def _misplaced(worse: Fact, groups: Iterable[Sequence[Fact]]) -> bool:
    """Whether it is the value of another label, which was taken for this one."""
    labels = _OTHER_SIDE.get(worse.name, ())
    return any(
        replace(fact, name=worse.name) == worse or agree(replace(fact, name=worse.name), worse)
        for group in groups
        for fact in group
        if fact.name in labels and (fact.source is not worse.source or fact.box != worse.box)
    )


# --- whether two facts say the same ---------------------------------------------------------------


def agree(one: Fact, other: Fact) -> bool:
    """Whether two facts of one name have the same value, however it is written."""
    return _key(one) == _key(other)


def _key(fact: Fact) -> Hashable:
    if not isinstance(fact.value, str):
        return fact.value
    if fact.name in {"buyer", "seller"}:
        return organisation_key(fact.value)
    return number_key(fact.value)


def is_borne_out(fact: Fact, group: Iterable[Fact]) -> bool:
    """Whether an amount is proved by its own source: by capitals, or by net and tax."""
    values: dict[str, set[Decimal]] = {}
    for other in group:
        if isinstance(other.value, Decimal):
            values.setdefault(other.name, set()).add(other.value)
    totals = values.get("amount", set())
    nets, taxes = values.get("net", set()), values.get("tax", set())
    if fact.name == "amount":
        sums = {net + tax for net in nets for tax in taxes}
        return fact.value in sums | values.get("amount_capital", set())
    others = taxes if fact.name == "net" else nets if fact.name == "tax" else set()
    capitals = values.get("amount_capital", set())
    return isinstance(fact.value, Decimal) and any(
        fact.value + other in totals | capitals for other in others
    )


def is_slip_of(read: str, right: str) -> bool:
    """Whether OCR may have read `right` as `read`: up to two signs lost, added or taken for one
    that looks alike. Where as many signs stand as must, none was lost: the next number is not a
    slip of this one."""
    if len(read) == len(right):
        wrong = [frozenset(pair) for pair in zip(read, right, strict=True) if pair[0] != pair[1]]
        return 0 < len(wrong) <= _MOST_SLIPS and _ALIKE.issuperset(wrong)
    return _slips(read, right, _MOST_SLIPS) <= _MOST_SLIPS


def _slips(read: str, right: str, most: int) -> int:
    """The fewest slips between two texts; more than `most` where there are more, or others."""
    if read == right:
        return 0
    if most == 0:
        return 1
    at = next((n for n, (a, b) in enumerate(zip(read, right, strict=False)) if a != b), None)
    if at is None:
        return abs(len(read) - len(right))
    ways = [(read[at + 1 :], right[at:]), (read[at:], right[at + 1 :])]
    if frozenset((read[at], right[at])) in _ALIKE:
        ways.append((read[at + 1 :], right[at + 1 :]))
    return 1 + min(_slips(a, b, most - 1) for a, b in ways)


def _is_slip(better: Fact, worse: Fact, groups: Iterable[tuple[Fact, ...]]) -> bool:
    """Whether what OCR read is but a misreading of what a better source says. An amount is only
    where signs were lost, or where the other amounts of the page bear the better one out."""
    if isinstance(better.value, Decimal) and isinstance(worse.value, Decimal):
        if _lost(worse, better.value):
            return True
        borne = any(
            is_borne_out(better, [f for f in group if f.name != better.name] + [better])
            for group in groups
            if group[0].source is Source.OCR
        )
        read, right = _digits(worse.value), _digits(better.value)
        return borne and len(read) == len(right) and is_slip_of(read, right)
    if isinstance(better.value, date) and isinstance(worse.value, date):
        return is_slip_of(worse.value.isoformat(), better.value.isoformat())
    read, right = (str(_key(fact)) for fact in (worse, better))
    if better.name in {"buyer", "seller"}:
        return abs(len(read) - len(right)) <= 1 and _changed(read, right) <= max(1, len(right) // 6)
    torn = len(read) >= _TORN and right.startswith(read)  # what follows stands in another cell
    return torn or is_slip_of(read, right)


def _digits(value: Decimal) -> str:
    return f"{abs(value):.2f}".replace(".", "")


def _lost(worse: Fact, right: Decimal) -> bool:
    """Whether the point, or one digit or two, of an amount were not read at all."""
    assert isinstance(worse.value, Decimal)
    figure = f"{abs(worse.value):f}"
    read, wanted = figure.replace(".", ""), _digits(right)
    if "." not in figure and read == wanted:
        return True
    if "." not in figure and wanted.endswith("00"):
        wanted = wanted[:-2]
    if not 0 < len(wanted) - len(read) <= _MOST_SLIPS:
        return False
    if whole := _WHOLE.search(worse.raw):
        return not whole["sign"] and wanted.endswith(read)
    remaining = iter(wanted)
    return all(digit in remaining for digit in read)


def _changed(read: str, right: str) -> int:
    return sum(a != b for a, b in zip(read, right, strict=False)) + abs(len(read) - len(right))
