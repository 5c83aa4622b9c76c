"""An organisation that applies in one package and sells in another.

That is legal, and only told; two organisations that buy from each other are for a person to look
into.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from voucher_cli.batch.across.identity import Organisations
from voucher_cli.batch.across.index import Index, Thing
from voucher_cli.batch.across.mentions import mark_of
from voucher_cli.batch.across.model import Mention
from voucher_cli.batch.across.wording import counted, in_order, place_key, shortened, told
from voucher_cli.batch.season import Place, SeasonFinding
from voucher_cli.findings import Certainty, Finding, Level

NAME = "parties-linked"


class _Roles:
    """Where organisations apply, and where they sell to whom."""

    def __init__(self) -> None:
        self.applies: dict[str, set[Place]] = defaultdict(set)
        self.sells: dict[tuple[str, str], set[Place]] = defaultdict(set)
        """(seller, buyer) → the purchases"""
        self._codes: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, tuple[tuple[object, ...], str]] = {}

    def note(self, organisation: str, mention: Mention, buyer: str | None) -> None:
        if buyer is None:
            self.applies[organisation].add(mention.place)
        elif buyer != organisation:  # who sells to itself is told by the check
            self.sells[organisation, buyer].add(mention.place)
        name = (place_key(mention.place), mention.shown)
        self._names[organisation] = min(self._names.get(organisation, name), name)
        self._codes[organisation].add(mention.party.code)

    def certainty(self, *organisations: str) -> Certainty:
        """Certain where one credit code, and no mere name, tells each of them."""
        codes = (self._codes[organisation] for organisation in organisations)
        sure = all(len(each) == 1 and "" not in each for each in codes)
        return Certainty.CERTAIN if sure else Certainty.LIKELY

    def name(self, organisation: str) -> str:
        """As the first package writes it."""
        return shortened(self._names[organisation][1])


def on_both_sides(index: Index, organisations: Organisations) -> Iterator[SeasonFinding]:
    """parties-linked: one finding an organisation that applies here and sells there, and one for
    each two that buy from each other."""
    roles = _Roles()
    for link, mentions in index.linked(Thing.MENTION, Mention):
        if mark_of(link) is None:
            for mention in mentions:
                buyer = organisations.of(mention.buyer) if mention.buyer else None
                roles.note(organisations.of(mention.party), mention, buyer)
    mutual = {(s, b) for s, b in roles.sells if (b, s) in roles.sells}
    for seller, buyer in mutual:
        if seller < buyer:
            yield _mutual(roles, seller, buyer)
    sales: dict[str, set[Place]] = defaultdict(set)
    for deal, places in roles.sells.items():
        if deal not in mutual:
            sales[deal[0]] |= places
    for seller, places in sales.items():
        if roles.applies.get(seller):
            yield _sells(roles, seller, places)


def _mutual(roles: _Roles, one: str, other: str) -> SeasonFinding:
    places = in_order(roles.sells[one, other] | roles.sells[other, one])
    first, second = sorted((one, other), key=lambda o: place_key(in_order(roles.applies[o])[0]))
    finding = Finding(
        NAME,
        Level.REVIEW,
        variant="mutual",
        values={"one": roles.name(first), "other": roles.name(second), **counted(places)},
        actual=f"{roles.name(first)} ⇄ {roles.name(second)}",
        certainty=roles.certainty(one, other),
        detail=f"mutual:{one}:{other}",
    )
    return told(finding, places)


def _sells(roles: _Roles, seller: str, sales: set[Place]) -> SeasonFinding:
    finding = Finding(
        NAME,
        Level.INFO,
        variant="sells",
        values={
            "one": roles.name(seller),
            "here": counted(in_order(roles.applies[seller]))["packages"],
            "there": counted(in_order(sales))["packages"],
        },
        actual=roles.name(seller),
        certainty=roles.certainty(seller),
        detail=f"sells:{seller}",
    )
    return told(finding, in_order(roles.applies[seller] | sales))
