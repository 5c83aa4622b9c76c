"""Draws Word forms by hand, as many programs would, and reads them out again.

Knows nothing of the code under test: the markup is written here as text, and read out by its own
small reader. Each cell says what it is to hold after filling.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


@dataclass(frozen=True)
class Cell:
    """A cell: its text (lines parted by newlines), the text that it is to have after filling (None:
    the same), how many grid columns it spans, and whether it goes on from the cell above."""

    text: str = ""
    want: str | None = None
    span: int = 1
    joined: bool = False
    starts: bool = False
    """a cell that those below go on from"""
    table: tuple[tuple[Cell, ...], ...] = ()
    """a table within the cell"""
    raw: str = ""
    """markup of the paragraphs, where it is not plain text"""


def lab(text: str, span: int = 1, *, starts: bool = False) -> Cell:
    """A label."""
    return Cell(text, None, span, starts=starts)


def val(want: str, text: str = "", span: int = 1) -> Cell:
    """A cell that is to be filled."""
    return Cell(text, want, span)


def on(span: int = 1) -> Cell:
    """A cell that goes on from the one above."""
    return Cell("", None, span, joined=True)


Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Habits:
    """How a program writes: prefixes, quotes, split runs, wrappers, noise."""

    prefix: str = "w"
    namespace: str = WORD
    split: int = 0
    """characters of a run; 0 leaves texts whole"""
    lines: str = "p"
    """a line break within a cell: a new paragraph (p) or w:br (br)"""
    spare: int = 0
    """empty paragraphs behind the text of a cell that is to be filled"""
    merge: str = "span"
    """gridSpan (span) or hMerge (hmerge)"""
    control: bool = False
    """cells that are to be filled are content controls"""
    noise: bool = False
    """revision ids, spelling marks, bookmarks, single quotes"""
    encoding: str = "utf-8"
    letters: Callable[[str], str] = field(default=lambda text: text)
    """a change to all texts: spaces between characters, full width …"""


class Drawing:
    """A document that is being drawn; `expected` are the texts of its cells and paragraphs."""

    def __init__(self, habits: Habits | None = None) -> None:
        self.habits = habits or Habits()
        self.body: list[str] = []
        self.expected: list[str] = []
        self.wanted: list[bool] = []
        self.serial = 0

    # --- what is drawn ---

    def line(self, text: str, want: str | None = None, raw: str = "") -> None:
        """A paragraph outside of tables."""
        self.body.append(raw or self._paragraph(text))
        self._expect(text, want, plain=self.habits.letters(text))

    def table(self, rows: Rows) -> None:
        """A table."""
        self.body.append(self._table(rows))

    def bytes(self) -> bytes:
        """The .docx."""
        w = self._tag
        spaces = f'xmlns:{self.habits.prefix}="{self.habits.namespace}"'
        if not self.habits.prefix:
            spaces = f'xmlns="{self.habits.namespace}"'
        document = (
            f'<?xml version="1.0" encoding="{self.habits.encoding}" standalone="yes"?>\n'
            f'<{w("document")} {spaces} xmlns:w14="{W14}"><{w("body")}>'
            f"{''.join(self.body)}<{w('sectPr')}/></{w('body')}></{w('document')}>"
        )
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("[Content_Types].xml", _TYPES)
            file.writestr("_rels/.rels", _RELATIONS)
            file.writestr("word/document.xml", document.encode(self.habits.encoding))
            file.writestr("word/styles.xml", "<styles/>")
        return buffer.getvalue()

    # --- markup ---

    def _expect(self, text: str, want: str | None, plain: str) -> None:
        self.expected.append(plain if want is None else want)
        self.wanted.append(want is not None)

    def _tag(self, name: str) -> str:
        return f"{self.habits.prefix}:{name}" if self.habits.prefix else name

    def _val(self, name: str, value: str) -> str:
        quote = "'" if self.habits.noise else '"'
        attribute = f"{self.habits.prefix}:val" if self.habits.prefix else "val"
        return f"<{self._tag(name)} {attribute}={quote}{value}{quote}/>"

    def _run(self, text: str) -> str:
        r, t = self._tag("r"), self._tag("t")
        look = ""
        if self.habits.prefix:
            p = self.habits.prefix
            look = (
                f'<{p}:rPr><{p}:rFonts {p}:eastAsia="仿宋_GB2312"/><{p}:sz {p}:val="24"/></{p}:rPr>'
            )
        ident = ' w:rsidR="00A1"' if self.habits.noise and self.habits.prefix == "w" else ""
        return f'<{r}{ident}>{look}<{t} xml:space="preserve">{escape(text)}</{t}></{r}>'

    def _runs(self, text: str) -> str:
        text = self.habits.letters(text)
        size = self.habits.split or max(len(text), 1)
        pieces = [text[n : n + size] for n in range(0, len(text), size)]
        between = f"<{self._tag('proofErr')}/>" if self.habits.noise else ""
        return between.join(self._run(piece) for piece in pieces)

    def _paragraph(self, text: str) -> str:
        p = self._tag("p")
        layout = f"<{self._tag('pPr')}>{self._val('jc', 'center')}</{self._tag('pPr')}>"
        if self.habits.lines == "br":
            r = self._tag("r")
            gap = f"<{r}><{self._tag('br')}/></{r}>"
            return f"<{p}>{layout}{gap.join(self._runs(t) for t in text.split(chr(10)))}</{p}>"
        return "".join(f"<{p}>{layout}{self._runs(t)}</{p}>" for t in text.split("\n"))

    def _table(self, rows: Rows) -> str:
        tbl, tr = self._tag("tbl"), self._tag("tr")
        width = max(sum(cell.span for cell in row) for row in rows)
        grid = "".join(f"<{self._tag('gridCol')}/>" for _ in range(width))
        drawn = []
        for row in rows:
            self.serial += 1
            mark = ""
            if self.habits.noise and self.habits.prefix == "w":
                mark = f' w14:paraId="{self.serial:08X}" w:rsidTr="00B2"'
            drawn.append(f"<{tr}{mark}>{''.join(self._cell(cell) for cell in row)}</{tr}>")
        name = self._tag("tblGrid")
        return f"<{tbl}><{self._tag('tblPr')}/><{name}>{grid}</{name}>{''.join(drawn)}</{tbl}>"

    def _cell(self, cell: Cell) -> str:
        tc = self._tag("tc")
        properties = ""
        if cell.span > 1 and self.habits.merge == "span":
            properties += self._val("gridSpan", str(cell.span))
        if cell.starts:
            properties += self._val("vMerge", "restart")
        if cell.joined:
            properties += f"<{self._tag('vMerge')}/>"
        if cell.span > 1 and self.habits.merge == "hmerge":
            properties += self._val("hMerge", "restart")
        name = self._tag("tcPr")
        properties = f"<{name}>{properties}</{name}>" if properties else ""
        lines = cell.text.split("\n")
        plain = cell.text if cell.raw else "\n".join(map(self.habits.letters, lines))
        if not cell.joined:
            self._expect(cell.text, cell.want, plain)
        inner = cell.raw or self._paragraph(cell.text)
        if cell.want is not None:
            p = self._tag("p")
            inner += f"<{p}/>" * self.habits.spare
        if cell.table:
            inner += self._table(cell.table) + f"<{self._tag('p')}/>"
        out = f"<{tc}>{properties}{inner}</{tc}>"
        if self.habits.control and cell.want is not None:
            sdt, content = self._tag("sdt"), self._tag("sdtContent")
            out = f"<{sdt}><{self._tag('sdtPr')}/><{content}>{out}</{content}></{sdt}>"
        if cell.span > 1 and self.habits.merge == "hmerge":
            going_on = f"<{name}>{self._val('hMerge', 'continue')}</{name}>"
            out += f"<{tc}>{going_on}<{self._tag('p')}/></{tc}>" * (cell.span - 1)
        return out


_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/'
    '2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default '
    'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/'
    'package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


# --- reading out ---------------------------------------------------------------------------------


def texts(data: bytes) -> list[str]:
    """The text of every paragraph outside of tables and of every cell, in the order of the file;
    cells that go on from above are left out. Trailing empty lines of a cell do not count."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        root = ET.fromstring(file.read("word/document.xml"))
    body = next(e for e in root if _name(e) == "body")
    return list(_blocks(body))


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _blocks(parent: ET.Element) -> Iterator[str]:
    for element in parent:
        name = _name(element)
        if name == "p":
            yield paragraph(element)
        elif name == "tbl":
            for cell in _cells(element):
                yield from _cell_texts(cell)
        elif name in {"sdt", "sdtContent"}:
            yield from _blocks(element)


def _cells(parent: ET.Element) -> Iterator[ET.Element]:
    for element in parent:
        if _name(element) == "tc":
            yield element
        elif _name(element) != "tbl":
            yield from _cells(element)


def _cell_texts(cell: ET.Element) -> Iterator[str]:
    properties = next((e for e in cell if _name(e) == "tcPr"), ET.Element("none"))
    for merge in properties:
        value = next(iter(merge.attrib.values()), "continue")
        if _name(merge) in {"vMerge", "hMerge"} and value == "continue":
            return
    lines, nested = [], []
    for element in _flat(cell):
        if _name(element) == "p":
            lines.append(paragraph(element))
        else:
            nested.append(element)
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    yield "\n".join(lines)
    for table in nested:
        for inner in _cells(table):
            yield from _cell_texts(inner)


def _flat(parent: ET.Element) -> Iterator[ET.Element]:
    for element in parent:
        if _name(element) in {"p", "tbl"}:
            yield element
        elif _name(element) in {"sdt", "sdtContent"}:
            yield from _flat(element)


def paragraph(element: ET.Element) -> str:
    """The text of a paragraph; boxes as □ and ☑."""
    out = ""
    for e in element.iter():
        name = _name(e)
        if name == "t":
            out += e.text or ""
        elif name == "br":
            out += "\n"
        elif name == "sym":
            out += "☑" if re.search("(F0FE|F052)", "".join(e.attrib.values())) else "□"
        elif name == "checkBox":
            out += "☑" if any(_name(c) == "checked" for c in e) else "□"
    return out
