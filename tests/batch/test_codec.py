"""Rows, tasks and outcomes on their way."""

import os
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.batch.codec import (
    decode_outcome,
    decode_row,
    decode_task,
    encode_outcome,
    encode_row,
    encode_task,
)
from voucher_cli.batch.model import (
    Outcome,
    PartyMarks,
    Row,
    Status,
    UnitTask,
    UsedContract,
    UsedInvoice,
)
from voucher_cli.findings import Level
from voucher_cli.report.model import Verdict

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
YUAN = st.decimals(min_value=0, max_value=10**9, places=2)
INVOICES = st.builds(UsedInvoice, claim=st.none() | TEXT, number=TEXT, amount=st.none() | YUAN)
CONTRACTS = st.builds(UsedContract, TEXT, TEXT, st.dates(), YUAN, st.builds(PartyMarks, TEXT))
ROWS = st.builds(
    Row,
    package=TEXT,
    status=st.sampled_from(Status),
    key=TEXT,
    problem=st.none() | TEXT,
    verdict=st.none() | st.sampled_from(Verdict),
    applied_on=st.none() | st.dates(),
    ceiling=st.none() | YUAN,
    counts=st.dictionaries(st.sampled_from(Level), st.integers(0, 9)),
    names=st.dictionaries(TEXT, st.integers(0, 9)),
    invoices=st.tuples(INVOICES),
    contracts=st.tuples(CONTRACTS),
)


@given(ROWS)
def test_a_row_comes_back_as_it_was(row: Row) -> None:
    line = encode_row(row)
    assert b"\n" not in line
    assert decode_row(line) == row
    assert decode_outcome(encode_outcome(Outcome(row, {"a": "b"}))) == Outcome(row, {"a": "b"})


@given(st.text(), st.binary(min_size=1).filter(lambda name: 0 not in name))
def test_a_task_comes_back_whatever_bytes_its_path_holds(name: str, path: bytes) -> None:
    task = UnitTask(name, Path(os.fsdecode(path)), "key")
    assert decode_task(encode_task(task)) == task


def test_half_a_character_breaks_no_row() -> None:
    row = Row("包", status=Status.BROKEN, key="", problem="a\ud800b")
    assert decode_row(encode_row(row)).problem == "a?b"


def test_what_a_later_version_adds_is_left_aside() -> None:
    line = encode_row(Row("包", status=Status.BROKEN, key=""))[:-1] + b',"across":[]}'
    assert decode_row(line).package == "包"


@pytest.mark.parametrize("line", [b"", b"{}", b"[]", b'{"package": 1}', b"\xff"])
def test_anything_else_is_no_row(line: bytes) -> None:
    with pytest.raises(ValueError):
        decode_row(line)


def test_amounts_and_dates_are_exact() -> None:
    row = Row("包", status=Status.CHECKED, key="", ceiling=Decimal("1050000.00"))
    row = replace(row, applied_on=date(2024, 12, 10))
    assert b'"ceiling":"1050000.00"' in encode_row(row)
    assert b'"applied_on":"2024-12-10"' in encode_row(row)
