"""What the Tab key offers, and the examples at the end of each command's help."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator

import pytest
from typer.core import TyperCommand, TyperGroup

from voucher_cli.cli import build, run
from voucher_cli.cli.settings import Settings
from voucher_cli.language import Language

from .command import Voucher


@pytest.fixture
def offered(
    voucher: Voucher, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> object:
    """`offered("voucher check --policy ")` is what bash would show."""

    def ask(typed: str) -> list[str]:
        words = len(shlex.split(typed))
        monkeypatch.setenv("_VOUCHER_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", typed)
        monkeypatch.setenv("COMP_CWORD", str(words if typed.endswith(" ") else words - 1))
        capsys.readouterr()
        with pytest.raises(SystemExit):
            run([])
        shown = capsys.readouterr()
        assert shown.err == ""
        return shown.out.split()

    return ask


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("voucher check --policy ", ["beijing-model-2024", "tongzhou-2025"]),
        ("voucher policy show t", ["tongzhou-2025"]),
        ("voucher check --route ", ["api", "private", "compute"]),
        ("voucher notice --policy beijing-model-2024 --route ", ["api", "private"]),
        ("voucher calc --route c", ["compute"]),
        ("voucher render-form --policy tongzhou-2025 --form ", ["1-1", "1-2"]),
        ("voucher explain invoice-o", ["invoice-outside-window"]),
        ("voucher explain nothing-such", []),
        ("voucher con", ["confirm"]),
    ],
)
def test_ids_are_completed(offered: object, typed: str, expected: list[str]) -> None:
    assert callable(offered)
    assert offered(typed) == expected


def test_completing_reads_no_documents() -> None:
    code = (
        "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); "
        "from voucher_cli.cli import run; run([])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={
            **os.environ,
            "_VOUCHER_COMPLETE": "complete_bash",
            "COMP_WORDS": "voucher explain ",
            "COMP_CWORD": "2",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert "material-missing" in done.stdout
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert not loaded & {"numpy", "openpyxl", "docx", "pypdf", "PIL"}
    assert "voucher_cli.evidence.readers" not in done.stderr.split()


def commands(group: TyperGroup, *names: str) -> Iterator[tuple[tuple[str, ...], TyperCommand]]:
    """Every command below a group with the words that call it."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, *names, name)
        else:
            assert isinstance(command, TyperCommand)
            yield (*names, name), command


EVERY = dict(commands(build(Settings(Language.EN))))


@pytest.mark.parametrize("names", EVERY, ids=" ".join)
def test_each_help_ends_in_examples_that_can_be_run(names: tuple[str, ...]) -> None:
    epilog = EVERY[names].epilog or ""
    lines = [line.strip() for line in epilog.splitlines() if line.startswith("  voucher ")]
    assert lines
    for line in lines:
        _, *words = shlex.split(line)
        assert tuple(words[: len(names)]) == names
        EVERY[names].make_context(names[-1], words[len(names) :])


def test_completion_is_offered_in_the_users_language(voucher: Voucher) -> None:
    assert "为当前终端安装Tab补全" in voucher("--help").flat
    assert "Install completion with the Tab key" in voucher("--help", "--lang", "en").out
