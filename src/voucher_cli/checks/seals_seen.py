"""What of a document's seals can be seen: the seals themselves, the electronic signatures that
stand for some, the places where one belongs, and the pages on which none could be told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from voucher_cli.checks.case import Case, once
from voucher_cli.checks.seals_documents import Document, are_copies, documents
from voucher_cli.checks.seals_owners import (
    Owner,
    Whose,
    certificate_names,
    owner_of,
    same_organisation,
)
from voucher_cli.evidence.model import (
    Box,
    ElectronicSignature,
    Integrity,
    Page,
    Part,
    Seal,
    Sought,
    Source,
)
from voucher_cli.language import Bilingual
from voucher_cli.policy.materials import SealRule
from voucher_cli.text import squeeze

_SEAL_PLACE = re.compile("盖章|签章|公章|印章|用印|盖公章")
_IN_TEXT = re.compile("[。;；]|后生效|之日|须|应当|加盖公章的|扫描件|复印件")
"""of a sentence that only speaks of seals"""
_PLACE_LENGTH = 60
_REACH = 90.0
"""points from a place for a seal within which the seal may stand"""
_ROLES = {"party_a": "甲方", "party_b": "乙方"}
_COUNTS = {Whose.PARTY, Whose.UNREAD, Whose.STRANGER}


class Sight(StrEnum):
    """Whether a seal could be seen on a page."""

    COLOUR = "colour"
    TEXT = "text"
    """of a file made of text, which holds all that was put there"""
    NONE = "none"
    """grey, or nobody looked, or looking failed"""


def sight_of(page: Page) -> Sight:
    """Whether a seal could be seen on a page."""
    look = page.look
    if look is None:
        return Sight.TEXT if page.readable and not page.pictured else Sight.NONE
    if Sought.SEALS in look.failed:
        return Sight.NONE
    is_text = page.readable and page.read_by is not Source.OCR and look.dpi is None
    if look.coloured:
        return Sight.COLOUR
    return Sight.TEXT if is_text and page.read_by is not None else Sight.NONE


@dataclass(frozen=True, slots=True)
class Print:
    """A seal as it stands on a page of a document."""

    seal: Seal
    owner: Owner
    part: Part
    page: Page

    @property
    def box(self) -> Box:
        """Where a viewer shows it."""
        return self.page.shown(self.seal.box)


@dataclass(frozen=True, slots=True)
class SealPlace:
    """Where a seal belongs: a cell such as 甲方（盖章）."""

    part: Part
    page: Page
    label: str
    """the cell itself"""
    row: str
    box: Box | None

    def is_for(self, party: str, role: str | None) -> bool:
        """Whether it is the party's: its role stands there, or its name beside it."""
        return (role is not None and self.label.startswith(role)) or squeeze(party) in self.row


@dataclass(frozen=True)
class Seen:
    """All of it for one document."""

    document: Document
    rule: SealRule
    prints: tuple[Print, ...]
    places: tuple[SealPlace, ...]
    signatures: tuple[ElectronicSignature, ...]
    """those that may stand for a seal: not the ones whose document was changed since"""

    @property
    def sealed(self) -> frozenset[str]:
        """The parties whose seal or electronic signature was read."""
        by_seal = {p.owner.name for p in self.prints if p.owner.whose is Whose.PARTY}
        by_key = {
            name
            for name in self.document.names
            for signature in self.signatures
            if is_of(signature, name)
        }
        return frozenset(by_seal | by_key)

    @property
    def unsealed(self) -> tuple[str | Bilingual, ...]:
        """The parties of whom neither was read."""
        return tuple(party for party in self.document.parties if party not in self.sealed)

    def spare(self, *, strangers: bool = True) -> int:
        """How many more seals there are, which may be anybody's; a seal on two copies is one, and
        so are its slices over the edges of pages."""
        wanted = {Whose.UNREAD, Whose.STRANGER} if strangers else {Whose.UNREAD}
        loose = [p for p in self.prints if p.owner.whose in wanted and not p.seal.cut_by]
        signing = {
            (id(place.part), place.page.number + n) for place in self.places for n in (0, 1)
        }  # the room for a seal may lie on the next page
        there = [p for p in loose if (id(p.part), p.page.number) in signing]
        number = {id(part): 0 for part in self.document.copies}
        for found in there or loose:
            number[id(found.part)] += 1
        bearing = [part for part in self.document.copies if number[id(part)]]
        groups: list[list[Part]] = []
        for part in bearing:
            same = next((group for group in groups if are_copies((group[0],), (part,))), None)
            groups.append([part]) if same is None else same.append(part)
        return sum(max(number[id(part)] for part in group) for group in groups)

    def place_for(self, party: str | Bilingual) -> SealPlace | None:
        """The last place for the party's seal: its own where that can be told, or any."""
        own: list[SealPlace] = []
        if isinstance(party, str):
            role = self._role_of(party)
            own = [place for place in self.places if place.is_for(party, role)]
        fitting = own or self.places
        return fitting[-1] if fitting else None

    def _role_of(self, party: str) -> str | None:
        """What the document calls the party: 甲方 or 乙方."""
        for part in self.document.copies:
            for name, role in _ROLES.items():
                fact = part.first(name)
                if fact is not None and same_organisation(str(fact.value), party):
                    return role
        return None

    def nearest_party(self, found: Print) -> str | None:
        """The party at whose place a seal stands, and at no other's."""
        near: dict[str, float] = {}
        for party in self.document.names:
            place = self.place_for(party)
            if place and place.box and place.part is found.part and place.page is found.page:
                near[party] = _distance(place.box, found.box)
        ranked = sorted(near, key=lambda party: near[party])
        if len(ranked) < 2 or near[ranked[0]] > _REACH or near[ranked[1]] < 2 * near[ranked[0]]:
            return None
        return ranked[0]


def is_of(signature: ElectronicSignature, name: str) -> bool:
    """Whether the certificate names that organisation."""
    return any(certificate_names(said, name) for said in (signature.organisation, signature.signer))


@once
def sealed_documents(case: Case) -> tuple[Seen, ...]:
    """Every document that a clause wants sealed and that is no mere draft, with what can be seen
    of its seals."""
    return tuple(
        Seen(d, d.sealed, tuple(_prints(d)), tuple(_places(d)), tuple(_signatures(d)))
        for d in documents(case)
        if d.sealed is not None and not d.is_draft
    )


def _prints(document: Document) -> Iterator[Print]:
    """The seals that may be a party's, or another organisation's in its place."""
    others = _other_names(document)
    for part, page in document.pages():
        for seal in page.look.seals if page.look else ():
            owner = owner_of(seal, document.names, others)
            if owner.whose in _COUNTS or owner.whose is Whose.OTHER:
                yield Print(seal, owner, part, page)


def _other_names(document: Document) -> tuple[str, ...]:
    case = document.required.claim.case
    vendors = (p.vendor.name for claim in case.every_claim() for p in claim.claim.purchases)
    names = (case.manifest.applicant.name, *vendors)
    return tuple(dict.fromkeys(n for n in names if n and n not in document.names))


def _places(document: Document) -> Iterator[SealPlace]:
    for part, page in document.pages():
        for row in page.rows:
            for cell in row.cells:
                text = squeeze(cell.text[:_PLACE_LENGTH])
                if _SEAL_PLACE.search(text) and not _IN_TEXT.search(text):
                    box = page.shown(cell.box) if cell.box else None
                    yield SealPlace(part, page, text, squeeze(row.text), box)


def _signatures(document: Document) -> Iterator[ElectronicSignature]:
    """Those on its pages; one that stands on no page is for all of its file."""
    seen: set[int] = set()
    for part in document.copies:
        file = document.required.claim.case.evidence.file(part.file)
        numbers = {page.number for page in part.pages}
        for signature in file.signatures if file else ():
            here = signature.page is None or signature.page in numbers
            if here and id(signature) not in seen and signature.integrity is not Integrity.CHANGED:
                seen.add(id(signature))
                yield signature


def _distance(place: Box, seal: Box) -> float:
    """From the middle of a label to that of a seal; seals stand on it, beside it or below."""
    across = (place[0] + place[2] - seal[0] - seal[2]) / 2
    down = (place[1] + place[3] - seal[1] - seal[3]) / 2
    return float((across**2 + down**2) ** 0.5)
