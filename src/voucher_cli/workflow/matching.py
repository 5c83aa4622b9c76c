"""What policy and manifest tell placing, as the plain data that it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from voucher_cli.evidence.model import PlacedBy
from voucher_cli.evidence.wanted import ClaimMarks, Pin, Wanted
from voucher_cli.manifest.model import (
    KIND_OF_ENTRY,
    Claim,
    Contract,
    FileRef,
    Manifest,
    Purchase,
    Vendor,
)
from voucher_cli.policy.materials import Material
from voucher_cli.policy.model import Policy, Route
from voucher_cli.terms import PartKind


@dataclass(frozen=True, slots=True)
class Matching:
    """The checklists of all claims, what tells the claims apart, and what the manifest pins."""

    wanted: tuple[Wanted, ...]
    marks: tuple[ClaimMarks, ...]
    pins: tuple[Pin, ...]


def matching_of(policy: Policy, manifest: Manifest) -> Matching:
    """For every claim of the manifest whose route the policy has."""
    claims = [(c, route) for c in manifest.claims if (route := policy.route(c.route))]
    wanted = [w for claim, route in claims for w in _wanted(claim.id or claim.route, route)]
    return Matching(
        wanted=tuple(dict.fromkeys(wanted)),
        marks=tuple(_marks(claim, route) for claim, route in claims),
        pins=tuple(pin for claim, route in claims for pin in _pins(claim, route, manifest)),
    )


def without_manifest(policy: Policy, routes: Sequence[str]) -> Matching:
    """For one claim on each of `routes`, known only by the route's own words."""
    return matching_of(
        policy, Manifest(1, claims=tuple(Claim(route, id=route) for route in routes))
    )


def told_by_contracts(policy: Policy, drafted: Manifest) -> Matching:
    """For claims of which a draft knows the contracts: their numbers and vendors tell the other
    papers of one claim from those of another. What else the draft holds is not believed."""
    claims = []
    for claim in drafted.claims:
        known = (
            Purchase(vendor=Vendor(name=p.vendor.name), contract=Contract(number=p.contract.number))
            for p in claim.purchases
            if p.contract is not None
        )
        claims.append(Claim(claim.route, id=claim.id, purchases=tuple(known)))
    return matching_of(policy, Manifest(1, claims=tuple(claims)))


def _wanted(claim: str, route: Route) -> Iterator[Wanted]:
    """Each material, and each of its parts. A material with parts is also wanted as a whole, for
    files that cannot be read and whose name says no more; documents go to its parts."""
    for material in route.materials:
        owner = None if material.shared else claim
        kinds = _kinds(material.kinds)
        yield Wanted(
            owner, material.id, None, material.number, material.title, kinds, material.names
        )
        for part in material.parts:
            yield Wanted(
                owner, material.id, part.id, material.number, part.title, _kinds(part.kinds)
            )


def _kinds(names: Sequence[str]) -> tuple[PartKind, ...]:
    return tuple(PartKind(name) for name in names)


def _marks(claim: Claim, route: Route) -> ClaimMarks:
    purchases = claim.purchases
    return ClaimMarks(
        claim=claim.id or claim.route,
        route_marks=route.marks,
        contract_numbers=_known(p.contract.number for p in purchases if p.contract),
        vendors=_known(p.vendor.name for p in purchases),
        models=_known(p.model for p in purchases),
        projects=_known([claim.project.name]),
    )


def _known(values: Iterator[str | None] | list[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


# --- what the manifest pins ----------------------------------------------------------------------


def _pins(claim: Claim, route: Route, manifest: Manifest) -> Iterator[Pin]:
    claim_id = claim.id or claim.route
    for material_id, references in manifest.materials.get(claim_id, {}).items():
        material = route.material(material_id)
        if material is not None:
            for reference in references:
                yield _pin(reference, claim_id, material, None, PlacedBy.PIN)
    for purchase in claim.purchases:
        for path, references in purchase.named_files():
            place = route.place_of(KIND_OF_ENTRY[path[0]])
            if place is not None:
                part = place.part.id if place.part else None
                for reference in references:
                    yield _pin(reference, claim_id, place.material, part, PlacedBy.MANIFEST)


def first_pages(manifest: Manifest) -> Mapping[str, frozenset[int]]:
    """Where the manifest says that documents begin: file → first pages. What it names as
    `all.pdf#3-7` begins on page 3, and on page 8 something else does."""
    pinned = [r for pins in manifest.materials.values() for refs in pins.values() for r in refs]
    named = [
        reference
        for claim in manifest.claims
        for purchase in claim.purchases
        for _, references in purchase.named_files()
        for reference in references
    ]
    firsts: dict[str, set[int]] = {}
    for reference in [*pinned, *named]:
        if reference.first_page is not None:
            last = reference.last_page or reference.first_page
            firsts.setdefault(reference.path, set()).update({reference.first_page, last + 1})
    return {path: frozenset(pages) for path, pages in firsts.items()}


def _pin(reference: FileRef, claim: str, material: Material, part: str | None, by: PlacedBy) -> Pin:
    owner = None if material.shared else claim
    first, last = reference.first_page, reference.last_page
    return Pin(reference.path, first, last, owner, material.id, part, by)
