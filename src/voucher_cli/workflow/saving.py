"""Writing several files: all of them or none, and never over something by accident."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from voucher_cli.errors import VoucherError
from voucher_cli.language import Bilingual


def check_targets(targets: Iterable[Path], *, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Raises VoucherError where a file could not be written, before any work is done: all that
    are there already at once. Inputs are never written over, whatever `force` says."""
    listed = list(targets)
    for target in listed:
        if any(_is_same(target, path) for path in inputs):
            raise VoucherError(
                Bilingual(
                    f"{target} 是输入文件，不会覆盖：请用 -o 另存",
                    f"{target} is an input and never written over: name another place with -o",
                )
            )
        if target.is_dir():
            raise VoucherError(
                Bilingual(f"{target} 是文件夹，请写明文件名", f"{target} is a folder: name a file")
            )
    there = [str(target) for target in listed if target.exists() or target.is_symlink()]
    if there and not force:
        names = "\n  ".join(there)
        raise VoucherError(
            Bilingual(
                f"已存在，加 --force 才会覆盖：\n  {names}",
                f"there already; add --force to replace:\n  {names}",
            )
        )


def save_all(files: Mapping[Path, bytes]) -> None:
    """Writes every file beside its place first, then moves all of them there. Makes the folders.
    Raises VoucherError, with nothing half written."""
    drafts: dict[Path, Path] = {}
    try:
        for target, data in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=".voucher-")
            drafts[target] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
        for target, draft in drafts.items():
            put_in_place(draft, target)
    except OSError as error:
        why = error.strerror or str(error)
        place = error.filename or next(iter(files), "")
        raise VoucherError(
            Bilingual(f"无法写入 {place}：{why}", f"cannot write {place}: {why}")
        ) from error
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def put_in_place(draft: Path, target: Path) -> None:
    """Moves a finished file from beside its place to it, as readable as the user's files are."""
    draft.chmod(0o666 & ~_umask())
    draft.replace(target)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _umask() -> int:
    """What new files may not be; mkstemp makes them private whatever the user wants."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
