import contextlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voucher_cli.errors import InvalidFileError, Problem
from voucher_cli.language import Language
from voucher_cli.manifest.load import load_manifest, parse_manifest, to_file_ref
from voucher_cli.manifest.model import FileRef, Manifest
from voucher_cli.strict_yaml import FieldError
from voucher_cli.terms import CostKind

WHOLE = """\
version: 1
policy: beijing-model-2024
applied_on: 2024-12-10
applicant:
  name: 北京云帆智能科技有限公司
  founded_on: 2018年5月3日
  registered_capital: 1000万
  independent_legal_person: true
  contact: {name: 李敏, phone: 013800000000}
  finances:
    2023: {revenue: 23000000}
    2024: {revenue: "31,000,000.00"}
claims:
  - route: api
    requested: 105万元
    purchases:
      - model: 云阶大模型
        vendor: {name: 北京云阶人工智能有限公司, affiliated: false}
        contract:
          file: [合同.pdf, all.pdf#3-7]
          amount: 3600000
          lines:
            - {kind: model, amount: 3200000}
        invoices: [{file: 发票.pdf, number: 24112000000012345678, amount: -100.50}]
        payments:
materials:
  api: {commitment-letter: 扫描件3.pdf, contract: ["all.pdf#3"]}
"""


def parse(text: str | bytes) -> Manifest:
    data = text.encode() if isinstance(text, str) else text
    return parse_manifest(data, "manifest.yaml").value


def problems(text: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(InvalidFileError) as caught:
        parse(text)
    return caught.value.problems


def told(text: str | bytes) -> list[tuple[int, str]]:
    return [(p.line, p.message.text(Language.EN)) for p in problems(text)]


def test_a_whole_manifest_is_read_into_types() -> None:
    manifest = parse(WHOLE)
    assert manifest.applied_on == date(2024, 12, 10)
    assert manifest.applicant.founded_on == date(2018, 5, 3)
    assert manifest.applicant.registered_capital == Decimal(10_000_000)
    assert manifest.applicant.contact.phone == "013800000000"
    assert manifest.applicant.finances[2024].revenue == Decimal("31000000.00")
    (claim,) = manifest.claims
    assert (claim.id, claim.requested) == ("api", Decimal(1_050_000))
    (purchase,) = claim.purchases
    assert purchase.vendor.affiliated is False
    assert purchase.contract is not None
    assert purchase.contract.file == (FileRef("合同.pdf"), FileRef("all.pdf", 3, 7))
    assert purchase.contract.lines[0].kind is CostKind.MODEL
    (invoice,) = purchase.invoices
    assert invoice.file == (FileRef("发票.pdf"),)
    assert invoice.number == "24112000000012345678"
    assert invoice.amount == Decimal("-100.50")
    assert purchase.payments == ()
    assert manifest.materials["api"] == {
        "commitment-letter": (FileRef("扫描件3.pdf"),),
        "contract": (FileRef("all.pdf", 3, 3),),
    }


def test_every_entry_has_its_line() -> None:
    bound = parse_manifest(WHOLE.encode(), "manifest.yaml")
    purchase = ("claims", 0, "purchases", 0)
    assert bound.where(("applied_on",)) == "manifest.yaml:3"
    assert bound.where((*purchase, "contract", "amount")) == "manifest.yaml:21"
    assert bound.where((*purchase, "contract", "lines", 0, "amount")) == "manifest.yaml:23"
    assert bound.where((*purchase, "contract", "file", 1)) == "manifest.yaml:20"
    assert bound.where((*purchase, "invoices", 0, "number")) == "manifest.yaml:24"
    assert bound.where((*purchase, "contract", "signed_on")) == "manifest.yaml:19"
    assert bound.where(("claims", 0)) == "manifest.yaml:14"


def test_only_the_version_must_be_there() -> None:
    assert parse("version: 1").claims == ()
    assert told("policy: x") == [(1, "the key 'version' is required")]


def test_figures_that_are_never_negative_are_refused_where_they_stand() -> None:
    text = """\
version: 1
applicant:
  registered_capital: -1
  employees: -2
  valuation: -3
  other_support: [{amount: -4}]
prior_awards:
  - {amount: -5万}
claims:
  - route: api
    requested: -6
    purchases:
      - contract: {amount: -7}
"""
    assert told(text) == [
        (3, "'registered_capital' cannot be below zero: it is -1"),
        (4, "'employees' cannot be below zero: it is -2"),
        (5, "'valuation' cannot be below zero: it is -3"),
        (6, "'amount' cannot be below zero: it is -4"),
        (8, "'amount' cannot be below zero: it is -50000"),
        (11, "'requested' cannot be below zero: it is -6"),
        (13, "'amount' cannot be below zero: it is -7"),
    ]


def test_what_is_taken_back_is_negative() -> None:
    text = """\
version: 1
applicant: {finances: {2024: {net_profit: -1}}}
prior_awards: [{amount: 0}]
claims:
  - route: api
    purchases:
      - contract: {amount: 9, lines: [{kind: model, amount: 10}, {kind: other, amount: -1}]}
        settlements: [{amount: -1}]
        invoices: [{amount: -1, net: -1}]
        payments: [{amount: -1}]
"""
    (claim,) = parse(text).claims
    assert claim.purchases[0].payments[0].amount == Decimal(-1)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "manifest.yaml"
    path.write_bytes(WHOLE.encode(encoding))
    bound = load_manifest(path, "manifest.yaml")
    assert bound.value.applicant.name == "北京云帆智能科技有限公司"
    assert bound.where(("policy",)) == "manifest.yaml:2"
    assert load_manifest(path).file == str(path)


def test_windows_line_ends_count_as_one() -> None:
    bound = parse_manifest(WHOLE.replace("\n", "\r\n").encode(), "m")
    assert bound.where(("claims", 0)) == "m:14"


def test_every_problem_is_told_in_one_run() -> None:
    text = """\
version: 2
polcy: beijing-model-2024
applied_on: 2024-02-30
applicant:
  employees: 很多
  legal_representative: [王建国]
  entity_type: compny
claims:
  - route: api
    id: a
    requested: 一百
    purchases:
      - modle: 云阶
        contract: {file: ../合同.pdf, amount: 1, amount: 2}
        invoices: {amount: 1}
  - id: a
    route: api
    contract: {amount: 5}
materials:
  api: {contract: x.pdf}
"""
    assert told(text) == [
        (1, "unknown value '2': known are 1"),
        (2, "unknown key 'polcy': did you mean 'policy'?"),
        (3, "'2024-02-30' is no day of the calendar: write 2024-09-05"),
        (5, "'很多' is not a whole number"),
        (6, "expected a single value"),
        (7, "unknown value 'compny': known are enterprise, school, hospital, other"),
        (11, "'一百' is no amount: write 3200000, 3,200,000.00 or 320万"),
        (13, "unknown key 'modle': did you mean 'model'?"),
        (
            14,
            "'../合同.pdf' leads out of the package: write a path relative to it, "
            "without '..', a drive or a leading '/'",
        ),
        (14, "key 'amount' stands twice (first in line 14)"),
        (15, "expected a list (each entry begins with '-')"),
        (18, "unknown key 'contract': it belongs under purchases"),
    ]


def test_problems_of_content_are_told_with_their_lines() -> None:
    text = """\
version: 1
claims:
  - {route: api, id: a}
  - route: private
    id: a
materials:
  api: {contract: x.pdf}
"""
    assert told(text) == [
        (5, "the claim id 'a' stands twice (first in line 3)"),
        (7, "there is no claim with the id 'api': known are a, a"),
    ]


def test_problems_are_told_in_chinese_too() -> None:
    (problem,) = problems("version: 3")
    assert problem.text(Language.ZH) == "manifest.yaml:1:10: 不认识的值 3：可用的有 1"


@pytest.mark.parametrize(
    ("claims", "ids"),
    [
        (["route: api", "route: api", "route: private"], ["api", "api-2", "private"]),
        (["route: api, id: api-2", "route: api", "route: api"], ["api-2", "api", "api-3"]),
        (["route: api", "route: private, id: api"], ["api-2", "api"]),
        (["route: api, id: 甲", "route: api, id: "], ["甲", "api"]),
    ],
)
def test_claims_without_an_id_get_one_of_their_own(claims: list[str], ids: list[str]) -> None:
    text = "version: 1\nclaims:\n" + "".join(f"  - {{{claim}}}\n" for claim in claims)
    assert [claim.id for claim in parse(text).claims] == ids


def test_a_route_is_left_to_the_policy() -> None:
    assert parse("version: 1\nclaims: [{route: 不存在}]").claims[0].route == "不存在"
    assert told("version: 1\nclaims: [{id: a}]") == [(2, "the key 'route' is required")]


# --- file references -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("合同.pdf", FileRef("合同.pdf")),
        ("all.pdf#3-7", FileRef("all.pdf", 3, 7)),
        ("all.pdf#3", FileRef("all.pdf", 3, 3)),
        ("合同#2.pdf", FileRef("合同#2.pdf")),
        ("合同#a", FileRef("合同#a")),
        ("./a//b/合同.pdf", FileRef("a/b/合同.pdf")),
        ("a\\b\\合同.pdf", FileRef("a/b/合同.pdf")),
        (" 合同.pdf ", FileRef("合同.pdf")),
        ("e\u0301.pdf", FileRef("é.pdf")),
        ("a..b/合同...pdf", FileRef("a..b/合同...pdf")),
    ],
)
def test_references_to_files_and_pages(text: str, reference: FileRef) -> None:
    assert to_file_ref(text) == reference


@pytest.mark.parametrize(
    "text",
    [
        "../a.pdf",
        "a/../../b.pdf",
        "a\\..\\b.pdf",
        "/etc/passwd",
        "\\\\server\\a.pdf",
        "C:\\a.pdf",
        "c:a.pdf",
        "",
        ".",
        "#3",
        "a.pdf#0",
        "a.pdf#7-3",
    ],
)
def test_references_that_lead_out_or_name_no_page_are_refused(text: str) -> None:
    with pytest.raises(FieldError):
        to_file_ref(text)


@given(st.text(max_size=30))
def test_no_reference_ever_leads_out(text: str) -> None:
    try:
        reference = to_file_ref(text)
    except FieldError:
        return
    assert not reference.path.startswith("/")
    assert ".." not in reference.path.split("/")
    assert to_file_ref(str(reference)) == reference


# --- hostile files -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbf",
        b"# nothing but a comment\n",
        b"\0" * 100,
        b"\x89PNG\r\n\x1a\n\x00\x01",
        b"just text",
        b"- a list",
        b"version: 1\n  bad: indent",
        b"version: 1\npolicy: 'open",
        b"version: 1\n--- \nversion: 1",
        b"version: 1\nclaims: " + b"[" * 100_000,
        b"{" * 100_000,
        b"version: 1\n" + b"\n".join(b" " * n + b"a:" for n in range(60)),
        b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nversion: 1",
        b"version: 1\npolicy: !!python/object/apply:os.system ['true']",
        b"version: 1\n? [a, b]\n: c",
        b"version: 1\napplicant: {<<: {name: x}}",
        b"%YAML 9.9\n---\nversion: 1",
        b"version: " + b"9" * 10_000,
        b"version: 1\nname: \xff\xfe",
        b"x" * (5 * 1024 * 1024),
    ],
)
def test_hostile_files_are_told_with_a_line(data: bytes) -> None:
    for problem in problems(data):
        assert problem.line >= 1
        assert len(problem.text(Language.EN)) < 600


@settings(max_examples=150)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    with contextlib.suppress(InvalidFileError):
        parse_manifest(b"version: 1\n" + data, "m")


def test_an_alias_is_refused_where_it_stands() -> None:
    text = "version: 1\nclaims:\n  - &a {route: api}\n  - *a\n"
    assert [line for line, _ in told(text)] == [4]
