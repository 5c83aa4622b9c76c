"""One service whose tiers are earned in several packages.

Tiers fall: what two packages of one project buy of one model and vendor earns the first tier
twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from voucher_cli.batch.across.identity import Identity, identity_of
from voucher_cli.batch.across.index import Filed, Index, Thing
from voucher_cli.batch.across.keys import name_key
from voucher_cli.batch.across.model import Service
from voucher_cli.batch.across.wording import counted, in_order, place_key, shortened, told
from voucher_cli.batch.model import ClaimTotal, Row, UsedContract
from voucher_cli.batch.season import Place, SeasonFinding
from voucher_cli.errors import VoucherError
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.money import ZERO, total
from voucher_cli.policy.award_rules import AwardUnit
from voucher_cli.policy.library import get_policy

NAME = "service-split"


def services_of(row: Row, applicant: Identity) -> Iterator[Filed[Service]]:
    """The models that the package's claims earn something for, as the index files them."""
    earning = {claim.id: claim for claim in row.claims if claim.ceiling > ZERO}
    for contract in row.contracts:
        claim = earning.get(contract.claim)
        if claim and row.policy and name_key(contract.model):
            links = _links(row.policy, applicant, claim, contract)
            service = Service(
                Place(row.package, contract.claim, contract.file),
                row.policy,
                claim.route,
                row.applied_on.year if row.applied_on else None,
                contract.model or "",
                claim.base,
                min(links, default=""),
            )
            yield Filed(Thing.SERVICE, service, links)


def _links(
    policy: str, applicant: Identity, claim: ClaimTotal, contract: UsedContract
) -> list[str]:
    about = f"{policy} {claim.route} {name_key(contract.model)} {name_key(claim.project)}"
    return [
        " ".join((about, *bought_by, *sold_by))
        for bought_by in applicant.traits
        for sold_by in identity_of(contract.vendor).traits
    ]


def split_services(index: Index, by_number: Iterable[SeasonFinding]) -> Iterator[SeasonFinding]:
    """service-split, unless `by_number` tells that the packages claim one contract or invoice."""
    reused: dict[str, set[str]] = defaultdict(set)
    for found in by_number:
        for package in found.packages:
            reused[package].add(found.id)
    for group in index.groups(Thing.SERVICE, Service):
        for year, services in _by_year(group).items():
            bases = {(s.place.package, s.place.claim): s.base for s in services}
            told_of = [reused.get(package, set()) for package in {name for name, _ in bases}]
            if len(told_of) < 2 or set.intersection(*told_of):
                continue
            if _pays(services[0], total(bases.values())):
                yield _split(services, year)


def _by_year(services: Sequence[Service]) -> Mapping[int | None, list[Service]]:
    """Those of each year, and with them those whose year is unknown."""
    years = {service.year for service in services} - {None} or {None}
    return {year: [s for s in services if s.year in (year, None)] for year in years}


def _pays(service: Service, base: Decimal) -> bool:
    """Whether so much is beyond the first tier, where two claims can earn more than one."""
    try:
        route = get_policy(service.policy).route(service.route)
    except VoucherError:  # rows of rules that are no longer there
        return False
    if route is None or route.award.unit is AwardUnit.PURCHASE:
        return False
    ends = [tier.up_to for tier in route.award.tiers if tier.up_to is not None]
    return bool(ends) and base > min(ends)


def _split(services: Sequence[Service], year: int | None) -> SeasonFinding:
    places = in_order(service.place for service in services)
    first = min(services, key=lambda service: (place_key(service.place), service.model))
    rule = get_policy(first.policy).route(first.route)
    finding = Finding(
        NAME,
        Level.WARNING,
        variant="packages",
        values={"model": shortened(first.model), **counted(places)},
        actual=shortened(first.model),
        source=rule.award.cite if rule else None,
        certainty=Certainty.LIKELY,
        detail=f"{year or ''} {min(service.about for service in services)}",
    )
    return told(finding, places)
