"""Blanks within a line: `联系人：______  电话：______`, `申报单位（全称）_______（以下简称…`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from voucher_cli.forms.grid import Line
from voucher_cli.forms.labels import MARKS, unit_of
from voucher_cli.forms.model import Unit

_PAIR = re.compile(
    r"(?P<label>[^\s_:：。；;，,|\ufffc][^_:：。；;，,|\ufffc\n]{0,39}?)[ \u3000]*[:：]"
    r"(?P<blank>[ \t\u3000_]*)"
)
_NEXT_LABEL = re.compile(r"[^\s_:：。；;，,\ufffc][^_:：。；;，,\ufffc\n]{0,29}[:：]")
_UNIT = re.compile(r"[（(]?(?:人民币)?(?:[万亿]?元|%|％|人|名)[）)]?")
_DATE = re.compile(r"[ \u3000_]*年[ \u3000_]*月(?:[ \u3000_]*日)?[ \u3000_]*$")
_RUN = re.compile(r"_{2,}|[ \u3000]{3,}")
_GAP = re.compile(r"[ \t\u3000_]{2,}")


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank after a label, or in running text after words: characters `start` … `end`.
    `filled` where something stands there already; then the stretch is what stands there."""

    line: Line
    before: str
    start: int
    end: int
    unit: Unit | None = None
    filled: bool = False
    running: bool = False
    drawn: bool = True
    """a line to write on, not just a gap"""
    ticks: bool = False
    date: bool = False


def blanks_after_labels(line: Line) -> Iterator[Blank]:
    """Every `label：blank` of the line."""
    text = line.text
    for match in _PAIR.finditer(text):
        label = _GAP.split(match["label"])[-1].strip()
        start, end = match.start("blank"), match.end("blank")
        rest = text[end:]
        unit = _UNIT.match(rest)
        if not rest.strip():
            yield Blank(line, label, start, end)
        elif _NEXT_LABEL.match(rest):
            yield Blank(line, label, start, _before_gap(text, start, end))
        elif unit and (end > start or not rest[unit.end() :].strip()):
            yield Blank(line, label, start, end, unit_of(unit[0]))
        elif date := _DATE.match(rest):
            yield Blank(line, label, start, end + date.end(), date=True)
        elif rest[0] in MARKS:
            yield Blank(line, label, start, len(text), ticks=True)
        else:
            stop = _GAP.search(rest)
            yield Blank(
                line, label, start, end + (stop.start() if stop else len(rest)), filled=True
            )


def _before_gap(text: str, start: int, end: int) -> int:
    """Where a blank ends if something is to keep it from the label that follows: what is drawn
    ends with the line that is drawn, what is only space keeps two spaces."""
    drawn = text.rfind("_", start, end)
    return drawn + 1 if drawn >= 0 else max(start, end - 2)


def blanks_in_running_text(line: Line) -> Iterator[Blank]:
    """Every drawn blank (____) or wide gap, with the words before it back to the one before."""
    since = 0
    for match in _RUN.finditer(line.text):
        unit = _UNIT.match(line.text[match.end() :])
        yield Blank(
            line,
            line.text[since : match.start()].rstrip(" :：\u3000"),
            match.start(),
            match.end(),
            unit_of(unit[0]) if unit else None,
            running=True,
            drawn="_" in match[0],
        )
        since = match.end()
