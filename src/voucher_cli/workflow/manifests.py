"""Getting at the manifest: in a file of its own, or in a package."""

from __future__ import annotations

from pathlib import Path

from voucher_cli.errors import VoucherError
from voucher_cli.evidence.package import Package
from voucher_cli.evidence.packed import PackedFileError
from voucher_cli.language import Bilingual
from voucher_cli.manifest.load import load_manifest, parse_manifest
from voucher_cli.manifest.model import Manifest
from voucher_cli.strict_yaml import Bound


def read_manifest(path: Path) -> Bound[Manifest]:
    """The manifest in the file `path`. Raises VoucherError."""
    try:
        return load_manifest(path)
    except OSError as error:
        why = error.strerror or str(error)
        raise _unreadable(str(path), Bilingual(why, why)) from error


def manifest_in(package: Package) -> Bound[Manifest] | None:
    """The package's own manifest, if it has one. Raises VoucherError."""
    if package.manifest is None:
        return None
    parts = (str(package.path), package.root, package.manifest.path)
    name = "/".join(part for part in parts if part and part != ".")
    try:
        return parse_manifest(package.manifest.read(), name)
    except PackedFileError as error:
        raise _unreadable(name, error.detail) from error


def _unreadable(name: str, why: Bilingual) -> VoucherError:
    return VoucherError(
        Bilingual(f"无法读取清单 {name}：{why.zh}", f"cannot read the manifest {name}: {why.en}")
    )
