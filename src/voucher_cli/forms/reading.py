"""From the markup of a Word file to its grid, and from each character back to the markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from voucher_cli.forms.grid import Box, Grid, Line, Table
from voucher_cli.forms.markup import Node

_THROUGH = {"sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink", "dir", "bdo"}
_GONE = {"del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "rt"}
_SINGLE = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_FALSE = {"0", "false", "off", "none"}
OBJECT = "\ufffc"
"""stands for a picture or object within a line"""

BOX_SYMBOLS = {
    ("wingdings", 0xA8): "□", ("wingdings", 0x6F): "□", ("wingdings", 0x71): "□",
    ("wingdings", 0x72): "□", ("wingdings", 0xFE): "☑", ("wingdings", 0xFD): "☒",
    ("wingdings", 0xFC): "√", ("wingdings 2", 0xA3): "□", ("wingdings 2", 0x2A): "□",
    ("wingdings 2", 0x30): "□", ("wingdings 2", 0x52): "☑", ("wingdings 2", 0x51): "☒",
    ("wingdings 2", 0x53): "☒", ("wingdings 2", 0x54): "☒", ("wingdings 2", 0x50): "√",
}  # fmt: skip
"""what the boxes and ticks of symbol fonts look like, by font and character code"""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a line that come from one element: a w:t, or one that stands for a single
    character. `run` is the w:r around it, None for a content control."""

    text: str
    node: Node
    run: Node | None


@dataclass(eq=False)
class WordGrid:
    """The grid of a Word file, and where its lines and boxes stand in the markup."""

    grid: Grid
    paragraphs: dict[int, Node] = field(default_factory=dict)
    """line → w:p"""
    pieces: dict[int, tuple[Piece, ...]] = field(default_factory=dict)
    """line → what its characters come from"""
    cells: dict[int, Node] = field(default_factory=dict)
    """box → w:tc"""
    rows: dict[tuple[int, int], Node] = field(default_factory=dict)
    """table and row, from 1 → w:tr"""


def read_word(root: Node) -> WordGrid:
    """The grid of the body of a word/document.xml."""
    reader = _Reader()
    body = root.child("body")
    lines = tuple(reader.blocks(body, None)) if body is not None else ()
    tables = tuple(sorted(reader.tables, key=lambda table: table.number))
    reader.found.grid = Grid(tables, lines)
    return reader.found


@dataclass(eq=False)
class _Reader:
    found: WordGrid = field(default_factory=lambda: WordGrid(Grid(())))
    tables: list[Table] = field(default_factory=list)
    ids: int = 0
    numbered: int = 0

    def _next(self) -> int:
        self.ids += 1
        return self.ids

    def blocks(self, parent: Node, inside: int | None) -> Iterator[Line]:
        """The lines directly below `parent`; tables among them go to `tables`."""
        for node in parent.children:
            if node.name == "p":
                yield self._line(node)
            elif node.name == "tbl":
                self._table(node, inside)
            elif node.name in _THROUGH:
                yield from self.blocks(node, inside)
            elif node.name == "sdt":
                content = node.child("sdtContent")
                if content is not None:
                    yield from self.blocks(content, inside)

    def _line(self, paragraph: Node) -> Line:
        number = self._next()
        pieces = tuple(pieces_of(paragraph))
        self.found.paragraphs[number] = paragraph
        self.found.pieces[number] = pieces
        return Line(number, "".join(piece.text for piece in pieces))

    def _table(self, node: Node, inside: int | None) -> None:
        self.numbered += 1
        number = self.numbered
        open_above: dict[int, int] = {}  # left grid column → index of the box that may go on
        boxes: list[Box] = []
        for row_number, row in enumerate(_opened(node, "tr"), start=1):
            self.found.rows[number, row_number] = row
            left = _grid_number(row, "trPr", "gridBefore", 0)
            going_on: dict[int, int] = {}
            for column, cell in enumerate(_opened(row, "tc"), start=1):
                right = left + _grid_number(cell, "tcPr", "gridSpan", 1)
                above = open_above.get(left)
                if _merge(cell, "hMerge") == "continue" and boxes and boxes[-1].row == row_number:
                    boxes[-1] = _stretched(boxes[-1], right=right)
                elif _merge(cell, "vMerge") == "continue" and above is not None:
                    boxes[above] = _stretched(boxes[above], last_row=row_number)
                    going_on[left] = above
                else:
                    boxes.append(self._box(cell, (number, row_number, column), left, right))
                    if _merge(cell, "vMerge") == "restart":
                        going_on[left] = len(boxes) - 1
                left = right
            open_above = going_on
        by_row: dict[int, list[Box]] = {}
        for box in boxes:
            by_row.setdefault(box.row, []).append(box)
        rows = tuple(tuple(by_row.get(n, ())) for n in range(1, len(list(_opened(node, "tr"))) + 1))
        self.tables.append(Table(number, rows, inside))

    def _box(self, cell: Node, at: tuple[int, int, int], left: int, right: int) -> Box:
        number = self._next()
        self.found.cells[number] = cell
        before = self.numbered
        lines = tuple(self.blocks(cell, number))
        holds_more = self.numbered > before or any(OBJECT in line.text for line in lines)
        table, row, column = at
        return Box(number, table, row, column, left, right, row, lines, holds_more)


def pieces_of(paragraph: Node) -> Iterator[Piece]:
    """What the characters of a paragraph come from, in order."""
    yield from _pieces(paragraph, None)


def _pieces(parent: Node, run: Node | None) -> Iterator[Piece]:
    for node in parent.children:
        if node.name in _GONE or node.name == "mc:Fallback":
            continue
        if node.name == "r":
            if not _is_on(node.find("rPr", "vanish")):
                yield from _pieces(node, node)
        elif node.name == "sdt":
            yield from _control(node, run)
        elif node.name == "t":
            yield Piece(_shown(node, run), node, run)
        elif node.name in _SINGLE:
            text = _SINGLE[node.name]
            yield Piece("_" if text == "\t" and _underlined(run) else text, node, run)
        elif node.name == "sym":
            yield Piece(_symbol(node), node, run)
        elif node.name in {"drawing", "pict", "object"}:
            yield Piece(OBJECT, node, run)
        elif node.name == "fldChar":
            box = node.find("ffData", "checkBox")
            if box is not None:
                yield Piece("☑" if _is_on(box.child("checked")) else "□", node, run)
        elif node.name != "p":
            yield from _pieces(node, run)


def _control(control: Node, run: Node | None) -> Iterator[Piece]:
    """A content control within a line: a check box is one character, any other its content."""
    box = control.find("sdtPr", "w14:checkbox")
    if box is not None:
        yield Piece("☑" if _is_on(box.child("w14:checked")) else "□", control, None)
        return
    content = control.child("sdtContent")
    if content is not None:
        yield from _pieces(content, run)


def _shown(node: Node, run: Node | None) -> str:
    if _underlined(run):
        return "".join("_" if c.isspace() else c for c in node.text)
    return node.text


def _underlined(run: Node | None) -> bool:
    underline = run.find("rPr", "u") if run is not None else None
    return underline is not None and (underline.get("val") or "single") != "none"


def _symbol(node: Node) -> str:
    try:
        code = int(node.get("char") or "", 16)
    except ValueError:
        return OBJECT
    plain = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    return BOX_SYMBOLS.get(((node.get("font") or "").casefold(), plain), OBJECT)


def _opened(parent: Node, wanted: str) -> Iterator[Node]:
    """Children of one name, also those that a content control wraps."""
    for node in parent.children:
        if node.name == wanted:
            yield node
        elif node.name in _THROUGH or node.name == "sdt":
            yield from _opened(node, wanted)


def _grid_number(node: Node, properties: str, name: str, default: int) -> int:
    found = node.find(properties, name)
    text = (found.get("val") or "") if found is not None else ""
    return min(int(text), 100) if text.isascii() and text.isdigit() and int(text) else default


def _merge(cell: Node, name: str) -> str | None:
    found = cell.find("tcPr", name)
    return None if found is None else (found.get("val") or "continue")


def _stretched(box: Box, right: int | None = None, last_row: int | None = None) -> Box:
    return replace(box, right=right or box.right, last_row=last_row or box.last_row)


def _is_on(node: Node | None) -> bool:
    """A toggle: on when present, unless its value says no."""
    return node is not None and (node.get("val") or "true").casefold() not in _FALSE
