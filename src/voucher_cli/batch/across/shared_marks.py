"""An applicant and a vendor that are two organisations and share a phone, an address or the name
of the legal representative.

Within one package the check itself tells it. What many organisations share (a tower's address, an
agency's phone, a common name) is told once, and tells little of any two of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from voucher_cli.batch.across.both_sides import NAME
from voucher_cli.batch.across.identity import Organisations
from voucher_cli.batch.across.index import Index, Thing
from voucher_cli.batch.across.mentions import Mark, deal_keys, mark_of
from voucher_cli.batch.across.model import Mention
from voucher_cli.batch.across.wording import in_order, listed, place_key, shortened, told
from voucher_cli.batch.season import Place, SeasonFinding
from voucher_cli.findings import Certainty, Finding, Level, Terms

_CROWD = 5
"""organisations; a mark that more of them share is not theirs alone"""
_FEW = 5
"""packages; a vendor that shows the mark in more of them may be known to everyone"""


@dataclass(slots=True)
class _Pair:
    """What an applicant and a vendor share, and the mentions that show it."""

    marks: dict[str, str] = field(default_factory=dict)
    """link → as it is written"""
    applicant: list[Mention] = field(default_factory=list)
    vendor: list[Mention] = field(default_factory=list)


def sharing_marks(index: Index, organisations: Organisations) -> Iterator[SeasonFinding]:
    """parties-linked: one finding an applicant and vendor, with all that they share, and one a
    mark that many share."""
    pairs: dict[tuple[str, str], _Pair] = defaultdict(_Pair)
    for link, found in index.linked(Thing.MENTION, Mention):
        mark = mark_of(link)
        if mark is None:
            continue
        mentions = sorted(found, key=_by_place)
        if len({organisations.of(m.party) for m in mentions}) > _CROWD:
            yield _crowd(link, mark, mentions, organisations)
            continue
        applicants = _by_organisation((m for m in mentions if m.buyer is None), organisations)
        vendors = _by_organisation((m for m in mentions if m.buyer is not None), organisations)
        for one, here in applicants.items():
            for other, there in vendors.items():
                if one != other and not _packages(here) & _packages(there):
                    pair = pairs[one, other]
                    pair.marks[link] = here[0].marks[link]
                    pair.applicant += here
                    pair.vendor += there
    for (one, other), pair in pairs.items():
        deals = _deals(index, organisations, seller=other, buyer=one)
        yield _linked(f"{one}:{other}", pair, deals)


def _by_place(mention: Mention) -> tuple[object, ...]:
    return (place_key(mention.place), mention.shown)


def _by_organisation(
    mentions: Iterator[Mention], organisations: Organisations
) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[organisations.of(mention.party)].append(mention)
    return found


def _packages(mentions: Sequence[Mention]) -> set[str]:
    return {mention.place.package for mention in mentions}


def _deals(index: Index, organisations: Organisations, *, seller: str, buyer: str) -> set[Place]:
    """Where the one buys from the other, whether or not the mark is told there."""
    keys = {
        key
        for sold_by in organisations.whole(seller)
        for bought_by in organisations.whole(buyer)
        for key in deal_keys(sold_by, bought_by)
    }
    return {mention.place for key in keys for mention in index.aside(key, Mention)}


def _linked(detail: str, pair: _Pair, deals: set[Place]) -> SeasonFinding:
    """A person has to look where the two deal with each other, or hardly anybody else shows what
    they share. A vendor with many customers draws in none of them."""
    kinds = sorted({mark_of(link) or Mark.PHONE for link in pair.marks}, key=list(Mark).index)
    few = len(_packages(pair.vendor)) <= _FEW
    telling = few and kinds != [Mark.LEGAL_REPRESENTATIVE]
    vendor = in_order(mention.place for mention in pair.vendor)
    if deals and not few:
        vendor = vendor[:1]
    places = {mention.place for mention in pair.applicant} | deals | set(vendor)
    written = [pair.marks[link] for link in sorted(pair.marks)]
    finding = Finding(
        NAME,
        Level.REVIEW if deals or telling else Level.INFO,
        variant="buys" if deals else "shares",
        values={
            "applicant": shortened(min(pair.applicant, key=_by_place).shown),
            "vendor": shortened(min(pair.vendor, key=_by_place).shown),
            "marks": Terms(tuple(kind.value for kind in kinds)),
            "here": listed(p.package for p in in_order(m.place for m in pair.applicant)),
            "there": listed(place.package for place in vendor),
        },
        actual=listed(written),
        certainty=Certainty.LIKELY,
        detail=f"shares:{detail}",
    )
    return told(finding, in_order(places))


def _crowd(
    link: str, mark: Mark, mentions: Sequence[Mention], organisations: Organisations
) -> SeasonFinding:
    names: dict[str, str] = {}
    for mention in mentions:
        names.setdefault(organisations.of(mention.party), mention.shown)
    finding = Finding(
        NAME,
        Level.INFO,
        variant="crowd",
        values={
            "marks": Terms((mark.value,)),
            "count": str(len(names)),
            "names": listed(names.values()),
        },
        actual=shortened(mentions[0].marks[link]),
        certainty=Certainty.LIKELY,
        detail=f"crowd:{link}",
    )
    return told(finding, in_order(mention.place for mention in mentions))
