"""Which documents bear witness to which entry: shares, copies, volumes, sums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from voucher_cli.checks import corroboration, counted
from voucher_cli.checks.witnesses import witnesses
from voucher_cli.evidence.model import Part, Source
from voucher_cli.findings import Finding
from voucher_cli.terms import PartKind

from .papers import run
from .stated_packages import BEIJING, Data, case_of, claim, document, package

CHECKS = (
    corroboration.amounts_agree,
    counted.amounts_count_once,
    corroboration.dates_agree,
    corroboration.numbers_agree,
    corroboration.parties_agree,
    corroboration.values_are_shown,
    counted.red_letters_are_stated,
)
Shown = tuple[str, Part]
DAY = date(2024, 10, 1)


def slip(file: str, amount: int, day: date = DAY, **facts: Any) -> Shown:
    return document(file, PartKind.PAYMENT, amount=Decimal(amount), paid_on=day, **facts)


def bill(file: str, amount: int, month: int, read_by: Source = Source.PDF_TEXT) -> Shown:
    starts, ends = date(2024, month, 1), date(2024, month, 28)
    file, part = document(
        file, PartKind.SETTLEMENT, amount=Decimal(amount), starts_on=starts, ends_on=ends
    )
    return file, replace(part, read_by=read_by)


def invoice(file: str, number: str, amount: int, **facts: Any) -> Shown:
    return document(file, PartKind.INVOICE, number=number, amount=Decimal(amount), **facts)


def contract(file: str, number: str, amount: int, day: date = DAY) -> Shown:
    return document(file, PartKind.CONTRACT, number=number, amount=Decimal(amount), signed_on=day)


def entered(*purchases: Data) -> Data:
    """A manifest with just these entries."""
    data = package(BEIJING, "api")
    data["claims"][0]["purchases"] = [{"model": f"模型{n}", **p} for n, p in enumerate(purchases)]
    return data


def paid(amount: int, file: Any = (), day: date = DAY, **more: Any) -> Data:
    entry = {"amount": amount, "paid_on": day, **more}
    return {**entry, "file": file} if file else entry


def findings(data: Data, documents: Iterable[Shown]) -> list[Finding]:
    case = case_of(data, documents)
    return [finding for check in CHECKS for finding in run(check, case)]


def names(data: Data, documents: Iterable[Shown]) -> list[str]:
    return [finding.name for finding in findings(data, documents)]


def test_a_slip_counted_twice_is_told_once() -> None:
    data = entered({"payments": [paid(100, "s.pdf")] * 3})
    [finding] = findings(data, [slip("s.pdf", 100)])
    assert (finding.name, finding.variant) == ("amount-mismatch", "payment-counted")
    assert (finding.expected, finding.actual) == ("300.00", "100.00")


def test_a_slip_counted_twice_is_told_where_no_file_is_named() -> None:
    data = entered({"payments": [paid(100)] * 3})
    assert names(data, [slip("s.pdf", 100)]) == ["amount-mismatch"]


def test_a_scan_counted_twice_is_for_a_person() -> None:
    file, part = document("s.pdf", PartKind.PAYMENT, "2024年10月1日 100.00")
    data = entered({"payments": [paid(100, "s.pdf")] * 2})
    [finding] = findings(data, [(file, part)])
    assert (finding.name, finding.level) == ("amount-mismatch", "review")


def test_a_copy_in_another_format_is_the_same_document() -> None:
    data = entered({"settlements": [_settled(100, 9, "b.pdf"), _settled(100, 9, "b.xlsx")]})
    both = [bill("b.pdf", 100, 9), bill("b.xlsx", 100, 9, Source.XLSX)]
    [finding] = findings(data, both)
    assert finding.variant == "settlement-counted"


def test_equal_bills_of_one_kind_are_two() -> None:
    data = entered(
        {"settlements": [_settled(100, 9, "b.pdf")]}, {"settlements": [_settled(100, 9, "c.pdf")]}
    )
    assert names(data, [bill("b.pdf", 100, 9), bill("c.pdf", 100, 9)]) == []


def test_a_statement_of_several_payments_is_worth_all_of_them() -> None:
    file, part = slip("s.pdf", 100, serial="1")
    second = slip("s.pdf", 100, date(2024, 10, 2), serial="2")[1].facts
    both = replace(part, facts=(*part.facts, *second))
    data = entered({"payments": [paid(100, "s.pdf"), paid(100, "s.pdf", date(2024, 10, 2))]})
    assert names(data, [(file, both)]) == []


def test_a_slip_that_purchases_share_may_be_parted_between_them() -> None:
    data = entered({"payments": [paid(60, "s.pdf")]}, {"payments": [paid(40, "s.pdf")]})
    assert names(data, [slip("s.pdf", 100)]) == []
    assert names(data, [slip("s.pdf", 110)]) == ["amount-mismatch"] * 2


def test_slips_of_one_volume_go_to_the_entries_that_they_fit() -> None:
    volume = [slip("all.pdf", 100), slip("all.pdf", 30, date(2024, 10, 2))]
    volume = [
        (f, replace(p, pages=(replace(p.pages[0], number=n),)))
        for n, (f, p) in enumerate(volume, 1)
    ]
    data = entered({"payments": [paid(30, "all.pdf", date(2024, 10, 2)), paid(100, "all.pdf")]})
    assert names(data, volume) == []
    wrong = entered({"payments": [paid(35, "all.pdf", date(2024, 10, 2)), paid(100, "all.pdf")]})
    [finding] = findings(wrong, volume)
    assert (finding.actual, finding.subject.page) == ("30.00", None)


def _settled(amount: int, month: int, file: Any) -> Data:
    return {
        "file": file,
        "starts_on": date(2024, month, 1),
        "ends_on": date(2024, month, 28),
        "amount": amount,
    }


def test_an_entry_may_sum_up_bills_each_in_two_formats() -> None:
    bills = [bill(f"{m}.{e}", 100 * m, m) for m in (9, 10, 11) for e in ("pdf", "xlsx")]
    quarter = {
        "file": [file for file, _ in bills],
        "starts_on": date(2024, 9, 1),
        "ends_on": date(2024, 11, 28),
        "amount": 3000,
    }
    assert names(entered({"settlements": [quarter]}), bills) == []
    assert names(entered({"settlements": [{**quarter, "amount": 3100}]}), bills) == [
        "amount-mismatch"
    ]


def test_one_of_the_bills_may_have_no_labelled_amount() -> None:
    unlabelled = document(
        "2.pdf",
        PartKind.SETTLEMENT,
        "共 200.00",
        starts_on=date(2024, 10, 1),
        ends_on=date(2024, 10, 28),
    )
    bills = [bill("1.pdf", 100, 9), unlabelled, bill("3.pdf", 300, 11)]
    quarter = {
        "file": ["1.pdf", "2.pdf", "3.pdf"],
        "starts_on": date(2024, 9, 1),
        "ends_on": date(2024, 11, 28),
        "amount": 600,
    }
    assert names(entered({"settlements": [quarter]}), bills) == []


def test_an_invoice_in_two_files_may_be_split() -> None:
    number = "24112000000012345678"
    copies = [
        invoice("i.pdf", number, 100, issued_on=DAY),
        invoice("i.xml", number, 100, issued_on=DAY),
    ]
    entry = {"file": ["i.pdf", "i.xml"], "number": number, "issued_on": DAY}
    parted = entered(
        {"invoices": [{**entry, "amount": 60}]}, {"invoices": [{**entry, "amount": 40}]}
    )
    assert names(parted, copies) == []
    copies[1] = invoice("i.xml", number, 90, issued_on=DAY)
    assert names(parted, copies) == ["amount-mismatch"] * 2


def test_purchases_may_share_a_contract_with_its_annex_and_its_copy() -> None:
    main, sealed = contract("c.pdf", "A-2024-1", 1000), contract("d.pdf", "A-2024-1", 1000)
    annex = document("c.pdf", PartKind.CONTRACT, "附件一 报价单")
    stated = {"file": ["c.pdf", "d.pdf"], "number": "A-2024-1", "signed_on": DAY}
    data = entered({"contract": {**stated, "amount": 600}}, {"contract": {**stated, "amount": 400}})
    assert names(data, [main, annex, sealed]) == []


def test_contracts_without_files_go_by_their_numbers() -> None:
    shown = [contract("a.pdf", "HT-A-1", 1000), contract("b.pdf", "HT-B-1", 200, date(2024, 8, 2))]
    data = entered({"contract": {"number": "HT-B-1", "amount": 1000, "signed_on": DAY}})
    found = findings(data, shown)
    assert [(f.name, f.subject.file) for f in found] == [
        ("amount-mismatch", "b.pdf"),
        ("date-mismatch", "b.pdf"),
    ]


def test_an_invoice_that_is_not_there_does_not_take_anothers_place() -> None:
    numbers = [str(n) * 20 for n in (1, 2)]
    data = entered({"invoices": [{"number": n, "issued_on": DAY, "amount": 100} for n in numbers]})
    [finding] = findings(data, [invoice("i.pdf", numbers[0], 100, issued_on=DAY)])
    assert (finding.variant, finding.expected) == ("invoice-unnamed", numbers[1])


def test_lines_alone_are_held_against_the_document() -> None:
    lines = [{"kind": "model", "amount": 900}]
    data = entered({"payments": [{"file": "s.pdf", "paid_on": DAY, "lines": lines}]})
    assert names(data, [slip("s.pdf", 100)]) == ["amount-mismatch"]
    assert names(data, [slip("s.pdf", 900)]) == []


def test_one_line_is_not_the_whole() -> None:
    lines = [{"kind": "model", "amount": 900}, {"kind": "storage", "amount": 100}]
    data = entered({"payments": [paid(1000, "s.pdf", lines=lines)]})
    assert names(data, [slip("s.pdf", 100)]) == ["amount-mismatch"]
    assert names(data, [slip("s.pdf", 1000)]) == []


def test_a_file_of_another_kind_proves_nothing_whatever_it_shows() -> None:
    paper = document("i.pdf", PartKind.INVOICE, "发票 100.00 2024年10月1日", amount=Decimal(100))
    [finding] = findings(entered({"payments": [paid(100, "i.pdf")]}), [paper])
    assert (finding.name, finding.variant) == ("value-not-found", "payment-other-kind")


def test_a_red_letter_that_nobody_states_is_told() -> None:
    red = invoice("r.pdf", "24112000000012345678", -100)
    [finding] = findings(entered({"payments": []}), [red])
    assert (finding.name, finding.variant) == ("invoice-reversed", "not-stated")
    stated = {"file": "r.pdf", "number": "24112000000012345678", "amount": -100}
    assert names(entered({"invoices": [stated]}), [red]) == []


def test_claims_that_nobody_asked_for_keep_their_share() -> None:
    data = entered({"payments": [paid(60, "s.pdf")]})
    other = claim(BEIJING, "private")
    other["purchases"] = [{"model": "模型", "payments": [paid(40, "s.pdf")]}]
    data["claims"].append(other)
    case = case_of(data, [slip("s.pdf", 100)])
    chosen = replace(case, bases={"api": case.bases["api"]})
    assert run(corroboration.amounts_agree, chosen) == []
    assert {witness.entry.claim.id for witness in witnesses(chosen)} == {"api"}


def test_what_is_computed_once_is_kept_with_its_case_only() -> None:
    data = entered({"payments": [paid(100, "s.pdf")]})
    case = case_of(data, [slip("s.pdf", 100)])
    assert witnesses(case) is witnesses(case)
    assert witnesses(replace(case)) is not witnesses(case)
