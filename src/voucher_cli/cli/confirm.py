"""`voucher confirm`: a reviewer has looked at a finding and settled it."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voucher_cli.cli.options import DAY, TEXT, Options
from voucher_cli.cli.output import notify
from voucher_cli.cli.reading import check_request, read_options
from voucher_cli.cli.settings import Settings
from voucher_cli.errors import ExitStatus

if TYPE_CHECKING:
    from voucher_cli.workflow.confirm import Request

_ARGUMENTS = (
    ("[材料包] 问题ID", "[PACKAGE] FINDING-ID"),
    "材料包（默认当前文件夹）和问题的 ID",
    "package (here) and finding's id",
)
_WHO = ("姓名", "NAME")
_ON = ("哪天确认（默认今天）", "on which day (today)")


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds the command, with its help in the user's language."""
    say, option = settings.say, Options(settings.say)

    @app.command(
        help=say(
            "确认一个待核实或警告的问题，此后不再计入结论",
            "Settle a finding of level review or warning: it is written to confirmations.yaml "
            "and no longer counts",
        ),
        epilog=settings.epilog(
            "voucher confirm ./folder scan-poor-0f1e2d3c4b --by 李敏 --reason 已核对原件",
        ),
    )
    def confirm(
        arguments: Annotated[list[str], option.argument(*_ARGUMENTS, show_default=False)],
        by: Annotated[str, option("谁确认", "who has looked", value=_WHO)],
        reason: Annotated[str, option("理由", "why", value=TEXT)],
        on: Annotated[datetime | None, option(*_ON, value=DAY, formats=["%Y-%m-%d"])] = None,
        confirmations: Annotated[Path | None, option.confirmations()] = None,
        policy: Annotated[str | None, option.policy()] = None,
        route: Annotated[list[str] | None, option.route()] = None,
        manifest: Annotated[Path | None, option.manifest()] = None,
        ocr: Annotated[bool, option.ocr()] = True,
        jobs: Annotated[int | None, option.jobs()] = None,
        cache: Annotated[bool, option.cache()] = True,
    ) -> ExitStatus:
        if len(arguments) > 2:
            raise typer.BadParameter(say("多了参数", "too many arguments"))
        from voucher_cli.workflow.confirm import Request

        package = Path(arguments[0]) if len(arguments) == 2 else Path()
        reading = read_options(ocr=ocr, jobs=jobs, cache=cache)
        checking = check_request(package, policy, route, manifest, confirmations, reading)
        day = on.date() if on else date.today()
        _confirm(Request(checking, arguments[-1], by, reason, day), settings)
        return ExitStatus.OK


def _confirm(request: "Request", settings: Settings) -> None:
    from voucher_cli import catalogue
    from voucher_cli.cli.progress import progress_for
    from voucher_cli.workflow.confirm import confirm

    done = confirm(request, progress_for(settings))
    message = catalogue.message(done.reported.finding, settings.language)
    notify(settings.say(f"已确认：{message}", f"confirmed: {message}"))
    notify(settings.say(f"已写入 {done.target}", f"written to {done.target}"))
