"""Findings: what a check has to say, under a stable name.

A check answers in data: a name, a variant of its message and the values that go into it. The
words, in both languages, stand in rules/findings.yaml and are put together by the report.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from voucher_cli.evidence.model import Box
from voucher_cli.language import Bilingual
from voucher_cli.policy.citation import Citation


class Level(StrEnum):
    """How grave a finding is, the gravest first."""

    ERROR = "error"
    WARNING = "warning"
    REVIEW = "review"
    INFO = "info"


class Certainty(StrEnum):
    """How sure the tool is, apart from how grave it would be."""

    CERTAIN = "certain"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about, as far as it is known."""

    claim: str | None = None
    route: str | None = None
    material: str | None = None
    part: str | None = None
    file: str | None = None
    page: int | None = None
    where: str | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """Words that the catalogue has for a finding, by their keys; several read as a list."""

    keys: tuple[str, ...]


FindingValue = str | Bilingual | Terms


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the check has to say.

    `variant` and `values` choose and fill the message in rules/findings.yaml; `detail` tells
    apart findings that are alike in all else (an invoice number, a clause), for the id.
    """

    name: str
    level: Level
    subject: Subject = field(default_factory=Subject)
    variant: str = "default"
    values: Mapping[str, FindingValue] = field(default_factory=dict)
    expected: str | Bilingual | None = None
    actual: str | Bilingual | None = None
    source: Citation | None = None
    certainty: Certainty = Certainty.CERTAIN
    detail: str = ""

    @property
    def id(self) -> str:
        """Stable between runs: the name and a short digest of what it is about."""
        about = (self.subject.claim, self.subject.material, self.subject.part, self.subject.file)
        text = "\0".join([self.name, *(a or "" for a in about), self.detail])
        return f"{self.name}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"
