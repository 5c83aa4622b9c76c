"""Files that hang, crash or eat memory, read by real worker processes."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from voucher_cli.evidence.model import FileState, SourceFile
from voucher_cli.evidence.package import open_package
from voucher_cli.evidence.progress import Step, silent
from voucher_cli.evidence.read_all import ReadOptions, read_package
from voucher_cli.evidence.workers.messages import ReadTask, Setup, setups, tasks
from voucher_cli.workers import pool
from voucher_cli.workers.frames import receive, send

from ..papers import lines, pdf, put

HOSTILE = Path(__file__).with_name("hostile.py")
SOUND = ("合同", "发票", "回单")


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers do what the files that they read say."""
    path = [entry for entry in sys.path if entry]
    monkeypatch.setattr(pool, "command", lambda _: [sys.executable, "-P", str(HOSTILE), *path])


def read_all(
    folder: Path, files: dict[str, str], *, jobs: int = 2, patience: float = 1.0, **options: object
) -> dict[str, SourceFile]:
    """The files with these texts, as workers read them."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    with open_package(folder) as package:
        read = read_package(
            package,
            silent,
            ReadOptions(jobs=jobs, patience=patience, **options),  # type: ignore[arg-type]
        )
    return {file.path.removesuffix(".txt"): file for file in read}


def texts(file: SourceFile) -> list[str]:
    return [page.text for page in file.pages]


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("deed", ["crash", "exit", "memory", "connect"])
def test_a_bad_file_costs_itself_and_no_other(tmp_path: Path, deed: str) -> None:
    files = read_all(tmp_path, {"bad": deed, **dict.fromkeys(SOUND, "ok")})
    assert files["bad"].state is FileState.UNREADABLE
    assert files["bad"].sha256
    detail = files["bad"].detail
    assert detail is not None
    expected = {"memory": "too much memory", "connect": "cannot be read"}
    assert expected.get(deed, "ended abruptly") in detail.en
    for name in SOUND:
        assert texts(files[name]) == ["ok"]


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("deed", ["hang", "spin"])
def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path, deed: str) -> None:
    files = read_all(tmp_path, {"bad": deed, "ok": "ok"}, patience=0.02, jobs=1)
    assert files["bad"].state is FileState.UNREADABLE
    assert files["bad"].detail is not None
    assert "too long" in files["bad"].detail.en
    assert texts(files["ok"]) == ["ok"]


@pytest.mark.usefixtures("hostile")
def test_a_page_that_cannot_be_looked_at_costs_itself_alone(tmp_path: Path) -> None:
    file = read_all(tmp_path, {"scan": "scan one crash three"})["scan"]
    assert file.state is FileState.READ
    assert texts(file) == ["one", "", "three"]
    assert [page.readable for page in file.pages] == [True, False, True]


@pytest.mark.usefixtures("hostile")
def test_pages_looked_at_together_are_looked_at_alone_when_one_takes_the_worker_down(
    tmp_path: Path,
) -> None:
    file = read_all(tmp_path, {"scan": "scan one crash three four five"}, ocr=False)["scan"]
    assert texts(file) == ["one", "", "three", "four", "five"]


@pytest.mark.usefixtures("hostile")
def test_what_a_file_makes_libraries_print_disturbs_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files = read_all(tmp_path, {"a": "print", "b": "ok"}, jobs=1)
    assert texts(files["a"]) == ["print"]
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("hostile")
def test_only_what_was_read_as_a_whole_is_remembered(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    files = {"bad": "crash", "scan": "scan one exit", "ok": "ok"}
    first = read_all(tmp_path / "package", files, cache=cache)
    with pytest.MonkeyPatch.context() as patch:  # no worker may begin
        patch.setattr(pool, "command", lambda _: [sys.executable, "-c", ""])
        again = read_all(tmp_path / "package", files, cache=cache)
    assert again["ok"] == first["ok"]
    for name in ("bad", "scan"):
        assert again[name].state is FileState.UNREADABLE


@pytest.mark.usefixtures("hostile")
def test_nothing_depends_on_the_number_of_workers(tmp_path: Path) -> None:
    files = {f"f{n}": f"scan a{n} b{n} c{n}" if n % 2 else f"text{n}" for n in range(9)}
    assert read_all(tmp_path, files, jobs=1) == read_all(tmp_path, files, jobs=4)


@pytest.mark.usefixtures("hostile")
def test_progress_counts_files_and_pages(tmp_path: Path) -> None:
    (tmp_path / "scan.txt").write_text("scan one two", "utf-8")
    (tmp_path / "text.txt").write_text("ok", "utf-8")
    steps: list[Step] = []
    with open_package(tmp_path) as package:
        read_package(package, steps.append, ReadOptions(jobs=1))
    assert [step.path for step in steps[:2]] == ["scan.txt", "text.txt"]
    assert steps[-1] == Step("text.txt", 2, 2, pages_done=2, pages=2)


@pytest.mark.usefixtures("hostile")
def test_an_interrupt_ends_the_workers_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workers: list[pool.Worker] = []
    begin = pool.Worker.__init__

    def noting(worker: pool.Worker, program: pool.Program) -> None:
        begin(worker, program)
        workers.append(worker)

    def interrupt(step: Step) -> None:
        while step.file == 2:
            if workers:
                raise KeyboardInterrupt

    monkeypatch.setattr(pool.Worker, "__init__", noting)
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("hang", "utf-8")
    before = set(threading.enumerate())
    with open_package(tmp_path) as package, pytest.raises(KeyboardInterrupt):
        read_package(package, interrupt, ReadOptions(jobs=1))
    assert all(worker.process.returncode is not None for worker in workers)
    assert set(threading.enumerate()) <= before


def test_a_worker_ends_with_the_process_that_asked_even_in_the_middle_of_a_task() -> None:
    worker = subprocess.Popen(
        [sys.executable, "-P", str(HOSTILE), *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        send(worker.stdin, setups().dump_json(Setup()))
        send(worker.stdin, tasks().dump_json(ReadTask("digest", "a.txt")))
        send(worker.stdin, b"hang")
        worker.stdin.flush()
        receive(worker.stdout)  # it is at work
        worker.stdin.close()
        assert worker.wait(timeout=60) == 0


def test_real_workers_read_as_this_process_does(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "合同.pdf": pdf(lines("合同编号：YF-2024-091"), lines("第二页")),
            "说明.txt": "甲方：某公司".encode(),
            "坏.pdf": b"%PDF-1.7 %%EOF",
            "坏.jpg": b"\xff\xd8\xff\xe0\xff\xd9",
            "空.pdf": b"",
        },
    )
    with open_package(tmp_path) as package:
        here = read_package(package, silent, ReadOptions(jobs=0))
        there = read_package(package, silent, ReadOptions(jobs=2))
        without = read_package(package, silent, ReadOptions(jobs=1, ocr=False))
    assert here == there
    assert [file.path for file in without] == [file.path for file in here]


def test_workers_may_open_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", _CONNECTS, *sys.path],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout == "PermissionError\n"


_CONNECTS = """
import sys
sys.path[:] = sys.argv[1:]
from voucher_cli.workers.serving import harden
harden(None)
import socket
try:
    socket.create_connection(("127.0.0.1", 9), timeout=1)
except PermissionError as error:
    print(type(error).__name__)
"""
