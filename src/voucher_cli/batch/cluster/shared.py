"""Packages that do not travel: they lie in a folder that every machine of the cluster sees."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from voucher_cli.batch.cluster.messages import SharedPlace
from voucher_cli.batch.packages import open_place
from voucher_cli.errors import VoucherError
from voucher_cli.evidence.package import Package
from voucher_cli.language import Bilingual

VARIABLE = "VOUCHER_SHARED_ROOT"
"""names the shared folder on a machine where it lies elsewhere"""


def place_of(path: Path, root: Path) -> SharedPlace:
    """Where a package lies in the shared folder. Raises VoucherError where it does not."""
    for view in (os.path.abspath, os.path.realpath):  # as named; then with links followed
        below = Path(view(path))
        if below.is_relative_to(view(root)):
            return SharedPlace(str(root.absolute()), below.relative_to(view(root)).as_posix())
    raise VoucherError(
        Bilingual(
            f"{path} 不在 --shared-root 指明的文件夹 {root} 中，集群上的机器读不到",
            f"{path} does not lie in {root}, which --shared-root names: the machines of the "
            "cluster would not see it",
        )
    )


def root_here(place: SharedPlace) -> Path:
    """The shared folder on this machine."""
    return Path(os.environ.get(VARIABLE) or place.root)


def open_shared(place: SharedPlace, named: Path) -> Package:
    """The package, as if it had been opened where it was named. Raises VoucherError as
    `open_place` does."""
    path = root_here(place) / place.below
    try:
        return replace(open_place(path), path=named)
    except VoucherError as error:
        here, there = str(path), str(named)
        text = error.message
        raise VoucherError(
            Bilingual(text.zh.replace(here, there), text.en.replace(here, there))
        ) from error
