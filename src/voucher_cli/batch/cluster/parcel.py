"""A package as one piece of bytes, so that it can be judged where its files are not.

The entries go as they were listed, those that cannot be read with the reason why, so that the
receiving side makes of them the very package that was packed. It keeps them in memory: nothing is
unpacked to a disk.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from voucher_cli.errors import VoucherError
from voucher_cli.evidence.model import FileState
from voucher_cli.evidence.package import Package
from voucher_cli.evidence.packed import PackedFile, PackedFileError, refused
from voucher_cli.language import Bilingual

LARGEST = 512 * 1024 * 1024
"""bytes of files that travel: what reading itself holds of a package at once. The scheduler, too,
holds each package for a while, in more than one copy; an application rarely has 100 MB."""

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class _Refusal:
    state: FileState
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry: its size as listed, and how many bytes of it are in the parcel."""

    path: str
    size: int
    length: int
    refusal: _Refusal | None = None


@dataclass(frozen=True, slots=True)
class _List:
    """What a parcel holds; the bytes follow in this order: papers, manifest, confirmations."""

    papers: tuple[_Item, ...]
    manifest: _Item | None
    confirmations: _Item | None
    left_out: tuple[str, ...]
    root: str


def pack(package: Package) -> bytes:
    """The package with the bytes of all its entries. Raises VoucherError where these are more than
    LARGEST."""
    room = LARGEST
    pieces: list[bytes] = []

    def packed(entry: PackedFile) -> _Item:
        nonlocal room
        try:
            data = entry.read()
        except PackedFileError as error:
            why = _Refusal(error.state, error.detail.zh, error.detail.en)
            return _Item(entry.path, entry.size, 0, why)
        room -= len(data)
        if room < 0:
            raise _too_large(package)
        pieces.append(data)
        return _Item(entry.path, entry.size, len(data))

    listed = _List(
        papers=tuple(packed(entry) for entry in package.entries),
        manifest=packed(package.manifest) if package.manifest else None,
        confirmations=packed(package.confirmations) if package.confirmations else None,
        left_out=package.left_out,
        root=package.root,
    )
    head = _lists().dump_json(listed)
    return b"".join((_LENGTH.pack(len(head)), head, *pieces))


def unpack(data: bytes, path: Path) -> Package:
    """The package again, under the path by which it was named."""
    (length,) = _LENGTH.unpack_from(data)
    listed = _lists().validate_json(data[_LENGTH.size : _LENGTH.size + length])
    items = (*listed.papers, *(item for item in (listed.manifest, listed.confirmations) if item))
    entries = list(_entries(items, memoryview(data)[_LENGTH.size + length :]))
    confirmations = entries.pop() if listed.confirmations else None
    manifest = entries.pop() if listed.manifest else None
    return Package(path, tuple(entries), manifest, confirmations, listed.left_out, listed.root)


def _entries(items: tuple[_Item, ...], data: memoryview) -> Iterator[PackedFile]:
    start = 0
    for item in items:
        if item.refusal is None:
            yield _entry(item, data[start : start + item.length])
        else:
            detail = Bilingual(item.refusal.zh, item.refusal.en)
            yield refused(item.path, item.size, item.refusal.state, detail)
        start += item.length


def _entry(item: _Item, data: memoryview) -> PackedFile:
    return PackedFile(item.path, item.size, lambda: bytes(data))


def _too_large(package: Package) -> VoucherError:
    limit = LARGEST // 1024**2
    return VoucherError(
        Bilingual(
            f"{package.path} 解压后超过 {limit} MB，不能传送到集群；请把材料放在各机器都能访问的"
            "共享文件夹中，用 --shared-root 指明",
            f"{package.path} holds more than {limit} MB, too much to travel to the cluster: put "
            "it into a folder that every machine sees, and name that with --shared-root",
        )
    )


@cache
def _lists() -> TypeAdapter[_List]:
    return TypeAdapter(_List)
