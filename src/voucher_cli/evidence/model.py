"""What the files of a package show: files, pages, parts and facts.

A file is opened once, by one reader, which turns it into pages of rows of cells: the lines of a
PDF page, the paragraphs and table rows of a Word file, the rows of a sheet. Everything after that
(placing, facts, checks) works on these and never opens the file again. What the pictures of pages
show is in `looks`, electronic signatures in `signature`; both may be imported from here, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from voucher_cli.evidence.looks import (
    Box as Box,
    Code as Code,
    Edge as Edge,
    Inked as Inked,
    Leaf as Leaf,
    Look as Look,
    Projection as Projection,
    Seal as Seal,
    SealShape as SealShape,
    SigningPlace as SigningPlace,
    Sought as Sought,
)
from voucher_cli.evidence.signature import (
    ElectronicSignature as ElectronicSignature,
    Integrity as Integrity,
)
from voucher_cli.language import Bilingual
from voucher_cli.terms import PartKind as PartKind
from voucher_cli.text import squeeze, tidy


class FileType(StrEnum):
    """What a file is by its content, whatever its name says."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    TEXT = "text"
    IMAGE = "image"
    OFD = "ofd"
    XML = "xml"
    LEGACY_OFFICE = "legacy-office"
    """.doc, .xls, .ppt, .wps, .et: OLE2 compound files"""
    ARCHIVE = "archive"
    UNKNOWN = "unknown"


class FileState(StrEnum):
    """What became of a file when it was opened."""

    READ = "read"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"
    UNSUPPORTED = "unsupported"


class Source(StrEnum):
    """What a fact was read from, the best first."""

    XML = "xml"
    OFD = "ofd"
    PDF_INFO = "pdf-info"
    DOCX = "docx"
    XLSX = "xlsx"
    TEXT = "text"
    """plain text and CSV"""
    PDF_TEXT = "pdf-text"
    QR = "qr"
    OCR = "ocr"

    @property
    def has_pages(self) -> bool:
        """Whether its pages are those that people count; where a Word file or plain text breaks
        into pages depends on who prints it."""
        return self not in {Source.DOCX, Source.TEXT}


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A cell of a Word table; all count from 1, cells that only go on with a merged one too.
    `of` is the number of cells in its row: empty ones are not among the rows that are read, so
    what is missing there is empty. `inside` is the cell that the whole table is nested in."""

    table: int
    row: int
    column: int
    of: int
    inside: TablePlace | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of text that stands apart: a run on a PDF line, a table cell, a paragraph.

    `where` names its place for people where there is no box: `结算单!D9`, `表1 第3行第2格`;
    `at` is the same place of a table for programs.
    """

    text: str
    box: Box | None = None
    where: str | None = None
    at: TablePlace | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Cells that stand side by side, from left to right. `read_by` tells where it comes from if
    not from where the rest of its page does: from a picture on a page of text."""

    cells: tuple[Cell, ...]
    read_by: Source | None = None

    @property
    def text(self) -> str:
        """The cells in one line, parted by spaces."""
        return " ".join(cell.text for cell in self.cells)


@dataclass(frozen=True)
class Page:
    """A page, sheet or whole Word file. `readable` is False where it holds more than could be
    read (a scan whose text nobody read); `number` counts from 1. `read_by` tells where the rows
    come from, None where there are none. `pictured` says that it holds a picture or coloured
    drawing, which may be a seal, a code or handwriting; `look` is what was seen there, None where
    nobody looked (and so nothing may be concluded from what is not in it).

    The boxes of its rows and of its look are in the frame in which it is read: upright, the two
    sides of a spread one below the other, `width` and `height` those of this frame. With `leaves`
    that is not how a viewer shows it: `shown` tells where a box lies there, and boxes of facts
    always are the shown ones."""

    number: int
    rows: tuple[Row, ...]
    readable: bool = True
    width: float | None = None
    height: float | None = None
    read_by: Source | None = None
    pictured: bool = False
    look: Look | None = None
    leaves: tuple[Leaf, ...] = ()

    def shown(self, box: Box) -> Box:
        """Where a box of its rows or look lies on the page as a viewer shows it."""
        middle = (box[1] + box[3]) / 2
        leaf = next((leaf for leaf in reversed(self.leaves) if leaf.top <= middle), None)
        return box if leaf is None else leaf.shown(box)

    @cached_property
    def text(self) -> str:
        """The rows, one a line, tidied (see text.tidy)."""
        return "\n".join(tidy(row.text) for row in self.rows)

    @cached_property
    def squeezed(self) -> str:
        """The text without any white space, for phrases that the layout tears apart."""
        return squeeze(self.text)


@dataclass(frozen=True)
class SourceFile:
    """One file of the package. `path` is relative, with `/`; `detail` says what went wrong.
    `records` are documents that it holds as data (an XML invoice, the one attached to an OFD, the
    keys of a PDF's information dictionary), apart from what its pages show."""

    path: str
    size: int
    sha256: str
    type: FileType
    state: FileState
    misnamed: bool = False
    page_count: int | None = None
    pages: tuple[Page, ...] = ()
    read_by: Source | None = None
    detail: Bilingual | None = None
    has_signature_field: bool = False
    """a PDF with a signature field that holds a signature"""
    signatures: tuple[ElectronicSignature, ...] = ()
    records: tuple[Record, ...] = ()


class ToldBy(StrEnum):
    """What the kind of a part was told by, the surest first."""

    TITLE = "title"
    MARKS = "marks"
    """phrases of its text"""
    NAME = "name"
    """only the file's name"""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Fact:
    """One value that a part shows under a label, e.g. the total of an invoice.

    `name` is one of those in docs (amount, issued_on, buyer …); `raw` the text it was read from.
    """

    name: str
    value: Decimal | date | str
    raw: str
    source: Source
    page: int | None = None
    where: str | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A document that a file holds as data. `page` is the page that shows it, None where the file
    has none or it is not known."""

    kind: PartKind
    source: Source
    facts: tuple[Fact, ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sources of one file that say different things of one document. It is not `certain` where
    the worse may have been misread."""

    better: Fact
    worse: Fact
    certain: bool = True


@dataclass(frozen=True)
class Part:
    """Consecutive pages of one file that are one document. Of what several sources tell, `facts`
    hold what the best one says, `conflicts` where another says otherwise."""

    file: str
    pages: tuple[Page, ...]
    kind: PartKind
    facts: tuple[Fact, ...]
    read_by: Source | None
    told_by: ToldBy = ToldBy.TITLE
    conflicts: tuple[Conflict, ...] = ()

    @property
    def first_page(self) -> int:
        return self.pages[0].number if self.pages else 1

    @property
    def last_page(self) -> int:
        return self.pages[-1].number if self.pages else 1

    @property
    def readable(self) -> bool:
        """Whether all of it could be read."""
        return bool(self.pages) and all(page.readable for page in self.pages)

    @cached_property
    def text(self) -> str:
        """All its rows, one a line, tidied."""
        return "\n".join(page.text for page in self.pages)

    @cached_property
    def squeezed(self) -> str:
        """All its text without white space."""
        return "".join(page.squeezed for page in self.pages)

    def lies_on(self, path: str, first: int | None, last: int | None) -> bool:
        """Whether it lies in that file, on any of the pages `first` to `last` where these are
        told. Without pages of its own (a Word file, one that could not be read) it lies on all."""
        if path != self.file:
            return False
        if first is None or not self.pages or (self.read_by and not self.read_by.has_pages):
            return True
        return self.first_page <= (last or first) and first <= self.last_page

    def all(self, name: str) -> tuple[Fact, ...]:
        """Every fact of that name, in reading order."""
        return tuple(fact for fact in self.facts if fact.name == name)

    def first(self, name: str) -> Fact | None:
        """The first fact of that name."""
        return next((fact for fact in self.facts if fact.name == name), None)


class PlacedBy(StrEnum):
    """Why a part was given to its material."""

    PIN = "pin"
    MANIFEST = "manifest"
    NAME = "name"
    CONTENT = "content"


@dataclass(frozen=True)
class Placement:
    """A part and the material (and part of it) that it is for. `claim` is None for materials that
    the claims share; `material` is None where nothing claims it. `rivals` names other materials
    that it could equally be."""

    part: Part
    claim: str | None
    material: str | None
    material_part: str | None
    by: PlacedBy | None
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """All that the package's files show."""

    files: tuple[SourceFile, ...]
    placements: tuple[Placement, ...]

    def file(self, path: str) -> SourceFile | None:
        """The file of that path."""
        return next((f for f in self.files if f.path == path), None)

    def of(self, claim: str | None, material: str, part: str | None = None) -> tuple[Part, ...]:
        """The parts placed at a material; `claim` None asks for a shared one."""
        return tuple(
            p.part
            for p in self.placements
            if p.material == material
            and p.claim == claim
            and (part is None or p.material_part == part)
        )
