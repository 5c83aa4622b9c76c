"""What kind of document a page begins, told by its title, its phrases or the file's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from voucher_cli.evidence.model import Page, PartKind, Row, ToldBy
from voucher_cli.text import normalise, squeeze
from voucher_cli.vocabulary import Vocabulary

TITLE_ROWS = 8
_SHEET = re.compile(r"^(.+)![A-Z]{1,3}\d+$")
_PUNCTUATION = re.compile(r"[。;,，!?、]|:(?=.)")
_ATTACHMENT = re.compile(r"^附件?[一二三四五六七八九十\d]+(?:-\d+)?[:.、]?")
_GLOSS = re.compile(
    r"^[A-Za-z'&.,\-]{6,}(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[A-Za-z'&.,\-]{6,}$"
)
"""the title once more in English"""
_PAGE_WORDS = re.compile(r"第\d+页(?:[,/共]*\d+页)?|共\d+页|page\d+(?:of\d+)?", re.IGNORECASE)
_LONGEST_TITLE = 45
_CELL_LINES = 2
"""of a cell that may be a title"""
_SIDE_DIFFERENCE = 0.25
"""of the page's width: how much the margins of a centred line may differ"""

# Where two kinds fit one title, the more special one is meant: every letter is a 承诺书.
_SPECIAL_FIRST = (
    PartKind.OTHER,
    PartKind.NO_OTHER_FUNDING_LETTER,
    PartKind.SCENARIO_LETTER,
    PartKind.NON_AFFILIATION_PROOF,
    PartKind.APPLICATION_FORM,
    PartKind.COMMITMENT_LETTER,
    PartKind.ACCEPTANCE_REPORT,
    PartKind.INVOICE,
    PartKind.PAYMENT,
    PartKind.DEPLOYMENT_PROOF,
    PartKind.SETTLEMENT,
    PartKind.USAGE_STATEMENT,
    PartKind.FINANCIAL_STATEMENT,
    PartKind.BUSINESS_LICENCE,
    PartKind.QUALIFICATION,
    PartKind.CONTRACT,
)
_LETTERS = (
    PartKind.NO_OTHER_FUNDING_LETTER,
    PartKind.SCENARIO_LETTER,
    PartKind.NON_AFFILIATION_PROOF,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A kind, what told it, and the title that did."""

    kind: PartKind
    by: ToldBy
    title: str = ""
    row: int = 0


def title_of(page: Page, vocabulary: Vocabulary, rows: int = TITLE_ROWS) -> Told | None:
    """The kind that a title among the first rows names."""
    seen = 0
    for number, row in enumerate(page.rows):
        texts = tuple(_title_texts(page, row))
        if not texts:
            continue
        for text in texts:
            told = kind_of_title(text, vocabulary)
            if told is not None:
                return Told(told, ToldBy.TITLE, text, number)
        seen += 1
        if seen >= rows:
            break
    return _sheet_title(page, vocabulary)


def kind_of_title(line: str, vocabulary: Vocabulary) -> PartKind | None:
    """The kind that a squeezed line names when it is a title."""
    line = _GLOSS.sub("", _ATTACHMENT.sub("", line).strip('《》"“”*-—_ '))
    if not 2 <= len(line) <= _LONGEST_TITLE:
        return None
    if _PUNCTUATION.search(re.sub(r"\(.*?\)", "", line)) or line.endswith(":"):
        return None
    if any(word in line for word in vocabulary.prose):
        return None
    for kind in _SPECIAL_FIRST:
        words = vocabulary.kinds.get(kind)
        if words and words.title.fullmatch(line) and not words.not_title.fullmatch(line):
            return kind
    return None


def _title_texts(page: Page, row: Row) -> Iterator[str]:
    """The row as one line, and each cell of it, where they could be titles."""
    whole = _PAGE_WORDS.sub("", squeeze(row.text))
    if not whole:
        return
    cells = [_PAGE_WORDS.sub("", squeeze(cell.text)) for cell in row.cells]
    if len(cells) > 1 and len(row.cells) <= 4:
        yield whole
    for cell, text in zip(row.cells, cells, strict=True):
        if text and (len(cells) > 1 or _may_be_title(page, cell.box)):
            yield text
            yield from _first_lines(cell.text)


def _first_lines(text: str) -> Iterator[str]:
    """The first lines of a cell of several; a scan may set a title and the line below in one."""
    lines = [squeeze(line) for line in text.split("\n", _CELL_LINES)[:_CELL_LINES]]
    if "\n" in text:
        yield from filter(None, lines)


def _may_be_title(page: Page, box: tuple[float, float, float, float] | None) -> bool:
    """A lone line that fills the page from margin to margin is a line of prose."""
    if box is None or not page.width:
        return True
    left, right = box[0], page.width - box[2]
    return abs(left - right) < _SIDE_DIFFERENCE * page.width or box[2] < 0.6 * page.width


def _sheet_title(page: Page, vocabulary: Vocabulary) -> Told | None:
    """The kind that the name of a worksheet gives."""
    for row in page.rows[:1]:
        for cell in row.cells[:1]:
            match = _SHEET.match(cell.where or "")
            kind = match and kind_of_title(squeeze(match[1]), vocabulary)
            if match and kind:
                return Told(kind, ToldBy.TITLE, match[1])
    return None


def kind_by_marks(text: str, vocabulary: Vocabulary) -> Told | None:
    """The kind whose phrases stand in a squeezed text, if one kind clearly has the most."""
    scores: list[tuple[float, PartKind]] = []
    for kind, words in vocabulary.kinds.items():
        if kind in _LETTERS or not words.marks:
            continue
        if words.is_marked(text):
            scores.append((words.count_marks(text) / words.marks_needed, kind))
    if not scores:
        return _letter_by_topic(text, vocabulary)
    scores.sort(key=lambda pair: pair[0], reverse=True)
    if len(scores) > 1 and scores[0][0] == scores[1][0]:
        return None
    return Told(scores[0][1], ToldBy.MARKS)


def letter_kind(text: str, vocabulary: Vocabulary) -> PartKind:
    """What a mere 承诺书 promises: one single thing, or all that the official letter holds."""
    promises = vocabulary.kinds[PartKind.COMMITMENT_LETTER].count_marks(text)
    topics = [kind for kind in _LETTERS if vocabulary.kinds[kind].count_marks(text)]
    if len(topics) == 1 and promises < vocabulary.kinds[PartKind.COMMITMENT_LETTER].marks_needed:
        return topics[0]
    return PartKind.COMMITMENT_LETTER


def _letter_by_topic(text: str, vocabulary: Vocabulary) -> Told | None:
    """A short text that speaks of one of the letters' subjects, signed as letters are."""
    if len(text) > 800 or not re.search(r"特此|承诺|声明|证明", text):
        return None
    topics = [kind for kind in _LETTERS if vocabulary.kinds[kind].count_marks(text)]
    return Told(topics[0], ToldBy.MARKS) if len(topics) == 1 else None


# --- names of files ------------------------------------------------------------------------------

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_DATE = re.compile(
    r"(?:19|20)\d{2}[-._年]?\d{1,2}[-._月]?\d{1,2}日?|(?<!\d)20\d{2}(?:年度?)?(?!\d)"
)
_COPY = re.compile(r"[(\[]\d{1,2}[)\]]$|(?<!附件\d)[-_ ]\d{1,2}$|[(\[]\s*[)\]]")
_DASHES = re.compile(r"[‐‑‒–—―−_]")


def folded_name(name: str, vocabulary: Vocabulary) -> str:
    """A file's or folder's name without suffix, dates, copies' numbers and words that say
    nothing; squeezed, lower case."""
    text = _SUFFIX.sub("", unicodedata.normalize("NFC", name))
    text = _DASHES.sub("-", normalise(text).casefold()).strip()
    text = vocabulary.noise.sub("", _DATE.sub("", text))
    return re.sub(r"\s", "", _COPY.sub("", _COPY.sub("", text)))


def kinds_of_name(name: str, vocabulary: Vocabulary) -> tuple[PartKind, ...]:
    """The kinds that a folded name speaks of, the one meant first: Chinese names what a thing is
    last (合同结算单 is a settlement); what stands in brackets comes after that."""
    outside = re.sub(r"[(\[][^()\[\]]*[)\]]", "", name)
    return _kinds_in(outside, vocabulary) or _kinds_in(name, vocabulary)


def _kinds_in(name: str, vocabulary: Vocabulary) -> tuple[PartKind, ...]:
    matches: list[tuple[int, int, PartKind]] = []
    for kind, words in vocabulary.kinds.items():
        if words.not_name.search(name):
            continue
        matches += [(m.end(), m.start(), kind) for m in words.name.finditer(name)]
    matches.sort(key=lambda m: (-m[0], m[1], _SPECIAL_FIRST.index(m[2])))
    kinds: list[PartKind] = []
    free_until = len(name)
    for end, start, kind in matches:
        if end <= free_until:
            kinds.append(kind)
            free_until = start
    return tuple(dict.fromkeys(kinds))


def kind_of_path(path: str, vocabulary: Vocabulary) -> PartKind | None:
    """The kind that the file's name says, else that of the nearest folder that says one."""
    for name in reversed(PurePosixPath(path).parts):
        kinds = kinds_of_name(folded_name(name, vocabulary), vocabulary)
        if kinds:
            return kinds[0]
    return None
