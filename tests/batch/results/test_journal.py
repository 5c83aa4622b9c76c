"""Rows in a file."""

from decimal import Decimal
from pathlib import Path

import pytest

from voucher_cli.batch.codec import encode_row
from voucher_cli.batch.model import Row, Status
from voucher_cli.batch.results.journal import Journal


def row(package: str, key: str = "k") -> Row:
    return Row(package, Status.CHECKED, key, ceiling=Decimal("1.00"))


OURS = {encode_row(row(name, key)) for name in "abc" for key in ("k", "old", "new")}


def journal(path: Path, *, lenient: bool = False) -> Journal:
    return Journal(path, OURS.__contains__, lenient=lenient)


def test_rows_come_back_in_the_order_asked_for(tmp_path: Path) -> None:
    with journal(tmp_path / "r") as kept:
        for name in "cab":
            kept.add(row(name))
        rows = kept.rows(("a", "b", "没有", "c"))
        assert [found.package for found in rows] == ["a", "b", "c"]
        assert [found.package for found in rows] == ["a", "b", "c"]  # a second time, too
        assert len(rows) == 3


def test_the_last_row_of_a_package_stands(tmp_path: Path) -> None:
    with journal(tmp_path / "r") as kept:
        kept.add(row("a", "old"))
    with journal(tmp_path / "r") as kept:
        kept.add(row("a", "new"))
        assert kept.row("a").key == "new"
    with journal(tmp_path / "r") as kept:
        assert kept.row("a").key == "new"


@pytest.mark.parametrize("lost", range(1, 40, 7))
def test_a_torn_line_costs_only_itself(tmp_path: Path, lost: int) -> None:
    path = tmp_path / "r"
    with journal(path) as kept:
        kept.add(row("a"))
        kept.add(row("b"))
    path.write_bytes(path.read_bytes()[:-lost])
    with journal(path) as kept:
        assert "a" in kept
        assert ("b" in kept) == (lost == 1)  # only the line's end was lost
    for _ in range(2):
        with journal(path) as kept:
            kept.add(row("c"))
    with journal(path) as kept:
        assert [found.package for found in kept.rows(("a", "c"))] == ["a", "c"]


@pytest.mark.parametrize(
    "text",
    [
        '{"somebody": "else"}\n',
        '{"somebody": "else"}',
        encode_row(row("a")).decode().replace("1.00", "9.00") + "\n",
    ],
)
def test_what_the_program_did_not_write_is_refused_and_left_alone(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "r"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError), journal(path):
        pass
    assert path.read_text("utf-8") == text
    with journal(path, lenient=True) as kept:
        assert "a" not in kept
