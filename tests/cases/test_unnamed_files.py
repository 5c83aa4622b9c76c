"""A manifest that names no files: its entries are held against what is placed for their claim."""

from __future__ import annotations

from typing import Any

import pytest
from dossier.package import Package

from cases.defect import ALL, BOTH_PAPERS
from cases.harness import new_findings, sound


def _without_files(name: str) -> Package:
    package = sound(name)
    package.edit(_drop_files)
    return package


def _drop_files(manifest: dict[str, Any]) -> None:
    for purchase in (p for claim in manifest["claims"] for p in claim["purchases"]):
        entries = [purchase["contract"], purchase.get("acceptance")]
        for kind in ("settlements", "invoices", "payments"):
            entries.extend(purchase.get(kind, ()))
        for entry in filter(None, entries):
            entry.pop("file", None)


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_said_where_the_placed_documents_agree(name: str) -> None:
    findings = new_findings(name, _without_files(name))
    # it names the contract's file, so without one it is told anew
    assert {f.name for f in findings} <= {"cost-ineligible"}


@pytest.mark.parametrize("name", BOTH_PAPERS)
def test_an_amount_that_the_placed_invoice_contradicts_is_a_mismatch(name: str) -> None:
    package = _without_files(name)
    invoices = "claims", 0, "purchases", 0, "invoices", 0
    package.edit(lambda manifest: _at(manifest, invoices).update(amount=123456.78, lines=[]))
    names = {finding.name for finding in new_findings(name, package)}
    assert "amount-mismatch" in names


@pytest.mark.parametrize("name", BOTH_PAPERS)
def test_an_invoice_that_no_document_shows_is_not_passed(name: str) -> None:
    package = _without_files(name)

    def add(manifest: dict[str, Any]) -> None:
        invoices = _at(manifest, ("claims", 0, "purchases", 0, "invoices"))
        invoices.append({"number": "25112000001234567890", "issued_on": "2025-01-09", "amount": 1})

    package.edit(add)
    found = [f for f in new_findings(name, package) if f.name == "value-not-found"]
    assert [f.variant for f in found] == ["invoice-unnamed"]


def _at(manifest: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        manifest = manifest[step]
    return manifest
