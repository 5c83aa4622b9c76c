"""`voucher bundle`: the whole package as one submission volume."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voucher_cli.cli import completing
from voucher_cli.cli.output import notify
from voucher_cli.cli.reading import cache_option, jobs_option, ocr_option, read_options
from voucher_cli.cli.settings import Settings
from voucher_cli.errors import ExitStatus
from voucher_cli.report.outline import visible

if TYPE_CHECKING:
    from voucher_cli.workflow.bundle import Bundle

_SHOWN = 20
"""errors that are named; `voucher check` has them all"""


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds the command, with its help in the user's language."""
    say = settings.say

    @app.command(
        help=say(
            "按清单顺序装订成 PDF（封面、目录、书签、页码）或 .zip",
            "Bind a package in the list's order into one PDF (cover, contents, dividers, "
            "bookmarks, page numbers) or a .zip",
        ),
        epilog=settings.epilog(
            "voucher bundle ./folder -o volume.pdf --max-size 10MB",
            "voucher bundle ./folder -o volume.zip",
        ),
    )
    def bundle(
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
                    "输出 .pdf 或 .zip（默认当前文件夹的 申报材料册.pdf）",
                    ".pdf or .zip to write (申报材料册.pdf here)",
                ),
            ),
        ] = None,
        max_size: Annotated[
            str | None,
            typer.Option(help=say("每册不超过，如 10MB；超过则分册", "most a volume, e.g. 10MB")),
        ] = None,
        allow_errors: Annotated[
            bool,
            typer.Option("--allow-errors", help=say("有错误也装订", "bind it despite errors")),
        ] = False,
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
                help=say("只装订这些申报路径；可多次", "only these routes; repeatable"),
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
        from voucher_cli.evidence.package import VOLUME_NAME
        from voucher_cli.workflow.bundle import Request, size_of
        from voucher_cli.workflow.bundle import bundle as run
        from voucher_cli.workflow.check import Request as CheckRequest

        limit = size_of(max_size) if max_size is not None else None
        reading = read_options(ocr=ocr, jobs=jobs, cache=cache)
        checking = CheckRequest(
            package, policy, tuple(route or ()), manifest, confirmations, None, reading
        )
        target = output or Path(f"{VOLUME_NAME}.pdf")
        request = Request(checking, target, limit, allow_errors, force)
        done = run(request, progress_for(settings))
        if done.errors:
            _refuse(done, settings)
            return ExitStatus.ERRORS_FOUND
        _tell(done, settings)
        return ExitStatus.OK


def _refuse(done: "Bundle", settings: Settings) -> None:
    from voucher_cli import catalogue

    count = len(done.errors)
    notify(
        settings.say(
            f"材料包有 {count} 个错误，未装订；改正后再装订，或加 --allow-errors：",
            f"the package has {count} errors and was not bound; mend them, or add --allow-errors:",
        )
    )
    for reported in done.errors[:_SHOWN]:
        notify("  - " + visible(catalogue.message(reported.finding, settings.language)))
    if count > _SHOWN:
        notify(settings.say(f"  …… 共 {count} 个", f"  … {count} in all"))


def _tell(done: "Bundle", settings: Settings) -> None:
    for note in done.notes:
        notify(settings.say("注意：", "note: ") + visible(note.text(settings.language)))
    for path in done.oversized:
        notify(
            settings.say(
                f"注意：{path} 超过 --max-size：其中一个文件本身就超过，不拆分单个文件",
                f"note: {path} is over --max-size: a single file is, and files are not split",
            )
        )
    pdf = done.volumes[0].suffix.lower() == ".pdf"
    for path, size in zip(done.volumes, done.sizes, strict=True):
        unit = settings.say("页", " pages") if pdf else settings.say("个文件", " files")
        space = settings.say(" ", "")
        notify(settings.say("已写入", "written to") + f" {path} ({size}{space}{unit})")
