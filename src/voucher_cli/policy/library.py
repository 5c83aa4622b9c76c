"""The policies that the program carries: one folder of rules/ each, read once per process."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from voucher_cli.errors import InvalidFileError, VoucherError
from voucher_cli.language import Bilingual
from voucher_cli.nearest import not_known
from voucher_cli.policy.faults import unknown_topics
from voucher_cli.policy.load import POLICY_FILE, load_policy, problem_at, read_policy
from voucher_cli.policy.model import Policy
from voucher_cli.resources import data_folder


@cache
def policy_ids() -> tuple[str, ...]:
    """The ids of all policies, in alphabetical order: the names of their folders."""
    return tuple(sorted(path.parent.name for path in data_folder("rules").glob(f"*/{POLICY_FILE}")))


@cache
def get_policy(policy_id: str) -> Policy:
    """The policy of that id. Raises VoucherError for an unknown one, InvalidFileError for a bad
    rule file."""
    known = policy_ids()
    if policy_id not in known:
        raise VoucherError(not_known(Bilingual("没有政策", "no policy"), policy_id, known))
    return load_policy(data_folder("rules") / policy_id)


def require_topics(policy: Policy, topics: Collection[str]) -> None:
    """Holds the topics that a policy's rules ask for against those that there are.

    Only a check needs it, so loading does not. Raises InvalidFileError with every unknown one.
    """
    faults = tuple(unknown_topics(policy, topics))
    if faults:
        bound = read_policy(data_folder("rules") / policy.id)
        raise InvalidFileError(tuple(problem_at(bound, *fault) for fault in faults))


def policies_with_route(route_id: str) -> tuple[Policy, ...]:
    """Every policy that has a route of that id."""
    policies = (get_policy(policy_id) for policy_id in policy_ids())
    return tuple(policy for policy in policies if policy.route(route_id) is not None)


def route_ids() -> tuple[str, ...]:
    """The ids of all routes of all policies, each once."""
    routes = (route.id for policy_id in policy_ids() for route in get_policy(policy_id).routes)
    return tuple(dict.fromkeys(routes))
