"""seal-party-mismatch, seal-kind and cross-page-seal-missing."""

from __future__ import annotations

import pytest

from voucher_cli.checks.seals_across import contracts_are_sealed_across
from voucher_cli.checks.seals_right import seals_are_of_the_kind, seals_are_the_parties
from voucher_cli.evidence.model import Edge, Look, Seal
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.language import Bilingual

from .papers import Paper, case, papers, run
from .sealed_papers import (
    BODY,
    BOTH,
    LOW,
    RIGHT,
    contract,
    grey,
    letter,
    scan,
    seal,
    signature,
    signed,
    slice_at,
    with_,
)
from .stated_packages import APPLICANT, BEIJING, TONGZHOU, VENDOR, package

STRANGER = "上海听澜数据服务有限公司"


# --- whose ----------------------------------------------------------------------------------------


def wrong_owner(*made: Paper, of: str = "contract") -> list[Finding]:
    return run(seals_are_the_parties, with_(*made, of=of))


def test_anothers_seal_in_the_place_of_a_partys() -> None:
    (found,) = wrong_owner(contract(scan(seal(APPLICANT), seal(STRANGER, RIGHT))))
    assert (found.name, found.level) == ("seal-party-mismatch", Level.WARNING)
    assert found.certainty is Certainty.LIKELY
    assert found.actual == STRANGER
    assert found.expected == Bilingual(VENDOR, VENDOR)
    assert (found.subject.page, found.subject.box) == (1, RIGHT)
    assert found.source is not None


def test_the_vendors_seal_on_the_applicants_letter() -> None:
    (found,) = wrong_owner(letter(scan(seal(VENDOR))), of="commitment-letter")
    assert (found.actual, found.expected) == (VENDOR, Bilingual(APPLICANT, APPLICANT))


@pytest.mark.parametrize(
    "seals",
    [
        BOTH,
        (*BOTH, seal(STRANGER, LOW)),  # somebody else besides
        (
            seal(APPLICANT),
            seal(box=RIGHT),
            seal(STRANGER, LOW),
        ),  # what cannot be read is the other's
        (seal(APPLICANT), seal("北京砚地人工智能有限公司", RIGHT)),  # a slip of reading
        (seal(APPLICANT), seal("有限公司", RIGHT)),  # a piece of a name
        (seal(APPLICANT), seal("国家税务总局北京市税务局", RIGHT)),
    ],
)
def test_no_other_seal_is_anothers(seals: tuple[Seal, ...]) -> None:
    assert wrong_owner(contract(scan(*seals))) == []


def test_a_further_party_of_the_contract_may_seal_it() -> None:
    paper = contract(scan(seal(APPLICANT), seal(STRANGER, RIGHT)), text=f"{BODY}\n丙方：{STRANGER}")
    assert wrong_owner(paper) == []


def test_where_a_partys_name_is_unknown_any_seal_may_be_its() -> None:
    made = with_(contract(scan(seal(APPLICANT), seal(STRANGER, RIGHT))))[1]
    data = package(BEIJING, "api")
    del data["claims"][0]["purchases"][0]["vendor"]["name"]
    assert run(seals_are_the_parties, case(data, made)) == []


# --- what kind ------------------------------------------------------------------------------------


def wrong_kind(*made: Paper, of: str = "commitment-letter") -> list[Finding]:
    return run(seals_are_of_the_kind, with_(*made, of=of))


@pytest.mark.parametrize("legend", ["合同专用章", "财务专用章", "发票专用章", "合同专用"])
def test_a_seal_for_something_else_is_no_company_seal(legend: str) -> None:
    (found,) = wrong_kind(letter(scan(seal(APPLICANT, legend=legend))))
    assert (found.name, found.level, found.actual) == ("seal-kind", Level.WARNING, legend)
    assert found.expected == Bilingual("公章", "the company seal")


@pytest.mark.parametrize(
    "seals",
    [
        (seal(APPLICANT),),
        (seal(APPLICANT, legend="电子公章"),),
        (seal(APPLICANT, legend="合同专用章"), seal(APPLICANT, LOW)),  # and the right one
        (seal(APPLICANT), seal(VENDOR, LOW, "合同专用章")),  # somebody else's
    ],
)
def test_the_company_seal_is_right(seals: tuple[Seal, ...]) -> None:
    assert wrong_kind(letter(scan(*seals))) == []


def test_a_contract_takes_the_seal_for_contracts_and_not_that_of_finance() -> None:
    kinds = [
        ("合同专用章", []),
        ("全同专用章", []),
        ("财务专用章", ["财务专用章"]),
        ("发票专用章", ["发票专用章"]),
    ]
    for legend, said in kinds:
        paper = contract(scan(seal(APPLICANT), seal(VENDOR, RIGHT, legend)))
        assert [f.actual for f in wrong_kind(paper, of="contract")] == said


def test_a_seal_that_may_be_eithers_is_told_once() -> None:
    paper = contract(scan(seal(legend="财务专用章"), seal(box=RIGHT, legend="财务专用章")))
    assert len(wrong_kind(paper, of="contract")) == 1


def test_where_the_clause_does_not_say_company_seal_any_kind_does() -> None:
    made = [p for p in papers(TONGZHOU, "compute") if p.material != "commitment-letter"]
    made.append(letter(scan(seal(APPLICANT, legend="合同专用章"))))
    assert run(seals_are_of_the_kind, (TONGZHOU, made)) == []


# --- across the pages -----------------------------------------------------------------------------


def across(*made: Paper) -> list[Finding]:
    return run(contracts_are_sealed_across, with_(*made))


def test_several_pages_and_no_seal_across_them() -> None:
    (found,) = across(contract(scan(), scan(), scan(*BOTH)))
    assert (found.name, found.level) == ("cross-page-seal-missing", Level.INFO)
    assert found.values["pages"] == "3"


@pytest.mark.parametrize("edge", Edge)
def test_a_slice_on_one_page_is_enough(edge: Edge) -> None:
    assert across(contract(scan(), scan(slice_at(edge)), scan(*BOTH))) == []


def test_seals_that_recur_at_the_edge_run_across() -> None:
    at_the_edge = seal(box=(520.0, 300.0, 590.0, 410.0))
    assert across(contract(scan(at_the_edge), scan(at_the_edge), scan(*BOTH))) == []
    assert len(across(contract(scan(at_the_edge), scan(), scan(*BOTH)))) == 1


@pytest.mark.parametrize(
    "looks",
    [
        (scan(*BOTH),),  # one page
        (scan(), scan()),  # unsealed: seal-missing
        (grey(), scan(*BOTH)),  # a slice may be on the grey page
        (None, scan(*BOTH)),
    ],
)
def test_nothing_is_said_of_other_contracts(looks: tuple[Look | None, ...]) -> None:
    assert across(contract(*looks)) == []


def test_an_electronic_signature_covers_all_pages() -> None:
    paper = contract(scan(), scan(*BOTH))
    held = signed(paper, signature(VENDOR))
    assert across(held) == []
    signed_too = contract(scan(), scan(*BOTH), file={"signatures": (signature(VENDOR),)})
    assert across(signed_too) == []


def test_letters_need_none() -> None:
    found = run(
        contracts_are_sealed_across, with_(letter(scan(), scan(seal())), of="commitment-letter")
    )
    assert found == []
