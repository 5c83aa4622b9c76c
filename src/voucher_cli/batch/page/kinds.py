"""Findings by their kind: a bar each, the most frequent first, parted by level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from voucher_cli.catalogue import load_catalogue
from voucher_cli.findings import Level
from voucher_cli.language import Language
from voucher_cli.report.html.words import LEVEL_TAGS

MOST_KINDS = 20
BARS = (322, 640)
"""where bars begin and where the longest ends, in units of the drawing"""
_ROW, _PADDING = 26, 8
_THINNEST = 3
_LONGEST_LABEL = {Language.ZH: 22, Language.EN: 44}
"""characters that fit beside the bars; the table has the whole title"""


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of a bar that is of one level."""

    level: Level
    count: int
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class KindBar:
    """A kind of finding. `value` says in words what the bar shows: `12：错误 10、待核实 2`."""

    name: str
    title: str
    label: str
    value: str
    total: int
    y: int
    segments: tuple[Segment, ...]

    def count(self, level: Level) -> int:
        """How many are of that level."""
        return sum(part.count for part in self.segments if part.level is level)


@dataclass(frozen=True, slots=True)
class KindChart:
    """A drawing of `width` by `height`; `left_out` kinds are too rare to be in it."""

    width: ClassVar[int] = 900
    axis: ClassVar[int] = BARS[0] - 1
    bars: tuple[KindBar, ...]
    height: int
    left_out: int


def kind_chart(kinds: Mapping[str, Mapping[Level, int]], language: Language) -> KindChart:
    """The most frequent kinds; of the same number, the one with more errors first."""
    counted = [(name, levels) for name, levels in kinds.items() if sum(levels.values()) > 0]
    counted.sort(key=lambda kind: _order(*kind))
    most = sum(counted[0][1].values()) if counted else 0
    bars = tuple(
        _bar(name, levels, most, _PADDING + n * _ROW, language)
        for n, (name, levels) in enumerate(counted[:MOST_KINDS])
    )
    return KindChart(bars, len(bars) * _ROW + 2 * _PADDING, max(len(counted) - MOST_KINDS, 0))


def _order(name: str, levels: Mapping[Level, int]) -> tuple[int | str, ...]:
    return (-sum(levels.values()), *(-levels.get(level, 0) for level in Level), name)


def _bar(name: str, levels: Mapping[Level, int], most: int, y: int, language: Language) -> KindBar:
    entry = load_catalogue().get(name)
    title = entry.title.text(language) if entry else name
    total = sum(levels.values())
    parts = [
        f"{LEVEL_TAGS[level].text(language)} {levels[level]}"
        for level in Level
        if levels.get(level)
    ]
    colon, comma = ("：", "、") if language is Language.ZH else (": ", ", ")
    return KindBar(
        name=name,
        title=title,
        label=_short(title, _LONGEST_LABEL[language]),
        value=f"{total}{colon}{comma.join(parts)}" if len(parts) > 1 else parts[0],
        total=total,
        y=y,
        segments=tuple(_segments(levels, most)),
    )


def _segments(levels: Mapping[Level, int], most: int) -> Iterator[Segment]:
    x = BARS[0]
    for level in Level:
        count = levels.get(level, 0)
        if count:
            width = max((BARS[1] - BARS[0]) * count // most, _THINNEST)
            yield Segment(level, count, x, width)
            x += width


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
