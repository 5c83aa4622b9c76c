"""Dates as documents write them, and windows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.dates import Window, find_dates, parse_date

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2024-09-01",
        "2024-9-1",
        "2024.9.1",
        "2024.09.01",
        "2024/09/01",
        "2024–09–01",
        "20240901",
        "2024年9月1日",
        "2024年09月01日",
        "2024 年 09 月 01 日",
        "2024年9月1号",
        "2024年9月1",
        "２０２４年９月１日",
        "２０２４－０９－０１",
        "二〇二四年九月一日",
        "二零二四年九月一日",
        "二○二四年九月一日",
        "二O二四 年 九 月 一 日",
        "二〇二四年九月一号",
        " 2024-09-01\n",
    ],
)
def test_one_day_in_many_styles(text: str) -> None:
    assert parse_date(text) == date(2024, 9, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二四年元月十日", date(2024, 1, 10)),
        ("二〇二四年十二月三十一日", date(2024, 12, 31)),
        ("二〇二四年十月二十日", date(2024, 10, 20)),
        ("二〇二五年二月二十八日", date(2025, 2, 28)),
        ("2024年2月29日", date(2024, 2, 29)),
    ],
)
def test_numerals(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "2024-09",
        "2024年9月",
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "2024-09-31",
        "20241301",
        "20240901.00",
        "2024090",
        "202409011",
        "2024-09.01",
        "1.2024.9.1",
        "24-09-01",
        "3024-09-01",
        "2024-09-01 10:00",
        "2024-09-01 2024-09-02",
        "二〇二四年十三月一日",
        "二〇二四年十十月一日",
        "二〇二四年一二月一日",
        "今天",
        "2024-09-01" * 1000,
        "2024" + " " * 100_000,
    ],
    ids=lambda text: repr(text[:24]),
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):
        parse_date(text)


@given(
    DAYS,
    st.sampled_from(
        [
            "{0:%Y-%m-%d}",
            "{0:%Y%m%d}",
            "{0.year}.{0.month}.{0.day}",
            "{0.year}年{0.month}月{0.day}日",
        ]
    ),
)
def test_every_day_is_read_back(day: date, style: str) -> None:
    assert parse_date(style.format(day)) == day


@given(st.text(max_size=40))
def test_any_text_is_searched_without_failing(text: str) -> None:
    spans = [(written.start, written.end) for written in find_dates(text)]
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("自2024年9月10日起至2025年9月9日止", [date(2024, 9, 10), date(2025, 9, 9)]),
        ("2024.9.10-2024.11.30", [date(2024, 9, 10), date(2024, 11, 30)]),
        ("2024-09-10至2024-11-30", [date(2024, 9, 10), date(2024, 11, 30)]),
        ("2024-09-10-2024-11-30", [date(2024, 9, 10), date(2024, 11, 30)]),
        ("1.2024年9月10日前支付首付款", [date(2024, 9, 10)]),
        ("付款20240910.00元", []),
        ("开票日期:20240910,金额", [date(2024, 9, 10)]),
        ("回单_20240910.pdf", [date(2024, 9, 10)]),
        ("备案号 202311150001", []),
        ("二〇二四年九月十日(2024-09-10)", [date(2024, 9, 10), date(2024, 9, 10)]),
        ("2024年9月\n10日", [date(2024, 9, 10)]),
        ("    年  月  日", []),
    ],
)
def test_dates_in_a_text(text: str, days: list[date]) -> None:
    assert [written.value for written in find_dates(text)] == days


def test_a_found_date_knows_its_span() -> None:
    text = "签订日期:2024年9月1日。"
    (written,) = find_dates(text)
    assert text[written.start : written.end] == "2024年9月1日"


# --- windows -------------------------------------------------------------------------------------

SEPTEMBER = Window(date(2024, 9, 1), date(2024, 9, 30))


def test_both_ends_belong_to_a_window() -> None:
    assert date(2024, 8, 31) not in SEPTEMBER
    assert date(2024, 9, 1) in SEPTEMBER
    assert date(2024, 9, 30) in SEPTEMBER
    assert date(2024, 10, 1) not in SEPTEMBER
    assert "2024-09-15" not in SEPTEMBER


def test_an_open_end_takes_any_day() -> None:
    assert date(2100, 1, 1) in Window(date(2024, 9, 1), None)
    assert date(1900, 1, 1) in Window(None, date(2024, 9, 1))
    assert date(1900, 1, 1) in Window(None, None)


@pytest.mark.parametrize(
    ("starts", "ends", "overlaps", "covers"),
    [
        (date(2024, 9, 1), date(2024, 9, 30), True, True),
        (date(2024, 8, 1), date(2024, 9, 1), True, False),
        (date(2024, 8, 1), date(2024, 8, 31), False, False),
        (date(2024, 9, 30), date(2024, 12, 1), True, False),
        (date(2024, 10, 1), date(2024, 12, 1), False, False),
        (None, date(2024, 9, 15), True, False),
        (date(2024, 9, 15), None, True, False),
        (None, None, True, False),
        (None, date(2024, 8, 31), False, False),
    ],
)
def test_overlapping_and_covering(
    starts: date | None, ends: date | None, overlaps: bool, covers: bool
) -> None:
    other = Window(starts, ends)
    assert SEPTEMBER.overlaps(other) is overlaps
    assert other.overlaps(SEPTEMBER) is overlaps
    assert SEPTEMBER.covers(other) is covers


@given(DAYS, st.integers(0, 400), DAYS, st.integers(0, 400))
def test_a_window_that_covers_another_overlaps_it(
    start: date, length: int, other_start: date, other_length: int
) -> None:
    one = Window(start, start + timedelta(length))
    other = Window(other_start, other_start + timedelta(other_length))
    assert one.covers(one)
    assert not one.covers(other) or one.overlaps(other)
    shared = any(other_start + timedelta(n) in one for n in range(other_length + 1))
    assert one.overlaps(other) is shared


def test_a_window_for_people() -> None:
    assert str(SEPTEMBER) == "2024-09-01 … 2024-09-30"
    assert str(Window(None, None)) == "… … …"
