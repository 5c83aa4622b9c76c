"""Writing the notice of what is still to mend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from voucher_cli.errors import VoucherError
from voucher_cli.evidence.package import CHECKLIST_NAME, NOTICE_NAME, OUTPUT_FILES
from voucher_cli.language import Bilingual, Language
from voucher_cli.notice.items import count, listed
from voucher_cli.notice.styles import Style
from voucher_cli.workflow.apart import hold_apart
from voucher_cli.workflow.check import Request as CheckRequest
from voucher_cli.workflow.check import check
from voucher_cli.workflow.progress import Progress, silent
from voucher_cli.workflow.saving import check_targets, save_all


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks for. `output` is a .docx, a folder, or None for the folder that the user
    is in; `deadline` stays blank where it is None."""

    checking: CheckRequest
    style: Style
    output: Path | None = None
    deadline: date | None = None
    force: bool = False


@dataclass(frozen=True)
class Noticed:
    """What was written, and how much it asks for."""

    target: Path
    mend: int
    explain: int


def notice(request: Request, language: Language, progress: Progress = silent) -> Noticed:
    """Checks the package and writes the notice. Raises VoucherError where it cannot."""
    from voucher_cli.notice.document import notice as notice_text

    target = _target(request)
    report = check(request.checking, progress)
    save_all({target: notice_text(report, request.style, request.deadline, language)})
    found = listed(report, language)
    return Noticed(target, count(found.mend), count(found.explain))


def _target(request: Request) -> Path:
    name = CHECKLIST_NAME if request.style is Style.CLIENT else NOTICE_NAME
    target = request.output or Path(name)
    if target.is_dir():
        target = target / name
    if target.suffix.lower() != ".docx":
        raise VoucherError(
            Bilingual(f"-o {target}：请写 .docx 文件名", f"-o {target}: name a .docx file")
        )
    package = request.checking.package
    check_targets([target], force=request.force, inputs=[package] if package.is_file() else [])
    hold_apart(target, package, lambda name: name in OUTPUT_FILES, name)
    return target
