"""The JSON reports of the packages, read again one at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from voucher_cli.batch.model import Row

ReportOf = Callable[[Row], Mapping[str, Any] | None]


def report_of(folder: Path) -> ReportOf:
    """Finds the report of a row in the output folder; None where it has none."""

    def find(row: Row) -> Mapping[str, Any] | None:
        name = next((name for name in row.written if name.endswith(".json")), None)
        if name is None:
            return None
        try:
            report = json.loads((folder / name).read_bytes())
        except (OSError, ValueError):
            return None
        return report if isinstance(report, dict) else None

    return find
