"""Is every file there that the manifest names?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz, process

from voucher_cli.checks.case import Case
from voucher_cli.checks.placed import file_subject
from voucher_cli.findings import Finding, Level, Subject
from voucher_cli.manifest.model import KIND_OF_ENTRY, FileRef, Manifest
from voucher_cli.strict_yaml import YamlPath
from voucher_cli.text import squeeze

_LIKE = 60
"""per cent of two names that are alike, for one to be suggested in place of the other"""


def named_files_are_there(case: Case) -> Iterator[Finding]:
    """file-not-found: a file that the manifest names is not in the package, or has not the pages
    that it names; once for each name, with the nearest name that exists."""
    if case.drafted:
        return
    seen: set[str] = set()
    for path, reference in file_references(case.manifest):
        finding = _absent(case, path, reference)
        if finding and str(reference) not in seen:
            seen.add(str(reference))
            yield finding


def file_references(manifest: Manifest) -> Iterator[tuple[YamlPath, FileRef]]:
    """Every file that a manifest names, with the place where it does."""
    for c, claim in enumerate(manifest.claims):
        for p, purchase in enumerate(claim.purchases):
            for path, references in purchase.named_files():
                for reference in references:
                    yield ("claims", c, "purchases", p, *path, "file"), reference
    for claim_id, pins in manifest.materials.items():
        for material_id, references in pins.items():
            for reference in references:
                yield ("materials", claim_id, material_id), reference


def _absent(case: Case, path: YamlPath, reference: FileRef) -> Finding | None:
    file = case.evidence.file(reference.path)
    where = case.where(path)
    if file is None:
        near = _nearest(case, reference.path)
        subject = replace(_subject(case, path), file=reference.path, where=where)
        return Finding(
            "file-not-found",
            Level.ERROR,
            subject,
            variant="near" if near else "default",
            values={"file": reference.path, "near": near or "", "manifest": where or ""},
            expected=reference.path,
            actual=near,
        )
    last = reference.last_page or reference.first_page
    count = file.page_count if file.read_by is None or file.read_by.has_pages else None
    if last is None or count is None or last <= count:
        return None
    return Finding(
        "file-not-found",
        Level.ERROR,
        replace(file_subject(case, file.path), where=where),
        variant="pages",
        values={"file": reference.path, "pages": str(count), "manifest": where or ""},
        expected=str(reference),
        actual=str(count),
        detail=str(reference),
    )


def _subject(case: Case, path: YamlPath) -> Subject:
    """The claim and material of the manifest entry at `path`."""
    if path[0] == "claims":
        claim = next((c for c in case.claims() if c.index == path[1]), None)
        return claim.subject_of(KIND_OF_ENTRY[str(path[4])]) if claim else Subject()
    claim_id, material_id = str(path[1]), str(path[2])
    for claim in case.claims():
        if claim.id == claim_id:
            return claim.subject(material_id)
    return Subject(material=material_id)


def _nearest(case: Case, path: str) -> str | None:
    """The file whose name is most like `path`, spaces and folders aside."""
    names = {squeeze(f.path).casefold(): f.path for f in case.evidence.files}
    bare = {squeeze(f.path.rpartition("/")[2]).casefold(): f.path for f in case.evidence.files}
    wanted = squeeze(path).casefold()
    bare_wanted = squeeze(path.rpartition("/")[2]).casefold()
    for candidates, text in ((names, wanted), (bare, bare_wanted)):
        found = process.extractOne(text, candidates.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
        if found:
            return candidates[found[0]]
    return None
