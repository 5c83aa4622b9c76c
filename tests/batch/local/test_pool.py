"""Packages judged by real processes of this machine."""

import sys
from pathlib import Path

import pytest

from voucher_cli.batch.local.pool import LocalJudges, shared_out
from voucher_cli.batch.model import Outcome, Status, UnitTask
from voucher_cli.batch.options import UnitOptions, UnitSetup
from voucher_cli.batch.packages import packages_in
from voucher_cli.workers import pool

from ..seasons import papers, season, zipped

HOSTILE = Path(__file__).with_name("hostile_units.py")
SETUP = UnitSetup(UnitOptions(ocr=False))


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes do what the names of their packages say."""
    path = [entry for entry in sys.path if entry]
    monkeypatch.setattr(pool, "command", lambda _: [sys.executable, "-P", str(HOSTILE), *path])


def judged(names: list[str], setup: UnitSetup = SETUP, units: int = 2) -> dict[str, Outcome]:
    with LocalJudges(setup, units) as judges:
        tasks = (UnitTask(name, Path(name)) for name in names)
        return {task.name: outcome for task, outcome in judges.judge(tasks)}


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("deed", ["hang", "crash", "memory", "connect"])
def test_a_package_that_breaks_its_process_is_one_row_and_no_other(deed: str) -> None:
    names = [f"ok{n}" for n in range(5)]
    setup = UnitSetup(SETUP.options, patience=2.0)
    found = judged([names[0], deed, *names[1:]], setup)
    row = found[deed].row
    assert row is not None
    assert row.status is Status.BROKEN
    assert row.key == ""  # it is tried again the next time
    assert "voucher check" in (row.problem or "")
    for name in names:
        outcome = found[name]
        assert outcome.row is not None
        assert outcome.row.status is Status.CHECKED


@pytest.mark.usefixtures("hostile")
def test_one_process_judges_many() -> None:
    found = judged([f"ok{n}" for n in range(12)], units=2)
    keys = {outcome.row.key for outcome in found.values() if outcome.row}
    assert 1 <= len(keys) <= 2
    assert len(found) == 12


@pytest.mark.usefixtures("hostile")
def test_packages_are_taken_as_they_can_be_begun() -> None:
    taken: list[str] = []

    def tasks():  # type: ignore[no-untyped-def]
        for number in range(100):
            taken.append(str(number))
            yield UnitTask(f"ok{number}", Path())

    with LocalJudges(SETUP, 1) as judges:
        next(iter(judges.judge(tasks())))
        assert len(taken) <= 3


@pytest.mark.usefixtures("hostile")
def test_an_interrupt_ends_the_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    workers: list[pool.Worker] = []
    begin = pool.Worker.__init__

    def noting(worker: pool.Worker, program: pool.Program) -> None:
        begin(worker, program)
        workers.append(worker)

    monkeypatch.setattr(pool.Worker, "__init__", noting)
    tasks = [UnitTask(name, Path()) for name in ("ok", "hang1", "hang2")]

    def interrupted() -> None:
        with LocalJudges(SETUP, 2) as judges:
            for _ in judges.judge(tasks):
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert workers
    assert all(worker.process.returncode is not None for worker in workers)


def test_real_processes_judge_as_this_one_does(tmp_path: Path) -> None:
    folder = season(tmp_path / "季", 2)
    zipped(folder / "丙.zip", {**papers(), "坏.pdf": b"%PDF-1.7", "合同.docx": b"PK\x03\x04"})
    (folder / "丁.zip").write_bytes(b"PK\x03\x04")
    places = packages_in(folder, tmp_path / "out").packages

    def outcomes(units: int) -> dict[str, Outcome]:
        with LocalJudges(SETUP, units) as judges:
            tasks = (UnitTask(place.name, place.path) for place in places)
            return {task.name: outcome for task, outcome in judges.judge(tasks)}

    here, there = outcomes(0), outcomes(2)
    assert here == there
    assert {name: o.row and o.row.status.value for name, o in here.items()} == {
        "包1": "checked", "包2": "checked", "丙.zip": "checked", "丁.zip": "broken",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("jobs", "packages", "expected"),
    [(1, 1, (1, 1)), (2, 1000, (2, 1)), (16, 3, (3, 5)), (16, 1, (1, 16)), (2, 0, (1, 2))],
)
def test_no_core_is_idle_while_there_is_something_to_do(
    jobs: int, packages: int, expected: tuple[int, int]
) -> None:
    assert shared_out(jobs, packages) == expected
