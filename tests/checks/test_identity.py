"""The business licence is the applicant's."""

from dataclasses import replace

import pytest

from voucher_cli.checks.identity import licence_is_the_applicants
from voucher_cli.evidence.model import Fact, PlacedBy, Placement, Source
from voucher_cli.findings import Finding
from voucher_cli.terms import PartKind

from .papers import run
from .stated_packages import APPLICANT, TONGZHOU, VENDOR, case_of, code, document, package

OWN = code("91110112MA01K3LX7")
OTHERS = code("91110108MA7F2Q9B3")


def _found(
    name: str = APPLICANT, uscc: str = OWN, source: Source = Source.PDF_TEXT
) -> list[Finding]:
    _, part = document("执照.pdf", PartKind.BUSINESS_LICENCE, name=name, uscc=uscc)
    part = replace(part, facts=tuple(Fact(f.name, f.value, f.raw, source) for f in part.facts))
    case = case_of(package(TONGZHOU, "api"))
    placement = Placement(
        part, None, "licence-and-financials", "business-licence", PlacedBy.CONTENT
    )
    evidence = replace(case.evidence, placements=(placement,))
    return run(licence_is_the_applicants, replace(case, evidence=evidence))


def test_the_applicants_own_licence() -> None:
    assert _found() == []


@pytest.mark.parametrize(
    ("shown", "name"),
    [({"name": VENDOR}, "party-mismatch"), ({"uscc": OTHERS}, "number-mismatch")],
)
def test_another_organisations_licence(shown: dict[str, str], name: str) -> None:
    [finding] = _found(**shown)
    assert (finding.name, finding.level, finding.subject.file) == (name, "error", "执照.pdf")
    assert (finding.subject.claim, finding.subject.part) == ("api", "business-licence")
    assert finding.source is not None


def test_from_a_picture_it_is_for_a_person() -> None:
    [finding] = _found(name=VENDOR, source=Source.OCR)
    assert finding.level == "review"


def test_slips_of_a_picture_make_no_other_organisation() -> None:
    misread = APPLICANT.replace("公司", "公可")
    assert _found(misread, source=Source.OCR) == []
    assert [f.name for f in _found(misread)] == ["party-mismatch"]
    lettered = OWN.replace("0", "O").replace("1", "l")
    assert _found(uscc=lettered, source=Source.OCR) == []
    assert [f.name for f in _found(uscc=lettered)] == ["number-mismatch"]
