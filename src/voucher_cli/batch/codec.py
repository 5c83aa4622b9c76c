"""Rows ↔ lines of JSON. The dataclasses themselves are the schema."""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter

from voucher_cli.batch.model import Row


def encode_row(row: Row) -> bytes:
    """One line, without its end. Raises ValueError for text that no UTF-8 can hold."""
    return _rows().dump_json(row)


def decode_row(line: bytes) -> Row:
    """The inverse. Keys that a row does not have are left aside; ValueError for anything else
    that is no row."""
    return _rows().validate_json(line)


@cache
def _rows() -> TypeAdapter[Row]:
    return TypeAdapter(Row)
