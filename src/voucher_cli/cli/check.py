"""`voucher check`: judge a package."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voucher_cli.cli.options import FILE, Options
from voucher_cli.cli.output import Format, chosen_format, deliver
from voucher_cli.cli.reading import check_request, read_options
from voucher_cli.cli.settings import Settings
from voucher_cli.cli.target import check_target
from voucher_cli.errors import ExitStatus

if TYPE_CHECKING:
    from voucher_cli.report.model import Report
    from voucher_cli.workflow.check import Request


_SINCE = (
    "与以前的 JSON 报告比较：新增、已改正、仍存在",
    "compare with an earlier JSON report: new, mended, still open",
)
_STRICT = ("警告和待核实也算未通过", "fail on warnings and reviews")


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds the command, with its help in the user's language."""
    option = Options(settings.say)

    @app.command(
        help=settings.say(
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
        package: Annotated[Path, option.package()] = Path(),
        policy: Annotated[str | None, option.policy()] = None,
        route: Annotated[list[str] | None, option.route()] = None,
        manifest: Annotated[Path | None, option.manifest()] = None,
        confirmations: Annotated[Path | None, option.confirmations()] = None,
        since: Annotated[Path | None, option(*_SINCE, value=FILE)] = None,
        output_format: Annotated[str | None, option.format(Format)] = None,
        output: Annotated[Path | None, option.output()] = None,
        force: Annotated[bool, option.force()] = False,
        ocr: Annotated[bool, option.ocr()] = True,
        jobs: Annotated[int | None, option.jobs()] = None,
        cache: Annotated[bool, option.cache()] = True,
        strict: Annotated[bool, option(*_STRICT, "--strict")] = False,
    ) -> ExitStatus:
        chosen = chosen_format(output_format, output, tuple(Format))
        check_target(output, force=force)
        reading = read_options(ocr=ocr, jobs=jobs, cache=cache)
        request = check_request(package, policy, route, manifest, confirmations, reading, since)
        report = _report(request, settings)
        _show(report, request, settings, chosen, output, force=force)
        return ExitStatus.OK if report.passes(strict=strict) else ExitStatus.ERRORS_FOUND


def _report(request: "Request", settings: Settings) -> "Report":
    from voucher_cli.cli.progress import progress_for
    from voucher_cli.workflow.check import check

    return check(request, progress_for(settings))


def _show(
    report: "Report",
    request: "Request",
    settings: Settings,
    chosen: Format,
    output: Path | None,
    *,
    force: bool,
) -> None:
    from voucher_cli.report.check import report_outline
    from voucher_cli.report.json import report_text

    deliver(
        settings,
        chosen,
        lambda: report_outline(report, settings.language),
        lambda: report_text(report, settings.language),
        output,
        as_html=lambda: _html(report, request, settings),
        force=force,
    )


def _html(report: "Report", request: "Request", settings: Settings) -> str:
    from voucher_cli.cli.progress import progress_for
    from voucher_cli.report.html.build import html_report
    from voucher_cli.workflow.picturing import pictures_for

    pictures = pictures_for(report, request, progress_for(settings))
    return html_report(report, settings.language, pictures)
