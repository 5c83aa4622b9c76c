"""Which invoices a row keeps, and how sure their numbers are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from voucher_cli.batch.model import UsedInvoice
from voucher_cli.batch.row import row_of
from voucher_cli.evidence.model import Evidence, Fact, PartKind, Placement, Source
from voucher_cli.evidence.read_all import ReadOptions
from voucher_cli.report.model import Report
from voucher_cli.workflow.check import Request, check

from .seasons import papers, put

NUMBER = "24112000000012345678"
_NUMBERED = {PartKind.INVOICE, PartKind.CONTRACT}


def report(folder: Path, *left_out: str) -> Report:
    files = {name: data for name, data in papers().items() if name not in left_out}
    reading = ReadOptions(ocr=False, jobs=0)
    return check(Request(put(folder, files), "beijing-model-2024", ("api",), reading=reading))


def invoices(found: Report) -> tuple[UsedInvoice, ...]:
    return row_of("包", "", found, {}).invoices


def read_by(found: Report, source: Source) -> Report:
    """The report as if its invoices and contracts had been read from there."""

    def changed(placement: Placement) -> Placement:
        facts: tuple[Fact, ...] = tuple(
            replace(fact, source=source) for fact in placement.part.facts
        )
        return replace(placement, part=replace(placement.part, facts=facts))

    placements = tuple(
        changed(p) if p.part.kind in _NUMBERED else p for p in found.evidence.placements
    )
    return replace(found, evidence=Evidence(found.evidence.files, placements))


@pytest.mark.parametrize("source", [Source.PDF_TEXT, Source.OCR])
def test_a_number_that_the_applicant_states_is_certain(tmp_path: Path, source: Source) -> None:
    (invoice,) = invoices(read_by(report(tmp_path), source))
    assert (invoice.number, invoice.claim, invoice.certain) == (NUMBER, "api", True)


@pytest.mark.parametrize(("source", "certain"), [(Source.QR, True), (Source.OCR, False)])
def test_without_a_manifest_it_is_as_certain_as_its_reading(
    tmp_path: Path, source: Source, certain: bool
) -> None:
    (invoice,) = invoices(read_by(report(tmp_path, "manifest.yaml"), source))
    assert (invoice.number, invoice.certain) == (NUMBER, certain)


@pytest.mark.parametrize(("source", "certain"), [(Source.QR, True), (Source.OCR, False)])
def test_an_invoice_that_nobody_lists_is_kept_without_a_claim(
    tmp_path: Path, source: Source, certain: bool
) -> None:
    put(tmp_path, papers())
    other = papers(invoice="24112000000087654321")["发票.txt"]
    put(tmp_path, {"另一张发票.txt": other})
    found = check(Request(tmp_path, reading=ReadOptions(ocr=False, jobs=0)))
    listed, unlisted = invoices(read_by(found, source))
    assert (listed.claim, listed.certain) == ("api", True)
    assert (unlisted.number, unlisted.claim, unlisted.certain) == (
        "24112000000087654321", None, certain,
    )  # fmt: skip
