"""Help as it is shown: in the user's language, in columns that count Chinese as two cells.

Typer has words of its own in every help, in English, and takes every character for one cell. Both
are mended in one place, where it writes: words that a later version may change stay English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import typer
from typer.core import TyperGroup, TyperOption

from voucher_cli.cli.settings import Settings
from voucher_cli.language import Language
from voucher_cli.report.outline import Span, text_of
from voucher_cli.report.wrapping import width, wrap

_COMPLETION = {
    "install_completion": (
        "为当前终端安装 Tab 补全",
        "Install completion with the Tab key for this shell",
    ),
    "show_completion": ("显示补全脚本", "Show the script of completion for this shell"),
}
"""options that typer adds, with their help in Chinese and English"""

_IN_CHINESE = {
    "Usage: ": "用法：",
    "Arguments": "参数",
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "显示本帮助",
}
_OPTIONS, _COMMANDS = ("[选项]", "[OPTIONS]"), ("命令 [参数]...", "COMMAND [ARGS]...")
_REMARKS = re.compile(r"\[[^\[\]]*\]$")
"""at the end of an option's help"""
_REMARKS_IN_CHINESE = {"default: ": "默认：", "required": "必填", "; ": "；"}
_TYPE = re.compile(r" <[^>]*>$")
"""a type of Python behind an argument's name"""


class _Help(typer.Context.formatter_class):  # type: ignore[valid-type, misc]
    """Two columns side by side; `words` are those of typer in another language."""

    words: Mapping[str, str] = {}
    remarks: Mapping[str, str] = {}
    colon = ":"

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line."""
        super().write_usage(prog, args, self._said(prefix or "Usage: "))

    def write_heading(self, heading: str) -> None:
        """What stands over a list."""
        self.write(f"{' ' * self.current_indent}{self._said(heading)}{self.colon}\n")

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """A list of names and what they mean; a name too long stands on a line of its own."""
        names = [_TYPE.sub("", name) for name, _ in rows]
        column = min(max(map(width, names)), col_max) + col_spacing
        room = max(self.width - self.current_indent - column, 10)
        for name, (_, meaning) in zip(names, rows, strict=True):
            lines = [text_of(line) for line in wrap((Span(self._meaning(meaning)),), room)]
            if width(name) + col_spacing > column:
                lines.insert(0, "")
            for at, text in enumerate(lines):
                first = name if at == 0 else ""
                gap = " " * (column - width(first))
                self.write(f"{' ' * self.current_indent}{first}{gap}{text}".rstrip() + "\n")

    def _said(self, word: str) -> str:
        return self.words.get(word, word)

    def _meaning(self, text: str) -> str:
        """The help of an option with typer's remarks."""
        return _REMARKS.sub(self._remarks, self._said(text))

    def _remarks(self, found: re.Match[str]) -> str:
        text = found[0]
        for theirs, ours in self.remarks.items():
            text = text.replace(theirs, ours)
        return text


class _ChineseHelp(_Help):
    words = _IN_CHINESE
    remarks = _REMARKS_IN_CHINESE
    colon = "："


class _Context(typer.Context):
    formatter_class = _Help


class _ChineseContext(typer.Context):
    formatter_class = _ChineseHelp


def translate(group: TyperGroup, settings: Settings) -> None:
    """Has the help of a group and of all its commands shown in the user's language."""
    context = _ChineseContext if settings.language is Language.ZH else _Context
    group.subcommand_metavar = settings.say(*_COMMANDS)
    for option in group.params:
        if isinstance(option, TyperOption) and option.name in _COMPLETION:
            option.help = settings.say(*_COMPLETION[option.name])
    for command in (group, *group.commands.values()):
        command.context_class = context
        command.options_metavar = settings.say(*_OPTIONS)
        if isinstance(command, TyperGroup) and command is not group:
            translate(command, settings)
