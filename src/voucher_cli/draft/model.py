"""A drafted manifest: its values, and where each of them was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from voucher_cli.evidence.model import Source
from voucher_cli.manifest.model import Manifest
from voucher_cli.strict_yaml import YamlPath


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value of a draft comes from. `source` is None where nothing was read: the value
    follows from the document being there, or from another value."""

    file: str
    page: int | None = None
    where: str | None = None
    source: Source | None = None


@dataclass(frozen=True)
class Draft:
    """A manifest that was drafted, with the origin of its values by their place in it."""

    manifest: Manifest
    origins: Mapping[YamlPath, Origin] = field(default_factory=dict)
