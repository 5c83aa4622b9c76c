"""The very same file in several packages."""

from dataclasses import replace

import pytest

from batch.across.rows import (
    TONGZHOU,
    company,
    contract,
    file,
    findings,
    invoice,
    only,
    package,
    told,
)
from voucher_cli.batch.model import Row, UsedInvoice
from voucher_cli.batch.season import Place
from voucher_cli.terms import PartKind

SCAN = file("扫描件.pdf", "scan", PartKind.INVOICE)


def having(number: int, *files: object, **changes: object) -> Row:
    return replace(package(number), files=files, **changes)


def test_an_invoice_whose_number_nobody_could_read() -> None:
    found = only(having(1, SCAN), having(2, replace(SCAN, path="b.pdf")))
    assert told(found) == ("invoice-reused", "file", "error", "certain")
    assert found.places == (Place("包1", None, "扫描件.pdf"), Place("包2", None, "b.pdf"))


def test_a_contract_whose_number_nobody_could_read() -> None:
    scan = file("合同.pdf", "scan", PartKind.CONTRACT)
    unnumbered = contract(1, number=None)
    rows = [having(1, scan, contracts=(unnumbered,)), having(2, scan, contracts=())]
    found = only(*rows)
    assert told(found) == ("contract-reused", "file", "error", "certain")
    assert found.places[0] == Place("包1", "api", "合同.pdf")


def test_one_applicant_under_two_policies() -> None:
    other = having(2, SCAN, applicant=company(1), policy=TONGZHOU)
    assert told(only(having(1, SCAN), other))[1:3] == ("file", "warning")


def test_one_file_of_both_is_told_for_both() -> None:
    both = file("全部.pdf", "all", PartKind.CONTRACT, PartKind.INVOICE)
    found = findings(having(1, both), having(2, both))
    assert [f.finding.name for f in found] == ["contract-reused", "invoice-reused"]


def test_what_the_number_tells_is_not_told_again() -> None:
    same = {"files": package(7).files, "invoices": (invoice(7),), "contracts": (contract(7),)}
    found = findings(package(1, **same), package(2, **same))
    assert [f.finding.variant for f in found] == ["applicants", "applicants"]
    twin = (*package(7).files, file("发票.ofd", "ofd", PartKind.INVOICE))
    same["files"] = twin
    assert len(findings(package(1, **same), package(2, **same))) == 2


def test_a_file_under_two_numbers_is_told() -> None:
    """One of the two is a slip of the pen, or worse."""
    rows = [
        having(n, SCAN, invoices=(invoice(n, file=SCAN.path), invoice(7, file="发票.pdf")))
        for n in (1, 2)
    ]
    assert [f.finding.variant for f in findings(*rows)] == ["applicants", "file"]


def test_an_invoice_that_nobody_lists_is_none() -> None:
    lying = UsedInvoice(None, "24119999", file=SCAN.path)
    rows = [having(n, SCAN, invoices=(lying,)) for n in (1, 2)]
    assert findings(*rows) == ()


@pytest.mark.parametrize(
    "kind",
    [
        PartKind.SETTLEMENT,
        PartKind.PAYMENT,
        PartKind.ACCEPTANCE_REPORT,
        PartKind.DEPLOYMENT_PROOF,
        PartKind.USAGE_STATEMENT,
        PartKind.APPLICATION_FORM,
        PartKind.COMMITMENT_LETTER,
        PartKind.NO_OTHER_FUNDING_LETTER,
        PartKind.SCENARIO_LETTER,
        PartKind.NON_AFFILIATION_PROOF,
        PartKind.FINANCIAL_STATEMENT,
    ],
)
def test_another_paper_of_ones_own_is_for_a_person_to_look_at(kind: PartKind) -> None:
    paper = file("a.pdf", "same", kind)
    found = only(having(1, paper), having(2, paper))
    assert told(found) == ("file-reused", "default", "review", "certain")
    assert findings(having(1, paper), having(2, paper, applicant=company(1))) == ()


@pytest.mark.parametrize(
    "kinds", [(), (PartKind.OTHER,), (PartKind.QUALIFICATION,), (PartKind.BUSINESS_LICENCE,)]
)
def test_what_many_hand_in_by_right_is_none(kinds: tuple[PartKind, ...]) -> None:
    paper = file("a.pdf", "same", *kinds)
    assert findings(having(1, paper), having(2, paper)) == ()


def test_a_blank_form_is_none_and_a_filled_one_is() -> None:
    blank = file("申报表.docx", "same", PartKind.APPLICATION_FORM, names=False)
    assert findings(having(1, blank), having(2, blank)) == ()
    filled = replace(blank, names_applicant=True)
    assert told(only(having(1, filled), having(2, blank)))[0] == "file-reused"


def test_general_terms_of_a_vendor_are_no_contract_of_anybodys() -> None:
    terms = file("服务条款.pdf", "same", PartKind.CONTRACT, names=False)
    assert findings(having(1, terms), having(2, terms)) == ()
    signed = replace(terms, names_applicant=True)
    assert told(only(having(1, signed), having(2, terms)))[0] == "contract-reused"
    unread = replace(terms, names_applicant=None)
    assert told(only(having(1, unread), having(2, terms)))[0] == "contract-reused"


def test_an_invoice_is_somebodys_even_if_it_names_another_buyer() -> None:
    bought = replace(SCAN, names_applicant=False)
    assert told(only(having(1, bought), having(2, bought)))[0] == "invoice-reused"
