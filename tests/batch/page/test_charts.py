"""Charts: which bars there are, how long, and what they say; and addresses."""

from __future__ import annotations

from decimal import Decimal
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.batch.page.budget import BARS as BUDGET
from voucher_cli.batch.page.budget import budget_bar
from voucher_cli.batch.page.kinds import BARS, MOST_KINDS, kind_chart
from voucher_cli.batch.page.links import address, report_link
from voucher_cli.batch.page.sizes import size_chart, size_label, size_of
from voucher_cli.findings import Level
from voucher_cli.language import Language

from .seasons import row, season

# --- awards by size ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "label"),
    [
        ("0.00", "0"),
        ("0.01", "≤1"),
        ("10000.00", "≤1"),
        ("10000.01", "1–2"),
        ("500000.00", "20–50"),
        ("500000.01", "50–100"),
        ("5000000.00", "200–500"),
        ("50000000.00", "2000–5000"),
        ("50000000.01", ">5000"),
        ("-1.00", "0"),
    ],
)
def test_a_step_holds_its_upper_edge(amount: str, label: str) -> None:
    assert size_label(size_of(Decimal(amount))) == label


def test_steps_between_the_first_and_the_last_are_all_there() -> None:
    chart = size_chart({3: 4, 5: 1, 9: 0})
    assert [(column.label, column.count) for column in chart.columns] == [
        ("2–5", 4),
        ("5–10", 0),
        ("10–20", 1),
    ]
    first, none, last = chart.columns
    assert none.height == 0
    assert first.height == 4 * last.height
    assert first.y + first.height == last.y + last.height == chart.base


@given(st.dictionaries(st.integers(0, 13), st.integers(0, 10**6)))
def test_columns_stay_in_the_drawing_and_apart(sizes: dict[int, int]) -> None:
    chart = size_chart(sizes)
    assert sum(column.count for column in chart.columns) == sum(sizes.values())
    right = 0
    for column in chart.columns:
        assert column.x >= right
        assert (column.height > 0) == (column.count > 0)
        assert column.y >= 20
        right = column.x + column.width
    assert right <= chart.width


# --- findings by kind ----------------------------------------------------------------------------


def test_the_most_frequent_kinds_come_first_parted_by_level() -> None:
    chart = kind_chart(
        {
            "seal-missing": {Level.ERROR: 5},
            "invoice-outside-window": {Level.INFO: 1, Level.ERROR: 3, Level.REVIEW: 6},
            "evidence-short": {Level.WARNING: 5},
            "tax-basis": {Level.INFO: 0},
            "<unknown>": {Level.INFO: 1},
        },
        Language.ZH,
    )
    assert [bar.name for bar in chart.bars] == [
        "invoice-outside-window", "seal-missing", "evidence-short", "<unknown>",
    ]  # fmt: skip
    first, second, *_, last = chart.bars
    assert first.value == "10：错误 3、待核实 6、提示 1"
    assert second.value == "错误 5"
    assert last.title == "<unknown>"
    assert [part.level for part in first.segments] == [Level.ERROR, Level.REVIEW, Level.INFO]
    assert first.segments[0].x == BARS[0]
    assert second.segments[0].width * 2 == BARS[1] - BARS[0]
    assert first.count(Level.REVIEW) == 6
    assert first.count(Level.WARNING) == 0


def test_rare_kinds_are_left_to_the_workbook() -> None:
    chart = kind_chart({f"kind-{n}": {Level.INFO: n} for n in range(1, 31)}, Language.EN)
    assert len(chart.bars) == MOST_KINDS
    assert chart.left_out == 10
    assert chart.bars[0].total == 30
    assert kind_chart({}, Language.EN).bars == ()


# --- budget --------------------------------------------------------------------------------------


def test_the_longer_of_ceiling_and_budget_fills_the_drawing() -> None:
    rows = [row("甲", ceiling="100.00"), row("乙", {"x": {Level.ERROR: 1}}, ceiling="300.00")]
    full = BUDGET[1] - BUDGET[0]
    assert budget_bar(season(rows).totals) is None
    under = budget_bar(season(rows, budget="800.00").totals)
    assert under
    assert (under.ready, under.rest, under.end) == (full // 8, full // 2 - full // 8, BUDGET[1])
    assert (under.left, under.share) == (Decimal("400.00"), "50.0")
    over = budget_bar(season(rows, budget="300.01").totals)
    assert over
    assert over.ready + over.rest == full
    assert over.end < BUDGET[1]
    assert (over.left, over.share) == (Decimal("-99.99"), "133.3")
    none = budget_bar(season(rows, budget="0.00").totals)
    assert none
    assert none.share is None


# --- addresses -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/etc/passwd", "//host/x", "../x", "reports/../../x", ""])
def test_what_leads_out_of_the_folder_is_no_address(path: str) -> None:
    assert address(path) is None


@given(st.text(min_size=1))
def test_an_address_is_a_relative_path_and_nothing_else(name: str) -> None:
    link = address(f"reports/{name}")
    if ".." in PurePosixPath(name).parts:
        assert link is None
        return
    assert link
    assert link.isascii()
    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert unquote_to_bytes(parts.path) == f"reports/{name}".encode("utf-8", "surrogatepass")


def test_bytes_that_are_no_text_become_themselves_again() -> None:
    assert address("a\udcff") == "a%FF"
    assert address("javascript:alert(1)") == "javascript%3Aalert%281%29"


def test_the_report_to_read_is_preferred() -> None:
    assert report_link(["reports/a.json", "reports/a.html"]) == "reports/a.html"
    assert report_link(["reports/a.html.json"]) == "reports/a.html.json"
    assert report_link(["/a.html", "b.html", "c.txt"]) == "b.html"
    assert report_link([]) is None
