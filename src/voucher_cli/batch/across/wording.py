"""Values of findings across packages: short, on one line, in the order in which people count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from voucher_cli.batch.season import Place, SeasonFinding
from voucher_cli.evidence.packed import natural_key, printable
from voucher_cli.findings import Finding, FindingValue, Level
from voucher_cli.language import Bilingual

_LONGEST = 80
"""characters of one value; what is longer is cut"""
_MOST = 5
"""names in a list; the places have them all"""


def shortened(text: str) -> str:
    """On one line, and no longer than a message can bear."""
    line = " ".join(printable(text[: 2 * _LONGEST]).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def listed(texts: Iterable[str]) -> Bilingual:
    """The first few, and `…` where there are more."""
    every = list(dict.fromkeys(texts))
    some = [shortened(text) for text in every[:_MOST]] + ["…"] * (len(every) > _MOST)
    return Bilingual("、".join(some), ", ".join(some))


def in_order(places: Iterable[Place]) -> tuple[Place, ...]:
    """Each place once, by package, claim and file. A package as a whole is left out where a place
    in it is told."""
    every = set(places)
    exact = {place.package for place in every if place.claim or place.file}
    kept = (p for p in every if p.claim or p.file or p.package not in exact)
    return tuple(sorted(kept, key=place_key))


def place_key(place: Place) -> tuple[object, ...]:
    """Sorts places as people count."""
    return (natural_key(place.package), place.claim or "", natural_key(place.file or ""))


def counted(places: Sequence[Place]) -> Mapping[str, FindingValue]:
    """How many packages, and which, for a message."""
    packages = list(dict.fromkeys(place.package for place in places))
    return {"count": str(len(packages)), "packages": listed(packages)}


def told(finding: Finding, places: tuple[Place, ...]) -> SeasonFinding:
    """The finding with its places, under its own id."""
    return SeasonFinding(finding.id, finding, places)


def gravest_first(findings: Iterable[SeasonFinding]) -> tuple[SeasonFinding, ...]:
    """By level, then name, first place and id: the same whatever came first."""
    gravity = {level: rank for rank, level in enumerate(Level)}

    def key(found: SeasonFinding) -> tuple[object, ...]:
        first = place_key(found.places[0]) if found.places else ()
        return (gravity[found.finding.level], found.finding.name, first, found.id)

    return tuple(sorted(findings, key=key))
