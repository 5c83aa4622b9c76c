"""The page of a season in Chromium: it sorts, filters, links and prints, by keyboard too."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from batch.page.seasons import hostile as hostile_season
from batch.page.seasons import many, reused, season, written

from .test_report import axe

if TYPE_CHECKING:
    from .conftest import Open

pytestmark = pytest.mark.browser

ROWS = "#package-table tbody tr"
SHOWN = f"{ROWS}:not([hidden])"
COUNT = 60


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A season of some packages."""
    rows = many(COUNT)
    found = [reused(rows[3].package, rows[40].package), reused(rows[5].package, rows[40].package)]
    whole = season(rows, found, budget="90000000", capped="100.00")
    return written(tmp_path_factory.mktemp("season"), rows, whole)


@pytest.fixture(scope="session")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One whose table is laid out only where it is in view."""
    rows = many(400)
    return written(
        tmp_path_factory.mktemp("long"), rows, season(rows, [reused("x", rows[9].package)])
    )


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One whose names try to break it."""
    return written(tmp_path_factory.mktemp("attacked"), *hostile_season())


def column(page: Any, n: int) -> list[str]:
    """The cells of a column, from top to bottom."""
    texts: list[str] = page.locator(SHOWN).evaluate_all(
        "(rows, n) => rows.map(row => row.cells[n].textContent)", n
    )
    return texts


def number(cell: str) -> float:
    return float(cell.replace(",", ""))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["made_up", "long", "attacked"])
def test_it_opens_offline_without_a_complaint_and_axe_finds_nothing(
    open_page: Open, request: pytest.FixtureRequest, name: str, width: int
) -> None:
    path = request.getfixturevalue(name)
    opened = open_page(path, width)
    assert axe(opened.page) == []
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert opened.complaints == []
    assert opened.requests == [path.as_uri()]


def test_nothing_of_a_hostile_season_runs_or_breaks_the_table(
    open_page: Open, attacked: Path
) -> None:
    opened = open_page(attacked)
    page = opened.page
    for head in page.locator("#package-table thead button").all():
        head.click()
    page.locator("#filter-text").fill("<img src=x")
    page.locator("#filter-text").fill("")
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.querySelectorAll('script').length") == 1
    heights = page.locator(ROWS).evaluate_all("rows => rows.map(row => row.offsetHeight)")
    assert max(heights) < 300
    outside = "cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth + 1).length"
    assert page.locator(f"{ROWS} > *").evaluate_all(outside) == 0
    assert opened.complaints == []


def test_links_of_hostile_names_open_their_reports(open_page: Open, attacked: Path) -> None:
    page = open_page(attacked).page
    links = page.locator(f"{ROWS} th a").evaluate_all("all => all.map(a => a.href)")
    assert len(set(links)) == 10
    for link in links:
        page.goto(link)
        assert page.title() == "stand-in"
    assert page.goto(attacked.as_uri())
    assert page.locator(f"{ROWS} th:not(:has(a))").count() == 1


TEXTS: dict[int, Callable[[str], Any]] = {0: lambda cell: int(cell[:4])}
NUMBERS = dict.fromkeys(range(4, 9), number)


@pytest.mark.parametrize(("n", "key"), [*TEXTS.items(), *NUMBERS.items()])
def test_each_column_sorts_both_ways_and_keeps_what_is_empty_last(
    open_page: Open, made_up: Path, n: int, key: Callable[[str], Any]
) -> None:
    page = open_page(made_up).page
    head = page.locator("#package-table thead th").nth(n)
    button = head.get_by_role("button")
    for direction in ("ascending", "descending"):
        button.focus()
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == direction
        assert page.locator("#package-table [aria-sort]:not([aria-sort=none])").count() == 1
        cells = column(page, n)
        full = [cell for cell in cells if cell != "-"]
        assert cells[: len(full)] == full
        keys = [key(cell) for cell in full]
        assert keys == sorted(keys, reverse=direction == "descending")
        assert len(set(keys)) >= 2
    assert button.evaluate("button => button === document.activeElement")


def test_chinese_sorts_by_its_sound(open_page: Open, made_up: Path) -> None:
    page = open_page(made_up).page
    for n in (1, 2):
        button = page.locator("#package-table thead button").nth(n)
        button.click()
        names = [cell for cell in column(page, n) if cell != "-"]
        button.click()
        back = [cell for cell in column(page, n) if cell != "-"]
        assert sorted(names) == sorted(back)
        assert names != back
        if n == 1:
            surnames = list(dict.fromkeys(name[2] for name in names))
            assert surnames == list("安北曹丁恩方高黄江孔李马牛欧平钱任宋唐王徐杨张")
            assert list(dict.fromkeys(name[2] for name in back)) == surnames[::-1]


def test_verdicts_sort_by_gravity_and_marks_by_their_number(open_page: Open, made_up: Path) -> None:
    page = open_page(made_up).page
    verdicts = "rows => [...new Set(rows.map(row => row.dataset.verdict))]"
    grave = ["broken", "incomplete", "review", "ready"]
    assert page.locator(SHOWN).evaluate_all(verdicts) == grave
    first = column(page, 0)
    button = page.get_by_role("button", name="结论", exact=True)
    button.click()
    assert page.locator(SHOWN).evaluate_all(verdicts) == grave[::-1]
    button.click()
    assert column(page, 0) == first
    marks = page.get_by_role("button", name="跨材料包")
    marks.click()
    marks.click()
    assert [cell.count("错误") for cell in column(page, 9)[:4]] == [2, 1, 1, 0]


def test_rows_are_filtered_by_text_verdict_and_route(open_page: Open, made_up: Path) -> None:
    page = open_page(made_up).page
    said = page.locator("#filter-count")
    assert said.text_content() == f"显示 {COUNT} / {COUNT} 个材料包"
    page.locator("#filter-text").fill("北京 ００１7")
    assert page.locator(SHOWN).count() == 1
    assert column(page, 0)[0].startswith("0017")
    assert said.text_content() == f"显示 1 / {COUNT} 个材料包"
    page.locator("#filter-text").fill("没有这样的")
    assert page.locator(SHOWN).count() == 0
    assert page.locator("#none-shown").is_visible()
    page.locator("#filter-reset").click()
    assert page.locator(SHOWN).count() == COUNT
    for select, attribute in (("#filter-verdict", "verdict"), ("#filter-route", "choices")):
        for option in page.locator(f"{select} option").all()[1:]:
            key = str(option.get_attribute("value"))
            page.select_option(select, key)
            keys = page.locator(SHOWN).evaluate_all(f"all => all.map(e => e.dataset.{attribute})")
            assert all(key in words.split() for words in keys)
            assert str(option.text_content()).endswith(f"({len(keys)})")
            assert len(keys) > 0
        page.select_option(select, "")
    page.select_option("#filter-verdict", "incomplete")
    page.get_by_role("button", name="材料包", exact=True).click()
    assert column(page, 0) == sorted(column(page, 0))
    assert set(column(page, 3)) == {"需补正"}


@pytest.mark.parametrize("name", ["made_up", "long"])
def test_a_place_leads_to_its_row_even_when_it_is_filtered_out(
    open_page: Open, request: pytest.FixtureRequest, name: str
) -> None:
    page = open_page(request.getfixturevalue(name)).page
    page.locator("#filter-text").fill("没有这样的")
    link = page.locator("#across-1 .places a[href^='#package-']").last
    link.click()
    row = page.locator(str(link.get_attribute("href")))
    page.wait_for_function("hash => location.hash === hash", arg=link.get_attribute("href"))
    assert row.is_visible()
    top, bottom, under = row.evaluate(
        "row => [row.getBoundingClientRect().top, row.getBoundingClientRect().bottom,"
        " document.querySelector('#package-table thead').getBoundingClientRect().bottom]"
    )
    assert 0 <= top < bottom <= 900
    assert top >= min(under, 0)
    row.locator("a.mark").first.click()
    assert page.evaluate("location.hash") == "#across-1"
    page.locator("#filter-text").fill("没有这样的")
    page.evaluate("() => { location.hash = 'package-1'; }")
    page.wait_for_function("() => !document.getElementById('package-1').hidden")


def test_without_script_everything_is_there_and_nothing_pretends_to_work(
    open_page: Open, made_up: Path
) -> None:
    page = open_page(made_up, script=False).page
    assert page.locator(SHOWN).count() == COUNT
    assert not page.locator("#filters").is_visible()
    assert page.locator("#package-table button").count() == 0
    assert page.locator("#package-table th").first.is_visible()


@pytest.mark.parametrize("name", ["made_up", "long"])
def test_on_paper_there_are_all_rows_and_no_controls(
    open_page: Open, request: pytest.FixtureRequest, name: str
) -> None:
    page = open_page(request.getfixturevalue(name)).page
    page.emulate_media(media="print")
    controls = "button, input, select, #filters, nav"
    assert not [e for e in page.locator(controls).all() if e.is_visible()]
    printed = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    with printed:
        texts = ["".join(s.get_textpage().get_text_range().split()) for s in printed]
        sizes = {tuple(round(side) for side in sheet.get_size()) for sheet in printed}
    assert sizes <= {(842, 595), (842, 596), (841, 595), (841, 594), (843, 596)}
    whole = "".join(texts)
    names = page.locator(f"{ROWS} th").all_text_contents()
    assert all("".join(words.split())[:4] in whole for words in names)
    assert "显示全部" not in whole
    tables = [text for text in texts if "智能科技0" in text]
    assert len(tables) >= 2
    assert all("申报单位" in text for text in tables)
