"""Rows in a file."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from voucher_cli.batch.model import Row, Status
from voucher_cli.batch.results.journal import Journal


def row(package: str, key: str = "k") -> Row:
    return Row(package, Status.CHECKED, key, ceiling=Decimal("1.00"))


def test_rows_come_back_in_the_order_asked_for(tmp_path: Path) -> None:
    with Journal(tmp_path / "r") as journal:
        for name in "cab":
            journal.add(row(name))
        rows = journal.rows(("a", "b", "没有", "c"))
        assert [found.package for found in rows] == ["a", "b", "c"]
        assert [found.package for found in rows] == ["a", "b", "c"]  # a second time, too
        assert len(rows) == 3


def test_the_last_row_of_a_package_stands(tmp_path: Path) -> None:
    with Journal(tmp_path / "r") as journal:
        journal.add(replace(row("a", "old"), written={"f": "1"}))
    with Journal(tmp_path / "r") as journal:
        journal.add(replace(row("a", "new"), written={"f": "2"}))
        assert journal.row("a").key == "new"
    with Journal(tmp_path / "r") as journal:
        assert journal.row("a").key == "new"
        assert journal.written == {"f": {"1", "2"}}


@pytest.mark.parametrize("lost", range(1, 40, 7))
def test_a_torn_line_costs_only_itself(tmp_path: Path, lost: int) -> None:
    path = tmp_path / "r"
    with Journal(path) as journal:
        journal.add(row("a"))
        journal.add(row("b"))
    path.write_bytes(path.read_bytes()[:-lost])
    with Journal(path) as journal:
        assert "a" in journal
        assert ("b" in journal) == (lost == 1)  # only the line's end was lost
        journal.add(row("c"))
    with Journal(path) as journal:
        assert [found.package for found in journal.rows(("a", "c"))] == ["a", "c"]


def test_a_file_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "r"
    path.write_text('{"somebody": "else"}\n', "utf-8")
    with pytest.raises(ValueError), Journal(path):
        pass
    assert path.read_text("utf-8") == '{"somebody": "else"}\n'
