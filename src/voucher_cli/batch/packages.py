"""Which packages a folder holds: every sub-folder and every archive in it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from voucher_cli.batch.names import LEDGER
from voucher_cli.batch.season import LeftOut, WhyLeftOut
from voucher_cli.errors import VoucherError
from voucher_cli.evidence.package import Package, open_package
from voucher_cli.evidence.packed import natural_key, printable
from voucher_cli.language import Bilingual

_ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".tgz", ".gz", ".bz2", ".xz")
"""what may be somebody's package; what cannot be opened of it becomes a row that says so"""

_SYSTEM = {"__macosx", ".ds_store", "thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class PackagePlace:
    """A package of the season: a `name` that can be shown and that no other has, and its path."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class SeasonFolder:
    """The packages in a folder, in natural order, and what else lies there and is not judged."""

    packages: tuple[PackagePlace, ...]
    left_out: tuple[LeftOut, ...]


def packages_in(folder: Path, output: Path) -> SeasonFolder:
    """What `folder` holds; `output`, which may lie in it, is none of it.

    Raises VoucherError where the folder cannot be listed or holds no package, and where what is
    written to `output` would become part of it or of a package.
    """
    _hold_apart(folder, output)
    packages: list[PackagePlace] = []
    left_out: list[LeftOut] = []
    taken: set[str] = set()
    for entry in _listed(folder):
        name, path = printable(entry.name), Path(entry.path)
        if name.casefold() in _SYSTEM or _is_same(path, output):
            continue
        if entry.name.startswith(".") or (path / LEDGER).exists() or not _may_be_package(entry):
            left_out.append(LeftOut(name, WhyLeftOut.NO_PACKAGE))
        else:
            packages.append(PackagePlace(_unique(name, taken), path))
    if not packages:
        raise VoucherError(
            Bilingual(
                f"{folder} 中没有材料包：每个子文件夹或 .zip 是一个材料包",
                f"there is no package in {folder}: each sub-folder or .zip of it is one",
            )
        )
    return SeasonFolder(tuple(packages), tuple(left_out))


def open_place(path: Path) -> Package:
    """The package there. Links are not followed, since they may lead out of the season's folder.
    Raises VoucherError as `open_package` does."""
    if path.is_symlink():
        raise VoucherError(
            Bilingual(
                f"{path} 是符号链接，未读取：请放入材料包本身",
                f"{path} is a symbolic link, not followed: put the package itself here",
            )
        )
    package = open_package(path)
    if not package.entries and package.manifest is None and not package.left_out:
        package.__exit__(None, None, None)
        raise VoucherError(
            Bilingual(f"{path} 是空的，没有任何材料", f"{path} is empty: there is nothing in it")
        )
    return package


def _hold_apart(folder: Path, output: Path) -> None:
    within, where = output.resolve(), folder.resolve()
    if within.parent == where or not within.is_relative_to(where):
        return
    raise VoucherError(
        Bilingual(
            f"结果不能写入 {output}：那里是材料包所在处，请用 -o 另指文件夹",
            f"the results cannot be written to {output}, where packages lie: name another folder "
            "with -o",
        )
    )


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
    """A folder, an archive, or what claims to be one: that it cannot be had is told in its row."""
    if entry.name.casefold().endswith(_ARCHIVES):
        return True
    try:
        return entry.is_dir()
    except OSError:
        return True


def _unique(name: str, taken: set[str]) -> str:
    """`A`, and for `a` beside it `a (2)`: their reports may be carried to a system where the two
    are one name."""
    unique, number = name, 1
    while unique.casefold() in taken:
        number += 1
        unique = f"{name} ({number})"
    taken.add(unique.casefold())
    return unique


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
