"""Where the program meets the user: languages, usage errors, bugs, pipes and consoles."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from voucher_cli import __version__
from voucher_cli.cli import policy as policy_command
from voucher_cli.cli import run
from voucher_cli.language import Bilingual

from .command import Voucher

CALC = ("calc", "--route", "api", "--amount", "3200000")


def test_version(voucher: Voucher) -> None:
    ran = voucher("--version")
    assert (ran.status, ran.out) == (0, f"voucher {__version__}\n")


def test_without_a_command_it_shows_help(voucher: Voucher) -> None:
    ran = voucher()
    assert ran.status == 0
    for command in ("check", "calc", "policy", "explain", "--lang"):
        assert command in ran.out


@pytest.mark.parametrize(
    "command",
    [
        "check", "calc", "init", "confirm", "notice", "bundle", "render-form", "policy", "explain",
        "cache", "--help",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_help_fits_80_columns_and_names_the_common_options(
    voucher: Voucher, command: str, language: str
) -> None:
    from voucher_cli.report.wrapping import width

    ran = voucher(command, "--help", "--lang", language)
    assert ran.status == 0
    assert "--lang zh|en" in ran.out
    assert all(width(line) <= 80 for line in ran.out.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [("--lang", "en", *CALC), (*CALC, "--lang", "en"), (*CALC, "--lang=en")],
    ids=["before", "after", "with ="],
)
def test_the_language_may_stand_before_or_after(
    voucher: Voucher, arguments: tuple[str, ...]
) -> None:
    assert "Award ceiling" in voucher(*arguments).out


def test_the_locale_decides_without_the_option(
    voucher: Voucher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "Award ceiling" in voucher(*CALC).out
    monkeypatch.setenv("LC_ALL", "zh_CN.GBK")
    assert "最高可申领额" in voucher(*CALC).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "没有这样的命令，可用的有 check"),
        (["check", "--frmat", "json"], "是否想写 --format"),
        (["check", "--xyzzy"], "没有选项 --xyzzy"),
        (["calc", "--amount"], "选项 --amount 后面缺少值"),
        (["calc", "api", "320万"], "参数过多"),
        (["explain"], "缺少 '问题名称'"),
        (["policy", "shw"], "可用的有 list、show"),
        (["--lang", "fr", "calc"], "可用的有 zh、en"),
        (["calc", "--lang"], "可用的有 zh、en"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_usage_errors_are_exit_2_in_plain_words(
    voucher: Voucher, arguments: list[str], said: str
) -> None:
    ran = voucher(*arguments)
    assert ran.status == 2
    assert said in ran.err
    assert ran.out == ""
    english = voucher("--lang", "en", *arguments) if "fr" not in arguments else ran
    assert english.status == 2


def test_control_characters_in_arguments_do_not_reach_the_terminal(voucher: Voucher) -> None:
    for arguments in (["\x1b[2Jx"], ["check", "--\x1b[2J"], ["check", "no\x1b[2Jsuch"]):
        ran = voucher(*arguments)
        assert ran.status == 2
        assert "\x1b" not in ran.err


def test_a_bug_is_one_line_and_a_file_with_the_details(
    voucher: Voucher, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(policy_command, "deliver", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran = voucher("policy", "list")
    assert ran.status == 70
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    (log,) = tmp_path.iterdir()
    assert str(log) in ran.err
    assert "secret detail" in log.read_text("utf-8")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    assert "无法保存" in voucher("policy", "list").err


def test_ctrl_c_is_130(voucher: Voucher, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(policy_command, "deliver", interrupted)
    ran = voucher("policy", "list")
    assert ran.status == 130
    assert len(ran.err.splitlines()) <= 1


def test_an_error_of_ours_tells_both_languages(
    voucher: Voucher, monkeypatch: pytest.MonkeyPatch
) -> None:
    from voucher_cli.errors import VoucherError

    def broken(*_: object) -> None:
        raise VoucherError(Bilingual("坏了", "broken"))

    monkeypatch.setattr(policy_command, "deliver", broken)
    assert voucher("policy", "list").err == "坏了\n"
    assert voucher("policy", "list", "--lang", "en").err == "broken\n"


def test_a_gbk_console_shows_the_text_and_never_crashes(voucher: Voucher) -> None:
    status, shown = voucher.encoded("gbk", *CALC)
    assert status == 0
    text = shown.decode("gbk")
    assert "最高可申领额" in text
    assert "?" not in text
    status, shown = voucher.encoded("ascii", *CALC)
    assert status == 0
    assert b"1,050,000.00" in shown


def test_json_is_whole_on_every_console(voucher: Voucher) -> None:
    import json

    arguments = ("calc", "--route", "api", "--amount", "云阶𠮷=800000", "--format", "json")
    _, plain = voucher.encoded("utf-8", *arguments)
    for encoding in ("gbk", "ascii"):
        _, shown = voucher.encoded(encoding, *arguments)
        assert json.loads(shown.decode(encoding)) == json.loads(plain)


def test_a_closed_pipe_is_no_error() -> None:
    code = "import sys; from voucher_cli.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "policy", "show", "beijing-model-2024"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_a_full_disk_is_told_in_plain_words(
    voucher: Voucher, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.StringIO):
        def write(self, text: str, /) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stdout", Full())
    status = run(list(CALC))
    monkeypatch.undo()
    assert status == 2


def test_run_reads_the_arguments_that_it_is_given() -> None:
    assert run(["--version"]) == 0
