"""Lists the files of a folder without following links out of it or opening what is no file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from voucher_cli.errors import VoucherError
from voucher_cli.evidence.model import FileState
from voucher_cli.evidence.packed import (
    MAX_ENTRIES,
    MAX_FILE_BYTES,
    PackedFile,
    PackedFileError,
    printable,
    refused,
    too_large,
)
from voucher_cli.language import Bilingual

MAX_DEPTH = 32

_LINK_LEAVES = Bilingual(
    "符号链接指向材料包之外，未读取；请放入文件本身",
    "a symbolic link that leaves the package, not followed: put the file itself here",
)
_LINKED_FOLDER = Bilingual(
    "指向文件夹的符号链接，未读取；请放入文件夹本身",
    "a symbolic link to a folder, not followed: put the folder itself here",
)
_BROKEN_LINK = Bilingual("符号链接指向的文件不存在", "a symbolic link to a file that is not there")
_NO_FILE = Bilingual(
    "不是普通文件（设备、管道或套接字），未打开",
    "not a regular file (a device, pipe or socket), never opened",
)
_FORBIDDEN = Bilingual("没有读取权限", "no permission to read it")
_TOO_DEEP = Bilingual(
    f"文件夹嵌套超过 {MAX_DEPTH} 层，未读取", f"folders nested more than {MAX_DEPTH} deep, not read"
)


def list_folder(root: Path) -> tuple[PackedFile, ...]:
    """Every file below `root`, sub-folders included. Raises VoucherError when `root` cannot be
    listed or holds more than MAX_ENTRIES files."""
    real_root = os.path.realpath(root)
    entries: list[PackedFile] = []
    for entry in _walk(root, "", 0, real_root):
        entries.append(entry)
        if len(entries) > MAX_ENTRIES:
            raise VoucherError(
                Bilingual(
                    f"{root} 中的文件超过 {MAX_ENTRIES} 个，不像是一个申报材料包，请检查路径",
                    f"{root} holds more than {MAX_ENTRIES} files: is it the right folder?",
                )
            )
    return tuple(entries)


def _walk(folder: Path, prefix: str, depth: int, root: str) -> Iterator[PackedFile]:
    try:
        with os.scandir(folder) as scan:
            found = sorted(scan, key=lambda e: e.name)
    except OSError as error:
        if depth == 0:
            raise VoucherError(
                Bilingual(
                    f"无法读取文件夹 {folder}：{error.strerror}",
                    f"the folder {folder} cannot be read: {error.strerror}",
                )
            ) from error
        yield refused(prefix.rstrip("/"), 0, FileState.UNREADABLE, _FORBIDDEN)
        return
    for item in found:
        path = prefix + printable(item.name)
        if item.is_dir(follow_symlinks=False):
            if depth + 1 >= MAX_DEPTH:
                yield refused(path, 0, FileState.UNSUPPORTED, _TOO_DEEP)
            else:
                yield from _walk(Path(item.path), f"{path}/", depth + 1, root)
        else:
            yield _entry(item, path, root)


def _entry(item: os.DirEntry[str], path: str, root: str) -> PackedFile:
    target = os.path.realpath(item.path) if item.is_symlink() else item.path
    try:
        refusal = _link_refusal(target, root) if item.is_symlink() else None
        if refusal is not None:
            return refused(path, 0, *refusal)
        status = os.lstat(target)
    except (OSError, ValueError):
        return refused(path, 0, FileState.UNREADABLE, _FORBIDDEN)
    if not stat.S_ISREG(status.st_mode):
        return refused(path, 0, FileState.UNSUPPORTED, _NO_FILE)
    if status.st_size > MAX_FILE_BYTES:
        return too_large(path, status.st_size)
    return PackedFile(path, status.st_size, lambda: _read(target))


def _link_refusal(target: str, root: str) -> tuple[FileState, Bilingual] | None:
    """Why a link to `target` is not followed; only links to files of the package are."""
    if os.path.commonpath([target, root]) != root:
        return FileState.UNSUPPORTED, _LINK_LEAVES
    if not Path(target).exists():
        return FileState.UNREADABLE, _BROKEN_LINK
    if Path(target).is_dir():
        return FileState.UNSUPPORTED, _LINKED_FOLDER
    return None


def _read(target: str) -> bytes:
    """The bytes of a regular file; what became a link or device since it was listed is refused."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(target, flags | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as stream:  # noqa: PTH123 - of a descriptor, not of a path
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise PackedFileError(FileState.UNSUPPORTED, _NO_FILE)
            return stream.read(MAX_FILE_BYTES + 1)[:MAX_FILE_BYTES]
    except PermissionError as error:
        raise PackedFileError(FileState.UNREADABLE, _FORBIDDEN) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PackedFileError(
            FileState.UNREADABLE,
            Bilingual(f"无法读取：{reason}", f"cannot be read: {reason}"),
        ) from error
