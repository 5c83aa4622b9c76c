"""What the name of a file, and those of its folders, say of the material that it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from voucher_cli.evidence.kinds import folded_name, kinds_of_name
from voucher_cli.evidence.model import PartKind
from voucher_cli.evidence.wanted import Wanted
from voucher_cli.text import squeeze
from voucher_cli.vocabulary import Vocabulary

WORDS = 3.0
"""the name says in words what it is"""
OTHER_WORDS = 1.0
"""the words stand in the name, yet something else is meant first (合同 in 合同结算单)"""
NUMBER = 1.5
"""the list's number, beside such words"""
NUMBER_ALONE = 0.5
_FOLDER = 0.8
"""a folder says a little less than the file itself"""

_NUMBER = re.compile(
    r"^(?:材料|序号|no\.?)?[(\[]?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})(?:[)\]]|(?=[、.\-:,]|[^\d年月个份张期次万元家款类种项]))"
    r"(?!-\d{3,})"
)
_FORM = re.compile(r"附件(\d+-\d+)")
_CHINESE = {c: n for n, c in enumerate("零一二三四五六七八九十")}
_NOT_WORDS = re.compile(r"\(.*?\)|[、,。:;\"“”《》\s]")


@dataclass(frozen=True, slots=True)
class _Name:
    """One component of a path: its words, its number in a list, the form that it names."""

    folded: str
    kinds: tuple[PartKind, ...]
    number: str | None
    form: str | None


def name_score(path: str, wanted: Wanted, vocabulary: Vocabulary) -> float:
    """How well the name speaks for a material; 0 where it says nothing of it."""
    best = 0.0
    for depth, name in enumerate(reversed(PurePosixPath(path).parts)):
        score = _score(_read(name, _Words(vocabulary)), wanted, vocabulary)
        best = max(best, score * (_FOLDER if depth else 1.0))
    return best


def _score(name: _Name, wanted: Wanted, vocabulary: Vocabulary) -> float:
    words = 0.0
    if name.kinds and name.kinds[0] in wanted.kinds:
        words = WORDS
    elif any(kind in wanted.kinds for kind in name.kinds):
        words = OTHER_WORDS
    for own in _own_names(wanted, vocabulary):
        if own in name.folded:
            words = max(words, WORDS + min(len(own), 20) / 100)
    if name.form and name.form in squeeze(wanted.title):
        return WORDS + NUMBER
    if name.number is not None and name.number == _plain_number(wanted.number):
        return words + NUMBER if words >= WORDS * 0.9 else words + NUMBER_ALONE
    return words


def _own_names(wanted: Wanted, vocabulary: Vocabulary) -> Iterator[str]:
    for text in (wanted.title, *wanted.names):
        own = _NOT_WORDS.sub("", folded_name(text, vocabulary))
        if len(own) >= 3:
            yield own


def _plain_number(number: str) -> str | None:
    """`（3）` and `三、` as `3`."""
    match = _NUMBER.match(squeeze(number) + " ")
    return _arabic(match["n"]) if match else None


def _arabic(number: str) -> str:
    if number.isdigit():
        return str(int(number))
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return str(_CHINESE.get(number, 0))
    return str((_CHINESE.get(tens, 1) if tens else 1) * 10 + (_CHINESE.get(ones, 0) if ones else 0))


class _Words:
    """A vocabulary that is a cache key by identity, since it holds mappings."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Words) and other.vocabulary is self.vocabulary

    def __hash__(self) -> int:
        return id(self.vocabulary)


@cache
def _read(name: str, words: _Words) -> _Name:
    folded = folded_name(name, words.vocabulary)
    number = _NUMBER.match(folded + " ")
    form = _FORM.search(folded)
    return _Name(
        folded,
        kinds_of_name(folded, words.vocabulary),
        _arabic(number["n"]) if number and not form else None,
        form[1] if form else None,
    )
