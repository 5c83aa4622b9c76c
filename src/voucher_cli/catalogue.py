"""The catalogue of findings: rules/findings/*.yaml, one file a family of checks.

For each finding its title, why it matters, how to mend it and the wording of its messages, in
both languages. `voucher explain`, the reports and docs/findings.md are made from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from voucher_cli import strict_yaml
from voucher_cli.findings import Finding, FindingValue, Level, Terms
from voucher_cli.language import Bilingual, Language
from voucher_cli.resources import data_folder


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """All that is said about one finding. `messages` and `hints` are by variant; their
    placeholders are filled from the finding's values, `{expected}` and `{actual}`. Where a variant
    has no hint of its own, `mend` is the hint. `terms` are words that a value names by its key."""

    levels: tuple[Level, ...]
    title: Bilingual
    why: Bilingual
    mend: Bilingual
    messages: Mapping[str, Bilingual]
    hints: Mapping[str, Bilingual] = field(default_factory=dict)
    terms: Mapping[str, Bilingual] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _FindingsFile:
    findings: Mapping[str, FindingEntry]


@cache
def load_catalogue(folder: Path | None = None) -> Mapping[str, FindingEntry]:
    """Every finding by its name. Raises InvalidFileError."""
    entries: dict[str, FindingEntry] = {}
    for path in sorted((folder or data_folder("rules") / "findings").glob("*.yaml")):
        entries.update(strict_yaml.load(path, _FindingsFile).value.findings)
    return entries


def message(finding: Finding, language: Language) -> str:
    """What is wrong, in a sentence."""
    return _fill(load_catalogue()[finding.name].messages[finding.variant], finding, language)


def hint(finding: Finding, language: Language) -> str:
    """How to mend it."""
    entry = load_catalogue()[finding.name]
    return _fill(entry.hints.get(finding.variant, entry.mend), finding, language)


def in_general(text: str) -> str:
    """A text of the catalogue with `…` for the values that only a finding has."""
    return re.sub(r"\{\w+\}", "…", text)


def phrase(value: str | Bilingual | None, language: Language) -> str | None:
    """A value of a finding in one language."""
    return value.text(language) if isinstance(value, Bilingual) else value


def term(name: str, key: str) -> Bilingual:
    """The word that the catalogue has for a finding under `key`: for what is expected or found, or
    stands among names. In a finding's `values` the key alone will do (`Terms`)."""
    return load_catalogue()[name].terms[key]


def _fill(template: Bilingual, finding: Finding, language: Language) -> str:
    terms = load_catalogue()[finding.name].terms
    values = {name: _words(value, terms, language) for name, value in finding.values.items()}
    values["expected"] = phrase(finding.expected, language)
    values["actual"] = phrase(finding.actual, language)
    return template.text(language).format_map(values)


def _words(value: FindingValue, terms: Mapping[str, Bilingual], language: Language) -> str | None:
    if not isinstance(value, Terms):
        return phrase(value, language)
    comma = "、" if language is Language.ZH else ", "
    return comma.join(terms[key].text(language) for key in value.keys)
