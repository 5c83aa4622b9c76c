"""`voucher init`: draft a manifest from the files."""

from pathlib import Path
from typing import Annotated

import typer

from voucher_cli.cli.output import show
from voucher_cli.cli.reading import cache_option, jobs_option, ocr_option, read_options
from voucher_cli.cli.settings import COMMON_OPTIONS, Settings
from voucher_cli.errors import ExitStatus


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds the command, with its help in the user's language."""
    say = settings.say

    @app.command(
        help=say(
            "读取材料包内的文件，起草清单 manifest.yaml：每个值注明出处，读不到的留空并给出提示",
            "Draft manifest.yaml from the files of a package: each value with where it was read, "
            "each gap with a hint",
        ),
        epilog=say(*COMMON_OPTIONS),
    )
    def init(
        folder: Annotated[
            Path, typer.Argument(help=say("材料包文件夹", "folder"), show_default=False)
        ] = Path(),
        policy: Annotated[
            str | None,
            typer.Option(help=say("政策（文件看不出时）", "policy, where the files do not tell")),
        ] = None,
        route: Annotated[
            list[str] | None,
            typer.Option(help=say("申报路径；可多次", "routes applied for; repeatable")),
        ] = None,
        output: Annotated[
            Path | None, typer.Option("--output", "-o", help=say("写到别处", "write elsewhere"))
        ] = None,
        force: Annotated[
            bool, typer.Option("--force", help=say("覆盖已有清单", "replace a manifest"))
        ] = False,
        ocr: Annotated[bool, ocr_option(say)] = True,
        jobs: Annotated[int | None, jobs_option(say)] = None,
        cache: Annotated[bool, cache_option(say)] = True,
    ) -> ExitStatus:
        from voucher_cli.cli.progress import progress_for
        from voucher_cli.report.draft import draft_outline
        from voucher_cli.workflow.init import Request
        from voucher_cli.workflow.init import init as run

        reading = read_options(ocr=ocr, jobs=jobs, cache=cache)
        request = Request(folder, policy, tuple(route or ()), output, force, reading)
        result = run(request, settings.language, progress_for(settings))
        show(draft_outline(result.target, result.draft, result.gaps, settings.language), settings)
        return ExitStatus.OK
