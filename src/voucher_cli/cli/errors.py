"""Everything that can go wrong, turned into words for stderr and an exit status."""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Sequence

import typer

from voucher_cli import __version__
from voucher_cli.cli.settings import Settings
from voucher_cli.errors import ExitStatus, VoucherError
from voucher_cli.report.outline import visible

_SEE_HELP = ("用法见 {command} --help", "see {command} --help")


def explain(error: BaseException, settings: Settings, arguments: Sequence[str]) -> tuple[str, int]:
    """What to print on stderr, and the exit status."""
    if isinstance(error, VoucherError):
        lines = error.text(settings.language).splitlines()
        return "\n".join(visible(text) for text in lines), error.exit_status
    if isinstance(error, KeyboardInterrupt | typer.Abort):
        return settings.say("已中断", "interrupted"), ExitStatus.INTERRUPTED
    if isinstance(error, typer.TyperException):
        return _usage(error, settings), ExitStatus.UNUSABLE_INPUT
    return _bug(error, settings, arguments), ExitStatus.BUG


def _usage(error: typer.TyperException, settings: Settings) -> str:
    """The complaint about the command line, in Chinese where it is of a known kind."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "voucher"
    see_help = settings.say(*_SEE_HELP).format(command=command)
    complaint = visible(error.format_message().rstrip("."))
    return f"{settings.say(_in_chinese(error) or complaint, complaint)}\n{see_help}"


def _in_chinese(error: typer.TyperException) -> str | None:
    """None for a complaint that has no fields to tell it by; then typer's English has to do."""
    option = visible(getattr(error, "option_name", None) or "")
    parameter = getattr(error, "param", None)
    if option:
        return _about_option(error, option)
    if parameter is not None:
        hint = parameter.get_error_hint()
        return f"缺少 {hint}" if hasattr(error, "param_type") else f"{hint} 的值不可用"
    command = getattr(getattr(error, "ctx", None), "command", None)
    commands = getattr(command, "commands", None)
    if commands:
        return f"没有这样的命令，可用的有 {'、'.join(commands)}"
    return "参数过多" if command is not None else None


def _about_option(error: typer.TyperException, option: str) -> str:
    if not hasattr(error, "possibilities"):
        return f"选项 {option} 后面缺少值"
    near: Sequence[str] = error.possibilities or ()
    return f"没有选项 {option}" + (f"：是否想写 {near[0]}？" if near else "")


def _bug(error: BaseException, settings: Settings, arguments: Sequence[str]) -> str:
    """One line; the traceback goes to a file that the user can send us."""
    details = "".join(traceback.format_exception(error))
    text = f"voucher {__version__}, Python {sys.version}\n{list(arguments)!r}\n\n{details}"
    kind = type(error).__name__
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="voucher-", suffix=".log", delete=False, encoding="utf-8", errors="replace"
        ) as file:
            file.write(text)
    except OSError:
        return settings.say(
            f"程序内部错误（{kind}），且详情无法保存",
            f"a bug in voucher ({kind}); the details could not be saved",
        )
    return settings.say(
        f"程序内部错误（{kind}），详情已存到 {file.name}，请发给我们",
        f"a bug in voucher ({kind}); the details are in {file.name}, please send them to us",
    )
