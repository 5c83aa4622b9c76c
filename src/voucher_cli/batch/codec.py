"""Rows, tasks and outcomes ↔ lines of JSON. The dataclasses themselves are the schema."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from voucher_cli.batch.model import Outcome, Row, UnitTask


def encode_row(row: Row) -> bytes:
    """One line, without its end."""
    return _dumped(_adapter(Row), row)


def decode_row(line: bytes) -> Row:
    """The inverse. Keys that a row does not have are left aside; ValueError for anything else
    that is no row."""
    row: Row = _adapter(Row).validate_json(line)
    return row


def encode_outcome(outcome: Outcome) -> bytes:
    """An outcome on its way from a worker."""
    return _dumped(_adapter(Outcome), outcome)


def decode_outcome(data: bytes) -> Outcome:
    """The inverse. Raises ValueError."""
    outcome: Outcome = _adapter(Outcome).validate_json(data)
    return outcome


def encode_task(task: UnitTask) -> bytes:
    """A task on its way to a worker; its path may hold bytes that are no text."""
    return json.dumps([task.name, os.fspath(task.path), task.known]).encode()


def decode_task(data: bytes) -> UnitTask:
    """The inverse."""
    name, path, known = json.loads(data)
    return UnitTask(name, Path(path), known)


def _dumped(adapter: TypeAdapter[Any], value: object) -> bytes:
    try:
        return adapter.dump_json(value)
    except ValueError:  # half a surrogate pair, as a manifest may hold: no UTF-8 has it
        plain = adapter.dump_python(value, mode="json")
        return json.dumps(plain, ensure_ascii=False).encode("utf-8", "replace")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
