"""results.jsonl as it stands in the end: the rows in the order of the packages, each with what
the season says of it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from voucher_cli.batch.codec import encode_row
from voucher_cli.batch.model import Row
from voucher_cli.batch.season import Season, SeasonFinding, season_verdict
from voucher_cli.batch.season_json import finding_json
from voucher_cli.language import Language


def write_lines(to: Path, rows: Iterable[Row], season: Season, language: Language) -> None:
    """Writes every row with `season_verdict` and `across`, the findings that it has part in."""
    across: dict[str, list[SeasonFinding]] = defaultdict(list)
    for found in season.findings:
        for package in found.packages:
            across[package].append(found)
    with to.open("wb") as file:
        for row in rows:
            mine = tuple(across.get(row.package, ()))
            verdict = season_verdict(row, mine)
            more = {
                "season_verdict": verdict and verdict.value,
                "across": [finding_json(found, language) for found in mine],
            }
            tail = json.dumps(more, ensure_ascii=False).encode("utf-8", "replace")
            file.write(encode_row(row)[:-1] + b"," + tail[1:] + b"\n")
