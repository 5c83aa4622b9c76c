"""What has changed since an earlier report, by the ids of the findings."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from voucher_cli.errors import VoucherError
from voucher_cli.findings import Level
from voucher_cli.language import Bilingual
from voucher_cli.report.json import SCHEMA
from voucher_cli.report.model import EarlierFinding, Report, Since

_MOST_BYTES = 200 * 1024 * 1024


def earlier_findings(path: Path) -> tuple[EarlierFinding, ...]:
    """The findings of a JSON report. Raises VoucherError where the file is none."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _no_report(path)
        data = json.loads(path.read_bytes())
        if data["schema"] != SCHEMA:
            raise _no_report(path)
        return tuple(_finding(entry) for entry in data["findings"])
    except OSError as error:
        why = error.strerror or str(error)
        raise VoucherError(
            Bilingual(f"无法读取 {path}：{why}", f"cannot read {path}: {why}")
        ) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _no_report(path) from error


def compared(report: Report, earlier: tuple[EarlierFinding, ...], of: Path) -> Report:
    """The report with what is new, what was there before, and what has been mended since."""
    before = {finding.id for finding in earlier}
    now = {reported.id for reported in report.findings}
    since = Since(
        of=str(of),
        new=tuple(r.id for r in report.findings if r.id not in before),
        open=tuple(r.id for r in report.findings if r.id in before),
        mended=tuple(finding for finding in earlier if finding.id not in now),
    )
    return replace(report, since=since)


def _finding(entry: Any) -> EarlierFinding:
    return EarlierFinding(
        id=str(entry["id"]),
        name=str(entry["name"]),
        level=Level(entry["level"]),
        message=str(entry["message"]),
        file=None if entry.get("file") is None else str(entry["file"]),
    )


def _no_report(path: Path) -> VoucherError:
    return VoucherError(
        Bilingual(
            f"{path} 不是 voucher check --format json 写出的报告",
            f"{path} is no report that voucher check --format json wrote",
        )
    )
