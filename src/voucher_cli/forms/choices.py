"""Boxes to tick: which there are in a line, what each stands for, and which a value means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voucher_cli.forms.grid import Line
from voucher_cli.forms.labels import MARKS, keys
from voucher_cli.forms.model import Option
from voucher_cli.forms.spot import Tick

_MARK = re.compile(rf"[{MARKS}]|[（(\[［][ \u3000_]*[√✓✔xX×]?[ \u3000_]*[)）\]］]")
_MARKED = re.compile(r"[☑☒■✓✔√▣●◎xX×]")
_SQUARES = set(MARKS) - set("○◯●◎")
_EDGE = " \t\u3000_,，;；、/|.。:："
_SPLIT = re.compile(r"[、，,；;/\n]|以及|和|及")


def ticks_in(line: Line, start: int = 0, end: int | None = None) -> tuple[Tick, ...]:
    """The boxes of a stretch of a line. Each mark belongs to the words after it, or before it
    where the stretch ends with a mark; empty where that is not plain."""
    text = line.text[:end]
    marks = list(_MARK.finditer(text, start))
    if any(m[0] in _SQUARES for m in marks):
        marks = [m for m in marks if m[0] in _SQUARES]
    if not marks:
        return ()
    before = text[start : marks[0].start()].strip(_EDGE)
    after = text[marks[-1].end() :].strip(_EDGE)
    leads = not before or text[start : marks[0].start()].rstrip().endswith((":", "："))
    if leads and after:
        ends = [m.start() for m in marks[1:]] + [len(text)]
        words = [text[m.end() : stop] for m, stop in zip(marks, ends, strict=True)]
    elif not after and before:
        begins = [start] + [m.end() for m in marks[:-1]]
        words = [text[begin : m.start()] for m, begin in zip(marks, begins, strict=True)]
    else:
        return ()
    return tuple(
        Tick(line, m.start(), m.end(), _trimmed(word), bool(_MARKED.search(m[0])))
        for m, word in zip(marks, words, strict=True)
    )


def _trimmed(words: str) -> str:
    """Without what parts one choice from the next, and brackets that open or close another one."""
    words = words.strip(_EDGE)
    if words.endswith(("（", "(")):
        words = words[:-1].strip(_EDGE)
    if words.endswith(("）", ")")) and not any(c in words for c in "（("):
        words = words[:-1].strip(_EDGE)
    return words


def ticks_of(lines: Sequence[Line]) -> tuple[Tick, ...]:
    """The boxes of all these lines."""
    return tuple(tick for line in lines for tick in ticks_in(line))


def meant_by_options(
    ticks: Sequence[Tick], options: Sequence[Option], chosen: Sequence[str]
) -> tuple[Tick, ...] | None:
    """The boxes to tick for the chosen keys; None where one of them has not just one box."""
    found: list[Tick] = []
    for option in options:
        if not set(option.when) & set(chosen):
            continue
        wanted = {k for text in (option.text, *option.also) for k in keys(text)}
        match = _only(ticks, wanted)
        if match is None:
            return None
        found.append(match)
    return tuple(found) or None


def meant_by_text(ticks: Sequence[Tick], text: str) -> tuple[Tick, ...] | None:
    """The boxes that a text names, one or several; None where that is not plain."""
    same = [tick for tick in ticks if set(keys(text)) & set(keys(tick.text))]
    if len(same) == 1:
        return (same[0],)
    parts = [part for part in _SPLIT.split(text) if part.strip()]
    found = [_only(ticks, set(keys(part))) for part in parts]
    if len(found) > 1 and all(found):
        return tuple(dict.fromkeys(tick for tick in found if tick is not None))
    whole = _only(ticks, set(keys(text)))
    return (whole,) if whole is not None and len(parts) == 1 else None


def _only(ticks: Sequence[Tick], wanted: set[str]) -> Tick | None:
    """The one box whose words are wanted, else the one that says them at more or less length."""
    same = [tick for tick in ticks if wanted & set(keys(tick.text))]
    if same:
        return same[0] if len(same) == 1 else None
    near = [tick for tick in ticks if any(_contains(a, b) for a in wanted for b in keys(tick.text))]
    return near[0] if len(near) == 1 else None


def _contains(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= 2 and long.startswith(short) and not long.startswith(f"{short}非")
