"""The options and arguments of the commands: one that several have is spelled here, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import typer

from voucher_cli.cli import completing
from voucher_cli.cli.output import PLAIN_FORMATS

Say = Callable[[str, str], str]
Words = tuple[str, str]
"""in Chinese and English"""

FILE: Words = ("文件", "FILE")
FOLDER: Words = ("文件夹", "DIR")
ID: Words = ("编号", "ID")
TEXT: Words = ("文字", "TEXT")
AMOUNT: Words = ("金额", "AMOUNT")
NAME: Words = ("名称", "NAME")
SIZE: Words = ("大小", "SIZE")
DAY: Words = ("YYYY-MM-DD", "YYYY-MM-DD")
"""what stands for an option's value in the help"""
_COUNT: Words = ("N", "N")
_PACKAGE: Words = ("材料包", "package")


@dataclass(frozen=True, slots=True)
class Options:
    """Makes options and arguments whose help is in the user's language.

    Those with a name of their own are shared. Where a command means something more special by
    one, it gives its own help, in Chinese and English.
    """

    say: Say

    def __call__(
        self, zh: str, en: str, *names: str, value: Words | None = None, **how: Any
    ) -> Any:
        """An option of one command; `how` is typer's. Without `names` its parameter names it."""
        metavar = self.say(*value) if value else None
        return typer.Option(*names, help=self.say(zh, en), metavar=metavar, **how)

    def argument(self, called: Words, zh: str, en: str, **how: Any) -> Any:
        """An argument, with what it is `called` in the help; `how` is typer's."""
        return typer.Argument(metavar=self.say(*called), help=self.say(zh, en), **how)

    # --- what is judged ---------------------------------------------------------------------------

    def package(self) -> Any:
        """PACKAGE"""
        return self.argument(_PACKAGE, "材料包文件夹或 .zip", "folder or .zip", show_default=False)

    def policy(
        self, zh: str = "政策（清单未写时）", en: str = "policy, if no manifest says"
    ) -> Any:
        """`--policy`"""
        return self(zh, en, value=ID, autocompletion=completing.policies)

    def route(
        self, zh: str = "只查这些申报路径；可多次", en: str = "only these routes; repeatable"
    ) -> Any:
        """`--route`"""
        return self(zh, en, value=ID, autocompletion=completing.routes)

    def manifest(self, zh: str = "材料包之外的清单", en: str = "a manifest from elsewhere") -> Any:
        """`--manifest`"""
        return self(zh, en, value=FILE)

    def confirmations(self) -> Any:
        """`--confirmations`"""
        return self("材料包之外的确认文件", "confirmations kept elsewhere", value=FILE)

    # --- how files are read -----------------------------------------------------------------------

    def ocr(self) -> Any:
        """`--ocr/--no-ocr`"""
        return self(
            "识别扫描件、照片中的文字", "recognise the text of scans and photos", "--ocr/--no-ocr"
        )

    def jobs(self) -> Any:
        """`-j/--jobs`"""
        return self(
            "进程数（默认为核数）；0：不用独立进程",
            "worker processes; the cores there are by default; 0: none, so that a bad file may "
            "take the run down",
            "--jobs",
            "-j",
            value=_COUNT,
            min=0,
            max=256,
            show_default=False,
        )

    def cache(self) -> Any:
        """`--cache/--no-cache`"""
        return self(
            "记住已读内容，下次不再重读",
            "remember what was read for the next time",
            "--cache/--no-cache",
        )

    # --- where the result goes --------------------------------------------------------------------

    def output(self, zh: str = "写入文件", en: str = "write to a file", value: Words = FILE) -> Any:
        """`-o/--output`"""
        return self(zh, en, "--output", "-o", value=value)

    def force(self, zh: str = "覆盖已有文件", en: str = "replace existing files") -> Any:
        """`--force`"""
        return self(zh, en, "--force")

    def format(self, known: Iterable[str] = PLAIN_FORMATS) -> Any:
        """`--format`, one of those `known`."""
        names = " | ".join(known)
        return self(names, names, "--format", value=NAME)
