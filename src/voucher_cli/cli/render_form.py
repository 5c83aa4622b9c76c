"""`voucher render-form`: the official forms, filled in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voucher_cli.cli import completing
from voucher_cli.cli.options import FILE, FOLDER, ID, Options
from voucher_cli.cli.output import show
from voucher_cli.cli.settings import Settings
from voucher_cli.errors import ExitStatus, VoucherError
from voucher_cli.language import Bilingual

if TYPE_CHECKING:
    from voucher_cli.report.rendering import Rendering
    from voucher_cli.workflow.render import Request

_FORM = ("只填这些表；可多次", "only these forms; repeatable")
_TEMPLATE = ("要填的空白表（自行下载的）", "a blank of your own to fill")
_VALUES = ("按“标签: 值”填任何空白表", "fill any blank from pairs of label: value")
_OUTPUT = ("输出到（默认材料包内 forms/）", "where to (forms/)")
_PDF = ("另存 PDF（需 LibreOffice）", "PDFs as well")
_DRY_RUN = ("只显示哪个字段填到哪里", "only show what would go where")


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds the command, with its help in the user's language."""
    option = Options(settings.say)

    @app.command(
        "render-form",
        help=settings.say(
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
        package: Annotated[Path, option.package()] = Path(),
        policy: Annotated[str | None, option.policy()] = None,
        form: Annotated[
            list[str] | None, option(*_FORM, value=ID, autocompletion=completing.forms)
        ] = None,
        template: Annotated[Path | None, option(*_TEMPLATE, value=FILE)] = None,
        values: Annotated[Path | None, option(*_VALUES, value=FILE)] = None,
        output: Annotated[Path | None, option.output(*_OUTPUT, value=FOLDER)] = None,
        force: Annotated[bool, option.force()] = False,
        pdf: Annotated[bool, option(*_PDF, "--pdf")] = False,
        dry_run: Annotated[bool, option(*_DRY_RUN, "--dry-run")] = False,
    ) -> ExitStatus:
        from voucher_cli.report.rendering import rendering_outline
        from voucher_cli.workflow.render import Request

        request = Request(package, policy, tuple(form or ()), template, output, force, pdf, dry_run)
        result = _render(request, values, settings)
        show(rendering_outline(result, settings.language), settings)
        return ExitStatus.ERRORS_FOUND if result.refused else ExitStatus.OK


def _render(request: "Request", values: Path | None, settings: Settings) -> "Rendering":
    """From the manifest, or else from pairs of label and value. Raises VoucherError."""
    from voucher_cli.cli.progress import progress_for
    from voucher_cli.workflow.render import render, render_pairs

    if values is None:
        return render(request, progress_for(settings))
    if request.policy or request.forms:
        raise VoucherError(
            Bilingual(
                "--values 只按标签填写，不能与 --policy、--form 一起用",
                "--values goes by labels alone: leave out --policy and --form",
            )
        )
    return render_pairs(request, values)
