"""What a worker is asked and what it answers, as frames of bytes on its standard streams.

A question is two frames: the task as JSON, then the bytes of the file, or nothing where the
worker still holds them from its last task. An answer is one frame: a `Reply`, then what was read.
Everything is JSON, checked on arrival: nothing that comes out of a worker is ever run.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import BinaryIO

from pydantic import TypeAdapter

from voucher_cli.evidence.model import FileType, Page

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Setup:
    """How a worker is to work: `memory` bytes at most (None for no limit); where recognised text
    is remembered (None for nowhere)."""

    memory: int | None = None
    cache: str | None = None


@dataclass(frozen=True, slots=True)
class ReadTask:
    """Read the text of a file. `digest` names its bytes; only the name's suffix matters."""

    digest: str
    name: str


@dataclass(frozen=True, slots=True)
class LookTask:
    """Look at the pictures of these pages of a file of type `kind`."""

    digest: str
    kind: FileType
    pages: tuple[Page, ...]
    ocr: bool


@dataclass(frozen=True, slots=True)
class ShotTask:
    """Draw these pages (from 1) of a file of type `kind` for people to look at."""

    digest: str
    kind: FileType
    shot: tuple[int, ...]


Task = ReadTask | LookTask | ShotTask


class Reply(IntEnum):
    """What became of a task."""

    DONE = 0
    NO_MEMORY = 1
    FAILED = 2
    """the program could not do it, and would not another time"""


@cache
def tasks() -> TypeAdapter[Task]:
    """Tasks ↔ JSON."""
    return TypeAdapter(Task)


@cache
def setups() -> TypeAdapter[Setup]:
    """Setups ↔ JSON."""
    return TypeAdapter(Setup)


def send(stream: BinaryIO, *parts: bytes) -> None:
    """Writes one frame made of these parts."""
    stream.write(_LENGTH.pack(sum(map(len, parts))))
    for part in parts:
        stream.write(part)


def receive(stream: BinaryIO) -> bytes:
    """The next frame. Raises EOFError where the other side is gone."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    return _exactly(stream, length)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
