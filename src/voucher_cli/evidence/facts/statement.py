"""The fact of financial statements: the year that they are of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from voucher_cli.evidence.facts.labels import Spot
from voucher_cli.evidence.facts.reading import Document
from voucher_cli.evidence.model import Fact

_YEAR = r"((?:19|20)\d{2})"
_HEADINGS = (
    re.compile(rf"{_YEAR}\s*年\s*(?:度|全年|年度)"),
    re.compile(rf"{_YEAR}\s*年\s*1?2?\s*12\s*月(?:\s*31\s*日)?"),
    re.compile(rf"{_YEAR}\s*[-./]\s*12\s*[-./]\s*31"),
    re.compile(rf"{_YEAR}\s*年\s*1\s*月?\s*[-至到~]+\s*(?:\d{{4}}\s*年)?\s*12\s*月"),
    re.compile(rf"{_YEAR}12(?:31)?(?!\d)"),
    re.compile(rf"(?:会计|财务|年度|期间)[^\d]{{0,6}}{_YEAR}(?!\d)"),
)
_OTHER_YEAR = re.compile(r"上年|上期|年初|期初|去年|同期|比较|成立|注册|批准|上一年")
_FIRST_ROWS = 12


def statement_facts(document: Document) -> tuple[Fact, ...]:
    """The year, as a text of four digits, from the headings of the statements."""
    found = list(_in_headings(document))
    if not found:
        return ()
    most = Counter(year for year, _, _ in found).most_common()
    best = max(count for _, count in most)
    year = max(y for y, count in most if count == best)
    spot, raw = next((s, r) for y, s, r in found if y == year)
    return (document.fact("year", year, raw, spot),)


def _in_headings(document: Document) -> Iterator[tuple[str, Spot, str]]:
    """Each year among the first rows of a page, outside the columns of the year before."""
    first_row: dict[int, int] = {}
    for spot in document.grid.spots:
        start = first_row.setdefault(spot.page, spot.row)
        if spot.row - start >= _FIRST_ROWS or _OTHER_YEAR.search(spot.text):
            continue
        for pattern in _HEADINGS:
            if match := pattern.search(spot.text):
                yield match[1], spot, match[0]
                break
