"""The HTML report in Chromium: it filters, opens, marks and prints, by keyboard too."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

if TYPE_CHECKING:
    from .conftest import Open

pytestmark = pytest.mark.browser

SHOWN = "article.finding:not([hidden])"
AMOUNT = "#finding-2"
"""of the example: it has a page and a box"""


def axe(page: Any, root: str = "document") -> list[str]:
    """What axe-core finds to be serious or critical."""
    import axe_playwright_python

    folder = Path(axe_playwright_python.__file__).parent
    page.evaluate((folder / "axe.min.js").read_text("utf-8"))
    found = page.evaluate(f"axe.run({root}).then(r => r.violations)")
    return [f"{v['impact']} {v['id']} {v['nodes'][0]['target']}" for v in found]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["sound", "hostile"])
def test_it_opens_offline_without_a_complaint_and_axe_finds_nothing(
    open_page: Open, request: pytest.FixtureRequest, name: str, width: int
) -> None:
    path = request.getfixturevalue(name)
    opened = open_page(path, width)
    page = opened.page
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith("data:")] == [path.as_uri()]


def test_nothing_of_a_hostile_package_runs(open_page: Open, hostile: Path) -> None:
    page = open_page(hostile).page
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.querySelectorAll('script').length") == 1
    for link in page.locator("a.open-page").all():
        link.click()
        page.keyboard.press("Escape")
    assert page.evaluate("window.ran") is None


def test_the_page_itself_forbids_what_got_in_after_all(open_page: Open, sound: Path) -> None:
    opened = open_page(sound)
    opened.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.ran=1>'"
        " + '<img src=https://example.invalid/x><p style=color:red>')"
    )
    opened.page.wait_for_timeout(300)
    assert opened.page.evaluate("window.ran") is None
    assert len(opened.complaints) >= 3
    assert all("Content Security Policy" in text for text in opened.complaints)


def test_findings_are_filtered_by_gravity_material_and_file(open_page: Open, sound: Path) -> None:
    page = open_page(sound).page
    everything = page.locator(SHOWN).count()
    page.get_by_role("checkbox", name="错误").uncheck()
    assert page.locator(f"{SHOWN}[data-level=error]").count() == 0
    assert 0 < page.locator(SHOWN).count() < everything
    assert page.get_by_role("heading", name="错误（").count() == 0
    page.locator("#filter-reset").click()
    assert page.locator(SHOWN).count() == everything
    for select, attribute in (("#filter-material", "material"), ("#filter-file", "file")):
        for option in page.locator(f"{select} option").all()[1:]:
            key = option.get_attribute("value")
            page.select_option(select, key)
            keys = page.locator(SHOWN).evaluate_all(f"all => all.map(e => e.dataset.{attribute})")
            assert set(keys) == {key}
        page.select_option(select, "")
    assert page.locator(SHOWN).count() == everything


def test_the_filter_says_how_many_are_shown_and_when_none_is(open_page: Open, sound: Path) -> None:
    page = open_page(sound).page
    for box in page.locator("input[name=level]").all():
        box.uncheck()
    assert "0 /" in str(page.locator("#filter-count").text_content())
    assert page.locator("#none-shown").is_visible()


def test_a_material_leads_to_its_findings_and_a_link_shows_what_is_filtered_out(
    open_page: Open, sound: Path
) -> None:
    page = open_page(sound).page
    link = page.locator("a[data-show-material]").first
    key = link.get_attribute("data-show-material")
    link.click()
    keys = page.locator(SHOWN).evaluate_all("all => all.map(e => e.dataset.material)")
    assert set(keys) == {key}
    hidden = page.locator("article.finding[hidden]").first
    name = hidden.get_attribute("id")
    page.evaluate("name => { location.hash = name; }", name)
    page.wait_for_function("name => !document.getElementById(name).hidden", arg=name)


def test_a_page_is_enlarged_and_closed_by_keyboard_alone(open_page: Open, sound: Path) -> None:
    page = open_page(sound).page
    link = page.locator(f"{AMOUNT} a.open-page")
    link.focus()
    page.keyboard.press("Enter")
    viewer = page.locator("#viewer")
    assert viewer.is_visible()
    assert viewer.locator(".mark.current").count() == 1
    assert viewer.locator(".mark.current .spot").bounding_box()["y"] < 900  # type: ignore[index]
    assert axe(page, "document.getElementById('viewer')") == []
    page.keyboard.press("Escape")
    assert not viewer.is_visible()
    assert link.evaluate("link => link === document.activeElement")


def test_the_spot_lies_where_its_box_says_on_the_picture(open_page: Open, sound: Path) -> None:
    page = open_page(sound).page
    drawing = page.locator(f"{AMOUNT} .page svg")
    spot = page.locator(f"{AMOUNT} .page .spot").bounding_box()
    whole = drawing.bounding_box()
    assert spot
    assert whole
    left, width = page.locator(f"{AMOUNT} .page .spot").evaluate(
        "e => [e.x.baseVal.value, e.ownerSVGElement.viewBox.baseVal.width]"
    )
    assert (spot["x"] - whole["x"]) / whole["width"] == pytest.approx(left / width, abs=0.02)
    shown = page.evaluate(
        "async () => { const i = new Image();"
        "i.src = document.querySelector('image').getAttribute('href'); await i.decode();"
        "return i.naturalWidth; }"
    )
    assert shown > 300


def test_without_script_everything_is_there(open_page: Open, sound: Path) -> None:
    page = open_page(sound, script=False).page
    assert page.locator(SHOWN).count() == page.locator("article.finding").count() > 0
    assert not page.locator("#filters").is_visible()
    assert page.locator("#pages .sheet").first.is_visible()
    target = page.locator(f"{AMOUNT} a.open-page").get_attribute("href")
    assert page.locator(str(target)).count() == 1


def test_on_paper_all_findings_are_there_and_no_controls(open_page: Open, sound: Path) -> None:
    page = open_page(sound).page
    titles = page.locator("article.finding .message").all_text_contents()
    page.select_option("#filter-file", index=1)
    printed = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    with printed:
        text = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
        sizes = {tuple(round(side) for side in sheet.get_size()) for sheet in printed}
    said = "".join(text.split())
    for title in titles:
        assert "".join(title.split())[:20] in said
    assert "显示全部" not in said
    assert sizes <= {(595, 842), (596, 842), (594, 841), (595, 841), (596, 843)}
