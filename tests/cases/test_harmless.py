"""What people do and the policies allow: nothing new may be said about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from dossier.facts import Dossier, Item, Support
from dossier.package import Files, Package

from cases.defect import (
    ALL,
    BEIJING,
    BEIJING_API,
    COMPUTE,
    FIXED,
    TONGZHOU,
    Make,
    both,
    edited,
    letter_file,
    put,
    shown,
    stated,
    tampered,
    true,
)
from cases.defects.files import encrypted, rewritten
from cases.harness import new_findings, sound


def _layout(layout: str) -> Make:
    return shown(put("purchase.contract.layout", layout))


def _slips(layout: str) -> Make:
    def change(dossier: Dossier) -> None:
        for payment in dossier.purchase.payments:
            payment.layout = layout  # type: ignore[assignment]

    return shown(change)


def _only(kind: str) -> Make:
    """Beijing takes one kind of paper alone."""
    return true(lambda d: getattr(d.purchase, kind).clear())


def _support(level: str, *, same: bool) -> Make:
    support = Support("创新基金", level, 2024, Decimal(300_000), same)
    return stated(lambda d: d.applicant.other_support.append(support))


def _paid_before_signing(dossier: Dossier) -> None:
    contract = dossier.purchase.contract
    assert contract.signed_on
    dossier.purchase.payments[0].paid_on = contract.signed_on + timedelta(days=1)
    dossier.purchase.contract.signed_on = contract.signed_on + timedelta(days=2)


def _junk(files: Files) -> None:
    files["~$-申报表.docx"] = b"\x00" * 162
    files["Thumbs.db"] = b"\xd0\xcf\x11\xe0"
    files["__MACOSX/._2-项目合同.pdf"] = b"\x00\x05\x16\x07"


def _plain_payment(dossier: Dossier) -> None:
    dossier.purchase.contract.wording["payment"] = ("甲方应于每月10日前结清上月费用。",)


def _school(dossier: Dossier) -> None:
    dossier.applicant.entity_type = "school"
    dossier.applicant.industry_code = "P8341"


def _owner_password(package: Package) -> None:
    rewritten(letter_file("commitment-letter"), lambda data: encrypted(data, user=""))(package)


def _spaced(name: str) -> str:
    return f"{name[:2]} {name[2:]} "


def _wide_brackets(field: str) -> Make:
    """（北京） on one side, (北京) on the other."""

    def rename(brackets: str) -> Callable[[Dossier], None]:
        def change(dossier: Dossier) -> None:
            old = dossier.purchase.vendor.name
            new = old.replace("有限公司", f"{brackets[0]}北京{brackets[1]}有限公司")
            dossier.purchase.vendor.name = new
            for invoice in dossier.purchase.invoices:
                invoice.seller = new
            for payment in dossier.purchase.payments:
                payment.payee = new
            for settlement in dossier.purchase.settlements:
                settlement.issuer = new

        return change

    return lambda package: (package.state(rename("()")), package.show(rename("（）")))


def _lines_on_all(dossier: Dossier) -> None:
    """A contract whose model is one row of two, of one kind."""
    contract = dossier.purchase.contract
    first = contract.items[0]
    half = first.amount / 2
    quantity = first.quantity / 2 if first.quantity > 1 else first.quantity
    price = first.price if first.quantity > 1 else half
    contract.items[0] = Item(first.kind, first.name, first.spec, first.unit, quantity, price, half)
    contract.items.insert(1, contract.items[0])


def _invoice_copied(files: Files) -> None:
    path = next(name for name in files if "发票" in name and name.endswith(".pdf"))
    files[path.replace(".pdf", "（副本）.pdf")] = files[path] + b"\n%copy\n"


def _invoice_copy_named(data: dict[str, Any]) -> None:
    invoices = [i for c in data["claims"] for p in c["purchases"] for i in p["invoices"]]
    path = invoices[0]["file"]
    invoices[0]["file"] = [path, path.replace(".pdf", "（副本）.pdf")]


ROWS: tuple[tuple[str, tuple[str, ...], Make], ...] = (
    ("the contract laid out with a cover", ALL, _layout("cover")),
    ("the contract laid out with a table of parties", ALL, _layout("table")),
    ("the contract laid out with a table of terms, amounts in 万元", ALL, _layout("terms")),
    ("slips of the first bank", ALL, _slips("boxed")),
    ("slips of the second bank", ALL, _slips("columns")),
    ("slips of the third bank", ALL, _slips("list")),
    ("invoices alone", BEIJING, _only("payments")),
    ("payments alone", BEIJING, _only("invoices")),
    ("national money for the same project", ALL, _support("national", same=True)),
    ("district money for the same project", BEIJING, _support("district", same=True)),
    ("municipal money for the same project", TONGZHOU, _support("municipal", same=True)),
    ("money for another project", ALL, _support("municipal", same=False)),
    ("paid before it was signed", (BEIJING_API,), true(_paid_before_signing)),
    ("junk of the desktop", ALL, tampered(_junk)),
    ("a paraphrase of the payment time", ALL, shown(_plain_payment)),
    ("a school of no supported industry", BEIJING, true(_school)),
    ("registered elsewhere", TONGZHOU, stated(put("applicant.region", "北京市海淀区"))),
    ("of any industry", TONGZHOU, true(put("applicant.industry_code", "F5179"))),
    ("compute needs no filing", (COMPUTE,), stated(put("purchase.filing_number", None))),
    ("an owner password alone", ALL, _owner_password),
    ("spaces in a party's name", ALL, shown(put("purchase.invoices.0.buyer", _spaced))),
    ("brackets of another width", ALL, _wide_brackets("vendor")),
    ("two rows of one kind", FIXED, true(_lines_on_all)),
    (
        "a copy of an invoice beside it",
        (BEIJING_API,),
        both(tampered(_invoice_copied), edited(_invoice_copy_named)),
    ),
    (
        "business secrets are no secrets of state",
        (COMPUTE,),
        shown(
            put(
                "purchase.contract.wording",
                {"confidentiality": ("双方对商业秘密负有保密义务，秘密信息不得外泄。",)},
            )
        ),
    ),
)


@pytest.mark.parametrize(
    ("make", "name"),
    [pytest.param(make, name, id=f"{about} ({name})") for about, on, make in ROWS for name in on],
)
def test_nothing_is_said_about_it(make: Make, name: str) -> None:
    package = sound(name)
    make(package)
    found = new_findings(name, package)
    assert [(f.name, f.subject.file, f.expected, f.actual) for f in found] == []
