"""`voucher confirm`: a reviewer has looked at a finding and settled it."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from voucher_cli.cli import completing
from voucher_cli.cli.output import notify
from voucher_cli.cli.reading import cache_option, jobs_option, ocr_option, read_options
from voucher_cli.cli.settings import Settings
from voucher_cli.errors import ExitStatus


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds the command, with its help in the user's language."""
    say = settings.say

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
        arguments: Annotated[
            list[str],
            typer.Argument(
                metavar=say("[材料包] 问题ID", "[PACKAGE] FINDING-ID"),
                help=say("材料包（默认当前文件夹）和问题的 ID", "package (here) and finding's id"),
                show_default=False,
            ),
        ],
        by: Annotated[str, typer.Option(help=say("谁确认", "who has looked"), show_default=False)],
        reason: Annotated[str, typer.Option(help=say("理由", "why"), show_default=False)],
        on: Annotated[
            datetime | None,
            typer.Option(
                formats=["%Y-%m-%d"], help=say("哪天确认（默认今天）", "on which day (today)")
            ),
        ] = None,
        confirmations: Annotated[
            Path | None,
            typer.Option(help=say("材料包之外的确认文件", "confirmations kept elsewhere")),
        ] = None,
        policy: Annotated[
            str | None,
            typer.Option(
                help=say("政策（清单未写时）", "policy, if no manifest says"),
                autocompletion=completing.policies,
            ),
        ] = None,
        route: Annotated[
            list[str] | None,
            typer.Option(
                help=say("只查这些申报路径；可多次", "only these routes; repeatable"),
                autocompletion=completing.routes,
            ),
        ] = None,
        manifest: Annotated[
            Path | None, typer.Option(help=say("材料包之外的清单", "a manifest from elsewhere"))
        ] = None,
        ocr: Annotated[bool, ocr_option(say)] = True,
        jobs: Annotated[int | None, jobs_option(say)] = None,
        cache: Annotated[bool, cache_option(say)] = True,
    ) -> ExitStatus:
        if len(arguments) > 2:
            raise typer.BadParameter(say("多了参数", "too many arguments"))
        from voucher_cli import catalogue
        from voucher_cli.cli.progress import progress_for
        from voucher_cli.workflow.check import Request as CheckRequest
        from voucher_cli.workflow.confirm import Request
        from voucher_cli.workflow.confirm import confirm as run

        package = Path(arguments[0]) if len(arguments) == 2 else Path()
        checking = CheckRequest(
            package,
            policy,
            tuple(route or ()),
            manifest,
            confirmations,
            None,
            read_options(ocr=ocr, jobs=jobs, cache=cache),
        )
        day = on.date() if on else date.today()
        request = Request(checking, arguments[-1], by, reason, day)
        done = run(request, progress_for(settings))
        message = catalogue.message(done.reported.finding, settings.language)
        notify(say(f"已确认：{message}", f"confirmed: {message}"))
        notify(say(f"已写入 {done.target}", f"written to {done.target}"))
        return ExitStatus.OK
