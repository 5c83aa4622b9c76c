"""Lines broken to a width, as Chinese is set: at any character, but no line begins with 。 or ）.

Rich breaks only at spaces and would leave half a line empty before every long Chinese run. Widths
are those of a terminal: Chinese and full-width characters take two cells.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from voucher_cli.report.outline import Line, Span

_ATOM = re.compile(
    r"\s+"
    r"|[（《“‘【「『〈]*(?:[!-~]+|\S)[\u0300-\u036f\ufe0f，。；：！？、）》”’】」』〉％…]*"
)
"""white space, or what may not be parted: a Latin word or one character with the marks around it"""


def width(text: str) -> int:
    """The cells that `text` takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def pad(content: Line, cells: int, *, right: bool = False) -> Line:
    """`content` filled up with spaces to `cells`; `right` puts them before it."""
    missing = " " * (cells - line_width(content))
    if not missing:
        return content
    return (Span(missing), *content) if right else (*content, Span(missing))


def line_width(content: Line) -> int:
    """The cells that a line takes."""
    return sum(width(span.text) for span in content)


def wrap(content: Line, cells: int) -> list[Line]:
    """`content` broken into lines of at most `cells` (at least 2) cells."""
    lines: list[list[Span]] = [[]]
    used = 0
    for atom in _atoms(content, max(cells, 2)):
        size = width(atom.text)
        if used + size > cells and lines[-1]:
            lines.append([])
            used = 0
        if used == 0 and atom.text.isspace():
            continue
        lines[-1].append(atom)
        used += size
    return [_merged(spans) for spans in lines]


def _atoms(content: Line, cells: int) -> Iterator[Span]:
    for span in content:
        for match in _ATOM.finditer(span.text):
            for piece in _pieces(match[0], cells):
                yield Span(piece, span.tone)


def _pieces(atom: str, cells: int) -> Iterator[str]:
    """`atom` as it is, or cut where it is longer than a whole line."""
    piece, used = "", 0
    for character in atom:
        size = _cells(character)
        if used + size > cells:
            yield piece
            piece, used = "", 0
        piece += character
        used += size
    yield piece


def _merged(spans: list[Span]) -> Line:
    while spans and spans[-1].text.isspace():
        spans.pop()
    merged: list[Span] = []
    for span in spans:
        if merged and merged[-1].tone is span.tone:
            merged[-1] = Span(merged[-1].text + span.text, span.tone)
        else:
            merged.append(span)
    return tuple(merged)


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
