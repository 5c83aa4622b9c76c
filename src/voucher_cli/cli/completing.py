"""What the Tab key offers: policies, routes, findings, forms, formats.

Only rules are looked at, never a package; what cannot be read offers nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from voucher_cli.errors import VoucherError
from voucher_cli.language import from_environment

if TYPE_CHECKING:
    from voucher_cli.policy.model import Policy

Offer = tuple[str, str]
"""what is offered, and what shells that can show it say of it"""


def policies(incomplete: str) -> list[Offer]:
    """The ids of policies."""
    language = from_environment()
    return _beginning(incomplete, ((p.id, p.title.text(language)) for p in _policies({})))


def routes(context: typer.Context, incomplete: str) -> list[Offer]:
    """The routes of the policy that was named, else of all."""
    language = from_environment()
    every = (
        (route.id, route.title.text(language))
        for policy in _policies(context.params)
        for route in policy.routes
    )
    return _beginning(incomplete, every)


def forms(context: typer.Context, incomplete: str) -> list[Offer]:
    """The forms of the policy that was named, else of all."""
    every = ((form.id, form.title) for p in _policies(context.params) for form in p.forms)
    return _beginning(incomplete, every)


def findings(incomplete: str) -> list[Offer]:
    """The names of findings."""
    from voucher_cli.catalogue import load_catalogue

    language = from_environment()
    try:
        catalogue = load_catalogue()
    except (VoucherError, OSError):
        return []
    return _beginning(incomplete, ((k, e.title.text(language)) for k, e in catalogue.items()))


def _policies(parameters: dict[str, Any]) -> Iterator[Policy]:
    from voucher_cli.policy.library import get_policy, policy_ids

    named = parameters.get("policy")
    for policy_id in policy_ids():
        if named in (None, policy_id):
            try:
                yield get_policy(policy_id)
            except (VoucherError, OSError):
                continue


def _beginning(incomplete: str, offers: Iterator[Offer]) -> list[Offer]:
    """Those that go on from what was typed, each once."""
    found: dict[str, str] = {}
    for name, said in offers:
        if name.startswith(incomplete):
            found.setdefault(name, said)
    return list(found.items())
