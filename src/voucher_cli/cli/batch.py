"""`voucher batch`: judge every package in a folder."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voucher_cli.cli.amounts import amount_of
from voucher_cli.cli.options import AMOUNT, FOLDER, Options
from voucher_cli.cli.output import Format, chosen_format, deliver, notify
from voucher_cli.cli.reading import read_options
from voucher_cli.cli.settings import Settings
from voucher_cli.errors import ExitStatus, VoucherError
from voucher_cli.language import Bilingual

if TYPE_CHECKING:
    from voucher_cli.batch.run import Judged, Request

_HELP = (
    "批量检查：文件夹中的每个子文件夹或 .zip 是一个材料包；并找出跨材料包的问题",
    "Check many packages, each sub-folder or .zip one, and what only shows across them",
)
_EXAMPLES = (
    "voucher batch ./season -o ./results",
    "voucher batch ./season --budget 5000万 -j 8",
    "voucher batch /mnt/season --cluster tcp://scheduler:8786 --shared-root /mnt",
)
_FOLDER = ("装有各材料包的文件夹", "the folder that holds the packages")
_OUTPUT = (
    "结果文件夹（默认：FOLDER-检查结果）",
    "folder for the results (default: FOLDER-results)",
)
_POLICY = (
    "只查这个政策的材料包；清单未写政策的按它检查",
    "only packages of this policy, and those whose manifest names none",
)
_ROUTE = ("只查申报这些路径的材料包；可多次", "only packages that claim these routes; repeatable")
_BUDGET = ("本季预算，如 5000万", "the season's budget, e.g. 50000000")
_HTML = ("为每个材料包写网页报告", "write an HTML report on each package")
_PICTURES = ("网页报告附页面图片（较慢、较大）", "with pictures of pages (slower, larger)")
_CLUSTER = (
    "在 Dask 集群上检查，如 tcp://调度机:8786",
    "judge on a Dask cluster, e.g. tcp://scheduler:8786",
)
_SHARED = (
    "集群各机都能访问的文件夹，材料包在其中（否则文件随任务发送）",
    "a folder that every machine of the cluster sees, with the packages in it (else files travel)",
)
_ADDRESS = ("地址", "ADDRESS")
_LONELY = Bilingual(
    "--shared-root 只与 --cluster 一起使用", "--shared-root goes with --cluster alone"
)
_STRICT = ("警告和待核实也算未通过", "fail on warnings and reviews")


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds the command, with its help in the user's language."""
    option = Options(settings.say)

    @app.command(help=settings.say(*_HELP), epilog=settings.epilog(*_EXAMPLES))
    def batch(
        folder: Annotated[Path, option.argument(FOLDER, *_FOLDER)],
        output: Annotated[Path | None, option.output(*_OUTPUT, value=FOLDER)] = None,
        policy: Annotated[str | None, option.policy(*_POLICY)] = None,
        route: Annotated[list[str] | None, option.route(*_ROUTE)] = None,
        budget: Annotated[str | None, option(*_BUDGET, value=AMOUNT)] = None,
        html: Annotated[bool, option(*_HTML, "--html/--no-html")] = True,
        pictures: Annotated[bool, option(*_PICTURES, "--pictures/--no-pictures")] = False,
        cluster: Annotated[str | None, option(*_CLUSTER, value=_ADDRESS)] = None,
        shared_root: Annotated[Path | None, option(*_SHARED, value=FOLDER)] = None,
        output_format: Annotated[str | None, option.format()] = None,
        force: Annotated[bool, option.force()] = False,
        ocr: Annotated[bool, option.ocr()] = True,
        jobs: Annotated[int | None, option.jobs()] = None,
        cache: Annotated[bool, option.cache()] = True,
        strict: Annotated[bool, option(*_STRICT, "--strict")] = False,
    ) -> ExitStatus:
        chosen = chosen_format(output_format)
        from voucher_cli.batch.options import UnitOptions
        from voucher_cli.batch.run import Request

        routes, language = tuple(route or ()), settings.language
        reading = read_options(ocr=ocr, jobs=jobs, cache=cache)
        request = Request(
            folder,
            output or _beside(folder, settings),
            UnitOptions(policy, routes, ocr, language, html, pictures and html),
            reading.jobs,
            reading.cache,
            None if budget is None else amount_of("--budget", budget, positive=True),
            cluster,
            _shared(shared_root, cluster),
            force,
        )
        judged = _judged(request, settings)
        _show(judged, request, settings, chosen)
        return ExitStatus.OK if judged.season.passes(strict=strict) else ExitStatus.ERRORS_FOUND


def _shared(root: Path | None, cluster: str | None) -> Path | None:
    if root is not None and cluster is None:
        raise VoucherError(_LONELY)
    return root


def _beside(folder: Path, settings: Settings) -> Path:
    """In the current folder, under a name that says whose results they are."""
    return Path(f"{folder.resolve().name}-{settings.say('检查结果', 'results')}")


def _judged(request: "Request", settings: Settings) -> "Judged":
    from voucher_cli.batch.run import run
    from voucher_cli.cli.season_progress import season_progress

    try:
        with season_progress(settings) as progress:
            return run(request, progress, lambda said: notify(settings.say(said.zh, said.en)))
    except KeyboardInterrupt:
        notify(
            settings.say(
                f"已完成的结果保存在 {request.output}；再次运行同一命令即可继续",
                f"what was done is kept in {request.output}: run the same command again to go on",
            )
        )
        raise


def _show(judged: "Judged", request: "Request", settings: Settings, chosen: Format) -> None:
    from voucher_cli.batch.outline import season_outline
    from voucher_cli.batch.season_json import season_text

    deliver(
        settings,
        chosen,
        lambda: season_outline(judged, request.output, settings.language),
        lambda: season_text(judged.season, settings.language),
    )
