"""The pages of a PDF, taken over as they are: every stream with the very bytes that it has.

Only the page's dictionary is new. What can act (scripts, launching, sending) stays behind; fields
of a form become part of the page, since the form that they belong to is not taken over.
"""

from __future__ import annotations

import io
import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    PdfObject,
    StreamObject,
)

from voucher_cli.volume.fields import appearance, drawn_at
from voucher_cli.volume.pdf_file import PdfFile, reference, stream_of
from voucher_cli.volume.stamp import Frame

_KEPT = (
    "/Type", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate",
    "/UserUnit", "/Group", "/Tabs",
)  # fmt: skip
_ACTIVE = {"/Movie", "/RichMedia", "/Screen", "/Sound", "/3D", "/FileAttachment"}
_HARMLESS_ACTIONS = {"/URI", "/GoTo"}
_STRUCTURE = {"/Page", "/Pages", "/Catalog", "/StructTreeRoot"}
_DEEPEST = 100
_MOST_OBJECTS = 1_000_000
_A4 = (0.0, 0.0, 595.28, 841.89)
FAULTS = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError,
          AssertionError, OverflowError, NotImplementedError, OSError)  # fmt: skip
"""what a damaged PDF may make the library raise"""

Dressing = Callable[[Frame], bytes]
"""what to draw over a page that shows in this frame"""


logging.getLogger("pypdf").addHandler(logging.NullHandler())
"""what it has to say of damaged files is no news to the user"""


class LockedError(ValueError):
    """The PDF needs a password."""


def open_pdf(data: bytes) -> PdfReader:
    """The document. Raises LockedError, or one of FAULTS."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise LockedError
    return reader


def mended(data: bytes) -> bytes:
    """The document as pdfium understands it, for what pypdf cannot read; its streams keep their
    bytes. Raises one of FAULTS."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            out = io.BytesIO()
            document.save(out)
            return out.getvalue()
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error


def frame_of(page: Any) -> Frame:
    """What of the page a viewer shows."""
    media = _box(page.get("/MediaBox")) or _A4
    crop = _box(page.get("/CropBox")) or media
    box = (
        max(media[0], crop[0]),
        max(media[1], crop[1]),
        min(media[2], crop[2]),
        min(media[3], crop[3]),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        box = media
    turns, unit = 0, 1.0
    with suppress(*FAULTS):
        turns = int(page.get("/Rotate", 0)) // 90 % 4
    with suppress(*FAULTS):
        unit = min(max(float(page.get("/UserUnit", 1)), 0.01), 1000.0)
    return Frame(*box, turns, unit)


def _box(value: Any) -> tuple[float, float, float, float] | None:
    try:
        x1, y1, x2, y2 = (float(number) for number in value.get_object())
    except FAULTS:
        return None
    box = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
    return box if box[2] - box[0] > 1 and box[3] - box[1] > 1 else None


class Copy:
    """One document on its way into a file; its pages become objects of their own, or those
    `reserved` for them."""

    def __init__(
        self, reader: PdfReader, into: PdfFile, reserved: Sequence[int] | None = None
    ) -> None:
        self._reader = reader
        self._into = into
        self._numbers: dict[tuple[int, int], int] = {}
        self._waiting: deque[tuple[int, IndirectObject]] = deque()
        self._pages: list[tuple[int, DictionaryObject]] = []
        for at, page in enumerate(reader.pages):
            number = into.reserve() if reserved is None else reserved[at]
            own = page.indirect_reference
            if own is not None:
                self._numbers.setdefault((own.idnum, own.generation), number)
            self._pages.append((number, page))

    def __len__(self) -> int:
        return len(self._pages)

    def write(
        self, dressing: Callable[[int], Dressing], links: dict[int, list[int]] | None = None
    ) -> list[int]:
        """Writes all pages and what they need, and gives their numbers. `dressing(n)` tells what
        is drawn over page n (from 0); `links` are annotations that it gets besides its own."""
        for at, (number, page) in enumerate(self._pages):
            more = (links or {}).get(at, [])
            self._into.put(number, self._page(page, dressing(at), more))
        written = 0
        while self._waiting:
            number, source = self._waiting.popleft()
            written += 1
            if written > _MOST_OBJECTS:
                raise ValueError("too many objects")
            self._into.put(number, self._object(source))
        numbers = [number for number, _ in self._pages]
        self._release()
        return numbers

    def _release(self) -> None:
        """Lets go of the document: its objects refer to each other, and would stay in memory until
        Python next looks for such circles."""
        self._pages.clear()
        self._reader.stream.close()
        self._reader.close()

    # --- a page ---

    def _page(self, page: Any, dressing: Dressing, more: list[int]) -> DictionaryObject:
        frame = frame_of(page)
        kept = {NameObject(key): self._copied(page.raw_get(key)) for key in _KEPT if key in page}
        kept[NameObject("/Parent")] = reference(self._into.tree)
        kept.setdefault(NameObject("/MediaBox"), ArrayObject([FloatObject(value) for value in _A4]))
        annotations, fields = self._annotations(page)
        over = dressing(frame)
        if fields:
            resources = self._resources(page)
            over = self._with_fields(resources, fields) + over
            kept[NameObject("/Resources")] = resources
        kept[NameObject("/Contents")] = ArrayObject(
            [
                reference(self._into.add(stream_of(b"q\n"))),
                *(self._copied(part) for part in _contents(page)),
                reference(self._into.add(stream_of(b"\nQ\n" + over + b"\n"))),
            ]
        )
        listed = [*annotations, *(reference(number) for number in more)]
        if listed:
            kept[NameObject("/Annots")] = ArrayObject(listed)
        return DictionaryObject(kept)

    def _annotations(self, page: Any) -> tuple[list[PdfObject], list[tuple[Any, Any]]]:
        """Those that stay annotations, and the fields (with what they look like) that do not."""
        kept: list[PdfObject] = []
        fields: list[tuple[Any, Any]] = []
        for raw in _items(page, "/Annots"):
            annotation = raw.get_object()
            if not isinstance(annotation, DictionaryObject):
                continue
            kind = annotation.get("/Subtype")
            if kind == "/Widget":
                look = appearance(annotation)
                if look is not None:
                    fields.append((annotation, look))
            elif kind not in _ACTIVE:
                kept.append(reference(self._annotation(raw, annotation)))
        return kept, fields

    def _annotation(self, raw: Any, annotation: DictionaryObject) -> int:
        number = self._into.reserve()
        if isinstance(raw, IndirectObject):
            number = self._numbers.setdefault((raw.idnum, raw.generation), number)
        copy = DictionaryObject(
            {
                key: self._copied(value)
                for key, value in annotation.items()
                if key not in {"/AA", "/StructParent", "/OC"}
                and (key != "/A" or _is_harmless(value))
            }
        )
        self._into.put(number, copy)
        return number

    def _resources(self, page: Any) -> DictionaryObject:
        """The page's own, to be added to: those of a page may be shared."""
        copied = self._copied(_plain(page.get("/Resources")))
        assert isinstance(copied, DictionaryObject)
        drawn = _plain(_plain(page.get("/Resources")).get("/XObject"))
        copied[NameObject("/XObject")] = self._copied(drawn)
        return copied

    def _with_fields(self, resources: DictionaryObject, fields: list[tuple[Any, Any]]) -> bytes:
        drawn = b""
        objects = resources["/XObject"]
        assert isinstance(objects, DictionaryObject)
        for at, (field, look) in enumerate(fields):
            matrix = drawn_at(field, look)
            if matrix is None:
                continue
            label = f"/VoucherField{at}"
            own = look.indirect_reference
            target = (
                self._reference(own)
                if own is not None
                else reference(self._into.add(self._stream(look)))
            )
            objects[NameObject(label)] = target
            drawn += b"q %b cm %b Do Q\n" % (matrix.encode(), label.encode())
        return drawn

    # --- what pages need ---

    def _object(self, source: IndirectObject) -> PdfObject:
        try:
            value = source.get_object()
        except FAULTS:
            return NullObject()
        if isinstance(value, StreamObject):
            return self._stream(value)
        if isinstance(value, DictionaryObject) and value.get("/Type") in _STRUCTURE:
            return NullObject()
        copied: PdfObject = self._copied(value)
        return copied

    def _stream(self, value: StreamObject) -> StreamObject:
        copy = stream_of(value._data)
        for key, entry in value.items():
            if key not in {"/Length", "/F", "/FFilter", "/FDecodeParms"}:
                copy[key] = self._copied(entry)
        return copy

    def _copied(self, value: Any, depth: int = 0) -> Any:
        if depth > _DEEPEST:
            raise ValueError("nested too deep")
        if isinstance(value, IndirectObject):
            return self._reference(value)
        if isinstance(value, DictionaryObject):
            return DictionaryObject(
                {key: self._copied(entry, depth + 1) for key, entry in value.items()}
            )
        if isinstance(value, ArrayObject):
            return ArrayObject([self._copied(entry, depth + 1) for entry in value])
        return NullObject() if value is None else value

    def _reference(self, source: IndirectObject) -> IndirectObject:
        key = source.idnum, source.generation
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self._into.reserve()
            self._waiting.append((number, source))
        return reference(number)


def _contents(page: Any) -> Iterator[Any]:
    """The page's content streams, in order, unresolved."""
    if "/Contents" not in page:
        return
    raw = page.raw_get("/Contents")
    value = raw.get_object() if raw is not None else None
    if isinstance(value, ArrayObject):
        yield from (part for part in value if isinstance(part, IndirectObject))
    elif isinstance(value, StreamObject) and isinstance(raw, IndirectObject):
        yield raw


def _items(dictionary: Any, key: str) -> list[Any]:
    """The entries of an array, unresolved."""
    value = dictionary.get(key)
    value = value.get_object() if value is not None else None
    return [item for item in value if item is not None] if isinstance(value, ArrayObject) else []


def _plain(value: Any) -> DictionaryObject:
    value = value.get_object() if value is not None else None
    return value if isinstance(value, DictionaryObject) else DictionaryObject()


def _is_harmless(action: Any) -> bool:
    return _plain(action).get("/S") in _HARMLESS_ACTIONS
