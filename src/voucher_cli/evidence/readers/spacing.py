"""Where white space parts a line into cells, and where it only spreads a word or a date out.

People line words up with spaces: 户　　名 is one word, `甲方：　　　　乙方：` two.
"""

from __future__ import annotations

import re

_WIDE = re.compile(r"\t+|[ \u00a0\u3000]{3,}|\u3000{2,}")
_LONE = re.compile(r"(?:^|[\s\u3000])[\u3400-\u9fff]$|^[\u3400-\u9fff]$")
_BEGINS_SPREAD = re.compile(r"[\u3400-\u9fff](?:$|[\s\u3000:：])")
_DATE_LEFT = re.compile(r"(?:\d|[年月])$")
_DATE_RIGHT = re.compile(r"^(?:\d{1,2}(?:\s*[月日]|$)|[年月日](?!\w)|[年月]\s*\d)")


def spread_word(left: str, right: str) -> bool:
    """Whether `left` ends in, and `right` goes on with, single characters of one spread word."""
    return bool(_LONE.search(left) and _BEGINS_SPREAD.match(right))


def spread_date(left: str, right: str) -> bool:
    """Whether a date goes on from `left` to `right`: `2024年` and `9月`."""
    return bool(_DATE_LEFT.search(left) and _DATE_RIGHT.match(right))


def cells_of(line: str) -> list[str]:
    """The pieces of a line that tabs or several spaces part."""
    pieces: list[str] = []
    start = 0
    for gap in _WIDE.finditer(line):
        left, right = line[start : gap.start()], line[gap.end() :]
        tabbed = "\t" in gap[0]
        if left.strip() and not tabbed and (spread_word(left, right) or spread_date(left, right)):
            continue
        pieces.append(left.strip())
        start = gap.end()
    pieces.append(line[start:].strip())
    return [piece for piece in pieces if piece]
