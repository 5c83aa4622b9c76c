"""The walks of docs/ as commands that can be run: the test runs them, the pictures come from them.

Besides `voucher` the walks use `cp`, `rm` and `sed -i`, which are carried out here, so that they
mean the same on every system.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"```sh\n(?P<lines>.*?)```(?:\s*!\[[^\]]*\]\((?P<picture>[^)]+\.svg)\))?", re.S)
_STATUS = re.compile(r"#.*?(?:退出码|exit status) (\d+)")
_SUBSTITUTION = re.compile(r"s/([^/]*)/([^/]*)/")


@dataclass(frozen=True, slots=True)
class Step:
    """A command line of a walk, the exit status that it is told to have, and the picture of its
    output that the walk shows, by its path from the walk."""

    words: tuple[str, ...]
    status: int = 0
    picture: str | None = None


def steps(walk: Path) -> Iterator[Step]:
    """The command lines of a walk in order; a picture belongs to the last one before it."""
    for block in _BLOCK.finditer(walk.read_text("utf-8")):
        lines = [line for line in block["lines"].splitlines() if line.strip()]
        for number, line in enumerate(lines, start=1):
            told = _STATUS.search(line)
            yield Step(
                tuple(shlex.split(line, comments=True)),
                int(told[1]) if told else 0,
                block["picture"] if number == len(lines) else None,
            )


def carry_out(words: tuple[str, ...], folder: Path) -> None:
    """Does what a `cp`, `rm` or `sed -i` of a walk says, in `folder`."""
    command, *arguments = words
    paths = [folder / word for word in arguments if not word.startswith("-")]
    if command == "cp" and "-r" in arguments:
        shutil.copytree(paths[0], paths[1])
    elif command == "cp":
        for path in paths[:-1]:
            shutil.copy(path, paths[-1])
    elif command == "rm":
        for path in paths:
            path.unlink()
    elif command == "sed" and (change := _SUBSTITUTION.fullmatch(arguments[1])):
        text = paths[-1].read_text("utf-8")
        assert change[1] in text, f"{words}: nothing to change"
        paths[-1].write_text(text.replace(change[1], change[2]), "utf-8")
    else:
        raise ValueError(f"a walk has no such command: {words}")
