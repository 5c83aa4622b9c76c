"""What is applied for, as the forms want it told: the manifest and its award, by project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voucher_cli.award.model import Award, ClaimAward
from voucher_cli.manifest.model import Claim, Manifest
from voucher_cli.text import squeeze


@dataclass(frozen=True)
class Undertaking:
    """One project with the claims that are made for it; nearly always one."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Applied:
    """The manifest, the claims that the forms are for, and their award."""

    manifest: Manifest
    claims: tuple[Claim, ...]
    award: Award

    def award_of(self, claim: Claim) -> ClaimAward | None:
        """The award of one claim."""
        return next((a for a in self.award.claims if a.id == claim.id), None)

    def undertakings(self) -> tuple[Undertaking, ...]:
        """The projects in the manifest's order. Claims whose projects have the same name and
        were not launched on different days are for one project."""
        groups: list[list[Claim]] = []
        for claim in self.claims:
            for group in groups:
                if _same_project(group[0], claim):
                    group.append(claim)
                    break
            else:
                groups.append([claim])
        return tuple(Undertaking(tuple(group)) for group in groups)

    def incomplete(self, claim: Claim) -> Iterator[str]:
        """The measures of a claim's base that are needed and have no entry, as `purchase:
        measure`; the claim's id where it has no purchase at all."""
        award = self.award_of(claim)
        if award is None or not award.purchases:
            yield claim.id or claim.route
            return
        for purchase in award.purchases:
            for measure, amount in purchase.measures.items():
                if amount is None:
                    yield f"{purchase.name}: {measure}"


def _same_project(one: Claim, other: Claim) -> bool:
    a, b = one.project, other.project
    if not a.name or not b.name or squeeze(a.name) != squeeze(b.name):
        return False
    return None in (a.launched_on, b.launched_on) or a.launched_on == b.launched_on
