"""From a manifest and the evidence to the report: award, checks, findings in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from voucher_cli.checks import CHECKS
from voucher_cli.checks.case import Case
from voucher_cli.draft.complete import complete
from voucher_cli.evidence.model import Evidence
from voucher_cli.findings import Finding, Level
from voucher_cli.forms.official import official_forms
from voucher_cli.manifest.model import Claim, Manifest
from voucher_cli.policy.model import NotChecked, Policy
from voucher_cli.report.materials import material_states
from voucher_cli.report.model import Report, ReportedFinding
from voucher_cli.strict_yaml import YamlPath
from voucher_cli.topics import load_topics
from voucher_cli.workflow.awarding import award_of, bases_of, window_of


@dataclass(frozen=True)
class Application:
    """What is judged. `claims` are those of the manifest that the user asked for; `where` tells
    the place of a manifest path, None without a manifest file (`drafted`)."""

    policy: Policy
    manifest: Manifest
    claims: tuple[Claim, ...]
    evidence: Evidence
    drafted: bool
    where: Callable[[YamlPath], str | None]


def judge(application: Application, package: str) -> Report:
    """Runs every check. `package` is what the user calls the package."""
    case = _case(application)
    routes = tuple(dict.fromkeys(claim.route for claim in application.claims))
    return Report(
        package=package,
        policy=application.policy,
        routes=routes,
        applied_on=application.manifest.applied_on,
        drafted=application.drafted,
        materials=material_states(case),
        evidence=application.evidence,
        findings=in_order(finding for check in CHECKS for finding in check(case)),
        award=case.award,
        not_checked=_not_checked(application.policy, routes),
        manifest=case.completed,
    )


def _case(application: Application) -> Case:
    """Amounts are the manifest's own; dates and parties that it leaves out are the files'."""
    policy = application.policy
    completed = complete(application.manifest, application.evidence)
    chosen = {claim.id for claim in application.claims}
    claims = [claim for claim in completed.claims if claim.id in chosen]
    bases = bases_of(policy, completed, claims)
    return Case(
        policy=policy,
        manifest=application.manifest,
        completed=completed,
        drafted=application.drafted,
        where=application.where,
        evidence=application.evidence,
        window=window_of(policy, completed),
        bases=bases,
        award=award_of(policy, completed, claims, bases),
        topics=load_topics(),
        forms=official_forms(policy),
    )


def in_order(findings: Iterable[Finding]) -> tuple[ReportedFinding, ...]:
    """The gravest first, else as the checks gave them; each under an id of its own."""
    gravity = {level: rank for rank, level in enumerate(Level)}
    ordered = sorted(findings, key=lambda finding: gravity[finding.level])
    return tuple(_with_ids(ordered))


def _with_ids(findings: Sequence[Finding]) -> Iterator[ReportedFinding]:
    """Findings that say the same are one. Others of the same id are numbered as they come, lest an
    id stand twice; a check that lets it come to that leaves too much out of its `detail`."""
    seen: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        alike = seen[finding.id]
        if finding not in alike:
            alike.append(finding)
            number = f"-{len(alike)}" if len(alike) > 1 else ""
            yield ReportedFinding(f"{finding.id}{number}", finding)


def _not_checked(policy: Policy, routes: Sequence[str]) -> tuple[NotChecked, ...]:
    return tuple(
        entry
        for entry in policy.not_checked
        if not entry.routes or any(route in entry.routes for route in routes)
    )
