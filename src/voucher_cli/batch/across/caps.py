"""What the caps of an enterprise and year take away over several packages of one policy."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from voucher_cli.award.caps import capped_routes
from voucher_cli.award.model import CapEffect
from voucher_cli.batch.across.identity import Identity
from voucher_cli.batch.across.index import Filed, Index, Thing
from voucher_cli.batch.across.keys import name_key
from voucher_cli.batch.across.model import Share
from voucher_cli.batch.across.wording import counted, in_order, place_key, shortened, told
from voucher_cli.batch.model import Row
from voucher_cli.batch.season import Place, SeasonFinding
from voucher_cli.errors import VoucherError
from voucher_cli.findings import Certainty, Finding, Level, Terms
from voucher_cli.manifest.model import PriorAward
from voucher_cli.money import ZERO, grouped_yuan, total
from voucher_cli.policy.award_rules import Cap
from voucher_cli.policy.library import get_policy
from voucher_cli.policy.model import Policy

NAME = "cap-shared"


@dataclass(frozen=True, slots=True)
class CapGroup:
    """The packages of one enterprise, policy and year (None: none of them states it), and the
    prior awards of all of them."""

    policy: Policy
    year: int | None
    shares: tuple[Share, ...]
    prior: tuple[PriorAward, ...]

    def taken(self, packages: Collection[str]) -> Decimal:
        """What the caps take from these packages together, beyond what they take from each by
        itself."""
        shares = [share for share in self.shares if share.package in packages]
        apart = total(self.apart(share)[1] for share in shares)
        _, together = capped_routes(self.policy, _by_route(shares), self.prior, self.year)
        return max(ZERO, apart - together)

    def apart(self, share: Share) -> tuple[tuple[CapEffect, ...], Decimal]:
        """What the caps take from one package by itself, and what they leave, as its own report
        has it."""
        return capped_routes(self.policy, share.by_route, share.prior, share.year)

    @property
    def taken_of_all(self) -> Decimal:
        return self.taken({share.package for share in self.shares})


def shares_of(row: Row, applicant: Identity) -> Iterator[Filed[Share]]:
    """The package's share of its enterprise's caps, as the index files it."""
    if row.policy and row.ceiling is not None:
        by_route: dict[str, Decimal] = {}
        for claim in row.claims:
            by_route[claim.route] = by_route.get(claim.route, ZERO) + claim.ceiling
        share = Share(
            row.package,
            row.policy,
            row.applied_on.year if row.applied_on else None,
            applicant,
            row.applicant.name or row.applicant.uscc or "",
            by_route,
            row.prior_awards,
        )
        links = [f"{row.policy} {kind} {key}" for kind, key in applicant.traits]
        yield Filed(Thing.SHARE, share, links)


def cap_groups(index: Index) -> Iterator[CapGroup]:
    """Enterprises that lose something by having several packages."""
    for found in index.groups(Thing.SHARE, Share):
        try:
            policy = get_policy(found[0].policy)
        except VoucherError:  # rows of rules that are no longer there
            continue
        ordered = sorted(found, key=lambda share: place_key(Place(share.package)))
        for group in _by_year(policy, ordered):
            if group.taken_of_all > ZERO:
                yield group


def _by_year(policy: Policy, shares: Sequence[Share]) -> Iterable[CapGroup]:
    """One group a year. A package without a year counts in the one that leaves it most, since all
    sums are ceilings; the largest find their place first."""
    undated = [share for share in shares if share.year is None]
    years: dict[int, list[Share]] = defaultdict(list)
    for share in shares:
        if share.year is not None:
            years[share.year].append(share)
    if not years:
        return [_group(policy, None, undated)]
    groups = {year: _group(policy, year, years[year]) for year in sorted(years)}
    for share in sorted(undated, key=lambda share: share.claimed, reverse=True):
        wider = {year: _group(policy, year, (*groups[year].shares, share)) for year in groups}
        lost = {year: wider[year].taken_of_all - groups[year].taken_of_all for year in groups}
        best = min(groups, key=lost.__getitem__)
        groups[best] = wider[best]
    return groups.values()


def _group(policy: Policy, year: int | None, shares: Sequence[Share]) -> CapGroup:
    return CapGroup(policy, year, tuple(shares), _prior(shares))


def _prior(shares: Sequence[Share]) -> tuple[PriorAward, ...]:
    """The distinct prior awards: what each package lists is one list, not one more each."""
    most: Counter[tuple[object, ...]] = Counter()
    awards: dict[tuple[object, ...], PriorAward] = {}
    for share in shares:
        keys = []
        for award in share.prior:
            project = name_key(award.project)
            keys.append((award.policy, award.route, project, award.year, award.amount))
            awards.setdefault(keys[-1], award)
        most |= Counter(keys)
    return tuple(awards[key] for key in most.elements())


def _by_route(shares: Sequence[Share]) -> Mapping[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for share in shares:
        for route, amount in share.by_route.items():
            sums[route] = sums.get(route, ZERO) + amount
    return sums


def shared_caps(group: CapGroup) -> Iterator[SeasonFinding]:
    """cap-shared: each package alone is within the cap, together they exceed it."""
    effects, _ = capped_routes(group.policy, _by_route(group.shares), group.prior, group.year)
    apart = [group.apart(share)[0] for share in group.shares]
    left = group.taken_of_all
    for effect in effects:
        own = total(e.reduced_by for each in apart for e in each if _same_cap(e, effect))
        taken = min(left, effect.reduced_by - own)
        if taken > ZERO:
            left -= taken
            yield _finding(group, effect, own, taken)


def _same_cap(one: CapEffect, other: CapEffect) -> bool:
    return (one.per, one.routes, one.limit) == (other.per, other.routes, other.limit)


def _finding(group: CapGroup, effect: CapEffect, own: Decimal, taken: Decimal) -> SeasonFinding:
    shares = [s for s in group.shares if set(effect.routes) & s.by_route.keys()]
    claimed = total(
        amount for s in shares for route, amount in s.by_route.items() if route in effect.routes
    )
    places = in_order(Place(share.package) for share in shares)
    cap = _cap(group.policy, effect)
    known = {share.applicant.code for share in shares}
    undated = any(share.year is None for share in shares)
    sure = len(known) == 1 and all(known) and not undated
    finding = Finding(
        NAME,
        Level.WARNING,
        variant="undated" if undated else "prior" if effect.prior > ZERO else "default",
        values={
            "applicant": shortened(shares[0].shown),
            "year": str(group.year or ""),
            "per": Terms((effect.per.value,)),
            "sum": grouped_yuan(claimed - own),
            "limit": grouped_yuan(effect.limit),
            "prior": grouped_yuan(effect.prior),
            "taken": grouped_yuan(taken),
            **counted(places),
        },
        expected=f"≤ {grouped_yuan(max(ZERO, effect.limit - effect.prior))}",
        actual=grouped_yuan(claimed - own),
        source=cap.cite if cap else None,
        certainty=Certainty.CERTAIN if sure else Certainty.LIKELY,
        detail=":".join(
            [group.policy.id, str(group.year or ""), _enterprise(shares), *sorted(effect.routes)]
        ),
    )
    return told(finding, places)


def _cap(policy: Policy, effect: CapEffect) -> Cap | None:
    """The cap of the policy behind an effect."""
    alike = [cap for cap in policy.caps if (cap.per, cap.limit) == (effect.per, effect.limit)]
    exact = [cap for cap in alike if set(cap.routes) == set(effect.routes)]
    return next(iter(exact or alike), None)


def _enterprise(shares: Sequence[Share]) -> str:
    codes = sorted(share.applicant.code for share in shares if share.applicant.code)
    return codes[0] if codes else min(share.applicant.name for share in shares)
