"""Remembers what was recognised in pictures, by their pixels: the dearest thing to read anew, and
the same however the file around the pictures, or the code around the recognition, has changed."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import TypeAdapter

from voucher_cli.evidence.cache import fingerprint
from voucher_cli.evidence.cache.store import Store

if TYPE_CHECKING:
    from voucher_cli.evidence.pictures.raster import Pixels

T = TypeVar("T")

_stores: list[Store] = []
"""at most one; a process reads for one run"""


def remember_in(folder: Path | None) -> None:
    """From now on what is recognised is remembered there; None: nowhere."""
    while _stores:
        _stores.pop().close()
    if folder is not None:
        _stores.append(Store(folder))


def remembered(what: str, kind: type[T], pictures: Sequence[Pixels], find: Callable[[], T]) -> T:
    """What `find` makes of the pictures, or what it made of them the last time. `what` names the
    question asked of them; `kind` is the type of its answer."""
    if not _stores:
        return find()
    store, key = _stores[0], _key(what, pictures)
    known = store.get(key)
    if known is not None:
        with contextlib.suppress(ValueError):
            return _json(cast(Any, kind)).validate_json(known)  # type: ignore[no-any-return]
    answer = find()
    store.put(key, _json(cast(Any, kind)).dump_json(answer))
    return answer


def _key(what: str, pictures: Sequence[Pixels]) -> bytes:
    seen = hashlib.sha256(f"{fingerprint.of_recognition()} {what}".encode())
    for picture in pictures:
        seen.update(f" {picture.shape}\0".encode())
        seen.update(picture.tobytes())
    return seen.digest()


@cache
def _json(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
