"""What the QR codes of invoices say."""

from datetime import date
from decimal import Decimal

import pytest

from voucher_cli.evidence.facts.codes import code_facts, invoice_code, invoice_codes
from voucher_cli.evidence.model import Code, Fact, Look, Page, Source

BOX = (20.0, 20.0, 80.0, 80.0)


def facts(text: str, *shown: Fact) -> dict[str, object]:
    found = invoice_code(Code(text, BOX))
    assert found is not None
    read = code_facts(found, Page(2, ()), shown)
    assert {(f.source, f.page, f.box) for f in read} == {(Source.QR, 2, BOX)}
    return {f.name: f.value for f in read}


def test_old_invoices_state_the_amount_without_tax() -> None:
    assert facts("01,10,011001900611,12345678,510.68,20241120,16197833567414507415,7A2B,") == {
        "number": "12345678",
        "issued_on": date(2024, 11, 20),
        "net": Decimal("510.68"),
    }


@pytest.mark.parametrize("kind", ["31", "32"])
def test_digital_ones_state_it_with_tax(kind: str) -> None:
    assert facts(f"01,{kind},,24112000000087654321,212000.00,20241128,,1C3D") == {
        "number": "24112000000087654321",
        "issued_on": date(2024, 11, 28),
        "amount": Decimal("212000.00"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "01，32，，24112000000087654321，212000.00，20241128",
        " 01, 32, , 24112000000087654321, 212000.00, 2024-11-28, ",
        "01,32,,24112000000087654321,212000,20241128\n",
        "\ufeff01,32,,24112000000087654321,212000.00,20241128,,",
    ],
)
def test_width_spaces_and_a_missing_tail_do_not_matter(text: str) -> None:
    assert facts(text)["amount"] == 212000
    assert facts(text)["issued_on"] == date(2024, 11, 28)


def test_only_what_is_there() -> None:
    assert facts("01,32,,24112000000087654321") == {"number": "24112000000087654321"}
    assert set(facts("01,32,,24112000000087654321,,20241399")) == {"number"}
    assert facts("01,32,,24112000000087654321,-50.00,20241128")["amount"] == -50


def test_of_other_types_the_print_tells_whether_tax_is_in_it() -> None:
    text = "01,51,,24119110000012345678,553.00,20241101,,AA"
    assert "amount" not in facts(text)
    shown = Fact("amount", Decimal("553.00"), "", Source.OCR)
    assert facts(text, shown)["amount"] == 553
    shown = Fact("net", Decimal("553.00"), "", Source.OCR)
    assert facts(text, shown)["net"] == 553


@pytest.mark.parametrize(
    "text",
    [
        "https://inv-veri.chinatax.gov.cn/?a=01,32,,24112000000087654321,1.00,20241128",
        "01,32,,2411200000008765,1.00,20241128",
        "24112000000087654321",
        "",
        "01,32,,241120000000876543219,1.00",
    ],
)
def test_links_and_others_are_none(text: str) -> None:
    assert invoice_code(Code(text, BOX)) is None


def test_the_same_code_twice_is_one() -> None:
    code = Code("01,32,,24112000000087654321,1.00,20241128", BOX)
    page = Page(1, (), look=Look(codes=(code, Code("WIFI:x", BOX), code)))
    assert len(invoice_codes(page)) == 1
