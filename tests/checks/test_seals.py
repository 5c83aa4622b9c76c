"""seal-missing and seal-unverifiable."""

from __future__ import annotations

import pytest

from voucher_cli.checks.seals import documents_are_sealed as check
from voucher_cli.evidence.model import (
    Box,
    FileState,
    FileType,
    Integrity,
    Look,
    Seal,
    Sought,
    Source,
)
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.language import Bilingual, Language

from .papers import CONTRACT, LETTER, Paper, case, changed, papers, run
from .sealed_papers import (
    BODY,
    BOTH,
    LEFT,
    LOW,
    RIGHT,
    SIGNING,
    contract,
    grey,
    letter,
    scan,
    seal,
    signature,
    signed,
    slice_at,
    stamp,
    with_,
)
from .stated_packages import APPLICANT, BEIJING, TONGZHOU, VENDOR, package, purchase

WORD = FileType.DOCX
STRANGER = "上海听澜数据服务有限公司"
SEALED = {
    (BEIJING, "api"): 6,
    (BEIJING, "private"): 6,
    (TONGZHOU, "compute"): 2,
    (TONGZHOU, "api"): 3,
    (TONGZHOU, "private"): 4,
}


def names(findings: list[Finding]) -> list[str]:
    return [finding.name for finding in findings]


def of(material: str, findings: list[Finding]) -> list[tuple[str, str | None]]:
    return [(f.name, f.subject.file) for f in findings if f.subject.material == material]


def on(*made: Paper, of: str = "contract") -> list[Finding]:
    """What is said of the papers at one material."""
    return [f for f in run(check, with_(*made, of=of)) if f.subject.material == of]


def told(*made: Paper, of: str = "contract") -> list[str]:
    return names(on(*made, of=of))


def whom(finding: Finding) -> str:
    assert isinstance(finding.expected, Bilingual)
    return finding.expected.text(Language.ZH)


# --- every document that a clause names ----------------------------------------------------------


@pytest.mark.parametrize(("policy", "route"), SEALED)
def test_text_without_seals_lacks_them(policy: str, route: str) -> None:
    found = run(check, (policy, papers(policy, route)))
    assert names(found) == ["seal-missing"] * SEALED[policy, route]
    assert {f.level for f in found} == {Level.ERROR}
    assert {f.certainty for f in found} == {Certainty.CERTAIN}
    of_contract = next(f for f in found if f.subject.material == "contract")
    assert APPLICANT in whom(of_contract)
    assert VENDOR in whom(of_contract)


@pytest.mark.parametrize(("policy", "route"), SEALED)
def test_papers_that_nobody_looked_at_are_for_a_person(policy: str, route: str) -> None:
    made = [
        Paper(p.path, p.material, p.pages, p.claim, p.part, p.type, looks=(None,) * len(p.pages))
        for p in papers(policy, route)
    ]
    found = run(check, (policy, made))
    assert names(found) == ["seal-unverifiable"] * SEALED[policy, route]
    assert {f.level for f in found} == {Level.REVIEW}


def test_where_looking_failed_seals_are_for_a_person() -> None:
    assert told(contract(scan(failed=(Sought.CODES,)))) == ["seal-missing"]
    assert told(contract(scan(failed=(Sought.SEALS,)))) == ["seal-unverifiable"]


# --- a contract: both parties ---------------------------------------------------------------------


def test_both_seals_of_a_contract() -> None:
    assert on(contract(scan(), scan(*BOTH))) == []


@pytest.mark.parametrize(("there", "missing"), [(APPLICANT, VENDOR), (VENDOR, APPLICANT)])
def test_the_party_that_did_not_seal_is_named(there: str, missing: str) -> None:
    (found,) = on(contract(scan(), scan(seal(there))))
    assert (found.name, found.level, found.certainty) == (
        "seal-missing",
        Level.ERROR,
        Certainty.LIKELY,
    )
    assert whom(found) == missing
    assert (found.subject.page, found.subject.file) == (2, "合同-api-1.pdf")
    assert found.subject.box is not None
    assert found.source is not None


def test_neither_of_two_seals_can_be_read() -> None:
    assert on(contract(scan(), scan(seal(), seal(box=RIGHT)))) == []


def test_one_is_read_and_the_other_not() -> None:
    assert on(contract(scan(seal(VENDOR), seal(box=RIGHT)))) == []


def test_the_same_party_twice_is_one_party() -> None:
    assert told(contract(scan(seal(VENDOR)), scan(seal(VENDOR)))) == ["seal-missing"]


@pytest.mark.parametrize(("box", "missing"), [(LEFT, VENDOR), (RIGHT, APPLICANT)])
def test_a_single_seal_is_told_by_its_place(box: Box, missing: str) -> None:
    paper = contract(
        scan(Seal(box, seal().shape)), facts=(("party_a", APPLICANT), ("party_b", VENDOR))
    )
    (found,) = on(paper)
    assert whom(found) == missing


def test_a_single_seal_at_no_plain_place_is_one_of_the_parties() -> None:
    (found,) = on(contract(scan(seal(box=(180.0, 190.0, 290.0, 300.0)))))
    assert (found.variant, whom(found)) == ("one-of", f"{APPLICANT}或{VENDOR}")


def test_no_seal_at_all() -> None:
    (found,) = on(contract(scan(), scan()))
    assert (found.name, whom(found)) == ("seal-missing", f"{APPLICANT}、{VENDOR}")


@pytest.mark.parametrize(
    "owner",
    ["北京砚池人工智有限公司", "砚池人工智能有限公司1101080123456", "能有限公司北京砚池人工智"],
)
def test_slips_and_gaps_of_reading_do_not_matter(owner: str) -> None:
    assert on(contract(scan(seal(APPLICANT), seal(owner, RIGHT)))) == []


@pytest.mark.parametrize(
    "other",
    [
        stamp("王建国印"),
        seal("国家税务总局北京市海淀区税务局"),
        seal("中国工商银行北京分行", legend="业务专用章"),
        seal("北京市海淀区市场监督管理局", legend="登记专用章"),
    ],
)
def test_name_stamps_and_those_of_offices_are_nobodys_seal(other: Seal) -> None:
    assert told(contract(scan(seal(VENDOR), other))) == ["seal-missing"]


def test_slices_over_the_edge_are_no_seal_more() -> None:
    slices = [scan(slice_at()) for _ in range(3)]
    assert told(contract(*slices, scan(slice_at(), seal(VENDOR)))) == ["seal-missing"]


def test_a_strange_seal_may_be_misread() -> None:
    """seal-party-mismatch tells of it."""
    assert on(contract(scan(seal(APPLICANT), seal(STRANGER, RIGHT)))) == []


def test_a_seal_elsewhere_in_the_contract_does_not_stand_for_one_at_its_end() -> None:
    assert told(contract(scan(seal()), scan(seal()))) == ["seal-missing"]


def test_a_seal_may_stand_on_the_page_behind_its_label() -> None:
    pages = ("正文", SIGNING, "年 月 日")
    assert on(contract(scan(), scan(seal()), scan(seal()), pages=pages)) == []


# --- copies and pieces ----------------------------------------------------------------------------


def test_a_grey_copy_proves_nothing() -> None:
    (found,) = on(contract(grey(), grey()))
    assert (found.name, found.level) == ("seal-unverifiable", Level.REVIEW)
    assert found.subject.page == 2
    assert found.subject.box is not None


def test_of_a_grey_copy_and_one_in_colour_the_latter_decides() -> None:
    copy = {"path": "合同-复印件.pdf"}
    assert told(contract(scan(), scan()), contract(grey(), grey(), **copy)) == ["seal-missing"]
    assert on(contract(scan(), scan(*BOTH)), contract(grey(), grey(), **copy)) == []


def test_grey_pages_do_not_matter_where_the_page_of_seals_is_in_colour() -> None:
    assert told(contract(grey(), grey(), scan(seal(VENDOR)))) == ["seal-missing"]
    assert on(contract(grey(), grey(), scan(*BOTH))) == []


def test_a_text_beside_a_grey_scan_is_what_was_printed() -> None:
    text = Paper("合同-api-1.pdf", "contract", (BODY,), "api")
    assert told(text, contract(grey(), path="合同扫描.pdf")) == ["seal-unverifiable"]


def test_the_page_of_seals_in_a_file_of_its_own() -> None:
    body = Paper("合同-api-1.pdf", "contract", ("第一条 交付标的",), "api")
    page = contract(scan(*BOTH), path="合同盖章页.pdf")
    assert on(body, page) == []
    grey_page = contract(grey(), path="合同盖章页.pdf")
    assert told(body, grey_page) == ["seal-unverifiable"]
    coloured = contract(scan(), path="合同-api-1.pdf", text="第一条 交付标的")
    assert told(coloured, grey_page) == ["seal-unverifiable"]


def test_the_page_of_each_party_in_a_file_of_its_own() -> None:
    pages = [contract(scan(seal()), path=f"{n}方盖章页.pdf", text=f"{n}方（盖章）") for n in "甲乙"]
    assert on(*pages) == []


def test_one_seal_on_two_copies_is_one() -> None:
    text = BODY + "".join(f"\n第{n}条 双方的权利和义务之{n}" for n in range(9))
    copies = [contract(scan(seal()), path=f"合同{n}.pdf", text=text) for n in "12"]
    assert told(*copies) == ["seal-missing"]


def test_a_sealed_supplement_does_not_seal_the_contract() -> None:
    supplement = contract(scan(*BOTH), path="补充协议.pdf", text="补充协议\n" + BODY)
    assert told(contract(scan()), supplement) == ["seal-missing"]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (FileState.ENCRYPTED, []),
        (FileState.UNREADABLE, []),
        (FileState.UNSUPPORTED, ["seal-unverifiable"]),
    ],
)
def test_of_a_file_that_cannot_be_opened_that_is_told_and_enough(
    state: FileState, said: list[str]
) -> None:
    assert told(Paper("合同-api-1.pdf", "contract", claim="api", state=state)) == said


def test_a_page_that_cannot_be_read_may_still_show_its_seals() -> None:
    paper = Paper("合同-api-1.pdf", "contract", (None,), "api", looks=(scan(*BOTH),))
    assert on(paper) == []
    bare = Paper("合同-api-1.pdf", "contract", (None,), "api", looks=(scan(),))
    assert [f.certainty for f in on(bare)] == [Certainty.LIKELY]


def test_a_text_page_without_colour_shows_all_that_is_in_it() -> None:
    look = Look(coloured=False)
    assert told(contract(look, read_by=Source.PDF_TEXT)) == ["seal-missing"]


# --- letters and statements: the applicant --------------------------------------------------------


@pytest.mark.parametrize("owner", [APPLICANT, "", STRANGER])
def test_any_companys_seal_does_for_a_single_party(owner: str) -> None:
    assert on(letter(scan(seal(owner))), of="commitment-letter") == []


def test_that_of_the_other_party_does_not() -> None:
    (found,) = on(letter(scan(seal(VENDOR))), of="commitment-letter")
    assert (found.name, whom(found)) == ("seal-missing", APPLICANT)


def test_a_letter_without_a_seal() -> None:
    (found,) = on(letter(scan()), of="commitment-letter")
    assert (found.name, found.subject.page) == ("seal-missing", 1)


def test_all_that_is_handed_in_for_a_letter_is_one_document() -> None:
    made = [letter(scan(), path="承诺书1.pdf"), letter(scan(seal()), path="承诺书2.pdf")]
    assert on(*made, of="commitment-letter") == []


# --- drafts ---------------------------------------------------------------------------------------


def test_a_word_file_alone_is_a_draft() -> None:
    made = changed(papers(TONGZHOU, "compute"), "commitment-letter", path="承诺书.docx", type=WORD)
    found = run(check, (TONGZHOU, made))
    assert of("commitment-letter", found) == [("seal-missing", "承诺书.docx")]
    assert next(f for f in found if f.subject.file == "承诺书.docx").variant == "draft"


def test_a_draft_and_its_scan_are_one_document() -> None:
    draft = Paper("承诺书.docx", "commitment-letter", (LETTER,), type=WORD)
    assert on(draft, letter(scan(seal())), of="commitment-letter") == []
    assert on(draft, letter(scan()), of="commitment-letter")[0].subject.file == (
        "commitment-letter.pdf"
    )


def test_scans_in_a_word_file_are_no_draft() -> None:
    for fields in ({"pages": (None,)}, {"read_by": Source.OCR}):
        made = changed(papers(BEIJING, "api"), "commitment-letter", type=WORD, **fields)
        assert "draft" not in {f.variant for f in run(check, (BEIJING, made))}


def two(second: Paper, *more: Paper) -> list[Finding]:
    data = package(BEIJING, "api")
    data["claims"][0]["purchases"].append(purchase(BEIJING, "api", number="2"))
    data["claims"][0]["purchases"][1]["contract"]["file"] = second.path
    first = changed(papers(BEIJING, "api"), "contract", looks=(scan(*BOTH),))
    return run(check, case(data, [*first, second, *more]))


SECOND = CONTRACT.format(object="星河大模型").replace("2套", "9套") + "\n乙方：北京星河公司"
DRAFT = Paper("合同2.docx", "contract", (SECOND,), "api", type=WORD, facts=(("number", "X2"),))


def test_of_two_contracts_the_one_in_word_is_a_draft() -> None:
    assert of("contract", two(DRAFT)) == [("seal-missing", "合同2.docx")]


@pytest.mark.parametrize("text", [SECOND, None])
def test_unless_its_scan_is_there_too(text: str | None) -> None:
    copy = Paper("扫描件.pdf", "contract", (text,), "api", looks=(scan(*BOTH),), read_by=Source.OCR)
    assert of("contract", two(DRAFT, copy)) == []


def test_a_loose_page_of_seals_belongs_to_the_contract_whose_vendor_it_names() -> None:
    second = contract(scan(), path="合同2.pdf", text="第二份合同", facts=(("number", "X2"),))
    page = contract(
        scan(*BOTH), path="盖章页.pdf", text=f"甲方：{APPLICANT}（盖章） 乙方：{VENDOR}（盖章）"
    )
    assert of("contract", two(second)) == [("seal-missing", "合同2.pdf")]
    assert of("contract", two(second, page)) == []


# --- statements -----------------------------------------------------------------------------------


def statements(*more: Paper) -> list[tuple[str, str | None]]:
    made = changed(papers(TONGZHOU, "api"), "usage-statement", looks=(scan(seal()),))
    return of("usage-statement", run(check, (TONGZHOU, [*made, *more])))


def test_statements_are_sealed_each_by_itself() -> None:
    other = Paper("说明二.pdf", "usage-statement", ("完全不同的另一份说明文件",), "api")
    assert statements(other) == [("seal-missing", "说明二.pdf")]


def test_the_text_of_a_sealed_statement_is_a_copy_of_it() -> None:
    text = papers(TONGZHOU, "api")[-2].pages
    assert papers(TONGZHOU, "api")[-2].material == "usage-statement"
    assert statements(Paper("说明.pdf", "usage-statement", text, "api")) == []


# --- electronic signatures ------------------------------------------------------------------------


def electronic(*signatures: object) -> list[str]:
    return told(signed(contract(scan()), *signatures))  # type: ignore[arg-type]


def test_an_electronic_signature_is_its_partys_seal() -> None:
    assert electronic(signature(APPLICANT), signature(VENDOR)) == []
    assert electronic(signature(APPLICANT)) == ["seal-missing"]


def test_the_name_may_stand_in_the_subject() -> None:
    assert electronic(signature("", signer=f"051@{APPLICANT}@1"), signature(VENDOR)) == []


def test_that_of_a_changed_document_is_none() -> None:
    assert electronic(signature(APPLICANT, Integrity.CHANGED), signature(VENDOR)) == [
        "seal-missing"
    ]


def test_one_that_cannot_be_verified_is_not_taken_for_missing() -> None:
    """signature-invalid asks for a look."""
    assert electronic(signature(APPLICANT, Integrity.UNKNOWN), signature(VENDOR)) == []
    assert electronic(signature("", Integrity.UNKNOWN, signer="")) == []


def test_one_of_somebody_unknown_is_for_a_person() -> None:
    assert electronic(signature("某电子签约平台"), signature(VENDOR)) == ["seal-unverifiable"]


def test_one_seal_and_one_electronic_signature() -> None:
    look = scan(seal(VENDOR, LOW))
    paper = contract(look, file={"signatures": (signature(APPLICANT),)})
    assert on(paper) == []
