"""The same invoice as PDF, OFD and XML is one; a copy that shows something else is told."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from dossier.facts import Invoice
from dossier.invoice import InvoiceSheet, invoice_sheet
from dossier.ofd import Parts, draw_ofd
from dossier.package import Files, Package
from dossier.xml_invoice import invoice_xml

from .defect import BEIJING_API
from .harness import new_findings, sound


def with_copies(package: Package, *, ofd: InvoiceSheet, xml: InvoiceSheet, parts: Parts) -> Package:
    """The package whose first invoice is there in three formats, all named by its entry."""
    stem = first(package).path.rsplit(".", 1)[0]

    def add(files: Files) -> None:
        files[f"{stem}.ofd"] = draw_ofd(ofd, parts)
        files[f"{stem}.xml"] = invoice_xml(xml)

    def name(data: dict[str, Any]) -> None:
        entry = data["claims"][0]["purchases"][0]["invoices"][0]
        entry["file"] = [f"{stem}.{suffix}" for suffix in ("pdf", "ofd", "xml")]

    return package.tamper(add).edit(name)


def first(package: Package) -> Invoice:
    invoice: Invoice = package.shown.purchase.invoices[0]
    return invoice


def sheet_of(package: Package) -> InvoiceSheet:
    dossier = package.shown
    return invoice_sheet(first(package), dossier.applicant, dossier.purchase.vendor)


@pytest.mark.parametrize("parts", [Parts(), Parts(text=False), Parts(attachment=False)])
def test_the_same_invoice_in_three_formats_is_one(parts: Parts) -> None:
    package = sound(BEIJING_API)
    sheet = sheet_of(package)
    assert new_findings(BEIJING_API, with_copies(package, ofd=sheet, xml=sheet, parts=parts)) == []


def test_an_ofd_whose_page_is_not_what_its_data_say() -> None:
    package = sound(BEIJING_API)
    sheet = sheet_of(package)
    stem = first(package).path.rsplit(".", 1)[0]
    altered = replace(sheet, total=sheet.total + Decimal(100000))
    page_only = Parts(attachment=False)
    copies = with_copies(package, ofd=altered, xml=sheet, parts=page_only)
    found = {(f.name, f.subject.file, f.level) for f in new_findings(BEIJING_API, copies)}
    assert ("source-conflict", f"{stem}.ofd", "error") in found
    assert {name for name, _, _ in found} == {"source-conflict"}
