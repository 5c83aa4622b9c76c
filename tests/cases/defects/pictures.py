"""What only pictures show where clauses differ by route; the rest of seals is in seals.py."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from dossier.facts import Dossier
from dossier.paper import Ink, Scan, Seal

from cases.defect import (
    ALL,
    BEIJING_API,
    BEIJING_PRIVATE,
    TONGZHOU_API,
    TONGZHOU_PRIVATE,
    Defect,
    Make,
    acceptance_file,
    contract_file,
    invoice_file,
    letter_file,
    put,
    shown,
    statement_file,
)

File = Callable[[Dossier], str]
COMMITMENT = letter_file("commitment-letter")


def inked(file: File, ink: Callable[[Dossier], Ink]) -> Make:
    """A paper with other ink on it than usual."""
    return shown(lambda d: d.inks.__setitem__(file(d), ink(d)))


def scanned(file: File, scan: Scan) -> Make:
    """A paper as a scan that keeps its text, so that none need be recognised."""
    return shown(lambda d: d.scans.__setitem__(file(d), scan))


def by_applicant(*seals: Seal) -> Callable[[Dossier], Ink]:
    """These in place of the applicant's seal."""
    return lambda d: Ink(seals={d.applicant.name: seals})


DEFECTS = (
    Defect(
        "seal-missing",
        "the applicant has not sealed the contract",
        (BEIJING_PRIVATE, TONGZHOU_API),
        inked(contract_file, by_applicant()),
        level="error",
        file=contract_file,
    ),
    Defect(
        "seal-missing",
        "the commitment letter bears no seal",
        ALL,
        inked(COMMITMENT, by_applicant()),
        level="error",
        file=COMMITMENT,
    ),
    Defect(
        "seal-missing",
        "the statement bears no seal",
        (TONGZHOU_API, TONGZHOU_PRIVATE),
        inked(statement_file, by_applicant()),
        level="error",
        file=statement_file,
    ),
    Defect(
        "seal-missing",
        "the acceptance report bears no seal",
        (TONGZHOU_PRIVATE,),
        inked(
            acceptance_file,
            lambda d: Ink(seals={d.applicant.name: (), d.purchase.vendor.name: ()}),
        ),
        level="error",
        file=acceptance_file,
    ),
    Defect(
        "seal-kind",
        "the contract bears the seal for finance",
        (TONGZHOU_PRIVATE,),
        inked(contract_file, lambda d: by_applicant(Seal(d.applicant.name, "财务专用章"))(d)),
        level="warning",
        file=contract_file,
        ocr=True,
    ),
    Defect(
        "seal-unverifiable",
        "the commitment letter is a greyscale scan",
        (BEIJING_API,),
        scanned(COMMITMENT, Scan(dpi=200, mode="grey", noise=0, searchable=True)),
        level="review",
        file=COMMITMENT,
        ocr=True,
    ),
    Defect(
        "signature-missing",
        "nobody has signed the commitment letter",
        (BEIJING_PRIVATE, TONGZHOU_API, TONGZHOU_PRIVATE),
        inked(COMMITMENT, lambda _: Ink(signed=False)),
        level="review",
        file=COMMITMENT,
    ),
    Defect(
        "source-conflict",
        "the invoice's code says another amount than its print",
        ALL,
        shown(put("purchase.invoices.0.coded_amount", Decimal("123456.78"))),
        level="error",
        file=invoice_file,
    ),
    Defect(
        "scan-poor",
        "the commitment letter was scanned at 150 dpi",
        (BEIJING_API,),
        scanned(COMMITMENT, Scan(dpi=150, noise=1, searchable=True)),
        level="warning",
        file=COMMITMENT,
        ocr=True,
    ),
)
