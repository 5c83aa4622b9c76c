"""The labels and headings that a form is known to have, for telling them from what is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Levenshtein

from voucher_cli.forms.flow import Piece
from voucher_cli.forms.labels import Content, content, key, keys
from voucher_cli.forms.model import FormMap
from voucher_cli.text import squeeze

_MARK = re.compile(r"[\W_]")
_LONG_HEADING = 10
_MISREAD = 8
"""one character of a heading in so many may have been misread"""
_SHORTEST = 4
"""characters of a label that may be told though one of them was misread"""


@dataclass(frozen=True)
class Known:
    """What stands on the blank of a form. `misread` where a picture was read, whose characters
    are not certain."""

    map: FormMap
    wording: tuple[str, ...]
    misread: bool = False

    @cached_property
    def labels(self) -> dict[str, str]:
        """The key of every label → a label that it is."""
        return {
            k: text
            for field in self.map.fields
            for text in (*field.also, field.label)
            for k in keys(text)
        }

    @cached_property
    def hints(self) -> frozenset[str]:
        """Keys of the hints."""
        return frozenset(key(hint) for field in self.map.fields for hint in field.hints)

    @cached_property
    def headings(self) -> frozenset[str]:
        """Keys of what else the form prints: headings, titles, side headings."""
        headings = [text for section in self.map.sections for text in section.headings]
        printed = [t for t in self.wording if content(t, self.hints) in {Content.TEXT, Content.INK}]
        return frozenset(k for t in (*headings, *printed) for k in keys(t)) - set(self.labels)

    def label_of(self, text: str) -> str | None:
        """The key of the label that a cell holds."""
        return next((k for k in keys(text) if k in self.labels), None)

    def is_label(self, text: str) -> bool:
        """Whether a cell holds a label."""
        return self.label_of(text) is not None

    def is_printed(self, text: str) -> bool:
        """Whether a cell holds what the blank has, too."""
        printed = any(k in self.labels or k in self.headings for k in keys(text))
        return printed or (self.misread and self._is_misread_heading(text))

    def _is_misread_heading(self, text: str) -> bool:
        """Whether it is one of the longer headings, but for marks and a few characters."""
        plain = _MARK.sub("", squeeze(text))
        if len(plain) < _LONG_HEADING:
            return False
        most = len(plain) // _MISREAD
        return any(
            Levenshtein.distance(plain, heading, score_cutoff=most) <= most
            for heading in self._long_headings
        )

    @cached_property
    def _long_headings(self) -> frozenset[str]:
        """Their letters and characters."""
        sections = (text for section in self.map.sections for text in section.headings)
        plain = {_MARK.sub("", squeeze(text)) for text in (*sections, *self.wording)}
        labels = {_MARK.sub("", label) for label in self.labels}
        return frozenset(text for text in plain - labels if len(text) >= _LONG_HEADING)

    def any_label(self, pieces: Iterable[Piece]) -> bool:
        """Whether one of them is a label."""
        return any(self.is_label(piece.text) for piece in pieces)

    def corrected(self, text: str) -> str:
        """A label that a picture's reader misread, as it is; any other text unchanged."""
        if not self.misread or self.is_printed(text):
            return text
        plain = key(text)
        if len(plain) < _SHORTEST:
            return text
        allowed = 1 if len(plain) < 2 * _SHORTEST else 2
        near = {
            self.labels[k]
            for k in self.labels
            if len(k) >= _SHORTEST
            and Levenshtein.distance(plain, k, score_cutoff=allowed) <= allowed
        }
        return near.pop() if len(near) == 1 else text

    def leading_label(self, text: str) -> str | None:
        """The longest label that a text begins with, where more follows."""
        plain = squeeze(text)
        official = (k for field in self.map.fields for k in keys(field.label))
        found = [k for k in official if len(k) >= _SHORTEST and plain.startswith(k)]
        return max(found, key=len, default=None)
