"""Buyer and seller of an invoice.

Most forms only say 名称 twice, and the place tells whose it is: the fully digital invoice has the
buyer left and the seller right, the older ones have the buyer over the table and the seller under
it. The words beside a block (购买方信息, running downwards) bear that out where they can be read.
Where they contradict, or where nothing tells, the sides are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from voucher_cli.evidence.facts.labels import Hit, Spot
from voucher_cli.evidence.facts.reading import Document, by_role, read_each, read_organisations
from voucher_cli.evidence.facts.shifted import shifted_values
from voucher_cli.evidence.facts.slips import is_code, mended_code
from voucher_cli.evidence.facts.values import read_uscc
from voucher_cli.evidence.model import Box, Fact, Source
from voucher_cli.text import squeeze

_BUYER, _SELLER = "buyer", "seller"
_ROLES = {
    _BUYER: re.compile(r"购\s*买?\s*[方货]|买\s*方|付\s*款\s*方"),
    _SELLER: re.compile(r"销\s*售?\s*[方货]|卖\s*方|收\s*款\s*方"),
}
_TABLE = re.compile(r"(?:价税合计|合计$|税率|税额$|金额$|单价$|规格型号|项目名称|货物或应税)")
_CODE = re.compile(r"[0-9A-Z]{17,19}")
_CROSSED = re.compile(r"([0-9A-Z]{1,2}):([0-9A-Z]{16,17})(?![0-9A-Z])")
_COLUMN_GAP = 0.22
"""of the page's width: how far apart two blocks side by side begin at least"""
_REACH = 45.0
"""in points: how far from a block the word beside it may stand"""
_LINE = 12.0
"""in points: about a line's height"""


@dataclass(frozen=True, slots=True)
class _Label:
    """A label with its place. `side` is what it says itself, None for a mere 名称 or 税号."""

    hit: Hit
    side: str | None
    is_name: bool
    left: float
    middle: float


def side_facts(document: Document) -> Iterator[Fact]:
    """buyer, seller, buyer_id and seller_id."""
    for side in (_BUYER, _SELLER):
        yield from _names(document, document.of(side), side)
        yield from _codes(document, document.of(f"{side}_id"), side)
    mute = [hit for hit in document.of("any_name", "any_id") if _holds_a_value(document, hit)]
    placed = {id(hit): side for side, hit in _sides(document, mute)}
    for hit in mute:
        told = placed.get(id(hit))
        if told is not None and hit.name == "any_name":
            yield from _names(document, [hit], told)
        elif told is not None:
            yield from _codes(document, [hit], told)


def _holds_a_value(document: Document, hit: Hit) -> bool:
    if hit.name == "any_name":
        named = any(document.organisation(candidate) for candidate in hit.candidates)
        return named or _shifted_name(document, hit) is not None
    return any(_uscc(c.text) for c in hit.candidates) or _stray_code(document, hit) is not None


def _names(document: Document, hits: Iterable[Hit], side: str) -> Iterator[Fact]:
    for hit in hits:
        found = list(read_organisations(document, [hit], side))
        yield from found
        shifted = None if found else _shifted_name(document, hit)
        if shifted is not None and (name := document.organisation_in(shifted.text)):
            yield document.fact(side, name, shifted.text[:80], shifted)


def _shifted_name(document: Document, hit: Hit) -> Spot | None:
    """The cell with a name and nothing else that is printed half a line off its label."""
    for spot in shifted_values(document, hit):
        name = document.organisation_in(spot.text)
        if name is not None and len(spot.text) <= len(name) + 1:
            return spot
    return None


def _codes(document: Document, hits: Iterable[Hit], side: str) -> Iterator[Fact]:
    for hit in hits:
        read = _read_code if hit.spot.source is Source.OCR else _uscc
        found = list(read_each(document, [hit], f"{side}_id", read))
        yield from found
        stray = None if found else _stray_code(document, hit)
        if stray is not None and (code := _read_code(stray.text)):
            yield document.fact(f"{side}_id", code, stray.text, stray)


def _stray_code(document: Document, hit: Hit) -> Spot | None:
    """The credit code behind a label that a scan aslant has put into another row."""
    box = hit.spot.cell.box
    if box is None or hit.spot.source is not Source.OCR:
        return None
    near = [
        (theirs[0] - box[2], spot)
        for row in document.grid.rows[max(0, hit.spot.row - 2) : hit.spot.row + 3]
        for spot in row
        if (theirs := spot.cell.box) is not None
        and spot.page == hit.spot.page
        and abs(theirs[1] + theirs[3] - box[1] - box[3]) < 1.5 * (box[3] - box[1])
        and theirs[0] > box[2] - _LINE
        and is_code(_read_code(spot.text) or "")
    ]
    return min(near, key=lambda pair: pair[0], default=(0.0, None))[1]


def _read_code(text: str) -> str | None:
    """A code read from a picture, mended where its check digit allows no other."""
    match = _CODE.match(re.sub(r"\s", "", text.lstrip(": ")).upper())
    code = mended_code(match[0]) if match else ""
    return code if is_code(code) else _uscc(text)


def _uscc(text: str) -> str | None:
    """A code, also one over whose beginning the colon of its label is printed (`9:1110…`)."""
    crossed = _CROSSED.match(text)
    code = crossed[1] + crossed[2] if crossed else ""
    return code if is_code(code) else read_uscc(text)


# --- whose name -----------------------------------------------------------------------------------


def _sides(document: Document, mute: Sequence[Hit]) -> Iterator[tuple[str, Hit]]:
    """Each of the mute labels of which it can be told with its side."""
    if any(hit.spot.cell.box is None for hit in mute):
        yield from _by_words(document, mute)
        return
    for page in dict.fromkeys(hit.spot.page for hit in mute):
        spots = [spot for spot in document.grid.spots if spot.page == page]
        yield from _on_page(list(_labels(document, mute, page)), spots)


def _by_words(document: Document, mute: Sequence[Hit]) -> Iterator[tuple[str, Hit]]:
    """Where there are no places: by the words beside, else by the order; a number by the last
    name before it."""
    names = by_role(document, [hit for hit in mute if hit.name == "any_name"], _ROLES)
    yield from names
    names += [(hit.name, hit) for hit in document.of(_BUYER, _SELLER)]
    for hit in mute:
        above = [(side, name) for side, name in names if name.spot.row <= hit.spot.row]
        if hit.name == "any_name" or not above:
            continue
        last = max(name.spot.row for _, name in above)
        nearest = min(
            ((side, name) for side, name in above if name.spot.row == last),
            key=lambda pair: abs(pair[1].spot.column - hit.spot.column),
        )
        yield nearest[0], hit


def _labels(document: Document, mute: Sequence[Hit], page: int) -> Iterator[_Label]:
    """The mute labels of a page and those that say their side, from top to bottom."""
    told = [*document.of(_BUYER, _SELLER, f"{_BUYER}_id", f"{_SELLER}_id")]
    labels = []
    for hit in (*mute, *told):
        box = hit.spot.cell.box
        if hit.spot.page == page and box is not None:
            side = None if hit.name.startswith("any") else hit.name.removesuffix("_id")
            is_name = hit.name in ("any_name", _BUYER, _SELLER)
            labels.append(_Label(hit, side, is_name, _left(hit, box), (box[1] + box[3]) / 2))
    return iter(sorted(labels, key=lambda label: label.middle))


def _left(hit: Hit, box: Box) -> float:
    """Where a label begins that stands inside a longer cell."""
    return box[0] + (box[2] - box[0]) * hit.start / max(len(hit.spot.text), 1)


def _on_page(labels: list[_Label], spots: Sequence[Spot]) -> Iterator[tuple[str, Hit]]:
    blocks = _blocks(labels, spots)
    sides = [_side_of(block, spots) for block in blocks]
    if len(blocks) == 2:
        expected = [_BUYER, _SELLER]
        if all(side in (None, due) for side, due in zip(sides, expected, strict=True)):
            sides = list(expected)
        elif set(sides) != set(expected):
            return
    for block, side in zip(blocks, sides, strict=True):
        for label in block:
            if label.side is None and (found := side or _nearest(label, block)):
                yield found, label.hit


def _blocks(labels: list[_Label], spots: Sequence[Spot]) -> list[list[_Label]]:
    """The labels of buyer and of seller, in this order, or all of them where they do not part."""
    table = [spot.cell.box for spot in spots if _TABLE.match(squeeze(spot.text)) and spot.cell.box]
    if not table:
        return _columns(labels, spots) or _stacked(labels, spots) or [labels]
    top, bottom = min(box[1] for box in table), max(box[3] for box in table)
    over = [label for label in labels if label.middle < top]
    under = [label for label in labels if label.middle > bottom]
    if over and under:
        return [over, under]
    return _columns(over, spots) or _stacked(labels, spots) or [labels]


def _stacked(labels: list[_Label], spots: Sequence[Spot]) -> list[list[_Label]] | None:
    """Two blocks one below the other, with a word that says its side beside each."""
    words = [spot for spot in spots if _is_beside(spot, labels)] if labels else []
    if sorted(role for spot in words for role in _roles_in(spot.text)) != [_BUYER, _SELLER]:
        return None
    first, second = sorted(_height(spot) for spot in words)
    names = sorted(label.middle for label in labels if label.is_name)
    # A block begins with its name, whether its word stands beside its first row or its middle.
    cut = names[1] - _LINE / 2 if len(names) == 2 else (first + second) / 2
    over = [label for label in labels if label.middle < cut]
    under = [label for label in labels if label.middle >= cut]
    return [over, under] if over and under and second - first > _LINE else None


def _height(spot: Spot) -> float:
    box = spot.cell.box
    return (box[1] + box[3]) / 2 if box else 0.0


def _columns(labels: list[_Label], spots: Sequence[Spot]) -> list[list[_Label]] | None:
    """Two blocks side by side: either has a name, or either has a number."""
    width = max((spot.cell.box[2] for spot in spots if spot.cell.box), default=0.0)
    ordered = sorted(labels, key=lambda label: label.left)
    gaps = [(b.left - a.left, n) for n, (a, b) in enumerate(pairwise(ordered), 1)]
    gap, at = max(gaps, default=(0.0, 0))
    left, right = ordered[:at], ordered[at:]
    alike = {label.is_name for label in left} & {label.is_name for label in right}
    level = left and right and _overlap(left, right)
    return [left, right] if gap > _COLUMN_GAP * width and alike and level else None


def _overlap(left: Iterable[_Label], right: Iterable[_Label]) -> bool:
    """Whether the blocks stand at one height, give or take two lines."""
    a, b = [label.middle for label in left], [label.middle for label in right]
    return min(a) < max(b) + 2 * _LINE and min(b) < max(a) + 2 * _LINE


def _side_of(block: list[_Label], spots: Sequence[Spot]) -> str | None:
    """The side that a block itself says: by its labels, by the words before them in their cells,
    or in the cell beside; None where it says none, or both."""
    said = {label.side for label in block if label.side}
    said = said or {side for label in block for side in _roles_in(_before(label, block))}
    if not said:
        beside = [spot for spot in spots if _is_beside(spot, block)]
        middle = sum(label.middle for label in block) / max(len(block), 1)
        nearest = max(beside, key=lambda spot: _nearness(spot, middle), default=None)
        said = set(_roles_in(nearest.text)) if nearest else set()
    return said.pop() if len(said) == 1 else None


def _nearness(spot: Spot, middle: float) -> tuple[float, float]:
    """How near a word left of a block stands: first by its column, then by its height."""
    box = spot.cell.box
    return (box[2] // _LINE if box else 0.0, -abs(_height(spot) - middle))


def _before(label: _Label, block: list[_Label]) -> str:
    """What stands in its cell between the label before it and itself."""
    hit = label.hit
    ends = [o.hit.end for o in block if o.hit.spot is hit.spot and o.hit.end <= hit.start]
    return hit.spot.text[max(ends, default=0) : hit.start]


def _roles_in(text: str) -> list[str]:
    return [side for side, pattern in _ROLES.items() if pattern.search(text)]


def _is_beside(spot: Spot, block: list[_Label]) -> bool:
    """Whether a cell that names one side, and little else, stands left of the block."""
    box, text = spot.cell.box, squeeze(spot.text)
    if box is None or len(text) > 6 or len(_roles_in(text)) != 1:
        return False
    left, middles = min(label.left for label in block), [label.middle for label in block]
    level = box[1] < max(middles) + _LINE and min(middles) - _LINE < box[3]
    return level and left - _REACH < box[2] < left + _LINE


def _nearest(label: _Label, block: list[_Label]) -> str | None:
    """In a block of several parties (a rolled invoice), whose name stands last before a number."""
    above = [o for o in block if o.side and o.is_name and o.middle < label.middle + 0.5 * _LINE]
    if label.is_name or not above:
        return None
    return max(above, key=lambda other: (other.middle, -abs(other.left - label.left))).side
