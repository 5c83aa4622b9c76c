"""Marks the findings of a report that a reviewer has confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from voucher_cli.confirmations import Confirmation, Confirmations, parse_confirmations
from voucher_cli.errors import VoucherError
from voucher_cli.evidence.package import Package
from voucher_cli.evidence.packed import PackedFileError
from voucher_cli.findings import Finding, Level, Subject
from voucher_cli.language import Bilingual
from voucher_cli.report.model import Report, ReportedFinding

CONFIRMABLE = frozenset({Level.REVIEW, Level.WARNING})
"""what a person may settle; an error must be mended"""
_UNUSED = "confirmation-unused"


def confirmations_for(package: Package, elsewhere: Path | None) -> Confirmations | None:
    """Those in the file that the user names, else the package's own. Raises VoucherError."""
    try:
        if elsewhere is not None:
            return parse_confirmations(elsewhere.read_bytes(), str(elsewhere))
        if package.confirmations is not None:
            own = package.confirmations
            return parse_confirmations(own.read(), own.path)
    except OSError as error:
        why = error.strerror or str(error)
        raise _unreadable(str(elsewhere), Bilingual(why, why)) from error
    except PackedFileError as error:
        raise _unreadable("confirmations.yaml", error.detail) from error
    return None


def settle(report: Report, confirmations: Confirmations | None) -> Report:
    """The report with confirmed findings marked, and with a finding for each entry that no longer
    fits: its finding does not arise, is an error, or its file has changed."""
    if confirmations is None:
        return report
    fitting = {entry.id: entry for entry in confirmations.value if _fits(entry, report)}
    settled = [
        replace(reported, confirmed=fitting.get(reported.id)) for reported in report.findings
    ]
    return replace(report, findings=_in_order([*settled, *_unused(confirmations, report)]))


def sha256_of(report: Report, finding: Finding) -> str | None:
    """The digest of the file that a finding is about, None where it is about none."""
    file = report.evidence.file(finding.subject.file) if finding.subject.file else None
    return file.sha256 or None if file else None


def _fits(entry: Confirmation, report: Report) -> bool:
    reported = _reported(entry, report)
    return (
        reported is not None
        and reported.level in CONFIRMABLE
        and entry.sha256 == sha256_of(report, reported.finding)
    )


def _reported(entry: Confirmation, report: Report) -> ReportedFinding | None:
    return next((r for r in report.findings if r.id == entry.id), None)


def _unused(confirmations: Confirmations, report: Report) -> Iterator[ReportedFinding]:
    name = Path(confirmations.file).name
    for number, entry in enumerate(confirmations.value):
        if _fits(entry, report):
            continue
        reported = _reported(entry, report)
        variant = "default"
        if reported is not None:
            variant = "error" if reported.level not in CONFIRMABLE else "file-changed"
        finding = Finding(
            _UNUSED,
            Level.WARNING,
            Subject(where=f"{name}:{confirmations.mark((number,)).line}"),
            variant=variant,
            values={"id": entry.id},
            detail=f"{entry.id}:{entry.sha256}",
        )
        yield ReportedFinding(finding.id, finding)


def _in_order(findings: list[ReportedFinding]) -> tuple[ReportedFinding, ...]:
    """The gravest first; entries that say the same are told once."""
    gravity = {level: rank for rank, level in enumerate(Level)}
    once = {reported.id: reported for reported in findings}
    return tuple(sorted(once.values(), key=lambda reported: gravity[reported.level]))


def _unreadable(name: str, why: Bilingual) -> VoucherError:
    return VoucherError(
        Bilingual(f"无法读取确认文件 {name}：{why.zh}", f"cannot read {name}: {why.en}")
    )
