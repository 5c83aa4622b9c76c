"""A cache may lose what it holds, and never the run."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from voucher_cli.evidence.cache.store import FILE_NAME, Store, exists_in


def test_what_was_put_is_found_by_the_next_run(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put(b"key", b"value" * 1000)
        assert store.get(b"other") is None
    with Store(tmp_path) as store:
        assert store.get(b"key") == b"value" * 1000
        assert store.size().entries == 1


def test_without_a_folder_nothing_is_kept() -> None:
    with Store(None) as store:
        store.put(b"key", b"value")
        assert store.get(b"key") is None
        assert not store.usable
        assert store.size().bytes == 0


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    with Store(tmp_path / "cache") as store:
        store.put(b"key", b"value")
        for path in (tmp_path / "cache").iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", [b"", b"no database at all, but long enough" * 100])
def test_a_file_that_is_no_database_makes_room_for_one(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(damage)
    with Store(tmp_path) as store:
        store.put(b"key", b"value")
        assert store.get(b"key") == b"value"


def test_damage_that_shows_later_costs_what_was_kept_and_no_more(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        for n in range(200):
            store.put(b"%d" % n, os.urandom(5000))
    path = tmp_path / FILE_NAME
    raw = bytearray(path.read_bytes())
    raw[4096:-4096] = b"\xff" * (len(raw) - 8192)
    path.write_bytes(raw)
    with Store(tmp_path) as store:
        found = [store.get(b"%d" % n) for n in range(200)]
        store.put(b"new", b"value")
    assert None in found
    with Store(tmp_path) as store:
        store.put(b"newer", b"value")
        assert store.get(b"newer") == b"value"


def test_a_value_that_is_not_whole_is_none(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put(b"key", b"value")
    db = sqlite3.connect(tmp_path / FILE_NAME)
    db.execute("UPDATE readings SET value = x'00112233'")
    db.commit()
    db.close()
    with Store(tmp_path) as store:
        assert store.get(b"key") is None


def test_a_place_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with Store(tmp_path / "file" / "cache") as store:
        store.put(b"key", b"value")
        assert store.get(b"key") is None
        assert not store.clear()


def test_a_full_disk_is_no_trouble(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        assert store._db is not None
        store._db.execute("PRAGMA max_page_count = 8").fetchall()
        for n in range(20):
            store.put(b"%d" % n, os.urandom(3000))
        store.get(b"0")


def test_one_that_another_run_has_locked_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voucher_cli.evidence.cache.store._BUSY_SECONDS", 0.05)
    with Store(tmp_path) as store, Store(tmp_path) as other:
        store.put(b"key", b"value")
        assert store._db is not None
        store._db.execute("BEGIN EXCLUSIVE")
        other.put(b"key", b"another")
        store._db.execute("COMMIT")
        assert store.get(b"key") == b"value"


def test_over_its_limit_it_forgets_what_was_used_longest_ago(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("voucher_cli.evidence.cache.store.time.time", lambda: now[0])
    value = os.urandom(10_000)
    with Store(tmp_path, limit=100_000) as store:
        for n in range(12):
            now[0] += 10_000
            store.put(b"%d" % n, value)
            store.get(b"0")  # used again and again
    with Store(tmp_path, limit=100_000) as store:
        kept = [n for n in range(12) if store.get(b"%d" % n) is not None]
    assert kept[0] == 0
    assert kept[1:] == list(range(12 - len(kept) + 1, 12))
    assert 5 <= len(kept) <= 8


def test_it_shrinks_on_the_disk_too(tmp_path: Path) -> None:
    with Store(tmp_path, limit=50_000) as store:
        for n in range(40):
            store.put(b"%d" % n, os.urandom(10_000))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 150_000


def test_clearing_leaves_nothing_to_be_read(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put(b"key", b"value")
        assert store.clear()
        assert store.size().entries == 0
        assert store.get(b"key") is None
    assert exists_in(tmp_path)


def test_several_runs_may_use_it_at_once(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from voucher_cli.evidence.cache.store import Store\n"
        "with Store(Path(sys.argv[1])) as store:\n"
        "    for n in range(100):\n"
        "        store.put(b'%d' % n, b'x' * 5000)\n"
        "        assert store.get(b'%d' % n) == b'x' * 5000\n"
    )
    runs = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)]) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    with Store(tmp_path) as store:
        assert store.size().entries == 100
