"""What can go wrong with an output folder, in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from voucher_cli.errors import VoucherError
from voucher_cli.language import Bilingual

_SHOWN = 10


@contextmanager
def telling(folder: Path) -> Iterator[None]:
    """A disk that is full or not ours to write is the user's to mend: VoucherError."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or str(error)
        place = getattr(error, "filename", None) or folder
        raise VoucherError(
            Bilingual(
                f"无法写入 {place}：{why}；此前完成的结果已保存，处理后再次运行同一命令即可继续",
                f"cannot write {place}: {why}; what was written before is kept: mend that and run "
                "the same command again to go on",
            )
        ) from error


def hold_writable(path: Path) -> None:
    """Raises VoucherError for a file that another program keeps others from writing, as a
    spreadsheet does on some systems; better now than after a night's work."""
    if not path.is_file():
        return
    try:
        path.open("r+b").close()
    except OSError as error:
        why = error.strerror or str(error)
        raise VoucherError(
            Bilingual(
                f"{path} 无法写入（{why}）：如在其他程序中打开，请先关闭",
                f"{path} cannot be written ({why}): if it is open in another program, close it",
            )
        ) from error


def not_ours(folder: Path, names: Sequence[str]) -> VoucherError:
    """Somebody else's files stand where the program's would."""
    listed = "\n  ".join(names[:_SHOWN]) + ("\n  …" if len(names) > _SHOWN else "")
    return VoucherError(
        Bilingual(
            f"{folder} 中下列文件不是 voucher batch 写的，或写后被改动过；"
            f"请移走，或加 --force 覆盖：\n  {listed}",
            f"these files in {folder} were not written by voucher batch, or have been changed "
            f"since; move them away, or add --force to replace them:\n  {listed}",
        )
    )


def busy(folder: Path) -> VoucherError:
    """Another run is at it."""
    return VoucherError(
        Bilingual(
            f"另一个 voucher batch 正在写入 {folder}：请等它结束，或用 -o 另指文件夹",
            f"another voucher batch is writing to {folder}: wait for it, or name another folder "
            "with -o",
        )
    )
