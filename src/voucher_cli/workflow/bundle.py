"""Binding a package into a submission volume."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from voucher_cli.errors import VoucherError
from voucher_cli.evidence.package import VOLUME, VOLUME_NAME, open_package
from voucher_cli.findings import Level
from voucher_cli.language import Bilingual
from voucher_cli.report.model import ReportedFinding
from voucher_cli.volume.plan import Entry, Plan, plan_of
from voucher_cli.workflow.apart import hold_apart
from voucher_cli.workflow.check import Request as CheckRequest
from voucher_cli.workflow.check import check
from voucher_cli.workflow.progress import Progress, Step, silent
from voucher_cli.workflow.saving import check_targets, put_in_place

_SIZE = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>[KMG]?)(?:I?B)?", re.IGNORECASE)
_UNITS = {"": 1, "K": 1000, "M": 1000**2, "G": 1000**3}
"""a portal's 10 MB may be ten million bytes or more: the smaller reading is under both"""
LEAST_SIZE = 100_000


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks to have bound. `output` is a .pdf or .zip, or a folder for a .pdf;
    `max_size` is the most bytes of each volume."""

    checking: CheckRequest
    output: Path
    max_size: int | None = None
    allow_errors: bool = False
    force: bool = False


@dataclass(frozen=True)
class Bundle:
    """What was written; nothing where `errors` stood in the way. `sizes` are pages of a PDF, files
    of a zip. `notes` are to be told; `oversized` volumes are over the limit for one paper alone."""

    plan: Plan
    volumes: tuple[Path, ...] = ()
    sizes: tuple[int, ...] = ()
    notes: tuple[Bilingual, ...] = ()
    oversized: tuple[Path, ...] = ()
    errors: tuple[ReportedFinding, ...] = ()


def size_of(text: str) -> int:
    """`10MB` in bytes. Raises VoucherError."""
    match = _SIZE.fullmatch(text.strip())
    try:
        size = int(Decimal(match["number"]) * _UNITS[match["unit"].upper()]) if match else 0
    except (InvalidOperation, OverflowError):
        size = 0
    if size < LEAST_SIZE:
        raise VoucherError(
            Bilingual(
                f"--max-size {text} 不是大小，或小于 100KB：写如 10MB、500KB",
                f"--max-size {text} is no size, or less than 100KB: write 10MB or 500KB",
            )
        )
    return size


def bundle(request: Request, progress: Progress = silent) -> Bundle:
    """Checks the package and binds it. Raises VoucherError where it cannot be, or where there is
    something already; writes nothing while there are errors, unless these are allowed."""
    target = _target(request)
    report = check(request.checking, progress)
    plan = plan_of(report)
    errors = tuple(one for one in report.of(Level.ERROR) if one.counts)
    if errors and not request.allow_errors:
        return Bundle(plan, errors=errors)
    if not plan.bound:
        raise VoucherError(
            Bilingual("材料包中没有文件可装订", "there is no file in the package to bind")
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".voucher-") as folder:
            return _bound(request, plan, target, Path(folder), progress)
    except OSError as error:
        why = error.strerror or str(error)
        raise VoucherError(
            Bilingual(f"无法写入 {target}：{why}", f"cannot write {target}: {why}")
        ) from error


def _bound(request: Request, plan: Plan, target: Path, folder: Path, progress: Progress) -> Bundle:
    from voucher_cli.volume.archive import Packer
    from voucher_cli.volume.binding import Binder
    from voucher_cli.volume.opening import Opener

    checking = request.checking
    with open_package(checking.package, other_manifest=checking.manifest is not None) as package:
        opener = Opener({entry.path: entry for entry in package.entries}, folder)
        told = _telling(progress, len(plan.bound))
        if target.suffix.lower() == ".zip":
            packed = Packer(plan, opener, folder, request.max_size, told).pack()
            made, sizes, notes, over = packed.volumes, packed.files, packed.notes, packed.oversized
        else:
            bound = Binder(plan, opener, folder, request.max_size, told).bind()
            made, sizes, notes, over = bound.volumes, bound.pages, bound.notes, bound.oversized
    targets = _volumes(target, len(made))
    check_targets(targets, force=request.force)
    for place, path in zip(targets, made, strict=True):
        put_in_place(path, place)
    return Bundle(
        plan,
        tuple(targets),
        tuple(sizes),
        tuple(note.message for note in notes),
        tuple(place for place, path in zip(targets, made, strict=True) if path.name in over),
    )


def _telling(progress: Progress, files: int) -> Callable[[Entry], None]:
    step = Step("", 0, files)

    def told(entry: Entry) -> None:
        nonlocal step
        step = replace(step, path=entry.file.path, file=min(step.file + 1, files))
        progress(step)

    return told


def _volumes(target: Path, count: int) -> Sequence[Path]:
    """`申报材料册.pdf`, or `申报材料册-第1册.pdf` …"""
    if count == 1:
        return [target]
    return [
        target.with_name(f"{target.stem}-第{number}册{target.suffix}")
        for number in range(1, count + 1)
    ]


def _target(request: Request) -> Path:
    """Where to write, before any work is done. Raises VoucherError."""
    target = request.output
    if target.is_dir():
        target = target / f"{VOLUME_NAME}.pdf"
    if target.suffix.lower() not in {".pdf", ".zip"}:
        raise VoucherError(
            Bilingual(
                f"-o {target}：请写 .pdf（装订成册）或 .zip（按清单顺序打包）",
                f"-o {target}: name a .pdf (one volume) or a .zip (files in the list's order)",
            )
        )
    package = request.checking.package
    check_targets([target], force=request.force, inputs=[package] if package.is_file() else [])
    hold_apart(
        target, package, lambda name: VOLUME.fullmatch(name) is not None, f"{VOLUME_NAME}.pdf"
    )
    return target
