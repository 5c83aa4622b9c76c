"""Where the cache lies, how large it is, and emptying it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from voucher_cli.errors import VoucherError
from voucher_cli.evidence.cache.store import LIMIT, Store, exists_in
from voucher_cli.language import Bilingual

VARIABLE = "VOUCHER_CACHE_DIR"


@dataclass(frozen=True, slots=True)
class CacheState:
    """A cache in a folder: entries, and bytes on the disk now and at most."""

    folder: Path
    entries: int
    bytes: int
    limit: int = LIMIT


def cache_folder() -> Path:
    """The folder that VOUCHER_CACHE_DIR names, else the user's own place for caches."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).absolute()
    from platformdirs import user_cache_path

    return user_cache_path("voucher", appauthor=False)


def cache_state() -> CacheState:
    """The user's cache. Looking at it makes none."""
    folder = cache_folder()
    if not exists_in(folder):
        return CacheState(folder, 0, 0)
    with Store(folder) as store:
        size = store.size()
    return CacheState(folder, size.entries, size.bytes)


def clear_cache() -> CacheState:
    """Empties the user's cache; what was in it. Raises VoucherError where that cannot be done."""
    before = cache_state()
    if exists_in(before.folder):
        with Store(before.folder) as store:
            cleared = store.clear()
        if not cleared and exists_in(before.folder):
            raise VoucherError(
                Bilingual(
                    f"无法清空缓存 {before.folder}：可能正在使用或没有写入权限，请稍后再试",
                    f"the cache {before.folder} cannot be emptied: it may be in use, or not yours "
                    "to write; try again later",
                )
            )
    return before
