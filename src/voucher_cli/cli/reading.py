"""The options of every command that reads files."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from voucher_cli.evidence.read_all import ReadOptions

Say = Callable[[str, str], str]


def ocr_option(say: Say) -> Any:
    """`--ocr/--no-ocr`"""
    return typer.Option(
        "--ocr/--no-ocr",
        help=say("识别扫描件、照片中的文字", "recognise the text of scans and photos"),
    )


def jobs_option(say: Say) -> Any:
    """`-j/--jobs`"""
    return typer.Option(
        "--jobs",
        "-j",
        min=0,
        max=256,
        show_default=False,
        help=say(
            "进程数（默认为核数）；0：不用独立进程",
            "worker processes; the cores there are by default; 0: none, so that a bad file may "
            "take the run down",
        ),
    )


def cache_option(say: Say) -> Any:
    """`--cache/--no-cache`"""
    return typer.Option(
        "--cache/--no-cache",
        help=say("记住已读内容，下次不再重读", "remember what was read for the next time"),
    )


def read_options(*, ocr: bool, jobs: int | None, cache: bool) -> ReadOptions:
    """What the user asked for."""
    from voucher_cli.evidence.cache.place import cache_folder
    from voucher_cli.evidence.read_all import ReadOptions, jobs_from_environment

    return ReadOptions(
        ocr=ocr,
        jobs=jobs_from_environment() if jobs is None else jobs,
        cache=cache_folder() if cache else None,
    )
