"""Relative addresses of the files that lie beside the page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import quote

_SHOWN = (".html", ".json")
"""what a browser opens, the best first"""


def report_link(written: Iterable[str]) -> str | None:
    """The address of a package's report among the files written for it, None without one."""
    paths = sorted(written)
    found = (path for suffix in _SHOWN for path in paths if path.endswith(suffix))
    return next(filter(None, map(address, found)), None)


def address(path: str) -> str | None:
    """A path below the page's folder as a relative URL; None for one that leads out of it.

    Every character that means something in a URL is encoded, so that no path is a scheme, a query
    or a fragment. A byte that was no UTF-8 in a file's name becomes that byte again.
    """
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts:
        return None
    try:
        encoded = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        encoded = path.encode("utf-8", "surrogatepass")
    return quote(encoded, safe="/")
