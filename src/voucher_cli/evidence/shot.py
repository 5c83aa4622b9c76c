"""The pictures of pages that people are to look at, and their way from a worker as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import Field, StringConstraints, TypeAdapter

from voucher_cli.evidence.model import FileType

PageKey = tuple[str, int]
"""a file's path, and a page of it, from 1"""
Base64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]+={0,2}$")]
Points = Annotated[float, Field(gt=0, allow_inf_nan=False)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file and the pages of it to draw. `digest` is the SHA-256 of the bytes that were judged:
    a file that has others by now is not drawn."""

    path: str
    digest: str
    kind: FileType
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shot:
    """A page as a viewer shows it, `width` by `height` points, as WebP in base64: the same in
    several sizes, the finest first."""

    width: Points
    height: Points
    images: Annotated[tuple[Base64, ...], Field(min_length=1)]


def encode_shots(shots: Sequence[Shot | None]) -> bytes:
    """Shots, None for pages that have none."""
    return _shots().dump_json(tuple(shots))


def decode_shots(data: bytes) -> tuple[Shot | None, ...]:
    """The inverse. Raises ValueError for anything else."""
    return _shots().validate_json(data)


@cache
def _shots() -> TypeAdapter[tuple[Shot | None, ...]]:
    return TypeAdapter(tuple[Shot | None, ...])
