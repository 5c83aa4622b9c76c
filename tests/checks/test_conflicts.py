"""Two sources of one file that disagree."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from voucher_cli.checks.conflicts import sources_agree
from voucher_cli.checks.corroboration import amounts_agree, dates_agree, numbers_agree
from voucher_cli.evidence.model import Conflict, Evidence, Fact, Source
from voucher_cli.findings import Certainty, Finding
from voucher_cli.terms import PartKind

from .papers import case, papers, run
from .stated_packages import BEIJING, at, case_of, document, package

BOX = (10.0, 20.0, 30.0, 40.0)


def conflict(
    name: str, better: Any, worse: Any, source: Source = Source.QR, *, certain: bool = True
) -> Conflict:
    return Conflict(
        Fact(name, better, str(better), source),
        Fact(name, worse, str(worse), Source.PDF_TEXT, 2, box=BOX),
        certain,
    )


def found(*conflicts: Conflict) -> list[Finding]:
    """What is told where the first placed paper holds these conflicts."""
    made = case(package(BEIJING, "api"), papers(BEIJING, "api"))
    first, *rest = made.evidence.placements
    first = replace(first, part=replace(first.part, conflicts=conflicts))
    evidence = Evidence(made.evidence.files, (first, *rest))
    return run(sources_agree, replace(made, evidence=evidence))


def test_without_conflicts_nothing_is_told() -> None:
    assert found() == []


@pytest.mark.parametrize("source", list(Source))
def test_an_amount_that_differs(source: Source) -> None:
    [finding] = found(conflict("amount", Decimal(312000), Decimal(212000), source))
    assert (finding.name, finding.level, finding.variant) == ("source-conflict", "error", "amount")
    assert (finding.expected, finding.actual) == ("312,000.00", "212,000.00")
    assert (finding.subject.page, finding.subject.box) == (2, BOX)
    assert finding.certainty is Certainty.CERTAIN


def test_what_may_be_misread_is_likely() -> None:
    [finding] = found(conflict("amount", Decimal(3), Decimal(2), certain=False))
    assert finding.certainty is Certainty.LIKELY


@pytest.mark.parametrize(
    ("name", "better", "worse"),
    [
        ("number", "24112000000087654321", "24112000000011112222"),
        ("issued_on", date(2024, 11, 28), date(2024, 8, 28)),
        ("net", Decimal(1), Decimal(2)),
        ("tax", Decimal(1), Decimal(2)),
        ("buyer", "北京汀兰数据科技有限公司", "上海白露信息技术有限公司"),
        ("buyer_id", "91110108MA01ABCD2H", "91110105MA7XKQ4H3P"),
        ("seller", "北京汀兰数据科技有限公司", "上海白露信息技术有限公司"),
        ("seller_id", "91110108MA01ABCD2H", "91110105MA7XKQ4H3P"),
    ],
)
def test_every_fact_that_is_compared_has_its_words(name: str, better: Any, worse: Any) -> None:
    assert [f.variant for f in found(conflict(name, better, worse))] == [name]


def test_names_conflict_only_where_they_are_clearly_two() -> None:
    name = "北京汀兰数据科技有限公司"
    assert found(conflict("buyer", name, "北京汀兰数据科技有限公司海淀分公司")) == []
    assert found(conflict("buyer", name, "北京汀兰数据科技有限公同")) == []


def test_several_conflicts_are_told_each() -> None:
    both = found(
        conflict("amount", Decimal(3), Decimal(2)), conflict("net", Decimal(2), Decimal(1))
    )
    assert len({finding.id for finding in both}) == 2


@pytest.mark.parametrize("right", [True, False])
def test_what_one_source_has_right_is_no_mismatch_besides(right: bool) -> None:
    data = package(BEIJING, "api")
    entry = at(data, "claims.0.purchases.0.invoices.0")
    entry["number"] = "24112000000087654321"
    stated = Decimal(str(entry["amount"])) if right else Decimal(7)
    day = entry["issued_on"] if right else date(2024, 10, 7)
    number = entry["number"] if right else "24112000000099999999"
    path, part = document(
        entry["file"],
        PartKind.INVOICE,
        amount=Decimal(5),
        issued_on=date(2024, 10, 6),
        number="24112000000011112222",
    )
    disputed = (
        conflict("amount", Decimal(5), stated),
        conflict("issued_on", date(2024, 10, 6), day),
        conflict("number", "24112000000011112222", number),
    )
    made = case_of(data, [(path, replace(part, conflicts=disputed))])
    told = [f.name for c in (amounts_agree, dates_agree, numbers_agree) for f in run(c, made)]
    wrong = ["amount-mismatch", "date-mismatch", "number-mismatch"]
    assert told == ([] if right else wrong)
