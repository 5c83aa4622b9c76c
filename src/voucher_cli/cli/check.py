"""`voucher check`: judge a package."""

from pathlib import Path
from typing import Annotated

import typer

from voucher_cli.cli import completing
from voucher_cli.cli.output import Format, chosen_format, deliver
from voucher_cli.cli.reading import cache_option, jobs_option, ocr_option, read_options
from voucher_cli.cli.settings import Settings
from voucher_cli.cli.target import check_target
from voucher_cli.errors import ExitStatus


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds the command, with its help in the user's language."""
    say = settings.say

    @app.command(
        help=say(
            "检查申报材料包：缺什么、错在哪、最多可申领多少",
            "Check a package: what is missing or wrong, and the award ceiling",
        ),
        epilog=settings.epilog(
            "voucher check ./folder",
            "voucher check package.zip --format html -o report.html",
            "voucher check ./folder --since report.json",
        ),
    )
    def check(
        package: Annotated[
            Path,
            typer.Argument(help=say("材料包文件夹或 .zip", "folder or .zip"), show_default=False),
        ] = Path(),
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
            Path | None,
            typer.Option(help=say("材料包之外的清单文件", "a manifest from elsewhere")),
        ] = None,
        confirmations: Annotated[
            Path | None,
            typer.Option(help=say("材料包之外的确认文件", "confirmations from elsewhere")),
        ] = None,
        since: Annotated[
            Path | None,
            typer.Option(
                help=say(
                    "与以前的 JSON 报告比较：新增、已改正、仍存在",
                    "compare with an earlier JSON report: new, mended, still open",
                )
            ),
        ] = None,
        output_format: Annotated[
            str | None, typer.Option("--format", help=" | ".join(Format))
        ] = None,
        output: Annotated[
            Path | None, typer.Option("--output", "-o", help=say("写入文件", "write to a file"))
        ] = None,
        force: Annotated[
            bool, typer.Option("--force", help=say("覆盖已有文件", "replace an existing file"))
        ] = False,
        ocr: Annotated[bool, ocr_option(say)] = True,
        jobs: Annotated[int | None, jobs_option(say)] = None,
        cache: Annotated[bool, cache_option(say)] = True,
        strict: Annotated[
            bool,
            typer.Option(
                "--strict", help=say("警告和待核实也算未通过", "fail on warnings and reviews")
            ),
        ] = False,
    ) -> ExitStatus:
        chosen = chosen_format(output_format, output, tuple(Format))
        check_target(output, force=force)
        from voucher_cli.cli.progress import progress_for
        from voucher_cli.report.check import report_outline
        from voucher_cli.report.json import report_text
        from voucher_cli.workflow.check import Request
        from voucher_cli.workflow.check import check as run

        reading = read_options(ocr=ocr, jobs=jobs, cache=cache)
        request = Request(
            package, policy, tuple(route or ()), manifest, confirmations, since, reading
        )
        report = run(request, progress_for(settings))

        def as_html() -> str:
            from voucher_cli.report.html.build import html_report
            from voucher_cli.workflow.picturing import pictures_for

            pictures = pictures_for(report, request, progress_for(settings))
            return html_report(report, settings.language, pictures)

        deliver(
            settings,
            chosen,
            lambda: report_outline(report, settings.language),
            lambda: report_text(report, settings.language),
            output,
            as_html=as_html,
            force=force,
        )
        return ExitStatus.OK if report.passes(strict=strict) else ExitStatus.ERRORS_FOUND
