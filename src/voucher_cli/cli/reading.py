"""What the shared options of a command line come to: how files are read, what is checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voucher_cli.evidence.read_all import ReadOptions
    from voucher_cli.workflow.check import Request


def read_options(*, ocr: bool, jobs: int | None, cache: bool) -> ReadOptions:
    """How the user wants files to be read."""
    from voucher_cli.evidence.cache.place import cache_folder
    from voucher_cli.evidence.read_all import ReadOptions, jobs_from_environment

    return ReadOptions(
        ocr=ocr,
        jobs=jobs_from_environment() if jobs is None else jobs,
        cache=cache_folder() if cache else None,
    )


def check_request(
    package: Path,
    policy: str | None,
    routes: Sequence[str] | None,
    manifest: Path | None,
    confirmations: Path | None,
    reading: ReadOptions,
    since: Path | None = None,
) -> Request:
    """What the user wants to have checked, and how."""
    from voucher_cli.workflow.check import Request

    return Request(package, policy, tuple(routes or ()), manifest, confirmations, since, reading)
