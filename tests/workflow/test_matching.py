"""What placing is told of policy and manifest."""

from voucher_cli.evidence.model import Part, PlacedBy
from voucher_cli.evidence.placing import place
from voucher_cli.evidence.wanted import Pin, Wanted
from voucher_cli.manifest.load import parse_manifest
from voucher_cli.manifest.model import Manifest
from voucher_cli.policy.library import get_policy
from voucher_cli.terms import PartKind
from voucher_cli.vocabulary import load_vocabulary
from voucher_cli.workflow.matching import (
    Matching,
    matching_of,
    told_by_contracts,
    without_manifest,
)

BEIJING = get_policy("beijing-model-2024")
TEXT = """
version: 1
claims:
- route: api
  project: {name: 智能客服}
  purchases:
  - model: 云阶大模型
    vendor: {name: 北京云阶人工智能有限公司}
    contract: {file: "all.pdf#3-7", number: YF-1}
    settlements: [{file: 结算.pdf}]
    invoices: [{file: [发票.pdf, 发票.xml]}]
- route: private
  purchases:
  - acceptance: {file: 验收.pdf}
    deployment: {file: 部署.pdf}
materials:
  api: {commitment-letter: [扫描件3.pdf], contract: [合同.pdf]}
"""


def manifest() -> Manifest:
    return parse_manifest(TEXT.encode(), "manifest.yaml").value


def matching() -> Matching:
    return matching_of(BEIJING, manifest())


def wanted(claim: str | None, material: str) -> list[Wanted]:
    return [w for w in matching().wanted if (w.claim, w.material) == (claim, material)]


def test_what_the_claims_share_is_wanted_once_and_the_rest_by_each() -> None:
    assert len(wanted(None, "application-form")) == 1
    assert not wanted("api", "application-form")
    assert [w.kinds for w in wanted("api", "contract")] == [(PartKind.CONTRACT,)]
    assert len(wanted("private", "contract")) == 1


def test_a_material_with_parts_is_wanted_by_its_parts_and_as_a_whole() -> None:
    assert [(w.part, w.kinds) for w in wanted("api", "invoice-or-payment")] == [
        (None, ()),
        ("invoice", (PartKind.INVOICE,)),
        ("payment", (PartKind.PAYMENT,)),
    ]


def test_claims_are_told_apart_by_what_the_manifest_says_of_them() -> None:
    api, private = matching().marks
    assert (api.claim, api.contract_numbers, api.vendors, api.models, api.projects) == (
        "api", ("YF-1",), ("北京云阶人工智能有限公司",), ("云阶大模型",), ("智能客服",),
    )  # fmt: skip
    assert private.models == ()
    assert private.route_marks


def test_pins_and_the_files_of_entries() -> None:
    assert matching().pins == (
        Pin("扫描件3.pdf", None, None, None, "commitment-letter", None, PlacedBy.PIN),
        Pin("合同.pdf", None, None, "api", "contract", None, PlacedBy.PIN),
        Pin("all.pdf", 3, 7, "api", "contract", None, PlacedBy.MANIFEST),
        Pin("结算.pdf", None, None, "api", "settlement", None, PlacedBy.MANIFEST),
        Pin("发票.pdf", None, None, "api", "invoice-or-payment", "invoice", PlacedBy.MANIFEST),
        Pin("发票.xml", None, None, "api", "invoice-or-payment", "invoice", PlacedBy.MANIFEST),
        Pin("验收.pdf", None, None, "private", "acceptance-report", None, PlacedBy.MANIFEST),
    )


def test_without_a_manifest_only_the_routes_own_words_are_known() -> None:
    plain = without_manifest(BEIJING, ["private"])
    assert {w.claim for w in plain.wanted} == {None, "private"}
    assert plain.pins == ()
    assert plain.marks[0].models == ()


def test_a_draft_is_believed_in_its_contracts_only() -> None:
    matched = told_by_contracts(BEIJING, manifest())
    assert matched.pins == ()
    first, second = matched.marks
    assert (first.contract_numbers, first.vendors) == (("YF-1",), ("北京云阶人工智能有限公司",))
    assert (first.models, first.projects) == ((), ())
    assert (second.claim, second.vendors) == ("private", ())


def test_a_pin_to_a_material_as_a_whole_leaves_its_part_to_the_document() -> None:
    bound = parse_manifest(
        b"version: 1\nclaims: [{route: api}]\n"
        b"materials: {api: {invoice-or-payment: [a.pdf, b.pdf]}}\n",
        "manifest.yaml",
    )
    matched = matching_of(BEIJING, bound.value)
    parts = [
        Part("a.pdf", (), PartKind.PAYMENT, (), None),
        Part("b.pdf", (), PartKind.OTHER, (), None),
    ]
    placed = place(parts, matched.wanted, matched.marks, matched.pins, load_vocabulary())
    assert [(p.material, p.material_part) for p in placed] == [
        ("invoice-or-payment", "payment"),
        ("invoice-or-payment", None),
    ]
