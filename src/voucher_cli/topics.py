"""Topics: what a contract or statement may be asked to speak of (rules/topics.yaml).

A topic is present where something is *said* about it: a heading with a blank, a promise to agree
later or a sentence on breach says nothing. So the patterns look for the statement itself, and
passages that use the same words for something else are struck out before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from voucher_cli import strict_yaml
from voucher_cli.errors import InvalidFileError, Problem
from voucher_cli.language import Bilingual
from voucher_cli.resources import data_folder
from voucher_cli.text import squeeze

_ROW_LABEL = re.compile(r"[^\d:。;,]{2,14}")
BREAK = "\n"
"""parts two passages of a wording; no gap of a pattern reaches over it"""

Rows = Iterable[Sequence[str]]
"""the rows of a page, each a sequence of cells"""

_NUMERAL = "一二三四五六七八九十"
_FILLED_BLANK = re.compile(r"[_\[\]【】]+")
_FURNITURE = re.compile(r"第\d{1,4}页(?:[,/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}|-?\d{1,4}-?|—\d{1,4}—")
_ENTRY = re.compile(
    rf"第[{_NUMERAL}百\d]{{1,4}}[条章节款]"
    rf"|\(?[{_NUMERAL}]{{1,3}}[、.)]|\(\d{{1,2}}\)|\d{{1,2}}[、.)](?!\d)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}(?![\d.%元万亿折倍])"
    r"|[^:,。;()]{2,14}:"
)
_HEADING = re.compile(r"\d{0,2}[^,。;:!?、\d]{2,14}")
_HEADING_NOUN = re.compile(
    r".{0,10}(?:场景|领域|效果|成效|案例|简介|介绍|背景|目的|团队|人员|情况|专利|著作权|知识产权|结论"
    r"|意见|概况|概述|说明|规模|期限|时间|方式|金额|标的)"
)
_SENTENCE_END = ("。", ";", "!", "?", ":", BREAK)


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of a document as the patterns see it: squeezed, with a BREAK before each entry.

    `starts` holds the offset at which each page begins, `numbers` the pages' numbers.
    """

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, pages: Iterable[tuple[int, Rows]]) -> Wording:
        """Of numbered pages. A row that opens a clause or an entry begins a passage; any other
        may continue a sentence, even from the page before. Tables are told once more at the end
        of their page, each value under the heading of its column or row (`数量:2`)."""
        pieces, starts, numbers = [], [], []
        length, passage = 0, ""  # the text since the last BREAK
        for number, rows in pages:
            starts.append(length)
            numbers.append(number)
            squeezed = [[_FILLED_BLANK.sub("", squeeze(cell)) for cell in row] for row in rows]
            for line in ("".join(cells) for cells in squeezed):
                if _FURNITURE.fullmatch(line):
                    continue
                if _opens_passage(line, passage):
                    line, passage = BREAK + line, ""  # noqa: PLW2901
                pieces.append(line)
                length, passage = length + len(line), passage + line
            told = [*_columns(squeezed), *_labelled(squeezed)]
            if told:
                values = BREAK.join(f"{label}:{value}" for label, value in told)
                pieces.append(BREAK + values + BREAK)
                length, passage = length + len(pieces[-1]), BREAK
        return cls("".join(pieces), tuple(starts), tuple(numbers))

    def page_at(self, offset: int) -> int:
        """The number of the page on which the character at `offset` stands."""
        return self.numbers[max(bisect_right(self.starts, offset) - 1, 0)]


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject: one of `patterns` matches once all that matches `struck` is cut out.
    `always_struck` comes first and is the same for every topic."""

    title: Bilingual
    patterns: tuple[re.Pattern[str], ...]
    struck: tuple[re.Pattern[str], ...] = ()
    always_struck: tuple[re.Pattern[str], ...] = ()

    def page_in(self, wording: Wording) -> int | None:
        """The page on which `wording` first speaks of it, None where it does not."""
        text = _cut(_always_cut(wording.text, self.always_struck), self.struck)
        found = (pattern.search(text) for pattern in self.patterns)
        offsets = [match.start() for match in found if match]
        return wording.page_at(min(offsets)) if offsets else None


def _cut(text: str, struck: tuple[re.Pattern[str], ...]) -> str:
    """`text` with blanks of the same length for what is struck."""
    for pattern in struck:
        text = pattern.sub(lambda match: BREAK * len(match[0]), text)
    return text


_always_cut = lru_cache(maxsize=32)(_cut)
"""Every topic asked of a document begins with the same cut, which takes the longest by far."""


Topics = Mapping[str, Topic]


@cache
def load_topics(path: Path | None = None) -> Topics:
    """Every topic by its id. Raises InvalidFileError, also for faulty patterns."""
    bound = strict_yaml.load(path or data_folder("rules") / "topics.yaml", _TopicsFile)
    problems: list[Problem] = []

    def compiled(texts: Sequence[str], path: strict_yaml.YamlPath) -> Iterator[re.Pattern[str]]:
        for n, text in enumerate(texts):
            try:
                yield _compile(text, bound.value.words)
            except (re.error, _UnknownWordError) as error:
                mark = bound.mark((*path, n))
                problems.append(
                    Problem(
                        bound.file,
                        mark.line,
                        mark.column,
                        Bilingual(f"模式无法使用：{error}", f"the pattern cannot be used: {error}"),
                    )
                )

    everywhere = tuple(compiled(bound.value.struck, ("struck",)))
    topics = {
        name: Topic(
            entry.title,
            tuple(compiled(entry.patterns, ("topics", name, "patterns"))),
            tuple(compiled(entry.struck, ("topics", name, "struck"))),
            everywhere,
        )
        for name, entry in bound.value.topics.items()
    }
    if problems:
        raise InvalidFileError(tuple(problems))
    return topics


# --- the file ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _TopicEntry:
    title: Bilingual
    patterns: tuple[str, ...]
    struck: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _TopicsFile:
    topics: Mapping[str, _TopicEntry]
    words: Mapping[str, str] = field(default_factory=dict)
    struck: tuple[str, ...] = ()


class _UnknownWordError(ValueError):
    """A pattern names a word that the file does not have, or words that name each other."""


_WORD = re.compile(r"<([a-z]+(?:-[a-z]+)*)>")
_GAPS = {"……": r"[^。;\n]{0,60}?", "…": r"[^。;:\n]{0,30}?", "‥": r"[^。;:,\n]{0,20}?"}
_MAX_NESTING = 8


def _compile(text: str, words: Mapping[str, str]) -> re.Pattern[str]:
    """`text` with its `<word>` references and gaps written out, as a pattern."""

    def written_out(match: re.Match[str]) -> str:
        if match[1] not in words:
            raise _UnknownWordError(match[0])
        return f"(?:{words[match[1]]})"

    for _ in range(_MAX_NESTING):
        if not _WORD.search(text):
            break
        text = _WORD.sub(written_out, text)
    else:
        raise _UnknownWordError(_WORD.findall(text)[0])
    for gap, pattern in _GAPS.items():
        text = text.replace(gap, pattern)
    return re.compile(text, re.IGNORECASE)


# --- rows ----------------------------------------------------------------------------------------


def _opens_passage(line: str, before: str) -> bool:
    """Whether a row begins something new: a numbered clause, `label:`, or a heading after a
    finished sentence or another heading. A row that goes on with a torn sentence does not."""
    if _ENTRY.match(line):
        return True
    if not before or before.endswith(_SENTENCE_END):
        return bool(_HEADING.fullmatch(line))
    previous = before[before.rfind(BREAK) + 1 :]
    return all(_HEADING_NOUN.fullmatch(text) for text in (previous, line))


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """(column heading, value) of tables: rows of as many cells as a first one without digits."""
    heading: Sequence[str] = ()
    for row in rows:
        if len(row) < 3 or len(row) != len(heading):
            is_heading = len(row) >= 3 and not any(re.search(r"\d", cell) for cell in row)
            heading = row if is_heading else ()
            continue
        yield from ((label, value) for label, value in zip(heading, row, strict=True) if value)


def _labelled(rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """(row heading, value) of rows that hold a short label and what it says."""
    for row in rows:
        if len(row) == 2 and _ROW_LABEL.fullmatch(row[0]) and row[1]:
            yield row[0], row[1]
