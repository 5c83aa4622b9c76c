"""What a user sees while files are read."""

import io
from types import SimpleNamespace

import pytest

from voucher_cli.cli import progress
from voucher_cli.cli.settings import Settings
from voucher_cli.language import Language
from voucher_cli.workflow.progress import Step, silent


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    stream = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=stream))
    return stream


def test_nobody_is_told_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=io.StringIO()))
    assert progress.progress_for(Settings(Language.ZH)) is silent


def test_a_short_run_shows_nothing(clock: list[float], terminal: Terminal) -> None:
    tell = progress.progress_for(Settings(Language.ZH))
    tell(Step("a.pdf", 1, 2))
    tell(Step("b.pdf", 2, 2))
    assert terminal.getvalue() == ""


def test_pages_done_and_time_left_are_shown(clock: list[float], terminal: Terminal) -> None:
    tell = progress.progress_for(Settings(Language.EN))
    tell(Step("a.pdf", 1, 1, 0, 40))
    clock[0] = 40.0
    tell(Step("a.pdf", 1, 1, 10, 40))
    assert "10 of 40 pages" in terminal.getvalue()
    assert "about 2 min left" in terminal.getvalue()


def test_the_line_is_gone_when_all_is_read(clock: list[float], terminal: Terminal) -> None:
    tell = progress.progress_for(Settings(Language.ZH))
    clock[0] = 5.0
    tell(Step("a.pdf", 1, 1, 1, 2))
    tell(Step("a.pdf", 1, 1, 2, 2))
    assert "1/2 页" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_name_cannot_write_on_the_terminal(clock: list[float], terminal: Terminal) -> None:
    tell = progress.progress_for(Settings(Language.ZH))
    clock[0] = 5.0
    tell(Step("a\x1b[31m\n.pdf", 1, 3))
    assert "\x1b[31m" not in terminal.getvalue()
    assert "\n" not in terminal.getvalue()


def test_each_file_is_named_once_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    tell = progress.progress_for(Settings(Language.ZH, verbose=True))
    for step in (Step("a.pdf", 1, 2), Step("a.pdf", 1, 2, 0, 3), Step("b.pdf", 2, 2, 1, 3)):
        tell(step)
    assert capsys.readouterr().err == "[1/2] a.pdf\n[2/2] b.pdf\n"
