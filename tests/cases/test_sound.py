"""The sound packages have nothing wrong; the one with mistakes has just those planted."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from dossier.documents import documents
from dossier.mistakes import beijing_api_with_mistakes
from dossier.package import Package
from dossier.paper import Ink
from dossier.sound import SOUND

from cases.harness import new_findings, report_on
from voucher_cli.findings import Level
from voucher_cli.report.model import MaterialStatus, Verdict
from voucher_cli.workflow import check as workflow

CEILINGS = {
    "beijing-api": "559750.00",
    "beijing-private": "440000.00",
    "beijing-api-and-private": "377000.00",
    "tongzhou-compute": "432000.00",
    "tongzhou-api": "169920.00",
    "tongzhou-private": "294000.00",
    "tongzhou-compute-and-api": "331200.00",
}


@pytest.mark.parametrize("name", CEILINGS)
def test_a_sound_package_is_sound(name: str) -> None:
    report = report_on(Package.of(SOUND[name]()), ocr=True)
    said = {r.finding.name: r.level for r in report.findings}
    assert said.pop("cost-ineligible", Level.INFO) is Level.INFO
    assert said == {}
    assert report.verdict is Verdict.READY
    assert report.award.ceiling == Decimal(CEILINGS[name])
    assert [r.id for r in report.findings if r.id != r.finding.id] == []  # none is numbered


@pytest.mark.parametrize("name", ["beijing-api-and-private", "tongzhou-compute-and-api"])
def test_the_files_alone_come_to_the_same_ceiling(name: str, tmp_path: Path) -> None:
    """The papers of two claims are told apart by the contracts, where no manifest does it."""
    Package.of(SOUND[name]()).write(tmp_path)
    (tmp_path / "manifest.yaml").unlink()
    report = workflow.check(workflow.Request(tmp_path))
    assert report.award.ceiling == Decimal(CEILINGS[name])
    assert {r.finding.name for r in report.findings if r.level is Level.ERROR} == {"fact-missing"}


@pytest.mark.parametrize("name", CEILINGS)
def test_every_file_of_a_sound_package_is_placed(name: str) -> None:
    report = report_on(Package.of(SOUND[name]()), ocr=True)
    assert [p.part.file for p in report.evidence.placements if p.material is None] == []
    assert {m.status for m in report.materials} == {MaterialStatus.PRESENT}


LETTERS = {"commitment-letter", "no-other-funding-letter", "scenario-letter"}
BEIJING_SEALS = {"application-form", "contract", "non-affiliation-proof", *LETTERS}
SEALS = {
    "beijing-api": BEIJING_SEALS,
    "beijing-private": BEIJING_SEALS,
    "tongzhou-compute": {"contract", "commitment-letter"},
    "tongzhou-api": {"contract", "commitment-letter", "usage-statement"},
    "tongzhou-private": {
        "contract",
        "commitment-letter",
        "model-statement",
        "acceptance-or-deployment",
    },
}


@pytest.mark.parametrize("name", SEALS)
def test_a_seal_is_missing_wherever_a_clause_asks_for_one(name: str) -> None:
    dossier = SOUND[name]()
    companies = [dossier.applicant, *(p.vendor for c in dossier.claims for p in c.purchases)]
    bare = Ink(seals={company.name: () for company in companies}, across=False)
    dossier.inks = {document.path: bare for document in documents(dossier)}
    report = report_on(Package.of(dossier))
    due = {r.finding.subject.material for r in report.findings if r.finding.name == "seal-missing"}
    assert due == SEALS[name]


def test_the_mistakes_are_those_that_the_readme_lists() -> None:
    found = new_findings("beijing-api", beijing_api_with_mistakes())
    assert Counter(f.name for f in found) == {
        "invoice-outside-window": 1,
        "amount-mismatch": 1,
        "contract-clause-missing": 1,
        "document-undated": 1,
        "date-mismatch": 1,
        "material-missing": 1,
    }
