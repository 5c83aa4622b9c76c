"""Completing a manifest from its files, drafting one, and telling what files are for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from voucher_cli.draft.complete import complete
from voucher_cli.draft.inference import infer_policy, infer_routes
from voucher_cli.draft.manifest import draft_manifest
from voucher_cli.evidence.model import (
    Cell,
    Evidence,
    Fact,
    Page,
    Part,
    PartKind,
    PlacedBy,
    Placement,
    Row,
    Source,
)
from voucher_cli.manifest.model import (
    Acceptance,
    Applicant,
    Claim,
    Contract,
    FileRef,
    Invoice,
    Manifest,
    Payment,
    Purchase,
    Settlement,
    Vendor,
)
from voucher_cli.policy.library import get_policy, policy_ids
from voucher_cli.policy.model import Policy

BEIJING = get_policy("beijing-model-2024")
TONGZHOU = get_policy("tongzhou-2025")
APPLICANT, VENDOR, OTHER = "云帆科技有限公司", "云阶智能有限公司", "墨池数据股份有限公司"
DAY = date(2024, 9, 5)


def part(
    kind: PartKind,
    file: str,
    text: str = "",
    *,
    first_page: int = 1,
    source: Source = Source.PDF_TEXT,
    **facts: str | int | date | Decimal,
) -> Part:
    """A document of one page; whole numbers are amounts."""
    page = Page(first_page, (Row((Cell(text),)),))
    known = tuple(
        Fact(name, Decimal(value) if isinstance(value, int) else value, str(value), source)
        for name, value in facts.items()
    )
    return Part(file, (page,), kind, known, source)


def evidence(*parts: Part, claim: str | None = "api") -> Evidence:
    return Evidence(
        (), tuple(Placement(p, claim, p.kind.value, None, PlacedBy.CONTENT) for p in parts)
    )


def contract(file: str = "c.pdf", text: str = "", **facts: str | int | date) -> Part:
    return part(PartKind.CONTRACT, file, text, **facts)


def invoice(file: str, number: str, amount: int, seller: str = VENDOR, **more: str | date) -> Part:
    return part(
        PartKind.INVOICE, file, "", number=number, amount=amount, seller=seller, buyer=APPLICANT,
        **more,
    )  # fmt: skip


# --- completing ----------------------------------------------------------------------------------


def completed(purchase: Purchase, *parts: Part) -> Purchase:
    manifest = Manifest(
        1, applicant=Applicant(name=APPLICANT), claims=(Claim("api", "api", purchases=(purchase,)),)
    )
    return complete(manifest, evidence(*parts)).claims[0].purchases[0]


def test_a_contract_takes_number_days_and_vendor_from_its_file() -> None:
    shown = contract(
        number="YF-1",
        signed_on=DAY,
        starts_on=date(2024, 9, 10),
        ends_on=date(2025, 9, 9),
        amount=500,
        party_a=APPLICANT,
        party_b=VENDOR,
    )
    filled = completed(Purchase(contract=Contract((FileRef("c.pdf"),))), shown)
    assert filled.contract == Contract(
        (FileRef("c.pdf"),), "YF-1", DAY, date(2024, 9, 10), date(2025, 9, 9), amount=None
    )
    assert filled.vendor.name == VENDOR


def test_what_is_written_is_never_overwritten() -> None:
    written = Purchase(
        vendor=Vendor(name="别家"),
        contract=Contract((FileRef("c.pdf"),), "A-1", date(2024, 1, 1)),
        invoices=(Invoice((FileRef("i.pdf"),), "1", date(2024, 1, 1), Decimal(7), seller="别家"),),
    )
    shown = [
        contract(number="YF-1", signed_on=DAY, party_b=VENDOR),
        invoice("i.pdf", "2", 9, issued_on=DAY),
    ]
    filled = completed(written, *shown)
    assert filled.vendor.name == "别家"
    assert filled.contract == written.contract
    assert filled.invoices == (replace(written.invoices[0], buyer=APPLICANT),)


def test_amounts_are_never_filled() -> None:
    entries = Purchase(
        contract=Contract((FileRef("c.pdf"),)),
        invoices=(Invoice((FileRef("i.pdf"),)),),
        payments=(Payment((FileRef("p.pdf"),)),),
        settlements=(Settlement((FileRef("s.pdf"),)),),
    )
    filled = completed(
        entries,
        contract(amount=1),
        part(PartKind.INVOICE, "i.pdf", amount=1, net=1),
        part(PartKind.PAYMENT, "p.pdf", amount=1),
        part(PartKind.SETTLEMENT, "s.pdf", amount=1),
    )
    assert filled == entries


def test_the_vendor_is_the_side_that_is_not_the_applicant() -> None:
    entry = Purchase(contract=Contract((FileRef("c.pdf"),)))
    assert completed(entry, contract(party_a=VENDOR, party_b=APPLICANT)).vendor.name == VENDOR
    assert completed(entry, contract(party_b=APPLICANT)).vendor.name is None


def test_papers_take_days_and_parties_from_their_files() -> None:
    filled = completed(
        Purchase(
            settlements=(Settlement((FileRef("s.xlsx"),)),),
            payments=(Payment((FileRef("p.pdf"),)),),
            acceptance=Acceptance((FileRef("a.pdf"),)),
        ),
        part(PartKind.SETTLEMENT, "s.xlsx", issuer=VENDOR, starts_on=DAY, ends_on=DAY),
        part(PartKind.PAYMENT, "p.pdf", paid_on=DAY, payer=APPLICANT, payee=VENDOR),
        part(PartKind.ACCEPTANCE_REPORT, "a.pdf", accepted_on=DAY),
    )
    assert filled.settlements == (Settlement((FileRef("s.xlsx"),), VENDOR, DAY, DAY),)
    assert filled.payments == (Payment((FileRef("p.pdf"),), DAY, None, APPLICANT, VENDOR),)
    assert filled.acceptance == Acceptance((FileRef("a.pdf"),), DAY)


def test_of_several_invoices_in_one_file_each_entry_takes_its_own() -> None:
    ref = (FileRef("all.pdf"),)
    first, second = DAY, date(2024, 10, 6)
    filled = completed(
        Purchase(
            invoices=(
                Invoice(ref, number="2"),
                Invoice(ref, amount=Decimal(100)),
                Invoice(ref, amount=Decimal(999)),
            )
        ),
        invoice("all.pdf", "1", 100, issued_on=first),
        invoice("all.pdf", "2", 200, issued_on=second),
    )
    assert [entry.issued_on for entry in filled.invoices] == [second, first, None]
    assert [entry.number for entry in filled.invoices] == ["2", "1", None]
    assert filled.invoices[2].seller == VENDOR  # they agree on that


def test_only_the_pages_named_are_looked_at() -> None:
    parts = [
        part(PartKind.PAYMENT, "all.pdf", first_page=2, paid_on=DAY),
        part(PartKind.PAYMENT, "all.pdf", first_page=3, paid_on=date(2024, 10, 1)),
    ]
    for page, day in ((2, DAY), (3, date(2024, 10, 1)), (4, None)):
        entry = Payment((FileRef("all.pdf", page, page),))
        assert completed(Purchase(payments=(entry,)), *parts).payments[0].paid_on == day


def test_a_document_of_another_kind_fills_nothing() -> None:
    entry = Purchase(settlements=(Settlement((FileRef("c.pdf"),)),))
    assert completed(entry, contract(starts_on=DAY, ends_on=DAY)) == entry


def test_one_entry_for_several_settlements_spans_them_all() -> None:
    refs = (FileRef("9.xlsx"), FileRef("10.xlsx"))
    september = part(
        PartKind.SETTLEMENT,
        "9.xlsx",
        amount=100,
        starts_on=date(2024, 9, 1),
        ends_on=date(2024, 9, 30),
    )
    october = part(
        PartKind.SETTLEMENT,
        "10.xlsx",
        amount=200,
        starts_on=date(2024, 10, 1),
        ends_on=date(2024, 10, 31),
    )
    whole = Purchase(settlements=(Settlement(refs, amount=Decimal(300)),))
    (entry,) = completed(whole, september, october).settlements
    assert (entry.starts_on, entry.ends_on) == (date(2024, 9, 1), date(2024, 10, 31))
    other = Purchase(settlements=(Settlement(refs, amount=Decimal(301)),))
    (entry,) = completed(other, september, october).settlements
    assert (entry.starts_on, entry.ends_on) == (None, None)


def test_the_best_source_is_believed_first() -> None:
    scan = invoice("i.pdf", "1", 5, issued_on=DAY)
    both = replace(
        scan,
        facts=(
            Fact("issued_on", date(2024, 9, 6), "", Source.OCR),
            Fact("issued_on", DAY, "", Source.XML),
        ),
    )
    filled = completed(Purchase(invoices=(Invoice((FileRef("i.pdf"),)),)), both)
    assert filled.invoices[0].issued_on == DAY


# --- drafting ------------------------------------------------------------------------------------


def drafted(*parts: Part, route: str = "api", policy: Policy = BEIJING) -> tuple[Purchase, ...]:
    manifest = draft_manifest(policy, [route], evidence(*parts, claim=route), DAY)
    return manifest.claims[0].purchases


def test_a_draft_holds_what_the_files_show() -> None:
    licence = part(PartKind.BUSINESS_LICENCE, "l.pdf", name=APPLICANT, uscc="91350100M000100Y43")
    manifest = draft_manifest(
        TONGZHOU,
        ["api"],
        evidence(
            licence,
            contract(number="YF-2024-1", signed_on=DAY, amount=500, party_b=VENDOR),
            part(
                PartKind.SETTLEMENT, "s.xlsx", issuer=VENDOR, starts_on=DAY, ends_on=DAY, amount=400
            ),
            invoice("i.pdf", "1", 300, issued_on=DAY, net=Decimal(283), seller_id="9111"),
            part(PartKind.PAYMENT, "p.pdf", paid_on=DAY, payer=APPLICANT, payee=VENDOR, amount=300),
        ),
        DAY,
    )
    assert (manifest.version, manifest.policy, manifest.applied_on) == (1, "tongzhou-2025", DAY)
    assert manifest.applicant == Applicant(name=APPLICANT, uscc="91350100M000100Y43")
    (claim,) = manifest.claims
    assert (claim.id, claim.route) == ("api", "api")
    assert claim.purchases == (
        Purchase(
            vendor=Vendor(name=VENDOR, uscc="9111"),
            contract=Contract((FileRef("c.pdf"),), "YF-2024-1", DAY, amount=Decimal(500)),
            settlements=(Settlement((FileRef("s.xlsx"),), VENDOR, DAY, DAY, Decimal(400)),),
            invoices=(
                Invoice(
                    (FileRef("i.pdf"),), "1", DAY, Decimal(300), Decimal(283), APPLICANT, VENDOR
                ),
            ),
            payments=(Payment((FileRef("p.pdf"),), DAY, Decimal(300), APPLICANT, VENDOR),),
        ),
    )


def test_no_files_make_an_empty_claim() -> None:
    manifest = draft_manifest(BEIJING, ["api", "private"], evidence(), None)
    assert [claim.purchases for claim in manifest.claims] == [(), ()]
    assert manifest.applicant == Applicant()


def test_without_a_licence_the_applicant_is_who_buys() -> None:
    shown = [invoice("1.pdf", "1", 1, buyer_id="911"), invoice("2.pdf", "2", 1)]
    odd = part(PartKind.PAYMENT, "p.pdf", payer="别人")
    manifest = draft_manifest(BEIJING, ["api"], evidence(*shown, odd), None)
    assert manifest.applicant == Applicant(name=APPLICANT, uscc="911")


def test_papers_go_to_the_contract_of_their_vendor() -> None:
    one, two = drafted(
        contract("1.pdf", number="YF-2024-1", party_a=APPLICANT, party_b=VENDOR),
        contract("2.pdf", number="MC-2024-2", party_a=APPLICANT, party_b=OTHER),
        invoice("b.pdf", "2", 20, OTHER),
        invoice("a.pdf", "1", 10, VENDOR),
        part(PartKind.PAYMENT, "c.pdf", payee=OTHER, amount=20),
        part(PartKind.SETTLEMENT, "d.pdf", issuer="云阶智能 有限公司", amount=10),
    )
    assert [len(p.invoices) for p in (one, two)] == [1, 1]
    assert (one.invoices[0].number, two.invoices[0].number) == ("1", "2")
    assert ([len(one.payments), len(two.payments)], len(one.settlements)) == ([0, 1], 1)


def test_of_two_contracts_with_one_vendor_the_number_then_the_amount_decides() -> None:
    one, two = drafted(
        contract("1.pdf", number="YF-2024-1", party_b=VENDOR, amount=100),
        contract("2.pdf", number="YF-2024-2", party_b=VENDOR, amount=200),
        part(PartKind.PAYMENT, "p.pdf", "用途：合同 YF-2024-2 服务费", payee=VENDOR, amount=50),
        invoice("i.pdf", "1", 200),
        invoice("j.pdf", "2", 100),
    )
    assert [p.amount for p in two.payments] == [50]
    assert [i.number for i in two.invoices] == ["1"]
    assert [i.number for i in one.invoices] == ["2"]


def test_a_vendor_misread_by_a_character_is_still_the_vendor() -> None:
    one, two = drafted(
        contract("1.pdf", number="YF-2024-1", party_b=VENDOR),
        contract("2.pdf", number="MC-2024-2", party_b=OTHER),
        invoice("i.pdf", "1", 20, OTHER.replace("墨", "黑")),
    )
    assert (len(one.invoices), len(two.invoices)) == (0, 1)


def test_a_vendor_without_contract_is_a_purchase_of_its_own() -> None:
    one, two, three = drafted(
        contract("1.pdf", number="YF-2024-1", party_b=VENDOR),
        contract("2.pdf", number="MC-2024-2", party_b=OTHER),
        invoice("i.pdf", "1", 20, "完全不同的第三家公司"),
    )
    assert (one.invoices, two.invoices) == ((), ())
    assert three.contract is None
    assert three.vendor.name == "完全不同的第三家公司"


def test_to_the_only_contract_everything_belongs() -> None:
    (only,) = drafted(
        contract(number="YF-2024-1", party_b=VENDOR), invoice("i.pdf", "1", 20, "写错的名称")
    )
    assert len(only.invoices) == 1


def test_copies_of_one_document_are_one_entry() -> None:
    (only,) = drafted(
        contract("c.pdf", number="YF-2024-1", amount=10, party_b=VENDOR),
        contract("c.docx", number="YF－2024－1", amount=10, party_b=VENDOR),
        invoice("i.pdf", "1", 10),
        invoice("i.xml", "1", 10),
        part(PartKind.PAYMENT, "p1.pdf", serial="S1", amount=10, payee=VENDOR),
        part(PartKind.PAYMENT, "p2.pdf", serial="S1", amount=10, payee=VENDOR),
        part(PartKind.SETTLEMENT, "s.pdf", starts_on=DAY, ends_on=DAY, amount=10, issuer=VENDOR),
        part(PartKind.SETTLEMENT, "s.xlsx", starts_on=DAY, ends_on=DAY, amount=10, issuer=VENDOR),
    )
    assert only.contract is not None
    assert [str(f) for f in only.contract.file] == ["c.pdf", "c.docx"]
    assert [len(e) for e in (only.invoices, only.payments, only.settlements)] == [1, 1, 1]
    assert [str(f) for f in only.invoices[0].file] == ["i.pdf", "i.xml"]


def test_slips_without_a_serial_are_each_a_payment() -> None:
    slip = part(PartKind.PAYMENT, "p1.pdf", paid_on=DAY, amount=10, payee=VENDOR)
    (only,) = drafted(slip, replace(slip, file="p2.pdf"))
    assert len(only.payments) == 2


def test_slips_that_read_the_same_to_the_letter_are_copies() -> None:
    slip = part(PartKind.PAYMENT, "p1.pdf", "回单 10:21", paid_on=DAY, amount=10, payee=VENDOR)
    later = part(PartKind.PAYMENT, "p3.pdf", "回单 10:22", paid_on=DAY, amount=10, payee=VENDOR)
    (only,) = drafted(slip, replace(slip, file="p2.pdf"), later)
    assert [[str(f) for f in p.file] for p in only.payments] == [["p1.pdf", "p2.pdf"], ["p3.pdf"]]


def test_a_short_invoice_number_recurs_with_another_seller() -> None:
    first, second = drafted(
        contract("1.pdf", number="YF-2024-1", party_b=VENDOR),
        contract("2.pdf", number="YF-2024-2", party_b=OTHER),
        invoice("1i.pdf", "12345678", 10),
        invoice("2i.pdf", "12345678", 20, OTHER),
        invoice("3i.pdf", "1234-5678", 10),
    )
    assert [len(i.file) for i in first.invoices] == [2]
    assert [i.amount for i in second.invoices] == [20]
    unique = "24112000000012345678"
    (only,) = drafted(
        contract(number="YF-2024-1", party_b=VENDOR),
        invoice("i.pdf", unique, 20),
        invoice("j.pdf", f"{unique}号", 20, "北京云价智能有限公司"),
    )
    assert len(only.invoices) == 1


def test_two_bills_of_one_month_and_amount_are_two() -> None:
    def bill(file: str, text: str) -> Part:
        return part(
            PartKind.SETTLEMENT, file, text, starts_on=DAY, ends_on=DAY, amount=10, issuer=VENDOR
        )

    (only,) = drafted(
        contract(number="YF-2024-1", party_b=VENDOR),
        bill("1.pdf", "云阶大模型"),
        bill("2.pdf", "云阶视频模型"),
        bill("3.pdf", "云阶大 模型"),
        bill("4.xlsx", "云阶大模型 10"),
    )
    assert [[str(f) for f in s.file] for s in only.settlements] == [
        ["1.pdf", "3.pdf", "4.xlsx"],
        ["2.pdf"],
    ]


def test_a_supplement_and_loose_pages_join_their_contract() -> None:
    main = contract("1.pdf", number="YF-2024-1", party_b=VENDOR, amount=100, signed_on=DAY)
    supplement = contract(
        "2.pdf", "补充协议 原合同编号 YF-2024-1", number="YF-2024-1B", party_b=VENDOR, amount=7
    )
    scan = contract("3.jpg")
    (only,) = drafted(supplement, scan, main)
    assert only.contract == Contract(
        (FileRef("1.pdf"), FileRef("2.pdf"), FileRef("3.jpg")),
        "YF-2024-1",
        DAY,
        amount=Decimal(100),
    )


def test_what_a_supplement_agrees_is_not_the_contract() -> None:
    main = contract("1.pdf", number="YF-2024-1", party_b=VENDOR)
    supplement = contract("2.pdf", "补充协议", party_b=VENDOR, amount=7, signed_on=DAY)
    (only,) = drafted(main, supplement)
    assert only.contract is not None
    assert (only.contract.amount, only.contract.signed_on) == (None, None)


def test_contracts_of_which_nothing_is_known_are_one() -> None:
    (only,) = drafted(contract("1.jpg"), contract("2.jpg"))
    assert only.contract is not None
    assert len(only.contract.file) == 2


@pytest.mark.parametrize(
    ("text", "framework"),
    [
        ("大模型采购框架合同", True),
        ("年度服务框架协议", True),
        ("服务合同 1.2 本合同为框架合同，预计用量如下", True),
        ("服务合同 合同类型：年度框架", True),
        ("服务合同 预计使用量为17600卡时，以实际用量为准", True),
        ("服务合同 本合同为非框架合同", False),
        ("服务合同 本合同不属于框架协议", False),
        ("框架协议项下订单", False),
        ("服务合同 合同解除的，已发生的费用据实结算", False),
        ("服务合同", False),
    ],
)
def test_a_contract_without_an_amount_that_calls_itself_a_framework(
    text: str, framework: bool
) -> None:
    (only,) = drafted(contract("c.pdf", text, number="YF-2024-1"))
    assert only.contract is not None
    assert only.contract.framework is framework


def test_a_stated_amount_or_an_unread_page_makes_no_framework() -> None:
    (stated,) = drafted(contract("c.pdf", "大模型采购框架合同", amount=10))
    assert stated.contract == Contract((FileRef("c.pdf"),), amount=Decimal(10))
    shown = contract("c.pdf", "大模型采购框架合同")
    unread = replace(shown, pages=(*shown.pages, Page(2, (), readable=False)))
    (scanned,) = drafted(unread)
    assert scanned.contract is not None
    assert not scanned.contract.framework


def test_pages_of_one_file_are_named_by_page() -> None:
    (only,) = drafted(
        contract("all.pdf", first_page=1, party_b=VENDOR),
        part(PartKind.INVOICE, "all.pdf", first_page=2, number="1"),
    )
    assert str(only.invoices[0].file[0]) == "all.pdf#2"


def test_an_unread_file_counts_as_what_its_place_is_for() -> None:
    unread = part(PartKind.OTHER, "合同.jpg")
    slip = part(PartKind.OTHER, "回单.jpg")
    stray = part(PartKind.OTHER, "x.jpg")
    placed = Evidence(
        (),
        (
            Placement(unread, "api", "contract", None, PlacedBy.NAME),
            Placement(slip, "api", "invoice-or-payment", "payment", PlacedBy.NAME),
            Placement(stray, "api", "qualification-and-usage", None, PlacedBy.NAME),
            Placement(stray, None, None, None, None),
        ),
    )
    (only,) = draft_manifest(BEIJING, ["api"], placed, DAY).claims[0].purchases
    assert only.contract == Contract((FileRef("合同.jpg"),))
    assert only.payments == (Payment((FileRef("回单.jpg"),)),)
    assert only.invoices == ()


def test_each_claim_takes_the_documents_placed_for_it() -> None:
    def placed(one: Part, claim: str | None) -> Placement:
        return Placement(one, claim, one.kind.value, None, PlacedBy.CONTENT)

    both = Evidence(
        (),
        (
            placed(contract("1.pdf", number="YF-2024-1", party_b=VENDOR), "api"),
            placed(contract("2.pdf", number="MC-2024-2", party_b=OTHER), "private"),
            placed(part(PartKind.ACCEPTANCE_REPORT, "a.pdf", accepted_on=DAY), "private"),
            placed(invoice("i.pdf", "1", 1), None),
        ),
    )
    api, private = draft_manifest(BEIJING, ["api", "private"], both, DAY).claims
    assert [p.contract and p.contract.number for p in api.purchases] == ["YF-2024-1"]
    assert api.purchases[0].invoices == ()
    assert private.purchases[0].acceptance == Acceptance((FileRef("a.pdf"),), DAY)


# --- what the files are for ----------------------------------------------------------------------

POLICIES = [get_policy(policy_id) for policy_id in policy_ids()]


def letter(text: str, file: str = "承诺书.pdf") -> Part:
    return part(PartKind.COMMITMENT_LETTER, file, text)


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.id)
def test_the_authority_that_a_letter_addresses_tells_the_policy(policy: Policy) -> None:
    assert infer_policy(POLICIES, [letter(f"承诺书 {policy.authority}：本单位承诺")]) is policy


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.id)
def test_every_policy_is_told_by_some_official_form(policy: Policy) -> None:
    titles = [form.title for form in policy.forms]
    assert any(infer_policy(POLICIES, [letter(title)]) is policy for title in titles)


def test_words_that_are_part_of_another_policys_words_tell_nothing() -> None:
    vague = replace(BEIJING, id="vague", authority="经济和信息化局", forms=())
    assert infer_policy([vague, BEIJING], [letter(BEIJING.authority)]) is BEIJING


def test_letters_to_two_authorities_tell_nothing() -> None:
    letters = [letter(policy.authority) for policy in POLICIES]
    assert infer_policy(POLICIES, letters) is None
    assert infer_policy(POLICIES, [letter("承诺书")]) is None
    assert infer_policy(POLICIES, []) is None


def test_a_contract_that_mentions_another_authority_does_not_outweigh_a_letter() -> None:
    parts = [contract(text=TONGZHOU.authority), letter(BEIJING.authority)]
    assert infer_policy(POLICIES, parts) is BEIJING


@pytest.mark.parametrize(
    ("policy", "texts", "routes"),
    [
        (BEIJING, ["大模型API调用服务合同"], ("api",)),
        (BEIJING, ["大模型私有化部署合同"], ("private",)),
        (BEIJING, ["大模型私有化部署合同", "大模型API服务合同"], ("api", "private")),
        (TONGZHOU, ["智能算力租赁合同"], ("compute",)),
        (TONGZHOU, ["智能算力租赁合同", "大模型 API 采购合同"], ("compute", "api")),
        (TONGZHOU, ["服务合同" + "。" * 300 + "按API调用量计费，API密钥，算力"], ("api",)),
        (TONGZHOU, ["服务合同" + "。" * 300 + "按API计费，使用算力"], ()),
        (BEIJING, ["服务合同"], ()),
        (BEIJING, [], ()),
    ],
)
def test_the_contracts_tell_the_routes(
    policy: Policy, texts: list[str], routes: tuple[str, ...]
) -> None:
    contracts = [contract(f"{n}.pdf", text) for n, text in enumerate(texts)]
    assert infer_routes(policy, contracts) == routes


def test_what_was_delivered_tells_the_route_where_no_contract_does() -> None:
    plain = contract(text="服务合同")
    report = part(PartKind.ACCEPTANCE_REPORT, "a.pdf")
    settlement = part(PartKind.SETTLEMENT, "s.pdf")
    assert infer_routes(BEIJING, [plain, report]) == ("private",)
    assert infer_routes(BEIJING, [plain, settlement]) == ("api",)
    assert infer_routes(TONGZHOU, [plain, settlement]) == ()


def test_a_policy_with_one_route_needs_no_telling() -> None:
    single = replace(BEIJING, routes=BEIJING.routes[:1])
    assert infer_routes(single, []) == (single.routes[0].id,)
