"""The way out: results to stdout or a file, everything else to stderr."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from voucher_cli.cli.settings import Settings
from voucher_cli.cli.target import write_file
from voucher_cli.errors import VoucherError
from voucher_cli.language import Bilingual
from voucher_cli.nearest import not_known
from voucher_cli.report.outline import Outline

_WIDEST = 100
_DEFAULT_WIDTH = 80


class Format(StrEnum):
    """The faces that a result can have."""

    RICH = "rich"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"


_SUFFIXES = {
    ".json": Format.JSON, ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN,
    ".html": Format.HTML, ".htm": Format.HTML,
}  # fmt: skip
PLAIN_FORMATS = (Format.RICH, Format.JSON, Format.MARKDOWN)
"""those of every command; only a report on a package is also HTML"""


def chosen_format(
    text: str | None, to: Path | None = None, known: Sequence[Format] = PLAIN_FORMATS
) -> Format:
    """The format asked for, else the one that the file's suffix means, else `rich`.

    Raises VoucherError for one that is not `known`.
    """
    suffix = to.suffix.lower() if to else ""
    wanted = (text or _SUFFIXES.get(suffix) or suffix.lstrip(".")).lower()
    if wanted in known:
        return Format(wanted)
    if text is None:
        return Format.RICH
    what = Bilingual("--format 没有格式", "--format: no such format")
    raise VoucherError(not_known(what, text, list(known)))


def deliver(
    settings: Settings,
    chosen: Format,
    outline: Callable[[], Outline],
    as_json: Callable[[], str],
    to: Path | None = None,
    *,
    as_html: Callable[[], str] | None = None,
    force: bool = False,
) -> None:
    """Shows a result in the chosen format on stdout, or writes it to the file `to`."""
    if chosen is Format.JSON:
        text = as_json()
    elif chosen is Format.HTML and as_html is not None:
        text = as_html()
    elif chosen is Format.MARKDOWN:
        from voucher_cli.report.markdown import as_markdown

        text = as_markdown(outline())
    elif to is None:
        show(outline(), settings)
        return
    else:
        from voucher_cli.report.terminal import as_text

        text = as_text(outline(), _DEFAULT_WIDTH)
    if to is None:
        _print(text, _ESCAPES.get(chosen))
    else:
        write_file(to, text, force=force)


def show(outline: Outline, settings: Settings) -> None:
    """An outline on stdout, in colours where that is a terminal."""
    from voucher_cli.report.terminal import as_rich, as_text

    columns = min(shutil.get_terminal_size((_DEFAULT_WIDTH, 24)).columns, _WIDEST)
    if not (sys.stdout.isatty() and settings.colour):
        _print(as_text(outline, columns))
        return
    from rich.console import Console

    with _writing_to(sys.stdout):
        Console(highlight=False, emoji=False).print(
            as_rich(outline, columns - 1), end="", soft_wrap=True
        )


def _print(text: str, escape: Callable[[str], str] | None = None) -> None:
    """Writes to stdout. With an `escape` for single characters the text is never garbled by a
    console that lacks them, nor said to be UTF-8 where it is not."""
    stdout = sys.stdout
    with _writing_to(stdout):
        if escape and not (stdout.encoding or "").lower().startswith("utf"):
            text = "".join(c if c.isascii() else escape(c) for c in text)
        stdout.write(text)
        stdout.flush()


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n : n + 2].hex()}" for n in range(0, len(units), 2))


def _html_escape(character: str) -> str:
    return f"&#{ord(character)};"


_ESCAPES = {Format.JSON: _json_escape, Format.HTML: _html_escape}


@contextlib.contextmanager
def _writing_to(stream: TextIO) -> Iterator[None]:
    """`voucher … | head` closes the pipe when it has seen enough: that is no error. A full disk
    is one (VoucherError). Either way nothing more is written, not even when Python ends."""
    try:
        yield
    except OSError as error:
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
        if not isinstance(error, BrokenPipeError):
            why = error.strerror
            raise VoucherError(
                Bilingual(f"无法输出结果：{why}", f"the result cannot be written: {why}")
            ) from error


def notify(text: str) -> None:
    """One message to stderr."""
    with contextlib.suppress(OSError, VoucherError), _writing_to(sys.stderr):
        sys.stderr.write(text.rstrip("\n") + "\n")


def make_streams_safe() -> None:
    """No console may end the program because it lacks a character, or is closed (`>&-`)."""
    nowhere = Path(os.devnull)
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
