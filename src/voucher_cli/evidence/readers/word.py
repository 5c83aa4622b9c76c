"""Word files → one page of rows: paragraphs, table rows, text boxes, headers and notes.

The XML is read directly, by local names: a paragraph's plain text as libraries give it lacks text
boxes, content controls, inserted text and check boxes, and these are what forms are made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from voucher_cli.evidence.model import Cell, FileState, Page, Row, Source, TablePlace
from voucher_cli.evidence.readers import Content, damaged
from voucher_cli.evidence.readers.spacing import cells_of
from voucher_cli.evidence.readers.word_pictures import pasted_pictures
from voucher_cli.evidence.readers.word_text import Paragraph, read_paragraph
from voucher_cli.evidence.readers.zipped import DamagedError, Parts, attribute, local
from voucher_cli.language import Bilingual

MAX_NESTING = 60
"""tables within tables and controls within controls, deeper than any person makes them"""
STRAY_CHARACTERS = 50
"""fewer characters than this beside a picture are its caption: the paper is in the picture"""

_EMPTY = Bilingual("文档没有内容", "the document is empty")
_DELETED_ROW = {"del", "moveFrom"}


def read_word(data: bytes) -> Content:
    """One page for the whole document, since Word files do not say where pages end. Where the
    paper is in pasted pictures, each of them is a further page, for others to look at."""
    try:
        parts = Parts(data)
        main = _main_part(parts)
        body = parts.xml(main)
    except DamagedError as error:
        return damaged(str(error))
    reader = _Reader()
    rows = [*_margins(parts, main, "header", "页眉", reader)]
    rows += reader.blocks(_find(body, "body") or (), 0)
    rows += _notes(parts, main, reader)
    rows += _margins(parts, main, "footer", "页脚", reader)
    if not rows and not reader.unread:
        return Content(FileState.EMPTY, page_count=None, detail=_EMPTY)
    characters = sum(len(cell.text) for row in rows for cell in row.cells)
    in_pictures = reader.unread and characters < STRAY_CHARACTERS
    pasted = pasted_pictures(data) if in_pictures else ()
    page = Page(
        1, tuple(rows), readable=not reader.unread_text and (not in_pictures or bool(pasted))
    )
    pages = [Page(n, (), readable=False, pictured=True) for n in range(2, len(pasted) + 2)]
    return Content(FileState.READ, (page, *pages), _page_count(parts), Source.DOCX)


def _main_part(parts: Parts) -> str:
    """The part that the package's relationships name as its document."""
    for relation in parts.xml("_rels/.rels"):
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return (attribute(relation, "Target") or "").lstrip("/")
    return "word/document.xml"


def _page_count(parts: Parts) -> int | None:
    """The number of pages that Word wrote down when it last saved the file."""
    try:
        pages = _find(parts.xml("docProps/app.xml"), "Pages")
    except DamagedError:
        return None
    text = (pages.text or "").strip() if pages is not None else ""
    return int(text) if text.isascii() and text.isdigit() and int(text[:6]) > 0 else None


def _margins(parts: Parts, main: str, kind: str, where: str, reader: _Reader) -> Iterator[Row]:
    """Headers or footers, each text once however many sections repeat it."""
    folder = main.rpartition("/")[0]
    seen: set[str] = set()
    for name in sorted(parts.names):
        if name.startswith(f"{folder}/{kind}") and name.endswith(".xml"):
            try:
                root = parts.xml(name)
            except DamagedError:
                reader.unread_text = True
                continue
            for row in reader.blocks(root, 0, where):
                if row.text not in seen:
                    seen.add(row.text)
                    yield row


def _notes(parts: Parts, main: str, reader: _Reader) -> Iterator[Row]:
    """Footnotes and endnotes; the separators that Word keeps among them are none."""
    folder = main.rpartition("/")[0]
    for name, where in (("footnotes", "脚注"), ("endnotes", "尾注")):
        if f"{folder}/{name}.xml" not in parts.names:
            continue
        try:
            root = parts.xml(f"{folder}/{name}.xml")
        except DamagedError:
            reader.unread_text = True
            continue
        for note in root:
            if attribute(note, "type") in {None, "normal"}:
                yield from reader.blocks(note, 0, where)


@dataclass
class _Reader:
    """Walks a document's blocks and counts its paragraphs and tables."""

    paragraphs: int = 0
    tables: int = 0
    unread: bool = False
    """it holds pictures or embedded objects"""
    unread_text: bool = False
    """it holds text that was not reached: an imported part, nesting beyond the limit"""
    _boxes: list[Element] = field(default_factory=list)

    def blocks(self, parent: Element | tuple[()], depth: int, where: str = "") -> Iterator[Row]:
        """The rows of every paragraph and table below `parent`, in order."""
        if depth > MAX_NESTING:
            self.unread_text = True
            return
        for child in parent:
            match local(child):
                case "p":
                    yield from self._paragraph_rows(child, depth, where)
                case "tbl":
                    yield from self._table(child, depth, where)
                case "sdt":
                    yield from self.blocks(_find(child, "sdtContent") or (), depth + 1, where)
                case "altChunk":
                    self.unread_text = True
                case "customXml" | "smartTag" | "ins" | "moveTo" | "Choice":
                    yield from self.blocks(child, depth + 1, where)
                case "AlternateContent":
                    yield from self.blocks(_chosen(child), depth + 1, where)
                case _:
                    pass

    def _paragraph_rows(self, element: Element, depth: int, where: str) -> Iterator[Row]:
        paragraph = self._read(element)
        if paragraph.text.strip():
            self.paragraphs += 1
            place = where or f"第{self.paragraphs}段"
            for line in paragraph.text.splitlines():
                pieces = cells_of(line)
                if pieces:
                    yield Row(tuple(Cell(piece, where=place) for piece in pieces))
        for box in paragraph.boxes:
            yield from self.blocks(box, depth + 1, where or "文本框")

    def _read(self, element: Element) -> Paragraph:
        paragraph = read_paragraph(element, MAX_NESTING)
        self.unread = self.unread or paragraph.has_picture
        self.unread_text = self.unread_text or paragraph.too_deep
        return paragraph

    def _table(
        self, table: Element, depth: int, where: str, inside: TablePlace | None = None
    ) -> Iterator[Row]:
        self.tables += 1
        counted = self.tables
        name = f"表{counted}" if not where else f"{where}表"
        for number, row in enumerate(_rows_of_table(table), start=1):
            cells: list[_Filled] = []
            after: list[Row] = []
            in_row = [cell for cell in _cells_of_row(row) if not _continues(cell, "hMerge")]
            for column, cell in enumerate(in_row, start=1):
                if _continues(cell, "vMerge"):
                    continue
                at = TablePlace(counted, number, column, len(in_row), inside)
                place = f"{name} 第{number}行第{column}格"
                own, nested = self._cell(cell, place, at, depth)
                if own:
                    cells.append(_Filled(own, place, at))
                after += nested
            yield from _table_row(cells)
            yield from after

    def _cell(
        self, cell: Element, place: str, at: TablePlace, depth: int
    ) -> tuple[list[str], list[Row]]:
        """A cell's own paragraphs, and the rows of the tables and text boxes within it."""
        own: list[str] = []
        nested: list[Row] = []
        for element in _paragraphs_and_tables(cell, depth):
            if local(element) == "tbl":
                if depth < MAX_NESTING:
                    nested += self._table(element, depth + 1, "", at)
                else:
                    self.unread_text = True
                continue
            paragraph = self._read(element)
            text = paragraph.text.replace("\t", " ").strip()
            if text:
                own.append(text)
            for box in paragraph.boxes:
                nested += self.blocks(box, depth + 1, place)
        return own, nested


@dataclass(frozen=True, slots=True)
class _Filled:
    """A cell that is not empty: its paragraphs, and where it stands."""

    paragraphs: list[str]
    where: str
    at: TablePlace


def _table_row(cells: list[_Filled]) -> Iterator[Row]:
    """A row of cells; a lone cell of many paragraphs is a frame around them, not a cell."""
    if len(cells) == 1 and len(cells[0].paragraphs) > 1:
        lone = cells[0]
        for text in lone.paragraphs:
            for line in text.splitlines():
                pieces = cells_of(line)
                yield Row(tuple(Cell(p, where=lone.where, at=lone.at) for p in pieces))
    elif cells:
        yield Row(tuple(Cell(_stacked(c.paragraphs), where=c.where, at=c.at) for c in cells))


def _stacked(paragraphs: list[str]) -> str:
    """A cell's paragraphs; a label set one character below the other is one word."""
    lines = "\n".join(paragraphs).splitlines()
    downwards = len(lines) > 1 and all(len(line) == 1 for line in lines)
    return ("" if downwards else "\n").join(lines)


def _paragraphs_and_tables(parent: Element, depth: int) -> Iterator[Element]:
    """What stands in a cell, content controls and insertions opened."""
    for child in parent:
        name = local(child)
        if name in {"p", "tbl"}:
            yield child
        elif name in {"sdt", "sdtContent", "customXml", "ins", "moveTo"} and depth < MAX_NESTING:
            yield from _paragraphs_and_tables(child, depth + 1)


def _rows_of_table(table: Element) -> Iterator[Element]:
    for element in _opened(table, "tr", 0):
        properties = _find(element, "trPr")
        if properties is None or not any(local(p) in _DELETED_ROW for p in properties):
            yield element


def _cells_of_row(row: Element) -> Iterator[Element]:
    for element in _opened(row, "tc", 0):
        properties = _find(element, "tcPr")
        if properties is None or _find(properties, "cellDel") is None:
            yield element


def _opened(parent: Element, wanted: str, depth: int) -> Iterator[Element]:
    """Children of one name, also those that a content control wraps."""
    for child in parent:
        name = local(child)
        if name == wanted:
            yield child
        elif name in {"sdt", "sdtContent", "customXml"} and depth < MAX_NESTING:
            yield from _opened(child, wanted, depth + 1)


def _continues(cell: Element, merge: str) -> bool:
    """Whether the cell only goes on with one that was merged downwards, or to the right."""
    properties = _find(cell, "tcPr")
    found = _find(properties, merge) if properties is not None else None
    return found is not None and attribute(found, "val") in {None, "continue"}


def _chosen(alternatives: Element) -> Element | tuple[()]:
    """Of the same content in several forms, the first; the others repeat it."""
    for name in ("Choice", "Fallback"):
        found = _find(alternatives, name)
        if found is not None:
            return found
    return ()


def _find(parent: Element, name: str) -> Element | None:
    return next((child for child in parent if local(child) == name), None)
