"""A PDF written to disk object by object, so that no more than one document is held in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from voucher_cli import __version__

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
XREF_BYTES = 20
"""what each object takes in the table of objects"""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a file was written."""

    position: int
    objects: int


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its title, the object of its page, and what stands below it."""

    title: str
    page: int
    below: tuple[Bookmark, ...] = ()


def named(entries: Mapping[str, PdfObject]) -> DictionaryObject:
    """A dictionary from names without their slash."""
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def name(text: str) -> NameObject:
    """`/text`"""
    return NameObject(f"/{text}")


def reference(number: int) -> IndirectObject:
    """A reference to the object of that number."""
    return IndirectObject(number, 0, None)


def stream_of(data: bytes, entries: Mapping[str, PdfObject] | None = None) -> StreamObject:
    """A stream with these bytes as they are."""
    stream = StreamObject()
    stream.update(named(entries or {}))
    stream._data = data
    return stream


class PdfFile:
    """The file in the making. Objects are numbered as they are reserved, and written as they
    come; `undo` takes back all since a mark."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._offsets: list[int | None] = [None]
        stream.write(_HEADER)
        self.tree = self.reserve()
        """the object that holds all pages"""

    @property
    def size(self) -> int:
        """Bytes, with the table that is still to come."""
        return self._stream.tell() + XREF_BYTES * len(self._offsets)

    def reserve(self) -> int:
        """The number of an object that is to be written later."""
        self._offsets.append(None)
        return len(self._offsets) - 1

    def put(self, number: int, value: PdfObject) -> None:
        """Writes a reserved object."""
        self._offsets[number] = self._stream.tell()
        self._stream.write(b"%d 0 obj\n" % number)
        value.write_to_stream(self._stream)
        self._stream.write(b"\nendobj\n")

    def add(self, value: PdfObject) -> int:
        """Writes one more object and gives its number."""
        number = self.reserve()
        self.put(number, value)
        return number

    def mark(self) -> Mark:
        """To come back to with `undo`."""
        return Mark(self._stream.tell(), len(self._offsets))

    def undo(self, mark: Mark) -> None:
        """As if nothing had been written since."""
        self._stream.seek(mark.position)
        self._stream.truncate()
        del self._offsets[mark.objects :]

    def finish(self, pages: Iterable[int], bookmarks: Iterable[Bookmark], title: str) -> None:
        """Writes what holds the pages together, in that order."""
        kids = ArrayObject(reference(page) for page in pages)
        self.put(
            self.tree,
            named({"Type": name("Pages"), "Kids": kids, "Count": NumberObject(len(kids))}),
        )
        catalog = {
            "Type": name("Catalog"),
            "Pages": reference(self.tree),
            "PageMode": name("UseOutlines"),
            "Lang": TextStringObject("zh-CN"),
            "ViewerPreferences": named({"DisplayDocTitle": BooleanObject(True)}),
        }
        marks = tuple(bookmarks)
        if marks:
            catalog["Outlines"] = reference(self._outline(marks))
        root = self.add(named(catalog))
        producer = TextStringObject(f"voucher {__version__}")
        info = self.add(named({"Title": TextStringObject(title), "Producer": producer}))
        self._end(root, info, title)

    def _outline(self, bookmarks: tuple[Bookmark, ...]) -> int:
        number = self.reserve()
        first, last = self._level(bookmarks, number)
        count = sum(1 + len(mark.below) for mark in bookmarks)
        entries = {"Type": name("Outlines"), "First": first, "Last": last}
        self.put(number, named({**entries, "Count": NumberObject(count)}))
        return number

    def _level(
        self, bookmarks: tuple[Bookmark, ...], parent: int
    ) -> tuple[IndirectObject, IndirectObject]:
        numbers = [self.reserve() for _ in bookmarks]
        for at, (number, mark) in enumerate(zip(numbers, bookmarks, strict=True)):
            entries: dict[str, PdfObject] = {
                "Title": TextStringObject(mark.title),
                "Parent": reference(parent),
                "Dest": ArrayObject([reference(mark.page), name("Fit")]),
            }
            if at:
                entries["Prev"] = reference(numbers[at - 1])
            if at + 1 < len(numbers):
                entries["Next"] = reference(numbers[at + 1])
            if mark.below:
                first, last = self._level(mark.below, number)
                entries |= {"First": first, "Last": last, "Count": NumberObject(len(mark.below))}
            self.put(number, named(entries))
        return reference(numbers[0]), reference(numbers[-1])

    def _end(self, root: int, info: int, title: str) -> None:
        start = self._stream.tell()
        seal = hashlib.sha256(f"{title}\0{self._offsets}".encode()).digest()[:16]
        identity = ArrayObject([ByteStringObject(seal), ByteStringObject(seal)])
        self._stream.write(b"xref\n0 %d\n" % len(self._offsets))
        for at, offset in enumerate(self._offsets):
            line = b"%010d 00000 n\r\n" % offset if offset is not None else b"0000000000 %05d f\r\n"
            self._stream.write(line if offset is not None else line % (0 if at else 65535))
        self._stream.write(b"trailer\n")
        named(
            {
                "Size": NumberObject(len(self._offsets)),
                "Root": reference(root),
                "Info": reference(info),
                "ID": identity,
            }
        ).write_to_stream(self._stream)
        self._stream.write(b"\nstartxref\n%d\n%%%%EOF\n" % start)
