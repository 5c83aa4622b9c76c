"""XML whose every element knows its place in the bytes, so that it is edited by splicing.

Parsing a Word file and writing it out again changes quotes, declarations and prefixes all over.
A form must come back as the bureau issued it, so nothing is written out again here: an edit
replaces a span of bytes, and every other byte stays what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

_WORD = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
}
_SHORT = {
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
_DECLARATION = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*+>""")
_DEEPEST = 200


class MarkupError(Exception):
    """Not well-formed XML, or XML with a document type, which no Word file has."""


@dataclass(eq=False, slots=True)
class Node:
    """An element. `name` is bare in Word's own namespace, `w14:checkbox` or `mc:Choice` in those
    of its extensions, empty in any other; `prefix` is what the file writes before the colon.
    `start` … `end` span the whole element, `inner` … `inner_end` what lies between its tags (both
    are `end` for one that closes itself). `text` is the character data directly within."""

    name: str
    prefix: str
    attributes: dict[str, str]
    start: int
    parent: Node | None
    inner: int = 0
    inner_end: int = 0
    end: int = 0
    text: str = ""
    children: list[Node] = field(default_factory=list)

    def child(self, name: str) -> Node | None:
        """The first child of that name."""
        return next((node for node in self.children if node.name == name), None)

    def find(self, *names: str) -> Node | None:
        """The descendant that the names lead to, one level each."""
        found: Node | None = self
        for name in names:
            found = found.child(name) if found is not None else None
        return found

    def all(self, name: str) -> Iterator[Node]:
        """Every descendant of that name, in order."""
        for node in self.children:
            if node.name == name:
                yield node
            yield from node.all(name)

    def get(self, name: str) -> str | None:
        """An attribute by its local name."""
        return self.attributes.get(name)

    @property
    def closes_itself(self) -> bool:
        """Whether it is written `<w:p/>`."""
        return self.inner == self.end


@dataclass(frozen=True, slots=True)
class Splice:
    """Bytes `start` … `end` are to become `content`."""

    start: int
    end: int
    content: bytes


def in_utf8(data: bytes) -> bytes:
    """The part in UTF-8, as almost every one is already. Raises MarkupError."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="strict")
    else:
        declared = _DECLARATION.match(data.removeprefix(b"\xef\xbb\xbf"))
        encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
        if encoding in {"utf-8", "utf8", "us-ascii"}:
            return data
        try:
            text = data.decode(encoding)
        except (LookupError, UnicodeDecodeError) as error:
            raise MarkupError(encoding) from error
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return re.sub(r"^\s*<\?xml[^>]*\?>", declaration, text, count=1).encode("utf-8")


def parse(data: bytes) -> Node:
    """The root element of UTF-8 XML. Raises MarkupError."""
    return _Parser(data).root()


class _Parser:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._root: Node | None = None
        self._open: list[Node] = []
        self._expat = expat.ParserCreate(namespace_separator=" ")
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._characters
        self._expat.StartDoctypeDeclHandler = self._refuse

    def root(self) -> Node:
        try:
            self._expat.Parse(self._data, True)
        except (expat.ExpatError, UnicodeError, ValueError) as error:
            raise MarkupError(str(error)) from error
        if self._root is None:  # pragma: no cover - expat refuses a file without a root
            raise MarkupError("empty")
        return self._root

    def _refuse(self, *_: object) -> None:
        raise MarkupError("document type")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._open) > _DEEPEST:
            raise MarkupError("too deep")
        start = self._expat.CurrentByteIndex
        raw = re.match(rb"<([^\s/>]+)", self._data[start : start + 300])
        if raw is None:
            raise MarkupError("misplaced")
        prefix, colon, _ = raw[1].decode("utf-8", "replace").rpartition(":")
        parent = self._open[-1] if self._open else None
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        node = Node(_name(tag), prefix if colon else "", local, start, parent)
        node.inner = _end_of_tag(self._data, start)
        if parent is not None:
            parent.children.append(node)
        else:
            self._root = node
        self._open.append(node)

    def _end(self, _tag: str) -> None:
        node = self._open.pop()
        if self._data[node.inner - 2 : node.inner] == b"/>":
            node.inner_end = node.end = node.inner
            return
        node.inner_end = self._expat.CurrentByteIndex
        node.end = self._data.index(b">", node.inner_end) + 1

    def _characters(self, text: str) -> None:
        if self._open:
            self._open[-1].text += text


def _name(tag: str) -> str:
    uri, _, local = tag.rpartition(" ")
    if uri in _WORD:
        return local
    return f"{_SHORT[uri]}:{local}" if uri in _SHORT else ""


def _end_of_tag(data: bytes, start: int) -> int:
    """Where the tag that begins at `start` ends; a > within quotes does not end it."""
    tag = _TAG.match(data, start)
    if tag is None:  # pragma: no cover - expat has read it already
        raise MarkupError("unclosed tag")
    return tag.end()


def apply(data: bytes, splices: Iterable[Splice]) -> bytes:
    """`data` with every splice made. Raises ValueError where two overlap."""
    pieces: list[bytes] = []
    at = 0
    for splice in sorted(splices, key=lambda s: (s.start, s.end)):
        if splice.start < at:
            raise ValueError("two edits of the same place")
        pieces += [data[at : splice.start], splice.content]
        at = splice.end
    return b"".join([*pieces, data[at:]])


def legal(text: str) -> str:
    """`text` without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)


def escaped(text: str) -> str:
    """`text` as character data of an element."""
    return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
