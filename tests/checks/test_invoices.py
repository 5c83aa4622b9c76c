"""Invoices counted twice, reversed, and their amounts without tax."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from voucher_cli.evidence.model import Code, Look, Part
from voucher_cli.terms import PartKind

from .stated_packages import (
    BEIJING,
    ROUTES,
    TONGZHOU,
    Data,
    at,
    document,
    found,
    package,
    purchase,
    spoilt,
    told,
)

NUMBER = "24112000000099887766"
INVOICES = "claims.0.purchases.0.invoices"


def shared(first: str, second: str, *, policy: str = BEIJING, route: str = "private") -> Data:
    """Two purchases that enter the same invoice with these amounts."""
    data = package(policy, route)
    data["claims"][0]["purchases"].append(purchase(policy, route, number="2"))
    for n, amount in enumerate((first, second)):
        bought = at(data, f"claims.0.purchases.{n}")
        bought["model"] = f"砚池大模型{n}"
        bought["invoices"][0].update(number=NUMBER, amount=amount, file="发票.pdf")
    return data


def invoice(amount: str, file: str = "发票.pdf", **facts: str) -> tuple[str, Part]:
    facts = {"number": NUMBER, **facts}
    return document(file, PartKind.INVOICE, amount=Decimal(amount), **facts)


def duplicates(data: Data, *documents: tuple[str, Part]) -> list[tuple[str, str]]:
    names = {"invoice-duplicate"}
    return told(f for f in found(data, documents) if f.name in names)


@pytest.mark.parametrize(("policy", "route"), ROUTES)
@pytest.mark.parametrize(
    ("second", "twice"), [("399999.99", False), ("400000", False), ("400000.01", True)]
)
def test_an_invoice_counts_up_to_its_total(
    policy: str, route: str, second: str, twice: bool
) -> None:
    data = shared("200000", second, policy=policy, route=route)
    expected = [("invoice-duplicate", "error")] if twice else []
    assert duplicates(data, invoice("600000")) == expected


def test_the_finding_names_number_and_amounts() -> None:
    [finding] = [
        f
        for f in found(shared("600000", "600000"), [invoice("600000")])
        if f.name == "invoice-duplicate"
    ]
    assert finding.values["number"] == NUMBER
    assert (finding.expected, finding.actual) == ("≤ 600,000.00", "1,200,000.00")
    assert finding.subject.part == "invoice"
    assert finding.certainty == "certain"


def test_without_its_total_the_same_amount_twice_is_likely_one() -> None:
    data = shared("600000", "600000")
    assert duplicates(data) == [("invoice-duplicate", "error")]
    assert [f.certainty for f in found(data) if f.name == "invoice-duplicate"] == ["likely"]
    assert duplicates(shared("200000", "400000")) == []


def test_one_invoice_as_several_files_is_one() -> None:
    data = package(BEIJING, "api")
    at(data, INVOICES)[0].update(number=NUMBER, file=["发票.pdf", "发票.ofd", "发票.xml"])
    files = [invoice("600000", f"发票.{suffix}") for suffix in ("pdf", "ofd", "xml")]
    assert found(data, files) == []


@pytest.mark.parametrize("style", ["2411-2000000099887766", f"{NUMBER}号", f"No.{NUMBER}"])
def test_a_number_in_another_style_is_the_same_invoice(style: str) -> None:
    data = shared("600000", "600000")
    at(data, "claims.0.purchases.1.invoices.0")["number"] = style
    assert duplicates(data, invoice("600000")) == [("invoice-duplicate", "error")]


def test_across_claims() -> None:
    data = package(BEIJING, "api", "private")
    for n in (0, 1):
        at(data, f"claims.{n}.purchases.0.invoices.0").update(number=NUMBER, file="发票.pdf")
    [finding] = found(data, [invoice("600000")])
    assert (finding.name, finding.subject.claim) == ("invoice-duplicate", "private")
    assert found(data, [invoice("1200000")]) == []


def test_eight_digits_recur_with_other_sellers() -> None:
    data = shared("600000", "600000")
    for n, vendor in enumerate(("北京砚池人工智能有限公司", "北京墨石云计算有限公司")):
        bought = at(data, f"claims.0.purchases.{n}")
        bought["vendor"]["name"] = vendor
        bought["invoices"][0].update(number="00123456", seller=vendor, file=f"发票{n}.pdf")
        bought["payments"][0]["payee"] = vendor
    assert duplicates(data) == []
    at(data, "claims.0.purchases.1.invoices.0")["seller"] = "北京砚池人工智能有限公司"
    assert duplicates(data) == [("invoice-duplicate", "error")]


def test_a_red_entry_under_the_same_number_is_no_second_count() -> None:
    data = package(BEIJING, "private")
    entries = at(data, INVOICES)
    entries[0].update(number=NUMBER, file="发票.pdf")
    entries.append({**entries[0], "amount": -100000})
    assert duplicates(data, invoice("600000")) == []


# --- red-letter invoices -------------------------------------------------------------------------


def with_red(policy: str, route: str, amount: int, *more: int) -> Data:
    data = package(policy, route)
    entries = at(data, INVOICES)
    for n, value in enumerate((amount, *more)):
        number = f"2411200000009988770{n}"
        entries.append({**entries[0], "amount": value, "number": number, "file": f"红{n}.pdf"})
    return data


@pytest.mark.parametrize(("policy", "route"), ROUTES)
def test_a_red_letter_invoice_takes_from_the_base(policy: str, route: str) -> None:
    findings = found(with_red(policy, route, -50000))
    assert ("invoice-reversed", "warning") in told(findings)
    assert {f.name for f in findings} <= {"invoice-reversed", "evidence-short"}
    [finding] = [f for f in findings if f.name == "invoice-reversed"]
    assert (finding.subject.file, finding.actual) == ("红0.pdf", "-50,000.00")


@pytest.mark.parametrize(("policy", "route"), ROUTES)
def test_one_that_was_issued_anew_takes_nothing(policy: str, route: str) -> None:
    assert found(with_red(policy, route, -600000, 600000)) == []


# --- special invoices ----------------------------------------------------------------------------


def special(data: Data, text: str, **facts: Decimal | str) -> list[tuple[str, str]]:
    shown = {"number": at(data, INVOICES)[0]["number"], **facts}
    file = at(data, INVOICES)[0]["file"]
    return told(found(data, [document(file, PartKind.INVOICE, text, **shown)]))


@pytest.mark.parametrize(("policy", "route"), ROUTES)
def test_the_net_amount_of_special_invoices_stands_beside(policy: str, route: str) -> None:
    data = package(policy, route)
    at(data, INVOICES)[0]["net"] = "566037.74"
    text = "电 子 发 票 （增值税专用发票）"
    assert special(data, text) == [("tax-basis", "info")]
    assert special(data, "", type="增值税专用发票") == [("tax-basis", "info")]


@pytest.mark.parametrize(("kind", "is_special"), [("31", True), ("32", False)])
def test_the_qr_code_tells_it_where_a_stamp_covers_the_title(kind: str, is_special: bool) -> None:
    data = package(BEIJING, "api")
    entry = at(data, INVOICES)[0]
    entry["number"], file = NUMBER, entry["file"]
    _, part = document(file, PartKind.INVOICE, "电子发票", number=NUMBER)
    code = Code(f"01,{kind},,{NUMBER},600000.00,20241202,,9AC5", (20.0, 20.0, 80.0, 80.0))
    scanned = replace(part, pages=(replace(part.pages[0], look=Look(codes=(code,))),))
    assert told(found(data, [(file, scanned)])) == [("tax-basis", "info")] * is_special


def test_ordinary_invoices_show_none_whatever_the_manifest_states() -> None:
    data = package(BEIJING, "api")
    at(data, INVOICES)[0]["net"] = "566037.74"
    assert special(data, "电子发票（普通发票）") == []
    assert special(data, "专用发票字样", type="普通发票") == []


def test_the_net_amount_is_read_from_the_document_too() -> None:
    data = package(BEIJING, "api")
    entry = at(data, INVOICES)[0]
    shown = document(entry["file"], PartKind.INVOICE, "增值税专用发票", net=Decimal("566037.74"))
    [finding] = found(data, [shown])
    assert (finding.variant, finding.actual) == ("default", "566,037.74")
    [finding] = found(data, [document(entry["file"], PartKind.INVOICE, "增值税专用发票")])
    assert (finding.variant, finding.actual) == ("net-unknown", None)


def test_special_invoices_are_told_once_a_claim() -> None:
    data = package(TONGZHOU, "api")
    entries = at(data, INVOICES)
    entries[0]["amount"] = 300000
    entries.append(
        {**entries[0], "number": NUMBER, "file": "二.pdf", "issued_on": date(2024, 12, 3)}
    )
    files = [document(e["file"], PartKind.INVOICE, "增值税专用发票") for e in entries]
    [finding] = found(data, files)
    assert finding.values["count"] == "2"
    assert spoilt(data) == data


@pytest.mark.parametrize(
    ("policy", "route", "takes"),
    [(BEIJING, "api", True), (BEIJING, "private", True), (TONGZHOU, "private", False)],
)
def test_smaller_payments_limit_the_base_only_where_both_are_asked(
    policy: str, route: str, takes: bool
) -> None:
    data = with_red(policy, route, -50000)
    at(data, "claims.0.purchases.0.payments.0")["amount"] = 500000
    assert ("invoice-reversed" in {f.name for f in found(data)}) is takes
