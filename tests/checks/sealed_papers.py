"""Papers that bear seals and signatures, for the tests of the checks on them."""

from __future__ import annotations

from typing import Any

from voucher_cli.evidence.model import (
    Box,
    Edge,
    ElectronicSignature,
    Inked,
    Integrity,
    Look,
    Seal,
    SealShape,
    SigningPlace,
    Source,
)

from .papers import Paper, papers
from .stated_packages import APPLICANT, BEIJING, VENDOR

LEFT, RIGHT, LOW = (60.0, 180.0, 170.0, 290.0), (310.0, 180.0, 420.0, 290.0), (60, 500, 170, 610)
SIGNING = "甲方（盖章）|乙方（盖章）"
"""at 50 and 300 points from the left"""
BODY = "第一条 交付标的\n" * 6 + SIGNING


def seal(owner: str = "", box: Box = LEFT, legend: str = "", **fields: Any) -> Seal:
    """A round seal."""
    return Seal(box, fields.pop("shape", SealShape.ROUND), owner, legend, **fields)


def stamp(owner: str, box: Box = LOW) -> Seal:
    """A square name stamp."""
    return seal(owner, box, shape=SealShape.SQUARE)


def slice_at(edge: Edge = Edge.RIGHT) -> Seal:
    """A piece of a seal across pages."""
    return seal(box=(570.0, 300.0, 595.0, 410.0), cut_by=edge)


def scan(*seals: Seal, inked: Inked | None = None, **fields: Any) -> Look:
    """The look of a scanned page in colour."""
    places = (SigningPlace("法定代表人（签字）：", LOW, inked),) if inked else ()
    fields = {"dpi": 300, "confidence": 0.95, **fields}
    return Look(seals=seals, signing_places=places, **fields)


def grey(*seals: Seal) -> Look:
    """That of one without colour."""
    return scan(*seals, coloured=False)


def contract(
    *looks: Look | None, path: str = "合同-api-1.pdf", text: str = BODY, **fields: Any
) -> Paper:
    """A scanned contract, whose last page has the places for seals."""
    pages = (*("正文",) * (len(looks) - 1), text)
    fields = {"pages": pages, "read_by": Source.OCR, **fields}
    return Paper(path, "contract", claim="api", looks=looks, **fields)


def letter(*looks: Look | None, path: str = "commitment-letter.pdf", **fields: Any) -> Paper:
    """A scanned commitment letter."""
    text = "承诺书\n本单位承诺材料真实有效。\n法定代表人（签字）：\n单位（公章）：\n2024年12月10日"
    fields = {"pages": (text,) * len(looks), "read_by": Source.OCR, **fields}
    return Paper(path, "commitment-letter", looks=looks, **fields)


def signature(
    organisation: str = APPLICANT, integrity: Integrity = Integrity.INTACT, **fields: Any
) -> ElectronicSignature:
    """An electronic signature that stands on page 1."""
    fields = {"organisation": organisation, "page": 1, "box": LEFT, **fields}
    return ElectronicSignature(fields.pop("signer", organisation), integrity, **fields)


def signed(paper: Paper, *signatures: ElectronicSignature) -> Paper:
    """The paper as a file of text with electronic signatures."""
    return Paper(
        paper.path,
        paper.material,
        paper.pages,
        paper.claim,
        file={"has_signature_field": True, "signatures": signatures},
    )


def with_(*made: Paper, of: str = "contract") -> tuple[str, list[Paper]]:
    """A Beijing package whose papers at one material are these."""
    others = [paper for paper in papers(BEIJING, "api") if paper.material != of]
    return BEIJING, [*others, *made]


BOTH = (seal(APPLICANT), seal(VENDOR, RIGHT))
