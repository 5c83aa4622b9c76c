"""What lies in examples/ is what tools/make_examples.py draws, and its figures agree."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from dossier.facts import Dossier
from dossier.meaning import look_alike, meaning
from dossier.package import Package
from dossier.scanned import CONTRACT
from dossier.sound import SOUND
from dossier.writing import capitals, chinese_date, numeral_date, uscc
from hypothesis import given
from hypothesis import strategies as st
from make_examples import EXAMPLES, SCANS, fingerprints, packages
from stdnum.cn import uscc as stdnum_uscc

from voucher_cli.dates import parse_date
from voucher_cli.money import parse_capital_amount

NAMES = sorted(packages())
SCANNED = "beijing-api-scanned"
MAX_BYTES = 3_000_000


def committed(name: str) -> dict[str, Path]:
    folder = EXAMPLES / name
    return {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_package_is_the_one_that_is_drawn(name: str) -> None:
    drawn, there = packages()[name].files(), committed(name)
    assert sorted(there) == sorted(drawn)
    for path, data in drawn.items():
        if f"{name}/{path}" in fingerprints():
            assert look_alike(path, there[path].read_bytes(), data), path
        else:
            assert meaning(path, there[path].read_bytes()) == meaning(path, data), path
    assert sum(p.stat().st_size for p in there.values()) < MAX_BYTES


def test_the_committed_scans_were_made_of_these_papers() -> None:
    """Thumbnails would not show a changed figure."""
    assert json.loads((EXAMPLES / SCANS).read_text(encoding="utf-8")) == fingerprints()


def test_scans_of_other_papers_do_not_look_alike() -> None:
    first, second = (committed(SCANNED)[path].read_bytes() for path in CONTRACT)
    assert look_alike(CONTRACT[0], first, first)
    assert not look_alike(CONTRACT[0], first, second)


def test_no_other_folder_lies_in_examples() -> None:
    assert sorted(p.name for p in EXAMPLES.iterdir() if p.is_dir()) == NAMES


@pytest.mark.parametrize("name", sorted(SOUND))
def test_amounts_of_a_sound_dossier_agree(name: str) -> None:
    for claim in SOUND[name]().claims:
        for purchase in claim.purchases:
            contract = purchase.contract
            if contract.amount is not None:
                assert sum(i.amount for i in contract.items) == contract.amount
            for item in contract.items:
                assert item.quantity * item.price == item.amount
            for paper in purchase.settlements:
                assert sum(amount for _, _, amount in paper.months) == paper.amount
            invoiced = sum(i.amount for i in purchase.invoices)
            assert invoiced == sum(p.amount for p in purchase.payments)
            if purchase.settlements:
                assert invoiced == sum(s.amount for s in purchase.settlements)
            for papers in (*purchase.invoices, *purchase.payments):
                assert not papers.lines or sum(papers.lines.values()) == papers.amount


@pytest.mark.parametrize("name", sorted(SOUND))
def test_numbers_are_well_formed_and_used_once(name: str) -> None:
    dossier = SOUND[name]()
    vendors = [p.vendor for c in dossier.claims for p in c.purchases]
    for company in (dossier.applicant, *vendors):
        assert stdnum_uscc.is_valid(company.uscc), company.name
    numbers = [i.number for c in dossier.claims for p in c.purchases for i in p.invoices]
    assert all(len(number) == 20 and number.isdigit() for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_papers_and_manifest_can_be_made_to_differ() -> None:
    def later(dossier: Dossier) -> None:
        dossier.applied_on = date(2025, 1, 2)

    package = Package.of(SOUND["beijing-api"]()).state(later)
    assert b"applied_on: 2025-01-02" in package.files()["manifest.yaml"]
    assert package.shown.applied_on != package.stated.applied_on


def test_writing_puts_files_into_their_folders(tmp_path: Path) -> None:
    Package.of(SOUND["tongzhou-private"]()).write(tmp_path)
    assert (tmp_path / "3项目合同" / "项目合同.pdf").read_bytes().startswith(b"%PDF")


def test_a_known_uscc() -> None:
    assert uscc("91350100M000100Y4") == "91350100M000100Y43"


@given(st.decimals("0.01", "999999999.99", places=2))
def test_capitals_are_read_back(amount: Decimal) -> None:
    assert parse_capital_amount(capitals(amount)) == amount


@given(st.dates(date(1990, 1, 1), date(2039, 12, 31)))
def test_dates_are_read_back(day: date) -> None:
    assert parse_date(chinese_date(day)) == day
    assert parse_date(numeral_date(day)) == day
