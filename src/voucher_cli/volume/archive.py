"""The papers as a .zip in the list's order, with a list of their hashes; or several of them."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from voucher_cli.volume.notes import GONE, Note, state_note
from voucher_cli.volume.opening import Opener
from voucher_cli.volume.plan import Entry, Plan, Section
from voucher_cli.volume.setting import plain

LIST_NAME = "目录与校验.csv"
_HEADER = ("序号", "材料", "分册", "册内路径", "原路径", "字节数", "SHA-256", "备注")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_LONGEST = 80
"""characters of a name: Windows has little room for a whole path"""
_OVERHEAD = 400
"""bytes that a file takes in a zip besides its own: two headers and two names"""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Packed:
    """The volumes, and what became of the files."""

    volumes: tuple[Path, ...]
    files: tuple[int, ...]
    notes: tuple[Note, ...]
    oversized: tuple[str, ...]


@dataclass
class _Volume:
    path: Path
    zip: zipfile.ZipFile
    room: int | None
    files: int = 0


class Packer:
    """Packs one plan into files of `folder`, none larger than `limit` bytes unless a single paper
    is."""

    def __init__(
        self,
        plan: Plan,
        opener: Opener,
        folder: Path,
        limit: int | None,
        told: Callable[[Entry], None],
    ) -> None:
        self._plan = plan
        self._opener = opener
        self._folder = folder
        self._limit = limit
        self._told = told
        self._volumes: list[_Volume] = []
        self._notes: list[Note] = []
        self._rows: list[tuple[str, ...]] = []

    def pack(self) -> Packed:
        """Writes every volume; each holds the whole list."""
        self._begin()
        for section in self._plan.sections:
            bound = [entry for entry in section.entries if entry.bound]
            for number, entry in enumerate(bound, start=1):
                self._told(entry)
                self._add(section, number, entry)
        listed = self._list()
        for volume in self._volumes:
            volume.zip.writestr(_info(LIST_NAME), listed)
            volume.zip.close()
        paths = tuple(volume.path for volume in self._volumes)
        over = tuple(
            path.name
            for path in paths
            if self._limit is not None and path.stat().st_size > self._limit
        )
        counts = tuple(volume.files for volume in self._volumes)
        return Packed(paths, counts, tuple(self._notes), over)

    def _begin(self) -> _Volume:
        path = self._folder / f"{len(self._volumes) + 1}.zip"
        room = None if self._limit is None else self._limit - _list_room(self._plan)
        self._volumes.append(_Volume(path, zipfile.ZipFile(path, "w"), room))
        return self._volumes[-1]

    def _add(self, section: Section, number: int, entry: Entry) -> None:
        data = self._opener.data(entry.file)
        if data is None:
            reason = state_note(entry.file) or GONE
            self._notes.append(Note(entry.file.path, reason))
            self._row(section, "", "", entry, f"未收入：{reason.zh}")
            return
        packed = len(zlib.compress(data, 6)) + _OVERHEAD
        volume = self._volumes[-1]
        if volume.room is not None and packed > volume.room and volume.files:
            volume = self._begin()
        path = f"{_folder(section)}/{_file(section, number, entry)}"
        volume.zip.writestr(_info(path), data)
        volume.files += 1
        if volume.room is not None:
            volume.room -= packed
        self._row(section, str(len(self._volumes)), path, entry, "")

    def _row(self, section: Section, volume: str, path: str, entry: Entry, remark: str) -> None:
        file = entry.file
        number = str(len(self._rows) + 1)
        about = (section.heading, volume, path, file.path)
        self._rows.append((number, *about, str(file.size), file.sha256, remark))

    def _list(self) -> bytes:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(_HEADER)
        for row in self._rows:
            writer.writerow([_safe(value) for value in row])
        return text.getvalue().encode("utf-8-sig")


def _list_room(plan: Plan) -> int:
    """More than the list can take, packed."""
    return 2048 + sum(
        400 + 3 * len(entry.file.path.encode()) for s in plan.sections for entry in s.entries
    )


def _folder(section: Section) -> str:
    return f"{section.position:02d}-{_name(section.title.zh)}" + (
        f"（{_name(section.claim)}）" if section.claim else ""
    )


def _file(section: Section, number: int, entry: Entry) -> str:
    """`02-01-项目合同.pdf`: the list's position, the file's, its own name."""
    return f"{section.position:02d}-{number:02d}-{_name(entry.name)}"


def _name(text: str) -> str:
    """A name that every system takes, shortened in its middle."""
    clean = _FORBIDDEN.sub("_", plain(text)).strip(" .") or "_"
    if _RESERVED.match(clean):
        clean = f"_{clean}"
    if len(clean) <= _LONGEST:
        return clean
    suffix = PurePosixPath(clean).suffix[:12]
    return clean[: _LONGEST - len(suffix) - 1] + "…" + suffix


def _info(path: str) -> zipfile.ZipInfo:
    """The same whenever it is packed."""
    info = zipfile.ZipInfo(path, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    info.create_system = 3
    return info


def _safe(value: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = plain(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
