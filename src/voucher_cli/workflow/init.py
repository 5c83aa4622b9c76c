"""Drafting a manifest from the files of a package, as YAML or as a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from voucher_cli.draft.hints import load_hints
from voucher_cli.draft.model import Draft
from voucher_cli.draft.text import manifest_text
from voucher_cli.draft.whole import draft_whole
from voucher_cli.errors import VoucherError
from voucher_cli.evidence.package import MANIFEST_BOOK_NAME, MANIFEST_NAME, open_package
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


class ManifestFormat(StrEnum):
    """What a manifest is written as."""

    YAML = "yaml"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks to have drafted. `output` is where to write it: else the folder itself.
    Without a `format` the output's suffix says it, else it is YAML."""

    package: Path
    policy: str | None = None
    routes: tuple[str, ...] = ()
    output: Path | None = None
    force: bool = False
    format: ManifestFormat | None = None
    reading: ReadOptions = field(default_factory=ReadOptions)

    @property
    def written_as(self) -> ManifestFormat:
        """The format asked for, by name or by the output's suffix."""
        if self.format is not None:
            return self.format
        is_book = self.output is not None and self.output.suffix.lower() == ".xlsx"
        return ManifestFormat.XLSX if is_book else ManifestFormat.YAML


@dataclass(frozen=True)
class Initiated:
    """What was written, and where; `gaps` are the places left for people, `cells` their cells
    where it is a workbook."""

    target: Path
    draft: Draft
    policy: Policy
    gaps: tuple[YamlPath, ...]
    cells: Mapping[YamlPath, str] = field(default_factory=dict)


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
    if request.written_as is ManifestFormat.YAML:
        save_all({target: written.text.encode("utf-8")})
        return Initiated(target, draft, found.policy, written.gaps)
    from voucher_cli.draft.workbook.write import manifest_book

    book = manifest_book(draft, found.policy, written.gaps, language)
    save_all({target: book.data})
    return Initiated(target, draft, found.policy, written.gaps, book.cells)


def _target(request: Request) -> Path:
    is_book = request.written_as is ManifestFormat.XLSX
    if request.output is not None:
        if is_book != (request.output.suffix.lower() == ".xlsx"):
            raise VoucherError(
                Bilingual(
                    f"{request.output} 的后缀与 --format {request.written_as} 不符",
                    f"{request.output} has not the suffix of --format {request.written_as}",
                )
            )
        return request.output
    if not request.package.is_dir():
        raise VoucherError(
            Bilingual(
                f"{request.package} 不是文件夹：请解压，或用 -o 指定写到哪里",
                f"{request.package} is no folder: unpack it, or say with -o where to write",
            )
        )
    own, other = MANIFEST_NAME, MANIFEST_BOOK_NAME
    if is_book:
        own, other = other, own
    if (request.package / other).exists():
        raise VoucherError(
            Bilingual(
                f"{request.package} 中已有 {other}：材料包只能有一个清单，请先移走或删除它",
                f"{request.package} has a manifest {other}: a package has one, so move or delete "
                "it first",
            )
        )
    return request.package / own


def _with_a_purchase(draft: Draft) -> Manifest:
    """Where no purchase was found, an empty one shows what to fill in."""
    claims = tuple(
        claim if claim.purchases else replace(claim, purchases=(Purchase(contract=Contract()),))
        for claim in draft.manifest.claims
    )
    return replace(draft.manifest, claims=claims)
