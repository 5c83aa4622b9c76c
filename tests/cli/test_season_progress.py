"""What `voucher batch` says while it works."""

import io
import sys

import pytest
from rich.text import Text

from voucher_cli.batch.model import Row, Status
from voucher_cli.batch.progress import SeasonStep, unheard
from voucher_cli.cli import season_progress as module
from voucher_cli.cli.season_progress import season_progress
from voucher_cli.cli.settings import Settings
from voucher_cli.findings import Level
from voucher_cli.language import Language


class Terminal(io.StringIO):
    """A stderr that somebody looks at."""

    def isatty(self) -> bool:
        return True


class Shown:
    """Notes what it is told to show."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def update(self, text: Text) -> None:
        self.shown.append(text.plain)


def lines(language: Language, monkeypatch: pytest.MonkeyPatch, *steps: SeasonStep) -> list[str]:
    """What is shown at each step, ten seconds apart."""
    now = [0.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    status = Shown()
    progress = module._Season(Settings(language), status)  # type: ignore[arg-type]
    for step in steps:
        progress(step)
        now[0] += 10
    return status.shown


def test_done_left_rate_and_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = {Level.ERROR: 12, Level.REVIEW: 3, Level.INFO: 9}
    begun, *_, late = lines(
        Language.ZH,
        monkeypatch,
        SeasonStep(100),
        SeasonStep(100, done=2),
        SeasonStep(100, done=50, unchanged=20, broken=1, counts=counts),
    )
    assert begun == "已检查 0/100，剩 100"
    assert late == (
        "已检查 50/100，剩 50，未变化 20，无法检查 1，错误 12，待核实 3；1.5 个/秒，约还需 33 秒"
    )


def test_what_comes_after_the_last_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    (over,) = lines(Language.ZH, monkeypatch, SeasonStep(3, done=3))
    assert over == "已检查 3/3，剩 0；正在汇总"


def test_in_english_and_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    *_, late = lines(
        Language.EN, monkeypatch, SeasonStep(9), SeasonStep(9, done=1), SeasonStep(9, done=3)
    )
    assert late == "3 of 9 packages done, 6 left; 9.0 a minute, about 40 s left"


def test_nobody_is_told_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with season_progress(Settings(Language.ZH)) as progress:
        assert progress is unheard


def test_the_line_is_gone_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")

    def interrupted() -> None:
        with season_progress(Settings(Language.ZH)) as progress:
            progress(SeasonStep(3, done=1, row=Row("[red]包[/red]", Status.CHECKED, "")))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert "已检查 1/3" in terminal.getvalue()
    assert terminal.getvalue().rstrip().endswith("\x1b[2K")
