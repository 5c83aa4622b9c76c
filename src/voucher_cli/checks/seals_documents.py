"""The documents that must be sealed or signed: all copies of each, and whose seals it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voucher_cli.catalogue import term
from voucher_cli.checks.case import Case, once
from voucher_cli.checks.contracts import contracts
from voucher_cli.checks.requirements import Requirement, requirements
from voucher_cli.evidence.model import FileType, Page, Part, Source
from voucher_cli.language import Bilingual
from voucher_cli.policy.materials import CitedDuty, SealRule
from voucher_cli.terms import Party

_DRAFTS = {FileType.DOCX, FileType.XLSX, FileType.CSV, FileType.TEXT}
_SUPPLEMENT = ("补充协议", "补充合同", "变更协议")
_TITLE_LENGTH = 80
_PIECE = 5
"""characters in a row that a copy of a text has, too, whatever it is read from"""
_SAME_SHARE, _SAME_SHARE_READ = 0.9, 0.75
"""so many of them stand in a copy, fewer where it was read from a picture"""
_LEAST_PIECES = 20
_COMPARED = 20_000
"""characters"""


@dataclass(frozen=True)
class Document:
    """All copies and pieces of one document that must be sealed, signed or both."""

    required: Requirement
    copies: tuple[Part, ...]
    """what may bear seals: drafts are left out wherever there is anything else"""
    parties: tuple[str | Bilingual, ...]
    sealed: SealRule | None
    signed: CitedDuty | None
    is_draft: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The parties whose names are known."""
        return tuple(party for party in self.parties if isinstance(party, str))

    def pages(self) -> Iterator[tuple[Part, Page]]:
        """Every page of every copy."""
        for part in self.copies:
            for page in part.pages:
                yield part, page


@once
def documents(case: Case) -> tuple[Document, ...]:
    """Every document of the package that a clause wants sealed or signed."""
    return tuple(
        document
        for required in requirements(case)
        if required.must.sealed or required.must.signed
        for document in _documents(required)
    )


def _documents(required: Requirement) -> Iterator[Document]:
    """A contract with its papers is one document, and so is all that is handed in for a shared
    form or letter; of other materials, each file with its copies and appendices."""
    applicant = required.claim.case.manifest.applicant.name or _called("applicant")
    unknown = _called("vendor")
    if required.is_contract:
        for papers in contracts(required.claim, required.parts):
            vendor = papers.purchase.vendor.name if papers.purchase else None
            main = tuple(p for p in papers.parts if not _is_supplement(p)) or papers.parts
            loose = tuple(_loose(required, vendor)) if papers.purchase else ()
            yield from _document(required, (*main, *loose), applicant, vendor or unknown)
    elif required.material.shared:
        yield from _document(required, required.parts, applicant, unknown)
    else:
        for parts in _by_file(required):
            yield from _document(required, parts, applicant, unknown)


def _called(party: str) -> Bilingual:
    """What a party is called whose name is not known."""
    return term("seal-missing", party)


def _document(
    required: Requirement,
    parts: tuple[Part, ...],
    applicant: str | Bilingual,
    vendor: str | Bilingual,
) -> Iterator[Document]:
    case = required.claim.case
    final = tuple(part for part in parts if not _is_draft(case, part))
    if not parts or (not final and any(_may_be_copy(required, parts, p) for p in required.parts)):
        return  # the other one is judged
    rule = required.must.sealed
    due = tuple(applicant if p is Party.APPLICANT else vendor for p in rule.by) if rule else ()
    yield Document(required, final or parts, due, rule, required.must.signed, not final)


def _is_supplement(part: Part) -> bool:
    """Sealing a supplement does not seal the contract."""
    return any(word in part.squeezed[:_TITLE_LENGTH] for word in _SUPPLEMENT)


def _loose(required: Requirement, vendor: str | None) -> Iterator[Part]:
    """Papers for contracts that belong to none of them by number, and name this one's vendor: a
    page of signatures scanned by itself."""
    if not vendor:
        return
    claim = required.claim
    taken = {id(p) for papers in contracts(claim, required.parts) for p in papers.parts}
    for part in required.parts:
        if id(part) not in taken and part.first("number") is None and vendor in part.squeezed:
            yield part


def _by_file(required: Requirement) -> Iterator[tuple[Part, ...]]:
    """The parts by file, copies together; a file of another kind is an appendix of the first."""
    place = required.place
    kinds = place.part.kinds if place.part else place.material.kinds
    files: dict[str, list[Part]] = {}
    for part in required.parts:
        files.setdefault(part.file, []).append(part)
    is_main = {path: any(p.kind in kinds for p in parts) for path, parts in files.items()}
    groups: list[list[Part]] = []
    for path, parts in sorted(files.items(), key=lambda item: not is_main[item[0]]):
        appendix = groups and any(is_main.values()) and not is_main[path]
        same = next((g for g in groups if appendix or are_copies(tuple(g), tuple(parts))), None)
        if same is None:
            groups.append(parts)
        else:
            same.extend(parts)
    order = {id(part): n for n, part in enumerate(required.parts)}
    for group in groups:
        yield tuple(sorted(group, key=lambda part: order[id(part)]))


def _is_draft(case: Case, part: Part) -> bool:
    """A Word, Excel or text file that could be read: scans put into a Word file are none."""
    file = case.evidence.file(part.file)
    return (
        file is not None and file.type in _DRAFTS and part.readable and not _is_from_pictures(part)
    )


def _is_from_pictures(part: Part) -> bool:
    return any(page.read_by is Source.OCR for page in part.pages)


def _may_be_copy(required: Requirement, drafts: tuple[Part, ...], other: Part) -> bool:
    """Whether `other` may be the sealed copy of a draft: it cannot be read, or reads alike."""
    if other in drafts or _is_draft(required.claim.case, other):
        return False
    if not other.readable:
        return True
    mine, its = drafts[0].first("number"), other.first("number")
    return not (mine and its and mine.value != its.value) and are_copies(drafts, (other,))


def are_copies(some: tuple[Part, ...], others: tuple[Part, ...]) -> bool:
    """Whether nearly all of the shorter text stands in the other."""
    one, two = sorted((_pieces(some), _pieces(others)), key=len)
    if len(one) < _LEAST_PIECES or 2 * len(one) < len(two):
        return False
    read = any(_is_from_pictures(part) for part in (*some, *others))
    return len(one & two) >= (_SAME_SHARE_READ if read else _SAME_SHARE) * len(one)


def _pieces(parts: tuple[Part, ...]) -> set[str]:
    text = "".join(part.squeezed for part in parts)[:_COMPARED]
    return {text[n : n + _PIECE] for n in range(len(text) - _PIECE + 1)}
