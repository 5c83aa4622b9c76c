"""docs/policies.md names every key that a policy may have."""

import re
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from voucher_cli.policy.model import Policy

GUIDE = Path(__file__).parents[2] / "docs" / "policies.md"


def words_of(kind: Any, seen: set[Any]) -> Iterator[str]:
    """Keys, kinds and choices of a dataclass and all within it."""
    for inner in typing.get_args(kind):
        yield from [inner] if isinstance(inner, str) else words_of(inner, seen)
    if kind in seen or not isinstance(kind, type):
        return
    seen.add(kind)
    if is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        for entry in fields(kind):
            if not entry.metadata.get("not_in_yaml"):
                yield entry.name
                yield from words_of(hints[entry.name], seen)
    elif issubclass(kind, Enum):
        yield from (str(member.value) for member in kind)


def test_every_key_and_choice_is_explained() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    words = set(words_of(Policy, set()))
    assert len(words) > 80
    code = " ".join(re.findall(r"```.*?```|`[^`\n]+`", guide, re.DOTALL))
    named = set(re.findall(r"[a-z0-9_-]+", code))
    assert sorted(words - named) == []
