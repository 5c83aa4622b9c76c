"""The whole season: totals, verdicts, the budget, and what may not change it."""

import random
import tracemalloc
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batch.across.rows import (
    BEIJING,
    TONGZHOU,
    broken,
    company,
    contract,
    file,
    findings,
    invoice,
    package,
    season,
    told,
)
from voucher_cli import text
from voucher_cli.batch.across import keys
from voucher_cli.batch.across.season_of import season_of
from voucher_cli.batch.model import ClaimTotal, PartyMarks, Row, UsedContract
from voucher_cli.batch.season import season_verdict
from voucher_cli.catalogue import hint, message
from voucher_cli.findings import Level
from voucher_cli.language import Language
from voucher_cli.money import total
from voucher_cli.report.model import Verdict
from voucher_cli.terms import PartKind

# --- totals ---------------------------------------------------------------------------------------


def test_an_empty_season_and_one_of_broken_packages() -> None:
    assert season([]).totals.packages == 0
    totals = season([broken(1), broken(2)], Decimal(0)).totals
    assert (totals.packages, totals.broken, totals.ceiling) == (2, 2, Decimal("0.00"))
    assert set(totals.verdicts.values()) == {0}


def test_totals_by_verdict_level_name_and_route() -> None:
    other = package(
        2,
        policy=TONGZHOU,
        verdict=Verdict.REVIEW,
        ceiling=Decimal("30.00"),
        claims=(
            ClaimTotal("private", "private", Decimal("40.00"), Decimal("20.00")),
            ClaimTotal("api", "api", Decimal("30.00"), Decimal("10.00")),
        ),
        counts={Level.REVIEW: 2},
        names={"text-unreadable": 2},
    )
    totals = season([package(1), other, broken(3)]).totals
    assert (totals.packages, totals.broken) == (3, 1)
    assert totals.verdicts == {Verdict.INCOMPLETE: 0, Verdict.REVIEW: 1, Verdict.READY: 1}
    assert totals.counts[Level.REVIEW] == 2
    assert totals.names == {"text-unreadable": 2}
    assert [(r.policy, r.route, r.claims, r.ready) for r in totals.routes] == [
        (BEIJING, "api", 1, Decimal("100000.00")),
        (TONGZHOU, "api", 1, Decimal("0.00")),
        (TONGZHOU, "private", 1, Decimal("0.00")),
    ]
    assert totals.ceiling == Decimal("100030.00")
    assert totals.ready == Decimal("100000.00")


def test_findings_of_the_season_count_and_change_verdicts() -> None:
    rows = [package(n, invoices=(invoice(7),)) for n in (1, 2)]
    shown = season([*rows, package(3)])
    assert shown.totals.names == {"invoice-reused": 1}
    assert shown.totals.counts[Level.ERROR] == 1
    assert shown.totals.verdicts[Verdict.INCOMPLETE] == 2
    assert shown.totals.ready == Decimal("100000.00")
    assert season_verdict(rows[0], shown.of("包1")) is Verdict.INCOMPLETE


def test_what_each_kind_of_cap_takes_leads_from_the_claims_to_the_ceiling() -> None:
    claims = (
        ClaimTotal("api", "api", Decimal(0), Decimal("4000000.00")),
        ClaimTotal("private", "private", Decimal(0), Decimal("3000000.00")),
    )
    most = Decimal("5000000.00")
    rows = [package(n, applicant=company(1), ceiling=most, claims=claims) for n in (1, 2)]
    totals = season(rows).totals
    assert (totals.claimed, totals.shared, totals.capped, totals.ceiling) == (
        Decimal("14000000.00"),
        Decimal("4000000.00"),
        most,
        most,
    )


def test_packages_that_use_one_thing_twice_are_counted() -> None:
    rows = [
        *(package(n, invoices=(invoice(7),)) for n in (1, 2)),
        *(package(n, contracts=(contract(7),)) for n in (2, 3)),
        package(4, applicant=company(3), policy=TONGZHOU, contracts=(contract(8),)),
        package(5, applicant=company(3), contracts=(contract(8),)),  # which is allowed
        package(6),
    ]
    totals = season([replace(row, files=()) for row in rows]).totals
    assert totals.reused == 3


@pytest.mark.parametrize(("budget", "over"), [("199999.99", True), ("200000.00", False)])
def test_a_budget(budget: str, over: bool) -> None:
    shown = season([package(1), package(2)], Decimal(budget))
    assert shown.totals.budget == Decimal(budget)
    if over:
        (found,) = shown.findings
        assert told(found) == ("budget-exceeded", "default", "warning", "certain")
        assert found.places == ()
        assert "0.01" in message(found.finding, Language.ZH)
        assert shown.totals.names == {"budget-exceeded": 1}
        assert shown.totals.counts[Level.WARNING] == 1
    else:
        assert shown.findings == ()


def test_a_budget_is_held_against_what_the_caps_leave() -> None:
    rows = [
        package(
            n,
            applicant=company(1),
            ceiling=Decimal("4000000.00"),
            claims=(ClaimTotal("api", "api", Decimal(0), Decimal("4000000.00")),),
        )
        for n in (1, 2)
    ]
    names = [f.finding.name for f in season(rows, Decimal("5000000")).findings]
    assert names == ["cap-shared"]


def test_the_gravest_stand_first_and_packages_as_people_count() -> None:
    rows = [
        *(package(n, invoices=(invoice(7),)) for n in (10, 9, 100)),
        *(package(n, contracts=(contract(n, vendor=company(9)),)) for n in (2, 11)),
    ]
    found = findings(*rows)
    assert [f.finding.level.value for f in found] == ["error", "info"]
    assert found[0].packages == ("包9", "包10", "包100")
    assert "包9、包10、包100" in message(found[0].finding, Language.ZH)


def test_nothing_is_left_in_the_scratch_folder(tmp_path: Path) -> None:
    season_of([package(1), package(2)], None, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_rows_of_an_unknown_policy_are_compared_too() -> None:
    rows = [package(n, policy="gone-1999", invoices=(invoice(7),)) for n in (1, 2)]
    same = [replace(row, applicant=company(1), ceiling=Decimal(10) ** 9) for row in rows]
    assert [f.finding.variant for f in findings(*rows)] == ["applicants"]
    assert [f.finding.variant for f in findings(*same)] == ["one-policy"]


# --- a season with a bit of everything ------------------------------------------------------------

PAPER = file("结算单.pdf", "same", PartKind.SETTLEMENT)
SCAN = file("扫描.pdf", "scan", PartKind.INVOICE)
TOWER = ("北京市海淀区中关村大街1号",)
OLD = invoice(3, number="12345678")
SPLIT = {
    "applicant": company(51),
    "ceiling": Decimal("400000.00"),
    "claims": (ClaimTotal("api", "api", Decimal("800000.00"), Decimal("400000.00")),),
}
BIG = {
    "ceiling": Decimal("4000000.00"),
    "claims": (ClaimTotal("api", "api", Decimal(0), Decimal("4000000.00")),),
}
EVERYTHING = (
    package(1, invoices=(invoice(7),), **BIG),
    package(2, invoices=(invoice(7),), files=(PAPER, SCAN)),
    package(3, contracts=(contract(7, vendor=company(2)),), files=(PAPER, SCAN)),
    package(4, contracts=(contract(7, vendor=company(2)),)),
    package(5, applicant=company(1), **BIG),
    package(6, contracts=(contract(6, vendor=replace(company(66), phones=company(3).phones)),)),
    package(7, contracts=(contract(17, vendor=company(8)),)),
    package(8, contracts=(contract(18, vendor=company(7)),)),
    broken(9),
    package(21, contracts=(contract(21, number="HT-001", vendor=company(77)),)),
    package(22, contracts=(contract(22, number="HT-001", vendor=company(77), signed_on=None),)),
    *(package(n, applicant=replace(company(n), addresses=TOWER)) for n in range(31, 36)),
    package(36, contracts=(contract(36, vendor=replace(company(88), addresses=TOWER)),)),
    package(41, contracts=(contract(41, vendor=PartyMarks(company(99).name)),)),
    package(42, contracts=(contract(42, vendor=replace(company(99), phones=company(41).phones)),)),
    package(51, contracts=(contract(51, model="大模型", vendor=company(98)),), **SPLIT),
    package(52, contracts=(contract(52, model="大模型", vendor=company(98)),), **SPLIT),
    package(61, applicant=company(1), applied_on=None, **BIG),
    package(62, applicant=company(62), invoices=(OLD,)),
    package(63, applicant=company(62), invoices=(replace(OLD, number="110024001112345678"),)),
    package(64, applicant=replace(company(62), uscc=company(64).uscc), invoices=(OLD,)),
    package(65, invoices=(replace(OLD, amount=None),)),
    *(package(n, contracts=(contract(n, number="HT-9", vendor=company(97)),)) for n in (71, 72)),
    package(73, contracts=(contract(71, number="HT-9", vendor=company(97), amount=None),)),
    package(74, contracts=(UsedContract("api", "HT-9", vendor=company(97)),)),
)


def test_all_findings_are_there() -> None:
    names = {(f.finding.name, f.finding.variant) for f in findings(*EVERYTHING)}
    assert names == {
        ("invoice-reused", "applicants"),
        ("invoice-reused", "file"),
        ("contract-reused", "applicants"),
        ("file-reused", "default"),
        ("cap-shared", "undated"),
        ("service-split", "packages"),
        ("parties-linked", "sells"),
        ("parties-linked", "mutual"),
        ("parties-linked", "shares"),
        ("contract-reused", "alike"),
        ("parties-linked", "crowd"),
        ("parties-linked", "buys"),
    }


@pytest.mark.parametrize("language", list(Language))
def test_all_findings_have_their_words(language: Language) -> None:
    for found in findings(*EVERYTHING):
        for said in (message(found.finding, language), hint(found.finding, language)):
            assert said
            assert "None" not in said


@given(st.permutations(EVERYTHING))
@settings(max_examples=20)
def test_the_order_of_the_rows_does_not_matter(rows: list[Row]) -> None:
    assert season(rows, Decimal(1)) == season(EVERYTHING, Decimal(1))


@given(st.integers(min_value=1000, max_value=99_999))
@settings(max_examples=10)
def test_a_package_that_has_nothing_to_do_with_the_others_changes_nothing(number: int) -> None:
    more = season([package(number), *EVERYTHING])
    assert more.findings == season(EVERYTHING).findings


@given(st.sets(st.integers(min_value=1, max_value=500), min_size=2, max_size=30))
@settings(max_examples=15)
def test_however_many_packages_use_one_thing_it_is_one_finding(numbers: set[int]) -> None:
    used = {"invoices": (invoice(7),), "contracts": (contract(7),), "files": (PAPER, SCAN)}
    found = findings(*(package(number, **used) for number in numbers))
    assert [f.finding.name for f in found] == ["contract-reused", "invoice-reused", "file-reused"]
    assert {len(f.packages) for f in found} == {len(numbers)}
    few = findings(*(package(number, **used) for number in sorted(numbers)[:2]))
    assert [f.id for f in few] == [f.id for f in found]


claims = st.builds(
    ClaimTotal,
    st.just("c"),
    st.sampled_from(["api", "private"]),
    st.just(Decimal(0)),
    st.decimals(0, 4_000_000, places=2),
)


@given(st.lists(st.tuples(st.integers(1, 3), st.lists(claims, max_size=3)), max_size=8))
@settings(max_examples=40)
def test_totals_add_up(packages: list[tuple[int, list[ClaimTotal]]]) -> None:
    rows = [
        package(
            number,
            applicant=company(who),
            claims=tuple(made),
            ceiling=min(total(c.ceiling for c in made), Decimal(5_000_000)),
        )
        for number, (who, made) in enumerate(packages)
    ]
    totals = season(rows).totals
    assert totals.ceiling + totals.capped == total(row.ceiling or Decimal(0) for row in rows)
    by_company = (
        total(c.ceiling for who, made in packages if who == one for c in made) for one in (1, 2, 3)
    )
    assert totals.ceiling == total(min(sum_, Decimal(5_000_000)) for sum_ in by_company)
    assert total(route.ceilings for route in totals.routes) == total(
        claim.ceiling for _, made in packages for claim in made
    )
    assert sum(totals.verdicts.values()) == len(rows)


hostile = st.text(max_size=30) | st.sampled_from(
    ["=cmd|' /C calc'!A0", "<script>", "\ud800", "甲" * 1000, "\x00", "a\nb", "'; DROP TABLE"]
)
parties = st.builds(PartyMarks, hostile, hostile, hostile, st.tuples(hostile), st.tuples(hostile))


@given(st.lists(st.tuples(hostile, parties, parties), min_size=2, max_size=4))
@settings(max_examples=25)
def test_hostile_texts_do_no_harm(texts: list[tuple[str, PartyMarks, PartyMarks]]) -> None:
    rows = [
        package(
            number,
            package=f"{written}{number}",
            applicant=applicant,
            contracts=(contract(number, number=written, vendor=vendor, file=written),),
            invoices=(
                invoice(number, number=written, seller=vendor.name, file=written, claim=written),
            ),
            files=(file(written, "same", PartKind.PAYMENT),),
        )
        for number, (written, applicant, vendor) in enumerate(texts)
    ]
    shown = season(rows)
    assert len({f.id for f in shown.findings}) == len(shown.findings)
    for found in shown.findings:
        said = message(found.finding, Language.ZH)
        assert not {unicodedata.category(c) for c in said} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
        assert len(said) < 2000


# --- memory ---------------------------------------------------------------------------------------


class Rows:
    """So many rows, made anew whenever one goes through them."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __iter__(self) -> Iterator[Row]:
        order = random.Random(1)
        for _ in range(self._count):
            number = order.randrange(10**9)
            yield package(number, contracts=(contract(number, number="HT-2024-001"),))


def peak(count: int, scratch: Path) -> int:
    tracemalloc.start()
    try:
        shown = season_of(Rows(count), None, scratch)
        assert shown.totals.packages == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_number_of_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # these remember so many texts and no more, which would hide what grows
    monkeypatch.setattr(text, "_normalised_line", text._normalised)
    monkeypatch.setattr(keys, "number_key", text.number_key.__wrapped__)
    few, many = peak(100, tmp_path), peak(400, tmp_path)
    assert many < few + 600_000  # a row takes some 5000
