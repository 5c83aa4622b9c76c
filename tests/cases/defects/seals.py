"""Papers that are sealed or signed otherwise than the clauses ask."""

from __future__ import annotations

from collections.abc import Callable

from dossier.facts import Dossier
from dossier.package import Change, Files
from dossier.paper import ElectronicSeal, Ink, Scan, Seal

from cases.defect import (
    BEIJING_API,
    BEIJING_PRIVATE,
    COMPUTE,
    Defect,
    both,
    contract_file,
    letter_file,
    shown,
    tampered,
)

Where = Callable[[Dossier], str]

_LETTER = letter_file("commitment-letter")
_STRANGER = "上海听澜数据服务有限公司"
_AT = (245.0, 545.0)


def _inked(where: Where, ink: Callable[[Dossier], Ink]) -> Change:
    """The paper is sealed and signed in this way."""
    return lambda dossier: dossier.inks.__setitem__(where(dossier), ink(dossier))


def _scanned(where: Where, scan: Scan) -> Change:
    """The paper is a scan."""
    return lambda dossier: dossier.scans.__setitem__(where(dossier), scan)


def _vendor(dossier: Dossier) -> str:
    return dossier.purchase.vendor.name


def _applicant(dossier: Dossier) -> str:
    return dossier.applicant.name


def _electronic(dossier: Dossier) -> Ink:
    own = ElectronicSeal(_applicant(dossier), _AT)
    return Ink(seals={_applicant(dossier): ()}, electronic=own)


def _changed(files: Files) -> None:
    """A byte of what was signed becomes another."""
    path = next(path for path, data in files.items() if b"/ByteRange" in data)
    files[path] = files[path].replace(b"endobj", b"endobJ", 1)


DEFECTS = (
    Defect(
        "seal-missing",
        "the vendor did not seal the contract",
        (BEIJING_API, COMPUTE),
        shown(_inked(contract_file, lambda d: Ink(seals={_vendor(d): ()}))),
        level="error",
        file=contract_file,
        material="contract",
    ),
    Defect(
        "seal-party-mismatch",
        "another company sealed in the vendor's place",
        (BEIJING_PRIVATE,),
        shown(_inked(contract_file, lambda d: Ink(seals={_vendor(d): (Seal(_STRANGER),)}))),
        level="warning",
        file=contract_file,
        material="contract",
        ocr=True,
    ),
    Defect(
        "seal-kind",
        "the letter bears the seal for contracts",
        (BEIJING_API,),
        shown(
            _inked(
                _LETTER,
                lambda d: Ink(seals={_applicant(d): (Seal(_applicant(d), "合同专用章"),)}),
            )
        ),
        level="warning",
        file=_LETTER,
        material="commitment-letter",
        ocr=True,
    ),
    Defect(
        "cross-page-seal-missing",
        "no seal runs across the pages of the contract",
        (BEIJING_PRIVATE,),
        shown(_inked(contract_file, lambda _: Ink(across=False))),
        level="info",
        file=contract_file,
        material="contract",
    ),
    Defect(
        "signature-missing",
        "the legal representative did not sign the letter",
        (BEIJING_API, COMPUTE),
        shown(_inked(_LETTER, lambda _: Ink(signed=False))),
        level="review",
        file=_LETTER,
        material="commitment-letter",
    ),
    Defect(
        "signature-invalid",
        "the letter is signed electronically with a certificate that nobody vouches for",
        (BEIJING_API,),
        shown(_inked(_LETTER, _electronic)),
        level="review",
        file=_LETTER,
        material="commitment-letter",
    ),
    Defect(
        "signature-invalid",
        "the letter was changed after it was signed electronically",
        (COMPUTE,),
        both(shown(_inked(_LETTER, _electronic)), tampered(_changed)),
        level="error",
        file=_LETTER,
        material="commitment-letter",
    ),
    Defect(
        "seal-unverifiable",
        "the letter is a copy without colour",
        (COMPUTE,),
        shown(_scanned(_LETTER, Scan(dpi=200, mode="grey", noise=0))),
        level="review",
        file=_LETTER,
        material="commitment-letter",
        ocr=True,
    ),
    Defect(
        "scan-poor",
        "the letter was scanned at 120 dpi",
        (COMPUTE,),
        shown(_scanned(_LETTER, Scan(dpi=120))),
        level="warning",
        file=_LETTER,
        material="commitment-letter",
        ocr=True,
    ),
)
