"""seal-unverifiable and seal-missing before pictures are read."""

import pytest

from voucher_cli.checks.seals_pending import documents_are_sealed as check
from voucher_cli.evidence.model import FileType
from voucher_cli.findings import Finding, Level

from .papers import CONTRACT, LETTER, Paper, case, changed, papers, run
from .stated_packages import APPLICANT, BEIJING, TONGZHOU, VENDOR, package, purchase

WORD = FileType.DOCX
SEALED = {
    (BEIJING, "api"): 6,
    (BEIJING, "private"): 6,
    (TONGZHOU, "compute"): 2,
    (TONGZHOU, "api"): 3,
    (TONGZHOU, "private"): 4,
}


def names(findings: list[Finding]) -> list[str]:
    return [finding.name for finding in findings]


@pytest.mark.parametrize(("policy", "route"), SEALED)
def test_each_document_that_must_be_sealed_is_for_a_person(policy: str, route: str) -> None:
    found = run(check, (policy, papers(policy, route)))
    assert names(found) == ["seal-unverifiable"] * SEALED[policy, route]
    assert {f.level for f in found} == {Level.REVIEW}
    contract = next(f for f in found if f.subject.material == "contract")
    assert APPLICANT in contract.expected.zh  # type: ignore[union-attr]
    assert VENDOR in contract.expected.zh  # type: ignore[union-attr]


def of(material: str, findings: list[Finding]) -> list[tuple[str, str | None]]:
    return [(f.name, f.subject.file) for f in findings if f.subject.material == material]


def test_a_word_file_alone_is_a_draft() -> None:
    made = changed(papers(TONGZHOU, "compute"), "commitment-letter", path="承诺书.docx", type=WORD)
    found = run(check, (TONGZHOU, made))
    assert of("commitment-letter", found) == [("seal-missing", "承诺书.docx")]
    assert next(f for f in found if f.name == "seal-missing").level is Level.ERROR


def test_a_draft_and_its_scan_are_one_document() -> None:
    draft = Paper("承诺书.docx", "commitment-letter", (LETTER,), type=WORD)
    found = run(check, (BEIJING, [draft, *papers(BEIJING, "api")]))
    assert of("commitment-letter", found) == [("seal-unverifiable", "commitment-letter.pdf")]


def test_scans_in_a_word_file_are_no_draft() -> None:
    made = changed(papers(BEIJING, "api"), "commitment-letter", type=WORD, pages=(None,))
    assert "seal-missing" not in names(run(check, (BEIJING, made)))


def test_a_seal_that_was_seen_needs_no_look() -> None:
    made = changed(papers(BEIJING, "api"), "commitment-letter", facts=(("seal", APPLICANT),))
    assert of("commitment-letter", run(check, (BEIJING, made))) == []


def test_an_electronic_signature_is_told() -> None:
    made = changed(papers(BEIJING, "api"), "contract", file={"has_signature_field": True})
    found = run(check, (BEIJING, made))
    assert {f.variant for f in found if f.subject.material == "contract"} == {"electronic"}


def two(second: Paper, *more: Paper) -> list[Finding]:
    data = package(BEIJING, "api")
    data["claims"][0]["purchases"].append(purchase(BEIJING, "api", number="2"))
    data["claims"][0]["purchases"][1]["contract"]["file"] = second.path
    return run(check, case(data, [*papers(BEIJING, "api"), second, *more]))


SECOND = CONTRACT.format(object="星河大模型").replace("2套", "9套") + "\n乙方：北京星河公司"
DRAFT = Paper("合同2.docx", "contract", (SECOND,), "api", type=WORD, facts=(("number", "X2"),))


def test_of_two_contracts_the_one_in_word_is_a_draft() -> None:
    assert of("contract", two(DRAFT)) == [
        ("seal-unverifiable", "合同-api-1.pdf"),
        ("seal-missing", "合同2.docx"),
    ]


@pytest.mark.parametrize("text", [SECOND, None])
def test_unless_its_scan_is_there_too(text: str | None) -> None:
    scan = Paper("扫描件.pdf", "contract", (text,), "api")
    assert "seal-missing" not in names(two(DRAFT, scan))


def test_statements_are_sealed_each_by_itself() -> None:
    made = papers(TONGZHOU, "api")
    more = Paper("说明二.docx", "usage-statement", ("完全不同的另一份说明文件",), "api", type=WORD)
    assert of("usage-statement", run(check, (TONGZHOU, [*made, more]))) == [
        ("seal-unverifiable", "usage-statement-api-1.pdf"),
        ("seal-missing", "说明二.docx"),
    ]
