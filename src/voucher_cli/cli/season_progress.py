"""How far a season is: a line on stderr that the result replaces, or every package with -v."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from voucher_cli.batch.model import Row
from voucher_cli.batch.progress import SeasonProgress, SeasonStep, unheard
from voucher_cli.cli.output import notify
from voucher_cli.cli.progress import PATIENCE, TELLING, span
from voucher_cli.cli.settings import Settings
from voucher_cli.findings import Level
from voucher_cli.report import words
from voucher_cli.report.outline import visible

if TYPE_CHECKING:
    from rich.status import Status


@contextmanager
def season_progress(settings: Settings) -> Iterator[SeasonProgress]:
    """Every package with `-v`; else one changing line, on a terminal. Gone when it ends, however
    that comes about."""
    if settings.verbose:
        yield _Packages(settings)
    elif not sys.stderr.isatty():
        yield unheard
    else:
        from rich.console import Console

        console = Console(stderr=True, highlight=False, no_color=not settings.colour)
        with console.status("") as status:
            yield _Season(settings, status)


class _Packages:
    """Each package as it is done, with what became of it, on a line of its own."""

    def __init__(self, settings: Settings) -> None:
        self._say = settings.say

    def __call__(self, step: SeasonStep) -> None:
        if step.row is not None:
            name = visible(step.row.package)
            notify(f"[{step.done}/{step.packages}] {name}  {self._outcome(step, step.row)}")

    def _outcome(self, step: SeasonStep, row: Row) -> str:
        if row.verdict is None:
            first = visible((row.problem or "").partition("\n")[0])
            return self._say(f"无法检查：{first}", f"could not be checked: {first}")
        verdict = words.VERDICTS[row.verdict]
        same = ("", "") if step.is_new else ("（未变化）", " (unchanged)")
        return self._say(verdict.zh + same[0], verdict.en + same[1])


class _Season:
    """How many are done, how fast and how long still, what was found. It moves even while nothing
    is done: a package of scans takes minutes."""

    def __init__(self, settings: Settings, status: Status) -> None:
        self._say = settings.say
        self._status = status
        self._since = time.monotonic()

    def __call__(self, step: SeasonStep) -> None:
        from rich.text import Text

        self._status.update(Text(self._text(step)))

    def _text(self, step: SeasonStep) -> str:
        left = step.packages - step.done
        text = self._say(
            f"已检查 {step.done}/{step.packages}，剩 {left}",
            f"{step.done} of {step.packages} packages done, {left} left",
        )
        for count, zh, en in (
            (step.unchanged, "未变化", "unchanged"),
            (step.broken, "无法检查", "broken"),
        ):
            text += self._say(f"，{zh} {count}", f", {count} {en}") if count else ""
        for level in (Level.ERROR, Level.WARNING, Level.REVIEW):
            if count := (step.counts or {}).get(level, 0):
                name = words.LEVELS[level]
                text += self._say(f"，{name.zh} {count}", f", {count} {name.en}")
        if not left:
            return text + self._say("；正在汇总", "; putting them together")
        return text + self._pace(step, left)

    def _pace(self, step: SeasonStep, left: int) -> str:
        """What was unchanged took no time, and so tells nothing of what is left."""
        new = step.done - step.unchanged
        seconds = time.monotonic() - self._since
        if new < TELLING or seconds < PATIENCE:
            return ""
        rate = new / seconds
        zh, en = span(left / rate)
        shown = f"{rate:.1f}" if rate >= 1 else f"{rate * 60:.1f}"
        unit = ("个/秒", "a second") if rate >= 1 else ("个/分钟", "a minute")
        return self._say(
            f"；{shown} {unit[0]}，约还需 {zh}", f"; {shown} {unit[1]}, about {en} left"
        )
