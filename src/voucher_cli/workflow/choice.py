"""Which policy and which claims a run is about, from the manifest and the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from voucher_cli.errors import InvalidFileError, Problem, VoucherError
from voucher_cli.language import Bilingual
from voucher_cli.nearest import not_known
from voucher_cli.policy.library import get_policy, policy_ids
from voucher_cli.policy.model import Policy
from voucher_cli.strict_yaml import Bound, YamlPath

if TYPE_CHECKING:
    from voucher_cli.manifest.model import Claim, Manifest


def stated_policy(bound: Bound[Manifest], option: str | None) -> Policy:
    """The policy that the manifest names, or that `--policy` names where it names none.

    Raises InvalidFileError for an unknown policy, and for routes and materials that it lacks, all
    at once and with their lines; VoucherError where manifest and option differ or neither has one.
    """
    stated = bound.value.policy
    if stated is None and option is None:
        raise _policy_missing(bound)
    if stated is not None and stated not in policy_ids():
        what = Bilingual("没有政策", "no such policy:")
        raise InvalidFileError((bound.problem(("policy",), not_known(what, stated, policy_ids())),))
    if stated is not None and option is not None and option != stated:
        place = bound.where(("policy",))
        raise VoucherError(
            Bilingual(
                f"--policy {option} 与清单不一致：{place} 写的是 {stated}",
                f"--policy {option} contradicts the manifest: {place} says {stated}",
            )
        )
    policy = get_policy(stated or option or "")
    problems = (*_unknown_routes(bound, policy), *_unknown_materials(bound, policy))
    if problems:
        raise InvalidFileError(problems)
    return policy


def chosen_claims(manifest: Manifest, routes: Sequence[str], policy: Policy) -> tuple[Claim, ...]:
    """The claims to be judged: all of them, or those for the routes of `--route`.

    Raises VoucherError for a route that the policy lacks or that no claim is for.
    """
    claimed = [claim.route for claim in manifest.claims]
    for route in routes:
        known_route(policy, route)
        if route not in claimed:
            what = Bilingual("清单中没有申报路径", "the manifest has no claim for")
            raise VoucherError(not_known(what, route, claimed))
    return tuple(claim for claim in manifest.claims if not routes or claim.route in routes)


def known_route(policy: Policy, route: str) -> None:
    """Raises VoucherError when the policy has no such route."""
    if policy.route(route) is None:
        what = Bilingual(f"{policy.id} 没有申报路径", f"{policy.id} has no route")
        raise VoucherError(not_known(what, route, [r.id for r in policy.routes]))


def _unknown_routes(bound: Bound[Manifest], policy: Policy) -> Iterator[Problem]:
    what = Bilingual(f"{policy.id} 没有申报路径", f"{policy.id} has no route")
    known = [route.id for route in policy.routes]
    for number, claim in enumerate(bound.value.claims):
        if claim.route not in known:
            path: YamlPath = ("claims", number, "route")
            yield bound.problem(path, not_known(what, claim.route, known))


def _unknown_materials(bound: Bound[Manifest], policy: Policy) -> Iterator[Problem]:
    """Pins to a material that the claim's list does not have would pin nothing, silently."""
    for claim in bound.value.claims:
        route = policy.route(claim.route)
        if route is None:
            continue
        what = Bilingual(
            f"{route.list_document} 没有材料", f"{route.list_document} has no material"
        )
        for material in bound.value.materials.get(claim.id or claim.route, {}):
            if route.material(material) is None:
                known = [m.id for m in route.materials]
                path: YamlPath = ("materials", claim.id or claim.route, material)
                yield bound.problem(path, not_known(what, material, known))


def _policy_missing(bound: Bound[Manifest]) -> InvalidFileError:
    known = policy_ids()
    message = Bilingual(
        f"清单没有写 policy：请补上，或用 --policy（{'、'.join(known)}）",
        f"the manifest names no policy: add 'policy:', or use --policy ({', '.join(known)})",
    )
    return InvalidFileError((bound.problem(("policy",), message),))
