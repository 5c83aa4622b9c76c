"""`voucher cache`, and the options of `check` that read or remember."""

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest

from voucher_cli.evidence.cache.place import cache_folder
from voucher_cli.evidence.cache.store import FILE_NAME

from .command import Voucher


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VOUCHER_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "合同.txt").write_text("模型服务合同 合同编号：YF-1", "utf-8")
    return folder


def entries(voucher: Voucher) -> int:
    told = voucher("cache", "info", "--format", "json")
    assert told.status == 0
    return int(json.loads(told.out)["entries"])


def check(voucher: Voucher, package: Path, *options: str) -> None:
    done = voucher("check", package, "--policy", "beijing-model-2024", "--route", "api", *options)
    assert done.status == 1


def test_looking_at_the_cache_makes_none(voucher: Voucher, cache: Path) -> None:
    told = voucher("cache", "info")
    assert told.status == 0
    assert str(cache) in told.flat
    assert not cache.exists()


def test_a_check_remembers_and_clear_forgets(voucher: Voucher, package: Path, cache: Path) -> None:
    check(voucher, package, "-j", "1")
    assert entries(voucher) == 1
    told = voucher("cache", "clear", "--lang", "en")
    assert told.status == 0
    assert "1 entries" in told.out.replace("\n", " ")
    assert entries(voucher) == 0
    assert voucher("cache", "clear").status == 0


def test_what_cannot_be_cleared_is_not_said_to_be(
    voucher: Voucher, package: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(voucher, package, "-j", "1")
    monkeypatch.setattr("voucher_cli.evidence.cache.store._BUSY_SECONDS", 0.05)
    with contextlib.closing(sqlite3.connect(cache / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert voucher("cache", "clear").status == 2
    assert entries(voucher) == 1


def test_an_unchanged_package_is_read_once(
    voucher: Voucher, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(voucher, package, "-j", "1")
    monkeypatch.setattr("voucher_cli.workers.pool.command", lambda _: ["/no/such/program"])
    told = voucher(
        "check", package, "--policy", "beijing-model-2024", "--route", "api", "-j", "1",
        "--format", "json",
    )  # fmt: skip
    assert "file-unreadable" not in told.out
    told = voucher(
        "check", package, "--policy", "beijing-model-2024", "--route", "api", "-j", "1",
        "--format", "json", "--no-cache",
    )  # fmt: skip
    assert "file-unreadable" in told.out


def test_no_cache_remembers_nothing(voucher: Voucher, package: Path, cache: Path) -> None:
    check(voucher, package, "-j", "1", "--no-cache")
    assert not cache.exists()


def test_an_unusable_place_for_the_cache_stops_no_check(
    voucher: Voucher, package: Path, cache: Path
) -> None:
    cache.write_text("in the way")
    check(voucher, package, "-j", "1")
    assert voucher("cache", "info").status == 0
    assert voucher("cache", "clear").status == 0


def test_a_damaged_cache_stops_no_check(voucher: Voucher, package: Path, cache: Path) -> None:
    cache.mkdir()
    (cache / FILE_NAME).write_bytes(b"damaged" * 1000)
    check(voucher, package, "-j", "1")
    assert entries(voucher) == 1


@pytest.mark.parametrize("jobs", ["-1", "many"])
def test_jobs_that_make_no_sense_are_told(voucher: Voucher, package: Path, jobs: str) -> None:
    assert voucher("check", package, "-j", jobs).status == 2


def test_the_cache_lies_with_the_users_other_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VOUCHER_CACHE_DIR")
    assert cache_folder().is_absolute()
    assert "voucher" in cache_folder().parts
