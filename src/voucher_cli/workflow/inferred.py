"""Which policy and routes a package without a manifest is about."""

from __future__ import annotations

from collections.abc import Sequence

from voucher_cli.draft.inference import infer_policy, infer_routes
from voucher_cli.errors import VoucherError
from voucher_cli.evidence.model import Part
from voucher_cli.language import Bilingual
from voucher_cli.policy.library import get_policy, policy_ids
from voucher_cli.policy.model import Policy
from voucher_cli.workflow.choice import known_route


def inferred_policy(option: str | None, parts: Sequence[Part]) -> Policy:
    """The policy for a package without a manifest: `--policy`, or the one its files plainly name.

    Raises VoucherError where neither tells.
    """
    if option is not None:
        return get_policy(option)
    known = policy_ids()
    found = infer_policy([get_policy(policy_id) for policy_id in known], parts)
    if found is None:
        raise _not_plain(Bilingual("适用哪项政策", "which policy they are for"), "--policy", known)
    return found


def inferred_routes(
    options: Sequence[str], policy: Policy, parts: Sequence[Part]
) -> tuple[str, ...]:
    """The routes for a package without a manifest: those of `--route`, or those its contracts
    plainly are for. Raises VoucherError where neither tells, or for a route that there is not."""
    for route in options:
        known_route(policy, route)
    found = tuple(dict.fromkeys(options)) or infer_routes(policy, parts)
    if not found:
        what = Bilingual("申报哪条路径", "which route they are for")
        raise _not_plain(what, "--route", [route.id for route in policy.routes])
    return found


def _not_plain(what: Bilingual, option: str, known: Sequence[str]) -> VoucherError:
    return VoucherError(
        Bilingual(
            f"材料包没有清单，文件也看不出{what.zh}：请用 {option}（{'、'.join(known)}）",
            f"there is no manifest and the files do not tell {what.en}: "
            f"use {option} ({', '.join(known)})",
        )
    )
