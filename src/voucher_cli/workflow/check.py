"""Judging one package: files → evidence; manifest or draft → award; both → findings → report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from voucher_cli.evidence.model import Part, SourceFile
from voucher_cli.evidence.package import Package, open_package
from voucher_cli.evidence.read_all import PackageReader, ReadOptions
from voucher_cli.evidence.recognise import parts_of
from voucher_cli.manifest.model import Manifest
from voucher_cli.policy.model import Policy
from voucher_cli.report.model import Report
from voucher_cli.strict_yaml import Bound, YamlPath
from voucher_cli.vocabulary import load_vocabulary
from voucher_cli.workflow.choice import chosen_claims, stated_policy
from voucher_cli.workflow.comparing import compared, earlier_findings
from voucher_cli.workflow.drafting import drafted, evidence_of
from voucher_cli.workflow.judging import Application, judge
from voucher_cli.workflow.manifests import manifest_in, read_manifest
from voucher_cli.workflow.matching import (
    first_pages,
    matching_of,
)
from voucher_cli.workflow.progress import Progress, silent
from voucher_cli.workflow.settling import confirmations_for, settle


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks to have checked. `manifest` is one outside the package; `routes` narrow
    the claims, or say without a manifest what is applied for. `confirmations` is a file of them
    outside the package, `since` an earlier report to compare with; `reading` is how the files are
    to be read."""

    package: Path
    policy: str | None = None
    routes: tuple[str, ...] = ()
    manifest: Path | None = None
    confirmations: Path | None = None
    since: Path | None = None
    reading: ReadOptions = field(default_factory=ReadOptions)


def check(request: Request, progress: Progress = silent) -> Report:
    """Judges the package. Raises VoucherError where package, manifest or options cannot be used."""
    other_manifest = request.manifest is not None
    with (
        open_package(request.package, other_manifest=other_manifest) as package,
        PackageReader(request.reading) as reader,
    ):
        return check_opened(request, package, reader, progress)


def check_opened(
    request: Request, package: Package, reader: PackageReader, progress: Progress = silent
) -> Report:
    """Judges a package that is open already. Raises VoucherError as `check` does."""
    bound = read_manifest(request.manifest) if request.manifest else manifest_in(package)
    if bound is not None:  # what is wrong with the manifest is told before the long work
        policy = stated_policy(bound, request.policy)
        chosen_claims(bound.value, request.routes, policy)
    confirmations = confirmations_for(package, request.confirmations)
    earlier = earlier_findings(request.since) if request.since else None
    files = reader.files(package, progress)
    vocabulary = load_vocabulary()
    firsts = first_pages(bound.value) if bound else {}
    parts = tuple(
        part
        for file in files
        for part in parts_of(file, vocabulary, firsts.get(file.path, frozenset()))
    )
    application = (
        _from_files(request, files, parts)
        if bound is None
        else _from_manifest(request, bound, policy, files, parts)
    )
    judged = replace(judge(application, str(request.package)), left_out=package.left_out)
    report = settle(judged, confirmations)
    if request.since is None or earlier is None:
        return report
    return compared(report, earlier, request.since)


def _from_manifest(
    request: Request,
    bound: Bound[Manifest],
    policy: Policy,
    files: tuple[SourceFile, ...],
    parts: Sequence[Part],
) -> Application:
    manifest = bound.value
    name = Path(bound.file).name

    def where(path: YamlPath) -> str:
        return f"{name}:{bound.mark(path)}"

    return Application(
        policy=policy,
        manifest=manifest,
        claims=chosen_claims(manifest, request.routes, policy),
        evidence=evidence_of(files, parts, matching_of(policy, manifest)),
        drafted=False,
        where=where,
    )


def _from_files(
    request: Request, files: tuple[SourceFile, ...], parts: Sequence[Part]
) -> Application:
    found = drafted(request.policy, request.routes, files, parts)
    return Application(
        policy=found.policy,
        manifest=found.manifest,
        claims=found.manifest.claims,
        evidence=found.evidence,
        drafted=True,
        where=lambda _: None,
    )
