"""How far a check is: a line on stderr that the result replaces, or every file with -v."""

from __future__ import annotations

import sys
import time

from voucher_cli.cli.output import notify
from voucher_cli.cli.settings import Settings
from voucher_cli.report.outline import visible
from voucher_cli.report.wrapping import width
from voucher_cli.workflow.progress import Progress, Step, silent

PATIENCE = 1.0
"""seconds in which nobody wonders what the program is doing"""
_LONGEST_NAME = 50
TELLING = 3
"""pages (or packages) after which the time that they took says something about those to come"""


def progress_for(settings: Settings) -> Progress:
    """Every file with `-v`; else one changing line, on a terminal and once it takes long."""
    if settings.verbose:
        return _Files()
    return _Line(settings) if sys.stderr.isatty() else silent


class _Files:
    """Each file as it is begun, on a line of its own."""

    def __init__(self) -> None:
        self._told = 0

    def __call__(self, step: Step) -> None:
        if step.file > self._told:
            self._told = step.file
            notify(f"[{step.file}/{step.files}] {visible(step.path)}")


class _Line:
    """One line that is written over; a slow terminal is no reason for a crash."""

    def __init__(self, settings: Settings) -> None:
        self._since = time.monotonic()
        self._first_page: float | None = None
        self._say = settings.say

    def __call__(self, step: Step) -> None:
        now = time.monotonic()
        if step.pages and self._first_page is None:
            self._first_page = now
        over = step.file == step.files and step.pages_done == step.pages
        if now - self._since < PATIENCE:
            return
        sys.stderr.write("\r\x1b[K" if over else f"\r\x1b[K{self._text(step, now)}")
        sys.stderr.flush()

    def _text(self, step: Step, now: float) -> str:
        if step.file < step.files or not step.pages:
            name = visible(step.path)
            while width(name) > _LONGEST_NAME:
                name = name[1:]
            return f"{self._say('正在读取', 'reading')} {step.file}/{step.files}  {name}"
        text = self._say(
            f"正在识别图像 {step.pages_done}/{step.pages} 页",
            f"looking at pictures: {step.pages_done} of {step.pages} pages",
        )
        if step.pages_done < TELLING or self._first_page is None:
            return text
        left = (now - self._first_page) / step.pages_done * (step.pages - step.pages_done)
        return text + self._say(f"，约还需 {span(left)[0]}", f", about {span(left)[1]} left")


def span(seconds: float) -> tuple[str, str]:
    """A length of time as people say it, in Chinese and English."""
    if seconds < 90:
        return f"{max(round(seconds), 1)} 秒", f"{max(round(seconds), 1)} s"
    return f"{round(seconds / 60)} 分钟", f"{round(seconds / 60)} min"
