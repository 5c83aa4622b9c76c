"""Writing a result to a file: all of it or nothing, and never over something by accident."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from voucher_cli.errors import VoucherError
from voucher_cli.language import Bilingual


def check_target(to: Path | None, *, force: bool) -> None:
    """Raises VoucherError when `to` cannot be written, before any work is done."""
    if to is None:
        return
    if to.is_dir():
        raise VoucherError(
            Bilingual(f"{to} 是文件夹，请写明文件名", f"{to} is a folder: name a file")
        )
    if not to.parent.is_dir():
        raise VoucherError(
            Bilingual(
                f"文件夹 {to.parent} 不存在，请先建立",
                f"there is no folder {to.parent}: make it first",
            )
        )
    if to.exists() and not force:
        raise VoucherError(
            Bilingual(
                f"{to} 已存在，加 --force 才会覆盖",
                f"{to} is there already: add --force to replace it",
            )
        )


def write_file(to: Path, text: str, *, force: bool) -> None:
    """Writes the whole of `text` as UTF-8, or nothing at all. Raises VoucherError."""
    check_target(to, force=force)
    try:
        handle, name = tempfile.mkstemp(dir=to.parent, prefix=".voucher-")
        draft = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
                file.write(text)
            draft.chmod(0o666 & ~_umask())
            draft.replace(to)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise VoucherError(
            Bilingual(f"无法写入 {to}：{error.strerror}", f"cannot write {to}: {error.strerror}")
        ) from error


def _umask() -> int:
    """What new files may not be; mkstemp makes them private whatever the user wants."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
