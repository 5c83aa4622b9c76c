"""The command line: one thin module a command; here they are put together and errors end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

import typer
from typer.core import TyperGroup

from voucher_cli import __version__
from voucher_cli.cli import (
    batch,
    bundle,
    cache,
    calc,
    check,
    confirm,
    errors,
    explain,
    init,
    notice,
    policy,
    render_form,
)
from voucher_cli.cli.help import translate
from voucher_cli.cli.output import make_streams_safe, notify
from voucher_cli.cli.settings import Settings, read_settings
from voucher_cli.language import from_environment

_COMMANDS = (
    check, calc, init, confirm, notice, bundle, batch, render_form, policy, explain, cache,
)  # fmt: skip


def main() -> NoReturn:
    """The `voucher` command."""
    make_streams_safe()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and gives its exit status; the only place where errors become words."""
    settings = Settings(from_environment())
    try:
        settings, rest = read_settings(arguments)
        command = build(settings)
        status = command(args=rest or ["--help"], prog_name="voucher", standalone_mode=False)
    except SystemExit:
        raise
    except BaseException as error:  # the outermost edge: no traceback leaves it
        text, status = errors.explain(error, settings, arguments)
        notify(text)
    return int(status or 0)


def build(settings: Settings) -> TyperGroup:
    """The commands, with their help in the user's language."""
    app = typer.Typer(
        help=settings.say(
            "检查、测算模型券与算力券申报材料", "Check and compute voucher applications"
        ),
        epilog=settings.epilog("voucher check ./folder", "voucher check --help"),
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def everywhere(
        version: bool = typer.Option(
            False,
            "--version",
            is_eager=True,
            callback=_show_version,
            help=settings.say("显示版本", "Show the version"),
        ),
    ) -> None:
        pass

    for module in _COMMANDS:
        module.add_to(app, settings)
    command = typer.main.get_command(app)
    assert isinstance(command, TyperGroup)
    translate(command, settings)
    return command


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"voucher {__version__}")
        raise typer.Exit
