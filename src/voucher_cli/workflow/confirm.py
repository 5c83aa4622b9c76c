"""Writing down that a reviewer has settled a finding."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from voucher_cli import strict_yaml
from voucher_cli.confirmations import Confirmation, with_entry
from voucher_cli.errors import VoucherError
from voucher_cli.evidence.package import CONFIRMATIONS_NAME, open_package
from voucher_cli.language import Bilingual
from voucher_cli.nearest import not_known
from voucher_cli.report.model import Report, ReportedFinding
from voucher_cli.workflow.check import Request as CheckRequest
from voucher_cli.workflow.check import check
from voucher_cli.workflow.progress import Progress, silent
from voucher_cli.workflow.saving import save_all
from voucher_cli.workflow.settling import CONFIRMABLE, sha256_of


@dataclass(frozen=True, slots=True)
class Request:
    """Which finding of which package is settled, by whom and why. `checking` is how the package
    is checked; its `confirmations` is where to write, else the package itself."""

    checking: CheckRequest
    finding: str
    by: str
    reason: str
    on: date


@dataclass(frozen=True)
class Confirmed:
    """What was written, and where."""

    target: Path
    reported: ReportedFinding


def confirm(request: Request, progress: Progress = silent) -> Confirmed:
    """Checks the package, finds the finding and adds the entry. Raises VoucherError where there is
    no such finding, where it is not one that a person may settle, and where it is settled."""
    for name, value in (("--by", request.by), ("--reason", request.reason)):
        if not value.strip():
            raise VoucherError(Bilingual(f"{name} 不能为空", f"{name} is blank"))
    target = _target(request.checking)
    existing = replace(
        request.checking, confirmations=target if target.exists() else None, since=None
    )
    report = check(existing, progress)
    reported = _reported(report, request.finding)
    entry = Confirmation(
        id=reported.id,
        sha256=sha256_of(report, reported.finding),
        by=request.by.strip(),
        on=request.on,
        reason=request.reason.strip(),
    )
    before = strict_yaml.decode(target.read_bytes()) if target.exists() else ""
    save_all({target: with_entry(before, entry).encode("utf-8")})
    return Confirmed(target, replace(reported, confirmed=entry))


def _target(checking: CheckRequest) -> Path:
    if checking.confirmations is not None:
        return checking.confirmations
    if not checking.package.is_dir():
        raise VoucherError(
            Bilingual(
                f"{checking.package} 不是文件夹：请用 --confirmations 指定确认文件",
                f"{checking.package} is no folder: say with --confirmations where to write",
            )
        )
    with open_package(checking.package, other_manifest=checking.manifest is not None) as package:
        return checking.package / package.root / CONFIRMATIONS_NAME


def _reported(report: Report, finding_id: str) -> ReportedFinding:
    found = next((r for r in report.findings if r.id == finding_id), None)
    if found is None:
        known = [r.id for r in report.findings if r.level in CONFIRMABLE and r.counts]
        what = Bilingual("没有这个 ID 的问题", "no finding has the id")
        raise VoucherError(not_known(what, finding_id, known))
    if found.level not in CONFIRMABLE:
        raise VoucherError(
            Bilingual(
                f"{finding_id} 的级别是 {found.level.value}，只有 review 和 warning 可以确认",
                f"{finding_id} is of level {found.level.value}: only review and warning can be "
                "confirmed",
            )
        )
    if found.confirmed is not None:
        settled = found.confirmed
        raise VoucherError(
            Bilingual(
                f"{finding_id} 已由 {settled.by} 于 {settled.on} 确认",
                f"{finding_id} was confirmed by {settled.by} on {settled.on}",
            )
        )
    return found
