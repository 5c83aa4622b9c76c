"""The findings across packages, by package and in the order in which the page shows them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from voucher_cli.batch.season import Place, SeasonFinding

MOST_FINDINGS = 200
MOST_PLACES = 20
"""of one finding; the workbook holds the rest"""


class Index:
    """`findings` as the season has them, the gravest first; `position` means a place in it.

    `groups` are the positions of those that the page shows, by their name; `numbers` what these
    are called on it, from 1; `named` are the packages that they name there.
    """

    def __init__(self, findings: Sequence[SeasonFinding]) -> None:
        self.findings = findings
        groups: dict[str, list[int]] = {}
        for position, found in enumerate(findings[:MOST_FINDINGS]):
            groups.setdefault(found.finding.name, []).append(position)
        self.groups: Mapping[str, Sequence[int]] = groups
        shown = [position for group in groups.values() for position in group]
        self.numbers: Mapping[int, int] = {at: number for number, at in enumerate(shown, 1)}
        self.named: Collection[str] = {
            place.package for at in shown for place in places(findings[at])
        }
        self._positions: dict[str, list[int]] = {}
        for position, found in enumerate(findings):
            for package in found.packages:
                self._positions.setdefault(package, []).append(position)

    def positions(self, package: str) -> tuple[int, ...]:
        """The findings that concern a package."""
        return tuple(self._positions.get(package, ()))


def places(found: SeasonFinding) -> tuple[Place, ...]:
    """Those places of a finding that the page shows."""
    return found.places[:MOST_PLACES]
