"""signature-missing and signature-invalid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from voucher_cli.checks.signatures import electronic_signatures_hold, letters_are_signed
from voucher_cli.evidence.model import FileType, Inked, Integrity, Sought, Source
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.language import Bilingual

from .papers import LETTER, Paper, papers, run
from .sealed_papers import LOW, contract, grey, letter, scan, seal, signature, signed, stamp, with_
from .stated_packages import APPLICANT, BEIJING, TONGZHOU, VENDOR

DOUBT = Bilingual("算法未知", "unknown algorithm")


def unsigned(*made: Paper) -> list[Finding]:
    found = run(letters_are_signed, with_(*made, of="commitment-letter"))
    return [f for f in found if f.subject.material == "commitment-letter"]


# --- by hand --------------------------------------------------------------------------------------


def test_an_empty_place_for_the_signature() -> None:
    (found,) = unsigned(letter(scan(seal(), inked=Inked.NO)))
    assert (found.name, found.level) == ("signature-missing", Level.REVIEW)
    assert (found.subject.page, found.subject.box) == (1, LOW)
    assert found.certainty is Certainty.LIKELY
    assert found.source is not None


@pytest.mark.parametrize("inked", [Inked.YES, Inked.UNSURE])
def test_something_is_written_there(inked: Inked) -> None:
    assert unsigned(letter(scan(seal(), inked=inked))) == []


def test_one_copy_that_is_signed_is_enough() -> None:
    empty = letter(scan(inked=Inked.NO), path="承诺书1.pdf")
    assert unsigned(empty, letter(scan(inked=Inked.YES), path="承诺书2.pdf")) == []


def test_a_name_stamp_is_no_signature() -> None:
    (found,) = unsigned(letter(scan(seal(), stamp("王建国"), inked=Inked.NO)))
    assert found.variant == "stamp"


UNLABELLED = (
    "承诺书\n本单位承诺材料真实有效，由法定代表人签字并盖章。\n单位（公章）：\n2024年12月10日"
)


def test_a_letter_that_was_read_and_has_no_place_for_it() -> None:
    (found,) = unsigned(letter(scan(seal()), pages=(UNLABELLED,)))
    assert (found.variant, found.certainty) == ("no-place", Certainty.LIKELY)
    (found,) = unsigned(Paper("承诺书.pdf", "commitment-letter", (UNLABELLED,)))
    assert (found.variant, found.certainty) == ("no-place", Certainty.CERTAIN)


def test_nobody_can_have_written_on_a_page_of_text_alone() -> None:
    (found,) = unsigned(Paper("承诺书.pdf", "commitment-letter", (LETTER,)))
    assert (found.variant, found.certainty) == ("default", Certainty.CERTAIN)
    assert found.subject.box == (50.0, 90.0, 150.0, 102.0)


def test_where_only_the_label_was_found_somebody_may_have() -> None:
    assert unsigned(letter(scan(seal()))) == []


def test_where_looking_failed_a_person_must_look() -> None:
    look = scan(seal(), failed=(Sought.SIGNING_PLACES,))
    (found,) = unsigned(letter(look))
    assert (found.level, found.certainty) == (Level.REVIEW, Certainty.LIKELY)


def test_ink_shows_without_colour_too() -> None:
    look = replace(grey(), signing_places=scan(inked=Inked.NO).signing_places)
    assert len(unsigned(letter(look))) == 1


@pytest.mark.parametrize(
    "paper",
    [
        letter(scan(seal()), pages=(None,)),  # text-unreadable
        letter(None),  # nobody looked: seal-unverifiable
        Paper("承诺书.docx", "commitment-letter", (LETTER,), type=FileType.DOCX),  # a draft
    ],
)
def test_what_could_not_be_read_is_told_elsewhere(paper: Paper) -> None:
    assert unsigned(paper) == []


def test_only_what_the_clause_wants_signed() -> None:
    for policy, routes, due in ((BEIJING, "api", 4), (TONGZHOU, "compute", 1)):
        found = run(letters_are_signed, (policy, papers(policy, routes)))
        assert len(found) == due
        assert "contract" not in {f.subject.material for f in found}


@pytest.mark.parametrize("who", [signature(APPLICANT), signature("", signer="CN=沈知行 110…")])
def test_an_electronic_signature_will_do(who: object) -> None:
    assert unsigned(signed(letter(scan()), who)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "who",
    [signature(VENDOR), signature(APPLICANT, Integrity.CHANGED), signature("", signer="李四")],
)
def test_unless_it_is_anothers_or_void(who: object) -> None:
    assert len(unsigned(signed(letter(scan()), who))) == 1  # type: ignore[arg-type]


# --- electronic -----------------------------------------------------------------------------------


def invalid(*made: Paper, of: str = "contract") -> list[Finding]:
    return run(electronic_signatures_hold, with_(*made, of=of))


def test_a_change_after_signing_is_an_error() -> None:
    (found,) = invalid(signed(contract(scan()), signature(VENDOR, Integrity.CHANGED)))
    assert (found.name, found.level, found.variant) == ("signature-invalid", Level.ERROR, "changed")
    assert found.certainty is Certainty.CERTAIN
    assert found.actual == VENDOR
    assert (found.subject.material, found.subject.page) == ("contract", 1)
    assert found.source is not None


@pytest.mark.parametrize("integrity", [Integrity.INTACT, Integrity.UNKNOWN])
def test_what_is_doubtful_is_for_a_person(integrity: Integrity) -> None:
    doubtful = signature(VENDOR, integrity, doubts=(DOUBT,))
    (found,) = invalid(signed(contract(scan()), doubtful))
    assert (found.level, found.variant) == (Level.REVIEW, "unknown")
    assert found.values["detail"] == DOUBT


def test_an_intact_one_without_doubts_is_fine() -> None:
    assert invalid(signed(contract(scan()), signature(VENDOR))) == []


def test_doubts_matter_only_where_a_seal_or_name_is_due() -> None:
    doubtful = signature("国家税务总局", Integrity.UNKNOWN, doubts=(DOUBT,))
    paper = Paper("发票.pdf", "invoice-or-payment", ("发票",), "api", part="invoice")
    assert invalid(signed(paper, doubtful), of="invoice-or-payment") == []
    changed = replace(doubtful, integrity=Integrity.CHANGED)
    assert [f.level for f in invalid(signed(paper, changed), of="invoice-or-payment")] == [
        Level.ERROR
    ]


def test_a_changed_file_that_nothing_asks_for_is_for_a_person() -> None:
    paper = Paper("附件.pdf", None, ("附件",), read_by=Source.PDF_TEXT)
    found = invalid(signed(paper, signature(VENDOR, Integrity.CHANGED)), of="none")
    assert [f.level for f in found] == [Level.REVIEW]


def test_signatures_that_are_alike_are_told_once() -> None:
    many = [signature(VENDOR, doubts=(DOUBT,), page=n) for n in (1, 2, 3)]
    other = signature(APPLICANT, doubts=(DOUBT,))
    assert len(invalid(signed(contract(scan()), *many, other))) == 2
