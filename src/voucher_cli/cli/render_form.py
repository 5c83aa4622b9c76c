"""`voucher render-form`: the official forms, filled in."""

from pathlib import Path
from typing import Annotated

import typer

from voucher_cli.cli import completing
from voucher_cli.cli.output import show
from voucher_cli.cli.settings import Settings
from voucher_cli.errors import ExitStatus, VoucherError
from voucher_cli.language import Bilingual


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds the command, with its help in the user's language."""
    say = settings.say

    @app.command(
        "render-form",
        help=say(
            "按清单填写官方申报表和承诺书；没有清单则输出空白表",
            "Fill the official forms and letters from the manifest, to print, sign and seal; "
            "without a manifest, write blank ones",
        ),
        epilog=settings.epilog(
            "voucher render-form ./folder",
            "voucher render-form --template blank.docx --values v.yaml -o out.docx",
        ),
    )
    def render_form(
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
        form: Annotated[
            list[str] | None,
            typer.Option(
                help=say("只填这些表；可多次", "only these forms; repeatable"),
                autocompletion=completing.forms,
            ),
        ] = None,
        template: Annotated[
            Path | None,
            typer.Option(help=say("要填的空白表（自行下载的）", "a blank of your own to fill")),
        ] = None,
        values: Annotated[
            Path | None,
            typer.Option(
                help=say("按“标签: 值”填任何空白表", "fill any blank from pairs of label: value")
            ),
        ] = None,
        output: Annotated[
            Path | None,
            typer.Option(
                "--output", "-o", help=say("输出到（默认材料包内 forms/）", "where to (forms/)")
            ),
        ] = None,
        force: Annotated[
            bool, typer.Option("--force", help=say("覆盖已有文件", "replace existing files"))
        ] = False,
        pdf: Annotated[
            bool, typer.Option("--pdf", help=say("另存 PDF（需 LibreOffice）", "PDFs as well"))
        ] = False,
        dry_run: Annotated[
            bool,
            typer.Option(
                "--dry-run", help=say("只显示哪个字段填到哪里", "only show what would go where")
            ),
        ] = False,
    ) -> ExitStatus:
        from voucher_cli.cli.progress import progress_for
        from voucher_cli.report.rendering import rendering_outline
        from voucher_cli.workflow.render import Request, render, render_pairs

        request = Request(package, policy, tuple(form or ()), template, output, force, pdf, dry_run)
        if values is not None and (policy or form):
            raise VoucherError(
                Bilingual(
                    "--values 只按标签填写，不能与 --policy、--form 一起用",
                    "--values goes by labels alone: leave out --policy and --form",
                )
            )
        if values is not None:
            result = render_pairs(request, values)
        else:
            result = render(request, progress_for(settings))
        show(rendering_outline(result, settings.language), settings)
        return ExitStatus.ERRORS_FOUND if result.refused else ExitStatus.OK
