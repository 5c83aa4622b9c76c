"""Keeping what the program writes apart from the papers of a package."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from voucher_cli.errors import VoucherError
from voucher_cli.language import Bilingual


def hold_apart(target: Path, package: Path, is_own: Callable[[str], bool], name: str) -> None:
    """Raises VoucherError where `target` lies in the package's folder under a name by which it
    would pass for one of its papers; `name` is one that it could have there."""
    if not package.is_dir():
        return
    folder, top = target.parent.resolve(), package.resolve()
    if not folder.is_relative_to(top) or (folder == top and is_own(target.name)):
        return
    raise VoucherError(
        Bilingual(
            f"{target} 在材料包内，会被当作申报材料：请写到材料包之外，"
            f"或放在材料包首层并命名为 {name}",
            f"{target} lies within the package and would pass for one of its papers: write it "
            f"elsewhere, or name it {name} at the package's top",
        )
    )
