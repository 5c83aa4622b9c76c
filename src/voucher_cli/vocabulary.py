"""The words by which documents and their values are told (rules/documents.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from voucher_cli import strict_yaml
from voucher_cli.resources import data_folder
from voucher_cli.terms import CostKind, PartKind

TOTAL_ROW = "total_row"

Labels = Mapping[str, tuple[str, ...]]
"""The name of a fact → the words that stand before its value."""


@dataclass(frozen=True)
class KindWords:
    """How one kind of document is told; patterns are regular expressions over squeezed text."""

    titles: tuple[str, ...] = ()
    not_titles: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    marks_needed: int = 3
    not_marks: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    labels: Labels = field(default_factory=dict)

    @cached_property
    def title(self) -> re.Pattern[str]:
        """A whole line that is a title of this kind."""
        return any_of(self.titles)

    @cached_property
    def not_title(self) -> re.Pattern[str]:
        """A whole line that only looks like one."""
        return any_of(self.not_titles)

    @cached_property
    def name(self) -> re.Pattern[str]:
        """A word of a file name."""
        return any_of(self.names)

    @cached_property
    def not_name(self) -> re.Pattern[str]:
        """A word of a file name that says it is none."""
        return any_of(self.not_names)

    @cached_property
    def label_names(self) -> Mapping[str, str]:
        """Each label → the name of its fact. The words that open a row of totals are no labels."""
        return {
            re.sub(r"\s", "", label): name
            for name, labels in self.labels.items()
            if name != TOTAL_ROW
            for label in labels
        }

    @cached_property
    def spaced_words(self) -> frozenset[str]:
        """What is often written with its characters far apart: labels and words for totals."""
        return frozenset(self.label_names) | frozenset(self.labels.get(TOTAL_ROW, ()))

    @cached_property
    def label(self) -> re.Pattern[str]:
        """Any of the labels, also torn apart by white space."""
        return one_of(self.label_names)

    def labels_of(self, *names: str) -> re.Pattern[str]:
        """Any of the labels of these facts, also torn apart."""
        return one_of(label for name in names for label in self.labels.get(name, ()))

    def is_marked(self, squeezed: str) -> bool:
        """Whether enough of the marks stand in the text, and none that speaks against it."""
        return self.count_marks(squeezed) >= self.marks_needed and not any(
            re.search(mark, squeezed) for mark in self.not_marks
        )

    def count_marks(self, squeezed: str) -> int:
        """How many of the marks stand in the text."""
        return sum(1 for mark in self.marks if re.search(mark, squeezed))


@dataclass(frozen=True)
class Vocabulary:
    """All of rules/documents.yaml."""

    kinds: Mapping[PartKind, KindWords]
    prose: tuple[str, ...]
    annexes: tuple[str, ...]
    organisations: tuple[str, ...]
    name_noise: tuple[str, ...]
    cost_kinds: Mapping[CostKind, tuple[str, ...]] = field(default_factory=dict)
    """what items of invoices are for, the first that fits"""
    signing: tuple[str, ...] = ()
    """the labels of places where people sign"""
    volume_pages: tuple[str, ...] = ()
    """the first lines of pages that `voucher bundle` puts between the papers"""

    def cost_kind_of(self, item: str) -> CostKind | None:
        """What an item plainly is for, by its name; None where the name leaves it open."""
        for kind, words in self.cost_kinds.items():
            if any_of(words).search(item):
                return kind
        return None

    @cached_property
    def annex(self) -> re.Pattern[str]:
        """A whole line that opens an annex or a continuation."""
        return any_of(self.annexes)

    @cached_property
    def volume_page(self) -> re.Pattern[str]:
        """The whole first line of a page that is none of the applicant's."""
        return any_of(self.volume_pages)

    @cached_property
    def noise(self) -> re.Pattern[str]:
        """What file names have and that says nothing."""
        return any_of(self.name_noise)

    @cached_property
    def organisation(self) -> re.Pattern[str]:
        """A text that is, or begins with, the name of an organisation.

        Names go on behind words that could end them (…医院管理有限公司, …中心(北京)有限公司,
        …大学第一医院), but not over a word that joins two names, and behind 公司 only to a branch.
        """
        ends = "|".join(self.organisations)
        inner = rf"(?:(?!公司|{_JOINTS})[\w()·&\-.])"
        return re.compile(
            rf"[\w()·&\-.]{{2,40}}?(?:公司|(?:{ends}){_SUFFIX}"
            rf"(?:{inner}{{1,12}}?(?:{ends}){_SUFFIX})*(?:{inner}{{0,12}}?公司)?)"
            rf"(?:(?<=公司)\w{{1,8}}?分公司)?(?:\((?:特殊)?(?:普通|有限)?合伙\))?"
        )


_JOINTS = "[与和及或同由向对在为]|以下|法定|地址|签"
"""what parts a name from the next one, or from a sentence"""
_SUFFIX = r"(?:\((?!以下|简称|下称|盖章|公章|签|甲|乙|买|卖|供|需|付|收)\w{2,6}\))?"
"""the place or form of an organisation in brackets: 研究院(北京), 事务所(普通合伙)"""


def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for several; without any it never matches."""
    return re.compile("|".join(f"(?:{p})" for p in patterns) or r"(?!)", re.IGNORECASE)


def one_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words, the longest first, with white space anywhere in them."""
    return _one_of(tuple(sorted(set(words), key=lambda word: (-len(word), word))))


@cache
def _one_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(r"\s*".join(map(re.escape, w)) for w in words) or r"(?!)")


@cache
def load_vocabulary(path: Path | None = None) -> Vocabulary:
    """Reads rules/documents.yaml. Raises InvalidFileError."""
    return strict_yaml.load(path or data_folder("rules") / "documents.yaml", Vocabulary).value
