"""Is every letter signed that must be, and do electronic signatures hold?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from voucher_cli.checks.case import Case
from voucher_cli.checks.placed import beginning, file_subject, placements_of
from voucher_cli.checks.requirements import certainty_of_absence
from voucher_cli.checks.seals import subject_of
from voucher_cli.checks.seals_documents import Document, documents
from voucher_cli.checks.seals_seen import Sight, is_of, sight_of
from voucher_cli.evidence.model import (
    Box,
    ElectronicSignature,
    Inked,
    Integrity,
    Page,
    Part,
    SealShape,
    SigningPlace,
    Sought,
    SourceFile,
)
from voucher_cli.findings import Certainty, Finding, Level, Subject, Terms
from voucher_cli.language import Bilingual
from voucher_cli.policy.citation import Citation
from voucher_cli.text import squeeze

_SIGN_HERE = re.compile("(?:法定代表人|法人代表|法人|负责人).{0,14}?(?:签字|签名|签章|签署)")
_RUNNING_TEXT = re.compile("[。；]|应当|须由|亲笔签字后")
_LABEL_LENGTH = 80


def letters_are_signed(case: Case) -> Iterator[Finding]:
    """signature-missing: nothing is written at the place for the legal representative's name, on
    any copy; or all of the letter could be seen, and such a place is nowhere."""
    for document in documents(case):
        if document.signed is None or document.is_draft or _is_signed_electronically(document):
            continue
        places = list(_places(document))
        inked = {place.inked for _, _, place in places}
        if inked & {Inked.YES, Inked.UNSURE}:
            continue
        if places:
            part, page, place = places[-1]
            box = page.shown(place.box)
            variant = "stamp" if _is_stamped(page, place) else "default"
            yield _unsigned(document, part, page, variant, box=box)
        elif all(_was_read(part) for part in document.copies):
            yield from _without_a_place(document)


def _without_a_place(document: Document) -> Iterator[Finding]:
    """Of a letter whose places for names were not told by its pictures. On a page made of text
    alone nobody can have written; where the label stands on one with pictures, somebody may. Where
    looking for them failed, a person must look."""
    labels = list(_labels(document))
    if any(page.look and Sought.SIGNING_PLACES not in page.look.failed for _, page, _ in labels):
        return
    if labels:
        part, page, box = labels[-1]
        yield _unsigned(document, part, page, "default", box=box)
    else:
        part = document.copies[-1]
        yield _unsigned(document, part, part.pages[-1], "no-place")


def _labels(document: Document) -> Iterator[tuple[Part, Page, Box | None]]:
    """The rows that ask the legal representative to sign."""
    for part, page in document.pages():
        for row in page.rows:
            text = squeeze(row.text[:_LABEL_LENGTH])
            if _SIGN_HERE.search(text) and not _RUNNING_TEXT.search(text):
                boxes = [cell.box for cell in row.cells if cell.box is not None]
                yield part, page, page.shown(boxes[0]) if boxes else None


def _unsigned(
    document: Document,
    part: Part,
    page: Page,
    variant: str,
    box: Box | None = None,
) -> Finding:
    assert document.signed is not None
    return Finding(
        "signature-missing",
        Level.REVIEW,
        replace(subject_of(document, part), page=page.number, box=box),
        variant=variant,
        values={"title": document.required.title},
        source=document.signed.cite,
        certainty=Certainty.LIKELY if page.look else certainty_of_absence(document.copies),
        detail=beginning(part),
    )


def _places(document: Document) -> Iterator[tuple[Part, Page, SigningPlace]]:
    for part, page in document.pages():
        for place in page.look.signing_places if page.look else ():
            yield part, page, place


def _was_read(part: Part) -> bool:
    """Whether its text was read and its pages were looked at: then a place would be known."""
    return part.readable and all(sight_of(p) is not Sight.NONE or p.look for p in part.pages)


def _is_stamped(page: Page, place: SigningPlace) -> bool:
    """Whether a name stamp stands where a hand should have written."""
    seals = page.look.seals if page.look else ()
    return any(s.shape is SealShape.SQUARE and _meet(s.box, place.box) for s in seals)


def _meet(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> bool:
    across = min(one[2], two[2]) > max(one[0], two[0])
    return across and min(one[3], two[3]) > max(one[1], two[1])


def _is_signed_electronically(document: Document) -> bool:
    """By the applicant or its legal representative, whatever is doubtful of it: that is told by
    itself."""
    case = document.required.claim.case
    representative = squeeze(case.manifest.applicant.legal_representative or "")
    for part in document.copies:
        file = case.evidence.file(part.file)
        for signature in file.signatures if file else ():
            if signature.integrity is Integrity.CHANGED:
                continue
            own = any(is_of(signature, name) for name in document.names)
            if own or (representative and representative in squeeze(signature.signer)):
                return True
    return False


def electronic_signatures_hold(case: Case) -> Iterator[Finding]:
    """signature-invalid: an error where what was signed was changed. What could not be confirmed
    is for a person, where the signature stands for a seal or name that a clause asks for."""
    for file in case.evidence.files:
        told: set[tuple[str, Integrity, tuple[Bilingual, ...]]] = set()
        for signature in file.signatures:
            about = (signature.signer, signature.integrity, signature.doubts)
            if about not in told:
                told.add(about)
                yield from _of(case, file, signature, len(told))


def _of(
    case: Case, file: SourceFile, signature: ElectronicSignature, number: int
) -> Iterator[Finding]:
    duty = _duty(case, file.path)
    changed = signature.integrity is Integrity.CHANGED
    if not changed and (duty is None or not signature.doubts):
        return
    placed = bool(placements_of(case, file.path))
    yield Finding(
        "signature-invalid",
        Level.ERROR if changed and placed else Level.REVIEW,
        _subject(case, file, signature),
        variant="changed" if changed else "unknown",
        values={
            "signer": signature.signer or Terms(("unknown",)),
            "detail": Bilingual(
                "；".join(doubt.zh for doubt in signature.doubts),
                "; ".join(doubt.en for doubt in signature.doubts),
            ),
        },
        actual=signature.signer or None,
        source=duty,
        detail=f"{signature.signer}:{number}",
    )


def _subject(case: Case, file: SourceFile, signature: ElectronicSignature) -> Subject:
    return replace(file_subject(case, file.path, signature.page), box=signature.box)


def _duty(case: Case, path: str) -> Citation | None:
    """The clause that wants a document of the file sealed or signed."""
    for document in documents(case):
        duty = document.sealed or document.signed
        if duty is not None and any(part.file == path for part in document.copies):
            return duty.cite
    return None
