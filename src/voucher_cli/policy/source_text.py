"""The policy text as published, cut into documents and clauses, so that quotes can be found in it.

A line that is nothing but `附件3-1` opens a document; text before the first such line belongs to
`正文`. Numbers at the head of a line open clauses: 第三条 and 一、 are the outermost, then （一）,
1. and （1）. A citation names a clause as `四(二)1(3)`, `二.4` or `支持方式·算力劵`; its dots only
part words. Only white space is left out of account when a quote is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from voucher_cli.policy.citation import Citation
from voucher_cli.policy.model import Heading

Clause = tuple[str, ...]

MAIN_TEXT = "正文"
_DOCUMENT = re.compile(r"附件\d+(?:-\d+)*|附件[一二三四五六七八九十]+")
_LEVELS = (
    re.compile(r"(第[一二三四五六七八九十百\d]+条)|([一二三四五六七八九十]+)、"),
    re.compile(r"[（(]([一二三四五六七八九十]+)[）)]"),
    re.compile(r"(\d{1,2})[.．、](?!\d)"),
    re.compile(r"[（(](\d{1,2})[）)]"),
)
_BRACKETED = (1, 3)
"""the levels whose numbers keep their brackets"""
_LABEL = re.compile(r"第[^条（(]+条|[（(][^（）()]*[）)]|\d+|[^（）()\d.·、\s]+")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line that is not blank: its number in the file, its text without white space, where the
    text after its own number begins, and the document and clause that it stands in."""

    number: int
    text: str
    body: int
    document: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one line that a quote covers."""

    line: SourceLine
    start: int
    end: int


@dataclass(frozen=True)
class SourceText:
    """All lines of a policy text that are not blank."""

    lines: tuple[SourceLine, ...]

    @classmethod
    def of(cls, text: str, headings: Iterable[Heading] = ()) -> SourceText:
        """Cuts `text` up. A heading with `opens` begins that clause."""
        opened = {_tight(h.line): clause_of(h.opens) for h in headings if h.opens}
        lines: list[SourceLine] = []
        document, clause = MAIN_TEXT, _OpenClause()
        for number, line in enumerate(text.splitlines(), start=1):
            tight = _tight(line)
            if not tight:
                continue
            body = 0
            if _DOCUMENT.fullmatch(tight):
                document, clause = tight, _OpenClause()
            elif tight in opened:
                clause = _OpenClause((opened[tight],))
            else:
                clause, body = clause.after(tight)
            lines.append(SourceLine(number, tight, body, document, clause.path))
        return cls(tuple(lines))

    @cached_property
    def _by_document(self) -> Mapping[str, tuple[SourceLine, ...]]:
        return {
            name: tuple(line for line in self.lines if line.document == name)
            for name in dict.fromkeys(line.document for line in self.lines)
        }

    @property
    def documents(self) -> tuple[str, ...]:
        """The names of its documents, in order."""
        return tuple(self._by_document)

    def clauses(self, document: str) -> tuple[Clause, ...]:
        """The clauses of a document, in order."""
        lines = self._by_document.get(document, ())
        return tuple(dict.fromkeys(line.clause for line in lines if line.clause))

    def places_of(self, quote: str) -> tuple[SourceLine, ...]:
        """The lines in which a quote begins, anywhere in the text."""
        return tuple(spans[0].line for spans in _occurrences(self.lines, _tight(quote)))

    def spans_of(self, citation: Citation, *, any_clause: bool = False) -> tuple[Span, ...]:
        """What a citation's quote covers in the clause that it names; empty where it is not there.
        With `any_clause` it is looked for in the whole document."""
        clause = () if any_clause else clause_of(citation.clause)
        lines = tuple(
            line
            for line in self._by_document.get(citation.document, ())
            if line.clause[: len(clause)] == clause
        )
        found = _occurrences(lines, _tight(citation.quote))
        return tuple(span for spans in found for span in spans)


def clause_of(label: str) -> Clause:
    """`四(二)1(3)` → ("四", "(二)", "1", "(3)")."""
    return tuple(part.replace("（", "(").replace("）", ")") for part in _LABEL.findall(label))


def label_of(clause: Clause) -> str:
    """The clause as people cite it: `一.1`, `四(二)1(3)`."""
    text = ""
    for part in clause:
        text += "." if text and text[-1] not in "()" and part[0] != "(" else ""
        text += part
    return text


@dataclass(frozen=True, slots=True)
class _OpenClause:
    """The clause that a line continues: an outermost one, and the numbers below it by level."""

    outer: tuple[Clause, ...] = ()
    numbers: Mapping[int, str] | None = None

    @property
    def path(self) -> Clause:
        head = self.outer[0] if self.outer else ()
        return (*head, *(number for _, number in sorted((self.numbers or {}).items())))

    def after(self, line: str) -> tuple[_OpenClause, int]:
        """The clause that `line` stands in, and where its text begins."""
        for level, pattern in enumerate(_LEVELS):
            match = pattern.match(line)
            if match is None:
                continue
            number = next(group for group in match.groups() if group)
            if level == 0:
                return _OpenClause(((number,),)), match.end()
            kept = {n: text for n, text in (self.numbers or {}).items() if n < level}
            kept[level] = f"({number})" if level in _BRACKETED else number
            return _OpenClause(self.outer, kept), match.end()
        return self, 0


def _tight(text: str) -> str:
    return "".join(text.split())


def _occurrences(lines: tuple[SourceLine, ...], quote: str) -> list[tuple[Span, ...]]:
    """Every place where `quote` stands in the lines joined, as spans of single lines."""
    if not quote:
        return []
    joined = "".join(line.text for line in lines)
    found: list[tuple[Span, ...]] = []
    start = joined.find(quote)
    while start >= 0:
        found.append(_spans(lines, start, start + len(quote)))
        start = joined.find(quote, start + 1)
    return found


def _spans(lines: tuple[SourceLine, ...], start: int, end: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    offset = 0
    for line in lines:
        first, last = max(start - offset, 0), min(end - offset, len(line.text))
        if first < last:
            spans.append(Span(line, first, last))
        offset += len(line.text)
    return tuple(spans)
