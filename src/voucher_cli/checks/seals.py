"""Is every document sealed that must be, by each party that the clause names?

A seal whose words cannot be read may be anybody's: there must be as many as parties. A page that
is grey, or that nobody looked at, proves nothing either way: a person must look.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from voucher_cli.checks.case import Case
from voucher_cli.checks.placed import beginning
from voucher_cli.checks.seals_documents import Document, documents
from voucher_cli.checks.seals_seen import Seen, Sight, is_of, sealed_documents, sight_of
from voucher_cli.evidence.model import FileState, Integrity, Part, Source
from voucher_cli.findings import Certainty, Finding, Level, Subject
from voucher_cli.language import Bilingual, Language
from voucher_cli.policy.materials import SealRule

_CLOSED = {FileState.EMPTY, FileState.ENCRYPTED, FileState.UNREADABLE}


def documents_are_sealed(case: Case) -> Iterator[Finding]:
    """seal-missing: a party's seal is nowhere on any copy of a document, or there is only a draft;
    seal-unverifiable: it may be on a copy where seals could not be told."""
    for document in documents(case):
        rule = document.sealed
        if rule is not None and document.is_draft:
            yield _finding("seal-missing", document, rule, document.parties, "draft")
    for seen in sealed_documents(case):
        missing, spare = seen.unsealed, seen.spare()
        if len(missing) > spare:
            yield from _lacking(seen, missing, spare)


def _lacking(seen: Seen, missing: tuple[str | Bilingual, ...], spare: int) -> Iterator[Finding]:
    document = seen.document
    unknown = [s for s in seen.signatures if not any(is_of(s, n) for n in document.names)]
    if any(s.integrity is Integrity.UNKNOWN and not s.signer for s in unknown):
        return  # signature-invalid tells of it
    if unknown:
        yield _finding("seal-unverifiable", document, seen.rule, missing, "electronic")
    elif not _could_be_seen(seen):
        if any(_is_open(document, part) for part in document.copies):
            found = _finding("seal-unverifiable", document, seen.rule, missing, "default")
            yield _placed(seen, missing, found)
    else:
        left = _without_a_seal_near(seen, missing) if spare else ()
        variant = "one-of" if spare and not left else "default"
        found = _finding("seal-missing", document, seen.rule, left or missing, variant)
        yield replace(_placed(seen, left or missing, found), certainty=_certainty(seen))


def _is_open(document: Document, part: Part) -> bool:
    """Whether its file could be opened: of one that could not, that is told, and enough."""
    file = document.required.claim.case.evidence.file(part.file)
    return file is not None and file.state not in _CLOSED


def _could_be_seen(seen: Seen) -> bool:
    """Whether a seal would have been seen: on every copy, or on a whole one in colour. A file
    made of text beside a scan is only what was printed and sealed."""
    decided = [(part, _sight(seen, part)) for part in seen.document.copies]
    if all(sight is not Sight.NONE for _, sight in decided):
        return True
    return any(sight is Sight.COLOUR and _is_whole(seen, part) for part, sight in decided)


def _sight(seen: Seen, part: Part) -> Sight:
    """How well seals could be told on those pages of a copy where they belong, which are all
    where no place for them was found."""
    places = {place.page.number for place in seen.places if place.part is part}
    sights = {sight_of(p) for p in part.pages if not places or p.number in places}
    if not sights or Sight.NONE in sights:
        return Sight.NONE
    return Sight.COLOUR if Sight.COLOUR in sights else Sight.TEXT


def _is_whole(seen: Seen, part: Part) -> bool:
    """Whether this copy has the places for seals, or if none has any, the most pages."""
    if seen.places:
        return any(place.part is part for place in seen.places)
    return len(part.pages) >= max(len(other.pages) for other in seen.document.copies)


def _without_a_seal_near(
    seen: Seen, missing: tuple[str | Bilingual, ...]
) -> tuple[str | Bilingual, ...]:
    """The parties at whose place no seal stands, if that can be told of each seal."""
    near = [seen.nearest_party(found) for found in seen.prints]
    if not near or None in near:
        return ()
    return tuple(party for party in missing if party not in near)


def _placed(seen: Seen, parties: tuple[str | Bilingual, ...], finding: Finding) -> Finding:
    """The finding at the place where the first party's seal belongs, where one was found."""
    place = seen.place_for(parties[0])
    if place is None:
        return finding
    page = place.page.number
    return replace(
        finding, subject=replace(finding.subject, file=place.part.file, page=page, box=place.box)
    )


def _certainty(seen: Seen) -> Certainty:
    """Finding no seal in a picture is less sure than finding none in a file made of text."""
    pictures = any(
        page.read_by is Source.OCR or not page.readable for _, page in seen.document.pages()
    )
    return Certainty.LIKELY if pictures or seen.prints else Certainty.CERTAIN


def _finding(
    name: str,
    document: Document,
    rule: SealRule,
    parties: tuple[str | Bilingual, ...],
    variant: str,
) -> Finding:
    part = document.copies[0]
    whom = in_words(parties, either=variant == "one-of")
    return Finding(
        name,
        Level.ERROR if name == "seal-missing" else Level.REVIEW,
        subject_of(document, part),
        variant=variant,
        values={"title": document.required.title, "parties": whom},
        expected=whom,
        source=rule.cite,
        detail=beginning(part),
    )


def subject_of(document: Document, part: Part) -> Subject:
    """A finding on a document is about its material and one of its copies."""
    return replace(document.required.subject, file=part.file)


def in_words(parties: tuple[str | Bilingual, ...], *, either: bool = False) -> Bilingual:
    """The parties in one phrase."""
    zh, en = (
        [p.text(language) if isinstance(p, Bilingual) else p for p in parties]
        for language in Language
    )
    return Bilingual(("或" if either else "、").join(zh), (" or " if either else " and ").join(en))
