"""What a reading worker is asked, as JSON that is checked on arrival."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from voucher_cli.evidence.model import FileType, Page
from voucher_cli.workers.pool import Program, Question

_MAIN = "voucher_cli.evidence.workers.process:main"


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


def program(setup: Setup) -> Program:
    """A reading worker."""
    return Program(_MAIN, setups().dump_json(setup))


def question(task: Task, data: bytes) -> Question:
    """A task about the file with the bytes `data`."""
    return Question(tasks().dump_json(task), task.digest, data)


@cache
def tasks() -> TypeAdapter[Task]:
    """Tasks ↔ JSON."""
    return TypeAdapter(Task)


@cache
def setups() -> TypeAdapter[Setup]:
    """Setups ↔ JSON."""
    return TypeAdapter(Setup)
