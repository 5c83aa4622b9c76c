"""Drafting a manifest.yaml from the files of a package."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from voucher_cli.draft.hints import load_hints
from voucher_cli.draft.model import Draft
from voucher_cli.draft.text import manifest_text
from voucher_cli.draft.whole import draft_whole
from voucher_cli.errors import VoucherError
from voucher_cli.evidence.package import MANIFEST_NAME, open_package
from voucher_cli.evidence.read_all import ReadOptions, read_package
from voucher_cli.evidence.recognise import parts_of
from voucher_cli.language import Bilingual, Language
from voucher_cli.manifest.model import Contract, Manifest, Purchase
from voucher_cli.policy.model import Policy
from voucher_cli.strict_yaml import YamlPath
from voucher_cli.vocabulary import load_vocabulary
from voucher_cli.workflow.drafting import drafted
from voucher_cli.workflow.progress import Progress, silent
from voucher_cli.workflow.saving import check_targets, save_all


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks to have drafted. `output` is where to write it: else the folder itself."""

    package: Path
    policy: str | None = None
    routes: tuple[str, ...] = ()
    output: Path | None = None
    force: bool = False
    reading: ReadOptions = field(default_factory=ReadOptions)


@dataclass(frozen=True)
class Initiated:
    """What was written, and where; `gaps` are the places left for people."""

    target: Path
    draft: Draft
    policy: Policy
    gaps: tuple[YamlPath, ...]


def init(request: Request, language: Language, progress: Progress = silent) -> Initiated:
    """Drafts and writes. Raises VoucherError where the files do not tell policy or route, and
    where a manifest is there already."""
    target = _target(request)
    check_targets([target], force=request.force)
    with open_package(request.package, other_manifest=True) as package:
        files = read_package(package, progress, request.reading)
    vocabulary = load_vocabulary()
    parts = tuple(part for file in files for part in parts_of(file, vocabulary))
    found = drafted(request.policy, request.routes, files, parts)
    draft = draft_whole(found.policy, found.evidence, found.manifest)
    draft = replace(draft, manifest=_with_a_purchase(draft))
    hints = load_hints().of_routes(found.policy, found.routes)
    written = manifest_text(draft, hints, language)
    save_all({target: written.text.encode("utf-8")})
    return Initiated(target, draft, found.policy, written.gaps)


def _target(request: Request) -> Path:
    if request.output is not None:
        return request.output
    if not request.package.is_dir():
        raise VoucherError(
            Bilingual(
                f"{request.package} 不是文件夹：请解压，或用 -o 指定写到哪里",
                f"{request.package} is no folder: unpack it, or say with -o where to write",
            )
        )
    return request.package / MANIFEST_NAME


def _with_a_purchase(draft: Draft) -> Manifest:
    """Where no purchase was found, an empty one shows what to fill in."""
    claims = tuple(
        claim if claim.purchases else replace(claim, purchases=(Purchase(contract=Contract()),))
        for claim in draft.manifest.claims
    )
    return replace(draft.manifest, claims=claims)
