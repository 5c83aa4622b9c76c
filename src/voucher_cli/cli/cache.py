"""`voucher cache`: what the program remembers of files that it has read."""

from typing import Annotated

import typer

from voucher_cli.cli.options import Options
from voucher_cli.cli.output import chosen_format, deliver, show
from voucher_cli.cli.settings import Settings


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds `cache info` and `cache clear`, with their help in the user's language."""
    say = settings.say
    commands = typer.Typer(
        help=say("查看或清空已读内容的缓存", "Look at or empty the cache of what was read"),
        rich_markup_mode=None,
        epilog=settings.epilog("voucher cache info"),
    )
    app.add_typer(commands, name="cache")
    _add_info(commands, settings)
    _add_clear(commands, settings)


def _add_info(commands: typer.Typer, settings: Settings) -> None:
    say, option = settings.say, Options(settings.say)

    @commands.command(
        help=say(
            "显示缓存的位置与大小（位置可用环境变量 VOUCHER_CACHE_DIR 更改）",
            "Show where it lies and its size (VOUCHER_CACHE_DIR puts it elsewhere)",
        ),
        epilog=settings.epilog("voucher cache info"),
    )
    def info(
        output_format: Annotated[str | None, option.format()] = None,
    ) -> None:
        from voucher_cli.evidence.cache.place import cache_state
        from voucher_cli.report.cache import cache_outline, cache_text

        chosen = chosen_format(output_format)
        state = cache_state()
        deliver(
            settings,
            chosen,
            lambda: cache_outline(state, settings.language),
            lambda: cache_text(state),
        )


def _add_clear(commands: typer.Typer, settings: Settings) -> None:
    say = settings.say

    @commands.command(
        help=say("清空缓存；下次检查会重新读取", "Empty it; files are read again the next time"),
        epilog=settings.epilog("voucher cache clear"),
    )
    def clear() -> None:
        from voucher_cli.evidence.cache.place import clear_cache
        from voucher_cli.report.cache import cleared_outline

        show(cleared_outline(clear_cache(), settings.language), settings)
