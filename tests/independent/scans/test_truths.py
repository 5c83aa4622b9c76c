"""The corpus's own truths hold: sums, words, check characters, ceilings; a sheet is drawn where
the machine has a Chinese font."""

from __future__ import annotations

import io
import random
from decimal import Decimal

import pytest
import yaml
from PIL import Image
from stdnum.cn import uscc

from . import faces, records
from .case import Case, ceiling
from .cases import cases
from .figures import in_words
from .firms import APPLICANTS, VENDORS
from .invoices import LAYOUTS, a_bill
from .looks import LOOKS, PLANTED
from .manifests import manifest
from .scoring import Scores, fact_tally, score_draft
from .truths import PackageTruth
from .wear import Quality, saved, worn

CASES = cases(random.Random(1))


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("3200000", "叁佰贰拾万元整"),
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("100200.05", "壹拾万零贰佰元零伍分"),
        ("10003000", "壹仟万叁仟元整"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
    ],
)
def test_amounts_in_words(amount: str, words: str) -> None:
    assert in_words(Decimal(amount)) == words


def test_check_characters_hold() -> None:
    firms = (*APPLICANTS, *VENDORS)
    assert all(uscc.is_valid(firm.uscc) for firm in firms)
    assert len({firm.uscc for firm in firms}) == len(firms)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_invoices_add_up(layout) -> None:
    for seed in range(20):
        bill = a_bill(layout, random.Random(seed))
        facts = bill.facts()
        assert Decimal(facts["net"]) + Decimal(facts["tax"]) == Decimal(facts["amount"])
        assert len(bill.number) == (8 if layout.code else 20)


def test_enough_invoices_in_enough_layouts_and_qualities() -> None:
    assert sum(len(layout.qualities) for layout in LAYOUTS) >= 66
    assert len({quality for layout in LAYOUTS for quality in layout.qualities}) >= 6


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_cases_agree_with_themselves(case: Case) -> None:
    assert case.name in LOOKS
    assert set(case.defects) <= set(PLANTED)
    invoiced = sum(bill.total for bill in case.bills)
    paid = sum(payment.amount for payment in case.payments)
    assert invoiced == paid
    assert case.private or invoiced == case.settled
    assert invoiced <= case.amount
    assert 0 < ceiling(case) < case.amount


def test_ceilings_by_hand() -> None:
    sums = {case.name: f"{ceiling(case):.2f}" for case in CASES}
    assert sums["p01"] == "480000.00"  # 50 % of 960,000 settled
    assert sums["p02"] == "420000.00"  # 20 % of 2,000,000 and 10 % of 200,000
    assert sums["p03"] == "468000.00"  # 30 % of 1,560,000
    assert sums["p05"] == "300000.00"  # capped


def test_a_draft_that_is_the_manifest_is_wholly_right() -> None:
    case = CASES[0]
    places = dict.fromkeys(("contract", "settlement"), "a.pdf")
    places |= {f"{kind}-{n}": "a.pdf" for kind in ("invoice", "payment") for n in (1, 2)}
    text = manifest(case, places)
    truth = PackageTruth(case.name, case.policy, case.route, True, (), "", ())
    scores = Scores()
    score_draft(scores, truth, text, text)
    assert not scores.misses
    assert scores.by[("all",)].right == scores.by[("all",)].asked > 15
    score_draft(scores, truth, text, text.replace(case.contract_number, "other"))
    assert len(scores.misses) == 1
    assert yaml.safe_load(text)["claims"][0]["route"] == case.route


def test_a_fact_is_missed_or_wrong() -> None:
    assert fact_tally(["1.50"], ["1.5", "2"]).right == 1
    assert fact_tally(["1.50"], []).missed == 1
    assert fact_tally(["1.50"], ["2.00"]).wrong == 1


def test_data_invoices_are_written() -> None:
    bill = a_bill(LAYOUTS[0], random.Random(3))
    for way in range(8):
        assert records.xml(bill, way)
        assert records.ofd(bill, way, random.Random(way)).startswith(b"PK")


def test_a_sheet_is_drawn_worn_and_saved() -> None:
    page = Image.new("RGB", (300, 200), "white")
    if faces.available():
        page = LAYOUTS[8].draw(a_bill(LAYOUTS[8], random.Random(4)), random.Random(4)).pages[0]
    for quality in (Quality.GREY, Quality.FAX, Quality.PHOTO):
        data = saved([worn(page, quality, random.Random(1))], quality, "jpg")
        with Image.open(io.BytesIO(data)) as picture:
            assert picture.format == "JPEG"
