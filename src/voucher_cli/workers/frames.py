"""What a worker is asked and what it answers, as frames of bytes on its standard streams.

First comes its setup, in one frame. A question is two frames: its text, then bytes that it is
about, or nothing where the worker still holds them from its last question. An answer is one frame:
a `Reply`, then what was found. Nothing that comes out of a worker is ever run.
"""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import BinaryIO

_LENGTH = struct.Struct(">Q")


class Reply(IntEnum):
    """What became of a question."""

    DONE = 0
    NO_MEMORY = 1
    FAILED = 2
    """the program could not do it, and would not another time"""


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
