"""Where in a file one document ends and the next begins.

A page begins a document when it has a title of another kind, or one more title of a kind that
takes a page each, or when its page numbers start again. A page in the middle of its own numbering
(第 2 页 共 5 页), an annex and a page without any title go with the page before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from voucher_cli.evidence.facts.codes import invoice_codes
from voucher_cli.evidence.kinds import Told, kind_by_marks, kind_of_title, letter_kind, title_of
from voucher_cli.evidence.model import Page, PartKind, Row, ToldBy
from voucher_cli.text import squeeze
from voucher_cli.vocabulary import Vocabulary

_PAGE_OF = re.compile(
    r"第(?P<n>\d{1,3})页[,/]?(?:共(?P<m>\d{1,3})页)?|共(?P<m2>\d{1,3})页[,/]?第(?P<n2>\d{1,3})页|"
    r"page(?P<n3>\d{1,3})of(?P<m3>\d{1,3})|^(?P<n4>\d{1,3})/(?P<m4>\d{1,3})$|^-(?P<n5>\d{1,3})-$",
    re.IGNORECASE,
)
_EDGE_ROWS = 3
_HEAD_ROWS = 4
_VOLUME_ROWS = 2
_LONGEST_EDGE_LINE = 60
_MOST_ROWS = 300
"""no printed page has more"""
_ONE_A_PAGE = (PartKind.INVOICE, PartKind.PAYMENT)
_TELLING_MARKS = (PartKind.BUSINESS_LICENCE, PartKind.FINANCIAL_STATEMENT)
"""kinds whose phrases no page of another document has"""
_MANY_PAGES = frozenset({PartKind.CONTRACT, PartKind.APPLICATION_FORM, PartKind.SETTLEMENT})
"""kinds whose pages may all carry the title"""
_TAKE_ANNEXES = frozenset(
    {
        PartKind.CONTRACT,
        PartKind.SETTLEMENT,
        PartKind.ACCEPTANCE_REPORT,
        PartKind.USAGE_STATEMENT,
        PartKind.QUALIFICATION,
    }
)
_OFFICIAL_FORM = re.compile(r"附件\d+-\d+")


@dataclass(frozen=True)
class Stretch:
    """Consecutive pages that are one document, and what kind it is told to be."""

    pages: tuple[Page, ...]
    told: Told | None


def split(
    pages: tuple[Page, ...], vocabulary: Vocabulary, firsts: frozenset[int] = frozenset()
) -> tuple[Stretch, ...]:
    """The documents of one file, in order; on the pages `firsts` one is known to begin. The pages
    that `voucher bundle` puts between papers are in none of them."""
    papers = tuple(page for page in pages if not _is_of_volume(page, vocabulary))
    numbers = _page_numbers(papers)
    stretches: list[Stretch] = []
    before = 0
    for page in papers:
        divided = page.number > before + 1 and len(papers) < len(pages)
        before = page.number
        for nth, piece in enumerate(_documents_on(page, vocabulary)):
            told = _told(piece, vocabulary)
            current = stretches[-1] if stretches else None
            begins = nth > 0 or page.number in firsts or divided
            if current is None or begins or _begins(piece, told, current, numbers, vocabulary):
                stretches.append(Stretch((piece,), told))
            else:
                stretches[-1] = Stretch((*current.pages, piece), current.told or told)
    return tuple(_settled(stretch, vocabulary) for stretch in stretches)


def _is_of_volume(page: Page, vocabulary: Vocabulary) -> bool:
    return any(
        vocabulary.volume_page.fullmatch(squeeze(row.text)) for row in page.rows[:_VOLUME_ROWS]
    )


def _told(page: Page, vocabulary: Vocabulary) -> Told | None:
    if not page.rows:
        return Told(PartKind.INVOICE, ToldBy.MARKS) if invoice_codes(page) else None
    title = title_of(page, vocabulary)
    if title is not None and title.kind is PartKind.COMMITMENT_LETTER:
        return replace(title, kind=letter_kind(page.squeezed, vocabulary))
    if title is None and invoice_codes(page):
        return Told(PartKind.INVOICE, ToldBy.MARKS)
    return title or kind_by_marks(page.squeezed, vocabulary)


def _begins(
    page: Page,
    told: Told | None,
    current: Stretch,
    numbers: Mapping[int, _Number],
    vocabulary: Vocabulary,
) -> bool:
    """Whether `page` is the first of a new document."""
    if not page.rows:
        return bool(invoice_codes(page))
    before, here = numbers.get(current.pages[-1].number), numbers.get(page.number)
    titled = told is not None and told.by is ToldBy.TITLE
    if before and here and here.follows(before) and not (titled and here.of is None):
        return False
    restarts = here is not None and here.n == 1
    known = current.told.kind if current.told else None
    if told is None or told.by is not ToldBy.TITLE:
        goes_on = known is PartKind.INVOICE and _is_list_of_goods(page, vocabulary)
        return not goes_on and (restarts or (told is not None and _is_marked_off(told, known)))
    if known in _TAKE_ANNEXES and _opens_annex(page, told, vocabulary):
        return False
    if known is not told.kind or current.told is None:
        return known is not None or any(p.rows for p in current.pages)
    return _is_another(told, current.told, restarts=restarts)


def _is_marked_off(told: Told, known: PartKind | None) -> bool:
    """Whether a page without a title that could be read is a document of its own by its phrases;
    licences and statements may be annexes."""
    if told.kind in _ONE_A_PAGE:
        return True
    return told.kind in _TELLING_MARKS and known not in {told.kind, None, *_TAKE_ANNEXES}


def _is_another(told: Told, current: Told, *, restarts: bool) -> bool:
    """Whether one more title of the same kind is one more document, and not a running header, the
    title after a cover, or the next of a company's statements."""
    if told.kind is PartKind.FINANCIAL_STATEMENT:
        return False
    if told.kind not in _MANY_PAGES:
        return True
    alike = told.title in current.title or current.title in told.title
    return restarts or not alike


def _opens_annex(page: Page, told: Told, vocabulary: Vocabulary) -> bool:
    """Whether the page says, above or in its title, that it is an annex. The numbers of official
    forms (附件3-3) are none."""
    lines = [squeeze(row.text) for row in page.rows[: told.row + 1]]
    return any(
        vocabulary.annex.fullmatch(line) and not _OFFICIAL_FORM.match(line)
        for line in lines
        if line and not _PAGE_OF.search(line)
    )


def _is_list_of_goods(page: Page, vocabulary: Vocabulary) -> bool:
    """Whether it is the list (销货清单) that an invoice of many items goes on with: it names both
    sides and the number again."""
    return any(
        vocabulary.annex.fullmatch(line) and "清单" in line
        for line in (squeeze(row.text) for row in page.rows[:_HEAD_ROWS])
    )


def _settled(stretch: Stretch, vocabulary: Vocabulary) -> Stretch:
    """The kind by all of its text, where neither a title nor an invoice's code told it."""
    if stretch.told is not None and stretch.told.by is ToldBy.TITLE:
        return stretch
    if stretch.told is not None and invoice_codes(stretch.pages[0]):
        return stretch
    text = "".join(page.squeezed for page in stretch.pages)
    return Stretch(stretch.pages, kind_by_marks(text, vocabulary) or stretch.told)


# --- page numbers --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Number:
    """第 n 页 共 m 页; `of` is None where the page does not say of how many."""

    n: int
    of: int | None

    def follows(self, other: _Number) -> bool:
        return self.n == other.n + 1 and self.of == other.of


def _page_numbers(pages: tuple[Page, ...]) -> dict[int, _Number]:
    """The printed number of each page that has one. One numbering through a whole file says
    nothing of the documents in it, and is left out."""
    found = {page.number: number for page in pages if (number := _page_number(page))}
    through = len(found) > 1 and all(number.n == at for at, number in found.items())
    return {} if through else found


def _page_number(page: Page) -> _Number | None:
    for row in (*page.rows[:_EDGE_ROWS], *page.rows[-_EDGE_ROWS:]):
        line = squeeze(row.text)
        match = _PAGE_OF.search(line) if len(line) < _LONGEST_EDGE_LINE else None
        if match:
            found = match.groupdict()
            n = next(v for k, v in found.items() if k.startswith("n") and v)
            of = next((v for k, v in found.items() if k.startswith("m") and v), None)
            return _Number(int(n), int(of) if of else None)
    return None


# --- several documents on one page ---------------------------------------------------------------


def _documents_on(page: Page, vocabulary: Vocabulary) -> tuple[Page, ...]:
    """The page, or each of the invoices or slips that are printed one below the other on it."""
    if len(page.rows) > _MOST_ROWS:
        return (page,)
    for kind in _ONE_A_PAGE:
        starts = [n for n, row in enumerate(page.rows) if _is_title_row(row, kind, vocabulary)]
        if len(starts) < 2:
            continue
        if kind is PartKind.INVOICE:
            starts = [_head_of(page.rows, start, vocabulary) for start in starts]
        ends = [*starts[1:], len(page.rows)]
        starts[0] = 0
        pieces = [
            replace(page, rows=page.rows[start:end])
            for start, end in zip(starts, ends, strict=True)
        ]
        words = vocabulary.kinds[kind]
        if all(words.is_marked(piece.squeezed) for piece in pieces):
            return tuple(pieces)
    return (page,)


def _head_of(rows: tuple[Row, ...], title: int, vocabulary: Vocabulary) -> int:
    """The row in which the invoice of that title begins: its number and date may stand a little
    higher than the title."""
    label = vocabulary.kinds[PartKind.INVOICE].labels_of("number", "issued_on", "code")
    while title > 0 and label.match(squeeze(rows[title - 1].text)):
        title -= 1
    return title


def _is_title_row(row: Row, kind: PartKind, vocabulary: Vocabulary) -> bool:
    texts = [squeeze(row.text), *(squeeze(cell.text) for cell in row.cells)]
    return any(kind_of_title(text, vocabulary) is kind for text in texts)
