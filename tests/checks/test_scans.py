"""scan-poor."""

from __future__ import annotations

import pytest

from voucher_cli.checks.scans import scans_are_sharp
from voucher_cli.evidence.model import FileType, Look, Source
from voucher_cli.findings import Certainty, Finding, Level

from .papers import Paper, run
from .sealed_papers import scan, with_

TEXT = "第一条 交付标的为大模型服务，数量为一套，期限一年，价款六十万元整，按月结算。"


def poor(*looks: Look | None, text: str = TEXT, material: str | None = "contract") -> list[Finding]:
    pages = (text,) * len(looks)
    paper = Paper("合同.pdf", material, pages, "api", looks=looks, read_by=Source.OCR)
    return run(scans_are_sharp, with_(paper))


@pytest.mark.parametrize("dpi", [72, 100, 150, 195])
def test_a_coarse_scan(dpi: int) -> None:
    (found,) = poor(scan(), scan(dpi=dpi))
    assert (found.name, found.level, found.certainty) == (
        "scan-poor",
        Level.WARNING,
        Certainty.CERTAIN,
    )
    assert (found.actual, found.expected) == (str(dpi), "200")
    assert (found.subject.page, found.values["pages"]) == (2, "2")


@pytest.mark.parametrize("dpi", [None, 198, 200, 300])
def test_a_sharp_one_or_a_photo_of_unknown_size(dpi: int | None) -> None:
    assert poor(scan(dpi=dpi)) == []


def photo(width: float, dpi: int, confidence: float) -> list[Finding]:
    """What is said of a picture file that is so many points wide and 842 high."""
    look = scan(dpi=dpi, confidence=confidence)
    paper = Paper(
        "合同.jpg",
        "contract",
        (TEXT,),
        "api",
        type=FileType.IMAGE,
        looks=(look,),
        read_by=Source.OCR,
        size=(width, 842.0),
    )
    return run(scans_are_sharp, with_(paper))


def test_the_size_of_the_paper_on_a_photo_is_a_guess() -> None:
    assert photo(632.0, 130, 0.97) == []
    assert len(photo(632.0, 130, 0.85)) == 1
    assert len(photo(595.0, 130, 0.97)) == 1  # a whole sheet of A4


def test_one_finding_a_file_with_its_pages_and_the_worst_of_them() -> None:
    (found,) = poor(scan(dpi=150), scan(), scan(dpi=100), scan(confidence=0.5))
    assert (found.values["pages"], found.actual) == ("1、3-4", "100")


def test_text_that_was_read_with_low_confidence() -> None:
    (found,) = poor(scan(confidence=0.95), scan(confidence=0.62))
    assert (found.variant, found.actual, found.certainty) == (
        "confidence",
        "62%",
        Certainty.LIKELY,
    )
    assert found.subject.page == 2


def test_a_few_characters_tell_nothing_of_the_whole() -> None:
    assert poor(scan(confidence=0.5), text="图1") == []


def test_pages_that_no_material_claims_do_not_matter() -> None:
    assert poor(scan(dpi=72), material=None) == []


def test_pages_that_nobody_looked_at_are_told_elsewhere() -> None:
    assert poor(None) == []
