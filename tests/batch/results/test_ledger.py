"""By what the program knows its own files."""

from pathlib import Path

from voucher_cli.batch.results.ledger import Ledger


def test_what_was_written_is_known_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    Ledger(path).add([("a.json", "1"), ("b 空.json", "2")])
    Ledger(path).add([("a.json", "3")])
    ledger = Ledger(path)
    assert ledger.has("a.json", "1")
    assert ledger.has("a.json", "3")
    assert ledger.has("b 空.json", "2")
    assert not ledger.has("b 空.json", "1")
    assert not Ledger(tmp_path / "none").has("a.json", "1")


def test_nothing_is_noted_twice(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    Ledger(path).add([("a", "1")])
    size = path.stat().st_size
    ledger = Ledger(path)
    ledger.add([("a", "1")])
    ledger.add([("a", "1")])
    assert path.stat().st_size == size


def test_a_torn_line_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    Ledger(path).add([("a", "1"), ("b", "2")])
    path.write_bytes(path.read_bytes()[:-2])
    Ledger(path).add([("c", "3")])
    ledger = Ledger(path)
    assert ledger.has("a", "1")
    assert not ledger.has("b", "2")
    assert ledger.has("c", "3")
