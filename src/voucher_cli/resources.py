"""Finds rules/ and templates/: inside an installed package, or at the top of a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from voucher_cli.errors import VoucherError
from voucher_cli.language import Bilingual

_PACKAGE = Path(__file__).resolve().parent


@cache
def data_folder(name: str) -> Path:
    """The folder `rules` or `templates`.

    A wheel carries them as `voucher_cli/_data/NAME`. In a checkout, and so in an editable
    install, they lie beside `src/`. Raises VoucherError when neither is there.
    """
    for candidate in (_PACKAGE / "_data" / name, _PACKAGE.parents[1] / name):
        if candidate.is_dir():
            return candidate
    raise VoucherError(
        Bilingual(
            f"找不到程序自带的 {name} 目录，安装不完整，请重新安装 voucher-cli",
            f"the program's own {name} folder is missing: reinstall voucher-cli",
        )
    )
