"""Where the values of a drafted purchase were read: the fact of its documents that shows each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from voucher_cli.draft.facts import best_first
from voucher_cli.draft.model import Origin
from voucher_cli.evidence.model import Evidence, Fact, Part
from voucher_cli.manifest.model import KIND_OF_ENTRY, FileRef, Manifest, Purchase
from voucher_cli.strict_yaml import YamlPath
from voucher_cli.terms import PartKind
from voucher_cli.text import organisation_key

_VENDOR = {"name": ("party_b", "party_a", "seller", "payee", "issuer"), "uscc": ("seller_id",)}
"""the facts that a vendor's name and code are taken from"""


def purchase_origins(manifest: Manifest, evidence: Evidence) -> Iterator[tuple[YamlPath, Origin]]:
    """The place of every value of every purchase that some fact of its own documents shows."""
    for c, claim in enumerate(manifest.claims):
        for p, purchase in enumerate(claim.purchases):
            path = ("claims", c, "purchases", p)
            for entry_path, references in purchase.named_files():
                kind = KIND_OF_ENTRY[entry_path[0]]
                parts = parts_at(evidence, references, kind)
                yield from _entry_origins((*path, *entry_path), _entry(purchase, entry_path), parts)
            yield from _vendor_origins((*path, "vendor"), purchase, evidence)


def parts_at(
    evidence: Evidence, references: Iterable[FileRef], kind: PartKind | None = None
) -> tuple[Part, ...]:
    """The documents that the references name, of that kind if one is given."""
    return tuple(
        placement.part
        for reference in references
        for placement in evidence.placements
        if placement.part.lies_on(reference.path, reference.first_page, reference.last_page)
        and kind in (None, placement.part.kind)
    )


def origin_of(part: Part, fact: Fact) -> Origin:
    """Where a fact of a part stands."""
    return Origin(part.file, fact.page, fact.where, fact.source)


def _entry(purchase: Purchase, path: tuple[str] | tuple[str, int]) -> object:
    entry = getattr(purchase, path[0])
    return entry[path[1]] if len(path) == 2 else entry


def _entry_origins(
    path: YamlPath, entry: object, parts: tuple[Part, ...]
) -> Iterator[tuple[YamlPath, Origin]]:
    for field in fields(entry):  # type: ignore[arg-type]
        value = getattr(entry, field.name)
        found = _showing(parts, field.name, value)
        if found is not None:
            yield (*path, field.name), found


def _vendor_origins(
    path: YamlPath, purchase: Purchase, evidence: Evidence
) -> Iterator[tuple[YamlPath, Origin]]:
    parts = [
        part for _, references in purchase.named_files() for part in parts_at(evidence, references)
    ]
    for name, facts in _VENDOR.items():
        value = getattr(purchase.vendor, name)
        found = (_showing(parts, fact, value) for fact in facts)
        origin = next((origin for origin in found if origin is not None), None)
        if origin is not None:
            yield (*path, name), origin


def _showing(parts: Iterable[Part], name: str, value: object) -> Origin | None:
    """The first fact of that name and value; names of organisations may differ in width."""
    if value is None:
        return None
    for part in parts:
        for fact in best_first(part, name):
            same = fact.value == value
            if isinstance(value, str) and not same:
                same = organisation_key(str(fact.value)) == organisation_key(value)
            if same:
                return origin_of(part, fact)
    return None
