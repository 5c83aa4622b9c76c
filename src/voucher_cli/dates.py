"""Dates as documents write them, and windows of dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_NUMERAL = {
    c: str(n)
    for n, group in enumerate(("〇零○O", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for c in group
}
_NUMERALS = "[一二三四五六七八九十]{1,3}"
_IN_NUMERALS = re.compile(
    rf"(?P<year>[〇零○O一二三四五六七八九]{{4}})\s*年\s*(?P<month>元|{_NUMERALS})\s*月\s*"
    rf"(?P<day>{_NUMERALS})\s*[日号]"
)
_IN_WORDS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})(?!\d)"
    r"(?:\s*[日号])?"
)
_SEPARATED = re.compile(  # no full stop before it: 1.2024.9.1 is no date
    r"(?<![\d.])(?P<year>(?:19|20)\d{2})\s*(?P<separator>[-./‐–−])\s*(?P<month>\d{1,2})\s*"
    r"(?P=separator)\s*(?P<day>\d{1,2})(?!\d)"
)
_COMPACT = re.compile(  # and 20240901.00 is an amount
    r"(?<![\d.,])(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d|[.,]\d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY_OF_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_IN_ENGLISH = tuple(
    re.compile(pattern + r"(?P<year>(?:19|20)\d{2})(?!\d)", re.IGNORECASE)
    for pattern in (
        rf"\b{_MONTH_NAME}\s*{_DAY_OF_MONTH}\s*,\s*",
        rf"(?<!\d){_DAY_OF_MONTH}\s+{_MONTH_NAME},?\s+",
    )
)


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days, both ends included; an end that is None is open."""

    starts_on: date | None
    ends_on: date | None

    def __contains__(self, day: object) -> bool:
        return (
            isinstance(day, date)
            and (self.starts_on is None or self.starts_on <= day)
            and (self.ends_on is None or day <= self.ends_on)
        )

    def overlaps(self, other: Window) -> bool:
        """Whether the two share at least one day."""
        return not (
            (self.ends_on and other.starts_on and self.ends_on < other.starts_on)
            or (other.ends_on and self.starts_on and other.ends_on < self.starts_on)
        )

    def covers(self, other: Window) -> bool:
        """Whether every day of `other` lies in this window."""
        starts = self.starts_on is None or (
            other.starts_on is not None and self.starts_on <= other.starts_on
        )
        ends = self.ends_on is None or (other.ends_on is not None and other.ends_on <= self.ends_on)
        return starts and ends

    def __str__(self) -> str:
        return f"{self.starts_on or '…'} … {self.ends_on or '…'}"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date found in a text, with the span of characters that it takes there."""

    value: date
    start: int
    end: int


def find_dates(text: str) -> Iterator[WrittenDate]:
    """Every date in `text`, from left to right; `text` should be NFKC (see text.normalise).

    `2024年9月1日`, `2024 年 09 月 01 日`, `2024.9.1`, `2024/09/01`, `2024-09-01`, `20240901`,
    `二〇二四年九月一日`, `September 1, 2024`, `1 Sep 2024`. What looks like a
    date but is no day of the calendar is passed over.
    """
    found: list[WrittenDate] = []
    for pattern in (_IN_WORDS, _SEPARATED, _COMPACT):
        for match in pattern.finditer(text):
            day = _make(match["year"], match["month"], match["day"])
            if day:
                found.append(WrittenDate(day, match.start(), match.end()))
    for pattern in _IN_ENGLISH:
        for match in pattern.finditer(text):
            month = _MONTHS.index(match["month"][:3].lower()) + 1
            day = _make(match["year"], str(month), match["day"])
            if day:
                found.append(WrittenDate(day, match.start(), match.end()))
    for match in _IN_NUMERALS.finditer(text):
        year = "".join(_NUMERAL[c] for c in match["year"])
        day = _make(year, _chinese_number(match["month"]), _chinese_number(match["day"]))
        if day:
            found.append(WrittenDate(day, match.start(), match.end()))
    found.sort(key=lambda written: written.start)
    yield from found


def parse_date(text: str) -> date:
    """The one date that `text` is. Raises ValueError when it is none, or more than a date."""
    plain = unicodedata.normalize("NFKC", text).strip()
    for written in find_dates(plain):
        if written.start == 0 and written.end == len(plain):
            return written.value
    raise ValueError(text)


def _make(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _chinese_number(text: str) -> str:
    """`二十一` → `21`, `元` → `1`; an empty result is no number."""
    if text == "元":
        return "1"
    tens, ten, ones = text.rpartition("十")
    try:
        if not ten:
            return _NUMERAL[ones]
        return str(int(_NUMERAL[tens] if tens else "1") * 10 + int(_NUMERAL[ones] if ones else "0"))
    except KeyError:
        return ""
