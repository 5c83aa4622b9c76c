"""Remembers what a file holds, by its bytes."""

from __future__ import annotations

import hashlib

from voucher_cli.evidence.cache import fingerprint
from voucher_cli.evidence.cache.store import Store
from voucher_cli.evidence.codec import decode_content, encode_content
from voucher_cli.evidence.model import FileType
from voucher_cli.evidence.readers import Content
from voucher_cli.evidence.sniff import suffix_of


class Contents:
    """What files hold. A file of other bytes, another suffix or read without recognising pictures
    is another one."""

    def __init__(self, store: Store, *, ocr: bool) -> None:
        self._store = store
        self._ocr = ocr

    def find(self, digest: str, path: str) -> tuple[FileType, Content] | None:
        """What the file with this SHA-256 holds, where it is remembered."""
        if not self._store.usable:
            return None
        known = self._store.get(self._key(digest, path))
        try:
            return None if known is None else decode_content(known)
        except ValueError:
            return None

    def remember(self, digest: str, path: str, kind: FileType, content: Content) -> None:
        """For the next time."""
        if self._store.usable:
            self._store.put(self._key(digest, path), encode_content(kind, content))

    def _key(self, digest: str, path: str) -> bytes:
        named = (fingerprint.of_reading(), digest, suffix_of(path), f"ocr={self._ocr}")
        return hashlib.sha256("\0".join(named).encode("utf-8", "surrogatepass")).digest()
