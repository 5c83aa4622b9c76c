"""How grave it is that one thing is used in several packages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from voucher_cli.batch.across.identity import Organisations
from voucher_cli.batch.across.model import Use
from voucher_cli.batch.across.wording import counted, in_order, place_key, shortened, told
from voucher_cli.batch.season import SeasonFinding
from voucher_cli.errors import VoucherError
from voucher_cli.findings import Certainty, Finding, Level, Terms
from voucher_cli.policy.eligibility import OverlapRule
from voucher_cli.policy.library import get_policy
from voucher_cli.policy.model import Policy


class Case(StrEnum):
    """What two packages that use one thing have to do with each other, the gravest first; also
    the variants of the findings' messages."""

    APPLICANTS = "applicants"
    """two organisations claim it"""
    ONE_POLICY = "one-policy"
    """one applicant claims it twice under one policy"""
    ONE_LEVEL = "one-level"
    """… under policies of one level of government that exclude each other"""
    UNLISTED = "unlisted"
    """any of these, but only one of the two claims it: it merely lies in the other package"""
    POLICIES = "policies"
    """one applicant claims it under policies that allow it"""

    @property
    def level(self) -> Level:
        grave = (Case.APPLICANTS, Case.ONE_POLICY, Case.ONE_LEVEL)
        return Level.ERROR if self in grave else Level.WARNING


_RANK = {case: rank for rank, case in enumerate(Case)}
FILE = "file"
"""the variant for the very same file in several packages"""


def first_of(uses: Iterable[Use]) -> Use:
    """The one whose writing stands for all, whatever their order."""
    return min(uses, key=lambda use: (place_key(use.place), use.shown))


def case_of(uses: Sequence[Use]) -> Case | None:
    """The gravest case among pairs of packages of which at least one claims the thing."""
    organisations = Organisations(use.applicant for use in uses if use.applicant)
    packages: dict[_Profile, set[str]] = {}
    for use in _listed_once(uses):
        who = organisations.of(use.applicant) if use.applicant else None
        packages.setdefault((use.policy, who, use.listed), set()).add(use.place.package)
    worst: Case | None = None
    for one in (profile for profile in packages if profile[2]):
        for other in packages:
            if one == other and len(packages[one]) < 2:
                continue
            case = _between(one, other)
            if worst is None or _RANK[case] < _RANK[worst]:
                worst = case
            if worst is Case.APPLICANTS:
                return worst
    return worst


_Profile = tuple[str | None, str | None, bool]
"""policy, organisation (None: nobody knows) and whether a claim rests on the thing"""


def _listed_once(uses: Iterable[Use]) -> Iterable[Use]:
    """One use a package, one that a claim rests on where there is any."""
    by_package: dict[str, Use] = {}
    for use in uses:
        known = by_package.get(use.place.package)
        if known is None or (use.listed and not known.listed):
            by_package[use.place.package] = use
    return by_package.values()


def _between(one: _Profile, other: _Profile) -> Case:
    two = one[1] and other[1] and one[1] != other[1]
    case = Case.APPLICANTS if two else _under(one[0], other[0])
    return Case.UNLISTED if case is not Case.POLICIES and not other[2] else case


def _under(one: str | None, other: str | None) -> Case:
    """What it means that one applicant claims a thing under both policies."""
    first, second = _policy(one), _policy(other)
    if first is None or second is None:
        return Case.ONE_POLICY if one and one == other else Case.POLICIES
    if first.id == second.id:
        return Case.ONE_POLICY
    excluded = any(
        isinstance(rule, OverlapRule) and rule.level is first.level
        for rule in (*first.eligibility, *second.eligibility)
    )
    return Case.ONE_LEVEL if first.level is second.level and excluded else Case.POLICIES


def _policy(policy_id: str | None) -> Policy | None:
    try:
        return get_policy(policy_id) if policy_id else None
    except VoucherError:
        return None


def agree(uses: Sequence[Use]) -> bool:
    """Whether things of one number are beyond doubt one: all name the same counterpart, nothing
    differs, and the amount or the date is stated by all."""
    counterparts = {use.counterpart.code or use.counterpart.name for use in uses}
    amounts, dates = {use.amount for use in uses}, {use.dated for use in uses}
    stated = len(amounts - {None}) <= 1 and len(dates - {None}) <= 1
    return (
        stated
        and len(counterparts) == 1
        and "" not in counterparts
        and (None not in amounts or None not in dates)
    )


def _certainty(uses: Sequence[Use], *, likely: bool = False) -> Certainty:
    """Likely, too, where a number was only recognised or an applicant's codes differ."""
    organisations = Organisations(use.applicant for use in uses)
    sure = not likely and all(use.certain for use in uses) and organisations.agree
    return Certainty.CERTAIN if sure else Certainty.LIKELY


def reused(
    name: str, uses: Sequence[Use], case: Case, detail: str, *, likely: bool = False
) -> SeasonFinding:
    """The finding on one thing that several packages use, by its number."""
    places = in_order(use.place for use in uses)
    shown = shortened(first_of(uses).shown)
    finding = Finding(
        name,
        case.level,
        variant=case.value,
        values={"number": shown, **counted(places)},
        actual=shown,
        certainty=_certainty(uses, likely=likely),
        detail=detail,
    )
    return told(finding, places)


def same_file(name: str, uses: Sequence[Use], case: Case, detail: str) -> SeasonFinding:
    """The finding on a file that lies in several packages."""
    places = in_order(use.place for use in uses)
    shown = shortened(first_of(uses).shown)
    finding = Finding(
        name,
        case.level,
        variant=FILE,
        values={"file": shown, "case": Terms((case.value,)), **counted(places)},
        actual=shown,
        certainty=_certainty(uses),
        detail=detail,
    )
    return told(finding, places)
