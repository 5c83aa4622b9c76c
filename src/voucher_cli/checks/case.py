"""What every check looks at: the policy, the applicant's word, the files and the award."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, TypeVar

from voucher_cli.award.model import Award, ClaimAward, PurchaseBasis
from voucher_cli.dates import Window
from voucher_cli.evidence.model import Evidence, Part, Placement
from voucher_cli.findings import Subject
from voucher_cli.forms.official import OfficialForm
from voucher_cli.manifest.model import Claim, FileRef, Manifest, Purchase
from voucher_cli.policy.citation import Citation
from voucher_cli.policy.eligibility import EligibilityRule
from voucher_cli.policy.materials import Material
from voucher_cli.policy.model import Policy, Route
from voucher_cli.strict_yaml import YamlPath
from voucher_cli.terms import PartKind
from voucher_cli.topics import Topics

Rule = TypeVar("Rule", bound=EligibilityRule)
T = TypeVar("T")


@dataclass(frozen=True)
class Case:
    """One package under one policy.

    `manifest` is what the applicant wrote, or what was drafted from the files where there is no
    manifest (`drafted`). In `completed`, facts other than amounts that the manifest leaves out
    are filled from what its files show; claims and entries stand at the same places in both.
    `where` gives the place of a manifest path for people, None when there is no manifest file.
    """

    policy: Policy
    manifest: Manifest
    completed: Manifest
    drafted: bool
    where: Callable[[YamlPath], str | None]
    evidence: Evidence
    window: Window
    bases: Mapping[str, tuple[PurchaseBasis, ...]]
    award: Award
    topics: Topics
    forms: tuple[OfficialForm, ...] = ()
    file_size_limit: int | None = None
    """the most bytes that the portal takes for a file, where one is configured"""
    remembered: dict[object, Any] = field(default_factory=dict, init=False, compare=False)
    """what `once` keeps"""

    def claims(self) -> Iterator[ClaimCase]:
        """The claims that are checked, in the manifest's order."""
        for index, claim in enumerate(self.completed.claims):
            route = self.policy.route(claim.route)
            if route is not None and claim.id in self.bases:
                yield ClaimCase(self, index, claim, route)

    def every_claim(self) -> Iterator[ClaimCase]:
        """All claims of the manifest, also those that the user did not ask for: they have no
        base, but may share papers with those that are checked."""
        for index, claim in enumerate(self.completed.claims):
            route = self.policy.route(claim.route)
            if route is not None:
                yield ClaimCase(self, index, claim, route)

    def parts_at(self, references: tuple[FileRef, ...]) -> tuple[Part, ...]:
        """The parts that lie in the referenced files or pages, each of them once."""
        parts = {
            id(placement.part): placement.part
            for placement in self.evidence.placements
            if any(placement.part.lies_on(r.path, r.first_page, r.last_page) for r in references)
        }
        return tuple(parts.values())

    def rules(self, kind: type[Rule]) -> Iterator[tuple[Rule, tuple[ClaimCase, ...]]]:
        """The rules of eligibility of that kind, each with the claims that it is for."""
        claims = tuple(self.claims())
        for rule in self.policy.eligibility:
            if isinstance(rule, kind):
                concerned = tuple(claim for claim in claims if rule in claim.rules(kind))
                if concerned:
                    yield rule, concerned

    def shared_subject(self, material: str) -> Subject:
        """The subject of a finding on a shared material: its claim only where there is just one."""
        claims = list(self.claims())
        if len(claims) == 1:
            return claims[0].subject(material)
        return Subject(material=material)

    def place(self, placement: Placement) -> tuple[Subject, Citation | None]:
        """Where a placed part belongs, and the clause that asks for it."""
        material, part = placement.material, placement.material_part
        claims = [c for c in self.claims() if placement.claim in (c.id, None)]
        wanted = [m for c in claims if material and (m := c.route.material(material))]
        if placement.claim is None and material:
            subject = replace(self.shared_subject(material), part=part)
        elif claims and placement.claim is not None:
            subject = claims[0].subject(material, part)
        else:
            subject = Subject(material=material, part=part)
        return subject, wanted[0].cite if wanted else None


@dataclass(frozen=True)
class ClaimCase:
    """One claim of a case with its route. `claim` is the completed one."""

    case: Case
    index: int
    claim: Claim
    route: Route

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id or self.claim.route

    @property
    def stated(self) -> Claim:
        """The claim as the manifest has it, before completion."""
        return self.case.manifest.claims[self.index]

    @property
    def bases(self) -> tuple[PurchaseBasis, ...]:
        """One for each purchase, in order."""
        return self.case.bases[self.id]

    @property
    def award(self) -> ClaimAward:
        """The claim's award."""
        return next(a for a in self.case.award.claims if a.id == self.id)

    def purchases(self) -> Iterator[tuple[YamlPath, Purchase, PurchaseBasis]]:
        """Each purchase with its manifest path and its base."""
        for n, (purchase, basis) in enumerate(zip(self.claim.purchases, self.bases, strict=True)):
            yield ("claims", self.index, "purchases", n), purchase, basis

    def stated_purchases(self) -> Iterator[tuple[YamlPath, Purchase, PurchaseBasis]]:
        """The same as the manifest has them, before completion."""
        for (path, _, basis), stated in zip(self.purchases(), self.stated.purchases, strict=True):
            yield path, stated, basis

    def rules(self, kind: type[Rule]) -> tuple[Rule, ...]:
        """The rules of eligibility of that kind that are for this claim."""
        return tuple(
            rule
            for rule in self.case.policy.eligibility
            if isinstance(rule, kind) and (not rule.routes or self.route.id in rule.routes)
        )

    def subject(self, material: str | None = None, part: str | None = None) -> Subject:
        """A subject with this claim, its route and a material."""
        return Subject(claim=self.id, route=self.route.id, material=material, part=part)

    def subject_of(self, kind: PartKind, files: tuple[FileRef, ...] = ()) -> Subject:
        """A subject with the material that documents of `kind` are for, and the first file."""
        place = self.route.place_of(kind)
        subject = self.subject(
            place.material.id if place else None, place.part.id if place and place.part else None
        )
        if not files:
            return subject
        return replace(subject, file=files[0].path, page=files[0].first_page)

    def parts(self, material: Material, part: str | None = None) -> tuple[Part, ...]:
        """What is placed at a material of this claim, shared ones included."""
        return self.case.evidence.of(None if material.shared else self.id, material.id, part)


def once(compute: Callable[[Case], T]) -> Callable[[Case], T]:
    """`compute`, done once for a case however many checks ask."""

    @wraps(compute)
    def remembering(case: Case) -> T:
        if compute not in case.remembered:
            case.remembered[compute] = compute(case)
        found: T = case.remembered[compute]
        return found

    return remembering
