"""Is every document sealed that must be? This version reads no pictures: where there is a copy
that may bear the seal, a person must look; a Word file alone is a draft without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from voucher_cli.checks.case import Case
from voucher_cli.checks.contracts import contracts
from voucher_cli.checks.placed import beginning
from voucher_cli.checks.requirements import Requirement, requirements
from voucher_cli.evidence.model import FileType, Part
from voucher_cli.findings import Finding, Level
from voucher_cli.language import Bilingual, Language
from voucher_cli.policy.model import SealRule
from voucher_cli.terms import Party
from voucher_cli.text import squeeze

_DRAFTS = {FileType.DOCX, FileType.XLSX, FileType.CSV, FileType.TEXT}
_APPLICANT = Bilingual("申报单位", "the applicant")
_VENDOR = Bilingual("供方", "the vendor")
_SAME_SHARE = 0.85
"""so much of a draft's paragraphs stands in a copy of it"""


@dataclass(frozen=True)
class _Document:
    """All copies of a document that must be sealed, and whose seals it needs."""

    copies: tuple[Part, ...]
    parties: tuple[str | Bilingual, ...]


def documents_are_sealed(case: Case) -> Iterator[Finding]:
    """seal-missing where a document that must be sealed is there only as Word, Excel or text;
    seal-unverifiable, once for each document, where a copy may bear the seal."""
    for required in requirements(case):
        rule = required.must.sealed
        if rule is not None:
            for document in _documents(required, rule):
                if not any(part.first("seal") for part in document.copies):
                    yield from _finding(case, required, rule, document)


def _finding(
    case: Case, required: Requirement, rule: SealRule, document: _Document
) -> Iterator[Finding]:
    final = [part for part in document.copies if not _is_draft(case, part)]
    if not final and any(_may_be_copy(case, document, other) for other in required.parts):
        return  # the other one is judged
    part = (final or list(document.copies))[0]
    file = case.evidence.file(part.file)
    zh, en = ([_in(p, language) for p in document.parties] for language in Language)
    parties = Bilingual("、".join(zh), " and ".join(en))
    variant = "electronic" if file and file.has_signature_field else "default"
    yield Finding(
        "seal-unverifiable" if final else "seal-missing",
        Level.REVIEW if final else Level.ERROR,
        replace(required.subject, file=part.file),
        variant=variant if final else "draft",
        values={"title": required.title, "parties": parties},
        expected=parties,
        source=rule.cite,
        detail=beginning(part),
    )


def _documents(required: Requirement, rule: SealRule) -> Iterator[_Document]:
    """A contract with its papers is one document, and so is all that is handed in for a shared
    form or letter; of other materials, each file."""
    applicant = required.claim.case.manifest.applicant.name or _APPLICANT
    if required.is_contract:
        for papers in contracts(required.claim, required.parts):
            vendor = papers.purchase.vendor.name if papers.purchase else None
            yield _Document(papers.parts, _parties(rule, applicant, vendor or _VENDOR))
        return
    parties = _parties(rule, applicant, _VENDOR)
    if required.material.shared:
        if required.parts:
            yield _Document(required.parts, parties)
        return
    for path in dict.fromkeys(part.file for part in required.parts):
        yield _Document(tuple(p for p in required.parts if p.file == path), parties)


def _parties(
    rule: SealRule, applicant: str | Bilingual, vendor: str | Bilingual
) -> tuple[str | Bilingual, ...]:
    return tuple(applicant if party is Party.APPLICANT else vendor for party in rule.by)


def _in(name: str | Bilingual, language: Language) -> str:
    return name.text(language) if isinstance(name, Bilingual) else name


def _is_draft(case: Case, part: Part) -> bool:
    """A Word, Excel or text file that could be read: scans put into a Word file are none."""
    file = case.evidence.file(part.file)
    return file is not None and file.type in _DRAFTS and part.readable


def _may_be_copy(case: Case, draft: _Document, other: Part) -> bool:
    """Whether `other` may be the sealed copy of a draft: it cannot be read, or reads alike."""
    if other in draft.copies or _is_draft(case, other):
        return False
    if not other.readable:
        return True
    mine, its = draft.copies[0].first("number"), other.first("number")
    if mine and its and mine.value != its.value:
        return False
    rows = [squeeze(row.text) for part in draft.copies for page in part.pages for row in page.rows]
    rows = [row for row in rows if len(row) > 4]
    return bool(rows) and sum(row in other.squeezed for row in rows) >= _SAME_SHARE * len(rows)
