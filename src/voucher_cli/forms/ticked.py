"""Which options a filled choice says: by boxes and ticks in any style, or by leaving the others
out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from voucher_cli.forms.model import Option
from voucher_cli.text import squeeze

_ON = "☑☒■▣✓✔√✅🗹●◉"
_OFF = "□☐◻▢◽○◯◇✗✘×✕"
_MARK = re.compile(
    rf"[({{\[](?P<inner>[√✓✔vVxX×■●☑]?)[)}}\]]|[{_ON}]|[{_OFF}]|[R](?=[\u4e00-\u9fff])"
)
_LOOSE = re.compile(r"[\s\d.、,，:：;；()（）/|_\-—]*")
_BOX = re.compile(f"[{_ON}{_OFF}]")
_LIKE_BOXES = str.maketrans("口囗", "□□")


@dataclass(frozen=True, slots=True)
class _Token:
    """A mark or an option in the text, from left to right."""

    start: int
    end: int
    on: bool | None = None
    option: Option | None = None


def ticked(text: str, options: Sequence[Option]) -> tuple[Option, ...]:
    """The options that are chosen. Where there are no marks, one that stands without the others
    is chosen, for the others were struck out."""
    plain = squeeze(text)
    tokens = sorted([*_marks(plain), *_named(plain, options)], key=lambda token: token.start)
    marks = [token for token in tokens if token.option is None]
    named = list(dict.fromkeys(token.option for token in tokens if token.option is not None))
    if not marks:
        return tuple(named) if len(named) < len(options) or len(options) == 1 else ()
    chosen = {option for option, group in _marked(tokens) if any(group)}
    return tuple(option for option in named if option in chosen)


def may_tick(text: str, options: Sequence[Option], wanted: Set[Option]) -> bool:
    """Whether a text read from a picture may say just `wanted`. Boxes that are filled or ticked by
    hand are lost there as a rule, empty ones stay."""
    plain = squeeze(text).translate(_LIKE_BOXES)
    tokens = sorted([*_marks(plain), *_named(plain, options)], key=lambda token: token.start)
    told = dict(_marked(tokens))
    on = {option for option, group in told.items() if any(group)}
    bare = {option for option, group in told.items() if not group}
    if on:
        return on <= wanted <= on | bare
    if len(bare) == len(told):
        return len(bare) == len(options) or not bare or bare == wanted
    return not bare or wanted <= bare


def words_ticked(text: str, *, misread: bool = False) -> str:
    """The words behind the ticked boxes of a text, or the whole text where it has no boxes. In a
    text `misread` from a picture ticked boxes are lost: where none is left, all of its words."""
    plain = squeeze(text)
    marks = list(_BOX.finditer(plain))
    if not marks:
        return text
    if misread and not any(mark[0] in _ON for mark in marks):
        return _BOX.sub("、", plain)
    ends = [mark.start() for mark in marks[1:]] + [len(plain)]
    told = [plain[m.end() : end] for m, end in zip(marks, ends, strict=True) if m[0] in _ON]
    return "、".join(word.strip("、,;") for word in told)


def _marks(plain: str) -> Iterator[_Token]:
    for match in _MARK.finditer(plain):
        inner = match["inner"]
        on = bool(inner) if inner is not None else match[0] in _ON or match[0] == "R"
        yield _Token(match.start(), match.end(), on=on)


def _named(plain: str, options: Sequence[Option]) -> Iterator[_Token]:
    """Where the options stand; of two that overlap, the longer."""
    words = {squeeze(t): option for option in options for t in (option.text, *option.also)}
    longest_first = sorted(words, key=len, reverse=True)
    if longest_first:
        for match in re.finditer("|".join(map(re.escape, longest_first)), plain):
            yield _Token(match.start(), match.end(), option=words[match[0]])


def _marked(tokens: Sequence[_Token]) -> Iterator[tuple[Option, tuple[bool, ...]]]:
    """Each option with its marks, whether they are on. Marks stand before their options, unless
    the first token is an option and the last a mark."""
    behind = bool(tokens) and tokens[0].option is not None and tokens[-1].option is None
    group: list[bool] = []
    for token in reversed(tokens) if behind else tokens:
        if token.option is None:
            group.append(bool(token.on))
            continue
        yield token.option, tuple(group)
        group = []
