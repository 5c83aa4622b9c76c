"""Seals and signatures that a document bears, as facts: any kind of document may show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voucher_cli.evidence.model import (
    ElectronicSignature,
    Fact,
    Inked,
    Integrity,
    Page,
    Source,
)


def seal_facts(
    pages: Sequence[Page],
    signatures: Sequence[ElectronicSignature] = (),
    source: Source = Source.PDF_INFO,
) -> tuple[Fact, ...]:
    """`seal` for each seal, its words or nothing where they cannot be read; `signature` for each
    place where somebody wrote, and each electronic signature (which is from `source`) that stands
    on one of the pages or on none, unless the file was changed since."""
    by_hand = [fact for page in pages for fact in _on(page)]
    return (*by_hand, *_electronic(pages, signatures, source))


def _on(page: Page) -> Iterator[Fact]:
    if page.look is None:
        return
    for seal in page.look.seals:
        words = " ".join(filter(None, (seal.owner, seal.legend)))
        box = page.shown(seal.box)
        yield Fact("seal", words, words, Source.OCR, page.number, box=box)
    for place in page.look.signing_places:
        if place.inked is Inked.YES:
            box = page.shown(place.box)
            yield Fact("signature", place.label, place.label, Source.OCR, page.number, box=box)


def _electronic(
    pages: Sequence[Page], signatures: Sequence[ElectronicSignature], source: Source
) -> Iterator[Fact]:
    numbers = {page.number for page in pages}
    for signature in signatures:
        here = signature.page is None or signature.page in numbers
        if here and signature.integrity is not Integrity.CHANGED:
            who = signature.organisation or signature.signer
            yield Fact("signature", who, who, source, signature.page, box=signature.box)
