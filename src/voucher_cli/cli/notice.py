"""`voucher notice`: what is still to mend, as a letter or a checklist."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voucher_cli.cli.options import DAY, NAME, Options
from voucher_cli.cli.output import notify
from voucher_cli.cli.reading import check_request, read_options
from voucher_cli.cli.settings import Settings
from voucher_cli.errors import ExitStatus, VoucherError
from voucher_cli.language import Bilingual
from voucher_cli.nearest import not_known

if TYPE_CHECKING:
    from voucher_cli.notice.styles import Style
    from voucher_cli.workflow.notice import Noticed

_OUTPUT = (
    "输出 .docx（默认当前文件夹的 补正材料通知书.docx）",
    ".docx to write (补正材料通知书.docx here)",
)
_STYLE = ("bureau 通知书 | client 客户清单", "bureau: a notice | client: a checklist")
_DEADLINE = ("补正期限（默认留空）", "by when (blank)")


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds the command, with its help in the user's language."""
    option = Options(settings.say)

    @app.command(
        help=settings.say(
            "把仍需补正的事项写成补正材料通知书（.docx），每项一次",
            "Write everything still to mend, once, with clause and remedy, as a notice (.docx)",
        ),
        epilog=settings.epilog(
            "voucher notice ./folder --deadline 2025-01-10",
            "voucher notice ./folder --style client -o list.docx",
        ),
    )
    def notice(
        package: Annotated[Path, option.package()] = Path(),
        output: Annotated[Path | None, option.output(*_OUTPUT)] = None,
        style: Annotated[str, option(*_STYLE, value=NAME)] = "bureau",
        deadline: Annotated[
            datetime | None, option(*_DEADLINE, value=DAY, formats=["%Y-%m-%d"])
        ] = None,
        policy: Annotated[str | None, option.policy()] = None,
        route: Annotated[list[str] | None, option.route()] = None,
        manifest: Annotated[Path | None, option.manifest()] = None,
        confirmations: Annotated[Path | None, option.confirmations()] = None,
        force: Annotated[bool, option.force()] = False,
        ocr: Annotated[bool, option.ocr()] = True,
        jobs: Annotated[int | None, option.jobs()] = None,
        cache: Annotated[bool, option.cache()] = True,
    ) -> ExitStatus:
        from voucher_cli.cli.progress import progress_for
        from voucher_cli.workflow.notice import Request
        from voucher_cli.workflow.notice import notice as run

        reading = read_options(ocr=ocr, jobs=jobs, cache=cache)
        checking = check_request(package, policy, route, manifest, confirmations, reading)
        day = deadline.date() if deadline else None
        request = Request(checking, _style(style), output, day, force)
        _tell(run(request, settings.language, progress_for(settings)), settings)
        return ExitStatus.OK


def _style(text: str) -> "Style":
    """Raises VoucherError for one that there is not."""
    from voucher_cli.notice.styles import Style

    if text not in list(Style):
        what = Bilingual("--style 没有样式", "--style: no such style")
        raise VoucherError(not_known(what, text, list(Style)))
    return Style(text)


def _tell(done: "Noticed", settings: Settings) -> None:
    say = settings.say
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
