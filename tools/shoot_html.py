"""Pictures of HTML reports as a browser shows and prints them, for people to look at.

    python tools/shoot_html.py REPORT.html... -o FOLDER

Needs the `browser` extra and Chromium (Debian: `apt-get install chromium`); VOUCHER_CHROMIUM names
one that is not on the PATH.
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
SIZES = {"desktop": (1280, 900), "narrow": (390, 844)}
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def chromium() -> str:
    """The browser's program. Raises FileNotFoundError where there is none."""
    named = os.environ.get("VOUCHER_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        raise FileNotFoundError("no Chromium: install it, or name it in VOUCHER_CHROMIUM")
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium, in a new profile."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            yield started
        finally:
            started.close()


def shoot(report: Path, folder: Path, running: Browser) -> None:
    """The whole page at each width, a page enlarged, a filter set, and A4 pages as printed."""
    for name, (width, height) in SIZES.items():
        page = running.new_page(viewport={"width": width, "height": height})
        page.goto(report.resolve().as_uri())
        page.screenshot(path=folder / f"{report.stem}-{name}.png", full_page=True)
        if page.locator("a.open-page").count():
            page.locator("a.open-page").first.click()
            page.screenshot(path=folder / f"{report.stem}-{name}-enlarged.png")
            page.keyboard.press("Escape")
        _filtered(page, folder / f"{report.stem}-{name}-filtered.png")
        page.close()
    page = running.new_page()
    page.goto(report.resolve().as_uri())
    printed = folder / f"{report.stem}-print.pdf"
    page.pdf(path=printed, prefer_css_page_size=True)
    page.close()
    with pypdfium2.PdfDocument(printed) as document:
        for number, sheet in enumerate(document, 1):
            picture = sheet.render(scale=1.4).to_pil()
            picture.save(folder / f"{report.stem}-print-{number:02}.png")


def _filtered(page: Page, to: Path) -> None:
    choices = page.locator("#filter-file option")
    if choices.count() > 1:
        page.select_option("#filter-file", index=1)
        page.locator("#findings").scroll_into_view_if_needed()
        page.screenshot(path=to)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    with browser() as running:
        for report in arguments.reports:
            shoot(report, arguments.output, running)


if __name__ == "__main__":
    main()
