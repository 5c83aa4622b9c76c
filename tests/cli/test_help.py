"""Help is in the user's language, all of it, and its columns stand under each other."""

import re

import pytest

from voucher_cli.report.wrapping import width

from .command import Voucher

COMMANDS = [
    (), ("check",), ("calc",), ("init",), ("confirm",), ("notice",), ("bundle",), ("render-form",),
    ("policy",), ("policy", "list"), ("policy", "show"), ("explain",), ("cache",),
    ("cache", "info"), ("cache", "clear"),
]  # fmt: skip
TYPERS = re.compile(r"Usage|Arguments|Options|OPTIONS|Commands|COMMAND|Show this|default|required")
TYPES = re.compile(r"<(str|path|list|int|%)")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_of_typers_english_is_left_in_chinese(
    voucher: Voucher, command: tuple[str, ...]
) -> None:
    ran = voucher(*command, "--help")
    assert ran.out.startswith("用法：voucher")
    assert "显示本帮助" in ran.out
    assert not TYPERS.search(ran.out)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_type_of_python_is_shown(
    voucher: Voucher, command: tuple[str, ...], language: str
) -> None:
    assert not TYPES.search(voucher(*command, "--help", "--lang", language).out)


def test_remarks_on_options_are_translated(voucher: Voucher) -> None:
    assert "[默认：bureau]" in voucher("notice", "--help").out
    assert "[必填]" in voucher("confirm", "--help").out
    assert "[default: bureau]" in " ".join(voucher("notice", "--help", "--lang", "en").out.split())
    assert "[required]" in voucher("confirm", "--help", "--lang", "en").out


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", ["check", "render-form", "notice"])
def test_meanings_stand_under_each_other(voucher: Voucher, command: str, language: str) -> None:
    """Two cells a Chinese character: a name of it must not push its meaning to the right."""
    out = voucher(command, "--help", "--lang", language).out
    entries = [line for line in out.splitlines() if line.startswith("  -")]
    starts = {width(m[0]) for e in entries if (m := re.match(r"  \S.*?\S  +(?=\S)", e))}
    assert len(entries) > 8
    assert len(starts) == 1


def test_help_is_narrower_on_a_narrow_terminal(
    voucher: Voucher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = voucher("check", "--help").out.splitlines()
    options = lines[lines.index("选项：") : lines.index("  例：")]
    assert all(width(line) <= 60 for line in options)
    assert any(line.startswith(" " * 20) for line in options), "none was broken"
