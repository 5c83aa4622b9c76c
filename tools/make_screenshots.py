"""Draws the pictures of the walks: python tools/make_screenshots.py

Runs docs/walk.zh.md and docs/walk.en.md on a copy of the examples and draws what the terminal
shows as SVG (text, so that changes can be read) under docs/pictures/.
"""

from __future__ import annotations

import contextlib
import html
import io
import os
import re
import shutil
import tempfile
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text
from walk import Step, carry_out, steps

from voucher_cli.cli import run

ROOT = Path(__file__).parents[1]
EXAMPLES = ("beijing-api", "beijing-api-with-mistakes")
LANGUAGES = ("zh", "en")
COLUMNS = 84
MOST_LINES = 46
"""of a picture: what follows is left to whoever runs the command"""

_CHARACTER = 12.2
"""the width that rich gives a character"""
_TEXT = re.compile(
    r'(?P<head><text [^>]*?)textLength="[^"]*"(?P<tail>[^>]*)>(?P<text>[^<]*)</text>'
)

_FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: "DejaVu Sans Mono", Menlo, Consolas, "Noto Sans Mono CJK SC",
  "Microsoft YaHei", monospace; font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-family: sans-serif; font-size: 18px; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g></g>
</svg>
"""
"""rich's own frame without its fonts from elsewhere: a picture needs no network"""


class _Terminal(io.StringIO):
    """What a command takes for a terminal in colours."""

    encoding = "utf-8"  # type: ignore[assignment]

    def isatty(self) -> bool:
        return True


def draw(step: Step, shown: str, target: Path) -> None:
    """The command line and the first lines of what it shows, as a picture."""
    lines = Text.from_ansi(shown.rstrip("\n")).split("\n", allow_blank=True)
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), emoji=False, highlight=False)
    console.print(Text(f"$ {' '.join(step.words)}", style="bold"))
    for line in lines[:MOST_LINES]:
        console.print(line, no_wrap=True, overflow="crop")
    if len(lines) > MOST_LINES:
        console.print("…")
    name = re.sub(r"\W", "-", target.stem)
    picture = console.export_svg(title=step.words[0], code_format=_FRAME, unique_id=name)
    target.parent.mkdir(exist_ok=True)
    target.write_text(_TEXT.sub(_in_cells, picture), "utf-8")


def _in_cells(found: re.Match[str]) -> str:
    """A piece of text as wide as its cells: rich counts a Chinese character as one."""
    width = cell_len(html.unescape(found["text"])) * _CHARACTER
    return f'{found["head"]}textLength="{width:.1f}"{found["tail"]}>{found["text"]}</text>'


def walk_through(language: str, folder: Path) -> None:
    """Runs one walk in `folder` and draws its pictures."""
    walk = ROOT / "docs" / f"walk.{language}.md"
    for step in steps(walk):
        if step.words[0] != "voucher":
            carry_out(step.words, folder)
            continue
        terminal = _Terminal()
        with contextlib.redirect_stdout(terminal), contextlib.redirect_stderr(io.StringIO()) as err:
            status = run([*step.words[1:], "--lang", language])
        assert status == step.status, f"{step}: {status}\n{err.getvalue()}"
        if step.picture:
            draw(step, terminal.getvalue() + err.getvalue(), walk.parent / step.picture)


def main() -> None:
    os.environ.update(COLUMNS=str(COLUMNS), TERM="xterm-256color", COLORTERM="truecolor")
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as place, contextlib.chdir(place):
            for name in EXAMPLES:
                shutil.copytree(ROOT / "examples" / name, Path(place) / "examples" / name)
            walk_through(language, Path(place))


if __name__ == "__main__":
    main()
