"""Each file as something that can be bound: pages to copy, pictures to lay on pages, or the reason
why only a page can stand for it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from voucher_cli.errors import VoucherError
from voucher_cli.evidence.model import FileType, SourceFile
from voucher_cli.evidence.packed import PackedFile, PackedFileError
from voucher_cli.forms.convert import converted, office
from voucher_cli.language import Bilingual
from voucher_cli.volume.copying import FAULTS, Copy, Dressing, LockedError, mended, open_pdf
from voucher_cli.volume.notes import (
    BROKEN,
    GONE,
    LOCKED,
    NO_OFFICE,
    NO_PAGES,
    NOT_CONVERTED,
    state_note,
)
from voucher_cli.volume.pdf_file import PdfFile

_CONVERTIBLE = {
    FileType.DOCX: ".docx",
    FileType.XLSX: ".xlsx",
    FileType.CSV: ".csv",
    FileType.TEXT: ".txt",
    FileType.LEGACY_OFFICE: ".doc",
}
"""what LibreOffice makes pages of, and under which suffix where the name has none of that kind"""
_OWN_SUFFIX = {".doc", ".wps", ".xls", ".et", ".rtf", ".ppt", ".dps", ".docm", ".xlsm", ".tsv"}

Dressings = Callable[[int], Dressing]


@dataclass(frozen=True, slots=True)
class Substitute:
    """A page stands for the file, and says why."""

    reason: Bilingual


@dataclass(frozen=True, slots=True)
class PdfPapers:
    """The pages of a PDF; `count` is how many were found when it was checked."""

    data: bytes
    count: int | None = None

    def write(self, into: PdfFile, dressings: Dressings) -> list[int] | Bilingual:
        """The numbers of the pages written, or why there are none. What a failed attempt wrote is
        taken back."""
        mark = into.mark()
        for attempt in (_as_is, mended):
            try:
                copy = Copy(open_pdf(attempt(self.data)), into)
                if len(copy) and self.count in (None, len(copy)):
                    return copy.write(dressings)
            except LockedError:
                return LOCKED
            except FAULTS:
                pass
            into.undo(mark)
        return BROKEN


@dataclass(frozen=True, slots=True)
class PicturePapers:
    """The frames of an image."""

    data: bytes

    def write(self, into: PdfFile, dressings: Dressings) -> list[int] | Bilingual:
        """As PdfPapers has it."""
        from PIL import Image

        from voucher_cli.volume.pictures import Pictures

        try:
            return Pictures(self.data, into).write(dressings)
        except (*FAULTS, ImportError, Image.DecompressionBombError):
            return BROKEN


Opened = PdfPapers | PicturePapers | Substitute


@dataclass
class Opener:
    """Opens the files of a package. What LibreOffice made is kept in `folder`, in case the volume
    has to be bound once more."""

    entries: Mapping[str, PackedFile]
    folder: Path
    _made: dict[str, Path | Bilingual] = field(default_factory=dict)

    def opened(self, file: SourceFile) -> Opened:
        """The file, ready to be bound."""
        data = self.data(file)
        if data is None:
            return Substitute(state_note(file) or GONE)
        if file.type in _CONVERTIBLE and data:
            return self._converted(file, data)
        reason = state_note(file)
        if reason is not None:
            return Substitute(reason)
        if file.type is FileType.PDF:
            return PdfPapers(data, file.page_count)
        if file.type is FileType.IMAGE:
            return PicturePapers(data)
        return Substitute(NO_PAGES)

    def data(self, file: SourceFile) -> bytes | None:
        """Its bytes; None where they cannot be had or are not those that were checked."""
        entry = self.entries.get(file.path)
        if entry is None:
            return None
        try:
            data = entry.read()
        except PackedFileError:
            return None
        same = not file.sha256 or hashlib.sha256(data).hexdigest() == file.sha256
        return data if same else None

    def _converted(self, file: SourceFile, data: bytes) -> Opened:
        made = self._made.get(file.path)
        if made is None:
            made = self._made[file.path] = self._make(file, data)
        return Substitute(made) if isinstance(made, Bilingual) else PdfPapers(made.read_bytes())

    def _make(self, file: SourceFile, data: bytes) -> Path | Bilingual:
        if office() is None:
            return NO_OFFICE
        suffix = Path(file.path).suffix.lower()
        if suffix not in _OWN_SUFFIX:
            suffix = _CONVERTIBLE[file.type]
        target = self.folder / f"converted-{len(self._made)}.pdf"
        try:
            target.write_bytes(converted(data, f"{file.path}{suffix}", "pdf"))
        except VoucherError:
            return NOT_CONVERTED
        return target


def _as_is(data: bytes) -> bytes:
    return data
