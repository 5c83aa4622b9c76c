"""A real browser. These tests need the `browser` extra and Chromium, and run with
`pytest -m browser`; without Chromium they fail, they are never skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from report.html.strangers import earlier_report, hostile_package, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EXAMPLE = Path(__file__).parents[2] / "examples" / "beijing-api-with-mistakes"


@dataclass
class Opened:
    """A page, and everything that it complained about or asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    from shoot_html import browser

    with browser() as running:
        yield running


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on an example."""
    return _written(tmp_path_factory, page_of(EXAMPLE))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on a package that tries to break it."""
    folder = tmp_path_factory.mktemp("hostile")
    since = earlier_report(folder / "old.json")
    return _written(tmp_path_factory, page_of(hostile_package(folder / "p"), since=since))


def _written(factory: pytest.TempPathFactory, text: str) -> Path:
    path = factory.mktemp("report") / "report.html"
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Open]:
    """Opens a report: `open_page(path, width=1280, script=True)`."""
    contexts = []

    def opened(path: Path, width: int = 1280, *, script: bool = True) -> Opened:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=script, offline=True
        )
        contexts.append(context)
        shown = Opened(context.new_page())
        shown.page.on("console", lambda message: shown.complaints.append(message.text))
        shown.page.on("pageerror", lambda error: shown.complaints.append(str(error)))
        shown.page.on("request", lambda request: shown.requests.append(request.url))
        shown.page.goto(path.as_uri())
        return shown

    yield opened
    for context in contexts:
        context.close()
