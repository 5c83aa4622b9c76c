"""The parties of a package as the index files them: who applies, and who sells to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from voucher_cli.batch.across.identity import Identity, identity_of
from voucher_cli.batch.across.index import Filed, Side, Thing
from voucher_cli.batch.across.keys import address_key, person_key, phone_key
from voucher_cli.batch.across.model import Mention
from voucher_cli.batch.model import PartyMarks, Row
from voucher_cli.batch.season import Place


class Mark(StrEnum):
    """What two organisations may share, the most telling first; also the words' keys."""

    PHONE = "phone"
    ADDRESS = "address"
    LEGAL_REPRESENTATIVE = "legal-representative"


def mentions_of(row: Row, applicant: Identity) -> Iterator[Filed[Mention]]:
    """Everyone that the package names as a party. A vendor of several purchases is named once."""
    if not applicant:
        return
    shown = _shown(row.applicant)
    own = Mention(Place(row.package), applicant, shown, marks_of(row.applicant))
    yield Filed(Thing.MENTION, own, _links(own), side=Side.APPLICANT)
    for vendor, place in _vendors(row).items():
        party = identity_of(vendor)
        if party:
            mention = Mention(place, party, _shown(vendor), marks_of(vendor), applicant, shown)
            yield Filed(
                Thing.MENTION,
                mention,
                _links(mention),
                side=Side.VENDOR,
                asides=tuple(deal_keys(party, applicant)),
            )


def _vendors(row: Row) -> Mapping[PartyMarks, Place]:
    """Each vendor with the first place where it is named."""
    vendors: dict[PartyMarks, Place] = {}
    for contract in row.contracts:
        vendors.setdefault(contract.vendor, Place(row.package, contract.claim, contract.file))
    return vendors


def _shown(party: PartyMarks) -> str:
    return party.name or party.uscc or ""


def marks_of(party: PartyMarks) -> Mapping[str, str]:
    """Link → the mark as it is written."""
    marks = [
        *((Mark.PHONE, phone_key(phone), phone) for phone in party.phones),
        *((Mark.ADDRESS, address_key(address), address) for address in party.addresses),
        (
            Mark.LEGAL_REPRESENTATIVE,
            person_key(party.legal_representative),
            party.legal_representative or "",
        ),
    ]
    return {f"{mark} {key}": written for mark, key, written in marks if key}


def mark_of(link: str) -> Mark | None:
    """Which mark a link stands for; None for an organisation's own code or name."""
    kind = link.partition(" ")[0]
    return Mark(kind) if kind in set(Mark) else None


def _links(mention: Mention) -> list[str]:
    return [*(f"{kind} {key}" for kind, key in mention.party.traits), *mention.marks]


def deal_keys(seller: Identity, buyer: Identity) -> Iterator[str]:
    """By which a purchase is found again, whatever is known of its two sides."""
    for sold_by in seller.traits:
        for bought_by in buyer.traits:
            yield " ".join((*sold_by, "→", *bought_by))
