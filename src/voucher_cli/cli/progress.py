"""How far a check is: a line on stderr that the result replaces, or every file with -v."""

from __future__ import annotations

import sys
import time

from voucher_cli.cli.output import notify
from voucher_cli.cli.settings import Settings
from voucher_cli.report.outline import visible
from voucher_cli.report.wrapping import width
from voucher_cli.workflow.progress import Progress, silent

_PATIENCE = 1.0
"""seconds in which nobody wonders what the program is doing"""
_LONGEST_NAME = 50


def progress_for(settings: Settings) -> Progress:
    """Every file with `-v`; else one changing line, on a terminal and once it takes long."""
    if settings.verbose:
        return lambda path, number, of: notify(f"[{number}/{of}] {visible(path)}")
    return _Line(settings) if sys.stderr.isatty() else silent


class _Line:
    """One line that is written over; a slow terminal is no reason for a crash."""

    def __init__(self, settings: Settings) -> None:
        self._since = time.monotonic()
        self._reading = settings.say("正在读取", "reading")

    def __call__(self, path: str, number: int, of: int) -> None:
        if time.monotonic() - self._since < _PATIENCE:
            return
        name = visible(path)
        while width(name) > _LONGEST_NAME:
            name = name[1:]
        sys.stderr.write(f"\r\x1b[K{self._reading} {number}/{of}  {name}")
        if number == of:
            sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
