"""ASN.1 in DER, as far as names in seals and certificates need it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

MAX_VALUES = 20_000
_MAX_DEPTH = 40
_TEXTS = {
    0x0C: "utf-8",
    0x12: "ascii",
    0x13: "ascii",
    0x14: "gb18030",
    0x16: "gb18030",
    0x1E: "utf-16-be",
}
_TIMES = {0x17, 0x18}
_CONSTRUCTED = 0x20


class DerError(Exception):
    """Bytes that are no DER, or more of it than any seal has."""


@dataclass(frozen=True)
class Der:
    """One value: its tag and its bytes."""

    tag: int
    content: bytes

    @cached_property
    def children(self) -> tuple[Der, ...]:
        """The values in it; none where it is a single one or no sound DER."""
        if not self.tag & _CONSTRUCTED:
            return ()
        try:
            return tuple(_values(self.content))
        except DerError:
            return ()

    @property
    def is_integer(self) -> bool:
        return self.tag == 0x02

    @property
    def is_time(self) -> bool:
        return self.tag in _TIMES

    @property
    def is_text(self) -> bool:
        return self.tag in _TEXTS

    @property
    def is_validity(self) -> bool:
        """Whether it is two times: from and until."""
        return len(self.children) == 2 and all(each.is_time for each in self.children)

    @property
    def text(self) -> str:
        """Of a text."""
        return self.content.decode(_TEXTS.get(self.tag, "utf-8"), "replace")

    @cached_property
    def oid(self) -> str:
        """`2.5.4.10` of an object identifier; empty for anything else."""
        if self.tag != 0x06 or not self.content:
            return ""
        steps = [*divmod(self.content[0], 40)]
        value = 0
        for byte in self.content[1:64]:
            value = value << 7 | byte & 0x7F
            if not byte & 0x80:
                steps.append(value)
                value = 0
        return ".".join(map(str, steps))


def walk(data: bytes) -> Iterator[Der]:
    """Every value in `data`, outer ones before those in them. Raises DerError."""
    waiting = [(value, 0) for value in _values(data)][::-1]
    seen = 0
    while waiting:
        value, depth = waiting.pop()
        seen += 1
        if seen > MAX_VALUES:
            raise DerError
        yield value
        if depth < _MAX_DEPTH:
            waiting += [(inner, depth + 1) for inner in reversed(value.children)]


def _values(data: bytes) -> Iterator[Der]:
    position = 0
    while position < len(data):
        if position + 2 > len(data):
            raise DerError
        tag, length = data[position], data[position + 1]
        position += 2
        if length & 0x80:
            size = length & 0x7F
            if not 1 <= size <= 4 or position + size > len(data):
                raise DerError
            length = int.from_bytes(data[position : position + size], "big")
            position += size
        if position + length > len(data):
            raise DerError
        yield Der(tag, data[position : position + length])
        position += length
