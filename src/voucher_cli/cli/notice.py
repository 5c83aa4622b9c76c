"""`voucher notice`: what is still to mend, as a letter or a checklist."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from voucher_cli.cli import completing
from voucher_cli.cli.output import notify
from voucher_cli.cli.reading import cache_option, jobs_option, ocr_option, read_options
from voucher_cli.cli.settings import Settings
from voucher_cli.errors import ExitStatus, VoucherError
from voucher_cli.language import Bilingual
from voucher_cli.nearest import not_known


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds the command, with its help in the user's language."""
    say = settings.say

    @app.command(
        help=say(
            "把仍需补正的事项写成补正材料通知书（.docx），每项一次",
            "Write everything still to mend, once, with clause and remedy, as a notice (.docx)",
        ),
        epilog=settings.epilog(
            "voucher notice ./folder --deadline 2025-01-10",
            "voucher notice ./folder --style client -o list.docx",
        ),
    )
    def notice(
        package: Annotated[
            Path,
            typer.Argument(help=say("材料包文件夹或 .zip", "folder or .zip"), show_default=False),
        ] = Path(),
        output: Annotated[
            Path | None,
            typer.Option(
                "--output",
                "-o",
                help=say(
                    "输出 .docx（默认当前文件夹的 补正材料通知书.docx）",
                    ".docx to write (补正材料通知书.docx here)",
                ),
            ),
        ] = None,
        style: Annotated[
            str,
            typer.Option(
                help=say(
                    "bureau 通知书 | client 客户清单",
                    "bureau: a notice | client: a checklist",
                )
            ),
        ] = "bureau",
        deadline: Annotated[
            datetime | None,
            typer.Option(formats=["%Y-%m-%d"], help=say("补正期限（默认留空）", "by when (blank)")),
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
        confirmations: Annotated[
            Path | None,
            typer.Option(help=say("材料包之外的确认文件", "confirmations from elsewhere")),
        ] = None,
        force: Annotated[
            bool, typer.Option("--force", help=say("覆盖已有文件", "replace an existing file"))
        ] = False,
        ocr: Annotated[bool, ocr_option(say)] = True,
        jobs: Annotated[int | None, jobs_option(say)] = None,
        cache: Annotated[bool, cache_option(say)] = True,
    ) -> ExitStatus:
        from voucher_cli.cli.progress import progress_for
        from voucher_cli.notice.styles import Style
        from voucher_cli.workflow.check import Request as CheckRequest
        from voucher_cli.workflow.notice import Request
        from voucher_cli.workflow.notice import notice as run

        if style not in list(Style):
            what = Bilingual("--style 没有样式", "--style: no such style")
            raise VoucherError(not_known(what, style, list(Style)))
        reading = read_options(ocr=ocr, jobs=jobs, cache=cache)
        checking = CheckRequest(
            package, policy, tuple(route or ()), manifest, confirmations, None, reading
        )
        day = deadline.date() if deadline else None
        request = Request(checking, Style(style), output, day, force)
        done = run(request, settings.language, progress_for(settings))
        if done.mend or done.explain:
            notify(
                say(
                    f"需补正 {done.mend} 项，需说明或核实 {done.explain} 项",
                    f"{done.mend} to mend, {done.explain} to explain or confirm",
                )
            )
        else:
            notify(say("没有需要补正的事项", "there is nothing to mend"))
        notify(say(f"已写入 {done.target}", f"written to {done.target}"))
        return ExitStatus.OK
