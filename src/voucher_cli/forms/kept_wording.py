"""Whether a signed text still says what the official one says, sentence by sentence.

Spaces, width, punctuation and numbering do not count; what is filled into a blank does not either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from voucher_cli.evidence.model import Page
from voucher_cli.forms.labels import Content, content, is_ink
from voucher_cli.forms.seen import lines_of_text
from voucher_cli.text import normalise, squeeze, tidy

_WORD = re.compile(r"[0-9A-Za-z\u3400-\u9fff]")
_BLANK = re.compile(r"_{2,}")
_SENTENCE_END = re.compile(r"[。;；:：!！]")
_NUMBERING = re.compile(
    r"^\s*(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[).、．]|第[一二三四五六七八九十]+条)\s*"
)
_NEXT_NUMBER = re.compile(r"[。;.,、]\s*\(?[\d一二三四五六七八九十]{1,3}$")
_LONE_NUMBERING = re.compile(r"^[\d一二三四五六七八九十第条]{0,4}$")
_LONGEST_BLANK = 60
_SHORTEST = 6
"""characters of a sentence that can be told from another one"""
_SHORTEST_GAP = 4
_ALIKE = 55.0
"""percent: less alike, and the sentence is gone rather than changed"""
_REACH = 25
"""characters that a quote may be lengthened by, to where a sentence begins or ends"""
_MISREAD = 12
"""one character in so many may have been misread in a picture"""
_TELLING = set("不未无非没除外免可应0123456789一二三四五六七八九十")
"""characters whose change changes the meaning"""


@dataclass(frozen=True, slots=True)
class Changed:
    """A sentence that is not the official one. `actual` is None where it was left out, `expected`
    None where one was added."""

    expected: str | None
    actual: str | None
    page: int
    where: str | None


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    pattern: re.Pattern[str]
    plain: str
    is_ink: bool
    """a line to sign or seal: names and dates stand around it"""


@dataclass(frozen=True)
class SignedText:
    """The text of a copy: `plain` has its letters, digits and characters only."""

    text: str
    plain: str
    places: tuple[int, ...]
    """index into `text` of each character of `plain`"""
    rows: tuple[tuple[int, int, str | None], ...]
    """where each row begins in `text`, its page and its place for people"""

    @classmethod
    def of(cls, pages: Sequence[Page]) -> SignedText:
        """Of pages that a reader found, without their page numbers."""
        text = ""
        rows: list[tuple[int, int, str | None]] = []
        for row in lines_of_text(pages):
            rows.append((len(text), row[0].page, row[0].cell.where))
            text += normalise(" ".join(piece.text for piece in row)) + "\n"
        places = tuple(m.start() for m in _WORD.finditer(text))
        return cls(text, "".join(text[place] for place in places), places, tuple(rows))

    def quote(self, start: int, end: int) -> str:
        """What stands at characters `start` … `end` of `plain`, to the ends of its sentence."""
        first, last = self.places[start], self.places[end - 1] + 1
        head = max(first - _REACH, 0)
        breaks = [head + m.end() for m in _SENTENCE_END.finditer(self.text[head:first])]
        first = max(breaks, default=first if head else 0)
        following = _SENTENCE_END.search(self.text[last : last + _REACH])
        last += following.end() if following else 0
        return _NUMBERING.sub("", tidy(self.text[first:last]).rstrip("。;:"))

    def origin(self, start: int) -> tuple[int, str | None]:
        """The page and place of a character of `plain`."""
        at = self.places[start] if start < len(self.places) else 0
        before = [row for row in self.rows if row[0] <= at] or [(0, 1, None)]
        return before[-1][1], before[-1][2]


@dataclass(frozen=True)
class Comparison:
    """An official text held against a copy."""

    sentences: tuple[_Sentence, ...]
    copy: SignedText
    misread: bool

    @cached_property
    def found(self) -> tuple[tuple[int, int] | None, ...]:
        """Where each official sentence stands in the copy's plain text."""
        return tuple(self._find(sentence) for sentence in self.sentences)

    def _find(self, sentence: _Sentence) -> tuple[int, int] | None:
        match = sentence.pattern.search(self.copy.plain)
        if match:
            return match.span()
        if not self.misread:
            return None
        near = fuzz.partial_ratio_alignment(sentence.plain, self.copy.plain)
        if near is None:
            return None
        there = self.copy.plain[near.dest_start : near.dest_end]
        return (near.dest_start, near.dest_end) if _may_be_misread(sentence.plain, there) else None

    @property
    def kept(self) -> int:
        """How many sentences are as they should be."""
        return sum(1 for span in self.found if span is not None)

    def changes(self) -> Iterator[Changed]:
        """Sentences that are changed, left out or added."""
        touched: list[tuple[int, int]] = [span for span in self.found if span]
        for sentence, span in zip(self.sentences, self.found, strict=True):
            if span is None:
                near = fuzz.partial_ratio_alignment(
                    sentence.plain, self.copy.plain, score_cutoff=_ALIKE
                )
                if near is None or self._is_another(near.dest_start, near.dest_end):
                    yield Changed(sentence.text, None, self.copy.origin(0)[0], None)
                    continue
                touched.append((near.dest_start, near.dest_end))
                page, where = self.copy.origin(near.dest_start)
                actual = self.copy.quote(near.dest_start, near.dest_end)
                yield Changed(sentence.text, actual, page, where)
        if not self.misread:
            yield from self._added(sorted(touched))

    def _is_another(self, start: int, end: int) -> bool:
        """Whether the likest place belongs for the most part to sentences that are as they were."""
        covered = sum(max(0, min(end, e) - max(start, s)) for s, e in filter(None, self.found))
        return covered > (end - start) / 2

    def _added(self, spans: Sequence[tuple[int, int]]) -> Iterator[Changed]:
        """What stands between official sentences that are as they were; before the lines to sign
        only what is numbered like a clause."""
        ink = {s: sentence.is_ink for s, sentence in zip(self.found, self.sentences, strict=True)}
        previous: tuple[int, int] | None = None
        for span in spans:
            if previous is not None and previous[1] < span[0]:
                text = self._between(previous[1], span[0])
                known = previous in ink and span in ink and not ink[previous]
                if known and text is not None and (not ink[span] or _NUMBERING.match(text)):
                    page, where = self.copy.origin(previous[1])
                    yield Changed(None, text, page, where)
            if previous is None or span[1] > previous[1]:
                previous = span

    def _between(self, start: int, end: int) -> str | None:
        """The text between two sentences; None where it is a number or a word."""
        gap = self.copy.plain[start:end]
        if len(gap) < _SHORTEST_GAP or _LONE_NUMBERING.match(gap):
            return None
        text = self.copy.text[self.copy.places[start - 1] + 1 : self.copy.places[end - 1] + 1]
        return _NEXT_NUMBER.sub("", tidy(text).strip("。;:,. "))


def compare(wording: Sequence[str], title: str, copy: SignedText, *, misread: bool) -> Comparison:
    """Holds `copy` against the texts of the blank, from the first that is not its title."""
    return Comparison(tuple(_sentences(wording, title)), copy, misread)


def _sentences(wording: Sequence[str], title: str) -> Iterator[_Sentence]:
    heading = plain_text(title)
    for line in wording:
        if plain_text(line) in heading or _is_annex(line) or content(line) is Content.DATE:
            continue
        for piece in re.split(r"(?<=[。;；])", line):
            text = _NUMBERING.sub("", normalise(piece)).strip()
            parts = [plain_text(part) for part in _BLANK.split(text)]
            if sum(map(len, parts)) < _SHORTEST:
                continue
            pattern = f".{{0,{_LONGEST_BLANK}}}?".join(map(re.escape, parts))
            shown = _BLANK.sub("____", text).rstrip("。;:")
            yield _Sentence(shown, re.compile(pattern), "".join(parts), is_ink(line))


def filled_blank(wording: Sequence[str], after: Sequence[str], copy: SignedText) -> str | None:
    """What was written into the blank that follows one of the words `after`; None where the
    sentence around it is not there."""
    for line in wording:
        head, blank, tail = normalise(line).partition("____")
        if not blank or not any(squeeze(head).endswith(squeeze(words)) for words in after):
            continue
        before, behind = plain_text(_NUMBERING.sub("", head)), plain_text(tail)[:8]
        match = re.search(
            f"{re.escape(before)}(.{{0,{_LONGEST_BLANK}}}?){re.escape(behind)}", copy.plain
        )
        return match[1] if match else None
    return None


def plain_text(text: str) -> str:
    """Its letters, digits and characters."""
    return "".join(_WORD.findall(normalise(text)))


def _is_annex(line: str) -> bool:
    return re.fullmatch(r"附件\d+(?:-\d+)?", squeeze(line)) is not None


def _may_be_misread(official: str, there: str) -> bool:
    """Whether the difference may be the reader's: few characters, none that tells."""
    edits = Levenshtein.editops(official, there)
    if len(edits) > max(1, len(official) // _MISREAD):
        return False
    return not any(
        (e.tag != "insert" and official[e.src_pos] in _TELLING)
        or (e.tag != "delete" and there[e.dest_pos] in _TELLING)
        for e in edits
    )
