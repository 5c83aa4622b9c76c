"""`voucher init`: draft a manifest from the files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voucher_cli.cli.options import NAME, Options
from voucher_cli.cli.output import show
from voucher_cli.cli.reading import read_options
from voucher_cli.cli.settings import Settings
from voucher_cli.errors import ExitStatus, VoucherError
from voucher_cli.language import Bilingual
from voucher_cli.nearest import not_known

if TYPE_CHECKING:
    from voucher_cli.workflow.init import ManifestFormat


_FOLDER = (("文件夹", "folder"), "材料包文件夹", "folder")
_POLICY = ("政策（文件看不出时）", "policy, where the files do not tell")
_ROUTE = ("申报路径；可多次", "routes applied for; repeatable")
_FORMAT = ("yaml（默认）或 xlsx 表格", "yaml (the default) or xlsx, a workbook")


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds the command, with its help in the user's language."""
    option = Options(settings.say)

    @app.command(
        help=settings.say(
            "由文件起草清单 manifest.yaml 或 manifest.xlsx，值注出处",
            "Draft manifest.yaml (or manifest.xlsx, a workbook) from the files of a package: each "
            "value with where it was read, each gap with a hint",
        ),
        epilog=settings.epilog(
            "voucher init ./folder",
            "voucher init ./folder --format xlsx",
        ),
    )
    def init(
        folder: Annotated[Path, option.argument(*_FOLDER, show_default=False)] = Path(),
        policy: Annotated[str | None, option.policy(*_POLICY)] = None,
        route: Annotated[list[str] | None, option.route(*_ROUTE)] = None,
        manifest_format: Annotated[str | None, option(*_FORMAT, "--format", value=NAME)] = None,
        output: Annotated[Path | None, option.output("写到别处", "write elsewhere")] = None,
        force: Annotated[bool, option.force("覆盖已有清单", "replace a manifest")] = False,
        ocr: Annotated[bool, option.ocr()] = True,
        jobs: Annotated[int | None, option.jobs()] = None,
        cache: Annotated[bool, option.cache()] = True,
    ) -> ExitStatus:
        from voucher_cli.cli.progress import progress_for
        from voucher_cli.report.draft import draft_outline
        from voucher_cli.workflow.init import Request
        from voucher_cli.workflow.init import init as run

        chosen = _format(manifest_format)
        reading = read_options(ocr=ocr, jobs=jobs, cache=cache)
        request = Request(folder, policy, tuple(route or ()), output, force, chosen, reading)
        result = run(request, settings.language, progress_for(settings))
        outline = draft_outline(
            result.target, result.draft, result.gaps, result.cells, settings.language
        )
        show(outline, settings)
        return ExitStatus.OK


def _format(text: str | None) -> "ManifestFormat | None":
    """Raises VoucherError for one that there is not."""
    from voucher_cli.workflow.init import ManifestFormat

    if text is None:
        return None
    try:
        return ManifestFormat(text.lower())
    except ValueError:
        what = Bilingual("--format 没有格式", "--format: no such format")
        raise VoucherError(not_known(what, text, list(ManifestFormat))) from None
