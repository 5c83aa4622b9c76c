"""Files without a manifest: which policy and routes they are for, and the purchases they show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voucher_cli.draft.manifest import draft_manifest
from voucher_cli.evidence.model import Evidence, Part, SourceFile
from voucher_cli.evidence.placing import place
from voucher_cli.manifest.model import Manifest
from voucher_cli.policy.model import Policy
from voucher_cli.vocabulary import load_vocabulary
from voucher_cli.workflow.inferred import inferred_policy, inferred_routes
from voucher_cli.workflow.matching import Matching, told_by_contracts, without_manifest


@dataclass(frozen=True)
class Drafted:
    """What files tell by themselves; `manifest` has a claim for each route, with its purchases."""

    policy: Policy
    routes: tuple[str, ...]
    evidence: Evidence
    manifest: Manifest


def drafted(
    policy_id: str | None,
    route_ids: Sequence[str],
    files: tuple[SourceFile, ...],
    parts: Sequence[Part],
) -> Drafted:
    """`policy_id` and `route_ids` are the user's options. Raises VoucherError where neither they
    nor the files tell policy and routes."""
    policy = inferred_policy(policy_id, parts)
    routes = inferred_routes(tuple(route_ids), policy, parts)
    evidence = evidence_of(files, parts, without_manifest(policy, routes))
    manifest = draft_manifest(policy, routes, evidence, None)
    if len(routes) > 1:  # contracts tell their claim by themselves, and then that of other papers
        evidence = evidence_of(files, parts, told_by_contracts(policy, manifest))
        manifest = draft_manifest(policy, routes, evidence, None)
    return Drafted(policy, routes, evidence, manifest)


def evidence_of(
    files: tuple[SourceFile, ...], parts: Sequence[Part], matching: Matching
) -> Evidence:
    """The files with their documents placed."""
    placements = place(parts, matching.wanted, matching.marks, matching.pins, load_vocabulary())
    return Evidence(files, placements)
