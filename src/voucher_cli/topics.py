"""Topics: what a contract or statement may be asked to speak of (rules/topics.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from voucher_cli.language import Bilingual


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject, told by patterns.

    `patterns` are regular expressions over text without white space (text.squeeze).
    """

    title: Bilingual
    patterns: tuple[str, ...]


Topics = Mapping[str, Topic]
