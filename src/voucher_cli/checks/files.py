"""Could every file be opened and read, and is it what its name says?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from voucher_cli.catalogue import term
from voucher_cli.checks.case import Case
from voucher_cli.checks.placed import file_subject, material_title, placements_of
from voucher_cli.checks.references import file_references
from voucher_cli.evidence.model import FileState, FileType, SourceFile
from voucher_cli.findings import Finding, Level

_UNUSABLE = {
    FileState.EMPTY: "file-empty",
    FileState.ENCRYPTED: "file-encrypted",
    FileState.UNREADABLE: "file-unreadable",
    FileState.UNSUPPORTED: "file-unsupported",
}


def files_can_be_opened(case: Case) -> Iterator[Finding]:
    """file-unreadable, file-empty, file-encrypted: an error where a material or manifest entry
    needs the file; file-unsupported: a warning in any case."""
    named = {reference.path for _, reference in file_references(case.manifest)}
    for file in case.evidence.files:
        name = _UNUSABLE.get(file.state)
        if name is None:
            continue
        needed = file.path in named or bool(placements_of(case, file.path))
        grave = needed and file.state is not FileState.UNSUPPORTED
        detail = file.detail or term("file-unreadable", "no-detail")
        yield Finding(
            name,
            Level.ERROR if grave else Level.WARNING,
            file_subject(case, file.path),
            variant=_format(file) if file.state is FileState.UNSUPPORTED else "default",
            values={"detail": detail},
        )


def file_names_tell_the_type(case: Case) -> Iterator[Finding]:
    """file-misnamed: readable, but not the type that its suffix says."""
    for file in case.evidence.files:
        if file.misnamed and file.state is FileState.READ:
            suffix = file.path.rpartition(".")[2] if "." in file.path else ""
            yield Finding(
                "file-misnamed",
                Level.INFO,
                file_subject(case, file.path),
                variant="default" if suffix else "no-suffix",
                expected=file.type.value,
                actual=suffix,
            )


def files_fit_the_portal(case: Case) -> Iterator[Finding]:
    """file-oversize: more bytes than the portal takes, where a limit is configured."""
    limit = case.file_size_limit
    if limit is None:
        return
    for file in case.evidence.files:
        if file.size > limit:
            yield Finding(
                "file-oversize",
                Level.WARNING,
                file_subject(case, file.path),
                expected=f"≤ {_megabytes(limit)} MB",
                actual=f"{_megabytes(file.size)} MB",
            )


def files_are_distinct(case: Case) -> Iterator[Finding]:
    """file-duplicate: the same content handed in as different materials. Copies under one
    material, of several claims too, are none."""
    copies: dict[str, list[SourceFile]] = defaultdict(list)
    for file in case.evidence.files:
        if file.size and file.sha256:
            copies[file.sha256].append(file)
    for files in copies.values():
        placed = [(f, p) for f in files for p in placements_of(case, f.path)[:1]]
        for n, (file, placement) in enumerate(placed):
            others = [o for o, p in placed[:n] if p.material != placement.material]
            if others:
                yield Finding(
                    "file-duplicate",
                    Level.WARNING,
                    file_subject(case, file.path),
                    values={
                        "other": others[0].path,
                        "title": material_title(case, placement.material or "", placement.claim),
                        "other_title": _file_title(case, others[0].path),
                    },
                    actual=others[0].path,
                )


def _file_title(case: Case, path: str) -> str:
    """The title of the material at which a file was placed first."""
    first = placements_of(case, path)[0]
    return material_title(case, first.material or "", first.claim)


def pages_can_be_read(case: Case) -> Iterator[Finding]:
    """text-unreadable: once for each file, with the pages whose text could not be read.

    A file of a type that is not read, placed at a material by its name, is unread as a whole:
    the material is there, and nobody has looked at what it says.
    """
    placed = {p.part.file for p in case.evidence.placements if p.material is not None}
    for file in case.evidence.files:
        unsupported = file.state is FileState.UNSUPPORTED and file.path in placed
        if file.state is not FileState.READ and not unsupported:
            continue
        unread = [page.number for page in file.pages if not page.readable]
        if unread or not file.pages:
            whole = len(unread) == len(file.pages)
            first = unread[0] if unread else None
            yield Finding(
                "text-unreadable",
                Level.REVIEW,
                file_subject(case, file.path, first),
                variant="whole" if whole else "default",
                values={"pages": ranges(unread), "of": str(len(file.pages))},
            )


def ranges(numbers: list[int]) -> str:
    """`2、4-6`: page numbers as people write them."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs)


def _format(file: SourceFile) -> str:
    if file.type in {FileType.LEGACY_OFFICE, FileType.ARCHIVE}:
        return file.type.value
    return "default"


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f}"
