"""Industry codes of GB/T 4754-2017: a letter for the section and two to four digits."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from voucher_cli.text import squeeze

_CODE = re.compile(
    r"(?P<section>[A-T])?[-.·]?(?P<digits>\d{2,4})(?![\dA-Z])|(?P<alone>[A-T])(?![\dA-Z])"
)
_SECTIONS = "ABCDEFGHIJKLMNOPQRST"
_LAST_DIVISIONS = (5, 12, 43, 46, 50, 52, 60, 62, 65, 69, 70, 72, 75, 79, 82, 83, 85, 90, 96, 97)
"""of each section the last division (first two digits); the first follows the section before"""

_DIVISION = 2
"""digits of a division"""


@dataclass(frozen=True, slots=True)
class IndustryCode:
    """`I6513` is section I, digits 6513; `6513` is the same, since the digits tell the section."""

    section: str
    digits: str

    def falls_under(self, other: IndustryCode) -> bool:
        """Whether `other` is this code or a wider one."""
        return self.section == other.section and self.digits.startswith(other.digits)


def parse_industry_code(text: str) -> IndustryCode | None:
    """The code at the beginning of `text`, which may go on with the industry's name.

    None where there is none, or where letter and digits contradict each other.
    """
    match = _CODE.match(squeeze(text).upper())
    if match is None:
        return None
    if match["alone"]:
        return IndustryCode(match["alone"], "")
    section = _section(int(match["digits"][:2]))
    if section is None or match["section"] not in {None, section}:
        return None
    return IndustryCode(section, match["digits"])


def written(codes: tuple[str, ...]) -> str:
    """Codes as people write them: divisions in a row as a range, `C13–C43、I64`."""
    rows: list[list[str]] = []
    for code in codes:
        last = parse_industry_code(rows[-1][-1]) if rows else None
        this = parse_industry_code(code)
        follows = (
            last is not None
            and this is not None
            and last.section == this.section
            and len(last.digits) == len(this.digits) == _DIVISION
            and int(this.digits) == int(last.digits) + 1
        )
        if follows:
            rows[-1].append(code)
        else:
            rows.append([code])
    return "、".join(row[0] if len(row) == 1 else f"{row[0]}–{row[-1]}" for row in rows)


def _section(division: int) -> str | None:
    if not 1 <= division <= _LAST_DIVISIONS[-1]:
        return None
    return _SECTIONS[bisect_left(_LAST_DIVISIONS, division)]
