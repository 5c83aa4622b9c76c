"""`voucher bundle`: the whole package as one submission volume."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voucher_cli.cli.options import SIZE, Options
from voucher_cli.cli.output import notify
from voucher_cli.cli.reading import check_request, read_options
from voucher_cli.cli.settings import Settings
from voucher_cli.errors import ExitStatus
from voucher_cli.report.outline import visible

if TYPE_CHECKING:
    from voucher_cli.workflow.bundle import Bundle

_SHOWN = 20
"""errors that are named; `voucher check` has them all"""
_OUTPUT = (
    "输出 .pdf 或 .zip（默认当前文件夹的 申报材料册.pdf）",
    ".pdf or .zip to write (申报材料册.pdf here)",
)
_MAX_SIZE = ("每册不超过，如 10MB；超过则分册", "most a volume, e.g. 10MB")
_ALLOW_ERRORS = ("有错误也装订", "bind it despite errors")
_ROUTE = ("只装订这些申报路径；可多次", "only these routes; repeatable")


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds the command, with its help in the user's language."""
    option = Options(settings.say)

    @app.command(
        help=settings.say(
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
        package: Annotated[Path, option.package()] = Path(),
        output: Annotated[Path | None, option.output(*_OUTPUT)] = None,
        max_size: Annotated[str | None, option(*_MAX_SIZE, value=SIZE)] = None,
        allow_errors: Annotated[bool, option(*_ALLOW_ERRORS, "--allow-errors")] = False,
        policy: Annotated[str | None, option.policy()] = None,
        route: Annotated[list[str] | None, option.route(*_ROUTE)] = None,
        manifest: Annotated[Path | None, option.manifest()] = None,
        confirmations: Annotated[Path | None, option.confirmations()] = None,
        force: Annotated[bool, option.force()] = False,
        ocr: Annotated[bool, option.ocr()] = True,
        jobs: Annotated[int | None, option.jobs()] = None,
        cache: Annotated[bool, option.cache()] = True,
    ) -> ExitStatus:
        from voucher_cli.cli.progress import progress_for
        from voucher_cli.evidence.package import VOLUME_NAME
        from voucher_cli.workflow.bundle import Request, size_of
        from voucher_cli.workflow.bundle import bundle as run

        limit = size_of(max_size) if max_size is not None else None
        reading = read_options(ocr=ocr, jobs=jobs, cache=cache)
        checking = check_request(package, policy, route, manifest, confirmations, reading)
        target = output or Path(f"{VOLUME_NAME}.pdf")
        done = run(Request(checking, target, limit, allow_errors, force), progress_for(settings))
        return _refuse(done, settings) if done.errors else _tell(done, settings)


def _refuse(done: "Bundle", settings: Settings) -> ExitStatus:
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
    return ExitStatus.ERRORS_FOUND


def _tell(done: "Bundle", settings: Settings) -> ExitStatus:
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
    return ExitStatus.OK
