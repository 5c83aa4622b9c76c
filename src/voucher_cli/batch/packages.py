"""Which packages a folder holds: every sub-folder and every archive in it."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from voucher_cli.errors import VoucherError
from voucher_cli.evidence.packed import natural_key, printable
from voucher_cli.language import Bilingual

_ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".tgz", ".gz", ".bz2", ".xz")
"""what may be somebody's package; what cannot be opened of it becomes a row that says so"""


@dataclass(frozen=True, slots=True)
class PackagePlace:
    """A package of the season: a `name` that can be shown and that no other has, and its path."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class SeasonFolder:
    """The packages in a folder, in natural order, and the names of what else lies there."""

    packages: tuple[PackagePlace, ...]
    left_out: tuple[str, ...]


def packages_in(folder: Path, output: Path) -> SeasonFolder:
    """What `folder` holds; `output`, which may lie in it, is none of it.

    Links are not followed: they may lead out of the folder. Raises VoucherError where the folder
    cannot be listed or holds no package.
    """
    packages: list[PackagePlace] = []
    left_out: list[str] = []
    taken: set[str] = set()
    for entry in _listed(folder):
        name = printable(entry.name)
        if entry.name.startswith(".") or name == "__MACOSX" or _is_same(Path(entry.path), output):
            continue
        if not _may_be_package(entry):
            left_out.append(name)
            continue
        packages.append(PackagePlace(_unique(name, taken), Path(entry.path)))
    if not packages:
        raise VoucherError(
            Bilingual(
                f"{folder} 中没有材料包：每个子文件夹或 .zip 是一个材料包",
                f"there is no package in {folder}: each sub-folder or .zip of it is one",
            )
        )
    return SeasonFolder(tuple(packages), tuple(left_out))


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as scan:
            return sorted(scan, key=lambda entry: natural_key(entry.name))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise VoucherError(
            Bilingual(
                f"无法读取文件夹 {folder}：{why}", f"the folder {folder} cannot be read: {why}"
            )
        ) from error


def _may_be_package(entry: os.DirEntry[str]) -> bool:
    try:
        mode = entry.stat(follow_symlinks=False).st_mode
    except OSError:
        return True  # that it cannot be had is told in its row
    if stat.S_ISDIR(mode):
        return True
    return stat.S_ISREG(mode) and entry.name.casefold().endswith(_ARCHIVES)


def _unique(name: str, taken: set[str]) -> str:
    unique, number = name, 1
    while unique in taken:
        number += 1
        unique = f"{name} ({number})"
    taken.add(unique)
    return unique


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
